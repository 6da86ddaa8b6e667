"""Tells HTML that the sanitiser would give back as it is, in a twentieth of the time that the sanitiser takes.

It knows only the very tags that the renderer writes, properly nested, around words without any sign that could be read
in two ways. Whatever else there may be is not wrong, but the sanitiser's to judge.
"""

import re

from forum.rendering.addresses import is_safe_address
from forum.rendering.shaping import LINK_RELATION

_TAG = re.compile("(<[^<>]*>)")
# Beyond these a parser may change a character, or read what follows as an entity.
_PLAIN = r"[^<>&\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff\U0001fffe-\U0010ffff]*+"
_WORDS = re.compile(rf"{_PLAIN}(?:&(?:amp|lt|gt|quot);{_PLAIN})*+")
_ADDRESS = r"https?://(?:[A-Za-z0-9!$'()*+,\-./:;=?@_~%#]|&amp;)++"
_LINK = re.compile(rf'<a href="({_ADDRESS})" rel="{LINK_RELATION}">')
_MENTION = re.compile(r'<a class="mention" href="/@[A-Za-z0-9_]++" dir="ltr">')
_ENTITY_LIKE = re.compile("&amp;[A-Za-z0-9#]++;")
_LIST = re.compile('<ol start="[0-9]{1,9}">')

_OPENING = {
    **{f'<{name} dir="auto">': name for name in ("blockquote", "h2", "h3", "h4", "li", "p")},
    **{f"<{name}>": name for name in ("code", "em", "ol", "pre", "s", "strong", "ul")},
}
_BLOCKS = frozenset({"blockquote", "h2", "h3", "h4", "ol", "p", "pre", "ul"})
_INLINE = frozenset({"a", "code", "em", "s", "strong"})
_HOLD_BLOCKS = frozenset({"", "blockquote", "li"})
_HOLD_WORDS = frozenset({"h2", "h3", "h4", "li", "p", "a", "em", "s", "strong"})
_HOLD_ENTRIES = frozenset({"ol", "ul"})
_DEEPEST = 20


def is_already_clean(html: str) -> bool:
    """Whether the sanitiser would change nothing; False also where that is not plain to see."""
    parts = _TAG.split(html)
    # Joined by something, lest two halves make an entity.
    if _WORDS.fullmatch("\n".join(parts[::2])) is None:
        return False
    open_names = [""]
    for place in range(1, len(parts), 2):
        tag = parts[place]
        if tag[1] == "/":
            if tag != f"</{open_names[-1]}>":
                return False
            open_names.pop()
        elif tag in ("<br>", "<hr>"):
            if open_names[-1] not in (_HOLD_WORDS if tag == "<br>" else _HOLD_BLOCKS):
                return False
        else:
            name = _name(tag)
            if name is None or len(open_names) > _DEEPEST or not _may_stand(name, open_names):
                return False
            # A line that begins a `pre` is dropped, unless something stands before it.
            if name == "pre" and parts[place + 1 : place + 3] != ["", "<code>"]:
                return False
            open_names.append(name)
    return len(open_names) == 1


def _name(tag: str) -> str | None:
    """The element that a tag opens, None for a tag that is not one of those that are known."""
    name = _OPENING.get(tag)
    if name is not None:
        return name
    link = _LINK.fullmatch(tag)
    if link is not None:
        is_plain = _ENTITY_LIKE.search(link[1]) is None
        return "a" if is_plain and is_safe_address(link[1].replace("&amp;", "&")) else None
    if _MENTION.fullmatch(tag):
        return "a"
    return "ol" if _LIST.fullmatch(tag) else None


def _may_stand(name: str, above: list[str]) -> bool:
    """Whether a parser leaves an element where it is."""
    holder = above[-1]
    if name in _BLOCKS:
        return holder in _HOLD_BLOCKS
    if name == "li":
        return holder in _HOLD_ENTRIES
    if name == "code" and holder == "pre":
        return True
    return name in _INLINE and holder in _HOLD_WORDS and name not in above
