"""An appealed decision with what it is on, and what stands in the way of taking it back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import NotFound
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Case, Decision, Post, Reply, Revision, Sanction
from forum.services.holds import find_change_obstacle
from forum.services.thread_state import lock_thread

SANCTIONS = frozenset({"warn", "silence", "suspend", "require_approval"})
TEXT_GOES = frozenset({"hide", "remove", "reject"})
OF_FLAGGERS = frozenset({"dismiss", "restore", "approve"})
TAKEN_BACK = _("This decision has been taken back already.")
TEXT_IS_GONE = _("The text was deleted in the meantime, so that this decision changes nothing any more.")
NOT_IN_FORCE = _("Another decision about this text came later, and this one no longer holds. Look at the later one.")
CHANGED_SINCE = _("The text was changed again since, so that the earlier one cannot be put back.")
NOT_SHOWN = _("The text that was reported is no longer shown, so that there is nothing left to decide.")


@dataclass(frozen=True)
class Matter:
    """An appealed decision and what it is on, inside a unit of work; the thread is locked."""

    decision: Decision
    post: Post | None
    blog: Blog | None
    reply: Reply | None


def load_matter(work: Session, decision_id: int) -> Matter:
    """Locks the thread before it reads anything that may have changed; raises `NotFound`."""
    post_id = work.scalars(select(Decision.post_id).where(Decision.id == decision_id)).one_or_none()
    if post_id is not None:
        lock_thread(work, post_id)
    return read_matter(work, decision_id)


def read_matter(reading: Session, decision_id: int) -> Matter:
    """The same without a lock, for a page. One statement."""
    row = reading.execute(
        select(Decision, Post, Blog, Reply)
        .outerjoin(Post, Post.id == Decision.post_id)
        .outerjoin(Blog, Blog.id == Post.blog_id)
        .outerjoin(Reply, (Reply.post_id == Decision.post_id) & (Reply.id == Decision.reply_id))
        .where(Decision.id == decision_id)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None:
        raise NotFound
    return Matter(*row)


def find_obstacle(work: Session, matter: Matter) -> Any | None:
    """Why nothing is left to take back, in words, or None."""
    decision, post, reply = matter.decision, matter.post, matter.reply
    if decision.undone_by_id is not None:
        return TAKEN_BACK
    if post is None:
        return TAKEN_BACK if decision.kind in SANCTIONS and not _holds_sanction(work, decision) else None
    if post.state == "deleted" or (reply is not None and reply.state == "deleted"):
        return TEXT_IS_GONE
    change = find_rejected_change(work, decision)
    if change is not None:
        return find_change_obstacle(post, reply, change)
    if decision.kind in TEXT_GOES:
        return None if _holds_text(work, matter) else NOT_IN_FORCE
    if decision.kind == "lock":
        return None if post.is_locked else TAKEN_BACK
    if decision.kind in {"edit", "hide_revision"}:
        return _obstacle_of_version(work, matter)
    if decision.kind in OF_FLAGGERS:
        return None if (reply or post).state == "published" else NOT_SHOWN
    return None


def find_rejected_change(work: Session, decision: Decision) -> Revision | None:
    """The change that a decision did not accept, while the text itself stood."""
    if decision.kind != "reject":
        return None
    return work.scalars(
        select(Revision).join(Case, Case.revision_id == Revision.id).where(Case.id == decision.case_id)
    ).one_or_none()


def _holds_sanction(work: Session, decision: Decision) -> bool:
    held = select(Sanction.id).where(Sanction.decision_id == decision.id, Sanction.lifted_at.is_(None))
    return bool(work.scalar(select(held.exists())))


def _holds_text(work: Session, matter: Matter) -> bool:
    """Whether it is this decision that keeps the text, or a text of the branch, from readers."""
    decision, text = matter.decision, matter.reply or matter.post
    if decision.is_branch:
        held = select(Reply.id).where(
            Reply.post_id == decision.post_id, Reply.decision_id == decision.id, Reply.state == "removed"
        )
        return bool(work.scalar(select(held.exists())))
    if text is None:
        return False
    if decision.kind == "reject":
        return text.state == "rejected"
    return text.decision_id == decision.id and text.state in {"hidden", "removed"}


def _obstacle_of_version(work: Session, matter: Matter) -> Any | None:
    decision, text = matter.decision, matter.reply or matter.post
    revision = work.get(Revision, decision.revision_id or 0, populate_existing=True)
    if decision.kind == "hide_revision":
        return None if revision is not None and revision.is_hidden else TAKEN_BACK
    if revision is None or text is None or revision.version + 1 != text.version:
        return CHANGED_SINCE
    return None
