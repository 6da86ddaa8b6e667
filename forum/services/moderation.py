"""Decisions of moderators on posts and replies: state, counters, log and notice in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from forum.errors import NotAllowed, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Decision, Post, Reply, ReplyRedirect, Revision, User
from forum.permissions import Actor
from forum.permissions.blogs import check_moderate, may_edit_blog_posts
from forum.permissions.moderation import check_act_on
from forum.permissions.posts import check_decide_post, check_lock_post
from forum.services.cases import close_case, find_open_case, thing_of
from forum.services.decisions import Statement, check_act_on_text, record_decision, role_of, tell_writers
from forum.services.mentions import tell_of_post, tell_of_reply
from forum.services.posts import set_post_state
from forum.services.replies import load_post, load_reply
from forum.services.thread_state import lock_thread, remove_branch, restore_decided, set_reply_state, touch_page

OPEN_TO_HIDE = frozenset({"published"})
OPEN_TO_REMOVE = frozenset({"published", "hidden"})
OPEN_TO_RESTORE = frozenset({"hidden", "removed"})
# What a decision says of the reports that led to it.
OUTCOMES = {"hide": "agreed", "remove": "agreed", "restore": "disagreed"}
SOMEBODY_WAS_FASTER = _("Somebody was faster: this was changed in the meantime. Nothing was done.")


@dataclass(frozen=True)
class _Judged:
    """What is decided on: a reply, or the post itself; the thread is locked."""

    post: Post
    blog: Blog
    reply: Reply | None = None


def hide_reply(work: Session, *, actor: Actor, post_id: int, number: int, reason: str | Statement) -> Decision:
    """Takes a reply out of sight for now."""
    judged, reply = _open_reply(work, actor, post_id, number, OPEN_TO_HIDE)
    decision = _decide(work, actor, "hide", judged, reason)
    set_reply_state(work, judged.post, reply, "hidden", decision_id=decision.id)
    tell_writers(work, decision, {reply.writer_id: reply.id})
    return decision


def remove_reply(work: Session, *, actor: Actor, post_id: int, number: int, reason: str | Statement) -> Decision:
    """Removes one reply for good; what answers it stays below a stub."""
    judged, reply = _open_reply(work, actor, post_id, number, OPEN_TO_REMOVE)
    decision = _decide(work, actor, "remove", judged, reason)
    set_reply_state(work, judged.post, reply, "removed", decision_id=decision.id)
    tell_writers(work, decision, {reply.writer_id: reply.id})
    return decision


def remove_reply_branch(work: Session, *, actor: Actor, post_id: int, number: int, reason: str | Statement) -> Decision:
    """Removes a reply with everything published below it; every writer concerned is told."""
    judged, reply = _open_reply(work, actor, post_id, number, OPEN_TO_REMOVE)
    decision = _decide(work, actor, "remove", judged, reason)
    decision.is_branch = True
    work.flush()
    first_replies = remove_branch(work, judged.post, reply, decision.id)
    _check_branch(work, actor, first_replies)
    decision.affected = _count_decided(work, post_id, decision.id)
    tell_writers(work, decision, first_replies | {reply.writer_id: reply.id})
    return decision


def restore_reply(work: Session, *, actor: Actor, post_id: int, number: int, reason: str | Statement) -> Decision:
    """Publishes one hidden or removed reply again; of a removed branch the others stay removed."""
    judged, reply = _open_reply(work, actor, post_id, number, OPEN_TO_RESTORE)
    earlier_id = reply.decision_id
    decision = _decide(work, actor, "restore", judged, reason)
    set_reply_state(work, judged.post, reply, "published")
    mark_undone(work, decision, earlier_id, Decision.reply_id == reply.id)
    tell_of_reply(work, judged.post, judged.blog, reply)
    tell_writers(work, decision, {reply.writer_id: reply.id})
    return decision


def restore_reply_branch(
    work: Session, *, actor: Actor, post_id: int, number: int, reason: str | Statement
) -> Decision:
    """Undoes the decision that removed a branch: exactly the replies that it still holds come back."""
    judged, reply = _open_reply(work, actor, post_id, number, frozenset({"removed"}))
    earlier = work.get(Decision, reply.decision_id) if reply.decision_id is not None else None
    if earlier is None or not earlier.is_branch:
        raise StateConflict(_("This reply was not removed with a branch."))
    decision = _decide(work, actor, "restore", judged, reason)
    decision.is_branch = True
    work.flush()
    first_replies = first_replies_of(work, post_id, earlier.id)
    _check_branch(work, actor, first_replies)
    if actor.id in first_replies and actor.id != earlier.actor_id:
        raise NotAllowed(_("One of these replies is your own. Please leave this to another moderator."))
    decision.affected = restore_decided(work, judged.post, earlier.id)
    mark_undone(work, decision, earlier.id, Decision.reply_id == earlier.reply_id)
    tell_of_root(work, judged.post, judged.blog, earlier)
    tell_writers(work, decision, first_replies)
    return decision


def hide_post(work: Session, *, actor: Actor, post_id: int, reason: str | Statement) -> Decision:
    """Takes a post with its thread out of sight for now."""
    judged = _open_post(work, actor, post_id, OPEN_TO_HIDE)
    decision = _decide(work, actor, "hide", judged, reason)
    set_post_state(work, judged.post, "hidden", decision_id=decision.id)
    tell_writers(work, decision, {judged.post.writer_id: None})
    return decision


def remove_post(work: Session, *, actor: Actor, post_id: int, reason: str | Statement) -> Decision:
    """Removes a post with its thread for good."""
    judged = _open_post(work, actor, post_id, OPEN_TO_REMOVE)
    decision = _decide(work, actor, "remove", judged, reason)
    set_post_state(work, judged.post, "removed", decision_id=decision.id)
    tell_writers(work, decision, {judged.post.writer_id: None})
    return decision


def restore_post(work: Session, *, actor: Actor, post_id: int, reason: str | Statement) -> Decision:
    """Publishes a hidden or removed post again."""
    judged = _open_post(work, actor, post_id, OPEN_TO_RESTORE)
    if work.get(ReplyRedirect, (post_id, 0)) is not None:
        raise StateConflict(_("This post is a reply to another post now. Split that reply from it instead."))
    earlier_id = judged.post.decision_id
    decision = _decide(work, actor, "restore", judged, reason)
    set_post_state(work, judged.post, "published")
    mark_undone(work, decision, earlier_id, Decision.reply_id.is_(None))
    tell_of_post(work, judged.post, judged.blog)
    tell_writers(work, decision, {judged.post.writer_id: None})
    return decision


def lock_post(work: Session, *, actor: Actor, post_id: int, reason: str | Statement) -> Decision:
    """Stops replies to a post; its editors may do so as its moderators may."""
    return _set_locked(work, actor, post_id, "lock", reason)


def unlock_post(work: Session, *, actor: Actor, post_id: int, reason: str | Statement) -> Decision:
    """Lets members reply again."""
    return _set_locked(work, actor, post_id, "unlock", reason)


def _set_locked(work: Session, actor: Actor, post_id: int, kind: str, reason: str | Statement) -> Decision:
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    check_lock_post(actor, post)
    if not may_edit_blog_posts(actor, post.blog_id):
        check_act_on_text(work, actor, post)
    if post.is_locked == (kind == "lock"):
        raise StateConflict(SOMEBODY_WAS_FASTER)
    decision = _decide(work, actor, kind, _Judged(post, blog), reason)
    post.is_locked = kind == "lock"
    if kind == "unlock":
        work.execute(
            update(Decision)
            .where(Decision.post_id == post_id, Decision.kind == "lock", Decision.undone_by_id.is_(None))
            .values(undone_by_id=decision.id)
            .execution_options(synchronize_session=False)
        )
    touch_page(work, post_id)
    tell_writers(work, decision, {post.writer_id: None})
    return decision


def hide_revision(work: Session, *, actor: Actor, post_id: int, revision_id: int, reason: str | Statement) -> None:
    """Takes an earlier text out of the public history; what waits for a moderator is none yet."""
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    check_moderate(actor, post.blog_id)
    revision = work.scalars(
        select(Revision).where(Revision.post_id == post_id, Revision.id == revision_id, Revision.state == "earlier")
    ).one_or_none()
    if revision is None:
        raise NotFound
    reply = None
    if revision.reply_id is not None:
        reply = work.scalars(select(Reply).where(Reply.post_id == post_id, Reply.id == revision.reply_id)).one()
    check_act_on_text(work, actor, reply or post)
    if revision.is_hidden:
        raise StateConflict(_("This version is hidden already."))
    decision = _decide(work, actor, "hide_revision", _Judged(post, blog, reply), reason)
    revision.is_hidden, decision.revision_id = True, revision.id
    touch_page(work, post_id)
    tell_writers(work, decision, {(reply or post).writer_id: revision.reply_id})


def _open_reply(
    work: Session, actor: Actor, post_id: int, number: int, states: frozenset[str]
) -> tuple[_Judged, Reply]:
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    check_moderate(actor, post.blog_id)
    reply = load_reply(work, actor, post, number)
    check_act_on(actor, role_of(work, reply.writer_id), reply.writer_id, post.blog_id)
    _check_state(reply.state, states)
    return _Judged(post, blog, reply), reply


def _check_branch(work: Session, actor: Actor, writer_ids: Iterable[int]) -> None:
    """A branch may hold an admin's reply, on which only an admin decides."""
    if actor.is_admin:
        return
    of_admins = select(User.id).where(User.id.in_(list(writer_ids)), User.role == "admin")
    if work.scalar(select(of_admins.exists())):
        raise NotAllowed(_("One of these replies is by an admin, so only an admin decides on all of them at once."))


