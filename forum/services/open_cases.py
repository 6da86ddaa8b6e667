"""Loading a case to change it: locked in the order of the house, and only for who may see it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import NotFound
from forum.models import Case, Post, Reply, Revision, User
from forum.permissions import Actor
from forum.permissions.moderation import check_moderates_anything, visible_cases
from forum.services.thread_state import lock_thread


@dataclass(frozen=True)
class LockedCase:
    """A case with the text it is about; both None for a member or a notice. `revision` is a change that waits."""

    case: Case
    post: Post | None = None
    reply: Reply | None = None
    revision: Revision | None = None

    @property
    def text(self) -> Post | Reply | None:
        return self.reply or self.post

    @property
    def text_version(self) -> int:
        return self.text.version if self.text else 0

    @property
    def text_state(self) -> str | None:
        """Of a change its own; `withheld` under a post that its writer took back, which is no moderator's business."""
        if self.post is not None and self.post.state in {"draft", "scheduled"}:
            return "withheld"
        judged = self.revision or self.text
        return judged.state if judged else None


def lock_case(work: Session, actor: Actor, case_id: int) -> LockedCase:
    """Locks what the case is about, then the case; raises `NotFound` for who may not see it."""
    check_moderates_anything(actor)
    case = _find(work, case_id)
    if work.scalar(select(Case.id).where(Case.id == case_id, visible_cases(actor))) is None:
        raise NotFound
    return lock_thing_and_case(work, case)


def lock_thing_and_case(work: Session, case: Case) -> LockedCase:
    """The same for a job, which sees every case."""
    post = reply = None
    if case.post_id is not None:
        lock_thread(work, case.post_id)
        post = work.scalars(select(Post).where(Post.id == case.post_id)).one()
        if case.reply_id is not None:
            reply = work.scalars(select(Reply).where(Reply.post_id == case.post_id, Reply.id == case.reply_id)).one()
    elif case.writer_id is not None:
        work.execute(select(User.id).where(User.id == case.writer_id).with_for_update(key_share=True))
    locked = lock_row(work, case.id)
    revision = None
    if locked.revision_id is not None:
        revision = work.get_one(Revision, locked.revision_id, populate_existing=True)
    return LockedCase(locked, post, reply, revision)


def lock_row(work: Session, case_id: int) -> Case:
    """The case alone, for what changes nothing but the case."""
    return work.scalars(
        select(Case).where(Case.id == case_id).with_for_update().execution_options(populate_existing=True)
    ).one()


def find_visible(work: Session, actor: Actor, case_id: int) -> Case:
    """A case that the moderator sees, locked; raises `NotFound`."""
    check_moderates_anything(actor)
    if work.scalar(select(Case.id).where(Case.id == case_id, visible_cases(actor))) is None:
        raise NotFound
    return lock_row(work, case_id)


def is_claimed(case: Case) -> bool:
    """Whether a moderator's claim on it holds."""
    return case.claimed_by_id is not None and case.claimed_until is not None and case.claimed_until > now()


def _find(work: Session, case_id: int) -> Case:
    case = work.get(Case, case_id)
    if case is None:
        raise NotFound
    return case
