"""Posts by what happened in them: the latest activity first, or those that nobody has answered.

Each is one range of an index of the counters, and one statement.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, literal, literal_column, select

from forum.db import read
from forum.db.paging import Page, Place, RowSelect, read_kept_page
from forum.models import Blog, Post, PostCounters
from forum.permissions import Actor
from forum.permissions.posts import listed_posts
from forum.permissions.prepared import prepared, values_of
from forum.queries.posts import PostSummary, select_summaries

_RANGE = select(PostCounters.post_id, PostCounters.active_at)
_is_active = PostCounters.active_at.is_not(None)
# A literal, because SQLite matches a partial index only against literals.
_is_unanswered = PostCounters.reply_count == literal_column("0")


@dataclass(frozen=True)
class ActivePost:
    """A post, and when something happened in it."""

    post: PostSummary
    active_at: datetime


def list_active_posts(actor: Actor, place: Place | None = None) -> Page[ActivePost]:
    """The posts of the listed blogs that the actor may read, those with the latest reply first."""
    return _read_page(_active(actor), actor, place)


def list_unanswered_posts(actor: Actor, place: Place | None = None) -> Page[ActivePost]:
    """Those of them without a reply to which anybody may still write one, the newest first."""
    return _read_page(_unanswered(actor), actor, place)


def _is_on(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Looked up for one row of the range after the other: joined, the planner would rather begin with all posts."""
    of_post = select(literal(1)).select_from(Post).join(Blog, Blog.id == Post.blog_id)
    return of_post.where(Post.id == PostCounters.post_id, *which).correlate(PostCounters).scalar_subquery() == 1


@prepared
def _active(actor: Actor) -> RowSelect:
    return _RANGE.where(_is_active, _is_on(listed_posts(actor)))


@prepared
def _unanswered(actor: Actor) -> RowSelect:
    return _RANGE.where(_is_active, _is_unanswered, _is_on(listed_posts(actor), Post.is_locked.is_(False)))


def _read_page(query: RowSelect, actor: Actor, place: Place | None) -> Page[ActivePost]:
    def read_posts(statement: RowSelect, given: Mapping[str, Any]) -> Sequence[ActivePost]:
        posts = [ActivePost(PostSummary(*row[:-1]), row[-1]) for row in read(_with_summaries(statement), given)]
        is_newer = place is not None and place.is_newer
        return sorted(posts, key=lambda each: (each.active_at, each.post.id), reverse=not is_newer)

    return read_kept_page(
        read_posts,
        query,
        values_of(actor),
        place,
        at=PostCounters.active_at,
        row_id=PostCounters.post_id,
        key=lambda row: Place(row.active_at, row.post.id),
    )


@lru_cache(256)
def _with_summaries(page: RowSelect) -> RowSelect:
    found = page.subquery()
    return select_summaries().add_columns(found.c.active_at).join(found, found.c.post_id == Post.id)
