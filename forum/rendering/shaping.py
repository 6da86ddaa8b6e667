"""Fits the token tree to the page: heading levels, text direction, link attributes, others' pictures as links."""

from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from forum.rendering.pictures import MOST_PICTURES, find_name

LINK_RELATION = "nofollow ugc noopener"

_DIRECTED = frozenset({"paragraph_open", "heading_open", "list_item_open", "blockquote_open"})
_HEADINGS = {"h1": "h2", "h2": "h3"}
_DEEPEST_HEADING = "h4"


def shape(state: StateCore) -> None:
    """Core rule, last: `env["place"]` decides what headings become; `env["images"]` collects addresses.

    The site's own pictures become tokens of their own, whose names `env["pictures"]` collects.
    """
    images: dict[str, None] = {}
    pictures: list[str] = []
    in_reply = state.env["place"] == "reply"
    in_heading = False
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            in_heading = token.nesting == 1
            _shape_heading(token, in_reply)
        if token.type in _DIRECTED:
            token.attrSet("dir", "auto")
        if token.type == "fence":
            token.info = ""
        if token.type == "inline":
            children = list(_shape_inline(token.children or [], images, pictures))
            token.children = [*_strong(children)] if in_heading and in_reply else children
    state.env["images"] = tuple(images)
    state.env["pictures"] = tuple(dict.fromkeys(pictures))


def _shape_heading(token: Token, in_reply: bool) -> None:
    token.tag = "p" if in_reply else _HEADINGS.get(token.tag, _DEEPEST_HEADING)


def _strong(children: list[Token]) -> Iterator[Token]:
    yield Token("strong_open", "strong", 1)
    yield from children
    yield Token("strong_close", "strong", -1)


def _shape_inline(children: list[Token], images: dict[str, None], pictures: list[str]) -> Iterator[Token]:
    link_depth = 0
    for token in children:
        if token.type == "link_open":
            link_depth += 1
            token.attrs = {**token.attrs, "rel": LINK_RELATION}
        elif token.type == "link_close":
            link_depth -= 1
        if token.type == "image":
            name = find_name(str(token.attrs.get("src", "")))
            if name is None or len(pictures) >= MOST_PICTURES:
                yield from _picture_as_link(token, images, is_linked=link_depth > 0)
            else:
                pictures.append(name)
                yield _own_picture(token, name, is_linked=link_depth > 0)
        else:
            yield token


def _picture_as_link(image: Token, images: dict[str, None], *, is_linked: bool) -> Iterator[Token]:
    """A link to the picture with its alternative text, or its address; inside a link only the words."""
    address = str(image.attrs.get("src", ""))
    words = Token("text", "", 0, content=plain_words(image.children or []).strip() or address)
    if address:
        images[address] = None
    if is_linked or not address:
        yield words
        return
    attributes: dict[str, str | int | float] = {"href": address, "rel": LINK_RELATION}
    yield Token("link_open", "a", 1, attrs=attributes, meta={"is_picture": True})
    yield words
    yield Token("link_close", "a", -1)


def _own_picture(image: Token, name: str, *, is_linked: bool) -> Token:
    """Its content is what the picture shows, in words; whether the text may show it is known when it is rendered."""
    words = " ".join(plain_words(image.children or []).split())
    address = str(image.attrs["src"])
    meta = {"name": name, "address": address, "is_linked": is_linked}
    return Token("picture", "", 0, content=words, meta=meta, level=image.level)


def plain_words(children: list[Token]) -> str:
    """What the eye reads of inline tokens; a line break is `\\n`."""
    parts: list[str] = []
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "image":
            parts.append(plain_words(token.children or []))
        else:
            parts.append(token.content)
    return "".join(parts)
