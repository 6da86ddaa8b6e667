"""Writing replies: post, edit, delete and bring back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Select, bindparam, select
from sqlalchemy.orm import Session

from forum.db import BigId, read
from forum.db.paging import RowSelect
from forum.db.ready import Shown
from forum.errors import EditConflict, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Post, Reply
from forum.permissions import Actor
from forum.permissions.posts import check_reply, visible_posts
from forum.permissions.prepared import prepared, values_of
from forum.permissions.pseudonyms import is_own
from forum.permissions.replies import (
    check_delete_reply,
    check_edit_reply,
    check_undelete_reply,
    readable_replies,
)
from forum.queries.pictures import NO_RIGHTS, Rights
from forum.rendering import names_in
from forum.services.edits import check_edit_reason, record_edit
from forum.services.held_cases import note_verdict
from forum.services.hidden_by_flags import note_edit, note_undelete
from forum.services.limits import check_edit_pace, check_reply_pace
from forum.services.mentions import record_mentions, tell_of_reply
from forum.services.picture_uses import record_pictures
from forum.services.pseudonyms import check_pictures_apart, sign
from forum.services.revisions import keep_earlier_text, put_text
from forum.services.sanctions import check_may_write
from forum.services.texts import PreparedText, prepare_text, sending_key
from forum.services.thread_state import ReplyToAdd, add_reply, lock_thread, set_reply_state
from forum.services.waiting_changes import hold_change, withdraw_change_of


@dataclass(frozen=True)
class WrittenReply:
    """Where the reply stands; `is_repeat` when the same form had been sent before. What waits has no number."""

    post_id: int
    number: int | None
    is_repeat: bool = False


def prepare_reply(source: str, rights: Rights = NO_RIGHTS) -> PreparedText:
    """Renders a reply's text, which no rule has looked at yet; raises `InvalidInput` for `body`."""
    return prepare_text(source, place="reply", rights=rights)


def load_post(work: Session, actor: Actor, post_id: int) -> tuple[Post, Blog]:
    """A post that the actor sees, with its blog, inside a unit of work; raises `NotFound`."""
    row = work.execute(_post(actor), values_of(actor, post_id=post_id)).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


@prepared
def _post(actor: Actor) -> Select[Post, Blog]:
    visible = visible_posts(actor)
    return select(Post, Blog).join(Blog, Blog.id == Post.blog_id).where(Post.id == bindparam("post_id"), visible)


def get_post(actor: Actor, post_id: int) -> tuple[Post, Blog]:
    """The same two only to be looked at: they are no entities of the session."""
    row = read(_shown_post(actor), values_of(actor, post_id=post_id)).one_or_none()
    if row is None:
        raise NotFound
    after_post = len(_POST.columns)
    return _POST.read(row[:after_post]), _BLOG.read(row[after_post:])


_POST, _BLOG = Shown(Post), Shown(Blog)


@prepared
def _shown_post(actor: Actor) -> RowSelect:
    here = Post.id == bindparam("post_id", type_=BigId)
    columns: list[Any] = [*_POST.columns, *_BLOG.columns]
    return select(*columns).join(Blog, Blog.id == Post.blog_id).where(here, visible_posts(actor))


