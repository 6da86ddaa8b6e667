"""Sending an issue: its audience is frozen once, and then written to in batches, at its rate.

A recipient's state, the row of the outbox and its job are one transaction. So whatever stops the work in between,
what was committed is not done again, and what was not is done the next time.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import func, insert, literal, select, update
from sqlalchemy.orm import Session

from forum.db import now, session
from forum.models import (
    Blog,
    Mail,
    MailSuppression,
    Newsletter,
    NewsletterIssue,
    NewsletterRecipient,
    NewsletterSubscriber,
)
from forum.permissions.newsletters import is_newsletter_open
from forum.queries.newsletters import has_chosen_posts, has_words, is_under_way, list_issue_posts, list_mailed_by_follow
from forum.services.mailing import queue_mails_to, site_domain

# A turn comes round in so many seconds; between two of them as many messages are queued as the rate allows.
TURN_SECONDS = 10
LARGEST_BATCH = 500
ISSUES_AT_ONCE = 50


def list_due_issues() -> list[int]:
    """Issues to begin or to go on with by now, the oldest first; a read."""
    due_at = func.coalesce(NewsletterIssue.next_batch_at, NewsletterIssue.send_at)
    query = select(NewsletterIssue.id).where(is_under_way, due_at <= now()).limit(ISSUES_AT_ONCE)
    return sorted(session().scalars(query))


def send_next(work: Session, *, issue_id: int) -> None:
    """Begins an issue that is due, or writes to its next recipients; a second time at once it changes nothing."""
    issue = work.get(NewsletterIssue, issue_id, with_for_update=True)
    if issue is None or issue.state not in {"scheduled", "sending"}:
        return
    if ((issue.send_at if issue.state == "scheduled" else issue.next_batch_at) or now()) > now():
        return
    reason = why_not(work, issue)
    if reason:
        stop_sending(issue, reason)
        work.flush()
        return
    if issue.frozen_at is None:
        _freeze_audience(work, issue)
    issue.state = "sending"
    size = _allowance(issue)
    if not _is_held_up(work, issue):
        _write_to_next(work, issue, size)
    work.flush()


def why_not(work: Session, issue: NewsletterIssue) -> str:
    """Why an issue goes to nobody now: its newsletter is `closed`, or nothing is left in it (`empty`); or ""."""
    blog = work.get_one(Blog, issue.blog_id)
    if not is_newsletter_open(blog, work.get(Newsletter, blog.id)):
        return "closed"
    return "" if has_content(work, issue) else "empty"


def has_content(work: Session, issue: NewsletterIssue) -> bool:
    """Of an issue with posts one at least is still read by everyone; one without has words of its own."""
    if list_issue_posts(issue.id):
        return True
    return has_words(issue) and not has_chosen_posts(issue.id, work)


def stop_sending(issue: NewsletterIssue, reason: str) -> None:
    issue.state, issue.stop_reason, issue.next_batch_at = "stopped", reason, None


def _allowance(issue: NewsletterIssue) -> int:
    """How many messages the rate allows by now, since the moment up to which it was used; moves that moment on."""
    used_up_to = max(issue.next_batch_at or now(), now() - timedelta(seconds=2 * TURN_SECONDS))
    size = min(LARGEST_BATCH, 1 + int((now() - used_up_to).total_seconds() * issue.rate / 3600))
    issue.next_batch_at = used_up_to + timedelta(seconds=size * 3600 / issue.rate)
    return size


def _freeze_audience(work: Session, issue: NewsletterIssue) -> None:
    """Whoever gets the newsletter at this moment. Two statements."""
    audience = select(literal(issue.id), NewsletterSubscriber.id, literal("waiting"), literal("")).where(
        NewsletterSubscriber.blog_id == issue.blog_id, NewsletterSubscriber.state == "confirmed"
    )
    columns = ["issue_id", "subscriber_id", "state", "reason"]
    work.execute(insert(NewsletterRecipient).from_select(columns, audience))
    count = select(func.count()).where(NewsletterRecipient.issue_id == issue.id)
    issue.recipients = work.scalar(count) or 0
    issue.frozen_at = now()


def _is_held_up(work: Session, issue: NewsletterIssue) -> bool:
    """Whether the mail server has not taken the latest messages yet: while it is away, no more queue behind them."""
    window = max(2, 2 * TURN_SECONDS * issue.rate // 3600)
    latest = (
        select(NewsletterRecipient.mail_id)
        .where(NewsletterRecipient.issue_id == issue.id, NewsletterRecipient.subscriber_id <= issue.mailed_up_to)
        .order_by(NewsletterRecipient.subscriber_id.desc())
        .limit(window)
    )
    query = select(func.count()).where(Mail.id.in_(latest), Mail.state == "queued")
    return (work.scalar(query) or 0) >= window


def _write_to_next(work: Session, issue: NewsletterIssue, size: int) -> None:
    """Seven statements at the most, however large the batch."""
    rows = _next_recipients(work, issue, size)
    reasons = _why_left_out(issue, rows)
    ids = _queue(work, issue, [row for row in rows if row.id not in reasons])
    done: list[dict[str, Any]] = [
        {
            "issue_id": issue.id,
            "subscriber_id": row.id,
            "state": "dropped" if row.id in reasons else "mailed",
            "reason": reasons.get(row.id, ""),
            "mail_id": ids.get(_message_id(issue, row.id)),
        }
        for row in rows
    ]
    if done:
        work.execute(update(NewsletterRecipient), done)
        issue.mailed_up_to = rows[-1].id
    if len(rows) < size:
        issue.state, issue.finished_at, issue.next_batch_at = "sent", now(), None


def _next_recipients(work: Session, issue: NewsletterIssue, size: int) -> Sequence[Any]:
    suppressed = (
        select(MailSuppression.id)
        .where(MailSuppression.address_key == NewsletterSubscriber.address_key, MailSuppression.is_in_force)
        .exists()
    )
    query = (
        select(
            NewsletterSubscriber.id,
            NewsletterSubscriber.address,
            NewsletterSubscriber.address_key,
            NewsletterSubscriber.state,
            suppressed.label("is_suppressed"),
        )
        .join(NewsletterRecipient, NewsletterRecipient.subscriber_id == NewsletterSubscriber.id)
        .where(
            NewsletterRecipient.issue_id == issue.id,
            NewsletterRecipient.subscriber_id > issue.mailed_up_to,
            NewsletterRecipient.state == "waiting",
        )
        .order_by(NewsletterRecipient.subscriber_id)
        .limit(size)
    )
    return work.execute(query).all()


def _why_left_out(issue: NewsletterIssue, rows: Sequence[Any]) -> dict[int, str]:
    """Of the audience, by id, who gets no message: who ended it since, and whom a follow brings all that is in it."""
    reasons = {row.id: "ended" if row.state != "confirmed" else "suppressed" for row in rows if not _is_reachable(row)}
    if issue.kind == "written" or not rows:
        return reasons
    posts = {post.id for post in list_issue_posts(issue.id)}
    followed = list_mailed_by_follow([row.address_key for row in rows], sorted(posts))
    for row in rows:
        if row.id not in reasons and followed.get(row.address_key, set()) >= posts:
            reasons[row.id] = "followed"
    return reasons


def _is_reachable(row: Any) -> bool:
    return row.state == "confirmed" and not row.is_suppressed


def _message_id(issue: NewsletterIssue, subscriber_id: int) -> str:
    """Made of issue and subscriber, as the table of mail takes none twice."""
    return f"<n{issue.id}.s{subscriber_id}@{site_domain()}>"


def _queue(work: Session, issue: NewsletterIssue, rows: Sequence[Any]) -> dict[str, int]:
    if not rows:
        return {}
    messages = [
        (row.address, _message_id(issue, row.id), {"issue_id": str(issue.id), "subscriber_id": str(row.id)})
        for row in rows
    ]
    return queue_mails_to(work, "newsletter", messages)
