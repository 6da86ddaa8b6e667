"""Excerpts around what was found, in pieces: plain text, to be escaped like any other."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.rendering import shorten
from forum.search.folding import Span, fold, spans
from forum.search.parsing import Phrase

# What is read of a text for its excerpt; further on there may be better places, which would take too long.
MOST_READ = 30_000
_BEFORE = 80
_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an excerpt; `is_found` where it is one of the words that were asked for."""

    text: str
    is_found: bool = False


def mark_found(text: str, phrases: Sequence[Phrase]) -> list[Piece]:
    """A short text whole, with what was found of the phrases."""
    pieces, done = [], 0
    for start, end in _places(spans(text), phrases):
        pieces += [Piece(text[done:start]), Piece(text[start:end], is_found=True)]
        done = end
    return [piece for piece in (*pieces, Piece(text[done:])) if piece.text]


def excerpt_around(text: str, phrases: Sequence[Phrase]) -> list[Piece]:
    """About `_LENGTH` characters of a plain text on one line: those with most of the phrases, or the beginning."""
    text = text[:MOST_READ]
    start = _start(text, phrases)
    return mark_found(("…" if start else "") + shorten(text[start:], _LENGTH), phrases)


def _start(text: str, phrases: Sequence[Phrase]) -> int:
    """Where the excerpt begins: a little before the first place of the best line, with a whole word."""
    best, best_count, offset = None, 0, 0
    for line in text.split("\n"):
        count = _count(line, phrases)
        if count > best_count:
            best, best_count = (offset, line), count
        if best_count == len(phrases):
            break
        offset += len(line) + 1
    if best is None:
        return 0
    offset, line = best
    place = offset + _places(spans(line), phrases)[0][0]
    if place <= _BEFORE:
        return 0
    space = text.find(" ", place - _BEFORE, place)
    return place if space == -1 else space + 1


def _count(line: str, phrases: Sequence[Phrase]) -> int:
    """How many of the phrases a line has."""
    words = f" {' '.join(fold(line))} "
    return sum(f" {' '.join(phrase)} " in words for phrase in phrases)


def _places(found: Sequence[Span], phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """From where to where what was found stands, in order, without overlaps."""
    by_first: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[0], []).append(phrase)
    places: list[tuple[int, int]] = []
    number = 0
    while number < len(found):
        fitting = [
            len(phrase)
            for phrase in by_first.get(found[number].word, ())
            if tuple(span.word for span in found[number : number + len(phrase)]) == phrase
        ]
        if fitting:
            places.append((found[number].start, found[number + max(fitting) - 1].end))
        number += max(fitting, default=1)
    return places
