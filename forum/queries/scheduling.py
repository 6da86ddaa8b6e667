"""Which scheduled posts are to appear by now."""

from sqlalchemy import ColumnElement, and_, literal_column, select

from forum.db import now, session
from forum.models import Post

# A literal, as everywhere where a partial index is to be found.
_is_scheduled = Post.state == literal_column("'scheduled'")


def _is_due() -> ColumnElement[bool]:
    return and_(_is_scheduled, Post.publish_at <= now())


def has_due_post() -> bool:
    return session().scalar(select(Post.id).where(_is_due()).limit(1)) is not None


def list_due_posts(limit: int) -> list[int]:
    """Their ids, what was to appear first before the others."""
    return list(session().scalars(select(Post.id).where(_is_due()).order_by(Post.publish_at, Post.id).limit(limit)))
