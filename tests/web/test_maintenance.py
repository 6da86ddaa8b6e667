"""Maintenance: everything can be read, whoever sends something learns until when, and nothing typed is lost."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from forum.app import PAGE_CACHE, create_app
from forum.cli.flushing import SeenFlusher
from forum.db import db, despite_maintenance, end_reading, now, session, unit_of_work
from forum.db.jobs import FoldCounts, Job, enqueue
from forum.db.known_facts import TRUST, known_facts
from forum.db.maintenance import Maintenance, begin_maintenance, end_maintenance, known_maintenance
from forum.errors import InMaintenance
from forum.jobs.runner import Runner, queue_due_periodic, run_due
from forum.models import ReadingMark, Reply, SignIn
from forum.settings import Settings
from forum.web import reading, seen
from forum.web.incoming import receive
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.conftest import settings_for
from tests.support.statements import count_statements
from tests.support.web import PASSWORD, Browser, make_member

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
UNTIL = START + timedelta(minutes=90)
BANNER = "You can read everything; writing is possible again from about Mar 2, 2026, 10:30 AM."


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def path(app: Flask) -> str:
    admin = make_member(app, "ruth_admin", role="admin")
    make_member(app, "walter")
    return publish_post(app, admin, simple_blog(app, admin))


@pytest.fixture
def walter(app: Flask, path: str) -> Browser:
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def begin(until: datetime | None = UNTIL, copy: str | None = None) -> None:
    with unit_of_work() as work:
        begin_maintenance(work, Maintenance(until, copy))


def end() -> None:
    with unit_of_work() as work:
        end_maintenance(work)


def count(model: type) -> int:
    end_reading()
    found = session().scalar(select(func.count()).select_from(model)) or 0
    end_reading()
    return found


def words_of(browser: Browser, path: str) -> str:
    return unescape(re.sub(r"\s+", " ", browser.get(path).text))


def test_everything_is_read_and_every_page_says_until_when(app: Flask, walter: Browser, path: str) -> None:
    visitor = Browser(app)
    assert "looked after" not in words_of(visitor, path)
    begin()
    for browser in (visitor, walter):
        for page in ("/", path, "/blogs", "/search?q=text", "/terms", "/nothing-here"):
            assert BANNER in words_of(browser, page), page
    assert BANNER in words_of(visitor, "/sign-in")
    for page in ("/inbox", "/posts/new", f"/posts/{post_id_of(path)}/replies", "/settings/profile"):
        assert BANNER in words_of(walter, page), page
    assert visitor.get("/feed.atom").status_code == 200
    assert visitor.get("/readyz").status_code == 200
    end()
    assert "looked after" not in words_of(visitor, path)


def test_what_is_sent_is_answered_with_when_and_with_what_was_typed(walter: Browser, path: str) -> None:
    where = f"/posts/{post_id_of(path)}/replies"
    walter.get(where)
    key = walter.hidden("key")
    begin()
    page = walter.post(where, {"body": "Three careful words", "key": key})
    assert page.status_code == 503
    assert int(page.headers["Retry-After"]) == 90 * 60
    assert "can only be read until about Mar 2, 2026, 10:30 AM" in re.sub(r"\s+", " ", page.text)
    assert "Three careful words" in page.text
    assert count(Reply) == 0
    end()
    assert walter.post(where, {"body": "Three careful words", "key": key}).status_code == 303


def test_nobody_signs_in_and_whoever_signs_out_is_out(app: Flask, walter: Browser) -> None:
    begin()
    other = Browser(app)
    page = other.sign_in("walter")
    assert (page.status_code, PASSWORD in page.text) == (503, False)
    assert walter.get("/inbox").status_code == 200
    assert walter.sign_out().status_code == 303
    assert walter.get("/inbox").status_code == 401
    assert count(SignIn) == 1


@pytest.mark.parametrize(("until", "wait"), [(None, 300), (START - timedelta(hours=1), 300), (UNTIL, 5400)])
def test_until_may_be_unknown_or_past(walter: Browser, until: datetime | None, wait: int) -> None:
    begin(until)
    walter.get("/settings/profile")
    page = walter.post("/settings/profile", {"display_name": "Walter", "bio": "", "timezone": "UTC"})
    assert (page.status_code, int(page.headers["Retry-After"])) == (503, wait)


def test_a_page_costs_no_statement_more(app: Flask, walter: Browser, path: str) -> None:
    def costs() -> int:
        with count_statements() as sent:
            walter.get(path)
        return len(sent)

    walter.get(path)
    usual = costs()
    begin()
    assert costs() == usual


def test_jobs_wait(app: Flask) -> None:
    with unit_of_work() as work:
        enqueue(work, FoldCounts())
    begin()
    jobs = count(Job)
    end_reading()
    assert run_due(app) == 0
    queue_due_periodic(app)
    assert count(Job) == jobs
    assert not Runner(app)._turn()
    end()
    assert run_due(app, 1) == 1


def test_what_was_read_is_written_afterwards(
    app: Flask, walter: Browser, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "_written", {})
    begin()
    walter.get(path)
    for background in (Runner(app), SeenFlusher(app)):
        assert background._is_in_maintenance()
    Runner(app)._look_round()
    assert count(ReadingMark) == 0
    begin(copy="x")
    for flush in (seen.flush_seen, lambda: reading.flush_reading(timedelta(0))):
        with pytest.raises(InMaintenance):
            flush()
    with despite_maintenance():
        end()
    seen.flush_seen()
    reading.flush_reading(timedelta(0))
    assert count(ReadingMark) == 1
    last_seen = session().scalars(select(SignIn.last_seen_at)).one()
    assert last_seen == START


def test_mail_that_comes_waits_with_the_mail_server(app: Flask) -> None:
    begin()
    with pytest.raises(InMaintenance):
        receive(b"Subject: x\r\nFrom: a@example.org\r\n\r\nWords.\r\n")


def test_the_operator_writes_but_not_while_the_database_is_moved(app: Flask) -> None:
    begin()
    make_member(app, "ann")
    begin(copy="x")
    with pytest.raises(InMaintenance):
        make_member(app, "bob")


@pytest.fixture
def two_processes(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, Flask]]:
    """Of one site, with pages kept in memory, as far as one process of tests can be two."""
    folder = tmp_path_factory.mktemp("sites")
    sites = [
        create_app(settings_for(folder, database_url=settings.database_url, page_cache_mb=4)) for _number in range(2)
    ]
    yield sites[0], sites[1]
    for site in sites:
        site.extensions[PAGE_CACHE].changes.close()
        with site.app_context():
            db.engine.dispose()


def test_pages_from_memory_have_it_and_lose_it(
    two_processes: tuple[Flask, Flask], app: Flask, path: str, clock: time_machine.Traveller
) -> None:
    visitors = [Browser(site) for site in two_processes]
    for _turn in range(2):
        for visitor in visitors:
            visitor.get("/terms")
            assert "looked after" not in visitor.get(path).text
        begin()
        clock.shift(TRUST / 2)
        for site in two_processes:
            with site.app_context():
                assert known_maintenance() is not None
        clock.shift(TRUST)
        for visitor in visitors:
            assert "looked after" in visitor.get(path).text
            assert "looked after" in visitor.get(path).text
        end()
        clock.shift(TRUST + 0.1)


def test_a_kept_page_never_says_what_was_known_before_its_mark(
    two_processes: tuple[Flask, Flask], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process began it: here nothing was committed, and what was read is still believed."""
    site = two_processes[0]
    visitor = Browser(site)
    with site.app_context():
        assert known_maintenance() is None
    begin()
    with site.app_context():
        found = known_facts()
        found._known, found._asked_at = {}, float("inf")
        monkeypatch.setattr("forum.db.known_facts.count_commits", lambda: found._commits)
    assert "looked after" in visitor.get(path).text


def test_a_question_under_way_is_not_believed_after_forgetting(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    found = known_facts()

    def ask_slowly() -> dict[str, str]:
        found.forget()
        return {}

    with monkeypatch.context() as patched:
        patched.setattr("forum.db.known_facts._ask", ask_slowly)
        found.see()
    begin()
    assert known_maintenance() == Maintenance(UNTIL)
    assert now() == START
