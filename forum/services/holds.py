"""Decisions on what the rules before publishing held: a reply, a post, or a change of either.

A reply whose parent was hidden, removed alone or deleted meanwhile is published below the stub, as answers of stubs
are. Below a removed branch nothing is published: the moderator hears so, and rejects it or restores the branch first.
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Case, Decision, Post, Reply, Revision
from forum.permissions import Actor
from forum.permissions.blogs import check_moderate
from forum.queries.rules import EXPIRED
from forum.queries.threads import thread_numbers
from forum.rendering import is_blank
from forum.services.cases import close_case
from forum.services.decisions import Statement, record_decision, tell_writers
from forum.services.hidden_by_flags import note_approved_edit
from forum.services.mentions import tell_of_post, tell_of_reply
from forum.services.posts import KEPT_WHILE_WAITING, set_post_state, text_of
from forum.services.prepared_posts import slug_of
from forum.services.revisions import keep_earlier_text, put_text
from forum.services.tags import put_tags
from forum.services.thread_state import lock_thread, set_reply_state
from forum.services.waiting_changes import WaitingText, waiting_text, withdraw_change_of

APPROVED = _("A moderator has looked at your text.")
NOBODY_LOOKED = _("Nobody looked at your text in time. You can send it again.")
WAITS_NO_MORE = _("This text does not wait any more: its writer took it back, or somebody was faster.")
PARENT_WENT = _(
    "What this answers was removed with its branch, so it cannot be published there. Bring the branch back first, or "
    "reject this reply with a word to its writer."
)
BRANCH_WENT = _(
    "What this answers was removed with its branch, so it cannot be published there. Bring the branch back first, or "
    "let the decision stay and say so in your answer."
)


@dataclass(frozen=True)
class _Held:
    """What waits: a change (`revision`), a reply, or the post itself; the thread is locked."""

    post: Post
    blog: Blog
    reply: Reply | None
    revision: Revision | None

    @property
    def writer_id(self) -> int:
        return (self.revision.editor_id if self.revision else None) or (self.reply or self.post).writer_id


def approve_held(work: Session, *, actor: Actor, case: Case, statement: Statement) -> Decision:
    """Publishes what waits, tells those whom it names, and closes the case; the reason may be left out.

    What was to appear at a time that is still to come does so then.

    The caller holds the case, or nothing. Raises `StateConflict` when the text waits no more, when the text that it
    would replace changed meanwhile, and when what it answers was removed with its branch.
    """
    held = _load(work, actor, case)
    if is_blank(statement.reason):
        statement = replace(statement, reason=str(APPROVED))
    _check_can_appear(work, held)
    decision = _decide(work, actor, "approve", held, case, statement)
    if held.revision is not None:
        _apply_change(work, held, held.revision, decision)
    elif held.reply is not None:
        set_reply_state(work, held.post, held.reply, "published")
        tell_of_reply(work, held.post, held.blog, held.reply)
    else:
        _let_appear(work, held.post, held.blog)
    return _finish(work, decision, held, case, "approved")


def _let_appear(work: Session, post: Post, blog: Blog) -> None:
    if post.publish_at is not None and post.publish_at > now():
        set_post_state(work, post, "scheduled")
        return
    set_post_state(work, post, "published")
    tell_of_post(work, post, blog)


def reject_held(work: Session, *, actor: Actor, case: Case, statement: Statement) -> Decision:
    """Lets what waits not appear, tells its writer why, and closes the case. Raises `StateConflict`."""
    held = _load(work, actor, case)
    decision = _decide(work, actor, "reject", held, case, statement)
    _set_rejected(work, held, decision)
    return _finish(work, decision, held, case, "rejected")


def expire_held(work: Session, case: Case) -> Decision:
    """Rejects by machine what nobody looked at in time; it counts as no rejection and can be sent again."""
    held = _load(work, None, case)
    statement = Statement(str(NOBODY_LOOKED), rule=EXPIRED)
    decision = _decide(work, None, "reject", held, case, statement)
    _set_rejected(work, held, decision)
    return _finish(work, decision, held, case, "expired")


def publish_change(
    work: Session, post: Post, blog: Blog, reply: Reply | None, revision: Revision, by: Decision
) -> None:
    """Makes a rejected change the text after all, by another decision; the caller holds the thread's lock.

    Another change that waits is overtaken by it. Raises `StateConflict` when the text changed meanwhile.
    """
    held = _Held(post, blog, reply, revision)
    _check_can_appear(work, held)
    withdraw_change_of(work, post, reply, actor_id=None)
    _apply_change(work, held, revision, by)


def check_answers_something(work: Session, reply: Reply) -> None:
    """Raises `StateConflict` where a reply that never appeared would be published in a branch that was removed."""
    if reply.number is None and _is_in_removed_branch(work, reply):
        raise StateConflict(BRANCH_WENT)


def find_change_obstacle(post: Post, reply: Reply | None, revision: Revision) -> Any | None:
    """Why a change cannot become the text, in words, or None."""
    text = reply or post
    if text.version != revision.version:
        return _("The text was changed in the meantime, so this change fits it no more.")
    if text.state not in KEPT_WHILE_WAITING:
        return _("The text that this would change is not there any more.")
    return None


def _load(work: Session, actor: Actor | None, case: Case) -> _Held:
    if case.post_id is None:
        raise StateConflict(WAITS_NO_MORE)
    lock_thread(work, case.post_id)
    row = work.execute(select(Post, Blog).join(Blog, Blog.id == Post.blog_id).where(Post.id == case.post_id)).one()
    post, blog = row[0], row[1]
    if actor is not None:
        check_moderate(actor, post.blog_id)
    reply = revision = None
    if case.reply_id is not None:
        reply = work.scalars(select(Reply).where(Reply.post_id == post.id, Reply.id == case.reply_id)).one_or_none()
        if reply is None:
            raise NotFound
    if case.revision_id is not None:
        revision = work.get_one(Revision, case.revision_id)
    held = _Held(post, blog, reply, revision)
    _check_waits(work, held, case)
    return held


def _check_waits(work: Session, held: _Held, case: Case) -> None:
    """Rows that were read before the thread was locked may be old."""
    for row in (case, held.post, held.reply, held.revision):
        if row is not None:
            work.refresh(row)
    waiting = held.revision or held.reply or held.post
    if case.state != "open" or waiting.state != "pending":
        raise StateConflict(WAITS_NO_MORE)


def _check_can_appear(work: Session, held: _Held) -> None:
    if held.revision is not None:
        obstacle = find_change_obstacle(held.post, held.reply, held.revision)
        if obstacle is not None:
            raise StateConflict(obstacle)
    elif held.reply is not None and _is_in_removed_branch(work, held.reply):
        raise StateConflict(PARENT_WENT)


def _is_in_removed_branch(work: Session, reply: Reply) -> bool:
    """Whether what a reply answers lies in a branch that was removed as one and not brought back."""
    if reply.parent_id is None:
        return False
    key = work.scalars(
        select(Reply.thread_key).where(Reply.post_id == reply.post_id, Reply.id == reply.parent_id)
    ).one()
    removed = (
        select(Reply.id)
        .join(Decision, Decision.id == Reply.decision_id)
        .where(
            Reply.post_id == reply.post_id,
            Reply.number.in_(thread_numbers(key or b"")),
            Reply.state == "removed",
            Decision.is_branch,
        )
    )
    return bool(work.scalar(select(removed.exists())))


def _decide(work: Session, actor: Actor | None, kind: str, held: _Held, case: Case, statement: Statement) -> Decision:
    return record_decision(
        work,
        actor=actor,
        kind=kind,
        reason=statement,
        post=held.post,
        reply=held.reply,
        user_id=held.writer_id,
        case=case,
    )


def _set_rejected(work: Session, held: _Held, decision: Decision) -> None:
    if held.revision is not None:
        held.revision.state, held.revision.replaced_at = "rejected", now()
    elif held.reply is not None:
        set_reply_state(work, held.post, held.reply, "rejected", decision_id=decision.id)
    else:
        set_post_state(work, held.post, "rejected", decision_id=decision.id)
    work.flush()


def _apply_change(work: Session, held: _Held, revision: Revision, by: Decision) -> None:
    """The text that stood becomes a revision, and the change the text; nothing of the change waits any more.

    What reports had hidden comes back by it, as by a change that need not wait.
    """
    post, reply, waiting, editor_id = held.post, held.reply, waiting_text(revision), revision.editor_id
    if waiting.tags is not None:
        put_tags(work, post, waiting.tags)
    work.execute(update(Case).where(Case.revision_id == revision.id).values(revision_id=None))
    work.delete(revision)
    work.flush()
    if reply is not None or text_of(post) != text_of(revision):
        _take_text(work, post, reply, revision, waiting)
    if note_approved_edit(work, by=by, editor_id=editor_id, post=post, reply=reply):
        if reply is not None:
            set_reply_state(work, post, reply, "published")
        else:
            set_post_state(work, post, "published")
    if reply is not None and reply.state == "published":
        tell_of_reply(work, post, held.blog, reply)
    elif reply is None and post.state == "published":
        tell_of_post(work, post, held.blog)


def _take_text(work: Session, post: Post, reply: Reply | None, change: Revision, waiting: WaitingText) -> None:
    keep_earlier_text(work, post, reply, editor_id=change.editor_id, reason=change.reason)
    if reply is None and change.title is not None:
        post.title, post.slug = change.title, slug_of(change.title)
        post.summary, post.excerpt = change.summary, waiting.excerpt
    put_text(
        work,
        post,
        reply,
        source=change.source,
        html=change.html,
        mentioned_ids=waiting.mentioned_ids,
        render_version=waiting.render_version,
    )


def _finish(work: Session, decision: Decision, held: _Held, case: Case, outcome: str) -> Decision:
    close_case(work, case, outcome, actor_id=decision.actor_id)
    tell_writers(work, decision, {held.writer_id: held.reply.id if held.reply else None})
    return decision
