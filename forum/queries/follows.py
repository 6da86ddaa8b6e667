"""Questions about what a member follows: one thing as its page names it, and the list of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, literal_column, or_, select

from forum.db import session
from forum.db.paging import Page, Place, RowSelect, read_page
from forum.errors import NotFound
from forum.models import Blog, Follow, Post, Reply, User
from forum.models.follows import FOLLOW_KINDS
from forum.permissions import Actor
from forum.permissions.blogs import visible_blogs
from forum.permissions.posts import visible_posts
from forum.permissions.replies import readable_replies
from forum.queries.blogs import get_blog
from forum.queries.people import HAS_PAGE, get_profile

GROUPS = {"blogs": ("blog",), "threads": ("post", "branch"), "members": ("member",)}


@dataclass(frozen=True)
class Target:
    """What an address names: a blog by slug, a post, a reply of it by number, or a member by folded handle."""

    slug: str | None = None
    post_id: int | None = None
    number: int | None = None
    handle: str | None = None


@dataclass(frozen=True)
class Followable:
    """What can be followed, as far as the actor sees it; of its ids those that `kind` needs are filled.

    `title` is the name of the blog or member, or the title of the post; `slug` that of the blog or post.
    """

    kind: str
    title: str
    slug: str
    is_open: bool
    blog_id: int | None = None
    post_id: int | None = None
    reply_id: int | None = None
    member_id: int | None = None
    number: int | None = None
    writer_name: str | None = None


def get_followable(actor: Actor, target: Target) -> Followable:
    """Raises `NotFound` for what is missing or not for this actor."""
    if target.slug is not None:
        blog = get_blog(actor, target.slug)
        return Followable("blog", blog.name, blog.slug, is_open=True, blog_id=blog.id)
    if target.handle is not None:
        profile = get_profile(target.handle)
        return Followable("member", profile.name, profile.handle, is_open=True, member_id=profile.id)
    return _get_text(actor, target)


def _get_text(actor: Actor, target: Target) -> Followable:
    is_reply = target.number is not None
    # What waits has no number, and is none that an address names.
    named = and_(Reply.post_id == Post.id, Reply.number == target.number) if is_reply else false()
    query = (
        select(Post.id, Post.title, Post.slug, Post.state, Reply.id, Reply.number, Reply.state, User.display_name)
        .join(Blog, Blog.id == Post.blog_id)
        .outerjoin(Reply, named)
        .outerjoin(User, User.id == Reply.writer_id)
        .where(Post.id == target.post_id, visible_posts(actor))
    )
    row = session().execute(query.where(readable_replies(actor)) if is_reply else query).one_or_none()
    if row is None:
        raise NotFound
    post_id, title, slug, state, reply_id, number, reply_state, name = row
    is_open = state == "published" and (not is_reply or reply_state == "published")
    kind = "branch" if is_reply else "post"
    return Followable(kind, title, slug, is_open, post_id=post_id, reply_id=reply_id, number=number, writer_name=name)


def of_kind(kind: str, table: Any = None) -> ColumnElement[bool]:
    """A literal, because SQLite matches a partial index only against literals; `table` is an alias of the table."""
    if kind not in FOLLOW_KINDS:
        raise ValueError(kind)
    column: Any = Follow.kind if table is None else table.c.kind
    is_kind: ColumnElement[bool] = column == literal_column(f"'{kind}'")
    return is_kind


def find_follow(actor: Actor, thing: Followable) -> Follow | None:
    """The actor's follow of a thing, as a row of the open session."""
    names = ("blog_id", "post_id", "reply_id", "member_id")
    of_thing = (getattr(Follow, name) == value for name in names if (value := getattr(thing, name)) is not None)
    query = select(Follow).where(Follow.user_id == actor.member_id, of_kind(thing.kind), *of_thing)
    return session().scalars(query).one_or_none()


def find_delivery(actor: Actor, kind: str, thing_id: int) -> str | None:
    """How the actor hears of a blog or member; None when they do not follow it. No statement for a visitor."""
    if not actor.is_signed_in:
        return None
    column = Follow.blog_id if kind == "blog" else Follow.member_id
    query = select(Follow.delivery).where(Follow.user_id == actor.member_id, of_kind(kind), column == thing_id)
    return session().scalar(query)


@dataclass(frozen=True)
class FollowRow:
    """A line of the list. `title` is None for what the member may no longer read, and so is all else that tells of it.

    `slug` is that of the blog or post, or the member's handle.
    """

    id: int
    kind: str
    delivery: str
    origin: str
    created_at: datetime
    title: str | None
    slug: str | None
    post_id: int | None
    number: int | None


def _is_seen(actor: Actor) -> ColumnElement[bool]:
    of_reply = or_(Follow.reply_id.is_(None), Reply.is_shown, readable_replies(actor))
    return case(
        (Follow.kind == "blog", visible_blogs(actor)),
        (Follow.kind == "member", User.state.in_(HAS_PAGE)),
        else_=and_(visible_posts(actor), of_reply),
    )


def list_follows(actor: Actor, group: str | None = None, place: Place | None = None) -> Page[FollowRow]:
    """What the actor follows, the latest first: all, or one of `GROUPS`. One statement."""
    seen = _is_seen(actor)
    query = (
        select(
            Follow.id,
            Follow.kind,
            Follow.delivery,
            Follow.origin,
            Follow.created_at,
            case((seen, func.coalesce(Post.title, User.display_name, Blog.name))),
            case((seen, func.coalesce(Post.slug, User.handle, Blog.slug))),
            case((seen, Post.id)),
            case((seen, Reply.number)),
        )
        .outerjoin(Post, Post.id == Follow.post_id)
        .outerjoin(Blog, Blog.id == func.coalesce(Follow.blog_id, Post.blog_id))
        .outerjoin(Reply, and_(Reply.post_id == Follow.post_id, Reply.id == Follow.reply_id))
        .outerjoin(User, User.id == Follow.member_id)
        .where(Follow.user_id == actor.member_id)
    )
    if group in GROUPS:
        query = query.where(Follow.kind.in_(GROUPS[group]))

    def read(statement: RowSelect) -> Sequence[FollowRow]:
        return [FollowRow(*row) for row in session().execute(statement)]

    return read_page(
        read,
        query,
        place,
        at=Follow.created_at,
        row_id=Follow.id,
        key=lambda row: Place(row.created_at, row.id),
    )