def load_reply(work: Session, actor: Actor, post: Post, number: int) -> Reply:
    """A reply whose text the actor may read; raises `NotFound`."""
    reply = work.scalars(
        select(Reply)
        .join(Post, Post.id == Reply.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(Reply.post_id == post.id, Reply.number == number, readable_replies(actor))
    ).one_or_none()
    if reply is None:
        raise NotFound
    return reply


def create_reply(
    work: Session,
    *,
    actor: Actor,
    post_id: int,
    parent_number: int | None,
    prepared: PreparedText,
    form_key: str,
    signature: str = "account",
) -> WrittenReply:
    """Publishes a reply to a post or to one of its replies, and tells whom it concerns; a held one waits untold.

    With the `signature` "pseudonym" it stands under the one that the member has in this thread, or a new one.
    The same text with the same `form_key` gives the first reply again. Raises `NotFound`, `StateConflict`
    (locked, closed, or what is answered went away) or `TooMany`.
    """
    lock_thread(work, post_id)
    post, blog = get_post(actor, post_id)
    key = sending_key(form_key, prepared.sent)
    earlier = _find_sent(actor, post_id, key)
    if earlier is not None:
        return earlier
    check_reply(actor, post, blog)
    check_may_write(work, actor, blog.id)
    parent_id, parent_key = (None, b"") if parent_number is None else _find_parent(post_id, parent_number)
    check_reply_pace(work, actor)
    writer_id = sign(work, actor, post, blog, signature)
    check_pictures_apart(work, actor, prepared.rendered.html, writer_id)
    new = ReplyToAdd(writer_id, prepared.source, prepared.rendered.html, key, parent_id, parent_key)
    reply = add_reply(work, post, blog, new, is_held=prepared.is_held)
    # A new text has named nobody and shown nothing before.
    if prepared.mentioned_ids:
        record_mentions(work, post_id, reply.id, prepared.mentioned_ids)
    if names_in([reply.html]):
        record_pictures(work, post_id, reply.id, reply.html)
    note_verdict(work, post, reply, prepared.verdict)
    if not prepared.is_held:
        tell_of_reply(work, post, blog, reply, names_anybody=bool(prepared.mentioned_ids))
    return WrittenReply(post_id, reply.number)


_SENT = select(Reply.number).where(
    Reply.post_id == bindparam("post_id", type_=BigId),
    is_own(Reply.writer_id, bindparam("writer_id", type_=BigId)),
    Reply.form_key == bindparam("key"),
)


def _find_sent(actor: Actor, post_id: int, key: str) -> WrittenReply | None:
    """What the same form gave before."""
    row = read(_SENT, {"post_id": post_id, "writer_id": actor.member_id, "key": key}).first()
    return None if row is None else WrittenReply(post_id, row[0], is_repeat=True)


_PARENT = select(Reply.id, Reply.thread_key, Reply.state).where(
    Reply.post_id == bindparam("post_id", type_=BigId), Reply.number == bindparam("number", type_=Integer)
)


def _find_parent(post_id: int, number: int) -> tuple[int, bytes]:
    """Id and place of the reply that is answered."""
    found = read(_PARENT, {"post_id": post_id, "number": number}).one_or_none()
    if found is None or found[2] != "published":
        raise StateConflict(_("The reply that you answer is no longer there. Your text is kept below."))
    return found[0], found[1]


def edit_reply(
    work: Session,
    *,
    actor: Actor,
    post_id: int,
    number: int,
    version: int,
    prepared: PreparedText,
    reason: str = "",
) -> bool:
    """Replaces a reply's text and keeps the earlier one; members named for the first time are told.

    A held change waits while the earlier text stands; gives whether it does.

    A moderator's change of somebody's reply is a decision, which its writer is told. Raises `EditConflict` when
    `version` is not the one that stands, `NotAllowed` after the edit window, and `InvalidInput` for `reason` when
    a moderator gives none.
    """
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    reply = load_reply(work, actor, post, number)
    check_edit_reply(actor, reply, post)
    check_may_write(work, actor, blog.id, is_public=reply.state == "published")
    if reply.source == prepared.source:
        return False
    if reply.version != version:
        raise EditConflict(_("This reply was changed in the meantime."), current=reply.source, version=reply.version)
    is_decision = not actor.is_self(reply.writer_id)
    reason = check_edit_reason(work, actor, reply, reason, is_decision=is_decision)
    check_edit_pace(work, actor)
    check_pictures_apart(work, actor, prepared.rendered.html, reply.writer_id)
    if prepared.is_held:
        hold_change(work, actor=actor, post=post, reply=reply, body=prepared, reason=reason)
        return True
    _replace_text(work, actor, post, reply, prepared, reason)
    if reply.state == "published":
        tell_of_reply(work, post, blog, reply)
    if is_decision:
        record_edit(work, actor, post, reply, reason, replaced=reply.version - 1)
    return False


def _replace_text(work: Session, actor: Actor, post: Post, reply: Reply, prepared: PreparedText, reason: str) -> None:
    withdraw_change_of(work, post, reply, actor_id=actor.as_writer(reply.writer_id))
    keep_earlier_text(work, post, reply, editor_id=actor.as_writer(reply.writer_id), reason=reason)
    put_text(
        work, post, reply, source=prepared.source, html=prepared.rendered.html, mentioned_ids=prepared.mentioned_ids
    )
    if note_edit(work, actor=actor, post=post, reply=reply):
        set_reply_state(work, post, reply, "published")
    note_verdict(work, post, reply, prepared.verdict)


def delete_reply(work: Session, *, actor: Actor, post_id: int, number: int) -> None:
    """Takes one's own reply away; an answered one leaves a stub. A moderator's decision on it stays known.

    A second time it changes nothing, and so does `undelete_reply`.
    """
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    reply = load_reply(work, actor, post, number)
    if reply.state == "deleted" and actor.is_self(reply.writer_id):
        return
    check_delete_reply(actor, reply)
    set_reply_state(work, post, reply, "deleted", decision_id=reply.decision_id)


def undelete_reply(work: Session, *, actor: Actor, post_id: int, number: int) -> None:
    """Brings one's own deleted reply back to where it was: hidden by a moderator it comes back hidden.

    Hidden by reports it does so as long as these are open.
    """
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    reply = load_reply(work, actor, post, number)
    if reply.state in {"published", "hidden"} and actor.is_self(reply.writer_id):
        return
    check_undelete_reply(actor, reply)
    is_shown = reply.decision_id is None or note_undelete(work, post, reply)
    check_may_write(work, actor, post.blog_id, is_public=is_shown)
    if is_shown:
        set_reply_state(work, post, reply, "published")
        tell_of_reply(work, post, blog, reply)
    else:
        set_reply_state(work, post, reply, "hidden", decision_id=reply.decision_id)
