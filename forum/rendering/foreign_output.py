"""A tree of foreign HTML as this site's HTML, and as Markdown that says the same as far as Markdown can."""

import html
import re
from collections.abc import Iterable, Sequence

from forum.rendering.foreign_tree import BLOCK_NAMES, Node
from forum.rendering.pictures import image_html, picture_address
from forum.rendering.sanitising import SCROLLED
from forum.rendering.shaping import LINK_RELATION

_DIRECTED = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "th", "td", "dt", "dd", "caption"})
_MARKS = {"strong": "**", "em": "*", "s": "~~"}
_HEADINGS = {"h2": "# ", "h3": "## ", "h4": "### "}
_SPECIAL = re.compile(r"[\\`*\[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|~~|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
# Every second part is an address, which becomes a link as it is.
_BARE_ADDRESS = re.compile(r"(https?://[^\s\[\]<>]+)")
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|-+\s*$|~~~)", re.MULTILINE)
_LIST_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)


def to_html(node: Node | str, *, is_linked: bool = False) -> str:
    """An element as the renderer of this site writes it; `is_linked` within a link."""
    if isinstance(node, str):
        return html.escape(node, quote=False)
    if node.tag in {"br", "hr"}:
        return f"<{node.tag}>\n"
    if node.picture is not None:
        return image_html(node.picture, node.words(), is_linked=is_linked)
    inside = "".join(to_html(child, is_linked=is_linked or node.tag == "a") for child in node.children)
    if node.tag == "a":
        return f'<a href="{html.escape(node.value)}" rel="{LINK_RELATION}">{inside}</a>'
    if node.tag == "pre":
        return f"<pre><code>{inside}\n</code></pre>\n"
    direction = ' dir="auto"' if node.tag in _DIRECTED else ""
    start = f' start="{int(node.value)}"' if node.tag == "ol" and node.value not in {"", "1"} else ""
    end = "\n" if node.tag in BLOCK_NAMES else ""
    element = f"<{node.tag}{direction}{start}>{inside}</{node.tag}>{end}"
    # A wide table is moved within its place, by keyboard too; the page stays as wide as the screen.
    return f'<div class="{SCROLLED}" tabindex="0">{element}</div>\n' if node.tag == "table" else element


def to_markdown(blocks: Sequence[Node | str]) -> str:
    """Blocks with empty lines between them. What Markdown cannot say stands there as words."""
    parts: list[str] = []
    before = ""
    for node in _paragraphs(blocks):
        is_next_list = node.tag in {"ul", "ol"} and node.tag == before
        parts.append(_block(node, is_next_list=is_next_list))
        before = "" if is_next_list else node.tag
    return "\n\n".join(part for part in parts if part.strip())


def _paragraphs(nodes: Iterable[Node | str]) -> Iterable[Node]:
    """Blocks, and what stands between them as paragraphs."""
    words: list[Node | str] = []
    for node in nodes:
        if isinstance(node, Node) and (node.tag in BLOCK_NAMES or node.tag == "hr"):
            if words:
                yield Node("p", "", words)
                words = []
            yield node
        else:
            words.append(node)
    if words:
        yield Node("p", "", words)


def _block(node: Node, *, is_next_list: bool) -> str:
    match node.tag:
        case "hr":
            return "---"
        case "h2" | "h3" | "h4":
            return _HEADINGS[node.tag] + _inline(node.children).replace("\n", " ")
        case "pre":
            return _fenced(node.words())
        case "blockquote":
            return _prefixed("> ", "> ", to_markdown(node.children)).replace("> \n", ">\n")
        case "ul" | "ol":
            return _list(node, is_next_list=is_next_list)
        case "table" | "thead" | "tbody" | "tfoot":
            return "\n".join(_rows(node))
        case "dl":
            return "\n\n".join(_entries(node))
        case _:
            return _at_line_start(_inline(node.children))


def _list(node: Node, *, is_next_list: bool) -> str:
    """A list that follows another of its kind has other marks, or they would be one."""
    items = [item for item in node.children if isinstance(item, Node)]
    is_loose = any(isinstance(child, Node) and child.tag == "p" for item in items for child in item.children)
    number = int(node.value or 1)
    parts = []
    for item in items:
        mark = f"{number}{')' if is_next_list else '.'} " if node.tag == "ol" else ("* " if is_next_list else "- ")
        inside = to_markdown(item.children)
        if not is_loose:
            inside = re.sub(r"\n\n(?=[ ]*(?:[-*]|\d+[.)]) )", "\n", inside)
        parts.append(_prefixed(mark, " " * len(mark), inside))
        number += 1
    return ("\n\n" if is_loose else "\n").join(parts)


def _prefixed(first: str, others: str, text: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        (first if not number else others if line else others.rstrip()) + line for number, line in enumerate(lines)
    )


def _rows(node: Node) -> Iterable[str]:
    for child in node.children:
        if not isinstance(child, Node):
            continue
        if child.tag == "tr":
            cells = [_inline(cell.children).replace("\n", " ") for cell in child.children if isinstance(cell, Node)]
            yield _at_line_start(" | ".join(cells))
        elif child.tag == "caption":
            yield f"**{_inline(child.children)}**"
        else:
            yield from _rows(child)


def _entries(node: Node) -> Iterable[str]:
    for child in node.children:
        if isinstance(child, Node):
            words = to_markdown(child.children)
            yield f"**{words}**" if child.tag == "dt" else words


def _fenced(words: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", words)), default=0))
    return f"{fence}\n{words}\n{fence}"


def _inline(nodes: Sequence[Node | str]) -> str:
    parts = []
    for place, node in enumerate(nodes):
        following = nodes[place + 1] if place + 1 < len(nodes) else None
        if isinstance(node, str):
            words = "".join(
                part if number % 2 else _SPECIAL.sub(lambda found: "\\" + found[0], part)
                for number, part in enumerate(_BARE_ADDRESS.split(node))
            )
            is_before_link = isinstance(following, Node) and following.tag == "a"
            parts.append(words[:-1] + "\\!" if is_before_link and words.endswith("!") else words)
        else:
            parts.append(_inline_element(node))
    return "".join(parts)


def _inline_element(node: Node) -> str:
    if node.tag == "br":
        return "\n"
    if node.tag == "code":
        return _code(node.words())
    inside = _inline(node.children)
    if node.picture is not None:
        return f"![{inside}]({picture_address(node.picture.name)})"
    if node.tag == "q":
        return f"“{inside}”"
    bare = inside.strip()
    if not bare or node.tag not in {*_MARKS, "a"}:
        return inside
    start, end = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    if node.tag == "a":
        address = f"<{node.value}>" if re.search(r"[()]", node.value) else node.value
        return f"{start}[{bare}]({address}){end}"
    if (
        node.tag == "strong"
        and len(node.children) == 1
        and isinstance(only := node.children[0], Node)
        and only.tag == "em"
    ):
        # Three asterisks would be the other way round.
        return f"{start}**_{_inline(only.children).strip()}_**{end}"
    return f"{start}{_MARKS[node.tag]}{bare}{_MARKS[node.tag]}{end}"


def _code(words: str) -> str:
    mark = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
    space = " " if words.startswith(("`", " ")) or words.endswith(("`", " ")) else ""
    return f"{mark}{space}{words}{space}{mark}" if words.strip() else words


def _at_line_start(words: str) -> str:
    """What would begin a heading, a quotation or a list there is words."""
    words = _LINE_START.sub(lambda found: "\\" + found[1], words)
    return _LIST_START.sub(r"\1\\\2", words)
