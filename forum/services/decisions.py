"""Writing a decision down: its reason, its line in the log, and the notices to those whose texts it concerns."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import Decision, Notification, Post, Reply
from forum.permissions import Actor
from forum.rendering import is_blank, normalise
from forum.services.audit import log_act

MAX_REASON = 2000


def check_reason(reason: str) -> str:
    """The reason as it is kept; raises `InvalidInput` for `reason` when there is none, or when it is too long."""
    reason = normalise(reason).strip()
    if is_blank(reason):
        raise InvalidInput(_("Please give a reason; the writer will read it."), field="reason")
    if len(reason) > MAX_REASON:
        raise InvalidInput(_("A reason has at most %(most)s characters.", most=lazy_number(MAX_REASON)), field="reason")
    return reason


def record_decision(
    work: Session, *, actor: Actor, kind: str, post: Post, reply: Reply | None = None, reason: str
) -> Decision:
    """The decision on a reply, or on the post itself (`reply` None), and its line in the log."""
    decision = Decision(
        kind=kind,
        actor_id=actor.member_id,
        post_id=post.id,
        reply_id=reply.id if reply else None,
        reason=check_reason(reason),
        created_at=now(),
    )
    work.add(decision)
    work.flush()
    subject = ("reply", reply.id) if reply else ("post", post.id)
    log_act(work, actor, kind, *subject, decision_id=decision.id, post_id=post.id)
    return decision


def tell_writers(work: Session, decision: Decision, replies: Mapping[int, int | None]) -> None:
    """One notice for each writer but the moderator themself, naming their (first) reply, None for the post."""
    for writer_id, reply_id in sorted(replies.items()):
        if writer_id != decision.actor_id:
            work.add(
                Notification(
                    user_id=writer_id,
                    kind="decision",
                    post_id=decision.post_id,
                    reply_id=reply_id,
                    decision_id=decision.id,
                    created_at=now(),
                )
            )
    work.flush()
