"""Questions about corrections of posts, and about whom they concern."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.db import session
from forum.models import Correction, Follow, Post, Reply


def list_corrections(post: Post) -> Sequence[Correction]:
    """Those of a post that the caller may read, in their order; no statement for a post that was never corrected."""
    if post.corrected_at is None:
        return []
    query = select(Correction).where(Correction.post_id == post.id)
    return list(session().scalars(query.order_by(Correction.created_at, Correction.id)))


def list_repliers(post_id: int, after: int, limit: int) -> list[int]:
    """Who has a published reply to a post, by id from above `after`; without those who muted the conversation."""
    muted = select(Follow.user_id).where(
        Follow.kind == "post", Follow.post_id == post_id, Follow.delivery == "off", Follow.user_id == Reply.writer_id
    )
    query = select(Reply.writer_id).where(
        Reply.post_id == post_id, Reply.state == "published", Reply.writer_id > after, ~muted.exists()
    )
    return list(session().scalars(query.distinct().order_by(Reply.writer_id).limit(limit)))
