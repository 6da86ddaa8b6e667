"""What a message to a member tells of, asked at the moment it leaves: as far as they may read it and still wish it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from forum.db import session
from forum.models import (
    Blog,
    Case,
    Decision,
    Delivery,
    Follow,
    Ignore,
    Notification,
    NotificationSetting,
    Post,
    ReaderSettings,
    Reply,
    User,
)
from forum.permissions import Actor
from forum.queries.inbox import select_told

MOST_TOLD = 50
OF_TEXTS = ("mention", "reply", "follow")


@dataclass(frozen=True)
class MailedNotice:
    """A notice as a message tells of it; `html` is None where it tells of no text.

    `follow_kind` says what the member follows: `blog`, `post`, `branch` or `member`.
    """

    id: int
    kind: str
    created_at: datetime
    post_id: int | None
    post_slug: str | None
    post_title: str | None
    blog_slug: str | None
    blog_name: str | None
    reply_id: int | None
    reply_number: int | None
    parent_id: int | None
    writer_handle: str | None
    writer_name: str | None
    html: str | None
    decision_id: int | None
    decision_kind: str | None
    decision_reason: str | None
    is_by_machine: bool | None
    case_id: int | None
    case_lane: str | None
    case_outcome: str | None
    follow_id: int | None
    follow_kind: str | None

    @property
    def is_of_reply(self) -> bool:
        return self.reply_id is not None


_ReplyWriter = aliased(User)
_PostWriter = aliased(User)


def list_mailed(actor: Actor, mail_id: int, limit: int = MOST_TOLD) -> list[MailedNotice]:
    """The notices of a message, oldest first, at most `limit` and one more. One statement.

    Left out is what the member may no longer read, has read on the site, or does not wish to hear of any more.
    """
    writer_id = func.coalesce(Reply.writer_id, Post.writer_id)
    query = (
        select_told(
            actor,
            Notification.id,
            Notification.kind,
            Notification.created_at,
            Post.id,
            Post.slug,
            Post.title,
            Blog.slug,
            Blog.name,
            Notification.reply_id,
            Reply.number,
            Reply.parent_id,
            func.coalesce(_ReplyWriter.handle, _PostWriter.handle),
            func.coalesce(_ReplyWriter.display_name, _PostWriter.display_name),
            func.coalesce(Reply.html, Post.html),
            Decision.id,
            Decision.kind,
            Decision.reason,
            Decision.is_automated,
            Case.id,
            Case.lane,
            Case.outcome,
            Follow.id,
            Follow.kind,
        )
        .join(Delivery, Delivery.notification_id == Notification.id)
        .outerjoin(_ReplyWriter, _ReplyWriter.id == Reply.writer_id)
        .outerjoin(_PostWriter, _PostWriter.id == Post.writer_id)
        .outerjoin(Decision, Decision.id == Notification.decision_id)
        .outerjoin(Follow, Follow.id == Notification.follow_id)
        .where(Delivery.mail_id == mail_id, _is_wished(actor, writer_id), _is_unread(), _has_no_mail_of_its_own())
        .order_by(Notification.created_at, Notification.id)
        .limit(limit + 1)
    )
    return [_notice(row) for row in session().execute(query)]


def _notice(row: Any) -> MailedNotice:
    notice = MailedNotice(*row)
    return notice if notice.kind in OF_TEXTS else replace(notice, html=None)


def _is_unread() -> ColumnElement[bool]:
    """A notice that never stood unread on the site was read at the moment it was made."""
    return or_(Notification.read_at.is_(None), Notification.read_at <= Notification.created_at)


def _is_wished(actor: Actor, writer_id: Any) -> ColumnElement[bool]:
    """The settings of this moment: a member who stopped something since hears no more of it."""
    stopped = select(ReaderSettings.user_id).where(
        ReaderSettings.user_id == actor.member_id, ReaderSettings.is_mail_stopped
    )
    unwished = select(NotificationSetting.kind).where(
        NotificationSetting.user_id == actor.member_id,
        NotificationSetting.kind == Notification.kind,
        NotificationSetting.mail == "off",
    )
    ignored = select(Ignore.ignored_id).where(Ignore.user_id == actor.member_id, Ignore.ignored_id == writer_id)
    return and_(
        ~stopped.exists(),
        ~unwished.exists(),
        or_(Notification.kind.not_in(OF_TEXTS), ~ignored.exists()),
        or_(Notification.kind != "follow", Follow.delivery.in_(["at_once", "daily", "weekly"])),
    )


def _has_no_mail_of_its_own() -> ColumnElement[bool]:
    """A suspension and a worry are told in messages of their own, at once."""
    return and_(
        or_(Decision.kind.is_(None), Decision.kind != "suspend"),
        or_(Notification.kind != "duty", Case.lane != "worried"),
    )
