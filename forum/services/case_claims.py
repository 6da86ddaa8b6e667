"""Claims: a moderator says that they are looking at a case, for a quarter of an hour."""

from datetime import timedelta

from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import StateConflict
from forum.i18n import lazy_gettext as _
from forum.permissions import Actor
from forum.services.open_cases import find_visible, is_claimed

CLAIM = timedelta(minutes=15)


def claim_case(work: Session, *, actor: Actor, case_id: int) -> None:
    """Raises `StateConflict` where another moderator's claim holds; one's own begins anew."""
    case = find_visible(work, actor, case_id)
    if is_claimed(case) and case.claimed_by_id != actor.id:
        raise StateConflict(_("Another moderator is looking at this case. You can take it over."))
    take_over_case(work, actor=actor, case_id=case_id)


def take_over_case(work: Session, *, actor: Actor, case_id: int) -> None:
    """Claims a case whoever holds it."""
    case = find_visible(work, actor, case_id)
    if case.state != "open":
        raise StateConflict(_("This case is closed."))
    case.claimed_by_id, case.claimed_until = actor.member_id, now() + CLAIM


def release_case(work: Session, *, actor: Actor, case_id: int) -> None:
    """Gives one's own claim back; without one it does nothing."""
    case = find_visible(work, actor, case_id)
    if case.claimed_by_id == actor.id:
        case.claimed_by_id = case.claimed_until = None
