"""What was scheduled appears at its time, and those who follow hear of it."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select, update

from forum.db import clock_at, end_reading, now, session, unit_of_work
from forum.jobs.runner import queue_due_periodic, run_due
from forum.models import FanOut, Notification, Post
from forum.permissions import VISITOR
from forum.queries.posts import list_latest_posts
from forum.queries.verification import find_faults
from forum.services.decisions import Statement
from forum.services.posts import publish_post
from forum.services.sanctions import Reach, silence_member
from tests.support.factories import make_actor, make_blog, make_draft


def schedule(post_id: int, hours: int) -> None:
    with unit_of_work() as work:
        moment = now() + timedelta(hours=hours)
        work.execute(update(Post).where(Post.id == post_id).values(state="scheduled", publish_at=moment))


def state_of(post_id: int) -> tuple[str, bool]:
    end_reading()
    post = session().get_one(Post, post_id)
    return post.state, post.publish_at is None


def run_after(app: Flask, hours: int) -> None:
    with clock_at(now() + timedelta(hours=hours)):
        queue_due_periodic(app)
        run_due(app, limit=100)


def test_it_appears_at_its_time_and_once(app: Flask) -> None:
    ann, bob = make_actor("ann"), make_actor("bob")
    post_id = make_draft(ann, make_blog(), body="Over to @bob.")
    schedule(post_id, hours=2)
    run_after(app, 1)
    assert state_of(post_id) == ("scheduled", False)
    assert list_latest_posts(VISITOR).rows == []
    for hours in (3, 4):
        run_after(app, hours)
    assert state_of(post_id) == ("published", True)
    assert [row.id for row in list_latest_posts(VISITOR).rows] == [post_id]
    assert list(session().scalars(select(Notification.user_id))) == [bob.member_id]
    assert len(session().scalars(select(FanOut)).all()) <= 1
    assert [fault.words for fault in find_faults()] == []


def test_its_writer_may_publish_it_before(app: Flask) -> None:
    ann = make_actor("ann")
    post_id = make_draft(ann, make_blog())
    schedule(post_id, hours=2)
    with unit_of_work() as work:
        publish_post(work, actor=ann, post_id=post_id)
    assert state_of(post_id) == ("published", True)


def test_of_somebody_who_may_not_write_now_it_becomes_a_draft(app: Flask) -> None:
    ann, ruth = make_actor("ann"), make_actor("ruth", role="admin")
    post_id = make_draft(ann, make_blog())
    schedule(post_id, hours=2)
    with unit_of_work() as work:
        silence_member(work, actor=ruth, handle="ann", statement=Statement("It sells things."), reach=Reach(None, "1d"))
    run_after(app, 3)
    assert state_of(post_id) == ("draft", True)
