"""Moving replies from one thread to another: rows, numbers, keys, counters, and all that hangs on them.

The caller holds the locks of both threads, taken in ascending order. A reply's post is part of its key, so a row is
written anew below the other post, what hangs on it is led there, and the old row is deleted.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from forum.db import Base, read
from forum.errors import NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import (
    Case,
    CountDelta,
    Decision,
    FanOut,
    Flag,
    Follow,
    ImportSource,
    Mention,
    Notification,
    PictureUse,
    Post,
    PostCounters,
    Reply,
    ReplyRedirect,
    Revision,
)
from forum.queries.verification import keys_for
from forum.services.follow_moving import lead_follows
from forum.services.picture_uses import lead_pictures
from forum.services.search_index import index_replies
from forum.services.thread_state import settle_activity, settle_ancestors

MOST_MOVED = 1000
_table = Base.metadata.tables[Reply.__tablename__]
_rows = _table.c
Row = Any


@dataclass(frozen=True)
class Place:
    """Below which reply of the new thread those come that answered nothing that moves along; None for the post."""

    parent_id: int | None = None
    thread_key: bytes = b""


@dataclass
class Moved:
    """The new ids by the old ones, and of each writer the first reply that readers see."""

    ids: dict[int, int] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    writers: dict[int, int | None] = field(default_factory=dict)


def lock_threads(work: Session, *post_ids: int) -> None:
    """Waits for the threads in ascending order; raises `NotFound`."""
    work.flush()
    wanted = set(post_ids)
    rows = select(PostCounters.post_id).where(PostCounters.post_id.in_(wanted)).order_by(PostCounters.post_id)
    if len(read(rows.with_for_update()).all()) < len(wanted):
        raise NotFound


def list_branch(work: Session, post_id: int, root_id: int) -> Sequence[Row]:
    """A reply with all that answers it, whatever its state; raises `StateConflict` when they are too many."""
    branch = select(Reply.id).where(Reply.post_id == post_id, Reply.id == root_id).cte("branch", recursive=True)
    branch = branch.union_all(select(Reply.id).where(Reply.post_id == post_id, Reply.parent_id == branch.c.id))
    return _list(work, post_id, select(branch.c.id))


def list_thread(work: Session, post_id: int) -> Sequence[Row]:
    """All replies of a post; raises `StateConflict` when they are too many."""
    return _list(work, post_id, select(Reply.id).where(Reply.post_id == post_id))


def _list(work: Session, post_id: int, ids: Select[Any]) -> Sequence[Row]:
    found = work.scalars(ids.limit(MOST_MOVED + 1)).all()
    if len(found) > MOST_MOVED:
        raise StateConflict(
            _("At most %(most)s replies can be moved at once, and these are more.", most=lazy_number(MOST_MOVED))
        )
    return work.execute(select(_table).where(_rows.post_id == post_id, _rows.id.in_(found)).order_by(_rows.id)).all()


def move_rows(work: Session, source: Post, target: Post, rows: Sequence[Row], place: Place) -> Moved:
    """Writes the rows anew below the target, in their order, and deletes them from the source."""
    moved = Moved()
    if not rows:
        return moved
    placed = _placed(work, target, rows, place, moved)
    ids = work.scalars(insert(_table).returning(_rows.id, sort_by_parameter_order=True), placed).all()
    moved.ids = dict(zip((row.id for row in rows), ids, strict=True))
    _set_parents(work, target.id, rows, moved.ids, place.parent_id)
    _lead_along(work, source.id, target, moved.ids)
    _redirect(work, source.id, target.id, moved.numbers)
    work.execute(delete(_table).where(_rows.post_id == source.id, _rows.id.in_(list(moved.ids))))
    index_replies(work, target, moved.ids.values())
    _count(work, source, target, rows)
    for row in rows:
        if row.state == "published":
            moved.writers.setdefault(row.writer_id, moved.ids[row.id])
    return moved


def _placed(work: Session, target: Post, rows: Sequence[Row], place: Place, moved: Moved) -> list[dict[str, Any]]:
    """The new rows, without parents: numbered in the order of their numbers, in which none precedes what it answers."""
    numbered = sorted((row for row in rows if row.number is not None), key=lambda row: row.number)
    number = take_numbers(work, target.id, len(numbered))
    taken = _taken_form_keys(work, target.id, rows)
    keys: dict[int, Any] = {}
    for row in numbered:
        above = keys[row.parent_id].thread_key if row.parent_id in keys else place.thread_key
        keys[row.id] = keys_for(number, above)
        moved.numbers[row.number] = number
        number += 1
    published = [keys[row.id].thread_key for row in numbered if row.state == "published"]
    alive = {key[:end] for key in published for end in range(4, len(key) + 1, 4)}
    new_rows = []
    for row in rows:
        values = dict(row._mapping) | {"post_id": target.id, "parent_id": None, "is_shown": False}
        values.pop("id")
        if (row.writer_id, row.form_key) in taken:
            values["form_key"] = None
        if row.id in keys:
            place_of = keys[row.id]
            values |= {"number": moved.numbers[row.number], "depth": place_of.depth}
            values |= {"thread_key": place_of.thread_key, "newest_key": place_of.newest_key}
            values["is_shown"] = place_of.thread_key in alive
        new_rows.append(values)
    return new_rows


def take_numbers(work: Session, post_id: int, how_many: int) -> int:
    """Takes the next numbers of a thread; gives the first of them."""
    last = work.execute(
        update(PostCounters)
        .where(PostCounters.post_id == post_id)
        .values(reply_seq=PostCounters.reply_seq + how_many)
        .returning(PostCounters.reply_seq)
        .execution_options(synchronize_session=False)
    ).scalar_one()
    return int(last) - how_many + 1


def _taken_form_keys(work: Session, post_id: int, rows: Sequence[Row]) -> set[tuple[int, str | None]]:
    """Whoever sent one form to two posts by hand would else have two rows where one may be."""
    keys = [row.form_key for row in rows if row.form_key is not None]
    found = work.execute(
        select(Reply.writer_id, Reply.form_key).where(
            Reply.post_id == post_id, Reply.writer_id.in_({row.writer_id for row in rows}), Reply.form_key.in_(keys)
        )
    )
    return {(writer_id, key) for writer_id, key in found}


def _set_parents(
    work: Session, post_id: int, rows: Sequence[Row], ids: Mapping[int, int], top_parent_id: int | None
) -> None:
    parents = [{"row_id": ids[row.id], "new_parent_id": ids.get(row.parent_id, top_parent_id)} for row in rows]
    parents = [values for values in parents if values["new_parent_id"] is not None]
    if parents:
        work.connection().execute(
            update(_table)
            .where(_rows.post_id == post_id, _rows.id == bindparam("row_id"))
            .values(parent_id=bindparam("new_parent_id")),
            parents,
        )


def _lead_along(work: Session, source_id: int, target: Post, ids: Mapping[int, int]) -> None:
    """Leads what hangs on the replies to their new rows."""
    for old_id in _with_something(work, source_id, ids):
        lead_to(work, (source_id, old_id), target, ids[old_id])


def _with_something(work: Session, post_id: int, ids: Mapping[int, int]) -> list[int]:
    """Those of the replies on which anything hangs."""
    found: set[int] = set()
    for table in (Mention, Revision, Notification, Decision, Case, Follow, FanOut, ImportSource, PictureUse):
        query = select(table.reply_id).where(table.post_id == post_id, table.reply_id.in_(list(ids))).distinct()
        found.update(reply_id for reply_id in work.scalars(query) if reply_id is not None)
    return sorted(found)


def lead_to(work: Session, text: tuple[int, int | None], target: Post, reply_id: int | None) -> None:
    """Leads what hangs on a text (post and reply, None for the post itself) to a text of the target."""
    post_id, old_id = text
    lead_pictures(work, text, target.id, reply_id)
    for table in (Mention, Revision, Notification, Decision, ImportSource):
        of_text = table.reply_id.is_(None) if old_id is None else table.reply_id == old_id
        work.execute(
            update(table)
            .where(table.post_id == post_id, of_text)
            .values(post_id=target.id, reply_id=reply_id)
            .execution_options(synchronize_session=False)
        )
    lead_follows(work, text, target.id, reply_id)
    of_text = Case.reply_id.is_(None) if old_id is None else Case.reply_id == old_id
    name = f"post:{target.id}" if reply_id is None else f"reply:{target.id}:{reply_id}"
    old_name = f"post:{post_id}" if old_id is None else f"reply:{post_id}:{old_id}"
    values = {"post_id": target.id, "reply_id": reply_id, "blog_id": target.blog_id, "thing": name}
    work.execute(
        update(Case)
        .where(Case.post_id == post_id, of_text)
        .values(version=Case.version + 1, **values)
        .execution_options(synchronize_session=False)
    )
    work.execute(
        update(Flag).where(Flag.thing == old_name).values(thing=name).execution_options(synchronize_session=False)
    )


def _redirect(work: Session, source_id: int, target_id: int, numbers: Mapping[int, int]) -> None:
    for old, new in numbers.items():
        redirect(work, source_id, old, target_id, new)


def redirect(work: Session, post_id: int, number: int, to_post_id: int, to_number: int) -> None:
    """Leads an address, and those that led there before, to a new place; the number 0 is the post itself."""
    work.execute(
        update(ReplyRedirect)
        .where(ReplyRedirect.to_post_id == post_id, ReplyRedirect.to_number == number)
        .values(to_post_id=to_post_id, to_number=to_number)
        .execution_options(synchronize_session=False)
    )
    work.execute(
        insert(ReplyRedirect).values(post_id=post_id, number=number, to_post_id=to_post_id, to_number=to_number)
    )


def _count(work: Session, source: Post, target: Post, rows: Sequence[Row]) -> None:
    published = Counter(row.writer_id for row in rows if row.state == "published")
    count_replies(work, source.id, -published.total())
    count_replies(work, target.id, published.total())
    if source.blog_id != target.blog_id:
        for writer_id, count in sorted(published.items()):
            work.add(CountDelta(user_id=writer_id, blog_id=source.blog_id, replies=-count))
            work.add(CountDelta(user_id=writer_id, blog_id=target.blog_id, replies=count))
        work.flush()


def count_replies(work: Session, post_id: int, delta: int) -> None:
    """Changes the count of a thread, and brings the time of its last reply in step."""
    last = (
        select(Reply.published_at)
        .where(Reply.post_id == post_id, Reply.number.is_not(None))
        .order_by(Reply.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    work.execute(
        update(PostCounters)
        .where(PostCounters.post_id == post_id)
        .values(
            reply_count=PostCounters.reply_count + delta,
            page_version=PostCounters.page_version + 1,
            last_reply_at=last,
        )
        .execution_options(synchronize_session=False)
    )
    settle_activity(work, post_id)


def settle_source(work: Session, source: Post, thread_key: bytes | None) -> None:
    """Hides the stubs above a branch that is gone, where nothing else that is shown hangs on them."""
    if thread_key is not None:
        settle_ancestors(work, source.id, thread_key, is_shown=False)
