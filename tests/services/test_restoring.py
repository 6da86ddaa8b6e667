"""Holding what waited in a backup: nothing of it goes out any more, and what comes later does."""

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from forum.db import Model, clock_at, end_reading, now, session, unit_of_work
from forum.db.jobs import PAYLOADS, IndexTags, Job, SendDue, SendMail, TellFollowers, enqueue
from forum.jobs.runner import run_due
from forum.models import Delivery, FanOut, FeedChange, Mail, Newsletter, NewsletterIssue
from forum.queries.verification import find_faults
from forum.services.restoring import REASON, SENDING_JOBS, Held, hold_queued
from tests.support.factories import make_actor, make_blog, make_post
from tests.support.newsletters import open_newsletter, send_issue, subscribe, take_turn, write_issue

# These mend and gather; what they cause is told anew, and was not told before.
NOT_SENDING = {
    "fetch_mail",
    "fold_counts",
    "prune",
    "publish_due",
    "delete_files",
    "clean_pictures",
    "raise_trust",
    "sweep_member",
    "index_replies",
    "index_tags",
    "erase_members",
    "relabel_mentions",
    "escalate_worries",
    "age_cases",
    "rerender_texts",
}
NOTHING = Held(0, 0, 0, 0, 0, 0)


def hold() -> Held:
    end_reading()
    with unit_of_work() as work:
        return hold_queued(work)


def count(model: type[Model], *where: Any) -> int:
    end_reading()
    return session().scalar(select(func.count()).select_from(model).where(*where)) or 0


def test_of_every_job_it_is_known_whether_it_sends() -> None:
    assert set(PAYLOADS) == {*SENDING_JOBS, *NOT_SENDING}


def test_nothing_waits(app: Flask) -> None:
    make_actor("ann")
    assert hold() == NOTHING


def test_messages_notices_tellings_and_news_for_the_hub(app: Flask) -> None:
    ann, _bob = make_actor("ann"), make_actor("bob")
    blog = make_blog()
    post_id = make_post(ann, blog, body="Over to @bob.")
    fans, others = count(FanOut, FanOut.finished_at.is_(None)), count(Job, Job.name == "index_tags")
    with unit_of_work() as work:
        mail = Mail(template="password_changed", to_address="a@b.example", message_id="<1@b>", created_at=now())
        work.add(mail)
        work.add(FeedChange(post_id=post_id, blog_id=blog.id, created_at=now()))
        if not fans:
            work.add(FanOut(post_id=post_id, created_at=now()))
        work.flush()
        enqueue(work, SendMail(mail.id))
        enqueue(work, SendDue())
        enqueue(work, TellFollowers(1, after=0))
        enqueue(work, IndexTags([post_id]))
    assert hold() == Held(mails=1, notices=1, tellings=1, issues=0, weekly=0, feeds=1)
    assert count(Mail, Mail.state == "failed", Mail.last_error == REASON) == 1
    assert count(Delivery, Delivery.state == "waiting") == 0
    assert count(Job, Job.state == "queued", Job.name.in_(["send_mail", "send_due", "tell_followers"])) == 0
    assert count(Job, Job.state == "queued", Job.name == "index_tags") == others + 1
    assert [fault.words for fault in find_faults()] == []
    with clock_at(now() + timedelta(days=2)):
        run_due(app, limit=100)
    assert count(Mail, Mail.state == "sent") == 0
    assert hold() == NOTHING


def test_an_issue_under_way_stops_and_can_be_gone_on_with(app: Flask) -> None:
    admin, blog = make_actor("ruth", role="admin"), make_blog()
    post_id = make_post(admin, blog)
    open_newsletter(blog, keeper=admin)
    subscribe(blog, "one", "two")
    send_issue(admin, blog, write_issue(admin, blog, [post_id]), send_at=None)
    assert hold().issues == 1
    take_turn(app)
    assert count(Mail) == 0
    assert count(NewsletterIssue, NewsletterIssue.state == "stopped", NewsletterIssue.stop_reason == "editor") == 1


def test_a_weekly_issue_that_fell_due_since_is_left_out(app: Flask) -> None:
    admin, blog = make_actor("ruth", role="admin"), make_blog()
    open_newsletter(blog, "weekly", keeper=admin)
    subscribe(blog, "one")
    make_post(admin, blog)
    assert hold() == NOTHING
    with clock_at(now() + timedelta(days=8)):
        assert hold().weekly == 1
        take_turn(app)
        assert count(NewsletterIssue) == 0
        following = session().scalars(select(Newsletter.next_issue_at)).one()
        assert following is not None
        assert following > now()
    with clock_at(following - timedelta(hours=1)):
        make_post(admin, blog, title="A later one")
    with clock_at(following + timedelta(minutes=1)):
        take_turn(app)
        assert count(Mail, Mail.template == "newsletter") == 1
