"""Working the table of jobs: claim, finish, fail, put off, and queue what recurs.

A claimed job carries a lease. A worker that vanishes lets it run out, and another takes the job up; only the holder
of the lease can write how the job ended. Whoever still works on a job has its lease made longer in time.
"""

import os
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.db import current_settings, db, now, session
from forum.db.dialects import dialect_of
from forum.db.jobs import (
    MAX_ATTEMPTS,
    NAMES,
    AgeCases,
    CleanPictures,
    EraseMembers,
    EscalateWorries,
    FetchMail,
    FoldCounts,
    Job,
    PingHub,
    Prune,
    PublishDue,
    RaiseTrust,
    Recurring,
    RerenderTexts,
    SendDue,
    SendNewsletters,
    enqueue,
)
from forum.models import CountDelta, SiteFact
from forum.queries.feed_changes import has_feed_change
from forum.queries.flags import has_waiting_worry
from forum.queries.newsletters import has_newsletter_work
from forum.queries.scheduling import has_due_post
from forum.services.deliveries import has_due_delivery
from forum.services.erasing import has_due_erasure
from forum.services.rerendering import has_stale_texts

LEASE = timedelta(minutes=5)
# A job that takes longer than this hangs; another worker may try it.
LONGEST_RUN = timedelta(hours=2)
LONGEST_NAME = 80
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)
LONGEST_DELAY = timedelta(hours=1)
LONGEST_ERROR = 1000
PERIODS: dict[type[Recurring], timedelta] = {
    SendDue: timedelta(seconds=10),
    SendNewsletters: timedelta(seconds=10),
    FetchMail: timedelta(minutes=1),
    FoldCounts: timedelta(minutes=1),
    RaiseTrust: timedelta(hours=1),
    AgeCases: timedelta(hours=1),
    EraseMembers: timedelta(hours=1),
    Prune: timedelta(days=1),
    EscalateWorries: timedelta(minutes=1),
    PingHub: timedelta(minutes=1),
    PublishDue: timedelta(minutes=1),
    RerenderTexts: timedelta(minutes=1),
    CleanPictures: timedelta(days=1),
}


class TryLater(Exception):
    """Raised by a handler when something outside is away: the job waits, and the try does not count."""


@dataclass(frozen=True)
class ClaimedJob:
    """A job in this worker's hands; `attempts` includes this one."""

    id: int
    name: str
    payload: str
    attempts: int
    lease: str
    created_at: datetime
    claimed_at: datetime


def worker_name() -> str:
    """This process among all workers: the machine's name and the number of the process."""
    number = f":{os.getpid()}"
    return socket.gethostname()[: LONGEST_NAME - len(number)] + number


def _is_due() -> Any:
    moment = now()
    is_free = or_(Job.leased_until.is_(None), Job.leased_until <= moment)
    return (Job.state == "queued") & (Job.run_at <= moment) & is_free


def has_due_job() -> bool:
    """Whether claiming would find something; a read, so that waiting takes no write lock."""
    return session().scalar(select(Job.id).where(_is_due()).limit(1)) is not None


def has_job_in_hand() -> bool:
    """Whether a worker is at a job now, as far as leases say."""
    held = select(Job.id).where(Job.state == "queued", Job.leased_until > now()).limit(1)
    return session().scalar(held) is not None


def claim_job(work: Session) -> ClaimedJob | None:
    """Leases the job that has been due longest, or None.

    A job whose workers vanished ten times running is dead, as it may be what kills them.
    """
    query = select(Job).where(_is_due()).order_by(Job.run_at, Job.id).limit(1)
    if dialect_of(db.engine).has_skip_locked():
        query = query.with_for_update(skip_locked=True)
    while (job := work.scalars(query).one_or_none()) is not None:
        if job.attempts < MAX_ATTEMPTS:
            job.attempts += 1
            job.lease, job.leased_until, job.worker = secrets.token_hex(16), now() + LEASE, worker_name()
            work.flush()
            return ClaimedJob(job.id, job.name, job.payload, job.attempts, job.lease, job.created_at, now())
        job.state, job.finished_at, job.lease, job.leased_until = "dead", now(), None, None
        job.last_error = "Its worker vanished each time."
        work.flush()
    return None


