"""When scheduled posts are to appear, and which of them by now."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, literal_column, select

from forum.db import now, session
from forum.models import Post

# A literal, as everywhere where a partial index is to be found.
_is_scheduled = Post.state == literal_column("'scheduled'")


def _is_due() -> ColumnElement[bool]:
    return and_(_is_scheduled, Post.publish_at <= now())


def list_moments(post_ids: Sequence[int]) -> Mapping[int, datetime]:
    """When those of these posts appear that are to appear at a time. One statement."""
    query = select(Post.id, Post.publish_at).where(Post.id.in_(post_ids), Post.publish_at.is_not(None))
    return {post_id: moment for post_id, moment in session().execute(query) if moment is not None}


def has_due_post() -> bool:
    return session().scalar(select(Post.id).where(_is_due()).limit(1)) is not None


def list_due_posts(limit: int) -> list[int]:
    """Their ids, what was to appear first before the others."""
    return list(session().scalars(select(Post.id).where(_is_due()).order_by(Post.publish_at, Post.id).limit(limit)))
