"""Texts as word rules compare them: NFKC and casefold, cut into tokens, with the way back to the original.

A token is a word, one character of a script that writes without spaces, or one other sign. Words are runs of letters,
digits and marks; the underscore is a sign, for Markdown uses it. Chinese, Japanese, Thai, Lao, Khmer, Burmese and
Tibetan do not part their words, and Korean joins particles to them: there each character with its marks is a token,
so that a phrase is found within running text.

Characters that cannot be seen (zero-width ones, soft hyphens) count as absent; typographic apostrophes are
straight ones.

Most texts match nothing, so folding keeps no positions: they are worked out afterwards, for the blocks of a text that
something was found in.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

# The insides of classes of characters; Unicode, Default_Ignorable_Code_Point.
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
UNSPACED = (
    "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3031-\u3035\u303b-\u303c\u3041-\u31ff"
    "\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# Above U+FFFF a class of characters costs time for each of its ranges: rare scripts count as letters as a whole.
_RARE = "\U00010000-\U0001afff\U0001b170-\U0001efff"
_HANGUL_VOWELS_AND_FINALS = range(0x1160, 0x1200)
# UAX #15 D4: honest texts have at most 30 marks on one letter; sorting thousands of them takes seconds.
_LONGEST_CLUSTER = 32
_BLOCK = 256

_UNSEEN_SIGN = re.compile(f"[{UNSEEN}]")
_OTHER_SPACE = re.compile(r"[^\S ]")
_SPACES = re.compile("  +")
_ASCII_TOKEN = re.compile(" ?(?:[a-z0-9]+|[^ ])")
_ASCII_FOLDED = {code: " " if chr(code).isspace() else chr(code).lower() for code in range(128)}
# One sign for one, as NFKC has it for those of East Asia, where it would otherwise rewrite whole texts.
PLAIN_SIGNS = tuple(zip("’‘，！？：；（）", "'',!?:;()", strict=True))

_Map = tuple[Sequence[int], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `blocks` are the parts that were folded apart, before and after; None where nothing moved."""

    text: str
    blocks: tuple[tuple[str, str], ...] | None = None

    def tokens(self) -> list[str]:
        """The tokens in order; one after white space begins with a space, however long the white space is."""
        pattern = _ASCII_TOKEN if self.text.isascii() else _unicode_token()
        return pattern.findall(self.text)


def fold(text: str) -> Folded:
    """The text in NFKC, casefolded, with every white space a plain one."""
    if text.isascii():
        return Folded(text.translate(_ASCII_FOLDED))
    text = _OTHER_SPACE.sub(" ", text)
    for sign, plain in PLAIN_SIGNS:
        text = text.replace(sign, plain)
    is_overlong = _has_overlong(text)
    if not is_overlong and _is_unmoved(text):
        return Folded(text.casefold())
    fold_block = _fold_clusters if is_overlong else _fold_run
    blocks = tuple((block, fold_block(block)) for block in _block().findall(text))
    return Folded("".join(folded for _, folded in blocks), blocks)


class Places:
    """Leads from the tokens of a folded text to the original. Only blocks that are asked for are followed by sign."""

    def __init__(self, folded: Folded, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._ends = list(accumulate(map(len, tokens)))
        self._gaps_at, self._gaps = _gaps(folded.text)
        self._blocks = folded.blocks or ()
        self._starts = list(accumulate((len(block) for block, _ in self._blocks), initial=0))
        self._folded_starts = list(accumulate((len(after) for _, after in self._blocks), initial=0))
        self._maps: dict[int, _Map] = {}

    def start(self, token: int) -> int:
        """Where a token begins, without the white space before it."""
        begins_apart = self._tokens[token].startswith(" ")
        return self._original(self._ends[token] - len(self._tokens[token]) + begins_apart)[0]

    def end(self, token: int) -> int:
        """Where a token ends: the place after its last sign."""
        return self._original(self._ends[token] - 1)[1]

    def _original(self, position: int) -> tuple[int, int]:
        """From where to where the sign came that stands here in the tokens put together."""
        position += self._gaps[bisect_right(self._gaps_at, position)]
        if not self._blocks:
            return position, position + 1
        block = bisect_right(self._folded_starts, position) - 1
        if block not in self._maps:
            self._maps[block] = _map_block(self._blocks[block][0])
        starts, ends = self._maps[block]
        inside = position - self._folded_starts[block]
        return self._starts[block] + starts[inside], self._starts[block] + ends[inside]


def _gaps(text: str) -> tuple[list[int], list[int]]:
    """Where spaces are left out of the tokens put together, which have one of several; and how many up to there."""
    at: list[int] = []
    missing = [0]
    for match in _SPACES.finditer(text):
        at.append(match.start() - missing[-1])
        missing.append(missing[-1] + match.end() - match.start() - 1)
    return at, missing


def _map_block(block: str) -> _Map:
    """For each sign of the folded block, from where to where in the block it came."""
    if not _has_overlong(block) and _is_unmoved(block):
        return range(len(block)), range(1, len(block) + 1)
    starts: list[int] = []
    ends: list[int] = []
    for match in _unmoved_or_cluster().finditer(block):
        start, end = match.span()
        length = None if match[1] else _moved_length(match[0])
        if length is None:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * length)
            ends.extend([end] * length)
    return starts, ends


