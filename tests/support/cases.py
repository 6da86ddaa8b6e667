"""Cases with flags for tests, written as the services for flags write them, without their checks."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.db import end_reading, now, session, unit_of_work
from forum.models import Case, Flag, Post, Reply
from forum.permissions import Actor
from forum.services.cases import open_case, thing_of, thing_of_member
from forum.services.thread_state import lock_thread


def flag(
    work: Session, case: Case, flagger: Actor | None, reason: str = "spam", words: str = "", weight: float = 2.0
) -> None:
    """One more flag: the case's score and version change with it."""
    work.add(
        Flag(
            case_id=case.id,
            thing=case.thing,
            flagger_id=flagger.id if flagger else None,
            reason=reason,
            words=words,
            weight=weight,
            created_at=now(),
        )
    )
    case.rank -= weight
    case.flag_count += 1
    case.version += 1
    work.flush()


def make_case(
    post_id: int,
    number: int | None = None,
    *,
    flaggers: tuple[Actor, ...] = (),
    reason: str = "spam",
    words: str = "",
    lane: str = "normal",
    opened_at: datetime | None = None,
) -> int:
    """The id of an open case of a post or of its reply, flagged by each of the flaggers."""
    with unit_of_work() as work:
        lock_thread(work, post_id)
        post = work.get_one(Post, post_id)
        reply = None
        if number is not None:
            reply = work.scalars(select(Reply).where(Reply.post_id == post_id, Reply.number == number)).one()
        case = open_case(work, thing_of(post, reply), lane)
        for flagger in flaggers:
            flag(work, case, flagger, reason, words)
        if opened_at is not None:
            case.opened_at = opened_at
        return case.id


def flag_case(case_id: int, flagger: Actor | None, reason: str = "spam", words: str = "", weight: float = 2.0) -> None:
    """A further flag, in a unit of work of its own."""
    with unit_of_work() as work:
        flag(work, work.get_one(Case, case_id), flagger, reason, words, weight)


def change_case(case_id: int, **values: object) -> None:
    """Sets columns of a case, such as when it was opened."""
    with unit_of_work() as work:
        work.execute(update(Case).where(Case.id == case_id).values(values))


def make_member_case(member: Actor) -> int:
    """The id of an open case about a member."""
    with unit_of_work() as work:
        return open_case(work, thing_of_member(member.member_id)).id


def read_case(case_id: int) -> Case:
    """The case as it is stored now."""
    end_reading()
    case = session().get_one(Case, case_id)
    end_reading()
    return case


def choice_of(case_id: int) -> str:
    """What the queue's page sends for a case that is chosen."""
    case = read_case(case_id)
    end_reading()
    text_version = 0
    if case.reply_id is not None:
        text_version = session().scalars(select(Reply.version).where(Reply.id == case.reply_id)).one()
    elif case.post_id is not None:
        text_version = session().scalars(select(Post.version).where(Post.id == case.post_id)).one()
    end_reading()
    return f"{case.id}:{case.version}:{text_version}"
