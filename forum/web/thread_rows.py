"""The rows of a thread as pages show them, and how they hang on each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from forum.web.views import WriterView


class Marks(NamedTuple):
    """What of a row is this viewer's own: whether it is folded away or unread, and what they may do with it.

    `acts` are names in `forum.web.thread_words`.
    """

    is_folded: bool = False
    is_unread: bool = False
    acts: tuple[str, ...] = ()


class Answered(NamedTuple):
    """What a row answers, where the page names it: of a text that is gone (`is_gone`) it says no more."""

    number: int = 0
    handle: str = ""
    name: str = ""
    is_gone: bool = True


class Shape(NamedTuple):
    """All in which the HTML of rows differs for all readers, but for the texts and numbers that are put into it.

    `level` is the depth where the page says it, 0 otherwise.
    """

    is_stub: bool
    mark: str | None
    is_edited: bool
    answers: Literal["", "reply", "removed"]
    level: int


class RowView(NamedTuple):
    """A row as everybody reads it."""

    number: int
    depth: int
    heading: str
    writer: WriterView | None
    date_iso: str
    permalink: str
    body_html: str


@dataclass(slots=True)
class Place:
    """Where a row stands among those of its window.

    How many lists open before it and close after it, how many rows hang on it, and the number of the next beside it.
    """

    opens: int = 0
    closes: int = 0
    below: int = 0
    next_number: int | None = None


def nest(rows: Sequence[tuple[int, int]]) -> list[Place]:
    """The places of rows, each given by its number and depth."""
    places = [Place() for _row in rows]
    # The rows whose lists are open, each with its depth; the last one at each level is the one beside the next.
    path: list[tuple[int, int]] = []
    last_at: list[int] = []
    before = 0
    for index, (number, depth) in enumerate(rows):
        while path and path[-1][1] >= depth:
            path.pop()
        for above, _depth in path:
            places[above].below += 1
        path.append((index, depth))
        level = len(path)
        places[index].opens = max(level - before, 0)
        if index:
            places[index - 1].closes = max(before - level, 0)
        if level <= before:
            places[last_at[level - 1]].next_number = number
        del last_at[level - 1 :]
        last_at.append(index)
        before = level
    if places:
        places[-1].closes = before
    return places
