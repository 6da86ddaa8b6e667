"""What the clock does with open cases: reminds moderators, tells admins, and lets lapse what nobody looked at.

Never does a case lapse that is about somebody in danger, the law, an appeal or personal information, or about the only
admin, or whose text reports have hidden: these rise to the admins.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, literal_column, or_, select
from sqlalchemy.orm import Session

from forum.db import current_settings, now, session
from forum.models import Appeal, Case, CaseEntry, Decision, Flag, User
from forum.services.audit import log_act
from forum.services.case_entries import moderators_of
from forum.services.cases import close_case
from forum.services.holds import expire_held
from forum.services.notices import tell_duty
from forum.services.open_cases import is_claimed, lock_row, lock_thing_and_case

# The value of `escalation` of a case of which the admins know.
ADMINS_TOLD = 2
is_open = Case.state == literal_column("'open'")


def remind_moderators(work: Session, *, limit: int) -> int:
    """Reminds the moderators of each blog once of what has waited too long, by the oldest of up to `limit` cases."""
    waiting = work.scalars(
        select(Case)
        .where(is_open, Case.reminded_at.is_(None), Case.opened_at <= _ago(hours=current_settings().remind_hours))
        .order_by(Case.opened_at, Case.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    oldest: dict[int | None, Case] = {}
    for case in waiting:
        case.reminded_at = now()
        oldest.setdefault(case.blog_id, case)
    work.flush()
    for blog_id, case in oldest.items():
        concerned = _concerned(work, case)
        # Where a blog has nobody else to decide, the moderators of the site do.
        others = set(moderators_of(work, blog_id)) - concerned or set(moderators_of(work, None)) - concerned
        tell_duty(work, case, others)
    return len(waiting)


def list_rising(limit: int) -> list[int]:
    """Ids of cases that must not lapse and of which the admins should know by now."""
    return _ids(
        limit,
        Case.opened_at <= _ago(days=current_settings().rise_days),
        Case.escalation < ADMINS_TOLD,
        or_(Case.lane.in_(["legal", "appeal"]), _has_personal_data()),
    )


def raise_case(work: Session, *, case_id: int) -> None:
    """Tells the admins of a case, once."""
    case = lock_row(work, case_id)
    if case.state == "open" and case.escalation < ADMINS_TOLD:
        _tell_admins(work, case)


def list_lapsing(limit: int) -> list[int]:
    """Ids of cases of reports and of held texts that nobody has touched for the time that is set."""
    cutoff = _ago(days=current_settings().case_days)
    return _ids(
        limit,
        Case.opened_at <= cutoff,
        Case.lane == "normal",
        Case.escalation < ADMINS_TOLD,
        *_is_untouched(cutoff),
    )


def lapse_case(work: Session, *, case_id: int) -> None:
    """Closes a case with its flags ignored, and rejects what waited; what must not lapse rises to the admins."""
    found = work.get(Case, case_id)
    if found is None:
        return
    locked = lock_thing_and_case(work, found)
    case, cutoff = locked.case, _ago(days=current_settings().case_days)
    still = select(Case.id).where(Case.id == case_id, is_open, *_is_untouched(cutoff))
    if work.scalar(still) is None or is_claimed(case):
        return
    must_stay = work.scalar(select(Case.id).where(Case.id == case_id, _has_personal_data()))
    if must_stay is not None or locked.text_state == "hidden" or _has_nobody(work, case):
        _tell_admins(work, case)
        return
    if case.hold_rule is not None and locked.text_state == "pending":
        expire_held(work, case)
        return
    log_act(work, None, "expire", "case", case.id)
    close_case(work, case, "expired", actor_id=None)


def _has_nobody(work: Session, case: Case) -> bool:
    """Whether it is about the only admin, so that nobody could decide on it until now."""
    admins = set(work.scalars(select(User.id).where(User.role == "admin", User.state == "active")))
    return admins == {case.writer_id}


def _tell_admins(work: Session, case: Case) -> None:
    case.escalation = ADMINS_TOLD
    admins = work.scalars(select(User.id).where(User.role == "admin", User.state == "active"))
    concerned = _concerned(work, case)
    # Where it is about the only admin, those who cannot decide hear of it, and can ask for somebody who can.
    tell_duty(work, case, set(admins) - concerned or set(moderators_of(work, None)) - concerned)


def _concerned(work: Session, case: Case) -> set[int]:
    """Who does not decide on a case: whom it is about, and of an appeal who decided before and on whom."""
    people = {case.writer_id}
    if case.lane == "appeal":
        decided = select(Decision.actor_id, Decision.user_id).join(Appeal, Appeal.decision_id == Decision.id)
        for row in work.execute(decided.where(Appeal.case_id == case.id)):
            people.update(row)
    return {user_id for user_id in people if user_id is not None}


def _is_untouched(cutoff: datetime) -> list[ColumnElement[bool]]:
    return [
        ~exists().where(Flag.case_id == Case.id, Flag.created_at > cutoff),
        ~exists().where(CaseEntry.case_id == Case.id, CaseEntry.created_at > cutoff),
    ]


def _has_personal_data() -> ColumnElement[bool]:
    return exists().where(Flag.case_id == Case.id, Flag.reason == "personal_data")


def _ids(limit: int, *where: Any) -> list[int]:
    return list(
        session().scalars(select(Case.id).where(is_open, *where).order_by(Case.opened_at, Case.id).limit(limit))
    )


def _ago(*, hours: int = 0, days: int = 0) -> datetime:
    return now() - timedelta(hours=hours, days=days)
