"""Writing a decision down: its reason, its line in the log, and the notices to those whose texts it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import Case, Decision, Post, Reply, Revision, User
from forum.permissions import Actor
from forum.permissions.moderation import check_act_on_others
from forum.rendering import is_blank, normalise
from forum.services.audit import log_act
from forum.services.notices import tell_of_decision

MAX_REASON = 2000


def check_reason(reason: str) -> str:
    """The reason as it is kept; raises `InvalidInput` for `reason` when there is none, or when it is too long."""
    reason = normalise(reason).strip()
    if is_blank(reason):
        raise InvalidInput(_("Please give a reason; the writer will read it."), field="reason")
    if len(reason) > MAX_REASON:
        raise InvalidInput(_("A reason has at most %(most)s characters.", most=lazy_number(MAX_REASON)), field="reason")
    return reason


def role_of(work: Session, user_id: int) -> str:
    """The role on the site of the member whom a decision concerns."""
    return work.scalars(select(User.role).where(User.id == user_id)).one()


def check_act_on_text(work: Session, actor: Actor, text: Post | Reply) -> None:
    """Refuses an admin's text to who is none, for acts that one may do to an own text as well."""
    check_act_on_others(actor, role_of(work, text.writer_id), text.writer_id)


@dataclass(frozen=True)
class Statement:
    """Why a decision is made: the words that the member reads, and what the transparency report counts.

    `category` is a reason for flags, `rule` the rule of a machine, `law` the law where the ground is one.
    """

    reason: str
    category: str | None = None
    ground: str = "rules"
    law: str = ""
    rule: str | None = None
    found_by: str = "staff"
    ends_at: datetime | None = None


def record_decision(
    work: Session,
    *,
    actor: Actor | None,
    kind: str,
    reason: str | Statement,
    post: Post | None = None,
    reply: Reply | None = None,
    user_id: int | None = None,
    blog_id: int | None = None,
    case: Case | None = None,
) -> Decision:
    """The decision on a reply, a post (`reply` None), a member (`user_id`) or a blog, and its line in the log.

    `actor` None is a machine. `blog_id` is where it holds; that of the post unless given.
    """
    statement = reason if isinstance(reason, Statement) else Statement(reason)
    writer_id = reply.writer_id if reply else post.writer_id if post else user_id
    decision = Decision(
        kind=kind,
        actor_id=actor.id if actor else None,
        post_id=post.id if post else None,
        reply_id=reply.id if reply else None,
        user_id=writer_id if user_id is None else user_id,
        blog_id=post.blog_id if post and blog_id is None else blog_id,
        case_id=case.id if case else None,
        ground=statement.ground,
        category=statement.category,
        rule=statement.rule,
        law=statement.law,
        found_by="machine" if actor is None else statement.found_by,
        is_automated=actor is None,
        reason=check_reason(statement.reason),
        created_at=now(),
        ends_at=statement.ends_at,
    )
    work.add(decision)
    work.flush()
    log_act(work, actor, kind, *_subject_of(decision), decision_id=decision.id, post_id=decision.post_id)
    return decision


def _subject_of(decision: Decision) -> tuple[str, int]:
    subjects = (
        ("reply", decision.reply_id),
        ("post", decision.post_id),
        ("user", decision.user_id),
        ("blog", decision.blog_id),
        ("case", decision.case_id),
    )
    return next((kind, row_id) for kind, row_id in subjects if row_id is not None)


def tell_writers(work: Session, decision: Decision, replies: Mapping[int, int | None]) -> None:
    """One notice for each writer but the moderator themself, naming their (first) reply, None for the post."""
    for writer_id, reply_id in sorted(replies.items()):
        tell_of_decision(work, decision, writer_id, reply_id=reply_id)


def note_replaced_version(work: Session, decision: Decision, version: int) -> None:
    """Says which earlier version an edit replaced, so that an appeal can bring it back; a draft keeps none."""
    of_text = Revision.reply_id.is_(None) if decision.reply_id is None else Revision.reply_id == decision.reply_id
    decision.revision_id = work.scalars(
        select(Revision.id).where(
            Revision.post_id == decision.post_id, of_text, Revision.state == "earlier", Revision.version == version
        )
    ).one_or_none()
    work.flush()
