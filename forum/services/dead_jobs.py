"""What admins do with a job that was given up: have it tried again, or let it go. Each is logged."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from forum.db import now
from forum.db.jobs import DEAD, Job
from forum.errors import NotFound
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.services.audit import log_act


def retry_job(work: Session, *, actor: Actor, job_id: int) -> None:
    """Puts a dead job back, due now, with all its tries before it; raises `NotFound` for one that is not dead."""
    check_admin(actor)
    again = {"state": "queued", "run_at": now(), "attempts": 0, "finished_at": None}
    name = work.execute(update(Job).where(Job.id == job_id, DEAD).values(again).returning(Job.name)).scalar()
    if name is None:
        raise NotFound
    log_act(work, actor, "retry", "job", job_id, name=name)


def let_job_go(work: Session, *, actor: Actor, job_id: int) -> None:
    """Deletes a dead job; raises `NotFound` for one that is not dead. The log keeps what it was to do."""
    check_admin(actor)
    row = work.execute(delete(Job).where(Job.id == job_id, DEAD).returning(Job.name, Job.payload)).one_or_none()
    if row is None:
        raise NotFound
    log_act(work, actor, "let_go", "job", job_id, name=row.name, payload=row.payload)
