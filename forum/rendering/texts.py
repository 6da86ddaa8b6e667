"""Plain text before and after Markdown: normal form, greatest lengths, blankness."""

import re
import unicodedata
from typing import Literal

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext, lazy_number

Place = Literal["post", "reply", "note", "bio"]

LONGEST: dict[Place, int] = {"post": 100_000, "reply": 20_000, "note": 2_000, "bio": 2_000}

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
# Control characters, surrogates, and the noncharacters, which cost the sanitiser dearly.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Unicode, UAX #15 D4: a stream-safe text has at most 30 combining marks in a row; U+034F parts longer runs.
_LONGEST_MARK_RUN = 30
# What Persian, the Indic scripts and emoji need, of all format characters.
_JOINERS = frozenset("\u200c\u200d")
_MARK_JOINER = "\u034f"

# Letters and symbols by category, empty to the eye.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"})


class TextTooLong(InvalidInput):
    """A text is longer than its place allows; `longest` and `actual` count characters."""

    def __init__(self, *, longest: int, actual: int) -> None:
        super().__init__(
            lazy_gettext(
                "This text has %(actual)s characters; at most %(longest)s fit here.",
                actual=lazy_number(actual),
                longest=lazy_number(longest),
            ),
            field="text",
        )
        self.longest = longest
        self.actual = actual


def normalise(source: str) -> str:
    """The form in which a text is kept: NFC, line ends as `\\n`, no control characters.

    Runs of combining marks are parted first: normalising 100,000 of them in a row takes many seconds.
    """
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", source))
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _part_mark_runs(text))


def one_line(source: str) -> str:
    """A title or a name as it is kept: normalised, on one line, without what would turn or hide its neighbours."""
    visible = (char for char in normalise(source) if char in _JOINERS or unicodedata.category(char) != "Cf")
    return " ".join("".join(visible).split())


def normalise_for(source: str, place: Place) -> str:
    """As `normalise`; raises TextTooLong where the text exceeds its place before or after.

    A line end counts once, however the browser sent it. NFC may lengthen a text threefold, hence the
    second look.
    """
    longest = LONGEST[place]
    unbroken = source.replace("\r\n", "\n")
    if len(unbroken) > longest:
        raise TextTooLong(longest=longest, actual=len(unbroken))
    text = normalise(unbroken)
    if len(text) > longest:
        raise TextTooLong(longest=longest, actual=len(text))
    return text


def is_blank(source: str) -> bool:
    """Whether nothing in the text can be seen: spaces, zero-width and filler characters, stray marks."""
    return all(char in _INVISIBLE or unicodedata.category(char) in _INVISIBLE_CATEGORIES for char in source)


def _part_mark_runs(text: str) -> str:
    run = 0
    parts: list[str] = []
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run > _LONGEST_MARK_RUN:
            parts.append(_MARK_JOINER)
            run = 1
        parts.append(char)
    return "".join(parts)
