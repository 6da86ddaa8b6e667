"""Questions about the table of jobs: what waits, what was done, what is dead, who works. Each is counted so far only.

However many jobs there are, each statement reads a bounded number of rows through an index.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, func, literal, select, union_all

from forum.db import now, session
from forum.db.jobs import DEAD, DONE, PAYLOADS, QUEUED, Job
from forum.db.paging import Page, Place, read_page
from forum.errors import NotFound
from forum.permissions import Actor
from forum.permissions.blogs import check_admin

# So many waiting jobs are looked at, those first that have been due longest.
MOST_WAITING = 10_000
# So many of each kind are counted, and so many dead ones.
MOST_COUNTED = 1_000
# So many of each kind are asked who did them.
LATEST = 20
DAY = timedelta(days=1)


@dataclass(frozen=True)
class WaitingKind:
    """Jobs of one name that are not over: `running` ones have a worker, `due` ones could have one."""

    name: str
    count: int
    due: int
    running: int
    due_since: datetime | None


@dataclass(frozen=True)
class Waiting:
    """What waits, by kind; with `has_more` there is more than was looked at, due later than all that was."""

    kinds: Sequence[WaitingKind]
    has_more: bool

    @property
    def count(self) -> int:
        return sum(kind.count for kind in self.kinds)

    @property
    def due(self) -> int:
        return sum(kind.due for kind in self.kinds)

    @property
    def running(self) -> int:
        return sum(kind.running for kind in self.kinds)

    @property
    def due_since(self) -> datetime | None:
        """When the oldest job that has no worker became due."""
        return min((kind.due_since for kind in self.kinds if kind.due_since is not None), default=None)


def get_waiting() -> Waiting:
    """One statement."""
    moment = now()
    window = (
        select(Job.name, Job.run_at, Job.leased_until)
        .where(QUEUED)
        .order_by(Job.run_at, Job.id)
        .limit(MOST_WAITING + 1)
        .subquery()
    )
    is_running = func.coalesce(window.c.leased_until > moment, literal(False))
    is_due = (window.c.run_at <= moment) & ~is_running
    rows = session().execute(
        select(
            window.c.name,
            func.count(),
            func.sum(case((is_due, 1), else_=0)),
            func.sum(case((is_running, 1), else_=0)),
            func.min(case((is_due, window.c.run_at))),
        )
        .group_by(window.c.name)
        .order_by(window.c.name)
    )
    kinds = [WaitingKind(*row) for row in rows]
    return Waiting(kinds, has_more=sum(kind.count for kind in kinds) > MOST_WAITING)


def count_done_lately() -> Mapping[str, int]:
    """How many jobs of each kind were done in the last day, `MOST_COUNTED` + 1 at the most. One statement."""
    since = now() - DAY
    parts = [
        select(literal(name).label("name"), func.count().label("count")).select_from(
            select(literal(1).label("one"))
            .where(DONE, Job.name == name, Job.finished_at > since)
            .limit(MOST_COUNTED + 1)
            .subquery()
        )
        for name in PAYLOADS
    ]
    return {name: count for name, count in session().execute(union_all(*parts)) if count}


def count_dead() -> int:
    """`MOST_COUNTED` + 1 at the most. One statement."""
    counted = select(literal(1).label("one")).select_from(Job).where(DEAD).limit(MOST_COUNTED + 1).subquery()
    return session().scalar(select(func.count()).select_from(counted)) or 0


@dataclass(frozen=True)
class DeadJob:
    """A job that is tried no more."""

    id: int
    name: str
    attempts: int
    created_at: datetime
    finished_at: datetime
    last_error: str


def list_dead(actor: Actor, place: Place | None) -> Page[DeadJob]:
    """For admins, the latest first. One statement."""
    check_admin(actor)
    return read_page(
        lambda query: [_dead(row) for row in session().execute(query)],
        select(Job.id, Job.name, Job.attempts, Job.created_at, Job.finished_at, Job.last_error).where(DEAD),
        place,
        at=Job.finished_at,
        row_id=Job.id,
        key=lambda job: Place(job.finished_at, job.id),
    )


def check_dead(actor: Actor, job_id: int) -> None:
    """Raises `NotFound` unless an admin asks about a job that is dead."""
    check_admin(actor)
    if session().scalar(select(Job.id).where(Job.id == job_id, DEAD)) is None:
        raise NotFound


def _dead(row: Any) -> DeadJob:
    return DeadJob(row.id, row.name, row.attempts, row.created_at, row.finished_at, row.last_error or "")


@dataclass(frozen=True)
class SeenWorker:
    """A process that works jobs: when it last ended one, and whether it has one in hand."""

    name: str
    seen_at: datetime
    is_busy: bool


def list_workers() -> Sequence[SeenWorker]:
    """Who has a job in hand, or did one of the latest of a kind in the last day; who was seen last first."""
    moment = now()
    running = (
        select(Job.worker, Job.leased_until)
        .where(QUEUED, Job.run_at <= moment, Job.leased_until > moment)
        .order_by(Job.run_at)
        .limit(LATEST)
    )
    found = {name: SeenWorker(name, moment, is_busy=True) for name, _until in session().execute(running) if name}
    parts = [
        select(
            select(Job.worker.label("worker"), Job.finished_at.label("at"))
            .where(DONE, Job.name == name, Job.finished_at > moment - DAY)
            .order_by(Job.finished_at.desc())
            .limit(LATEST)
            .subquery()
        )
        for name in PAYLOADS
    ]
    latest = union_all(*parts).subquery()
    query = select(latest.c.worker, func.max(latest.c.at)).group_by(latest.c.worker)
    for name, at in session().execute(query):
        if name and name not in found:
            found[name] = SeenWorker(name, at, is_busy=False)
    return sorted(found.values(), key=lambda worker: worker.seen_at, reverse=True)
