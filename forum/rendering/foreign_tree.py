"""The tree in which foreign HTML is kept: which elements it has, and how it is tidied."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from forum.rendering.pictures import ShownPicture

# What the tags of other programs become here.
INLINE = {
    **{name: name for name in ("strong", "em", "code", "s", "sub", "sup", "kbd", "q", "u")},
    "b": "strong",
    "i": "em",
    "cite": "em",
    "var": "em",
    "dfn": "em",
    "tt": "code",
    "samp": "code",
    "del": "s",
    "strike": "s",
    "ins": "u",
}
BLOCKS = {
    **{name: name for name in ("p", "ul", "ol", "li", "blockquote", "pre", "table", "caption", "thead", "tbody")},
    **{name: name for name in ("tfoot", "tr", "th", "td", "dl", "dt", "dd")},
    "h1": "h2",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "h5": "h4",
    "h6": "h4",
}
INLINE_NAMES = frozenset({*INLINE.values(), "a"})
BLOCK_NAMES = frozenset(BLOCKS.values())
# What Markdown has no word for.
FOREIGN_NAMES = frozenset(
    {"sub", "sup", "kbd", "q", "u", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "dl", "dt", "dd"}
)
# These part what stands before from what stands after, and are nothing themselves.
PARTING = frozenset(
    {
        *("address", "article", "aside", "audio", "center", "details", "div", "fieldset", "figcaption", "figure"),
        *("footer", "form", "header", "hgroup", "legend", "main", "nav", "object", "optgroup", "option", "section"),
        *("summary", "video"),
    }
)
SILENT = frozenset({"head", "math", "noembed", "noframes", "script", "style", "svg", "template", "textarea", "title"})
EMBEDS = frozenset({"iframe", "embed", "video", "audio", "source", "object"})
VOID = frozenset({"br", "hr", "img", "embed", "source", "input", "wbr", "col", "track"})
# Where words may stand without a paragraph around them, and what may stand in what.
HOLDS_WORDS = frozenset({"p", "li", "h2", "h3", "h4", "pre", "th", "td", "dt", "dd", "caption"})
NEEDS = {
    "li": ("ul", "ol"),
    "tr": ("table", "thead", "tbody", "tfoot"),
    "th": ("tr",),
    "td": ("tr",),
    "caption": ("table",),
    "thead": ("table",),
    "tbody": ("table",),
    "tfoot": ("table",),
    "dt": ("dl",),
    "dd": ("dl",),
}
# Which open element ends where one of these begins.
ENDS = {
    "li": ("li",),
    "tr": ("tr", "th", "td"),
    "th": ("th", "td"),
    "td": ("th", "td"),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tbody": ("thead", "tbody", "tfoot", "tr", "th", "td"),
    "tfoot": ("thead", "tbody", "tfoot", "tr", "th", "td"),
}
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp)$", re.IGNORECASE)
ONLY_WORDS = frozenset({"h2", "h3", "h4", "th", "td", "dt", "caption"})


@dataclass
class Node:
    """An element: `value` is where a link leads, or where a list begins to count.

    `picture` is what an `img` shows, whose children are the words for who cannot see it.
    """

    tag: str
    value: str = ""
    children: list["Node | str"] = field(default_factory=list)
    picture: ShownPicture | None = None

    def words(self) -> str:
        """What the eye reads of it."""
        return "".join(child if isinstance(child, str) else child.words() for child in self.children)


def tidy(node: "Node | str") -> "Node | str | None":
    """Without spaces and breaks at its ends, and None where nothing is left."""
    if isinstance(node, str):
        return node or None
    if node.tag in {"br", "hr", "img"}:
        return node
    if node.tag == "pre":
        words = node.words().strip("\n")
        return Node("pre", "", [words]) if words.strip() else None
    node.children = _unlinked([child for child in map(tidy, node.children) if child is not None])
    if node.tag in BLOCK_NAMES:
        _trim(node)
    is_cell = node.tag in {"th", "td"}
    return node if node.children or is_cell else None


def _unlinked(children: list["Node | str"]) -> list["Node | str"]:
    """A link that leads nowhere is its words; one that only shows a picture larger is that picture, which does so."""
    found: list[Node | str] = []
    for child in children:
        if isinstance(child, Node) and child.tag == "a" and (not child.value or _shows_larger(child)):
            found += child.children
        else:
            found.append(child)
    return list(_joined(part for child in found for part in _hoisted(child)))


def _shows_larger(link: Node) -> bool:
    only = link.children[0] if len(link.children) == 1 else None
    return isinstance(only, Node) and only.tag == "img" and _PICTURE_FILE.search(link.value) is not None


def _hoisted(child: "Node | str") -> Iterator["Node | str"]:
    """Spaces and breaks at the ends of emphasised words stand outside them."""
    if isinstance(child, str) or child.tag not in INLINE_NAMES - {"code", "kbd"}:
        yield child
        return
    inside = child.children
    before: list[Node | str] = []
    after: list[Node | str] = []
    while inside and _is_break(inside[0]):
        before.append(inside.pop(0))
    while inside and _is_break(inside[-1]):
        after.insert(0, inside.pop())
    if inside and isinstance(inside[0], str) and inside[0].startswith(" "):
        before.append(" ")
        inside[0] = inside[0].lstrip(" ")
    if inside and isinstance(inside[-1], str) and inside[-1].endswith(" "):
        after.insert(0, " ")
        inside[-1] = inside[-1].rstrip(" ")
    yield from before
    if inside:
        yield child
    yield from after


def _is_break(child: "Node | str") -> bool:
    return (isinstance(child, Node) and child.tag == "br") or child == " "


def _joined(children: Iterable["Node | str"]) -> Iterator["Node | str"]:
    words = ""
    for child in children:
        if isinstance(child, str):
            words = (words + child).replace("  ", " ")
            continue
        if words:
            yield words
        words = ""
        yield child
    if words:
        yield words


def _trim(node: Node) -> None:
    """No spaces beside the ends of a block, a break or another block, and no breaks at ends of blocks."""
    found: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node):
            if _parts(child):
                _trim_end(found, breaks=child.tag != "br")
            found.append(child)
        else:
            is_at_start = not found or (isinstance(found[-1], Node) and _parts(found[-1]))
            words = child.lstrip(" ") if is_at_start else child
            if words:
                found.append(words)
    _trim_end(found, breaks=True)
    while found and isinstance(found[0], Node) and found[0].tag == "br":
        found.pop(0)
    node.children = found


def _trim_end(found: list["Node | str"], *, breaks: bool) -> None:
    while found:
        last = found[-1]
        if isinstance(last, str):
            found[-1] = last.rstrip(" ")
            if found[-1]:
                return
        elif last.tag != "br" or not breaks:
            return
        found.pop()


def _parts(node: Node) -> bool:
    return node.tag in {"br", "hr"} or node.tag in BLOCK_NAMES
