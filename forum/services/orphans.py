"""Mending orphans: what was written is kept wherever it can stand, and what means nothing alone is deleted.

A pointer that may be empty is emptied. A writer or a blog that is gone gets a stand-in, so that the texts stay. The
rest, such as a mention in a reply that is gone, is deleted.
"""

from itertools import islice
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from forum.db import now, unit_of_work
from forum.models import Blog, User
from forum.queries.orphans import Orphan, find_orphans

BATCH = 500
EMPTIED = {
    ("replies", "parent_id"),
    ("replies", "decision_id"),
    ("posts", "decision_id"),
    ("decisions", "undone_by_id"),
}


def mend_orphans() -> None:
    """Mends until none is left, in batches: a row that is deleted may leave others behind."""
    while orphans := list(islice(find_orphans(), BATCH)):
        with unit_of_work() as work:
            for orphan in orphans:
                _mend(work, orphan)


def _mend(work: Session, orphan: Orphan) -> None:
    """Mends all rows that point there in one statement, as they may point to each other."""
    reference = orphan.reference
    column = reference.columns[-1]
    same = [reference.table.c[name] == value for name, value in zip(reference.columns, orphan.values, strict=True)]
    stand_in = None if reference.cascades else _stand_in(reference.target.name, orphan.values[0])
    if (reference.table.name, column) in EMPTIED:
        work.execute(update(reference.table).where(*same).values({column: None}))
    elif stand_in is None:
        work.execute(delete(reference.table).where(*same))
    elif work.get(type(stand_in), stand_in.id) is None:
        work.add(stand_in)
        work.flush()


def _stand_in(table: str, row_id: Any) -> User | Blog | None:
    """A member or a blog with this id to whom nobody has access, for the texts that name it; None for other tables."""
    if table == User.__tablename__:
        handle = f"former_{row_id}"
        return User(
            id=row_id,
            handle=handle,
            handle_key=handle,
            display_name="Former member",
            state="erased",
            created_at=now(),
        )
    if table == Blog.__tablename__:
        name = f"Recovered {row_id}"
        return Blog(
            id=row_id,
            slug=f"recovered-{row_id}",
            name=name,
            reading="private",
            is_unlisted=True,
            created_at=now(),
        )
    return None
