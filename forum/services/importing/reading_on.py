"""Members who have read a thread have read what is brought into it later, too: an import makes nothing new."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.models import ReadingMark
from forum.rules.reading import MOST_BEYOND, join_numbers, parse_numbers


def keep_read(work: Session, come: Mapping[int, range]) -> None:
    """`come` are the numbers of what came, for each thread; no higher ones are in it. The threads are locked."""
    for mark in work.scalars(select(ReadingMark).where(ReadingMark.post_id.in_(list(come)))):
        numbers = come[mark.post_id]
        before, last = numbers.start - 1, numbers.stop - 1
        if mark.read_up_to >= before:
            mark.read_up_to = last
        else:
            beyond = sorted(parse_numbers(mark.read_beyond) | set(numbers))[-MOST_BEYOND:]
            mark.read_beyond = join_numbers(beyond)
        if mark.seen_up_to >= before:
            mark.seen_up_to = last
        if mark.visited_up_to >= before:
            mark.visited_up_to = last
    work.flush()
