"""HTML that another program wrote, as a small tree of what this site can show.

It never fails: what is not closed is closed, what is unknown loses its tags and keeps its words, and what nests too
deep is flattened. Nothing in the tree is trusted yet; what is made of it passes the sanitiser.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from forum.rendering.addresses import is_safe_address
from forum.rendering.foreign_tree import (
    BLOCK_NAMES,
    BLOCKS,
    EMBEDS,
    ENDS,
    HOLDS_WORDS,
    INLINE,
    INLINE_NAMES,
    NEEDS,
    ONLY_WORDS,
    PARTING,
    SILENT,
    VOID,
    Node,
    tidy,
)
from forum.rendering.hostile import MOST_NESTED
from forum.rendering.pictures import MOST_PICTURES, ShownPicture
from forum.rendering.texts import Place

Show = Callable[[str], ShownPicture | None]
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINES = re.compile(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_BREAK = re.compile(r"[ \t\r]*\n[ \t\r]*")


@dataclass(frozen=True)
class ForeignText:
    """The blocks of a text, and the addresses of pictures and of players that became links."""

    blocks: list[Node]
    pictures: tuple[str, ...]
    embeds: tuple[str, ...]


def show_none(_address: str) -> ShownPicture | None:
    """Where no pictures came with the texts."""
    return None


def read_foreign(
    html: str, *, place: Place, base: str = "", keeps_lines: bool = False, show: Show = show_none
) -> ForeignText:
    """`base` is the address that relative ones go out from; with `keeps_lines` an end of line is one on the page.

    In the latter an empty line parts paragraphs, as blogging programs store what was typed. `show` gives the picture of
    this site that stands for an address; without one the address becomes a link.
    """
    reader = _Reader(base, show, keeps_lines=keeps_lines, is_reply=place == "reply")
    reader.feed(html)
    reader.close()
    reader.end()
    return ForeignText(reader.root.children_nodes(), tuple(reader.pictures), tuple(reader.embeds))


class _Root(Node):
    def children_nodes(self) -> list[Node]:
        return [child for child in self.children if isinstance(child, Node)]


class _Reader(HTMLParser):
    def __init__(self, base: str, show: Show, *, keeps_lines: bool, is_reply: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Root("")
        self.pictures: dict[str, None] = {}
        self.embeds: dict[str, None] = {}
        self._base, self._keeps_lines, self._is_reply = base, keeps_lines, is_reply
        self._show, self._shown = show, 0
        self._stack: list[Node] = [self.root]
        self._silent = ""
        self._skipped: list[str] = []

    # What the parser calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            return
        values = {name: value or "" for name, value in attrs}
        if tag in SILENT:
            self._silent = tag
        elif tag in EMBEDS:
            self._add_embed(values)
        elif tag in INLINE:
            self._open_inline(INLINE[tag])
        elif tag in BLOCKS:
            self._open_block(tag, values)
        elif tag in PARTING:
            self._part()
        else:
            self._add_single(tag, values)

    def _add_single(self, tag: str, values: dict[str, str]) -> None:
        if tag == "br":
            self._add_break()
        elif tag == "img":
            self._add_picture(values)
        elif tag == "a":
            self._open_link(values.get("href", ""))
        elif tag == "hr":
            self._close_words()
            self._append_block(Node("hr"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent = "" if tag == self._silent else self._silent
            return
        name = "a" if tag == "a" else INLINE.get(tag) or BLOCKS.get(tag)
        if name == "p" and tag == "p":
            self._part()
        elif name:
            self._close(name)
        elif tag in PARTING:
            self._part()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._is_in("pre"):
            self._stack[-1].children.append(data)
        elif self._keeps_lines and not self._is_in("table") and "\n" in data:
            self._add_lines(data)
        else:
            self._add_words(_SPACE.sub(" ", data))

    def end(self) -> None:
        """Closes all, and leaves out what is empty."""
        del self._stack[1:]
        self.root.children = [node for node in map(tidy, self.root.children) if node is not None]

    # Words.

    def _add_words(self, words: str) -> None:
        if not words.strip():
            self._append_space()
            return
        self._hold_words()
        top = self._stack[-1]
        if top.children and isinstance(top.children[-1], str):
            top.children[-1] = _SPACE.sub(" ", top.children[-1] + words)
        else:
            top.children.append(words)

    def _append_space(self) -> None:
        top = self._stack[-1]
        if top.children and (top.tag in HOLDS_WORDS or self._is_inline(top)):
            last = top.children[-1]
            if not (isinstance(last, str) and last.endswith(" ")) and not (isinstance(last, Node) and last.tag == "br"):
                self._add_space(top)

    def _add_space(self, top: Node) -> None:
        if isinstance(top.children[-1], str):
            top.children[-1] += " "
        else:
            top.children.append(" ")

    def _add_lines(self, data: str) -> None:
        """An empty line ends a paragraph, a single end of line within words is a break."""
        for number, part in enumerate(_BLANK_LINES.split(data)):
            if number:
                self._part()
            lines = _BREAK.split(part)
            for place, line in enumerate(lines):
                if place and self._has_words_before():
                    self._stack[-1].children.append(Node("br"))
                self._add_words(_SPACE.sub(" ", line))

    def _has_words_before(self) -> bool:
        top = self._stack[-1]
        is_open = top.tag in HOLDS_WORDS or self._is_inline(top)
        return (
            is_open
            and bool(top.children)
            and not (isinstance(top.children[-1], Node) and top.children[-1].tag in BLOCK_NAMES)
        )

    def _add_break(self) -> None:
        if self._is_in("pre"):
            self._stack[-1].children.append("\n")
        elif self._has_words_before():
            self._stack[-1].children.append(Node("br"))

    def _hold_words(self) -> None:
        """Opens a paragraph where words may not stand alone."""
        top = self._stack[-1]
        if top.tag in HOLDS_WORDS or self._is_inline(top):
            return
        if top.tag in {"ul", "ol"}:
            self._push(Node("li"))
        elif top.tag in {"table", "thead", "tbody", "tfoot", "tr"}:
            # Words between cells stand before the table.
            while self._stack[-1].tag in {"table", "thead", "tbody", "tfoot", "tr"}:
                self._stack.pop()
            self._hold_words()
        else:
            self._push(Node("p"))

    # Elements.

    def _open_inline(self, name: str) -> None:
        if name == "code" and self._is_in("pre"):
            return
        self._hold_words()
        if len(self._stack) < MOST_NESTED and not self._is_in(name):
            self._push(Node(name))
        else:
            self._skipped.append(name)

    def _open_link(self, address: str) -> None:
        if self._is_in("a"):
            self._close("a")
        address = self._absolute(address)
        if self._is_in("pre"):
            return
        self._hold_words()
        self._push(Node("a", address if is_safe_address(address) else ""))

    def _open_block(self, tag: str, values: dict[str, str]) -> None:
        name = BLOCKS[tag]
        self._close_inline()
        if any(node.tag in ONLY_WORDS for node in self._stack) and name not in NEEDS:
            self._part()
            return
        for other in ENDS.get(name, ()):
            self._close_within(other, NEEDS.get(name, ()))
        if name not in {"li", "dt", "dd"} or not self._holds(name):
            self._close_words_of(name)
        if name in NEEDS and not self._holds(name):
            if name != "li":
                self._part()
                return
            self._push(Node("ul"))
        if len(self._stack) >= MOST_NESTED - 2:
            self._skipped.append(name)
            self._part()
            return
        is_line = self._is_reply and name in {"h2", "h3", "h4"}
        self._push(Node("p" if is_line else name, _start(values) if name == "ol" else ""))
        if is_line:
            self._push(Node("strong"))

    def _close_words_of(self, name: str) -> None:
        if self._stack[-1].tag in {"p", "h2", "h3", "h4", "pre", "caption"}:
            self._stack.pop()
        if name == "p" and self._stack[-1].tag == "p":
            self._stack.pop()

    def _close_within(self, name: str, limits: tuple[str, ...]) -> None:
        """Closes an element that is open since the last one that could hold it."""
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].tag == name:
                del self._stack[depth:]
                return
            if self._stack[depth].tag in limits:
                return

    def _holds(self, name: str) -> bool:
        return self._stack[-1].tag in NEEDS.get(name, ())

    def _close(self, name: str) -> None:
        if self._skipped and self._skipped[-1] == name:
            self._skipped.pop()
            self._part_block(name)
            return
        if self._is_reply and name in {"h2", "h3", "h4"}:
            self._part()
            return
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].tag == name:
                del self._stack[depth:]
                return
            # What is inline ends with its block; it closes nothing beyond.
            if not self._is_inline(self._stack[depth]) and name in INLINE_NAMES:
                return

    def _part_block(self, name: str) -> None:
        if name in BLOCK_NAMES:
            self._part()

    def _part(self) -> None:
        """Ends the words that stand here; in a cell or an entry, what follows begins on a new line."""
        self._close_inline()
        top = self._stack[-1]
        if top.tag == "p":
            self._stack.pop()
        elif top.tag in ONLY_WORDS | {"li", "dd"} and top.children and not _ends_with_block(top):
            top.children.append(Node("br"))

    def _close_words(self) -> None:
        self._close_inline()
        if self._stack[-1].tag in {"p", "h2", "h3", "h4"}:
            self._stack.pop()

    def _close_inline(self) -> None:
        while self._is_inline(self._stack[-1]):
            self._stack.pop()

    def _append_block(self, node: Node) -> None:
        top = self._stack[-1]
        if top.tag in {"", "blockquote", "li", "dd"}:
            top.children.append(node)

    def _push(self, node: Node) -> None:
        self._stack[-1].children.append(node)
        self._stack.append(node)

    def _is_inline(self, node: Node) -> bool:
        return node.tag in INLINE_NAMES

    def _is_in(self, name: str) -> bool:
        return any(node.tag == name for node in self._stack)

    # Pictures and players.

    def _absolute(self, address: str) -> str:
        address = address.strip()
        try:
            return urljoin(self._base, address) if self._base and address else address
        except ValueError:
            return ""

    def _add_picture(self, values: dict[str, str]) -> None:
        """The picture, or a link to it that says what is on it; within a link only the words."""
        address = self._absolute(values.get("src", ""))
        if not is_safe_address(address):
            return
        alt = _SPACE.sub(" ", values.get("alt", "") or values.get("title", "")).strip()
        picture = None if self._is_in("pre") or self._shown >= MOST_PICTURES else self._show(address)
        if picture is not None:
            self._shown += 1
            self._hold_words()
            self._stack[-1].children.append(Node("img", "", [alt] if alt else [], picture))
            return
        self.pictures[address] = None
        words = alt or _file_name(address)
        if self._is_in("a") or self._is_in("pre"):
            self._add_words(words)
            return
        self._hold_words()
        self._stack[-1].children.append(Node("a", address, [words]))

    def _add_embed(self, values: dict[str, str]) -> None:
        self._part()
        address = self._absolute(values.get("src") or values.get("data", ""))
        if not is_safe_address(address) or address in self.embeds:
            return
        self.embeds[address] = None
        self._hold_words()
        self._stack[-1].children.append(Node("a", address, [values.get("title", "").strip() or address]))
        self._part()


def _start(values: dict[str, str]) -> str:
    number = values.get("start", "")
    return number if re.fullmatch("[0-9]{1,9}", number) else ""


def _file_name(address: str) -> str:
    return unquote(urlsplit(address).path.rpartition("/")[2]) or address


def _ends_with_block(node: Node) -> bool:
    last = node.children[-1]
    return isinstance(last, Node) and (last.tag == "br" or last.tag in BLOCK_NAMES)
