"""Appealing: of the member whom a decision concerns, and of one whose report was not agreed with; and withdrawing."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import Appeal, BlogRole, Case, Decision, Flag, User
from forum.permissions import Actor
from forum.permissions.appeals import APPEALED_BY_FLAGGERS, check_appeal, concerning_decisions
from forum.permissions.blogs import check_signed_in
from forum.permissions.pseudonyms import is_own
from forum.rendering import normalise
from forum.services.appealed import Matter, find_obstacle, load_matter
from forum.services.audit import log_act
from forum.services.cases import Thing, close_case, open_case
from forum.services.decisions import role_of
from forum.services.notices import tell_duty
from forum.services.texts import PreparedText, prepare_text

MAX_WORDS = 5000


def prepare_appeal(source: str) -> PreparedText:
    """Checks and renders the words of an appeal; raises `InvalidInput` for `body`."""
    if len(normalise(source)) > MAX_WORDS:
        raise InvalidInput(_("An appeal has at most %(most)s characters.", most=lazy_number(MAX_WORDS)), field="body")
    return prepare_text(source, place="reply")


def appeal_decision(work: Session, *, actor: Actor, decision_id: int, prepared: PreparedText) -> int:
    """Opens the appeal of a member whom a decision concerns; gives its case. The same words sent twice open one.

    Raises `NotFound` for another's decision, and `StateConflict` where nothing is left to appeal.
    """
    check_signed_in(actor)
    known = select(Decision.id).where(Decision.id == decision_id, concerning_decisions(actor))
    if work.scalars(known).one_or_none() is None:
        raise NotFound
    return _open(work, actor, decision_id, "writer", prepared)


def appeal_report(work: Session, *, actor: Actor, flag_id: int, prepared: PreparedText) -> int:
    """Opens the appeal of a member whose report a moderator did not agree with; otherwise as `appeal_decision`."""
    check_signed_in(actor)
    flag = work.scalars(select(Flag).where(Flag.id == flag_id, Flag.flagger_id == actor.member_id)).one_or_none()
    if flag is None:
        raise NotFound
    decision_id = work.scalars(
        select(Decision.id)
        .where(Decision.case_id == flag.case_id, Decision.kind.in_(APPEALED_BY_FLAGGERS))
        .order_by(Decision.id.desc())
        .limit(1)
    ).one_or_none()
    if flag.state != "disagreed" or decision_id is None:
        raise StateConflict(_("There is no decision against your report that you could appeal."))
    return _open(work, actor, decision_id, "flagger", prepared)


def _open(work: Session, actor: Actor, decision_id: int, side: str, prepared: PreparedText) -> int:
    matter = load_matter(work, decision_id)
    # The same form sent twice at once, of a decision without a thread, waits here.
    work.execute(select(User.id).where(User.id == actor.member_id).with_for_update(key_share=True))
    decision = matter.decision
    earlier = work.scalars(
        select(Appeal).where(Appeal.decision_id == decision.id, is_own(Appeal.appellant_id, actor.member_id))
    ).one_or_none()
    if earlier is not None:
        if earlier.source == prepared.source:
            return earlier.case_id
        raise StateConflict(_("You have appealed this decision before. It can be appealed once."))
    check_appeal(actor, decision, side)
    # Whoever was refused is answered, even where the text has moved on and the refusal can only be talked about.
    obstacle = find_obstacle(work, matter) if decision.kind != "reject" else None
    if obstacle is not None:
        raise StateConflict(obstacle)
    return _write_down(work, actor, matter, side, prepared)


def _write_down(work: Session, actor: Actor, matter: Matter, side: str, prepared: PreparedText) -> int:
    decision = matter.decision
    appellant_id = actor.as_writer(decision.user_id) if side == "writer" else actor.member_id
    thing = Thing(
        f"appeal:{decision.id}:{appellant_id}",
        appellant_id,
        decision.post_id,
        decision.reply_id,
        decision.blog_id,
    )
    case = open_case(work, thing, "appeal")
    work.add(
        Appeal(
            decision_id=decision.id,
            appellant_id=appellant_id,
            side=side,
            case_id=case.id,
            source=prepared.source,
            html=prepared.rendered.html,
            created_at=now(),
        )
    )
    work.flush()
    log_act(work, actor if appellant_id == actor.id else None, "appeal", "decision", decision.id, case_id=case.id)
    tell_duty(work, case, set(list_deciders(work, decision, appellant_id)) - {actor.member_id})
    return case.id


def list_deciders(work: Session, decision: Decision, appellant_id: int) -> list[int]:
    """Who is to decide: the blog's other moderators; without any those of the site; without any the admins.

    What concerns an admin is decided by other admins alone; without any the moderators of the site hear of it.
    """
    concerned = [user_id for user_id in (decision.actor_id, decision.user_id, appellant_id) if user_id is not None]
    others = select(User.id).where(User.state == "active", User.id.not_in(concerned)).order_by(User.id)
    of_blog = select(BlogRole.user_id).where(BlogRole.blog_id == decision.blog_id, BlogRole.role == "moderator")
    admins = others.where(User.role == "admin")
    if decision.user_id is not None and role_of(work, decision.user_id) == "admin":
        return list(work.scalars(admins)) or list(work.scalars(others.where(User.role == "moderator")))
    for found in (others.where(User.id.in_(of_blog)), others.where(User.role == "moderator"), admins):
        deciders = list(work.scalars(found))
        if deciders:
            return deciders
    return []


def withdraw_appeal(work: Session, *, actor: Actor, case_id: int) -> None:
    """Ends one's own open appeal; a second time it changes nothing."""
    check_signed_in(actor)
    own = select(Appeal.id).where(Appeal.case_id == case_id, is_own(Appeal.appellant_id, actor.member_id))
    appeal_id = work.scalars(own).one_or_none()
    if appeal_id is None:
        raise NotFound
    case = work.scalars(select(Case).where(Case.id == case_id).with_for_update()).one()
    appeal = work.get_one(Appeal, appeal_id, populate_existing=True)
    if appeal.state == "withdrawn":
        return
    if appeal.state != "open":
        raise StateConflict(_("This appeal is decided already."))
    appeal.state, appeal.decided_at = "withdrawn", now()
    close_case(work, case, "withdrawn", actor_id=appeal.appellant_id)
    log_act(
        work,
        actor if appeal.appellant_id == actor.id else None,
        "withdraw_appeal",
        "decision",
        appeal.decision_id,
        case_id=case.id,
    )
