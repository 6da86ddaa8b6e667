"""The one place that changes a reply's state, and with it numbers, what is shown, and every counter.

The caller holds the thread's lock (`lock_thread`), so that changes of one thread follow each other on both
databases. A reply is shown when it is published, or when it is a stub above something shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal,
    null,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate

from forum.db import BigId, UTCDateTime, now, read, write
from forum.db.ready import Shown
from forum.errors import NotFound
from forum.models import Blog, CountDelta, Post, PostCounters, Reply
from forum.models.replies import MAX_DEPTH
from forum.queries.threads import branch_end, newest_key, thread_numbers
from forum.queries.verification import activity_of_post, is_to_be_shown
from forum.rendering import RENDER_VERSION
from forum.services.cases import thing_of, touch_cases, touch_cases_of_replies
from forum.services.fan_outs import resume_fan_out, start_fan_out
from forum.services.search_index import drop_replies, index_new_reply, index_replies, index_reply

_POST = bindparam("post_id", type_=BigId)
_LOCK = select(PostCounters.post_id).where(PostCounters.post_id == _POST).with_for_update()


def lock_thread(work: Session, post_id: int) -> None:
    """Waits for the thread's counters; first of all locks but a blog's. Raises `NotFound`."""
    work.flush()
    if read(_LOCK, {"post_id": post_id}).one_or_none() is None:
        raise NotFound


@dataclass(frozen=True)
class ReplyToAdd:
    """What a new reply brings; `parent_key` is the place of the published reply that it answers."""

    writer_id: int
    source: str
    html: str
    form_key: str
    parent_id: int | None = None
    parent_key: bytes = b""


def add_reply(work: Session, post: Post, blog: Blog, new: ReplyToAdd, *, is_held: bool = False) -> Reply:
    """Stores a reply, published or waiting for a moderator, with all that depends on it.

    What it gives is only to be looked at, as post and blog are here: no session knows it.
    """
    moment, number, key = now(), None, None
    if is_held:
        touch_page(work, post.id)
    else:
        number = _change_counters(work, post.id, 1, takes_number=True)
        key = _key_below(new.parent_key, number)
    values: dict[str, Any] = {
        "post_id": post.id,
        "parent_id": new.parent_id,
        "writer_id": new.writer_id,
        "number": number,
        "thread_key": key,
        "newest_key": newest_key(key) if key else None,
        "depth": len(key) // 4 if key else 1,
        "state": "pending" if is_held else "published",
        "is_shown": not is_held,
        "source": new.source,
        "body_format": "markdown",
        "html": new.html,
        "render_version": RENDER_VERSION,
        "version": 1,
        "decision_id": None,
        "form_key": new.form_key,
        "created_at": moment,
        "published_at": None if is_held else moment,
        "edited_at": None,
        "state_at": moment,
    }
    values["id"] = write(_ADDING, values).scalar_one()
    reply = _REPLY.read([values[name] for name in _REPLY.names])
    if key is not None:
        write(_ADDING_DELTA, {"user_id": new.writer_id, "blog_id": post.blog_id, "posts": 0, "replies": 1})
        settle_ancestors(work, post.id, key, is_shown=True)
        index_new_reply(work, post, reply)
        start_fan_out(work, post, blog, reply)
    return reply


_REPLY = Shown(Reply)
_replies: Any = Reply.__table__
_deltas: Any = CountDelta.__table__
_ADDING = insert(_replies).returning(_replies.c.id)
_ADDING_DELTA = insert(_deltas).inline()


def set_reply_state(work: Session, post: Post, reply: Reply, state: str, *, decision_id: int | None = None) -> None:
    """Moves a reply to a state and brings all that depends on it in step."""
    delta = int(state == "published") - int(reply.state == "published")
    is_first = state == "published" and reply.number is None
    sequence = _change_counters(work, reply.post_id, delta, takes_number=is_first)
    if is_first:
        _place(work, reply, sequence)
    reply.state, reply.state_at, reply.decision_id = state, now(), decision_id
    if delta:
        work.add(CountDelta(user_id=reply.writer_id, blog_id=post.blog_id, replies=delta))
    _settle_shown(work, reply)
    index_reply(work, post, reply)
    touch_cases(work, thing_of(post, reply).name)
    if is_first:
        start_fan_out(work, post, work.get_one(Blog, post.blog_id), reply)
    elif delta > 0:
        resume_fan_out(work, post, reply)


def _change_counters(work: Session, post_id: int, delta: int, *, takes_number: bool = False) -> int:
    values: dict[str, object] = {"counted_post": post_id, "delta": delta}
    if takes_number:
        values["moment"] = now()
    work.flush()
    return int(write(_counting(takes_number), values).scalar_one())


@cache
def _counting(takes_number: bool) -> ReturningUpdate[int]:
    values: dict[Any, Any] = {
        PostCounters.reply_count: PostCounters.reply_count + bindparam("delta", type_=Integer),
        PostCounters.page_version: PostCounters.page_version + 1,
    }
    if takes_number:
        values[PostCounters.reply_seq] = PostCounters.reply_seq + 1
        moment = bindparam("moment", type_=UTCDateTime)
        values[PostCounters.last_reply_at] = moment
        values[PostCounters.active_at] = case((PostCounters.active_at.is_not(None), moment), else_=null())
    of_post = PostCounters.post_id == bindparam("counted_post", type_=BigId)
    return update(PostCounters).where(of_post).values(values).returning(PostCounters.reply_seq)


def _place(work: Session, reply: Reply, number: int) -> None:
    """Gives a reply its number and its keys, below its parent as far as depth allows."""
    parent_key = None
    if reply.parent_id is not None:
        parent_key = work.scalars(
            select(Reply.thread_key).where(Reply.post_id == reply.post_id, Reply.id == reply.parent_id)
        ).one()
    reply.number = number
    reply.thread_key = _key_below(parent_key or b"", number)
    reply.depth = len(reply.thread_key) // 4
    reply.newest_key = newest_key(reply.thread_key)
    reply.published_at = now()


def _key_below(parent_key: bytes, number: int) -> bytes:
    return parent_key[: 4 * (MAX_DEPTH - 1)] + number.to_bytes(4, "big")


def _settle_shown(work: Session, reply: Reply) -> None:
    if reply.thread_key is None:
        reply.is_shown = False
        work.flush()
        return
    reply.is_shown = reply.state == "published" or _has_shown_below(work, reply.post_id, reply.thread_key)
    work.flush()
    settle_ancestors(work, reply.post_id, reply.thread_key, is_shown=reply.is_shown)


def settle_ancestors(work: Session, post_id: int, thread_key: bytes, *, is_shown: bool) -> None:
    """Shows the stubs above what is shown now; hides those that nothing shown hangs on any more."""
    above = thread_numbers(thread_key)[:-1]
    if not above:
        return
    if is_shown:
        show_stubs(work, post_id, above)
        return
    rows = work.execute(
        select(Reply.number, Reply.thread_key, Reply.state)
        .where(Reply.post_id == post_id, Reply.number.in_(above), Reply.is_shown)
        .order_by(Reply.depth.desc())
    ).all()
    for number, key, state in rows:
        if state == "published" or key is None or _has_shown_below(work, post_id, key):
            return
        _update_replies(work, and_(Reply.post_id == post_id, Reply.number == number), is_shown=False)


def show_stubs(work: Session, post_id: int, numbers: Iterable[int]) -> None:
    """Marks the replies with these numbers as shown: something below them is."""
    wanted = sorted(set(numbers))
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        _update_replies(
            work,
            and_(Reply.post_id == post_id, Reply.number.in_(chunk), Reply.is_shown.is_(False)),
            is_shown=True,
        )


def _update_replies(work: Session, where: ColumnElement[bool], **values: object) -> None:
    work.execute(update(Reply).where(where).values(values).execution_options(synchronize_session="fetch"))


def _update_many(work: Session, where: ColumnElement[bool], **values: object) -> None:
    """The same for any number of rows, none of which comes back: replies loaded before are read afresh when used."""
    work.flush()
    work.execute(update(Reply).where(where).values(values).execution_options(synchronize_session=False))
    for reply in [row for row in work.identity_map.values() if isinstance(row, Reply)]:
        work.expire(reply)


def _has_shown_below(work: Session, post_id: int, key: bytes) -> bool:
    below = select(literal(1)).where(
        Reply.post_id == post_id, Reply.is_shown, Reply.thread_key > key, Reply.thread_key < branch_end(key)
    )
    return bool(work.scalar(select(below.exists())))


def remove_branch(work: Session, post: Post, root: Reply, decision_id: int) -> dict[int, int]:
    """Removes a reply with all published below it; each row changed carries the decision.

    Returns, for each writer concerned, the id of their first reply in the branch. The cost is one range
    update over the rows that are shown; nothing else of the thread is touched.
    """
    key = root.thread_key
    if key is None:
        set_reply_state(work, post, root, "removed", decision_id=decision_id)
        return {root.writer_id: root.id}
    work.flush()
    shown = and_(Reply.post_id == post.id, Reply.is_shown, Reply.thread_key >= key, Reply.thread_key < branch_end(key))
    published = and_(shown, Reply.state == "published")
    writers = work.execute(
        select(Reply.writer_id, func.count(), func.min(Reply.id)).where(published).group_by(Reply.writer_id)
    ).all()
    _add_deltas(work, post, {writer_id: -count for writer_id, count, _ in writers})
    _update_many(work, published, state="removed", decision_id=decision_id, state_at=now(), is_shown=False)
    _update_many(work, shown, is_shown=False)
    drop_replies(work, post.id, Reply.decision_id == decision_id)
    work.refresh(root)
    touch_cases_of_replies(work, post.id, Reply.decision_id == decision_id)
    if root.state != "removed":
        root.state, root.state_at, root.decision_id, root.is_shown = "removed", now(), decision_id, False
        work.flush()
    _change_counters(work, post.id, -sum(count for _, count, _ in writers))
    settle_ancestors(work, post.id, key, is_shown=False)
    return {root.writer_id: root.id} | {writer_id: reply_id for writer_id, _, reply_id in writers}


def remove_written_by(work: Session, post: Post, writer_id: int, decision_id: int, limit: int) -> list[int]:
    """Removes what one member wrote in a thread, published or waiting; each row changed carries the decision.

    Returns the ids of at most `limit` replies; none when nothing is left. Answers of others stay, below stubs.
    """
    work.flush()
    rows = work.execute(
        select(Reply.id, Reply.thread_key, Reply.state)
        .where(Reply.post_id == post.id, Reply.writer_id == writer_id, Reply.state.in_(["published", "pending"]))
        .order_by(Reply.id)
        .limit(limit)
    ).all()
    if not rows:
        return []
    ids = [reply_id for reply_id, _key, _state in rows]
    changed = and_(Reply.post_id == post.id, Reply.id.in_(ids))
    _update_replies(work, changed, state="removed", decision_id=decision_id, state_at=now())
    drop_replies(work, post.id, Reply.id.in_(ids))
    _hide_what_hangs_on_nothing(work, post.id, {n for _id, key, _state in rows for n in thread_numbers(key or b"")})
    published = sum(state == "published" for _id, _key, state in rows)
    _add_deltas(work, post, {writer_id: -published})
    _change_counters(work, post.id, -published)
    return ids


def _hide_what_hangs_on_nothing(work: Session, post_id: int, numbers: Iterable[int]) -> None:
    wanted = sorted(set(numbers))
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        is_idle = and_(Reply.post_id == post_id, Reply.number.in_(chunk), Reply.is_shown, ~is_to_be_shown(Reply))
        _update_replies(work, is_idle, is_shown=False)


def restore_decided(work: Session, post: Post, decision_id: int, limit: int | None = None) -> int:
    """Brings back exactly the replies that a decision removed, at most `limit` at a time; returns how many.

    What never had a number was waiting for a moderator, and waits again.
    """
    decided = and_(Reply.post_id == post.id, Reply.decision_id == decision_id, Reply.state == "removed")
    if limit is not None:
        first = select(Reply.id).where(decided).order_by(Reply.id).limit(limit)
        decided = and_(Reply.post_id == post.id, Reply.id.in_(work.scalars(first).all()))
    rows = work.execute(select(Reply.id, Reply.writer_id, Reply.thread_key).where(decided)).all()
    counts: dict[int, int] = {}
    above: set[int] = set()
    for _id, writer_id, key in rows:
        if key is not None:
            counts[writer_id] = counts.get(writer_id, 0) + 1
            above.update(thread_numbers(key)[:-1])
    touch_cases_of_replies(work, post.id, decided)
    waiting = and_(decided, Reply.number.is_(None))
    _update_replies(work, waiting, state="pending", decision_id=None, state_at=now())
    decided = and_(decided, Reply.number.is_not(None))
    _update_many(work, decided, state="published", decision_id=None, state_at=now(), is_shown=True)
    show_stubs(work, post.id, above)
    index_replies(work, post, [reply_id for reply_id, _writer, key in rows if key is not None])
    _add_deltas(work, post, counts)
    _change_counters(work, post.id, sum(counts.values()))
    return len(rows)


def _add_deltas(work: Session, post: Post, by_writer: dict[int, int]) -> None:
    work.add_all(
        CountDelta(user_id=writer_id, blog_id=post.blog_id, replies=delta)
        for writer_id, delta in sorted(by_writer.items())
    )


def settle_activity(work: Session, post_id: int) -> None:
    """Brings a post's place in the lists by activity in step with its state and its last reply."""
    work.flush()
    work.execute(
        update(PostCounters)
        .where(PostCounters.post_id == post_id)
        .values(active_at=activity_of_post())
        .execution_options(synchronize_session=False)
    )


def touch_page(work: Session, post_id: int) -> None:
    """Says that the page of a post changed without a change of its counts."""
    _change_counters(work, post_id, 0)
