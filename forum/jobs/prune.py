"""Deletes what is over, a short unit of work for each kind."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import Job, Prune
from forum.models import AuditEntry, Decision, FanOut, LimitHit, Notification, Post, Reply, Revision, SignIn, User
from forum.models.texts import IS_READ_FOLLOW
from forum.services.follows import fade_follows
from forum.services.incoming import forget_old_mail
from forum.services.legal_notices import forget_senders
from forum.services.newsletter_subscribers import forget_unconfirmed

HITS_KEPT = timedelta(days=1)
READ_KEPT = timedelta(days=90)
JOBS_KEPT = timedelta(days=7)
UNCONFIRMED_KEPT = timedelta(days=14)
BATCH = 200


def prune(_payload: Prune) -> None:
    """Ended sign-ins, old attempts, jobs long done, people who never confirmed, and who sent old legal notices.

    Follows that nobody chose end where the conversation is quiet, and so do newsletters that nobody confirmed.
    """
    moment = now()
    for statement in (
        delete(SignIn).where(SignIn.expires_at < moment),
        delete(LimitHit).where(LimitHit.hit_at < moment - HITS_KEPT),
        delete(FanOut).where(FanOut.finished_at < moment - JOBS_KEPT),
        delete(Job).where(Job.state == "done", Job.finished_at < moment - JOBS_KEPT),
    ):
        with unit_of_work() as work:
            work.execute(statement.execution_options(synchronize_session=False))
    _prune_unconfirmed(moment)
    _fade_follows()
    _prune_read_notices(moment)
    with unit_of_work() as work:
        forget_senders(work)
    with unit_of_work() as work:
        forget_old_mail(work)
    with unit_of_work() as work:
        forget_unconfirmed(work)


def _prune_unconfirmed(moment: datetime) -> None:
    """In batches that are looked for before the unit of work, so that writers wait for none of it."""
    is_over = and_(User.state == "unconfirmed", User.created_at < moment - UNCONFIRMED_KEPT)
    unused = and_(is_over, *(~select(column).where(column == User.id).exists() for column in _traces()))
    while ids := list(session().scalars(select(User.id).where(unused).order_by(User.id).limit(BATCH))):
        end_reading()
        with unit_of_work() as work:
            work.execute(delete(User).where(User.id.in_(ids), is_over).execution_options(synchronize_session=False))
        if len(ids) < BATCH:
            return
    end_reading()


def _prune_read_notices(moment: datetime) -> None:
    """Only of what was followed, in batches: any other kind keeps a text from telling the same person twice."""
    is_over = and_(IS_READ_FOLLOW, Notification.read_at < moment - READ_KEPT)
    query = select(Notification.id).where(is_over).order_by(Notification.read_at, Notification.id).limit(BATCH)
    while ids := list(session().scalars(query)):
        end_reading()
        with unit_of_work() as work:
            chosen = delete(Notification).where(Notification.id.in_(ids))
            work.execute(chosen.execution_options(synchronize_session=False))
    end_reading()


def _fade_follows() -> None:
    """In batches, so that nobody who follows something meanwhile waits long."""
    place: tuple[datetime, int] | None = None
    while True:
        with unit_of_work() as work:
            place = fade_follows(work, after=place, limit=BATCH)
        if place is None:
            return


def _traces() -> tuple[Any, ...]:
    """Where a member's acts stand; a row of the outbox goes with its member."""
    return (Post.writer_id, Reply.writer_id, Revision.editor_id, Decision.actor_id, AuditEntry.actor_id)
