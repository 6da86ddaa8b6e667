"""From Markdown to a token tree that knows its place and the handles it names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from forum.rendering.addresses import is_safe_address
from forum.rendering.hostile import MOST_NESTED, is_hostile
from forum.rendering.mentions import mark_mentions
from forum.rendering.shaping import shape
from forum.rendering.texts import Place, normalise_for

_CONTAINERS = frozenset({"blockquote_open", "list_item_open"})


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text understood but not yet rendered.

    `source` is the normalised text to keep. `handles` are casefolded keys in order of appearance.
    `pictures` are the names of the site's own pictures in it.
    `is_plain` tells that Markdown was given up, because the text would cost too much or nests too deep.
    """

    source: str
    place: Place
    handles: tuple[str, ...]
    images: tuple[str, ...]
    pictures: tuple[str, ...]
    is_plain: bool
    tokens: tuple[Token, ...] = field(repr=False, compare=False)


def parse(source: str, *, place: Place) -> ParsedText:
    """Parse CommonMark without raw HTML, with bare addresses linked and each line break kept.

    Raises TextTooLong before any parsing. Refuses nothing else.
    """
    text = normalise_for(source, place)
    if is_hostile(text):
        return _plain(text, place)
    env: dict[str, Any] = {"place": place}
    tokens = _PARSER.parse(text, env)
    if _nests_too_deep(tokens) or _grew(tokens, len(text)):
        return _plain(text, place)
    return ParsedText(text, place, env["handles"], env["images"], env["pictures"], is_plain=False, tokens=tuple(tokens))


def _plain(text: str, place: Place) -> ParsedText:
    return ParsedText(text, place, (), (), (), is_plain=True, tokens=())


def _nests_too_deep(tokens: Sequence[Token]) -> bool:
    """The parser silently drops blocks deeper than it goes, and the sanitiser is slow on deep emphasis."""
    return any(
        (token.type in _CONTAINERS and token.level + 1 >= MOST_NESTED)
        or any(child.level > MOST_NESTED for child in token.children or ())
        for token in tokens
    )


def _grew(tokens: Sequence[Token], length: int) -> bool:
    """Whether reference links repeat addresses and titles until they outgrow the text."""
    total = sum(
        len(str(value))
        for block in tokens
        for token in block.children or ()
        if token.type in ("link_open", "image")
        for name, value in token.attrs.items()
        if name != "rel"
    )
    return total > 6 * length + 10_000


class _Parser(MarkdownIt):
    """Markdown-it with this site's rule on addresses."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  the library's name
        return is_safe_address(url)


def _build_parser() -> MarkdownIt:
    options = {"html": False, "linkify": True, "breaks": True, "maxNesting": MOST_NESTED}
    parser = _Parser("commonmark", options)
    parser.enable(["linkify", "strikethrough"])
    parser.core.ruler.after("linkify", "mention", mark_mentions)
    parser.core.ruler.push("shape", shape)
    return parser


_PARSER = _build_parser()
