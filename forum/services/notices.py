"""Lines in members' inboxes that come from moderation: outcomes of reports, messages, duties, decisions."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from forum.models import Case, Decision
from forum.queries.pseudonyms import list_members_behind
from forum.services.telling import tell


def tell_flaggers(work: Session, case: Case, user_ids: Iterable[int]) -> None:
    """Tells each member once how the case that they reported ended."""
    tell(work, "flag", user_ids, case_id=case.id)


def tell_of_message(work: Session, case: Case, user_id: int) -> None:
    """Tells a member of a new message in their conversation with the moderators."""
    tell(work, "message", list_members_behind([user_id]), case_id=case.id)


def tell_duty(work: Session, case: Case, user_ids: Iterable[int]) -> None:
    """Tells moderators of a case that waits for them."""
    tell(work, "duty", user_ids, case_id=case.id)


def tell_of_decision(work: Session, decision: Decision, user_id: int, *, reply_id: int | None = None) -> None:
    """Tells a member of a decision, unless they made it; `reply_id` names their text, of a decision on several.

    What is decided about a pseudonym, its owner is told.
    """
    told = [member_id for member_id in list_members_behind([user_id]) if member_id != decision.actor_id]
    if told:
        tell(work, "decision", told, post_id=decision.post_id, reply_id=reply_id, decision_id=decision.id)
