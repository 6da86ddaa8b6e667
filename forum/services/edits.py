"""A moderator's change of somebody's text: the reason that it must have, and the decision that it is."""

from sqlalchemy.orm import Session

from forum.models import Post, Reply
from forum.permissions import Actor
from forum.permissions.moderation import check_not_above
from forum.services.decisions import check_reason, note_replaced_version, record_decision, role_of, tell_writers


def check_edit_reason(work: Session, actor: Actor, text: Post | Reply, reason: str, *, is_decision: bool) -> str:
    """The reason of a change as it is kept; a decision needs one, and a writer who does not stand above the actor."""
    if is_decision:
        check_not_above(actor, role_of(work, text.writer_id), text.writer_id)
    return check_reason(reason) if is_decision or reason else reason


def record_edit(
    work: Session, actor: Actor, post: Post, reply: Reply | None, reason: str, *, replaced: int | None
) -> None:
    """The decision behind a change of a reply, or of the post itself, that has been made; its writer is told.

    `replaced` is the version that stood before, None where the text is the same and only the tags are others.
    """
    text = post if reply is None else reply
    decision = record_decision(work, actor=actor, kind="edit", post=post, reply=reply, reason=reason)
    if replaced is not None:
        note_replaced_version(work, decision, replaced)
    tell_writers(work, decision, {text.writer_id: reply.id if reply is not None else None})
