"""Adds the waiting deltas to the counts of blogs and writers."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.db import db, unit_of_work
from forum.db.dialects import dialect_of
from forum.db.jobs import FoldCounts
from forum.models import Blog, CountDelta, User
from forum.services.counts import lock_counts

BATCH = 500


def fold_counts(_payload: FoldCounts) -> None:
    """Works in batches, each a unit of work of its own: a delta is added and deleted at once or not at all."""
    while True:
        with unit_of_work() as work:
            done = _fold_batch(work)
        if done < BATCH:
            return


def _fold_batch(work: Session) -> int:
    lock_counts(work)
    query = select(CountDelta).order_by(CountDelta.id).limit(BATCH)
    if dialect_of(db.engine).has_skip_locked():
        query = query.with_for_update(skip_locked=True)
    deltas = work.scalars(query).all()
    for blog_id, (posts, replies) in _sums([(delta.blog_id, delta) for delta in deltas]):
        work.execute(
            update(Blog)
            .where(Blog.id == blog_id)
            .values(post_count=Blog.post_count + posts, reply_count=Blog.reply_count + replies)
        )
    for user_id, (posts, replies) in _sums([(delta.user_id, delta) for delta in deltas]):
        work.execute(
            update(User)
            .where(User.id == user_id)
            .values(post_count=User.post_count + posts, reply_count=User.reply_count + replies)
        )
    work.execute(delete(CountDelta).where(CountDelta.id.in_([delta.id for delta in deltas])))
    return len(deltas)


def _sums(deltas: Sequence[tuple[int, CountDelta]]) -> list[tuple[int, tuple[int, int]]]:
    """Posts and replies per owner, by ascending id: the order in which every writer locks rows."""
    posts: dict[int, int] = defaultdict(int)
    replies: dict[int, int] = defaultdict(int)
    for owner, delta in deltas:
        posts[owner] += delta.posts
        replies[owner] += delta.replies
    return [(owner, (posts[owner], replies[owner])) for owner in sorted(posts)]
