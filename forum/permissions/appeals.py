"""Who reads a decision, who may appeal it and until when, and who decides on an appeal.

| | reads it |
|---|---|
| decision | the member whom it concerns, whoever was told of it, the moderators where it holds |
| appeal, and its answer | its writer; the moderators there, but never the writer of the text that was reported |

An appeal is decided by a moderator who neither made the decision nor is concerned by it.
"""

from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, exists, false, func, or_, select, true, union_all
from sqlalchemy.orm import aliased

from forum.db import now
from forum.errors import NotAllowed, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Appeal, Decision, Notification
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_signed_in
from forum.permissions.pseudonyms import is_own

APPEAL_PERIOD = timedelta(days=183)
APPEALED_BY_WRITERS = frozenset(
    {
        *("hide", "remove", "reject", "lock", "edit", "hide_revision", "move", "split", "merge"),
        *("warn", "silence", "suspend", "require_approval", "sweep", "remove_picture"),
    }
)
# What a moderator says who does not agree with a report.
APPEALED_BY_FLAGGERS = frozenset({"dismiss", "restore", "approve"})
# Of these the writer is told nothing, for nothing changed for them.
QUIET = ["dismiss", "ignore"]


def is_of_own_reporter(actor: Actor, case_id: SQLColumnExpression[int | None]) -> ColumnElement[bool]:
    """Whether a case is the appeal of somebody who reported the actor, who must not learn who that was."""
    appeal, appealed = _appeal_and_decision()
    return exists().where(
        appeal.case_id == case_id,
        appeal.side == "flagger",
        appealed.id == appeal.decision_id,
        is_own(appealed.user_id, actor.id),
    )


@cache
def _appeal_and_decision() -> tuple[type[Appeal], type[Decision]]:
    """Made once: naming all their columns anew takes longer than the question, which each page of a moderator asks."""
    return aliased(Appeal), aliased(Decision)


def concerning_decisions(actor: Actor) -> ColumnElement[bool]:
    """Decisions on the actor or their texts, and others that they were told of."""
    told = select(Notification.decision_id).where(
        Notification.user_id == actor.member_id, Notification.kind == "decision"
    )
    own = select(Decision.id).where(is_own(Decision.user_id, actor.member_id), Decision.kind.not_in(QUIET))
    return Decision.id.in_(union_all(own, told))


def moderated_decisions(actor: Actor) -> ColumnElement[bool]:
    """Decisions that hold where the actor decides; those on the whole site are the site moderators'."""
    if actor.is_staff:
        return true()
    return Decision.blog_id.in_(actor.blogs_with("moderator")) if actor.grants else false()


def tells_of_own_reporter(actor: Actor) -> ColumnElement[bool]:
    """Decisions that could tell the actor, who moderates too, who reported them: answers to those who did."""
    is_quiet = and_(is_own(Decision.user_id, actor.id), Decision.kind.in_(QUIET))
    is_ruling = and_(Decision.kind.in_(["uphold", "reverse"]), is_of_own_reporter(actor, Decision.case_id))
    return func.coalesce(or_(is_quiet, is_ruling), false())


def readable_decisions(actor: Actor) -> ColumnElement[bool]:
    """Decisions whose statement of reasons the actor may read."""
    return or_(concerning_decisions(actor), and_(moderated_decisions(actor), ~tells_of_own_reporter(actor)))


def decidable_appeals(actor: Actor) -> ColumnElement[bool]:
    """Appeals that the actor may read as a moderator; the query must hold `Appeal` and its `Decision`."""
    is_told_on = and_(Appeal.side == "flagger", is_own(Decision.user_id, actor.id))
    return and_(moderated_decisions(actor), or_(Decision.user_id.is_(None), ~is_told_on))


def appeal_ends_at(decision: Decision) -> datetime:
    """Until when a decision may be appealed."""
    return decision.created_at + APPEAL_PERIOD


def may_appeal(decision: Decision, side: str) -> bool:
    """Whether a decision of this kind is still open to an appeal of this side; whose it is, the query has asked."""
    kinds = APPEALED_BY_WRITERS if side == "writer" else APPEALED_BY_FLAGGERS
    return decision.kind in kinds and decision.undone_by_id is None and now() < appeal_ends_at(decision)


def check_appeal(actor: Actor, decision: Decision, side: str) -> None:
    check_signed_in(actor)
    if may_appeal(decision, side):
        return
    if decision.undone_by_id is not None:
        raise StateConflict(_("This decision has been taken back already. There is nothing left to appeal."))
    if now() >= appeal_ends_at(decision):
        raise StateConflict(_("The six months in which this decision could be appealed are over."))
    raise StateConflict(_("There is no appeal against this decision, because it takes nothing from you."))


def is_own_matter(actor: Actor, decision: Decision, appellant_id: int) -> bool:
    """Whether the actor made the decision, appealed it, or is whom it concerns: then somebody else decides."""
    return any(actor.is_self(user_id) for user_id in (decision.actor_id, decision.user_id, appellant_id))


def may_decide_appeal(actor: Actor, decision: Decision, appellant_id: int) -> bool:
    is_there = actor.is_staff or (decision.blog_id is not None and actor.has_grant(decision.blog_id, "moderator"))
    return actor.is_signed_in and is_there and not is_own_matter(actor, decision, appellant_id)


def check_decide_appeal(actor: Actor, decision: Decision, appellant_id: int) -> None:
    check_signed_in(actor)
    if is_own_matter(actor, decision, appellant_id):
        raise NotAllowed(_("Another moderator must decide on this appeal, because it is about you or your decision."))
    if not may_decide_appeal(actor, decision, appellant_id):
        raise NotAllowed(_("Only a moderator of this blog may do this."))
