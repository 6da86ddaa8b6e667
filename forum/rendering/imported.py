"""The door for texts of another program: HTML in, and Markdown that gives the same out, else sanitised HTML.

Whether Markdown is without loss is not guessed: it is rendered and compared.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from forum.rendering.excerpts import to_plain_text
from forum.rendering.foreign import Show, read_foreign, show_none
from forum.rendering.foreign_output import to_html, to_markdown
from forum.rendering.foreign_tree import FOREIGN_NAMES, Node
from forum.rendering.output import RenderedText, render
from forum.rendering.parsing import parse
from forum.rendering.pictures import ShownPicture
from forum.rendering.sanitising import sanitise_foreign
from forum.rendering.texts import Place, TextTooLong, normalise

_SPACE = re.compile(r"\s+")
_AROUND_BLOCKS = re.compile(
    r"\s*(</?(?:blockquote|br|h[2-4]|hr|li|ol|p|pre|ul)\b[^>]*>)\s*",
)
_UNIMPORTANT = re.compile(r' (?:dir|rel)="[^"]*"')
_ADDRESS = re.compile(r'href="([^"]*)"')
_LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')
_LONE_PARAGRAPH = re.compile(r"<li><p>((?:(?!</?(?:p|li)>).)*)</p></li>")
_CODE_END = re.compile(r"\n?</code></pre>")


@dataclass(frozen=True, slots=True)
class ImportedText:
    """`source` is Markdown. Where `body_format` is `html` it says less than `html` does; an edit begins with it.

    `pictures` and `embeds` are addresses of what became links; the HTML shows the pictures that did not.
    """

    source: str
    body_format: str
    html: str
    text: str
    pictures: tuple[str, ...] = ()
    embeds: tuple[str, ...] = ()


def take_in(
    html: str, *, place: Place, base: str = "", keeps_lines: bool = False, show: Show = show_none
) -> ImportedText:
    """Any HTML as a text of this site; what nobody may put here is left out. See `read_foreign` for the rest.

    Handles in it name nobody here.
    """
    foreign = read_foreign(normalise(html), place=place, base=base, keeps_lines=keeps_lines, show=show)
    pictures = {picture.name: picture for picture in _pictures_in(foreign.blocks)}
    source = normalise(to_markdown(foreign.blocks))
    blocks = [to_html(block) for block in foreign.blocks]
    found = foreign.pictures, foreign.embeds
    rendered = None if _is_beyond_markdown(foreign.blocks) else _render(source, place, pictures)
    if rendered is not None and _essence(rendered.html) == _essence("".join(blocks)):
        return ImportedText(source, "markdown", rendered.html, rendered.text, *found)
    clean = sanitise_foreign(blocks, has_pictures=bool(pictures))
    return ImportedText(source, "html", clean, to_plain_text(clean), *found)


def _is_beyond_markdown(nodes: Iterable[Node | str]) -> bool:
    return any(
        isinstance(node, Node) and (node.tag in FOREIGN_NAMES or _is_beyond_markdown(node.children)) for node in nodes
    )


def _pictures_in(nodes: Iterable[Node | str]) -> Iterator[ShownPicture]:
    for node in nodes:
        if isinstance(node, Node):
            if node.picture is not None:
                yield node.picture
            yield from _pictures_in(node.children)


def _render(source: str, place: Place, pictures: Mapping[str, ShownPicture]) -> RenderedText | None:
    try:
        parsed = parse(source, place=place)
    except TextTooLong:
        return None
    return None if parsed.is_plain else render(parsed, {}, pictures)


def _essence(html: str) -> str:
    """What two texts must share to be the same.

    The spaces in the source are not it, nor whether an address is a link, nor the space between the points of a list.
    """
    html = _UNIMPORTANT.sub("", _CODE_END.sub("</code></pre>", html))
    html = _ADDRESS.sub(lambda found: f'href="{unquote(found[1])}"', html)
    html = _LINK.sub(lambda found: found[2] if _is_bare(found[1], found[2]) else found[0], html)
    html = _LONE_PARAGRAPH.sub(r"<li>\1</li>", _SPACE.sub(" ", _AROUND_BLOCKS.sub(r"\1", html)))
    return unescape(html).strip()


def _is_bare(address: str, words: str) -> bool:
    words = unquote(words)
    return address.rstrip("/") in {f"{scheme}{words}".rstrip("/") for scheme in ("", "http://", "https://", "mailto:")}
