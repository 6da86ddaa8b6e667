"""Questions about what waits for a moderator, asked by who wrote it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import String, and_, bindparam, cast, literal, or_, select

from forum.db import BigId, ago, read, session
from forum.db.paging import RowSelect
from forum.errors import NotFound
from forum.models import Blog, Case, Decision, Post, Reply, Revision
from forum.permissions import Actor
from forum.permissions.posts import visible_posts
from forum.permissions.pseudonyms import is_own

SHOWN_AFTER_REJECTION = timedelta(days=30)


@dataclass(frozen=True)
class OwnChange:
    """A change that waits, or that was not accepted; of a reply, or (`reply_number` None) of the post itself."""

    id: int
    reply_number: int | None
    state: str
    title: str | None
    summary: str
    html: str
    source: str
    written_at: datetime
    decision_reason: str | None


def list_own_changes(actor: Actor, post_id: int) -> list[OwnChange]:
    """The actor's changes in a post and its thread that wait or were not accepted lately, the latest first."""
    values = {"actor_id": actor.member_id, "post_id": post_id}
    return [OwnChange(*row) for row in read(_own_changes(), values)]


@cache
def _own_changes() -> RowSelect:
    thing = literal("revision:") + cast(Revision.id, String)
    return (
        select(
            Revision.id,
            Reply.number,
            Revision.state,
            Revision.title,
            Revision.summary,
            Revision.html,
            Revision.source,
            Revision.written_at,
            Decision.reason,
        )
        .outerjoin(Reply, and_(Reply.post_id == Revision.post_id, Reply.id == Revision.reply_id))
        .outerjoin(Case, Case.thing == thing)
        .outerjoin(Decision, and_(Decision.case_id == Case.id, Decision.kind == "reject"))
        .where(
            Revision.post_id == bindparam("post_id", type_=BigId),
            is_own(Revision.editor_id, bindparam("actor_id", type_=BigId)),
            or_(
                Revision.state == "pending",
                and_(Revision.state == "rejected", Revision.replaced_at > ago(SHOWN_AFTER_REJECTION)),
            ),
        )
        .order_by(Revision.id.desc())
        .limit(20)
    )


def get_own_waiting_reply(actor: Actor, post_id: int, reply_id: int) -> Reply:
    """One's own reply that has no number yet, in whatever state; raises `NotFound`."""
    reply = (
        session()
        .scalars(
            select(Reply)
            .join(Post, Post.id == Reply.post_id)
            .join(Blog, Blog.id == Post.blog_id)
            .where(
                Reply.post_id == post_id,
                Reply.id == reply_id,
                Reply.number.is_(None),
                is_own(Reply.writer_id, actor.member_id),
                visible_posts(actor),
            )
        )
        .one_or_none()
    )
    if reply is None:
        raise NotFound
    return reply
