"""Writing how far members have read, and when they visit, from what was gathered for a while."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select, tuple_, update
from sqlalchemy.orm import Session

from forum.db import db, now
from forum.db.dialects import dialect_of
from forum.models import Notification, Post, ReaderSettings, ReadingMark, Reply, User
from forum.rules.reading import MOST_BEYOND, Mark, Visits, join_numbers, parse_numbers, settle

Pages = Mapping[int, Sequence[tuple[datetime, datetime]]]
_settings: Any = ReaderSettings.__table__
_marks: Any = ReadingMark.__table__


@dataclass
class Opening:
    """A thread that a member opened: the numbers that its pages showed, and the highest one given by then."""

    user_id: int
    post_id: int
    sequence: int
    first_at: datetime
    at: datetime
    numbers: set[int] = field(default_factory=set)


def note_reading(work: Session, pages: Pages, openings: Sequence[Opening]) -> None:
    """Stores visits and marks; what belongs to a member or post that is gone is left out."""
    user_ids = sorted({*pages, *(opening.user_id for opening in openings)})
    known = set(work.scalars(select(User.id).where(User.id.in_(user_ids))))
    visits = _note_pages(work, {user_id: pages.get(user_id, ()) for user_id in user_ids if user_id in known})
    posts = set(work.scalars(select(Post.id).where(Post.id.in_({opening.post_id for opening in openings}))))
    kept = [opening for opening in openings if opening.user_id in known and opening.post_id in posts]
    _note_openings(work, sorted(kept, key=lambda found: (found.user_id, found.post_id)), visits)


def _note_pages(work: Session, pages: Pages) -> dict[int, Visits]:
    if not pages:
        return {}
    insert = dialect_of(db.engine).insert_missing
    work.execute(insert(_settings).values([{"user_id": user_id} for user_id in pages]))
    of_members = ReaderSettings.user_id.in_(list(pages))
    visits = {}
    for row in work.scalars(
        select(ReaderSettings).where(of_members).order_by(ReaderSettings.user_id).with_for_update()
    ):
        found = Visits(row.seen_at, row.visit_began_at, row.last_visit_at)
        for first_at, last_at in pages[row.user_id]:
            found = found.with_pages(first_at, last_at)
        row.seen_at, row.visit_began_at, row.last_visit_at = found.seen_at, found.began_at, found.last_at
        visits[row.user_id] = found
    work.flush()
    return visits


def _note_openings(work: Session, openings: Sequence[Opening], visits: Mapping[int, Visits]) -> None:
    if not openings:
        return
    rows = [
        {
            "user_id": opening.user_id,
            "post_id": opening.post_id,
            "seen_up_to": opening.sequence,
            "visited_up_to": opening.sequence,
            "first_read_at": opening.first_at,
            "read_at": opening.first_at,
        }
        for opening in openings
    ]
    work.execute(dialect_of(db.engine).insert_missing(_marks).values(rows))
    keys = [(opening.user_id, opening.post_id) for opening in openings]
    query = select(ReadingMark).where(tuple_(ReadingMark.user_id, ReadingMark.post_id).in_(keys))
    ordered = query.order_by(ReadingMark.user_id, ReadingMark.post_id).with_for_update()
    found = {(row.user_id, row.post_id): row for row in work.scalars(ordered)}
    for opening in openings:
        row = found[opening.user_id, opening.post_id]
        _put_mark(work, row, mark_of(row).opened(opening.numbers, opening.sequence, opening.at, visits[row.user_id]))
        _read_notices(work, opening)
    work.flush()


def mark_of(row: ReadingMark) -> Mark:
    """A stored mark as a value."""
    beyond = parse_numbers(row.read_beyond)
    return Mark(row.read_up_to, beyond, row.seen_up_to, row.visited_up_to, row.first_read_at, row.read_at)


def _put_mark(work: Session, row: ReadingMark, mark: Mark) -> None:
    published = work.execute(
        select(Reply.number, Reply.writer_id == row.user_id)
        .where(Reply.post_id == row.post_id, Reply.number > mark.read_up_to, Reply.state == "published")
        .order_by(Reply.number)
        .limit(2 * MOST_BEYOND)
    ).all()
    numbers = [(number, bool(is_own)) for number, is_own in published if number is not None]
    row.read_up_to, beyond = settle(mark.read_up_to, mark.read_beyond, numbers)
    row.read_beyond = join_numbers(beyond)
    row.seen_up_to, row.visited_up_to, row.read_at = mark.seen_up_to, mark.visited_up_to, mark.read_at


def _read_notices(work: Session, opening: Opening) -> None:
    """What told the member of a text that they follow is read with the text."""
    shown = select(Reply.id).where(Reply.post_id == opening.post_id, Reply.number.in_(opening.numbers))
    work.execute(
        update(Notification)
        .where(
            Notification.user_id == opening.user_id,
            Notification.post_id == opening.post_id,
            Notification.kind == "follow",
            Notification.read_at.is_(None),
            Notification.reply_id.is_(None) | Notification.reply_id.in_(shown),
        )
        .values(read_at=now())
        .execution_options(synchronize_session=False)
    )
