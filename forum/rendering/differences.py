"""What changed between two texts, word by word, in the lines of the later one.

Lines are compared first and words only within what is left, so that long texts cost no more than they must. Where even
that is too much, as in a text made to be dear, the whole passage counts as replaced.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from forum.rendering.length import SIGNS

MOST_LINES = 2_000
MOST_WORDS = 2_000
BREAK = "\n"
_TOKEN = re.compile(rf"(\s*)([{SIGNS}]|[^\s{SIGNS}]+)")


@dataclass(frozen=True)
class Piece:
    """Words in a row that are `same`, `gone` or `new`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Difference:
    """The lines of the later text with what is gone in between, and how many words came and went."""

    lines: tuple[tuple[Piece, ...], ...]
    gone: int
    new: int


@dataclass(frozen=True)
class _Token:
    word: str
    space: str


def compare(earlier: str, later: str) -> Difference:
    """The difference between two texts."""
    pieces = list(_compare_lines(earlier.splitlines(), later.splitlines()))
    count = {kind: sum(each == kind and token.word != BREAK for each, token in pieces) for kind in ("gone", "new")}
    return Difference(tuple(_in_lines(pieces)), count["gone"], count["new"])


def _compare_lines(earlier: Sequence[str], later: Sequence[str]) -> Iterator[tuple[str, _Token]]:
    if max(len(earlier), len(later)) > MOST_LINES:
        yield from _compare_words(earlier, later)
        return
    for kind, start, end, later_start, later_end in SequenceMatcher(None, earlier, later).get_opcodes():
        if kind == "equal":
            yield from (("same", token) for token in _tokens(later[later_start:later_end]))
        else:
            yield from _compare_words(earlier[start:end], later[later_start:later_end])


def _compare_words(earlier: Sequence[str], later: Sequence[str]) -> Iterator[tuple[str, _Token]]:
    old, new = list(_tokens(earlier)), list(_tokens(later))
    if max(len(old), len(new)) > MOST_WORDS:
        yield from (("gone", token) for token in old)
        yield from (("new", token) for token in new)
        return
    matcher = SequenceMatcher(None, [token.word for token in old], [token.word for token in new])
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield from (("same", token) for token in new[new_start:new_end])
        else:
            yield from (("gone", token) for token in old[start:end])
            yield from (("new", token) for token in new[new_start:new_end])


def _tokens(lines: Sequence[str]) -> Iterator[_Token]:
    """Words with the space before them; each line ends with a break."""
    for line in lines:
        for found in _TOKEN.finditer(line):
            yield _Token(found[2], " " if found[1] else "")
        yield _Token(BREAK, "")


def _in_lines(tokens: Sequence[tuple[str, _Token]]) -> Iterator[tuple[Piece, ...]]:
    """A line ends where one of the later text does; a break that is gone joins two lines."""
    line: list[tuple[str, _Token]] = []
    for kind, token in tokens:
        if token.word != BREAK:
            line.append((kind, token))
        elif kind == "gone":
            line.append((kind, _Token("", " ")))
        else:
            yield tuple(_join(line))
            line = []
    if line:
        yield tuple(_join(line))


def _join(line: Sequence[tuple[str, _Token]]) -> Iterator[Piece]:
    for kind, group in groupby(line, key=lambda each: each[0]):
        text = "".join(token.space + token.word for _kind, token in group)
        if text.strip():
            yield Piece(kind, text)
