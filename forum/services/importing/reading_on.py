"""Members who have read a thread have read what is brought into it later, too: an import makes nothing new."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.models import ReadingMark
from forum.rules.reading import MOST_BEYOND, join_numbers, parse_numbers


def keep_read(work: Session, post_id: int, *, before: int, now: int) -> None:
    """`before` was the highest number of the thread, `now` is the highest of what came. The thread is locked."""
    come = range(before + 1, now + 1)
    for mark in work.scalars(select(ReadingMark).where(ReadingMark.post_id == post_id)):
        if mark.read_up_to >= before:
            mark.read_up_to = now
        else:
            beyond = sorted(parse_numbers(mark.read_beyond) | set(come))[-MOST_BEYOND:]
            mark.read_beyond = join_numbers(beyond)
        if mark.seen_up_to >= before:
            mark.seen_up_to = now
        if mark.visited_up_to >= before:
            mark.visited_up_to = now
    work.flush()
