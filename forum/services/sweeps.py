"""Sweeping the account of somebody who only came to sell: everything they published goes at once, and can come back.

The decision of kind `sweep` shuts the member out for good, and each text that it removes carries it. Batches follow,
each a unit of work; they look at the decision first, so that one that was undone brings back what it had taken,
whichever job happens to run. Locks: the threads of a batch, then the member's sanctions or the decision, then cases.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from forum.db import now
from forum.db.jobs import SweepMember, enqueue
from forum.errors import StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Case, Decision, Post, Reply, Sanction
from forum.permissions import Actor
from forum.permissions.sanctions import check_sanction, check_sweep
from forum.services.cases import close_case
from forum.services.decisions import Statement, record_decision
from forum.services.held_cases import ask_again
from forum.services.notices import tell_of_decision
from forum.services.posts import set_post_state
from forum.services.sanctions import (
    add_sanction,
    check_statement,
    end_sanctions,
    load_member,
    load_subject,
    lock_sanctions,
    shut_out,
)
from forum.services.thread_state import lock_thread, remove_written_by, restore_decided

BATCH = 200
UNDO_PERIOD = timedelta(days=30)
SWEPT = ["published", "pending"]


def sweep_member(work: Session, *, actor: Actor, handle: str, statement: Statement) -> Decision:
    """Suspends a member for good and removes what they published or sent; the first batch at once, the rest by a job.

    Raises `StateConflict` while an earlier sweep stands.
    """
    user = load_member(work, handle)
    check_sanction(actor, load_subject(work, user), None)
    check_sweep(user.state)
    check_statement(statement)
    post_ids = _lock_threads(work, user.id, None)
    lock_sanctions(work, user.id)
    if _is_swept(work, user.id):
        raise StateConflict(_("This account has been swept already."))
    decision = record_decision(work, actor=actor, kind="sweep", reason=statement, user_id=user.id)
    decision.affected = 0
    add_sanction(work, decision, "suspension")
    shut_out(work, decision)
    tell_of_decision(work, decision, user.id)
    _remove(work, decision, post_ids)
    # Also after a small account: a text that was on its way is found by the job.
    enqueue(work, SweepMember(decision.id))
    return decision


def undo_sweep(work: Session, *, actor: Actor, handle: str, reason: str) -> Decision:
    """Opens the account again and brings back, as they were, the texts that the sweep still holds.

    Raises `StateConflict` where no sweep stands, or after 30 days.
    """
    user = load_member(work, handle)
    check_sanction(actor, load_subject(work, user), None)
    sweep = find_sweep(work, user.id)
    if sweep is None:
        raise StateConflict(_("There is no sweep to undo: somebody was faster."))
    if sweep.created_at <= now() - UNDO_PERIOD:
        raise StateConflict(_("A sweep can be undone for 30 days, and this one is older."))
    post_ids = _lock_threads(work, user.id, sweep.id)
    decision = record_decision(work, actor=actor, kind="undo_sweep", reason=reason, user_id=user.id)
    end_sweep(work, sweep, decision)
    tell_of_decision(work, decision, user.id)
    _restore(work, sweep, post_ids)
    return decision


def end_sweep(work: Session, sweep: Decision, by: Decision) -> None:
    """Opens the account again by another decision; a job brings the texts back.

    It locks no thread, so that it may follow the lock of a case. Raises `StateConflict` when somebody was faster.
    """
    _lock_decision(work, sweep.id)
    if sweep.undone_by_id is not None:
        raise StateConflict(_("There is no sweep to undo: somebody was faster."))
    sweep.undone_by_id = by.id
    end_sanctions(work, Sanction.decision_id == sweep.id, by)
    by.affected = sweep.affected
    enqueue(work, SweepMember(sweep.id))


def find_sweep(work: Session, user_id: int) -> Decision | None:
    """The sweep of a member that stands, the latest."""
    return work.scalars(
        select(Decision)
        .where(Decision.user_id == user_id, Decision.kind == "sweep", Decision.undone_by_id.is_(None))
        .order_by(Decision.id.desc())
        .limit(1)
    ).one_or_none()


def _is_swept(work: Session, user_id: int) -> bool:
    """Whether a sweep shuts the member out; once its suspension was lifted, the account can be swept again."""
    sweep = find_sweep(work, user_id)
    if sweep is None:
        return False
    held = select(Sanction.id).where(Sanction.decision_id == sweep.id, Sanction.lifted_at.is_(None))
    return work.scalar(held) is not None


def settle_sweep(work: Session, *, decision_id: int) -> bool:
    """One more batch of a sweep, or of undoing it where it was undone; False when nothing was left to do."""
    decision = work.get(Decision, decision_id)
    if decision is None or decision.kind != "sweep" or decision.user_id is None:
        return False
    is_undone = decision.undone_by_id is not None
    post_ids = _lock_threads(work, decision.user_id, decision.id if is_undone else None)
    if not post_ids:
        return False
    _lock_decision(work, decision.id)
    if decision.undone_by_id is not None:
        _restore(work, decision, post_ids)
    else:
        _remove(work, decision, post_ids)
    return True


def _lock_decision(work: Session, decision_id: int) -> None:
    """Who sweeps and who undoes it follow each other; reads the decision afresh."""
    work.scalars(
        select(Decision).where(Decision.id == decision_id).with_for_update().execution_options(populate_existing=True)
    ).one()


def _lock_threads(work: Session, user_id: int, decision_id: int | None) -> Sequence[int]:
    """Locks the threads of the next batch, ascending: those with texts of the member, or that a decision holds."""
    replies = select(Reply.post_id.label("post_id")).where(Reply.writer_id == user_id)
    posts = select(Post.id.label("post_id")).where(Post.writer_id == user_id)
    if decision_id is None:
        replies, posts = replies.where(Reply.state.in_(SWEPT)), posts.where(Post.state.in_(SWEPT))
    else:
        replies = replies.where(Reply.state == "removed", Reply.decision_id == decision_id)
        posts = posts.where(Post.state == "removed", Post.decision_id == decision_id)
    first_replies = replies.order_by(Reply.created_at).limit(BATCH).subquery()
    first_posts = posts.order_by(Post.id).limit(BATCH).subquery()
    found = work.scalars(union(select(first_replies.c.post_id), select(first_posts.c.post_id))).all()
    post_ids = sorted(found)[:BATCH]
    for post_id in post_ids:
        lock_thread(work, post_id)
    return post_ids


def _remove(work: Session, decision: Decision, post_ids: Sequence[int]) -> None:
    """Removes texts of the member in these locked threads, at most a batch of them."""
    left, swept = BATCH, set()
    for post in _load_posts(work, post_ids):
        if left <= 0:
            break
        if post.writer_id == decision.user_id and post.state in SWEPT:
            post.swept_from = post.state
            set_post_state(work, post, "removed", decision_id=decision.id)
            swept.add(f"post:{post.id}")
            left -= 1
        if left > 0:
            ids = remove_written_by(work, post, decision.user_id or 0, decision.id, left)
            swept.update(f"reply:{post.id}:{reply_id}" for reply_id in ids)
            left -= len(ids)
    decision.affected += len(swept)
    work.flush()
    _close_cases(work, decision, post_ids, swept)


def _restore(work: Session, decision: Decision, post_ids: Sequence[int]) -> None:
    """The same for bringing back what the decision holds."""
    left = BATCH
    for post in _load_posts(work, post_ids):
        if left <= 0:
            break
        if post.decision_id == decision.id and post.state == "removed":
            set_post_state(work, post, post.swept_from or "published")
            if post.state == "pending":
                ask_again(work, post)
            post.swept_from = None
            left -= 1
        if left > 0:
            left -= restore_decided(work, post, decision.id, left)
            _ask_again_of_replies(work, post, decision.user_id)
    work.flush()


def _ask_again_of_replies(work: Session, post: Post, user_id: int | None) -> None:
    """Those that wait again; the sweep had closed their cases."""
    waiting = work.scalars(
        select(Reply).where(Reply.post_id == post.id, Reply.writer_id == user_id, Reply.state == "pending")
    ).all()
    for reply in waiting:
        ask_again(work, post, reply)


def _load_posts(work: Session, post_ids: Sequence[int]) -> Sequence[Post]:
    return work.scalars(
        select(Post).where(Post.id.in_(post_ids)).order_by(Post.id).execution_options(populate_existing=True)
    ).all()


def _close_cases(work: Session, decision: Decision, post_ids: Sequence[int], swept: set[str]) -> None:
    """What was reported of these texts is answered with them."""
    cases = work.scalars(
        select(Case)
        .where(
            Case.writer_id == decision.user_id,
            Case.post_id.in_(post_ids),
            Case.lane == "normal",
            Case.state == "open",
        )
        .order_by(Case.id)
        .with_for_update()
    ).all()
    for case in cases:
        if case.thing in swept:
            close_case(work, case, "agreed", actor_id=decision.actor_id)
