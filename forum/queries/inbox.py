"""Questions about what a member is told: notifications and mentions, as far as they may still read the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from forum.db import session
from forum.db.paging import Page, Place, RowSelect, read_page
from forum.models import Blog, Decision, Mention, Notification, Post, Reply, User
from forum.permissions import Actor
from forum.permissions.posts import is_published, visible_posts

COUNT_LIMIT = 100


@dataclass(frozen=True)
class Notice:
    """A line of the inbox: a mention, a reply, or a decision on one's own text."""

    id: int
    kind: str
    created_at: datetime
    is_read: bool
    post_id: int
    post_slug: str
    post_title: str
    reply_number: int | None
    actor_handle: str
    actor_name: str
    decision_kind: str | None
    decision_reason: str | None


_ReplyWriter = aliased(User)
_PostWriter = aliased(User)


def _notifications(actor: Actor, *columns: Any) -> RowSelect:
    """Notifications about published texts that the actor may read, and decisions on their own texts."""
    return (
        select(*columns)
        .select_from(Notification)
        .join(Post, Post.id == Notification.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .outerjoin(Reply, and_(Reply.post_id == Notification.post_id, Reply.id == Notification.reply_id))
        .where(Notification.user_id == actor.member_id, visible_posts(actor), _tells_of_readable())
    )


def _tells_of_readable() -> ColumnElement[bool]:
    return or_(
        Notification.kind == "decision",
        and_(is_published, or_(Notification.reply_id.is_(None), Reply.state == "published")),
    )


def count_unread(actor: Actor) -> int:
    """How many notifications wait, counted up to 100. One statement."""
    waiting = _notifications(actor, Notification.id).where(Notification.read_at.is_(None)).limit(COUNT_LIMIT)
    return session().scalar(select(func.count()).select_from(waiting.subquery())) or 0


def list_notifications(actor: Actor, place: Place | None = None) -> Page[Notice]:
    """The inbox, newest first."""
    query = (
        _notifications(
            actor,
            Notification.id,
            Notification.kind,
            Notification.created_at,
            Notification.read_at.is_not(None),
            Post.id,
            Post.slug,
            Post.title,
            Reply.number,
            func.coalesce(_ReplyWriter.handle, _PostWriter.handle),
            func.coalesce(_ReplyWriter.display_name, _PostWriter.display_name),
            Decision.kind,
            Decision.reason,
        )
        .outerjoin(_ReplyWriter, _ReplyWriter.id == Reply.writer_id)
        .join(_PostWriter, _PostWriter.id == Post.writer_id)
        .outerjoin(Decision, Decision.id == Notification.decision_id)
    )

    def read(statement: RowSelect) -> Sequence[Notice]:
        return [Notice(*row) for row in session().execute(statement)]

    return read_page(
        read,
        query,
        place,
        at=Notification.created_at,
        row_id=Notification.id,
        key=lambda row: Place(row.created_at, row.id),
    )


@dataclass(frozen=True)
class MentionRow:
    """A text that names the actor."""

    id: int
    created_at: datetime
    post_id: int
    post_slug: str
    post_title: str
    reply_number: int | None
    writer_handle: str
    writer_name: str


def list_mentions(actor: Actor, place: Place | None = None) -> Page[MentionRow]:
    """Published texts that name the actor and that they may read, newest first."""
    query = (
        select(
            Mention.id,
            Mention.created_at,
            Post.id,
            Post.slug,
            Post.title,
            Reply.number,
            func.coalesce(_ReplyWriter.handle, _PostWriter.handle),
            func.coalesce(_ReplyWriter.display_name, _PostWriter.display_name),
        )
        .select_from(Mention)
        .join(Post, Post.id == Mention.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .outerjoin(Reply, and_(Reply.post_id == Mention.post_id, Reply.id == Mention.reply_id))
        .outerjoin(_ReplyWriter, _ReplyWriter.id == Reply.writer_id)
        .join(_PostWriter, _PostWriter.id == Post.writer_id)
        .where(
            Mention.user_id == actor.member_id,
            Mention.is_present,
            is_published,
            visible_posts(actor),
            or_(Mention.reply_id.is_(None), Reply.state == "published"),
        )
    )

    def read(statement: RowSelect) -> Sequence[MentionRow]:
        return [MentionRow(*row) for row in session().execute(statement)]

    return read_page(
        read,
        query,
        place,
        at=Mention.created_at,
        row_id=Mention.id,
        key=lambda row: Place(row.created_at, row.id),
    )
