"""Decisions on cases: a table of acts, each of which changes what the case is about and closes it.

A decision names the version of the case and of the text that the moderator saw. Where either changed meanwhile
nothing is decided, and `CaseConflict` says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from forum.errors import CaseConflict, InvalidInput, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Case, Decision, Post, Reply
from forum.permissions import Actor
from forum.permissions.moderation import check_act_on
from forum.services import moderation
from forum.services.cases import close_case
from forum.services.decisions import Statement, record_decision, role_of, tell_writers
from forum.services.hidden_by_flags import find_hiding
from forum.services.holds import approve_held, reject_held
from forum.services.mentions import tell_of_reply
from forum.services.open_cases import LockedCase, is_claimed, lock_case
from forum.services.posts import set_post_state
from forum.services.thread_state import set_reply_state

Run = Callable[[Session, Actor, LockedCase, Statement], Decision]
CHANGED = _("This case changed while you were looking at it. Nothing was decided.")


@dataclass(frozen=True)
class CaseAct:
    """One way to decide: `states` are those of a text in which it can be done, None stands for what has no text."""

    run: Run
    outcome: str
    states: frozenset[str | None]
    lanes: frozenset[str] = frozenset({"normal"})
    of_held: bool = False
    only_replies: bool = False


@dataclass(frozen=True)
class Seen:
    """What the moderator had before them: the version of the case, and of the text (0 where there is none)."""

    version: int
    text_version: int


def _hide(work: Session, actor: Actor, locked: LockedCase, statement: Statement) -> Decision:
    """Hides a text; one that reports have hidden stays so, now by a decision of this moderator."""
    if locked.text_state == "hidden":
        return _set_state(work, actor, locked, statement, "hide", "hidden")
    post = _post_of(locked)
    if locked.reply is None:
        return moderation.hide_post(work, actor=actor, post_id=post.id, reason=statement)
    return moderation.hide_reply(work, actor=actor, post_id=post.id, number=locked.reply.number or 0, reason=statement)


def _remove(work: Session, actor: Actor, locked: LockedCase, statement: Statement) -> Decision:
    """Removes a text; one that its writer deleted can then no longer be brought back."""
    if locked.text_state == "deleted":
        return _set_state(work, actor, locked, statement, "remove", "removed")
    post = _post_of(locked)
    if locked.reply is None:
        return moderation.remove_post(work, actor=actor, post_id=post.id, reason=statement)
    return moderation.remove_reply(
        work, actor=actor, post_id=post.id, number=locked.reply.number or 0, reason=statement
    )


def _remove_branch(work: Session, actor: Actor, locked: LockedCase, statement: Statement) -> Decision:
    number = locked.reply.number if locked.reply else None
    return moderation.remove_reply_branch(
        work, actor=actor, post_id=_post_of(locked).id, number=number or 0, reason=statement
    )


def _disagree(work: Session, actor: Actor, locked: LockedCase, statement: Statement) -> Decision:
    """Brings back what is hidden; of anything else it only says that the reports were wrong."""
    if locked.text_state == "hidden" or _is_hidden_by_reports(work, locked):
        return _restore(work, actor, locked, statement)
    return _note(work, actor, locked, statement, "dismiss")


def _is_hidden_by_reports(work: Session, locked: LockedCase) -> bool:
    """Also below a post that its writer took back, with which it would come back hidden, and nobody be asked."""
    return locked.text is not None and find_hiding(work, locked.text) is not None


def _restore(work: Session, actor: Actor, locked: LockedCase, statement: Statement) -> Decision:
    post = _post_of(locked)
    if locked.text_state == "withheld" and locked.reply is not None:
        return _restore_withheld(work, actor, locked, locked.reply, statement)
    if locked.reply is None:
        return moderation.restore_post(work, actor=actor, post_id=post.id, reason=statement)
    return moderation.restore_reply(
        work, actor=actor, post_id=post.id, number=locked.reply.number or 0, reason=statement
    )


def _restore_withheld(work: Session, actor: Actor, locked: LockedCase, reply: Reply, statement: Statement) -> Decision:
    """The same for a reply below a post that its writer took back, which is not shown to the moderator."""
    post = _post_of(locked)
    earlier_id = reply.decision_id
    decision = record_decision(
        work, actor=actor, kind="restore", post=post, reply=reply, reason=statement, case=locked.case
    )
    set_reply_state(work, post, reply, "published")
    moderation.mark_undone(work, decision, earlier_id, Decision.reply_id == reply.id)
    tell_of_reply(work, post, work.get_one(Blog, post.blog_id), reply)
    tell_writers(work, decision, {reply.writer_id: reply.id})
    return decision


def _ignore(work: Session, actor: Actor, locked: LockedCase, statement: Statement) -> Decision:
    """Counts the reports for nobody. What they alone have hidden must not stay so unseen, and is shown again."""
    if not _is_hidden_by_reports(work, locked):
        return _note(work, actor, locked, statement, "ignore")
    # First, because bringing a text back closes its open case as one of reports that were wrong.
    close_case(work, locked.case, "ignored", actor_id=actor.id)
    return _restore(work, actor, locked, statement)


def _look_after(work: Session, actor: Actor, locked: LockedCase, statement: Statement) -> Decision:
    """Nothing happens to the text of somebody about whom there was a worry."""
    return _note(work, actor, locked, statement, "ignore")


def _approve(work: Session, actor: Actor, locked: LockedCase, statement: Statement) -> Decision:
    return approve_held(work, actor=actor, case=locked.case, statement=statement)


def _reject(work: Session, actor: Actor, locked: LockedCase, statement: Statement) -> Decision:
    return reject_held(work, actor=actor, case=locked.case, statement=statement)


def _lock(work: Session, actor: Actor, locked: LockedCase, statement: Statement) -> Decision:
    return moderation.lock_post(work, actor=actor, post_id=_post_of(locked).id, reason=statement)


def _set_state(
    work: Session, actor: Actor, locked: LockedCase, statement: Statement, kind: str, state: str
) -> Decision:
    post, reply = _post_of(locked), locked.reply
    decision = record_decision(work, actor=actor, kind=kind, post=post, reply=reply, reason=statement, case=locked.case)
    if reply is None:
        set_post_state(work, post, state, decision_id=decision.id)
        tell_writers(work, decision, {post.writer_id: None})
    else:
        set_reply_state(work, post, reply, state, decision_id=decision.id)
        tell_writers(work, decision, {reply.writer_id: reply.id})
    return decision


def _note(work: Session, actor: Actor, locked: LockedCase, statement: Statement, kind: str) -> Decision:
    """A decision that changes nothing for the writer, who is not told."""
    case = locked.case
    return record_decision(
        work,
        actor=actor,
        kind=kind,
        post=locked.post,
        reply=locked.reply,
        user_id=case.writer_id,
        blog_id=case.blog_id,
        reason=statement,
        case=case,
    )


def _post_of(locked: LockedCase) -> Post:
    if locked.post is None:
        raise StateConflict(_("There is no text in this case."))
    return locked.post


VISIBLE: frozenset[str | None] = frozenset({"published", "hidden"})
WAITING: frozenset[str | None] = frozenset({"pending"})
GONE = frozenset({"removed", "deleted", "rejected", "withdrawn", "withheld"})
ANY: frozenset[str | None] = VISIBLE | GONE | {None}
# What stands in the form, in this order. Acts on held texts are those with `of_held`.
ACTS: dict[str, CaseAct] = {
    "approve": CaseAct(_approve, "approved", WAITING, of_held=True),
    "reject": CaseAct(_reject, "rejected", WAITING, of_held=True),
    "agree_hide": CaseAct(_hide, "agreed", VISIBLE),
    "agree_remove": CaseAct(_remove, "agreed", VISIBLE | {"deleted"}),
    "agree_remove_branch": CaseAct(_remove_branch, "agreed", VISIBLE, only_replies=True),
    "disagree": CaseAct(_disagree, "disagreed", ANY),
    "ignore": CaseAct(_ignore, "ignored", ANY),
    "lock": CaseAct(_lock, "handled", frozenset({"published"})),
    "handled": CaseAct(_look_after, "handled", ANY | WAITING, lanes=frozenset({"worried"})),
}


def acts_for(case: Case, *, text_state: str | None, has_reply: bool, is_locked: bool) -> Mapping[str, CaseAct]:
    """The acts that can be done on a case as it stands, in order; none on a closed one."""
    if case.state != "open":
        return {}
    return {
        name: act
        for name, act in ACTS.items()
        if case.lane in act.lanes
        and text_state in act.states
        and (case.lane != "normal" or act.of_held == (case.hold_rule is not None))
        and (has_reply or not act.only_replies)
        and not (name == "lock" and is_locked)
    }


def decide_case(work: Session, *, actor: Actor, case_id: int, seen: Seen, act: str, statement: Statement) -> Decision:
    """Does the act and closes the case.

    Raises `CaseConflict` when the case or its text is no longer what the moderator saw, `NotAllowed` for what is
    about themself or an admin, and `StateConflict` where another moderator's claim holds or the act does not fit.
    """
    locked = lock_case(work, actor, case_id)
    case = locked.case
    if (case.state, case.version, locked.text_version) != ("open", seen.version, seen.text_version):
        raise CaseConflict(CHANGED)
    if case.lane != "worried":
        # Looking after somebody is no act against them, whoever they are.
        writer_role = role_of(work, case.writer_id) if case.writer_id is not None else "member"
        check_act_on(actor, writer_role, case.writer_id, case.blog_id)
    if is_claimed(case) and case.claimed_by_id != actor.id:
        raise StateConflict(_("Another moderator is looking at this case. Take it over first, or leave it to them."))
    if act not in ACTS:
        raise InvalidInput(_("Please choose what to do."), field="act")
    if case.lane not in ACTS[act].lanes:
        raise StateConflict(_("This case is decided on a page of its own, not here. Please open it."))
    if act not in _acts_of(locked):
        raise StateConflict(_("This cannot be done with this case."))
    return _close(work, actor, locked, ACTS[act], statement)


def _acts_of(locked: LockedCase) -> Mapping[str, CaseAct]:
    return acts_for(
        locked.case,
        text_state=locked.text_state,
        has_reply=locked.reply is not None,
        is_locked=locked.post is not None and locked.post.is_locked,
    )


def _close(work: Session, actor: Actor, locked: LockedCase, act: CaseAct, statement: Statement) -> Decision:
    case = locked.case
    found_by = "notice" if case.flag_count else "machine" if case.hold_rule else "staff"
    decision = act.run(work, actor, locked, replace(statement, found_by=found_by))
    decision.case_id = case.id
    # The services that change texts close the ordinary case of the text themselves.
    if case.state == "open":
        close_case(work, case, act.outcome, actor_id=actor.id)
    work.flush()
    return decision
