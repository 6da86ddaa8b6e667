"""Cases: one open case of a thing in a lane; opening, changing and closing it.

The caller holds the lock of what the case is about: the thread's for a post or reply (`lock_thread`), the member's row
for a member. A case's own row is locked after these.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from forum.db import now
from forum.models import Case, CaseEntry, Flag, Post, Reply
from forum.services.notices import tell_flaggers

# What becomes of the flags when a case is closed.
FLAG_STATES = {
    "agreed": "agreed",
    "rejected": "agreed",
    "disagreed": "disagreed",
    "approved": "disagreed",
    "ignored": "ignored",
    "withdrawn": "ignored",
    "expired": "ignored",
    "handled": "ignored",
}


@dataclass(frozen=True)
class Thing:
    """What a case is about, by its name in the table, and whom and which blog it concerns."""

    name: str
    writer_id: int | None
    post_id: int | None = None
    reply_id: int | None = None
    blog_id: int | None = None


def thing_of(post: Post, reply: Reply | None = None) -> Thing:
    """A reply, or the post itself."""
    if reply is None:
        return Thing(f"post:{post.id}", post.writer_id, post.id, None, post.blog_id)
    return Thing(f"reply:{post.id}:{reply.id}", reply.writer_id, post.id, reply.id, post.blog_id)


def thing_of_member(user_id: int) -> Thing:
    return Thing(f"member:{user_id}", user_id)


def find_open_case(work: Session, thing_name: str, lane: str = "normal") -> Case | None:
    """The open case of a thing, locked."""
    return work.scalars(
        select(Case).where(Case.thing == thing_name, Case.lane == lane, Case.state == "open").with_for_update()
    ).one_or_none()


def open_case(work: Session, thing: Thing, lane: str = "normal") -> Case:
    """The open case of a thing, or a new one."""
    case = find_open_case(work, thing.name, lane)
    if case is None:
        case = Case(
            lane=lane,
            urgency=0 if lane == "worried" else 1,
            thing=thing.name,
            post_id=thing.post_id,
            reply_id=thing.reply_id,
            writer_id=thing.writer_id,
            blog_id=thing.blog_id,
            opened_at=now(),
        )
        work.add(case)
        work.flush()
    return case


def touch_cases(work: Session, thing_name: str) -> None:
    """Says to the open cases of a thing that it changed: whoever decides by what they saw before gets a conflict."""
    work.execute(
        update(Case)
        .where(Case.thing == thing_name, Case.state == "open")
        .values(version=Case.version + 1)
        .execution_options(synchronize_session="fetch")
    )


def touch_cases_of_replies(work: Session, post_id: int, which: ColumnElement[bool]) -> None:
    """The same for the replies of a post that a decision on a branch changes at once."""
    replies = select(Reply.id).where(Reply.post_id == post_id, which)
    work.execute(
        update(Case)
        .where(Case.post_id == post_id, Case.reply_id.in_(replies), Case.state == "open")
        .values(version=Case.version + 1)
        .execution_options(synchronize_session="fetch")
    )


def close_case(work: Session, case: Case, outcome: str, *, actor_id: int | None) -> None:
    """Closes a case with its flags, and tells those who reported how it ended."""
    case.state, case.outcome, case.closed_at, case.closed_by_id = "closed", outcome, now(), actor_id
    case.version += 1
    case.claimed_by_id = case.claimed_until = None
    flags = work.scalars(select(Flag).where(Flag.case_id == case.id, Flag.state == "open").order_by(Flag.id)).all()
    for flag in flags:
        flag.state, flag.handled_at = FLAG_STATES[outcome], now()
    work.flush()
    tell_flaggers(work, case, [flag.flagger_id for flag in flags if flag.flagger_id is not None])


def add_step(work: Session, case: Case, step: str, *, actor_id: int | None, words: str = "") -> CaseEntry:
    """A line in the case's own log, such as `seen` or `handed`; `words` is plain text that is never rendered."""
    entry = CaseEntry(case_id=case.id, kind="step", step=step, author_id=actor_id, source=words, created_at=now())
    work.add(entry)
    work.flush()
    return entry
