"""Texts as word rules compare them: NFKC and casefold, cut into tokens, with the way back to the original.

A token is a word, one character of a script that writes without spaces, or one other sign. Words are runs of letters,
digits and marks; the underscore is a sign, for Markdown uses it. Chinese, Japanese, Thai, Lao, Khmer, Burmese and
Tibetan do not part their words, and Korean joins particles to them: there each character with its marks is a token,
so that a phrase is found within running text.

Characters that cannot be seen (zero-width ones, soft hyphens) count as absent; typographic apostrophes are
straight ones.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

# Unicode, Default_Ignorable_Code_Point.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_UNSPACED = (
    "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3031-\u3035\u303b-\u303c\u3041-\u31ff"
    "\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_HANGUL_VOWELS_AND_FINALS = range(0x1160, 0x1200)
# UAX #15 D4: honest texts have at most 30 marks on one letter; sorting thousands of them takes seconds.
_LONGEST_CLUSTER = 32

_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]")
_OTHER_SPACE = re.compile(r"[^\S ]")
_APART = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_ASCII_TOKEN = re.compile(" ?(?:[a-z0-9]+|[^ ])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts` and `ends` lead from its positions to the original's, None where they are the same."""

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def tokens(self) -> list[str]:
        """The tokens in order; one after white space begins with a space, however long the white space is."""
        return _token_pattern(self.text).findall(self.text)

    def token_spans(self) -> list[tuple[int, int]]:
        """Where each token stands in the original text, without the white space before it."""
        spans = []
        for match in _token_pattern(self.text).finditer(self.text):
            start, end = match.span()
            start += self.text[start] == " "
            if self.starts is None or self.ends is None:
                spans.append((start, end))
            else:
                spans.append((self.starts[start], self.ends[end - 1]))
        return spans


def fold(text: str) -> Folded:
    """The text in NFKC, casefolded, with every white space a plain one."""
    text = _OTHER_SPACE.sub(" ", text)
    if text.isascii():
        return Folded(text.lower())
    text = text.replace("’", "'").replace("‘", "'")
    if _keeps_positions(text):
        return Folded(text.casefold())
    return _fold_pieces(text)


def _keeps_positions(text: str) -> bool:
    """Whether folding would move nothing: casefold replaces each character by one or more, NFKC changes nothing."""
    if _UNSEEN_SIGN.search(text) or _long_mark_run().search(text):
        return False
    if not unicodedata.is_normalized("NFKC", text):
        return False
    folded = text.casefold()
    return len(folded) == len(text) and unicodedata.is_normalized("NFKC", folded)


def _fold_pieces(text: str) -> Folded:
    """Piece by piece; a piece begins with the ASCII character before it, which its marks may join."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in _APART.finditer(text):
        begin, end = match.span()
        folded.append(text[done:begin].lower())
        starts.extend(range(done, begin))
        ends.extend(range(done + 1, begin + 1))
        done = end
        if _keeps_positions(match[0]):
            folded.append(match[0].casefold())
            starts.extend(range(begin, end))
            ends.extend(range(begin + 1, end + 1))
            continue
        for first, last in _clusters(match[0]):
            part = _fold_cluster(match[0][first:last])
            folded.append(part)
            starts.extend([begin + first] * len(part))
            ends.extend([begin + last] * len(part))
    folded.append(text[done:].lower())
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return Folded("".join(folded), starts, ends)


def _clusters(piece: str) -> Iterator[tuple[int, int]]:
    """Parts that normalise by themselves: a character with all that may join it."""
    start = 0
    for position in range(1, len(piece)):
        if _begins_cluster(piece[position]) or position - start == _LONGEST_CLUSTER:
            yield start, position
            start = position
    yield start, len(piece)


@lru_cache(maxsize=8192)
def _begins_cluster(char: str) -> bool:
    first = unicodedata.normalize("NFKD", char)[0]
    is_joined = unicodedata.category(first)[0] == "M" or ord(first) in _HANGUL_VOWELS_AND_FINALS
    return not is_joined and not unicodedata.combining(first)


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    seen = _UNSEEN_SIGN.sub("", cluster)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return _OTHER_SPACE.sub(" ", folded)


def _token_pattern(folded: str) -> re.Pattern[str]:
    return _ASCII_TOKEN if folded.isascii() else _unicode_token()


@cache
def _unicode_token() -> re.Pattern[str]:
    letter, mark = rf"[^\W_{_UNSPACED}]", f"[{_marks()}]"
    return re.compile(f" ?(?:{letter}+(?:{mark}+{letter}*)*|[{_UNSPACED}]{mark}*|[^ ])")


@cache
def _long_mark_run() -> re.Pattern[str]:
    return re.compile(f"[{_marks()}]{{{_LONGEST_CLUSTER - 1}}}")


@cache
def _marks() -> str:
    """Every combining mark, as the inside of a character class; looked for when the first text needs them."""
    above_them = 0x1F000
    ranges: list[list[int]] = []
    for code in range(0x300, min(above_them, sys.maxunicode)):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
