"""A member's front page: the posts of all that they follow, those in which something happened last first.

A post of a followed blog or member stands at the time when it was published, a followed conversation at its latest
reply. Two statements, whatever a member follows: the first finds which blogs and members can be on the page, and how
far back it reaches; the second reads no more of them than that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, literal, or_, select, tuple_, union, union_all

from forum.db import BigId, read, session
from forum.db.paging import PAGE_SIZE, Page, Place, RowSelect, read_page
from forum.models import Blog, Follow, Post, PostCounters
from forum.permissions import Actor
from forum.permissions.posts import is_published, listed_posts, visible_posts
from forum.queries.follows import of_kind
from forum.queries.posts import PostSummary, select_summaries

SIZE = PAGE_SIZE + 1
_CHOSEN = (
    select(literal(1))
    .where(Follow.user_id == bindparam("actor_id", type_=BigId), Follow.origin == "chosen", Follow.delivery != "off")
    .limit(1)
)


@dataclass(frozen=True)
class FollowedPost:
    """A post on the page, and when something happened in it."""

    post: PostSummary
    active_at: datetime


def follows_by_choice(actor: Actor) -> bool:
    """Whether the actor chose anything to follow; what came of itself makes no page of its own. One statement."""
    return read(_CHOSEN, {"actor_id": actor.member_id}).first() is not None


def list_followed_posts(actor: Actor, place: Place | None = None) -> Page[FollowedPost]:
    """What happened in what the actor follows and may read, the latest first. Two statements."""
    arms = [*_recent_arms(actor, place), _threads(actor, place)]
    found = union(*(select(arm.subquery()) for arm in arms)).subquery()
    query = select_summaries().add_columns(found.c.at).join(found, found.c.id == Post.id)

    def read_posts(statement: RowSelect) -> Sequence[FollowedPost]:
        return [FollowedPost(PostSummary(*row[:-1]), row[-1]) for row in session().execute(statement)]

    return read_page(
        read_posts, query, place, at=found.c.at, row_id=Post.id, key=lambda row: Place(row.active_at, row.post.id)
    )


def _from(place: Place | None, at: Any) -> list[ColumnElement[bool]]:
    """What stands on this side of a place."""
    if place is None:
        return []
    here, there = tuple_(at, Post.id), tuple_(place.at, place.id)
    return [here > there if place.is_newer else here < there]


def _order(place: Place | None, at: Any) -> list[Any]:
    is_newer = place is not None and place.is_newer
    return [at.asc(), Post.id.asc()] if is_newer else [at.desc(), Post.id.desc()]


def _of_follows(actor: Actor, kind: str) -> tuple[Any, Any, ColumnElement[bool]]:
    """The column of a follow, that of a post, and which posts of it the page shows.

    What is followed as a conversation stands there by its own follow, and what is muted not at all.
    """
    mine = Follow.__table__.alias()
    is_thread = [
        select(literal(1))
        .where(mine.c.user_id == actor.member_id, mine.c.post_id == Post.id, of_kind(name, mine))
        .exists()
        for name in ("post", "branch")
    ]
    columns = (Follow.blog_id, Post.blog_id) if kind == "blog" else (Follow.member_id, Post.writer_id)
    readable = and_(is_published, visible_posts(actor)) if kind == "blog" else listed_posts(actor)
    return (*columns, and_(readable, ~or_(*is_thread)))


def _recent_arms(actor: Actor, place: Place | None) -> list[RowSelect]:
    """A select of posts of blogs, and one of posts of members: a page of each at the most."""
    rows = session().execute(union_all(*(_reach(actor, kind, place) for kind in ("blog", "member")))).all()
    is_newer = place is not None and place.is_newer
    arms = []
    for kind in ("blog", "member"):
        found = [row for row in rows if row[0] == kind and row[2] is not None]
        if not found:
            continue
        # So many heads, or so many posts of one alone, fill the page: nothing behind the nearest of these is on it.
        ends = [row[3] for row in found if row[3] is not None]
        if len(found) == SIZE:
            ends.append(max(row[2] for row in found) if is_newer else min(row[2] for row in found))
        _followed, column, shown = _of_follows(actor, kind)
        query = (
            select(Post.id.label("id"), Post.published_at.label("at"))
            .join(Blog, Blog.id == Post.blog_id)
            .where(column.in_([row[1] for row in found]), shown, *_from(place, Post.published_at))
        )
        if ends:
            query = query.where(Post.published_at <= min(ends) if is_newer else Post.published_at >= max(ends))
        arms.append(query.order_by(*_order(place, Post.published_at)).limit(SIZE))
    return arms


def _reach(actor: Actor, kind: str, place: Place | None) -> RowSelect:
    """Of the blogs or members with the nearest posts: the time of the nearest, and of the last that a page holds."""
    followed, column, shown = _of_follows(actor, kind)

    def nth(target: Any, number: int) -> Any:
        return (
            select(Post.published_at)
            .join(Blog, Blog.id == Post.blog_id)
            .where(column == target, shown, *_from(place, Post.published_at))
            .order_by(*_order(place, Post.published_at))
            .limit(1)
            .offset(number)
        )

    heads = (
        select(followed.label("target"), nth(followed, 0).correlate(Follow).scalar_subquery().label("head"))
        .where(Follow.user_id == actor.member_id, of_kind(kind))
        .subquery()
    )
    is_newer = place is not None and place.is_newer
    nearest = (
        select(heads.c.target, heads.c.head)
        .order_by((heads.c.head.asc() if is_newer else heads.c.head.desc()).nulls_last())
        .limit(SIZE)
        .subquery()
    )
    last = nth(nearest.c.target, SIZE - 1).correlate(nearest).scalar_subquery()
    return select(literal(kind), nearest.c.target, nearest.c.head, last)


def _threads(actor: Actor, place: Place | None) -> RowSelect:
    """Conversations that are followed as a whole or in part, at the time of their latest reply."""
    at = func.coalesce(PostCounters.last_reply_at, Post.published_at)
    followed = select(Follow.post_id).where(
        Follow.user_id == actor.member_id, Follow.kind.in_(["post", "branch"]), Follow.delivery != "off"
    )
    return (
        select(Post.id.label("id"), at.label("at"))
        .join(Blog, Blog.id == Post.blog_id)
        .join(PostCounters, PostCounters.post_id == Post.id)
        .where(Post.id.in_(followed), is_published, visible_posts(actor), *_from(place, at))
        .order_by(*_order(place, at))
        .limit(SIZE)
    )
