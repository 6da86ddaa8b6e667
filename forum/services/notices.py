"""Lines in members' inboxes that come from moderation: outcomes of reports, messages, duties, decisions."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.models import Case, Decision, Notification


def tell_flaggers(work: Session, case: Case, user_ids: Iterable[int]) -> None:
    """Tells each member once how the case that they reported ended."""
    known = set(
        work.scalars(select(Notification.user_id).where(Notification.case_id == case.id, Notification.kind == "flag"))
    )
    for user_id in sorted(set(user_ids) - known):
        work.add(Notification(user_id=user_id, kind="flag", case_id=case.id, created_at=now()))
    work.flush()


def tell_of_message(work: Session, case: Case, user_id: int) -> None:
    """Tells a member of a new message in their conversation with the moderators."""
    work.add(Notification(user_id=user_id, kind="message", case_id=case.id, created_at=now()))
    work.flush()


def tell_duty(work: Session, case: Case, user_ids: Iterable[int]) -> None:
    """Tells moderators of a case that waits for them."""
    for user_id in sorted(set(user_ids)):
        work.add(Notification(user_id=user_id, kind="duty", case_id=case.id, created_at=now()))
    work.flush()


def tell_of_decision(work: Session, decision: Decision, user_id: int, *, reply_id: int | None = None) -> None:
    """Tells a member of a decision, unless they made it; `reply_id` names their text, of a decision on several."""
    if user_id == decision.actor_id:
        return
    work.add(
        Notification(
            user_id=user_id,
            kind="decision",
            post_id=decision.post_id,
            reply_id=reply_id,
            decision_id=decision.id,
            created_at=now(),
        )
    )
    work.flush()
