"""What waits to go out in a backup may have gone out since it was taken: after restoring, it is held.

It runs before the database is brought up to date, so it asks for nothing but what each table always had.
"""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import CursorResult, Executable, delete, inspect, select, update
from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.db.jobs import NAMES, Job, PingHub, SendDue, SendMail, SendNewsletters, TellFollowers, TellOfCorrection
from forum.models import Delivery, FanOut, FeedChange, Mail, Newsletter, NewsletterIssue
from forum.models.newsletters import IS_UNDER_WAY
from forum.rules.hours import next_hour

REASON = "Held: it waited in a backup that was restored, and may have gone out since the backup was taken."
SENDING_JOBS = [NAMES[kind] for kind in (SendMail, SendDue, SendNewsletters, TellFollowers, TellOfCorrection, PingHub)]


@dataclass(frozen=True)
class Held:
    """How much was held: messages, notices that were to be mailed, tellings of followers, issues, and news for the hub.

    `weekly` are newsletters whose weekly issue fell due since the backup.
    """

    mails: int
    notices: int
    tellings: int
    issues: int
    weekly: int
    feeds: int


def hold_queued(work: Session) -> Held:
    """Has nothing go out that waited: messages fail with the reason, issues stop, and their jobs are done."""
    connection = work.connection()
    known = set(inspect(connection).get_table_names())
    moment = now()
    mails = _count(work, update(Mail).where(Mail.state == "queued").values(state="failed", last_error=REASON))
    work.execute(
        update(Job)
        .where(Job.state == "queued", Job.name.in_(SENDING_JOBS))
        .values(state="done", finished_at=moment, last_error=REASON, lease=None, leased_until=None)
    )
    notices = tellings = issues = weekly = feeds = 0
    if Delivery.__tablename__ in known:
        notices = _count(work, update(Delivery).where(Delivery.state == "waiting").values(state="dropped"))
    if FanOut.__tablename__ in known:
        tellings = _count(work, update(FanOut).where(FanOut.finished_at.is_(None)).values(finished_at=moment))
    if NewsletterIssue.__tablename__ in known:
        stopped = {"state": "stopped", "stop_reason": "editor", "next_batch_at": None}
        issues = _count(work, update(NewsletterIssue).where(IS_UNDER_WAY).values(stopped))
        weekly = _skip_missed_issues(work)
    if FeedChange.__tablename__ in known:
        feeds = _count(work, delete(FeedChange))
    return Held(mails, notices, tellings, issues, weekly, feeds)


def _skip_missed_issues(work: Session) -> int:
    """A weekly issue that fell due since was made then: the next one begins with what is published from now on."""
    moment, zone = now(), ZoneInfo(current_settings().timezone)
    query = select(Newsletter.blog_id, Newsletter.hour, Newsletter.weekday).where(Newsletter.next_issue_at <= moment)
    missed = work.execute(query).all()
    for blog_id, hour, weekday in missed:
        following = next_hour(moment, zone, hour, weekday)
        work.execute(
            update(Newsletter).where(Newsletter.blog_id == blog_id).values(begun_at=moment, next_issue_at=following)
        )
    return len(missed)


def _count(work: Session, statement: Any) -> int:
    chosen: Executable = statement.execution_options(synchronize_session=False)
    result = work.execute(chosen)
    return result.rowcount if isinstance(result, CursorResult) else 0