def _open_post(work: Session, actor: Actor, post_id: int, states: frozenset[str]) -> _Judged:
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    check_decide_post(actor, post)
    check_act_on(actor, role_of(work, post.writer_id), post.writer_id, post.blog_id)
    _check_state(post.state, states)
    return _Judged(post, blog)


def _check_state(state: str, states: Iterable[str]) -> None:
    if state not in states:
        raise StateConflict(SOMEBODY_WAS_FASTER)


def _decide(work: Session, actor: Actor, kind: str, judged: _Judged, reason: str | Statement) -> Decision:
    """Writes the decision down, and closes the open case of the text where it answers what was reported."""
    case = find_open_case(work, thing_of(judged.post, judged.reply).name) if kind in OUTCOMES else None
    decision = record_decision(
        work, actor=actor, kind=kind, post=judged.post, reply=judged.reply, reason=reason, case=case
    )
    if case is not None:
        if case.flag_count:
            decision.found_by = "notice"
        close_case(work, case, OUTCOMES[kind], actor_id=actor.id)
    return decision


def _count_decided(work: Session, post_id: int, decision_id: int) -> int:
    decided = select(func.count()).where(Reply.post_id == post_id, Reply.decision_id == decision_id)
    return work.scalar(decided) or 0


def first_replies_of(work: Session, post_id: int, decision_id: int) -> dict[int, int]:
    """The first reply of each writer whom a removed branch still concerns."""
    rows = work.execute(
        select(Reply.writer_id, func.min(Reply.id))
        .where(Reply.post_id == post_id, Reply.decision_id == decision_id)
        .group_by(Reply.writer_id)
    )
    return dict(rows.all())


def mark_undone(work: Session, decision: Decision, earlier_id: int | None, same_text: ColumnElement[bool]) -> None:
    """Marks what a restoring decision took back: the decision in force, and those on the same text that it followed.

    A decision on a branch stands as long as it holds a reply.
    """
    holds_reply = select(Reply.id).where(Reply.post_id == decision.post_id, Reply.decision_id == Decision.id).exists()
    work.execute(
        update(Decision)
        .where(
            Decision.post_id == decision.post_id,
            Decision.kind.in_(["hide", "remove"]),
            Decision.undone_by_id.is_(None),
            same_text | (Decision.id == earlier_id),
            ~holds_reply,
        )
        .values(undone_by_id=decision.id)
        .execution_options(synchronize_session=False)
    )


def tell_of_root(work: Session, post: Post, blog: Blog, earlier: Decision) -> None:
    """Its writer may have named more members while the root of the branch was hidden, before it was removed."""
    root = work.scalars(
        select(Reply).where(Reply.post_id == post.id, Reply.id == earlier.reply_id, Reply.state == "published")
    ).one_or_none()
    if root is not None:
        tell_of_reply(work, post, blog, root)
