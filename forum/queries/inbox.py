"""Questions about what a member is told: notifications and mentions, as far as they may still read the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import aliased

from forum.db import is_one_of, read, session
from forum.db.paging import Page, Place, RowSelect, read_page
from forum.models import Blog, Case, Decision, Mention, Notification, NotificationSetting, Post, Reply, User
from forum.permissions import Actor
from forum.permissions.posts import is_published, visible_posts
from forum.permissions.prepared import prepared, values_of

COUNT_LIMIT = 100
# Of the others a member is told in any case.
KINDS_TO_CHOOSE = ("reply", "mention", "follow", "correction", "flag")


@dataclass(frozen=True)
class Notice:
    """A line of the inbox: a mention, a reply, a text in what one follows, a decision, and what concerns a case.

    The post is None for what is about a member or a case, whose outcome is None while it is open. A reply that was
    never published has no number.
    """

    id: int
    kind: str
    created_at: datetime
    is_read: bool
    post_id: int | None
    post_slug: str | None
    post_title: str | None
    is_of_reply: bool
    reply_number: int | None
    actor_handle: str | None
    actor_name: str | None
    blog_name: str | None
    decision_id: int | None
    decision_kind: str | None
    decision_reason: str | None
    is_by_machine: bool | None
    case_id: int | None
    case_lane: str | None
    case_outcome: str | None


_ReplyWriter = aliased(User)
_PostWriter = aliased(User)


def select_notifications(actor: Actor, *columns: Any) -> RowSelect:
    """What stands in the actor's inbox: what they are told of, but for the kinds that they do not want there."""
    return select_told(actor, *columns).where(_is_wished(actor))


def select_told(actor: Actor, *columns: Any) -> RowSelect:
    """Notifications about what the actor may read, decisions on them and their texts, and cases that are theirs."""
    return (
        select(*columns)
        .select_from(Notification)
        .outerjoin(Post, Post.id == Notification.post_id)
        .outerjoin(Blog, Blog.id == Post.blog_id)
        .outerjoin(Reply, and_(Reply.post_id == Notification.post_id, Reply.id == Notification.reply_id))
        .outerjoin(Case, Case.id == Notification.case_id)
        .where(Notification.user_id == actor.member_id, _is_told(actor))
    )


def _is_wished(actor: Actor) -> ColumnElement[bool]:
    """What the member does not want to see here may still go out as mail."""
    unwished = select(NotificationSetting.kind).where(
        NotificationSetting.user_id == actor.member_id,
        is_one_of(NotificationSetting.kind, *KINDS_TO_CHOOSE),
        NotificationSetting.is_on_site.is_(False),
    )
    return Notification.kind.not_in(unwished)


def _is_told(actor: Actor) -> ColumnElement[bool]:
    is_readable = and_(is_published, or_(Notification.reply_id.is_(None), Reply.state == "published"))
    has_no_post = Notification.post_id.is_(None)
    moderated = true() if actor.is_staff else Case.blog_id.in_(actor.blogs_with("moderator"))
    return or_(
        and_(
            is_one_of(Notification.kind, "mention", "reply", "follow", "correction"), visible_posts(actor), is_readable
        ),
        and_(Notification.kind == "decision", or_(has_no_post, visible_posts(actor))),
        is_one_of(Notification.kind, "flag", "message"),
        and_(Notification.kind == "duty", moderated),
    )


def count_unread(actor: Actor) -> int:
    """How many notifications wait, counted up to 100. One statement."""
    return read(_unread(actor), values_of(actor)).scalar() or 0


@prepared
def _unread(actor: Actor) -> Select[int]:
    waiting = select_notifications(actor, Notification.id).where(Notification.read_at.is_(None)).limit(COUNT_LIMIT)
    return select(func.count()).select_from(waiting.subquery())


def list_notifications(actor: Actor, place: Place | None = None) -> Page[Notice]:
    """The inbox, newest first."""
    query = (
        select_notifications(
            actor,
            Notification.id,
            Notification.kind,
            Notification.created_at,
            Notification.read_at.is_not(None),
            Post.id,
            Post.slug,
            Post.title,
            Notification.reply_id.is_not(None),
            Reply.number,
            func.coalesce(_ReplyWriter.handle, _PostWriter.handle),
            func.coalesce(_ReplyWriter.display_name, _PostWriter.display_name),
            Blog.name,
            Decision.id,
            Decision.kind,
            Decision.reason,
            Decision.is_automated,
            Case.id,
            Case.lane,
            Case.outcome,
        )
        .outerjoin(_ReplyWriter, _ReplyWriter.id == Reply.writer_id)
        .outerjoin(_PostWriter, _PostWriter.id == Post.writer_id)
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
