"""Who a text names, and telling them: once, of published texts only, and only what they may read."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.models import Blog, Mention, Notification, Post, Reply
from forum.permissions.members import list_readers

MAX_TOLD = 10


def record_mentions(work: Session, post_id: int, reply_id: int | None, user_ids: Sequence[int]) -> None:
    """Makes the rows of a text agree with whom it names now; rows are never deleted."""
    known = {mention.user_id: mention for mention in _mentions_of(work, post_id, reply_id)}
    for user_id, mention in known.items():
        mention.is_present = user_id in user_ids
    for user_id in user_ids:
        if user_id not in known:
            work.add(Mention(post_id=post_id, reply_id=reply_id, user_id=user_id, created_at=now()))
    work.flush()


def _mentions_of(work: Session, post_id: int, reply_id: int | None) -> list[Mention]:
    of_text = Mention.reply_id.is_(None) if reply_id is None else Mention.reply_id == reply_id
    return list(work.scalars(select(Mention).where(Mention.post_id == post_id, of_text).order_by(Mention.id)))


def tell_of_post(work: Session, post: Post, blog: Blog) -> None:
    """Tells those whom a published post names and who were not told yet."""
    _tell_mentioned(work, post, blog, None, writer_id=post.writer_id, already=set())


def tell_of_reply(work: Session, post: Post, blog: Blog, reply: Reply) -> None:
    """Tells whoever is answered, then those named; a member hears once of one reply."""
    answered = post.writer_id
    if reply.parent_id is not None:
        answered = work.scalars(
            select(Reply.writer_id).where(Reply.post_id == post.id, Reply.id == reply.parent_id)
        ).one()
    told = _told_of(work, post.id, reply.id)
    if answered != reply.writer_id and answered not in told and list_readers(work, post, blog, [answered]):
        work.add(Notification(user_id=answered, kind="reply", post_id=post.id, reply_id=reply.id, created_at=now()))
        told.add(answered)
    _tell_mentioned(work, post, blog, reply.id, writer_id=reply.writer_id, already=told)


def _told_of(work: Session, post_id: int, reply_id: int) -> set[int]:
    return set(
        work.scalars(
            select(Notification.user_id).where(
                Notification.post_id == post_id,
                Notification.reply_id == reply_id,
                Notification.kind != "decision",
            )
        )
    )


def _tell_mentioned(
    work: Session, post: Post, blog: Blog, reply_id: int | None, *, writer_id: int, already: set[int]
) -> None:
    mentions = _mentions_of(work, post.id, reply_id)
    room = MAX_TOLD - sum(mention.is_told for mention in mentions)
    waiting = [m for m in mentions if m.is_present and not m.is_told and m.user_id != writer_id]
    readers = list_readers(work, post, blog, [m.user_id for m in waiting]) if waiting else set()
    for mention in [m for m in waiting if m.user_id in readers][: max(room, 0)]:
        mention.is_told = True
        if mention.user_id not in already:
            work.add(
                Notification(
                    user_id=mention.user_id,
                    kind="mention",
                    post_id=post.id,
                    reply_id=reply_id,
                    created_at=now(),
                )
            )
    work.flush()
