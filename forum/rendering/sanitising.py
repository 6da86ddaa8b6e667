"""The last gate before HTML is stored: a short list of what may stand in it. Nothing else imports bleach."""

import html
import re
import threading
from collections.abc import Iterable

from bleach.sanitizer import Cleaner

from forum.rendering.addresses import is_safe_address
from forum.rendering.already_clean import is_already_clean
from forum.rendering.pictures import is_allowed_on_image
from forum.rendering.shaping import LINK_RELATION

TAGS = frozenset(
    {
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
    }
)
# What texts that were brought in may have besides.
FOREIGN_TAGS = TAGS | {
    *(
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "kbd",
        "q",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
    ),
}
# The class of what stands around a table.
SCROLLED = "scrolled"
PROTOCOLS = frozenset({"http", "https", "mailto"})

_DIRECTED = frozenset({"blockquote", "caption", "dd", "dt", "h2", "h3", "h4", "li", "p", "td", "th"})
_BATCH_LENGTH = 4_000
_NUMBER = re.compile(r"[0-9]{1,9}")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_MOST_PLAIN_LINES = 2_000

_cleaners = threading.local()


def sanitise(blocks: Iterable[str], *, has_pictures: bool = False) -> str:
    """Keep only allowed tags, attributes and addresses in complete blocks of HTML; `img` only where pictures may be.

    Blocks are cleaned a few at a time: the cost of one large tree grows faster than its length.
    """
    return _clean(blocks, TAGS | {"img"} if has_pictures else TAGS)


def sanitise_foreign(blocks: Iterable[str], *, has_pictures: bool = False) -> str:
    """The same for what was brought in from elsewhere, which has a few more tags, and none that could do more.

    Of pictures it lets only those of this site stand.
    """
    return _clean(blocks, FOREIGN_TAGS | {"img"} if has_pictures else FOREIGN_TAGS)


def plain_html(text: str) -> str:
    """A text as it was typed, escaped, in paragraphs; in one `pre` where it has thousands of lines."""
    escaped = html.escape(text.strip("\n"), quote=False)
    if escaped.count("\n") > _MOST_PLAIN_LINES:
        return f"<pre>{escaped}\n</pre>\n"
    paragraphs = (part.strip() for part in _BLANK_LINES.split(escaped))
    return "".join(f'<p dir="auto">{part.replace(chr(10), "<br>" + chr(10))}</p>\n' for part in paragraphs if part)


def _clean(blocks: Iterable[str], tags: frozenset[str]) -> str:
    return "".join(batch if is_already_clean(batch) else clean_by(tags, batch) for batch in _batches(blocks))


def clean_by(tags: frozenset[str], html: str) -> str:
    """What the library makes of any HTML, where only these tags may stand."""
    return _cleaner(tags).clean(html)


def _batches(blocks: Iterable[str]) -> Iterable[str]:
    batch: list[str] = []
    length = 0
    for block in blocks:
        batch.append(block)
        length += len(block)
        if length >= _BATCH_LENGTH:
            yield "".join(batch)
            batch, length = [], 0
    if batch:
        yield "".join(batch)


def _cleaner(tags: frozenset[str]) -> Cleaner:
    """This thread's Cleaner of these tags; the library's parser keeps state and must not be shared."""
    kept: dict[frozenset[str], Cleaner] = _cleaners.__dict__.setdefault("by_tags", {})
    if tags not in kept:
        kept[tags] = Cleaner(tags=tags, attributes=_is_allowed, protocols=PROTOCOLS)
    return kept[tags]


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if tag == "a":
        return _is_allowed_on_link(name, value)
    if tag == "div":
        return (name, value) in {("class", SCROLLED), ("tabindex", "0")}
    if tag == "img":
        return is_allowed_on_image(name, html.unescape(value))
    if name == "dir":
        return tag in _DIRECTED and value == "auto"
    return tag == "ol" and name == "start" and _NUMBER.fullmatch(value) is not None


def _is_allowed_on_link(name: str, value: str) -> bool:
    match name:
        case "href":
            return is_safe_address(html.unescape(value))
        case "rel":
            return value == LINK_RELATION
        case "class":
            return value == "mention"
        case "dir":
            return value == "ltr"
        case _:
            return name == "title"