def extend_lease(work: Session, job: ClaimedJob) -> bool:
    """Keeps a job that is still worked on; False when its lease went to another worker, or it takes too long."""
    if now() - job.claimed_at > LONGEST_RUN:
        return False
    result = work.execute(
        update(Job)
        .where(Job.id == job.id, Job.lease == job.lease)
        .values(leased_until=now() + LEASE)
        .execution_options(synchronize_session=False)
    )
    return isinstance(result, CursorResult) and result.rowcount == 1


def finish_job(work: Session, job: ClaimedJob) -> bool:
    """Marks a job done; False when its lease went to another worker."""
    return _release(work, job, state="done", finished_at=now())


def fail_job(work: Session, job: ClaimedJob, error: str) -> bool:
    """Puts a job back for a later try, twice as long each time, or with the dead after the last one."""
    told = error[:LONGEST_ERROR]
    if job.attempts >= MAX_ATTEMPTS:
        return _release(work, job, state="dead", finished_at=now(), last_error=told)
    wait = min(FIRST_WAIT * 2 ** (job.attempts - 1), LONGEST_WAIT)
    return _release(work, job, run_at=now() + wait, last_error=told)


def put_off_job(work: Session, job: ClaimedJob, error: str) -> bool:
    """Puts a job back without counting the try: it waits as long again as it is old, an hour at the most."""
    wait = min(max(now() - job.created_at, FIRST_WAIT), LONGEST_DELAY)
    return _release(work, job, run_at=now() + wait, attempts=job.attempts - 1, last_error=error[:LONGEST_ERROR])


def _release(work: Session, job: ClaimedJob, **values: Any) -> bool:
    result = work.execute(
        update(Job).where(Job.id == job.id, Job.lease == job.lease).values(lease=None, leased_until=None, **values)
    )
    return isinstance(result, CursorResult) and result.rowcount == 1


def list_periodic_due() -> list[type[Recurring]]:
    """What recurs and should be queued now; a read, so that waiting takes no write lock."""
    facts = {name: session().get(SiteFact, name) for name in map(_fact_name, PERIODS)}
    due = [kind for kind in PERIODS if (fact := facts[_fact_name(kind)]) is None or fact.value <= _stamp(now())]
    return [kind for kind in due if kind not in HAS_WORK or HAS_WORK[kind]()]


def _has_deltas() -> bool:
    return session().scalar(select(CountDelta.id).limit(1)) is not None


def _has_mailbox() -> bool:
    return bool(current_settings().mail_imap)


# What comes round often is queued only where there is something to do.
HAS_WORK: dict[type[Recurring], Callable[[], bool]] = {
    SendDue: has_due_delivery,
    SendNewsletters: lambda: has_newsletter_work(now()),
    FetchMail: _has_mailbox,
    FoldCounts: _has_deltas,
    EscalateWorries: has_waiting_worry,
    PingHub: has_feed_change,
    PublishDue: has_due_post,
    RerenderTexts: has_stale_texts,
    EraseMembers: has_due_erasure,
}


def queue_periodic(work: Session, kind: type[Recurring]) -> Job | None:
    """Queues one turn of what recurs, unless another worker did or the last one still waits."""
    if not _takes_turn(work, kind):
        return None
    waiting = select(Job.id).where(Job.name == NAMES[kind], Job.state == "queued").limit(1)
    return enqueue(work, kind()) if work.scalar(waiting) is None else None


def _takes_turn(work: Session, kind: type[Recurring]) -> bool:
    """Moves the date of the next turn; of several workers that try, the database lets one."""
    name, following = _fact_name(kind), _stamp(now() + PERIODS[kind])
    moved = work.execute(
        update(SiteFact).where(SiteFact.name == name, SiteFact.value <= _stamp(now())).values(value=following)
    )
    if isinstance(moved, CursorResult) and moved.rowcount == 1:
        return True
    if work.get(SiteFact, name) is not None:
        return False
    try:
        with work.begin_nested():
            work.add(SiteFact(name=name, value=following))
    except IntegrityError:
        return False
    return True


def _fact_name(kind: type[Recurring]) -> str:
    return f"next_{NAMES[kind]}"


def _stamp(moment: datetime) -> str:
    """A moment as text that sorts as it does."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
