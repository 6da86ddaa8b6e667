"""Who a text names, and telling them: once, of published texts only, and only what they may read."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from forum.db import BigId, now, read
from forum.models import Blog, Follow, Mention, Post, Reply
from forum.permissions.members import list_readers
from forum.permissions.pseudonyms import member_behind
from forum.queries.follows import of_kind
from forum.queries.ignores import list_ignoring
from forum.services.follows import follow_implicitly
from forum.services.telling import tell

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
    _tell_mentioned(work, post, blog, None, writer_id=post.writer_id)


def tell_of_reply(work: Session, post: Post, blog: Blog, reply: Reply, *, names_anybody: bool = True) -> None:
    """Tells whoever is answered, then those named; a member hears once of one reply.

    Who ignores the writer is told of neither, and who muted the thread under their own post not of replies to it.
    """
    if reply.parent_id is not None:
        answered = read(_ANSWERED, {"post_id": post.id, "reply_id": reply.parent_id}).scalar()
    else:
        answered = _find_writer_to_tell(post)
    if answered not in (None, reply.writer_id) and _list_reached(post, blog, [answered], reply.writer_id):
        tell(work, "reply", [answered], post_id=post.id, reply_id=reply.id)
    if names_anybody:
        _tell_mentioned(work, post, blog, reply.id, writer_id=reply.writer_id)


# The member who is told of what answers a text, also where it stands under a pseudonym.
_ANSWERED = select(member_behind(Reply.writer_id)).where(
    Reply.post_id == bindparam("post_id", type_=BigId), Reply.id == bindparam("reply_id", type_=BigId)
)
_post_writer = member_behind(bindparam("user_id", type_=BigId))
_DELIVERY = select(
    _post_writer,
    select(Follow.delivery)
    .where(of_kind("post"), Follow.post_id == bindparam("post_id", type_=BigId), Follow.user_id == _post_writer)
    .scalar_subquery(),
)


def _find_writer_to_tell(post: Post) -> int | None:
    """The member who wrote a post, unless they muted its thread."""
    writer_id, delivery = read(_DELIVERY, {"post_id": post.id, "user_id": post.writer_id}).one()
    return None if delivery == "off" else int(writer_id)


def _list_reached(post: Post, blog: Blog, user_ids: list[int], writer_id: int) -> set[int]:
    """Those who may read the post, did not write what they would be told of, and do not ignore who did."""
    readers = list_readers(post, blog, user_ids)
    return readers - list_ignoring(readers, writer_id) if readers else readers


def _tell_mentioned(work: Session, post: Post, blog: Blog, reply_id: int | None, *, writer_id: int) -> None:
    mentions = _mentions_of(work, post.id, reply_id)
    room = MAX_TOLD - sum(mention.is_told for mention in mentions)
    waiting = [m for m in mentions if m.is_present and not m.is_told and m.user_id != writer_id]
    readers = _list_reached(post, blog, [m.user_id for m in waiting], writer_id) if waiting else set()
    chosen = [m for m in waiting if m.user_id in readers][: max(room, 0)]
    for mention in chosen:
        mention.is_told = True
    told = tell(work, "mention", [mention.user_id for mention in chosen], post_id=post.id, reply_id=reply_id)
    work.flush()
    follow_implicitly(work, post.id, [user_id for user_id in told if user_id != post.writer_id], origin="mention")
