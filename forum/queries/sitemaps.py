"""Questions of sitemaps: what a visitor reads in the blogs that search engines may list, and when it changed.

A part holds a range of ids, so that it stays the same part whatever is added or goes. Only parts in which something is
to be found are named. When a page changed is told by what stands on it: nothing that is hidden moves a date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, select

from forum.db import session
from forum.db.paging import RowSelect
from forum.models import Blog, Post, User
from forum.permissions import VISITOR
from forum.permissions.blogs import is_found
from forum.permissions.posts import listed_posts
from forum.queries.feeds import newest_reply_at
from forum.queries.people import HAS_PAGE


@dataclass(frozen=True, slots=True)
class FoundPage:
    """`name` is a slug or handle."""

    id: int
    name: str
    changed_at: datetime | None


def _found_posts() -> ColumnElement[bool]:
    return and_(listed_posts(VISITOR), is_found)


def list_post_parts(size: int) -> list[int]:
    """The parts in which posts are found, each `size` ids wide, from 0. One statement."""
    found = select(Post.id).join(Blog, Blog.id == Post.blog_id).where(_found_posts())
    return _list_parts(found, Post.id, size)


def list_member_parts(size: int) -> list[int]:
    """The parts in which members with posts are found. One statement."""
    found = (
        select(Post.writer_id)
        .join(Blog, Blog.id == Post.blog_id)
        .join(User, User.id == Post.writer_id)
        .where(_found_posts(), User.state.in_(HAS_PAGE))
    )
    return _list_parts(found, Post.writer_id, size)


def _list_parts(found: RowSelect, key: SQLColumnExpression[int], size: int) -> list[int]:
    """Jumps from the first that is found in a part to the first beyond that part, along the index of the key."""
    first = found.order_by(key).limit(1).scalar_subquery()
    parts = select(first.label("id")).cte("parts", recursive=True)
    beyond = found.where(key >= (parts.c.id // size + 1) * size).order_by(key).limit(1)
    parts = parts.union_all(select(beyond.scalar_subquery()).where(parts.c.id.is_not(None)))
    return list(session().scalars(select(parts.c.id // size).where(parts.c.id.is_not(None))))


def _within(key: SQLColumnExpression[int], part: int, size: int) -> ColumnElement[bool]:
    return and_(key >= part * size, key < (part + 1) * size)


def list_found_posts(part: int, size: int) -> Iterator[FoundPage]:
    """The posts of one part, changed when they were published or edited, or last replied to. One statement."""
    rows = session().execute(
        select(Post.id, Post.slug, Post.published_at, Post.edited_at, newest_reply_at())
        .join(Blog, Blog.id == Post.blog_id)
        .where(_within(Post.id, part, size), _found_posts())
        .order_by(Post.id)
    )
    return (FoundPage(post_id, slug, _latest(moments)) for post_id, slug, *moments in rows)


def list_found_members(part: int, size: int) -> Iterator[FoundPage]:
    """The members of one part who have posts, changed with the newest. One statement."""
    newest = (
        select(Post.published_at)
        .join(Blog, Blog.id == Post.blog_id)
        .where(Post.writer_id == User.id, _found_posts())
        .order_by(Post.published_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = session().execute(
        select(User.id, User.handle, newest)
        .where(_within(User.id, part, size), User.state.in_(HAS_PAGE))
        .order_by(User.id)
    )
    return (FoundPage(*row) for row in rows if row[2] is not None)


def list_found_blogs(most: int) -> list[FoundPage]:
    """The blogs that may be listed, changed with the newest post. One statement."""
    newest = (
        select(Post.published_at)
        .where(Post.blog_id == Blog.id, listed_posts(VISITOR))
        .order_by(Post.published_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = session().execute(select(Blog.id, Blog.slug, newest).where(is_found).order_by(Blog.id).limit(most))
    return [FoundPage(*row) for row in rows]


def _latest(moments: Sequence[Any]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
