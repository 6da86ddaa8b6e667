"""A job that was given up."""

from forum.db import now, unit_of_work
from forum.db.jobs import MAX_ATTEMPTS, FoldCounts, Payload, enqueue


def add_dead_job(error: str = "ConnectionError: no answer", payload: Payload | None = None) -> int:
    """Gives its id; it failed a moment ago, for the last time."""
    with unit_of_work() as work:
        job = enqueue(work, payload or FoldCounts())
        job.state, job.finished_at, job.attempts, job.last_error = "dead", now(), MAX_ATTEMPTS, error
        work.flush()
        return job.id
