"""A member's new handle in texts that name them: in the source as typed, and in the HTML that it became.

Only what is a mention is changed: an `@handle` in code, in an address, or with a backslash before it stays.
"""

import html as html_words
import re

from forum.rendering.parsing import parse
from forum.rendering.texts import Place, TextTooLong

# What is left of a mention of somebody who is no member any more.
NOBODY = "former_member"
# A text that holds the words more often, but not always as a mention, is looked at once for each.
MOST_TRIES = 50


def rename_in_source(source: str, *, place: Place, old: str, new: str) -> str:
    """The source with each mention of the handle `old` replaced; `new` is `NOBODY` for nobody's."""
    spots = [found.span(1) for found in _spelled(old).finditer(source)]
    if not spots:
        return source
    count = _count(source, place, old)
    if count in {0, len(spots)}:
        return _put(source, spots, new) if count else source
    for start, end in reversed(spots[:MOST_TRIES]):
        changed = _put(source, [(start, end)], new)
        left = _count(changed, place, old)
        if left < count:
            source, count = changed, left
    return source


def rename_in_html(stored: str, *, old: str, new: str) -> str:
    """Stored HTML with the links to a member replaced by links under the new handle, or by words for `NOBODY`."""
    old, new = html_words.escape(old), html_words.escape(new)
    link = re.compile(rf'<a class="mention" href="/@{old}" dir="ltr">@{old}</a>', re.IGNORECASE)
    written = f"@{new}" if new == NOBODY else f'<a class="mention" href="/@{new}" dir="ltr">@{new}</a>'
    return link.sub(written, stored)


def mention_link(handle: str) -> str:
    """How the link to a member begins in stored HTML, by which texts are found that name them."""
    return f'href="/@{html_words.escape(handle)}"'


def _spelled(handle: str) -> re.Pattern[str]:
    """The handle after an `@`, however its letters and underscores are typed."""
    typed = re.escape(handle).replace("_", r"\\?_")
    return re.compile(rf"@({typed})(?![A-Za-z0-9])", re.IGNORECASE)


def _put(source: str, spots: list[tuple[int, int]], new: str) -> str:
    for start, end in reversed(spots):
        source = source[:start] + new + source[end:]
    return source


def _count(source: str, place: Place, handle: str) -> int:
    """How many mentions of a handle a text holds."""
    key = handle.casefold()
    try:
        tokens = parse(source, place=place).tokens
    except TextTooLong:
        return 0
    words = (child for token in tokens if token.type == "inline" for child in token.children or ())
    return sum(child.type == "mention" and child.meta["key"] == key for child in words)
