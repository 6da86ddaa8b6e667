"""Scheduling a post from outside: the field in its form, the list of drafts, and the way back."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.db import clock_at, end_reading, now, session, unit_of_work
from forum.jobs.runner import queue_due_periodic, run_due
from forum.models import Blog, Post, User
from tests.browser.content import simple_blog
from tests.support.web import Browser, make_member

ZONE = ZoneInfo("Asia/Kathmandu")


@pytest.fixture
def blog(app: Flask) -> str:
    return simple_blog(app, make_member(app, "ruth_admin", role="admin"), "Front porch")


@pytest.fixture
def walter(app: Flask, blog: str) -> Browser:
    walter = make_member(app, "walter", name="Walter")
    with app.app_context(), unit_of_work() as work:
        work.execute(update(User).where(User.id == walter.id).values(timezone=ZONE.key))
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def local(hours: float) -> str:
    return (now() + timedelta(hours=hours)).astimezone(ZONE).strftime("%Y-%m-%dT%H:%M")


def send(browser: Browser, action: str, publish_at: str, path: str = "/posts/new", **fields: str):
    page = browser.get(path).text
    data = {"blog": "front-porch", "title": "Soon", "body": "It *rains*.", "action": action, "publish_at": publish_at}
    known = {name: browser.hidden(name) for name in ("key", "version") if f'name="{name}"' in page}
    return browser.post(path, known | data | fields)


def only_post(app: Flask) -> tuple[int, str, datetime | None]:
    with app.app_context():
        post = session().scalars(select(Post)).one()
        found = post.id, post.state, post.publish_at
        end_reading()
        return found


def test_it_appears_at_its_time_by_the_members_own_clock(app: Flask, walter: Browser) -> None:
    assert "In your time zone, Asia/Kathmandu." in walter.get("/posts/new").text
    typed = local(30)
    answer = send(walter, "schedule", typed)
    assert answer.status_code == 303, answer.text
    post_id, state, publish_at = only_post(app)
    assert (state, publish_at) == ("scheduled", datetime.fromisoformat(typed).replace(tzinfo=ZONE))
    page = walter.follow()
    assert "The post appears on" in page.text
    assert "Appears by itself on <time" in page.text
    assert "<em>rains</em>" in page.text
    assert "Publish now" in page.text
    assert Browser(app).get(f"/posts/{post_id}/soon").status_code == 404
    drafts = walter.get("/drafts").text
    assert "Scheduled" in drafts
    assert "Appears by itself on" in drafts
    form = walter.get(f"/posts/{post_id}/edit").text
    assert f'value="{typed}"' in form
    assert re.search(r"<details[^>]*open", form)
    with app.app_context(), clock_at(now() + timedelta(hours=31)):
        queue_due_periodic(app)
        run_due(app, limit=100)
    assert Browser(app).get(f"/posts/{post_id}/soon").status_code == 200


@pytest.mark.parametrize(
    ("publish_at", "words"),
    [
        ("", "Please choose a day and a time."),
        ("tomorrow", "Please choose a day and a time."),
        ("2020-01-01T10:00", "That moment has passed. Please choose one that is still to come."),
        ("2999-01-01T10:00", "Please choose a moment in the coming year."),
    ],
)
def test_a_time_that_cannot_be_is_refused_beside_the_field(
    app: Flask, walter: Browser, publish_at: str, words: str
) -> None:
    answer = send(walter, "schedule", publish_at)
    assert answer.status_code == 400
    assert answer.text.count(words) == 2
    assert 'href="#publish_at"' in answer.text
    assert re.search(r"<details[^>]*open", answer.text)
    assert "It *rains*." in answer.text
    with app.app_context():
        assert session().scalars(select(Post.id)).all() == []


def test_a_time_without_its_button_does_nothing(app: Flask, walter: Browser) -> None:
    assert send(walter, "draft", local(5)).status_code == 303
    post_id, state, publish_at = only_post(app)
    assert (state, publish_at) == ("draft", None)
    assert send(walter, "preview", "2020-01-01T10:00", f"/posts/{post_id}/edit").status_code == 200


def test_changed_and_cancelled(app: Flask, walter: Browser) -> None:
    send(walter, "schedule", local(5))
    post_id, _state, first = only_post(app)
    edit = f"/posts/{post_id}/edit"
    assert "Publish it at another time" in walter.get(edit).text
    assert send(walter, "save", local(9), edit, body="Another text.").status_code == 303
    assert only_post(app)[1:] == ("scheduled", first), "the time is changed by its own button"
    assert send(walter, "schedule", local(9), edit, body="Another text.").status_code == 303
    assert only_post(app)[2] != first
    walter.get(f"/posts/{post_id}/soon")
    assert walter.post(f"/posts/{post_id}/unschedule").status_code == 303
    assert "The post is a draft again and does not appear by itself." in walter.follow().text
    assert only_post(app)[1:] == ("draft", None)


def test_the_rules_look_at_it_before(app: Flask, walter: Browser) -> None:
    asked = send(walter, "schedule", local(5), body="Write to ann.smith@example.org")
    assert asked.status_code == 422
    with app.app_context(), unit_of_work() as work:
        work.execute(update(Blog).values(moderation="all"))
    confirmed = re.search(r'name="confirmed" value="([^"]+)"', asked.text)
    assert confirmed is not None
    answer = send(
        walter,
        "",
        local(5),
        body="Write to ann.smith@example.org",
        again="schedule",
        confirmed=confirmed[1],
    )
    assert answer.status_code == 303
    assert only_post(app)[1] == "pending"
    page = walter.follow().text
    assert "Your post waits for a moderator" in page
    assert "if a moderator has read it by then" in page
