"""Which months of a blog have posts, as the actor may read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, column, func, literal, select, values

from forum.db import UTCDateTime, session
from forum.models import Blog, Post
from forum.permissions import Actor
from forum.permissions.posts import is_published, visible_posts

# So many posts of a month are counted, so that the page costs the same for any number.
MOST_COUNTED = 100


@dataclass(frozen=True)
class Span:
    """From `start` until before `end`."""

    start: datetime
    end: datetime


def find_span(actor: Actor, blog_id: int) -> Span | None:
    """When the first and the last post of a blog was published that the actor may read. One statement."""
    readable = (
        select(Post.published_at)
        .join(Blog, Blog.id == Post.blog_id)
        .where(Post.blog_id == blog_id, is_published, visible_posts(actor))
        .limit(1)
    )
    first = readable.order_by(Post.published_at, Post.id).scalar_subquery()
    last = readable.order_by(Post.published_at.desc(), Post.id.desc()).scalar_subquery()
    start, end = session().execute(select(first, last)).one()
    return None if start is None or end is None else Span(start, end)


def count_posts_in(actor: Actor, blog_id: int, spans: Sequence[Span]) -> list[int]:
    """For each time, how many posts of a blog the actor may read: at most `MOST_COUNTED`. One statement."""
    asked = (
        values(column("start_at", UTCDateTime), column("end_at", UTCDateTime), name="asked_times")
        .data([(span.start, span.end) for span in spans])
        .cte("times")
    )
    within = (
        select(literal(1).label("one"))
        .select_from(Post)
        .join(Blog, Blog.id == Post.blog_id)
        .where(
            Post.blog_id == blog_id,
            is_published,
            and_(Post.published_at >= asked.c.start_at, Post.published_at < asked.c.end_at),
            visible_posts(actor),
        )
        .limit(MOST_COUNTED)
        .correlate(asked)
        .subquery()
    )
    count = select(func.count()).select_from(within).correlate(asked).scalar_subquery()
    found = {row[0]: row[1] for row in session().execute(select(asked.c.start_at, count))}
    return [found[span.start] for span in spans]
