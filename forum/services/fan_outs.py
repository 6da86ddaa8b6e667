"""Telling all who follow what a text appeared in: one row and one job for a text, then batches of members.

The row's cursor moves in the transaction that tells a batch, and each job names the cursor from which it goes on. So
a job that was killed and runs again finds either nothing done or nothing to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Integer, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from forum.db import BigId, db, now, read, session
from forum.db.dialects import dialect_of
from forum.db.jobs import TellFollowers, enqueue
from forum.db.paging import RowSelect
from forum.models import Blog, FanOut, Follow, Post, Reply
from forum.permissions.members import list_readers
from forum.queries.follows import of_kind
from forum.queries.ignores import list_ignoring
from forum.queries.threads import thread_numbers
from forum.services.telling import tell

BATCH = 1000
_table: Any = FanOut.__table__


@dataclass(frozen=True)
class Candidate:
    """A follower, and the follow that names the text most closely: the less the rank, the closer."""

    user_id: int
    follow_id: int
    delivery: str
    rank: int


def start_fan_out(work: Session, post: Post, blog: Blog, reply: Reply | None = None) -> None:
    """Queues the telling of a text that is published for the first time, where anybody else follows."""
    if not read(_is_followed(_place(blog, reply)), _values(post, reply)).scalar():
        return
    values = {"post_id": post.id, "reply_id": reply.id if reply else None, "told_up_to": 0, "created_at": now()}
    added = dialect_of(db.engine).insert_missing(_table).values(values).returning(_table.c.id)
    for fan_out_id in work.scalars(added).all():
        enqueue(work, TellFollowers(fan_out_id, after=0))


def resume_fan_out(work: Session, post: Post, reply: Reply | None = None) -> None:
    """Goes on with the telling of a text that was away for a while, and is back."""
    of_text = FanOut.reply_id.is_(None) if reply is None else FanOut.reply_id == reply.id
    query = select(FanOut).where(FanOut.post_id == post.id, of_text, FanOut.finished_at.is_(None))
    for fan_out in work.scalars(query):
        enqueue(work, TellFollowers(fan_out.id, after=fan_out.told_up_to))


def tell_next_followers(work: Session, *, fan_out_id: int, after: int) -> None:
    """Tells the next batch behind the member `after`, and queues the one that follows it.

    It waits where the text is not published now. Nobody is told who wrote it, may not read it, muted the thread or a
    branch of it, ignores its writer, or was told of it before.
    """
    fan_out = work.scalars(select(FanOut).where(FanOut.id == fan_out_id).with_for_update()).one_or_none()
    if fan_out is None or fan_out.finished_at is not None or fan_out.told_up_to != after:
        return
    post, blog, reply = _load_text(work, fan_out)
    if post.state != "published" or (reply is not None and reply.state != "published"):
        return
    chosen, bound = _next_batch(_arms(_place(blog, reply)), _values(post, reply), after)
    _tell_batch(work, chosen, post, blog, reply)
    if bound is None:
        fan_out.finished_at = now()
    else:
        fan_out.told_up_to = bound
        enqueue(work, TellFollowers(fan_out_id, after=bound))
    work.flush()


def _load_text(work: Session, fan_out: FanOut) -> tuple[Post, Blog, Reply | None]:
    post = work.get_one(Post, fan_out.post_id)
    reply = None
    if fan_out.reply_id is not None:
        of_text = (Reply.post_id == post.id, Reply.id == fan_out.reply_id)
        reply = work.scalars(select(Reply).where(*of_text)).one()
    return post, work.get_one(Blog, post.blog_id), reply


def _writer_of(post: Post, reply: Reply | None) -> int:
    return post.writer_id if reply is None else reply.writer_id


class _Place(NamedTuple):
    """Where a text appeared, as far as it decides which follows are looked at."""

    is_reply: bool
    is_answer: bool
    is_unlisted: bool


def _place(blog: Blog, reply: Reply | None) -> _Place:
    return _Place(reply is not None, bool(_above(reply)), blog.is_unlisted)


def _above(reply: Reply | None) -> list[int]:
    return [] if reply is None else thread_numbers(reply.thread_key or b"")[:-1]


def _values(post: Post, reply: Reply | None) -> dict[str, Any]:
    """What the arms are given."""
    writer_id = _writer_of(post, reply)
    return {"post_id": post.id, "blog_id": post.blog_id, "writer_id": writer_id, "above": _above(reply)}


@cache
def _is_followed(place: _Place) -> RowSelect:
    """Whether anybody but the writer follows, and wants to hear of it."""
    others = (Follow.user_id != bindparam("writer_id", type_=BigId), Follow.delivery != "off")
    return select(union_all(*(arm.where(*others) for arm in _arms(place))).exists())


@cache
def _arms(place: _Place) -> tuple[RowSelect, ...]:
    """The follows of all in which the text appeared, a select for each index; the closest ranks first.

    Who follows a member is not told of what stands in an unlisted blog: its address is given by those who know it.
    """
    arms = []
    if not place.is_reply:
        arms.append(_arm(2, of_kind("blog"), Follow.blog_id == bindparam("blog_id", type_=BigId)))
    else:
        if place.is_answer:
            arms.append(_branches())
        arms.append(_arm(0, of_kind("post"), Follow.post_id == bindparam("post_id", type_=BigId)))
    if not place.is_unlisted:
        arms.append(_arm(1, of_kind("member"), Follow.member_id == bindparam("writer_id", type_=BigId)))
    return tuple(arms)


def _arm(rank: int, *where: Any) -> RowSelect:
    return select(Follow.user_id, Follow.id, Follow.delivery, literal(rank)).where(*where)


def _branches() -> RowSelect:
    """The deeper the branch, the closer to what was written in it."""
    above = Reply.number.in_(bindparam("above", expanding=True, type_=Integer))
    return (
        select(Follow.user_id, Follow.id, Follow.delivery, literal(0) - Reply.depth)
        .join(Reply, (Reply.post_id == Follow.post_id) & (Reply.id == Follow.reply_id))
        .where(of_kind("branch"), Follow.post_id == bindparam("post_id", type_=BigId), above)
    )


def _next_batch(arms: Sequence[RowSelect], values: dict[str, Any], after: int) -> tuple[list[Candidate], int | None]:
    """The next members in ascending order, each with their closest follow, and the last id of a batch with more behind.

    Each arm gives a whole batch at most; behind the last row of one that did, others may belong to the same member.
    """
    by_arm: list[list[Candidate]] = []
    for arm in arms:
        beyond = arm.where(Follow.user_id > after).order_by(Follow.user_id, Follow.id).limit(BATCH + 1)
        rows = session().execute(beyond, values)
        by_arm.append([Candidate(*row) for row in rows])
    bounds = [rows[BATCH].user_id - 1 for rows in by_arm if len(rows) > BATCH]
    best: dict[int, Candidate] = {}
    for row in (row for rows in by_arm for row in rows):
        if row.user_id not in best or row.rank < best[row.user_id].rank:
            best[row.user_id] = row
    members = sorted(user_id for user_id in best if not bounds or user_id <= min(bounds))
    if len(members) > BATCH:
        bounds.append(members[BATCH - 1])
        members = members[:BATCH]
    return [best[user_id] for user_id in members], min(bounds) if bounds else None


def _tell_batch(work: Session, chosen: list[Candidate], post: Post, blog: Blog, reply: Reply | None) -> None:
    writer_id = _writer_of(post, reply)
    follows = {row.user_id: row.follow_id for row in chosen if row.delivery != "off" and row.user_id != writer_id}
    if not follows:
        return
    readers = list_readers(post, blog, list(follows))
    readers -= list_ignoring(readers, writer_id)
    tell(work, "follow", readers, post_id=post.id, reply_id=reply.id if reply else None, follows=follows)
