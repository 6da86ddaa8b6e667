"""Reads what a page says of itself as strictly as those it is said to: its head, and its JSON-LD.

Asked for is what https://schema.org calls the things, and what Google's documentation of structured data requires of
discussion forum postings, comments, profile pages and breadcrumbs.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

Thing = dict[str, Any]

# By type: what must be there, and what else may.
FIELDS: dict[str, tuple[set[str], set[str]]] = {
    "WebSite": ({"name", "url", "potentialAction"}, {"description"}),
    "SearchAction": ({"target", "query-input"}, set()),
    "EntryPoint": ({"urlTemplate"}, set()),
    "Blog": ({"name", "url"}, {"description"}),
    "Person": ({"name", "url"}, {"alternateName", "jobTitle", "description"}),
    "ProfilePage": ({"mainEntity", "url", "dateCreated"}, set()),
    "BreadcrumbList": ({"itemListElement"}, set()),
    "ListItem": ({"position", "name", "item"}, set()),
    "InteractionCounter": ({"interactionType", "userInteractionCount"}, set()),
    "Comment": ({"author", "datePublished", "text", "url"}, {"comment"}),
    **dict.fromkeys(
        ("DiscussionForumPosting", "BlogPosting"),
        (
            {"headline", "author", "datePublished", "dateModified", "text", "url", "mainEntityOfPage"}
            | {"commentCount", "interactionStatistic", "isPartOf"},
            {"comment"},
        ),
    ),
}


class Head(HTMLParser):
    """`links` by relation, `metas` by name or property, and `things` by type."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: dict[str, list[str]] = {}
        self.metas: dict[str, list[str]] = {}
        self.things: dict[str, Thing] = {}
        self.blocks: list[str] = []
        self.is_in_block = False
        self.feed(html)
        self.close()
        for block in self.blocks:
            whole = _strict(block)
            assert whole.keys() == {"@context", "@graph"}
            assert whole["@context"] == "https://schema.org"
            for thing in whole["@graph"]:
                check_thing(thing)
                assert thing["@type"] not in self.things
                self.things[thing["@type"]] = thing

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link":
            self.links.setdefault(values["rel"], []).append(values["href"])
        elif tag == "meta" and "content" in values:
            name = values.get("name") or values.get("property") or ""
            self.metas.setdefault(name, []).append(values["content"])
        elif tag == "script" and values.get("type") == "application/ld+json":
            self.is_in_block = True
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_in_block = self.is_in_block and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.is_in_block:
            self.blocks[-1] += data

    @property
    def canonical(self) -> str | None:
        (found,) = self.links.get("canonical", [None])
        return found

    @property
    def is_noindex(self) -> bool:
        return self.metas.get("robots") == ["noindex"]

    @property
    def posting(self) -> Thing:
        (found,) = (thing for kind, thing in self.things.items() if kind.endswith("Posting"))
        return found


def _strict(text: str) -> Thing:
    """JSON in which no name stands twice, and nothing that only Python knows."""

    def once(pairs: list[tuple[str, Any]]) -> Thing:
        names = [name for name, _value in pairs]
        assert len(names) == len(set(names)), names
        return dict(pairs)

    def refuse(constant: str) -> Any:
        raise AssertionError(constant)

    assert not set("<>&\u2028\u2029") & set(text), "something in it could end the block"
    found: Thing = json.loads(text, object_pairs_hook=once, parse_constant=refuse)
    return found


def check_thing(thing: Thing) -> None:
    """Whether it says all that its type must say, and nothing empty or unknown."""
    kind = thing["@type"]
    needed, possible = FIELDS[kind]
    said = thing.keys() - {"@type"}
    assert needed <= said <= needed | possible, (kind, said)
    for name, value in thing.items():
        assert value not in ("", [], None), (kind, name)
        CHECKS.get(name, _nothing)(value)
        for below in value if isinstance(value, list) else [value]:
            if isinstance(below, dict):
                check_thing(below)


def _nothing(_value: Any) -> None:
    pass


def _check_url(value: str) -> None:
    parts = urlsplit(value)
    assert parts.scheme in {"http", "https"}, value
    assert parts.netloc, value


def _check_moment(value: str) -> None:
    assert datetime.fromisoformat(value).tzinfo is not None, value


def _check_list(items: list[Thing]) -> None:
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))


CHECKS: dict[str, Callable[[Any], None]] = {
    "url": _check_url,
    "item": _check_url,
    "mainEntityOfPage": _check_url,
    "interactionType": _check_url,
    "datePublished": _check_moment,
    "dateModified": _check_moment,
    "dateCreated": lambda value: _nothing(date.fromisoformat(value)),
    "itemListElement": _check_list,
}


def comments_of(thing: Thing) -> list[Thing]:
    """All that hang on it, at whatever depth."""
    found = []
    for comment in thing.get("comment", []):
        found += [comment, *comments_of(comment)]
    return found
