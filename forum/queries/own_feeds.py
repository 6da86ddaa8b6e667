"""Questions of members' own feeds: as the member reads at this moment. Marks are those of `forum.queries.feeds`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import aliased

from forum.db import session
from forum.db.paging import RowSelect
from forum.feeds import MOST_ENTRIES
from forum.models import Blog, Case, Mention, Notification, Post, Reply, User
from forum.permissions import Actor
from forum.permissions.moderation import visible_cases
from forum.permissions.posts import UNFINISHED, is_published, visible_posts
from forum.permissions.pseudonyms import is_own
from forum.permissions.replies import listed_replies
from forum.queries.feeds import FeedReply, Mark, reply_rows
from forum.queries.queue import is_open

_Own = aliased(Reply)
_ReplyWriter = aliased(User)
_PostWriter = aliased(User)


def _replies_to(actor: Actor, *texts: Any) -> RowSelect:
    """By what the member was told, which is in order; a reply that also names them was told once, as either."""
    answers_own = (
        select(_Own.id)
        .where(_Own.post_id == Reply.post_id, _Own.id == Reply.parent_id, is_own(_Own.writer_id, actor.member_id))
        .exists()
    )
    return (
        reply_rows(*texts)
        .join(Notification, and_(Notification.post_id == Reply.post_id, Notification.reply_id == Reply.id))
        .where(
            Notification.user_id == actor.member_id,
            Notification.kind.in_(["reply", "mention", "follow"]),
            or_(answers_own, and_(Reply.parent_id.is_(None), is_own(Post.writer_id, actor.member_id))),
            listed_replies(actor),
        )
        .order_by(Notification.created_at.desc(), Notification.id.desc())
        .limit(MOST_ENTRIES)
    )


def list_own_reply_marks(actor: Actor) -> Sequence[Mark]:
    return session().execute(_replies_to(actor)).all()


def list_replies_to_own(actor: Actor) -> list[FeedReply]:
    """What answers the member's posts and replies, the newest first. One statement."""
    return [FeedReply(*row) for row in session().execute(_replies_to(actor, Reply.html))]


@dataclass(frozen=True)
class FeedMention:
    """A text that names the member: a post, or the reply with this number."""

    post_id: int
    post_slug: str
    post_title: str
    post_published_at: datetime
    number: int | None
    version: int
    render_version: int
    published_at: datetime
    edited_at: datetime | None
    handle: str
    name: str
    html: str = ""


def _mentions_of(actor: Actor, *texts: Any) -> RowSelect:
    return (
        select(
            Post.id,
            Post.slug,
            Post.title,
            Post.published_at,
            Reply.number,
            func.coalesce(Reply.version, Post.version),
            func.coalesce(Reply.render_version, Post.render_version),
            func.coalesce(Reply.published_at, Post.published_at),
            case((Mention.reply_id.is_(None), Post.edited_at), else_=Reply.edited_at),
            func.coalesce(_ReplyWriter.handle, _PostWriter.handle),
            func.coalesce(_ReplyWriter.display_name, _PostWriter.display_name),
            *texts,
        )
        .select_from(Mention)
        .join(Post, Post.id == Mention.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .join(_PostWriter, _PostWriter.id == Post.writer_id)
        .outerjoin(Reply, and_(Reply.post_id == Mention.post_id, Reply.id == Mention.reply_id))
        .outerjoin(_ReplyWriter, _ReplyWriter.id == Reply.writer_id)
        .where(
            Mention.user_id == actor.member_id,
            Mention.is_present,
            is_published,
            visible_posts(actor),
            or_(Mention.reply_id.is_(None), Reply.state == "published"),
        )
        .order_by(Mention.created_at.desc(), Mention.id.desc())
        .limit(MOST_ENTRIES)
    )


def list_mention_marks(actor: Actor) -> Sequence[Mark]:
    return session().execute(_mentions_of(actor)).all()


def list_mentions_of(actor: Actor) -> list[FeedMention]:
    """Published texts that name the member, the newest first. One statement."""
    text = func.coalesce(Reply.html, Post.html)
    return [FeedMention(*row) for row in session().execute(_mentions_of(actor, text))]


@dataclass(frozen=True)
class FeedCase:
    """A case by what it is and where; nothing of what was reported or by whom."""

    id: int
    lane: str
    thing: str
    hold_rule: str | None
    opened_at: datetime
    blog_name: str | None
    post_title: str | None


def list_open_cases(actor: Actor) -> list[FeedCase]:
    """The latest opened of the cases that wait for a moderator. One statement."""
    title = case((Post.state.not_in(UNFINISHED), Post.title))
    rows = session().execute(
        select(Case.id, Case.lane, Case.thing, Case.hold_rule, Case.opened_at, Blog.name, title)
        .select_from(Case)
        .outerjoin(Post, Post.id == Case.post_id)
        .outerjoin(Blog, Blog.id == Case.blog_id)
        .where(is_open, visible_cases(actor))
        .order_by(Case.opened_at.desc(), Case.id.desc())
        .limit(MOST_ENTRIES)
    )
    return [FeedCase(*row) for row in rows]
