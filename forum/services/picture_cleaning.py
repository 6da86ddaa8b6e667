"""What nobody needs of pictures: those that nothing shows any more, and files left by a process that ended too early.

What waits to be deleted is looked for before the unit of work, and once more inside it.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from sqlalchemy import ColumnElement, and_, literal, select

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.models import Picture, PictureUse
from forum.pictures import UNFINISHED, open_store
from forum.services.pictures import forget_pictures

UNUSED_KEPT = timedelta(days=7)
# Files are put before their row is written.
STRAY_KEPT = timedelta(days=1)
BATCH = 100


def are_old() -> ColumnElement[bool]:
    """Nobody writes on a text for longer before it is saved."""
    return Picture.created_at < now() - UNUSED_KEPT


def delete_unused_pictures(which: ColumnElement[bool]) -> int:
    """Of these pictures those that nothing shows; gives how many."""
    deleted = 0
    is_used = select(literal(1)).where(PictureUse.picture_id == Picture.id).exists()
    is_unused = and_(Picture.state == "kept", which, ~is_used)
    after = 0
    while True:
        ids = list(
            session().scalars(select(Picture.id).where(is_unused, Picture.id > after).order_by(Picture.id).limit(BATCH))
        )
        end_reading()
        if not ids:
            return deleted
        with unit_of_work() as work:
            unused = work.scalars(
                select(Picture).where(Picture.id.in_(ids), is_unused).order_by(Picture.id).with_for_update()
            ).all()
            forget_pictures(work, unused)
        deleted += len(unused)
        after = ids[-1]


def delete_stray_files() -> int:
    """Gives how many were deleted."""
    store = open_store(current_settings())
    deleted = 0
    for names in _batches(store.names(now() - STRAY_KEPT)):
        known = _known({name[:20] for name in names})
        for name in names:
            if name[:20] not in known or name.endswith(UNFINISHED):
                store.delete(name)
                deleted += 1
    return deleted


def _known(names: set[str]) -> set[str]:
    """Those of the pictures that are kept. One statement."""
    found = set(session().scalars(select(Picture.name).where(Picture.name.in_(names), Picture.state == "kept")))
    end_reading()
    return found


def _batches(names: Iterator[str]) -> Iterator[Sequence[str]]:
    while batch := list(islice(names, BATCH)):
        yield batch
