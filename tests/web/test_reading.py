"""What a member has read, told apart from what is new: in a thread, in lists, and after the marks are written."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.jobs.runner import run_due
from forum.models import Notification, ReaderSettings, ReadingMark
from forum.services.moderation import hide_reply
from forum.web import reading
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def flush(app: Flask) -> None:
    end_reading()
    reading.flush_reading(timedelta(0))


def unread(browser: Browser, path: str) -> list[int]:
    """The numbers of the replies that the page marks as unread."""
    text = browser.get(path).text
    return [int(number) for number in re.findall(r'class="reply reply-unread"\s+id="reply-(\d+)"', text)]


def mark(user_id: int | None, path: str) -> tuple[int, str]:
    end_reading()
    of_thread = (ReadingMark.user_id == user_id, ReadingMark.post_id == post_id_of(path))
    row = session().scalars(select(ReadingMark).where(*of_thread)).one()
    end_reading()
    return row.read_up_to, row.read_beyond


def test_what_is_new_is_told_until_it_is_read(app: Flask, clock: time_machine.Traveller) -> None:
    ruth, walter = make_member(app, "ruth", role="admin"), make_member(app, "walter")
    blog = simple_blog(app, ruth)
    path = publish_post(app, ruth, blog, "A quiet morning")
    for number in range(3):
        write_reply(app, ruth, path, f"Words {number}")
    browser = Browser(app)
    browser.sign_in("walter", kept="y")
    assert unread(browser, path) == []
    write_reply(app, ruth, path, "While one reads")
    assert unread(browser, path) == [4]
    assert unread(browser, path) == []
    flush(app)
    assert unread(browser, path) == []
    assert mark(walter.id, path) == (4, "")
    assert '<p class="news">' not in (browser.page.text if browser.page else "")

    clock.shift(3600)
    write_reply(app, walter, path, "My own")
    for number in range(2):
        write_reply(app, ruth, path, f"Later {number}")
    write_reply(app, ruth, path, "Hidden")
    otto = make_member(app, "otto", role="admin")
    with unit_of_work() as work:
        hide_reply(work, actor=otto, post_id=post_id_of(path), number=8, reason="A rule.")
    assert "2 new replies</span>" in browser.get(f"/blogs/{blog}").text
    page = browser.get(path).text
    assert "2 new replies since your last visit." in page
    assert "that you have not read" not in page
    assert f'<a href="/posts/{post_id_of(path)}/replies/6">Jump to the first unread</a>' in page
    assert " new replies</span>" not in browser.get(f"/blogs/{blog}").text
    assert unread(browser, path) == []
    flush(app)
    assert " new replies</span>" not in browser.get(f"/blogs/{blog}").text
    assert mark(walter.id, path) == (7, "")
    row = session().get_one(ReaderSettings, walter.member_id)
    assert (row.seen_at, row.visit_began_at, row.last_visit_at) == (
        START + timedelta(hours=1),
        START + timedelta(hours=1),
        START,
    )
    end_reading()


def test_windows_in_any_order_count_as_read(app: Flask, clock: time_machine.Traveller) -> None:
    ruth, walter = make_member(app, "ruth", role="admin"), make_member(app, "walter")
    path = publish_post(app, ruth, simple_blog(app, ruth), "A long talk")
    for number in range(60):
        write_reply(app, ruth, path, f"Words {number}")
    browser = Browser(app)
    browser.sign_in("walter", kept="y")
    browser.get(f"{path}?order=newest")
    flush(app)
    assert mark(walter.id, path) == (0, ",".join(str(number) for number in range(11, 61)))
    clock.shift(3600)
    write_reply(app, ruth, path, "New")
    page = browser.get(f"{path}?last=1").text
    assert "1 new reply since your last visit." in page
    assert "11 that you have not read." in page
    assert '/replies/1">Jump to the first unread</a>' in page
    assert unread(browser, path) == list(range(1, 11))
    flush(app)
    assert mark(walter.id, path) == (61, "")


def test_what_is_read_is_no_longer_unread_in_the_inbox(app: Flask) -> None:
    ruth, walter = make_member(app, "ruth", role="admin"), make_member(app, "walter")
    blog = simple_blog(app, ruth)
    path = publish_post(app, ruth, blog, "A quiet morning")
    browser = Browser(app)
    browser.sign_in("walter")
    browser.get(f"/posts/{post_id_of(path)}/follow")
    browser.post(f"/posts/{post_id_of(path)}/follow", {"delivery": "site"})
    browser.get(f"/blogs/{blog}/follow")
    browser.post(f"/blogs/{blog}/follow", {"delivery": "site"})
    write_reply(app, ruth, path, "Words")
    other = publish_post(app, ruth, blog, "Another")
    end_reading()
    run_due(app, limit=20)
    assert "Inbox (2)" in browser.get("/inbox").text
    browser.get(path)
    browser.get(other)
    flush(app)
    assert "Inbox (" not in browser.get("/inbox").text
    assert len(session().scalars(select(Notification.id).where(Notification.user_id == walter.id)).all()) == 2
    end_reading()


def test_marks_are_written_once_a_minute_in_a_few_statements(app: Flask, clock: time_machine.Traveller) -> None:
    ruth = make_member(app, "ruth", role="admin")
    path = publish_post(app, ruth, simple_blog(app, ruth), "A quiet morning")
    write_reply(app, ruth, path, "Words")
    make_member(app, "walter")
    browser = Browser(app)
    browser.sign_in("walter", kept="y")
    browser.get(path)
    end_reading()
    reading.flush_reading()
    browser.get(path)
    clock.shift(30)
    with count_statements() as sent:
        reading.flush_reading()
    assert sent == []
    clock.shift(31)
    with count_statements() as sent:
        reading.flush_reading()
    assert 0 < len(sent) <= 10
