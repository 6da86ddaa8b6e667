"""Words out of stored HTML: all of them, or as many as fit a list, a feed, a mail, a preview or a found text."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

EXCERPT_LENGTH = 280

_BLOCKS = frozenset({"blockquote", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}) | {
    *("caption", "dd", "dl", "dt", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
}
# A line is cut before it is put together: so many characters may collapse into one.
_SLACK = 8
_PIECE_LENGTH = 2_000
# A cut may leave these open, and they would turn what stands after the excerpt. (Unicode, UAX #9, 2.)
_DIRECTION_SPANS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Within a tag: the sanitiser puts every value in double quotes, and lets no text hold a `<`.
_TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
_BLOCK_TAG = re.compile(rf"</?(?:br|{'|'.join(sorted(_BLOCKS))})\b[^>]*>")
# A picture is read as what stands in its `alt`.
_IMAGE = re.compile(r'<img\b(?:\s[a-z]+="[^"]*")*?\salt="([^"]*)"[^>"]*(?:"[^"]*"[^>"]*)*>')
_ENDS_A_WORD_BADLY = " ,;:–—-"


def to_plain_text(html: str) -> str:
    """What the eye reads of stored HTML, as `RenderedText.text`: blocks and line breaks parted by `\\n`."""
    words = _Words()
    words.feed(html)
    return words.end()


def words_of(stored: str) -> str:
    """The words of sanitised HTML on one line: as `to_plain_text`, in a tenth of its time."""
    if "<img" in stored:
        stored = _IMAGE.sub(r"\1", stored)
    return " ".join(unescape(_TAG.sub("", _BLOCK_TAG.sub(" ", stored))).split())


def excerpt(html: str, limit: int = EXCERPT_LENGTH) -> str:
    """The beginning of stored HTML as plain text on one line, cut as `shorten` cuts. The rest is not even read."""
    words = _Words()
    for piece in _pieces(html):
        words.feed(piece)
        if words.length > limit * _SLACK:
            break
    return shorten(words.end(), limit)


def shorten(text: str, limit: int = EXCERPT_LENGTH) -> str:
    """The beginning of a plain text on one line, at most `limit` characters with the closing "…".

    It ends with a whole word, unless that would take half of it; a letter or emoji of several characters stays whole.
    """
    line = " ".join(_DIRECTION_SPANS.sub("", text[: limit * _SLACK]).split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    if line[limit - 1] != " ":
        word_end = cut.rfind(" ")
        cut = cut[:word_end] if word_end > limit // 2 else line[: _character_start(line, limit - 1)]
    return cut.rstrip(_ENDS_A_WORD_BADLY) + "…"


def _pieces(html: str) -> Iterator[str]:
    return (html[start : start + _PIECE_LENGTH] for start in range(0, len(html), _PIECE_LENGTH))


class _Words(HTMLParser):
    """Gathers the words; the end of a block and a `br` become a line end, those of the source count for nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.length = 0
        self._parts: list[str] = []
        self._is_in_pre = False

    def end(self) -> str:
        """Closes the text and gives what was found."""
        self.close()
        return "\n".join(line.rstrip() for line in "".join(self._parts).split("\n")).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.handle_data(dict(attrs).get("alt") or "")
        if tag == "br":
            self._add("\n")
        elif tag in _BLOCKS:
            self._part()
        self._is_in_pre = self._is_in_pre or tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._part()
        self._is_in_pre = self._is_in_pre and tag != "pre"

    def handle_data(self, data: str) -> None:
        if not self._is_in_pre:
            data = data.replace("\n", " ")
            data = data.lstrip(" ") if self._is_at_line_end() else data
        if data:
            self._add(data)

    def _part(self) -> None:
        if self._parts and not self._is_at_line_end():
            self._add("\n")

    def _is_at_line_end(self) -> bool:
        return not self._parts or self._parts[-1].endswith("\n")

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)


def _character_start(line: str, end: int) -> int:
    """Where the letter or emoji begins that a cut at `end` would part; `end` where it parts none."""
    while end > 1 and (_is_joining(line[end]) or line[end - 1] == "\u200d"):
        end -= 1
    return end - _is_second_half_of_flag(line, end)


def _is_joining(char: str) -> bool:
    is_skin_tone = "\U0001f3fb" <= char <= "\U0001f3ff"
    is_flag_letter = "\U000e0020" <= char <= "\U000e007f"
    return char == "\u200d" or is_skin_tone or is_flag_letter or unicodedata.category(char).startswith("M")


def _is_second_half_of_flag(line: str, end: int) -> bool:
    """Flags are pairs of letters; of a row of them, the ones before tell which half this is."""
    start = end
    while start > 0 and _is_country_letter(line[start - 1]):
        start -= 1
    return _is_country_letter(line[end]) and (end - start) % 2 == 1


def _is_country_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
