"""A reply that waits for a moderator, in its writer's hands: changed and taken back. It has no number yet."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import EditConflict, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Post, Reply
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.permissions.pseudonyms import is_own
from forum.services.cases import thing_of, touch_cases
from forum.services.held_cases import close_held_case, note_verdict
from forum.services.pseudonyms import check_pictures_apart
from forum.services.replies import load_post
from forum.services.revisions import put_text
from forum.services.sanctions import check_may_write
from forum.services.texts import PreparedText
from forum.services.thread_state import lock_thread, set_reply_state


def edit_waiting_reply(
    work: Session, *, actor: Actor, post_id: int, reply_id: int, version: int, prepared: PreparedText
) -> None:
    """Replaces the text of one's own waiting reply; it goes on waiting, for a moderator who then sees the new text.

    Raises `EditConflict` when `version` is not the one that stands, and `StateConflict` when it waits no more.
    """
    post, reply = _load(work, actor, post_id, reply_id)
    _check_waits(reply)
    check_may_write(work, actor, post.blog_id, is_public=False)
    if reply.source == prepared.source:
        return
    if reply.version != version:
        raise EditConflict(_("This reply was changed in the meantime."), current=reply.source, version=reply.version)
    check_pictures_apart(work, actor, prepared.rendered.html, reply.writer_id)
    put_text(
        work, post, reply, source=prepared.source, html=prepared.rendered.html, mentioned_ids=prepared.mentioned_ids
    )
    touch_cases(work, thing_of(post, reply).name)
    note_verdict(work, post, reply, prepared.verdict)


def withdraw_reply(work: Session, *, actor: Actor, post_id: int, reply_id: int) -> None:
    """Takes one's own waiting reply back; a second time it changes nothing."""
    post, reply = _load(work, actor, post_id, reply_id)
    if reply.state == "deleted":
        return
    _check_waits(reply)
    set_reply_state(work, post, reply, "deleted")
    close_held_case(work, thing_of(post, reply).name, "withdrawn", actor_id=reply.writer_id)


def _load(work: Session, actor: Actor, post_id: int, reply_id: int) -> tuple[Post, Reply]:
    """One's own reply; others' do not exist here, whoever asks."""
    check_signed_in(actor)
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    reply = work.scalars(
        select(Reply).where(Reply.post_id == post_id, Reply.id == reply_id, is_own(Reply.writer_id, actor.member_id))
    ).one_or_none()
    if reply is None or (reply.number is not None and reply.state == "pending"):
        raise NotFound
    return post, reply


def _check_waits(reply: Reply) -> None:
    if reply.state != "pending":
        raise StateConflict(_("This reply does not wait for a moderator any more."))
