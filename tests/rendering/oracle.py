"""Reads HTML as a browser would and names all that a text may not hold. Knows nothing of the sanitiser."""

import re
from html.parser import HTMLParser

TAGS = frozenset(
    [
        "a",
        "blockquote",
        "br",
        "code",
        "em",
        "h2",
        "h3",
        "h4",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "strong",
        "ul",
    ]
)
ATTRIBUTES = {"a": {"href", "rel", "class", "dir", "title"}, "ol": {"start"}}
DIRECTED = frozenset({"p", "h2", "h3", "h4", "li", "blockquote"})
_ADDRESS = re.compile(r"(?:https?://|mailto:|/(?![/\\]))[^\s\\\x00-\x1f]*\Z", re.IGNORECASE)


class _Oracle(HTMLParser):
    def __init__(self, also: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.also = also
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS | self.also:
            self.faults.append(f"tag {tag}")
        for name, value in attrs:
            if tag == "div" and (name, value) in {("class", "scrolled"), ("tabindex", "0")}:
                continue
            allowed = name in ATTRIBUTES.get(tag, set()) or (
                name == "dir" and tag in DIRECTED | self.also and tag != "div"
            )
            if not allowed:
                self.faults.append(f"attribute {name} on {tag}")
            if name == "href" and not _ADDRESS.match(value or ""):
                self.faults.append(f"address {value}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"declaration {data}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data}")


def faults(html: str, also: frozenset[str] = frozenset()) -> list[str]:
    """`also` are tags that may stand in it besides."""
    oracle = _Oracle(also)
    oracle.feed(html)
    oracle.close()
    return oracle.faults
