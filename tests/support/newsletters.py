"""Newsletters for tests: one that is open, subscribers, issues, and the turns that send them."""

import secrets
from collections.abc import Sequence
from typing import Any

from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import SendNewsletters, enqueue
from forum.jobs.runner import run_due
from forum.models import Blog, NewsletterIssue, NewsletterSubscriber
from forum.permissions import Actor
from forum.services.newsletter_issues import create_issue, prepare_issue, schedule_issue
from forum.services.newsletters import prepare_wishes, save_newsletter
from tests.support.factories import _keeper


def open_newsletter(
    blog: Blog,
    rhythm: str = "by_hand",
    *,
    rate: int = 60_000,
    hour: int = 8,
    weekday: int = 0,
    keeper: Actor | None = None,
) -> None:
    """For the first time; `keeper` is the admin who does it."""
    with unit_of_work() as work:
        wishes = prepare_wishes(rhythm=rhythm, weekday=weekday, hour=hour, rate=rate)
        save_newsletter(work, actor=keeper or _keeper(), blog_id=blog.id, version=0, wishes=wishes)


def subscribe(blog: Blog, *names: str) -> list[int]:
    """Confirmed subscribers `<name>@reader.example`, without the way through their mailbox; gives their ids."""
    with unit_of_work() as work:
        rows = [
            NewsletterSubscriber(
                blog_id=blog.id,
                address=name if "@" in name else f"{name}@reader.example",
                address_key=name if "@" in name else f"{name}@reader.example",
                state="confirmed",
                asked_at=now(),
                consented_at=now(),
                confirmed_at=now(),
            )
            for name in names
        ]
        work.add_all(rows)
        work.flush()
        return [row.id for row in rows]


def write_issue(
    actor: Actor,
    blog: Blog,
    post_ids: Sequence[int] = (),
    *,
    subject: str = "News",
    words: str = "",
    rate: int = 60_000,
) -> int:
    """The id of a draft."""
    prepared = prepare_issue(subject=subject, words=words, post_ids=post_ids, rate=rate)
    with unit_of_work() as work:
        return create_issue(work, actor=actor, blog_id=blog.id, prepared=prepared, form_key=secrets.token_hex(8))


def send_issue(actor: Actor, blog: Blog, issue_id: int, **values: Any) -> None:
    """As of its first version, now unless `send_at` says when."""
    with unit_of_work() as work:
        schedule_issue(
            work, actor=actor, blog_id=blog.id, issue_id=issue_id, **({"version": 1, "send_at": None} | values)
        )


def take_turn(app: Flask) -> None:
    """One turn of sending newsletters, and all that it queued."""
    end_reading()
    with unit_of_work() as work:
        enqueue(work, SendNewsletters())
    run_due(app, limit=2000)
    end_reading()


def issues_of(blog: Blog) -> list[NewsletterIssue]:
    """The oldest first."""
    end_reading()
    query = select(NewsletterIssue).where(NewsletterIssue.blog_id == blog.id).order_by(NewsletterIssue.id)
    found = list(session().scalars(query))
    end_reading()
    return found
