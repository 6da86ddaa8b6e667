"""Works the table of jobs: a few at once, or without end in threads of the server or of `forum worker`."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import structlog
from flask import Flask
from sqlalchemy.exc import DBAPIError

from forum.db import is_unavailable, unit_of_work
from forum.db.jobs import PAYLOADS
from forum.db.maintenance import known_maintenance, refuse_in_maintenance
from forum.errors import InMaintenance, Unavailable
from forum.jobs.registry import HANDLERS
from forum.services.jobs import (
    LEASE,
    ClaimedJob,
    TryLater,
    claim_job,
    extend_lease,
    fail_job,
    finish_job,
    has_due_job,
    list_periodic_due,
    put_off_job,
    queue_periodic,
)
from forum.web.metrics import find_metrics
from forum.web.reading import INTERVAL, flush_reading
from forum.web.seen import flush_seen

BATCH = 20
PERIODIC_SECONDS = 10.0
STOP_SECONDS = 15.0
# A lease that may have run so long is made longer, twice more before it would end.
EXTENDED_AFTER = LEASE.total_seconds() / 3

log: Any = structlog.get_logger()


class JobsInHand:
    """What the threads of a process work on, so that its leases can be made longer."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, tuple[ClaimedJob, float]] = {}

    @contextmanager
    def holding(self, job: ClaimedJob) -> Iterator[None]:
        """Within the block this process works on the job."""
        self._put(job)
        try:
            yield
        finally:
            with self._lock:
                self._jobs.pop(job.lease, None)

    def extend_leases(self, app: Flask) -> None:
        """Makes those longer that were taken, or made longer, some time ago; one that went to another is let go."""
        latest = time.monotonic() - EXTENDED_AFTER
        with self._lock:
            jobs = [job for job, since in self._jobs.values() if since <= latest]
        for job in jobs:
            with app.app_context(), unit_of_work() as work:
                is_ours = extend_lease(work, job)
            with self._lock:
                if not is_ours:
                    self._jobs.pop(job.lease, None)
                elif job.lease in self._jobs:
                    self._jobs[job.lease] = job, time.monotonic()

    def _put(self, job: ClaimedJob) -> None:
        with self._lock:
            self._jobs[job.lease] = job, time.monotonic()


def run_due(app: Flask, limit: int = BATCH, in_hand: JobsInHand | None = None) -> int:
    """Runs up to `limit` jobs that are due, one after the other; returns how many it took up.

    While the site is in maintenance it takes up none; the one in hand is brought to its end.
    """
    held = in_hand or JobsInHand()
    for count in range(limit):
        with app.app_context():
            if not has_due_job():
                return count
            try:
                with unit_of_work() as work:
                    refuse_in_maintenance(work)
                    job = claim_job(work)
            except InMaintenance:
                return count
            if job is None:
                return count
            began = time.monotonic()
            with held.holding(job):
                outcome = _run(job)
            metrics = find_metrics(app)
            if metrics is not None:
                metrics.note_job(job.name, outcome, time.monotonic() - began)
    return limit


def _run(job: ClaimedJob) -> str:
    """How it ended, in a word."""
    try:
        HANDLERS[job.name](PAYLOADS[job.name](**json.loads(job.payload)))
    except TryLater as error:
        log.warning("job_put_off", job=job.name, id=job.id, error=str(error))
        with unit_of_work() as work:
            put_off_job(work, job, str(error))
        return "put_off"
    except Exception as error:
        log.error("job_failed", job=job.name, id=job.id, attempts=job.attempts, exc_info=error)
        with unit_of_work() as work:
            fail_job(work, job, f"{type(error).__name__}: {error}")
        return "failed"
    with unit_of_work() as work:
        finish_job(work, job)
    return "done"


def queue_due_periodic(app: Flask) -> None:
    """Queues what recurs and is due; any number of workers may ask at once."""
    with app.app_context():
        for kind in list_periodic_due():
            with suppress(InMaintenance), unit_of_work() as work:
                refuse_in_maintenance(work)
                queue_periodic(work, kind)


class Runner:
    """Works until it is told to stop; whatever goes wrong is logged, and it goes on.

    `concurrency` threads take jobs. One more looks after the rest: it queues what recurs, makes leases longer, and
    writes who was seen, however long the jobs take. While the database is away they only ask for the next job; what
    pages gathered waits with it.
    """

    def __init__(
        self, app: Flask, poll_seconds: float = 1.0, *, concurrency: int = 1, stop_seconds: float = STOP_SECONDS
    ) -> None:
        self.app = app
        self.poll_seconds = poll_seconds
        self._stop_seconds = stop_seconds
        self._in_hand = JobsInHand()
        self._is_over = threading.Event()
        self._is_waiting = False
        self._threads = [threading.Thread(target=self._look_after, name="jobs-upkeep", daemon=True)]
        for number in range(concurrency):
            self._threads.append(threading.Thread(target=self._work, name=f"jobs-{number + 1}", daemon=True))

    def start(self) -> None:
        """Works in threads, which end with the process."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> bool:
        """Asks for the end and waits for the jobs in hand; False where one takes longer, whose lease then runs out."""
        self._is_over.set()
        deadline = time.monotonic() + self._stop_seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while not self._is_over.is_set():
            self._is_over.wait(0 if self._turn() else self.poll_seconds)

    def _turn(self) -> bool:
        """One round of a thread that takes jobs; whether more may be waiting. In maintenance there is none."""
        if self._quietly(self._is_in_maintenance):
            return False
        return bool(self._quietly(self._take))

    def _take(self) -> int:
        count = run_due(self.app, 1, self._in_hand)
        if self._is_waiting:
            self._is_waiting = False
            log.info("jobs_go_on")
        return count

    def _look_after(self) -> None:
        while not self._is_over.is_set():
            self._look_round()
            self._is_over.wait(PERIODIC_SECONDS)
        self._quietly(self._flush, timedelta(0))

    def _look_round(self) -> None:
        """In maintenance what was gathered stays so; the jobs in hand go on to their end."""
        if self._is_waiting:
            return
        if not self._quietly(self._is_in_maintenance):
            self._quietly(self._flush, INTERVAL)
            self._quietly(queue_due_periodic, self.app)
        self._quietly(self._in_hand.extend_leases, self.app)

    def _flush(self, interval: timedelta) -> None:
        with self.app.app_context():
            flush_seen()
            flush_reading(interval)

    def _is_in_maintenance(self) -> bool:
        with self.app.app_context():
            return known_maintenance() is not None

    def _quietly(self, act: Any, *given: Any) -> Any:
        try:
            return act(*given)
        except InMaintenance:
            # It began between the look and the write.
            return None
        except Exception as error:
            if not _is_away(error):
                log.error("jobs_interrupted", exc_info=error)
            elif not self._is_waiting:
                self._is_waiting = True
                log.warning("jobs_wait", error="The database cannot be reached.")
            return None


def _is_away(error: Exception) -> bool:
    return isinstance(error, Unavailable) or (isinstance(error, DBAPIError) and is_unavailable(error))
