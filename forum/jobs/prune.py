"""Deletes what is over, a batch a unit of work, however much there is of it: writers wait for none of it.

Most of it lies at the beginning of its table, as ids follow time: it is looked for in the order of the key, and no
further than to rows that are too young. No index is kept for it alone.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select, update

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.db.jobs import Job, Prune
from forum.models import (
    AuditEntry,
    Decision,
    Delivery,
    EmailChange,
    FanOut,
    FormerHandle,
    IncomingMail,
    InvitationUse,
    LimitHit,
    Mail,
    NewsletterSubscriber,
    Notification,
    Post,
    Reply,
    Revision,
    SignIn,
    UsedChallenge,
    User,
)
from forum.models.texts import IS_READ_FOLLOW
from forum.queries.handles import HELD
from forum.services.follows import fade_follows
from forum.services.legal_notices import forget_senders

HITS_KEPT = timedelta(days=1)
INCOMING_KEPT = timedelta(days=30)
BATCH = 500


def prune(_payload: Prune) -> None:
    """Ended sign-ins, old attempts, jobs and mail long done, people who never confirmed, who sent old legal notices.

    Follows that nobody chose end where the conversation is quiet, and so do newsletters that nobody confirmed.
    """
    settings, moment = current_settings(), now()
    jobs = moment - timedelta(days=settings.keep_jobs_days)
    mail = moment - timedelta(days=settings.keep_mail_days)
    unconfirmed = moment - timedelta(days=settings.keep_unconfirmed_days)
    _prune_sign_ins(moment, moment - timedelta(days=settings.keep_addresses_days))
    _delete_old(LimitHit, LimitHit.hit_at, moment - HITS_KEPT)
    # Signed questions to passkeys end after minutes, and need not be remembered longer.
    _delete_old(UsedChallenge, UsedChallenge.used_at, moment - HITS_KEPT)
    _delete_old(FanOut, FanOut.created_at, jobs, FanOut.finished_at < jobs)
    _delete_old(Job, Job.created_at, jobs, and_(Job.state == "done", Job.finished_at < jobs))
    _delete_old(Delivery, Delivery.created_at, mail, Delivery.state != "waiting")
    _delete_old(Mail, Mail.created_at, mail, Mail.state != "queued")
    _delete_old(EmailChange, EmailChange.asked_at, mail)
    _delete_old(FormerHandle, FormerHandle.given_up_at, moment - HELD, FormerHandle.user_id.is_(None))
    _delete_old(IncomingMail, IncomingMail.created_at, moment - INCOMING_KEPT)
    is_unconfirmed = NewsletterSubscriber.state == "unconfirmed"
    _delete_old(NewsletterSubscriber, NewsletterSubscriber.asked_at, unconfirmed, is_unconfirmed, is_in_order=False)
    _prune_unconfirmed(unconfirmed)
    # Who registered with a known address held a place as long as somebody who never confirms theirs.
    _delete_old(InvitationUse, InvitationUse.used_at, unconfirmed, InvitationUse.user_id.is_(None))
    _fade_follows()
    _prune_read_notices(moment - timedelta(days=settings.keep_notices_days))
    with unit_of_work() as work:
        forget_senders(work)


def _delete_old(
    model: Any, column: Any, limit: datetime, *where: ColumnElement[bool], is_in_order: bool = True
) -> None:
    """Deletes rows that are older, and fit; where times do not follow the ids, all rows are looked at."""
    after = 0
    while True:
        query = select(model.id, column).where(model.id > after).order_by(model.id).limit(BATCH)
        rows = session().execute(query).all()
        end_reading()
        old = [row_id for row_id, at in rows if at < limit]
        _act(delete(model), model, old, where)
        is_young = is_in_order and len(old) < len(rows)
        if len(rows) < BATCH or is_young:
            return
        after = rows[-1][0]


def _act(statement: Any, model: Any, ids: Sequence[int], where: Sequence[ColumnElement[bool]]) -> None:
    if not ids:
        return
    # Looked at first, so that most batches of rows that stay take no lock.
    chosen = list(session().scalars(select(model.id).where(model.id.in_(ids), *where)))
    end_reading()
    if chosen:
        with unit_of_work() as work:
            work.execute(statement.where(model.id.in_(chosen), *where).execution_options(synchronize_session=False))


def _prune_sign_ins(moment: datetime, addresses: datetime) -> None:
    """Those that ended go; of those that last, the address from which they began is forgotten."""
    after = 0
    while True:
        query = select(SignIn.id).where(SignIn.id > after).order_by(SignIn.id).limit(BATCH)
        ids = list(session().scalars(query))
        end_reading()
        _act(delete(SignIn), SignIn, ids, [SignIn.expires_at < moment])
        _act(update(SignIn).values(address=""), SignIn, ids, [SignIn.created_at < addresses, SignIn.address != ""])
        if len(ids) < BATCH:
            return
        after = ids[-1]


def _prune_unconfirmed(limit: datetime) -> None:
    """In batches that are looked for before the unit of work, so that writers wait for none of it."""
    is_over = and_(User.state == "unconfirmed", User.created_at < limit)
    unused = and_(is_over, *(~select(column).where(column == User.id).exists() for column in _traces()))
    while ids := list(session().scalars(select(User.id).where(unused).order_by(User.id).limit(BATCH))):
        end_reading()
        with unit_of_work() as work:
            work.execute(delete(User).where(User.id.in_(ids), is_over).execution_options(synchronize_session=False))
        if len(ids) < BATCH:
            return
    end_reading()


def _prune_read_notices(limit: datetime) -> None:
    """Only of what was followed, in batches: any other kind keeps a text from telling the same person twice."""
    is_over = and_(IS_READ_FOLLOW, Notification.read_at < limit)
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
