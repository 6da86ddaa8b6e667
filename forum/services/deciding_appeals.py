"""Deciding on appeals: by another moderator, with an answer; a reversal restores what the decision took."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import InvalidInput, NotAllowed, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import Appeal, Case, Decision, Notification, User
from forum.permissions import Actor
from forum.permissions.appeals import check_decide_appeal, decidable_appeals
from forum.permissions.blogs import check_signed_in
from forum.permissions.moderation import check_not_above
from forum.queries.pictures import Rights
from forum.rendering import is_blank, normalise
from forum.services.appealed import Matter, find_obstacle, load_matter
from forum.services.audit import log_act
from forum.services.cases import close_case
from forum.services.decisions import MAX_REASON, Statement, record_decision, role_of, tell_writers
from forum.services.notices import tell_duty
from forum.services.prepared_posts import PreparedPost, prepare_post
from forum.services.replies import prepare_reply
from forum.services.reversals import Undoing, undo
from forum.services.texts import PreparedText

WAS_DECIDED = _("Somebody was faster: this appeal is decided already. Nothing was done.")
CHANGED = _("Something changed while you looked at this appeal. Nothing was done; please look at it again.")


@dataclass(frozen=True)
class PreparedAnswer:
    """The answer to an appeal, and for an edited text the one before the edit, rendered."""

    words: str
    earlier: PreparedPost | PreparedText | None = None


def prepare_answer(
    words: str, *, title: str | None = None, source: str | None = None, summary: str = "", html: str = ""
) -> PreparedAnswer:
    """Checks an answer; `title` and `summary` (of a post), `source` and `html` are those of a text that is put back.

    Raises `InvalidInput` for `answer`.
    """
    words = normalise(words).strip()
    if is_blank(words):
        raise InvalidInput(_("Please write an answer; the member will read it."), field="answer")
    if len(words) > MAX_REASON:
        raise InvalidInput(
            _("An answer has at most %(most)s characters.", most=lazy_number(MAX_REASON)), field="answer"
        )
    if source is None:
        return PreparedAnswer(words)
    rights = Rights(shown_in=(html,))
    if title is None:
        return PreparedAnswer(words, prepare_reply(source, rights))
    return PreparedAnswer(words, prepare_post(title, source, summary=summary, rights=rights))


@dataclass(frozen=True)
class _Opened:
    appeal: Appeal
    case: Case
    matter: Matter


def uphold_decision(work: Session, *, actor: Actor, case_id: int, version: int, answer: PreparedAnswer) -> None:
    """Lets the decision stand, and answers whoever appealed."""
    opened = _open(work, actor, case_id, version)
    obstacle = find_obstacle(work, opened.matter)
    if obstacle is not None:
        raise StateConflict(obstacle)
    by = _record(work, actor, "uphold", opened, answer)
    tell_writers(work, by, {opened.appeal.appellant_id: _own_reply_id(work, opened)})
    _close(work, actor, opened, "upheld", "disagreed", answer)


def reverse_decision(work: Session, *, actor: Actor, case_id: int, version: int, answer: PreparedAnswer) -> None:
    """Takes the decision back, restores what it took, and tells everybody concerned."""
    opened = _open(work, actor, case_id, version)
    obstacle = find_obstacle(work, opened.matter)
    if obstacle is not None:
        raise StateConflict(obstacle)
    own_reply_id = _own_reply_id(work, opened)
    by = _record(work, actor, "reverse", opened, answer)
    told = undo(work, Undoing(actor, opened.matter, by, answer.earlier))
    tell_writers(work, by, {opened.appeal.appellant_id: own_reply_id, **told})
    _close(work, actor, opened, "reversed", "agreed", answer)


def close_appeal(work: Session, *, actor: Actor, case_id: int, version: int, answer: PreparedAnswer) -> None:
    """Answers an appeal that has nothing to decide on any more; raises `StateConflict` while it has."""
    opened = _open(work, actor, case_id, version)
    if find_obstacle(work, opened.matter) is None:
        raise StateConflict(CHANGED)
    state = "reversed" if opened.matter.decision.undone_by_id is not None else "withdrawn"
    log_act(work, actor, "close_appeal", "decision", opened.matter.decision.id, case_id=case_id)
    _close(work, actor, opened, state, "handled", answer)


def _open(work: Session, actor: Actor, case_id: int, version: int) -> _Opened:
    check_signed_in(actor)
    row = work.execute(
        select(Appeal.id, Appeal.decision_id, Decision.user_id)
        .join(Decision, Decision.id == Appeal.decision_id)
        .where(Appeal.case_id == case_id, decidable_appeals(actor))
    ).one_or_none()
    if row is None:
        raise NotFound
    appeal_id, decision_id, user_id = row
    matter = load_matter(work, decision_id)
    work.execute(select(User.id).where(User.id == user_id).with_for_update(key_share=True))
    case = work.scalars(
        select(Case).where(Case.id == case_id).with_for_update().execution_options(populate_existing=True)
    ).one()
    appeal = work.get_one(Appeal, appeal_id, populate_existing=True)
    _check(work, actor, matter.decision, appeal)
    if case.state != "open" or appeal.state != "open":
        raise StateConflict(WAS_DECIDED)
    if case.version != version:
        raise StateConflict(CHANGED)
    return _Opened(appeal, case, matter)


def _check(work: Session, actor: Actor, decision: Decision, appeal: Appeal) -> None:
    check_decide_appeal(actor, decision, appeal.appellant_id)
    if decision.user_id is not None:
        check_not_above(actor, role_of(work, decision.user_id), decision.user_id)
    told = select(Notification.id).where(
        Notification.decision_id == decision.id, Notification.kind == "decision", Notification.user_id == actor.id
    )
    if work.scalar(select(told.exists())):
        raise NotAllowed(_("Another moderator must decide on this appeal, because a text of yours is concerned."))


def _record(work: Session, actor: Actor, kind: str, opened: _Opened, answer: PreparedAnswer) -> Decision:
    decision = opened.matter.decision
    return record_decision(
        work,
        actor=actor,
        kind=kind,
        reason=Statement(answer.words, category=decision.category, ground=decision.ground, law=decision.law),
        post=opened.matter.post,
        reply=opened.matter.reply,
        user_id=opened.appeal.appellant_id,
        blog_id=decision.blog_id,
        case=opened.case,
    )


def _own_reply_id(work: Session, opened: _Opened) -> int | None:
    """The reply that the appellant was told of, which of a branch need not be its root."""
    decision = opened.matter.decision
    told = work.scalars(
        select(Notification.reply_id).where(
            Notification.user_id == opened.appeal.appellant_id,
            Notification.kind == "decision",
            Notification.decision_id == decision.id,
        )
    ).first()
    return decision.reply_id if told is None else told


def _close(work: Session, actor: Actor, opened: _Opened, state: str, outcome: str, answer: PreparedAnswer) -> None:
    """Ends appeal and case; whoever made the decision hears that somebody looked at it."""
    appeal = opened.appeal
    appeal.state, appeal.answer = state, answer.words
    appeal.decided_at, appeal.decided_by_id = now(), actor.member_id
    close_case(work, opened.case, outcome, actor_id=actor.id)
    first_id = opened.matter.decision.actor_id
    if first_id is not None:
        tell_duty(work, opened.case, [first_id])
