"""Deletes what is over, a short unit of work for each kind."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import Delete, delete, select

from forum.db import now, unit_of_work
from forum.db.jobs import Job, Prune
from forum.models import AuditEntry, Decision, LimitHit, Post, Reply, Revision, SignIn, User

HITS_KEPT = timedelta(days=1)
JOBS_KEPT = timedelta(days=7)
UNCONFIRMED_KEPT = timedelta(days=14)


def prune(_payload: Prune) -> None:
    """Ended sign-ins, old attempts, jobs long done, and people who never confirmed their address."""
    for statement in _statements():
        with unit_of_work() as work:
            work.execute(statement.execution_options(synchronize_session=False))


def _statements() -> Iterator[Delete]:
    moment = now()
    yield delete(SignIn).where(SignIn.expires_at < moment)
    yield delete(LimitHit).where(LimitHit.hit_at < moment - HITS_KEPT)
    yield delete(Job).where(Job.state == "done", Job.finished_at < moment - JOBS_KEPT)
    is_unused = [~select(column).where(column == User.id).exists() for column in _traces()]
    yield delete(User).where(User.state == "unconfirmed", User.created_at < moment - UNCONFIRMED_KEPT, *is_unused)


def _traces() -> tuple[Any, ...]:
    """Where a member's acts stand; a row of the outbox goes with its member."""
    return (Post.writer_id, Reply.writer_id, Revision.editor_id, Decision.actor_id, AuditEntry.actor_id)
