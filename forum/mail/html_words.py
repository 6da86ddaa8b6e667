"""Words out of the HTML of a message that somebody sent: what is quoted gets `> ` before each line.

One pass that never looks back, so that no HTML makes it slow. What comes out is text; nothing of it is trusted.
"""

from html import unescape
from string import ascii_lowercase, ascii_uppercase

BLOCKS = frozenset(
    {"address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"header", "footer", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
PARAGRAPHS = frozenset({"p", "ol", "ul", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
# What stands inside these is no text.
UNREAD = frozenset({"style", "script", "title"})
# Keeps every place where it was, which `str.lower` does not.
LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
DEEPEST_QUOTE = 10
LONGEST_NAME = 20


def html_words(html: str) -> str:
    """The words of a message's HTML, a line for each block."""
    words = _Words()
    folded = html.translate(LOWER)
    position, length = 0, len(html)
    while position < length:
        start = html.find("<", position)
        words.add(html[position : start if start >= 0 else length])
        if start < 0:
            break
        position = _after_tag(folded, start, words)
    return words.end()


def _after_tag(html: str, start: int, words: "_Words") -> int:
    """Where reading goes on behind the tag, comment or unread part that begins at `start`."""
    if html.startswith("<!--", start):
        return _behind(html, "-->", start)
    following = html[start + 1 : start + 2]
    if not (following.isalpha() or following in {"/", "!", "?"}):
        words.add("<")
        return start + 1
    name = _name_at(html, start)
    if name in UNREAD:
        return _behind(html, ">", _behind(html, f"</{name}", start + 1))
    words.take_tag(name, is_end=following == "/")
    return _behind(html, ">", start)


def _name_at(html: str, start: int) -> str:
    name = html[start + 1 : start + 2 + LONGEST_NAME].lstrip("/")
    for index, char in enumerate(name):
        if not char.isalnum():
            return name[:index]
    return name


def _behind(html: str, closing: str, start: int) -> int:
    """Behind the next `closing`, or the end of all where there is none."""
    found = html.find(closing, start)
    return len(html) if found < 0 else found + len(closing)


class _Words:
    """Gathers lines; each begins with as many `>` as quotes are open."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._depth = 0
        self._pre = 0

    def add(self, raw: str) -> None:
        if not raw:
            return
        text = unescape(raw).replace("\xa0", " ")
        if self._pre:
            first, *others = text.split("\n")
            self._line.append(first)
            for line in others:
                self._break()
                self._line.append(line)
            return
        words = " ".join(text.split())
        if not words:
            self._space()
            return
        if text[0].isspace():
            self._space()
        self._line.append(words)
        if text[-1].isspace():
            self._space()

    def take_tag(self, name: str, *, is_end: bool) -> None:
        if name == "br":
            self._break()
        elif name in BLOCKS:
            if self._line:
                self._break()
            if name in PARAGRAPHS:
                self._part()
            if name == "blockquote":
                self._depth = max(0, self._depth - 1) if is_end else min(self._depth + 1, DEEPEST_QUOTE)
            if name == "pre":
                self._pre = max(0, self._pre + (-1 if is_end else 1))
            if name == "li" and not is_end:
                self._line.append("- ")

    def end(self) -> str:
        if self._line:
            self._break()
        return "\n".join(self._lines).strip("\n")

    def _space(self) -> None:
        if self._line and self._line[-1] not in {" ", "- "}:
            self._line.append(" ")

    def _part(self) -> None:
        """An empty line between paragraphs, one only."""
        if self._lines and self._lines[-1].strip("> "):
            self._lines.append(">" * self._depth)

    def _break(self) -> None:
        text = "".join(self._line).rstrip()
        self._lines.append(f"{'>' * self._depth} {text}" if self._depth else text)
        self._line.clear()
