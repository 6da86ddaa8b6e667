"""From the token tree to what is stored: HTML, plain text, and who and what it points to."""

import html
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from forum.rendering.parsing import ParsedText
from forum.rendering.pictures import ShownPicture, image_html
from forum.rendering.sanitising import plain_html, sanitise
from forum.rendering.shaping import LINK_RELATION, plain_words

# Raised when the same source would give other HTML; stored texts with a lower one are rendered anew.
RENDER_VERSION = 1


NO_PICTURES: Mapping[str, ShownPicture] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MentionedMember:
    """A member who exists; `handle` as the member spells it."""

    id: int
    handle: str


@dataclass(frozen=True, slots=True)
class RenderedText:
    """`html` is safe to show as it is. `text` is what the eye reads, blocks parted by `\\n`.

    `mentions`, `links` and `images` are unique and in order of appearance. Links to pictures count as images.
    """

    html: str
    text: str
    mentions: tuple[MentionedMember, ...]
    links: tuple[str, ...]
    images: tuple[str, ...]


def render(
    parsed: ParsedText, members: Mapping[str, MentionedMember], pictures: Mapping[str, ShownPicture] = NO_PICTURES
) -> RenderedText:
    """Render for storage; `members` maps handle keys to those who exist, other handles stay plain text.

    `pictures` are those of the site that this text may show, by name; others stay links.
    """
    if parsed.is_plain:
        return RenderedText(plain_html(parsed.source), parsed.source.strip(), (), (), ())
    env = {"members": members, "pictures": pictures}
    blocks = (_RENDERER.render(block, _OPTIONS, env) for block in _top_level_blocks(parsed.tokens))
    named = {members[key].id: members[key] for key in parsed.handles if key in members}
    return RenderedText(
        html=sanitise(blocks, has_pictures=bool(pictures)),
        text="\n".join(_lines(parsed.tokens, members, pictures)),
        mentions=tuple(named.values()),
        links=tuple(dict.fromkeys(_links(parsed.tokens))),
        images=parsed.images,
    )


class _Renderer(RendererHTML):
    """The library's renderer and two more kinds of tokens; it finds the method by the token's type."""

    def mention(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: MutableMapping[str, Any]) -> str:
        token = tokens[idx]
        member: MentionedMember | None = env["members"].get(token.meta["key"])
        if member is None:
            return html.escape(token.content)
        handle = html.escape(member.handle)
        return f'<a class="mention" href="/@{handle}" dir="ltr">@{handle}</a>'

    def picture(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: MutableMapping[str, Any]) -> str:
        token = tokens[idx]
        picture: ShownPicture | None = env["pictures"].get(token.meta["name"])
        is_linked = token.meta["is_linked"]
        if picture is not None:
            return image_html(picture, token.content, is_linked=is_linked)
        words = html.escape(token.content or token.meta["address"])
        return words if is_linked else f'<a href="{token.meta["address"]}" rel="{LINK_RELATION}">{words}</a>'


_RENDERER = _Renderer()
_OPTIONS = OptionsDict(
    {
        "maxNesting": 0,
        "html": False,
        "linkify": True,
        "typographer": False,
        "quotes": "",
        "xhtmlOut": False,
        "breaks": True,
        "langPrefix": "",
        "highlight": None,
    }
)


def _top_level_blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for position, token in enumerate(tokens):
        if token.level == 0 and token.nesting != 1 and token.type != "inline":
            yield tokens[start : position + 1]
            start = position + 1


def _lines(
    tokens: Sequence[Token], members: Mapping[str, MentionedMember], pictures: Mapping[str, ShownPicture]
) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield plain_words([_as_seen(child, members, pictures) for child in token.children or ()])
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")


def _as_seen(token: Token, members: Mapping[str, MentionedMember], pictures: Mapping[str, ShownPicture]) -> Token:
    if token.type == "picture" and not token.content and token.meta["name"] not in pictures:
        return token.copy(content=token.meta["address"])
    if token.type == "mention" and token.meta["key"] in members:
        return token.copy(content=f"@{members[token.meta['key']].handle}")
    return token


def _links(tokens: Sequence[Token]) -> Iterator[str]:
    for block in tokens:
        for token in block.children or ():
            if token.type == "link_open" and not token.meta.get("is_picture"):
                yield str(token.attrs["href"])
