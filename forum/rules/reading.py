"""How visits follow each other, and how far a thread is read. Pure values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

VISIT_GAP = timedelta(minutes=30)
MOST_BEYOND = 500


@dataclass(frozen=True)
class Visits:
    """The latest page, the first page of this visit, and the last page of the visit before."""

    seen_at: datetime | None = None
    began_at: datetime | None = None
    last_at: datetime | None = None

    def with_pages(self, first_at: datetime, last_at: datetime) -> "Visits":
        """After pages between two moments, none of them 30 minutes after the one before."""
        if self.seen_at is None or self.began_at is None:
            return Visits(last_at, first_at, None)
        if first_at - self.seen_at > VISIT_GAP:
            return Visits(last_at, first_at, self.seen_at)
        return Visits(max(last_at, self.seen_at), self.began_at, self.last_at)


@dataclass(frozen=True)
class Mark:
    """How far a thread is read; the fields are those of `ReadingMark`."""

    read_up_to: int
    read_beyond: frozenset[int]
    seen_up_to: int
    visited_up_to: int
    first_read_at: datetime
    read_at: datetime

    def opened(self, numbers: Iterable[int], sequence: int, at: datetime, visits: Visits) -> "Mark":
        """After a window with these numbers was shown, while `sequence` was the highest number given."""
        is_first = visits.began_at is not None and self.read_at < visits.began_at
        return Mark(
            self.read_up_to,
            self.read_beyond | {number for number in numbers if number > self.read_up_to},
            max(sequence, self.seen_up_to),
            self.seen_up_to if is_first else self.visited_up_to,
            self.first_read_at,
            max(at, self.read_at),
        )


def new_mark(sequence: int, at: datetime) -> Mark:
    """Of a thread that is opened for the first time: nothing in it is new since an earlier visit."""
    return Mark(0, frozenset(), sequence, sequence, at, at)


def settle(read_up_to: int, read: Iterable[int], published: Iterable[tuple[int, bool]]) -> tuple[int, list[int]]:
    """How far a thread is read without a gap, and what is read beyond; of that the highest 500 numbers.

    `published` are the numbers above `read_up_to`, ascending, each with whether it is the reader's own.
    """
    seen = set(read)
    for number, is_own in published:
        if number not in seen and not is_own:
            break
        read_up_to = number
    return read_up_to, sorted(number for number in seen if number > read_up_to)[-MOST_BEYOND:]


def parse_numbers(text: str) -> frozenset[int]:
    """The numbers of `ReadingMark.read_beyond`."""
    return frozenset(int(number) for number in text.split(",") if number)


def join_numbers(numbers: Iterable[int]) -> str:
    return ",".join(str(number) for number in numbers)
