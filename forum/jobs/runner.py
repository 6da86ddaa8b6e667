"""Works the table of jobs: a few at once, or without end in a thread of the server or in `forum worker`."""

import json
import threading
import time
from datetime import timedelta
from typing import Any

import structlog
from flask import Flask

from forum.db import unit_of_work
from forum.db.jobs import PAYLOADS
from forum.jobs.registry import HANDLERS
from forum.services.jobs import (
    ClaimedJob,
    TryLater,
    claim_job,
    fail_job,
    finish_job,
    has_due_job,
    list_periodic_due,
    put_off_job,
    queue_periodic,
)
from forum.web.reading import INTERVAL, flush_reading
from forum.web.seen import flush_seen

BATCH = 20
PERIODIC_SECONDS = 10.0
STOP_SECONDS = 15.0

log: Any = structlog.get_logger()


def run_due(app: Flask, limit: int = BATCH) -> int:
    """Runs up to `limit` jobs that are due, one after the other; returns how many it took up."""
    for count in range(limit):
        with app.app_context():
            if not has_due_job():
                return count
            with unit_of_work() as work:
                job = claim_job(work)
            if job is None:
                return count
            _run(job)
    return limit


def _run(job: ClaimedJob) -> None:
    try:
        HANDLERS[job.name](PAYLOADS[job.name](**json.loads(job.payload)))
    except TryLater as error:
        log.warning("job_put_off", job=job.name, id=job.id, error=str(error))
        with unit_of_work() as work:
            put_off_job(work, job, str(error))
    except Exception as error:
        log.error("job_failed", job=job.name, id=job.id, attempts=job.attempts, exc_info=error)
        with unit_of_work() as work:
            fail_job(work, job, f"{type(error).__name__}: {error}")
    else:
        with unit_of_work() as work:
            finish_job(work, job)


def queue_due_periodic(app: Flask) -> None:
    """Queues what recurs and is due; any number of workers may ask at once."""
    with app.app_context():
        for kind in list_periodic_due():
            with unit_of_work() as work:
                queue_periodic(work, kind)


class Runner:
    """Works until it is told to stop; whatever goes wrong is logged, and it goes on."""

    def __init__(self, app: Flask, poll_seconds: float = 1.0) -> None:
        self.app = app
        self.poll_seconds = poll_seconds
        self._is_over = threading.Event()
        self._thread: threading.Thread | None = None
        self._periodic_at = 0.0

    def start(self) -> None:
        """Works in a thread, which ends with the process."""
        self._thread = threading.Thread(target=self.run, name="jobs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Asks for the end; waits for the job in hand when it runs in a thread."""
        self._is_over.set()
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)

    def run(self) -> None:
        """Works in the foreground until `stop`, which a signal handler may call."""
        while not self._is_over.is_set():
            is_busy = self._turn()
            self._is_over.wait(0 if is_busy else self.poll_seconds)
        self._quietly(self._flush, timedelta(0))

    def _turn(self) -> bool:
        """One round; whether more may be waiting."""
        if time.monotonic() >= self._periodic_at:
            self._periodic_at = time.monotonic() + PERIODIC_SECONDS
            self._quietly(self._flush, INTERVAL)
            self._quietly(queue_due_periodic, self.app)
        return bool(self._quietly(run_due, self.app, 1))

    def _flush(self, interval: timedelta) -> None:
        with self.app.app_context():
            flush_seen()
            flush_reading(interval)

    def _quietly(self, act: Any, *given: Any) -> Any:
        try:
            return act(*given)
        except Exception as error:
            log.error("jobs_interrupted", exc_info=error)
            return None