@lru_cache(maxsize=8192)
def _moved_length(cluster: str) -> int | None:
    """How long it is once folded; None where each of its signs stays in its place."""
    return None if _is_unmoved(cluster) else len(_fold_run(cluster))


def _is_unmoved(text: str) -> bool:
    """Whether folding would move nothing: casefold replaces each character by one or more, NFKC changes nothing."""
    if _UNSEEN_SIGN.search(text) or not unicodedata.is_normalized("NFKC", text):
        return False
    folded = text.casefold()
    return len(folded) == len(text) and unicodedata.is_normalized("NFKC", folded)


def _has_overlong(text: str) -> bool:
    """Whether a cluster must be cut. The first look takes rare scripts for marks, and is quick."""
    return _may_have_overlong().search(text) is not None and _overlong().search(text) is not None


def _fold_clusters(block: str) -> str:
    return "".join(map(_fold_run, _cluster().findall(block)))


def _fold_run(text: str) -> str:
    seen = _UNSEEN_SIGN.sub("", text)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())


# The patterns over all marks, each made when the first text needs it.


@cache
def _unicode_token() -> re.Pattern[str]:
    spaced = re.sub(f"[{UNSPACED}]", "", "".join(map(chr, range(0x80, 0x10000))))
    letter, mark = f"a-z0-9{_RARE}{_char_class(filter(str.isalnum, spaced))}", _marks()
    return re.compile(f" ?(?:[{letter}][{letter}{mark}]*|[{UNSPACED}][{mark}]*|[^ ])")


@cache
def _cluster() -> re.Pattern[str]:
    """Parts that normalise by themselves: a character with all that may join it."""
    return re.compile(f"(?s:.)[{_joined()}]{{0,{_LONGEST_CLUSTER - 1}}}")


@cache
def _unmoved_or_cluster() -> re.Pattern[str]:
    """Many ASCII characters at once, as the first group, or a cluster."""
    return re.compile(rf"([\x00-\x7f]+)(?![^\x00-\x7f])|{_cluster().pattern}")


@cache
def _block() -> re.Pattern[str]:
    """Parts of a text of about a line or a few, that end where a cluster does."""
    return re.compile(f"(?s:.){{1,{_BLOCK}}}[{_joined()}]*")


@cache
def _may_have_overlong() -> re.Pattern[str]:
    # The doubled class lets the search pass over all that cannot begin a run.
    mark = f"[{_usually_joined()}{_RARE}]"
    return re.compile(f"{mark}{mark}{{{_LONGEST_CLUSTER - 1}}}")


@cache
def _overlong() -> re.Pattern[str]:
    mark = f"[{_joined()}]"
    return re.compile(f"{mark}{mark}{{{_LONGEST_CLUSTER - 1}}}")


@cache
def _joined() -> str:
    """All that may join the character before it, as the inside of a character class."""
    return f"{_usually_joined()}{_char_class(filter(_joins, map(chr, range(0x10000, 0x1F000))))}"


@cache
def _usually_joined() -> str:
    return f"{UNSEEN}{_char_class(filter(_joins, map(chr, range(0x300, 0x10000))))}"


def _joins(char: str) -> bool:
    first = unicodedata.normalize("NFKD", char)[0]
    return _is_mark(first) or ord(first) in _HANGUL_VOWELS_AND_FINALS


@cache
def _marks() -> str:
    """Every combining mark up to U+FFFF, as the inside of a character class."""
    return _char_class(filter(_is_mark, map(chr, range(0x300, 0x10000))))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _char_class(chars: Iterable[str]) -> str:
    """The inside of a character class that has these, which come in order."""
    ranges: list[list[int]] = []
    for code in map(ord, chars):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
