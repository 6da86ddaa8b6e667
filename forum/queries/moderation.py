"""Questions that a moderator's page asks; the caller has checked that the actor moderates the post."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from forum.db import session
from forum.errors import NotFound
from forum.models import Decision, Post, Reply, Revision, User
from forum.queries.threads import branch_end


def count_published_below(post_id: int, number: int) -> int:
    """How many published replies stand below one, at any depth."""
    key = session().scalars(select(Reply.thread_key).where(Reply.post_id == post_id, Reply.number == number)).first()
    if key is None:
        return 0
    below = select(func.count()).where(
        Reply.post_id == post_id,
        Reply.is_shown,
        Reply.state == "published",
        Reply.thread_key > key,
        Reply.thread_key < branch_end(key),
    )
    return session().scalar(below) or 0


def count_removed_with(post_id: int, number: int) -> int:
    """How many replies the removal of a branch still holds that removed this one too; 0 when there was none."""
    other = aliased(Reply)
    held = (
        select(func.count(other.id))
        .select_from(Reply)
        .join(Decision, and_(Decision.id == Reply.decision_id, Decision.is_branch))
        .join(other, and_(other.post_id == Reply.post_id, other.decision_id == Reply.decision_id))
        .where(Reply.post_id == post_id, Reply.number == number, Reply.state == "removed")
    )
    return session().scalar(held) or 0


@dataclass(frozen=True)
class EarlierText:
    """A version that was replaced, of the post (`reply_number` None) or of one of its replies."""

    id: int
    version: int
    title: str | None
    summary: str
    html: str
    is_hidden: bool
    writer_name: str
    written_at: datetime
    reply_number: int | None


def get_earlier_text(post_id: int, revision_id: int) -> EarlierText:
    """One statement; raises `NotFound` for a version that is not of this post or its replies."""
    row = (
        session()
        .execute(
            select(
                Revision.id,
                Revision.version,
                Revision.title,
                Revision.summary,
                Revision.html,
                Revision.is_hidden,
                User.display_name,
                Revision.written_at,
                Reply.number,
            )
            .join(Post, Post.id == Revision.post_id)
            .outerjoin(Reply, and_(Reply.post_id == Revision.post_id, Reply.id == Revision.reply_id))
            .join(User, User.id == func.coalesce(Reply.writer_id, Post.writer_id))
            .where(Revision.post_id == post_id, Revision.id == revision_id, Revision.state == "earlier")
        )
        .one_or_none()
    )
    if row is None:
        raise NotFound
    return EarlierText(*row)
