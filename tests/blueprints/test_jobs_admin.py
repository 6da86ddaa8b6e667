"""The page of jobs: what waits, how late, what was done by whom, and what becomes of jobs that were given up."""

import re
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import insert, select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import PAYLOADS, Job, Prune, SendMail, enqueue
from forum.jobs import run_due
from forum.models import AuditEntry
from forum.queries.jobs import MOST_COUNTED, MOST_WAITING, get_waiting
from forum.services.jobs import claim_job, worker_name
from forum.web.job_words import KINDS, cause_words
from tests.support.dead_jobs import add_dead_job
from tests.support.plans import collect_statements, find_scans
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member


@pytest.fixture
def ruth(app: Flask) -> Browser:
    make_member(app, "ruth", role="admin")
    with unit_of_work() as work:
        for job in work.scalars(select(Job)):
            work.delete(job)
    browser = Browser(app)
    browser.sign_in("ruth")
    return browser


def words_of(browser: Browser) -> str:
    page = browser.get("/admin/jobs")
    assert page.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def job_of(job_id: int) -> Job | None:
    end_reading()
    found = session().get(Job, job_id)
    end_reading()
    return found


def acts() -> list[tuple[str, int]]:
    end_reading()
    query = select(AuditEntry.action, AuditEntry.subject_id).where(AuditEntry.subject_kind == "job")
    return [(action, subject) for action, subject in session().execute(query.order_by(AuditEntry.id))]


def test_nothing_to_do(ruth: Browser) -> None:
    words = words_of(ruth)
    assert "Waiting 0 Due, and not begun 0 In hand 0" in words
    assert "nothing is late" in words
    assert "No job was given up" in words
    assert "Nobody has done a job in the last day." in words


def test_what_waits_and_what_was_done(app: Flask, ruth: Browser) -> None:
    with unit_of_work() as work:
        enqueue(work, Prune(), run_at=now() - timedelta(hours=3))
        enqueue(work, SendMail(1), run_at=now() - timedelta(minutes=90))
        enqueue(work, SendMail(2), run_at=now() + timedelta(hours=1))
    end_reading()
    assert run_due(app, limit=1) == 1
    words = words_of(ruth)
    assert "Waiting 2 Due, and not begun 1 In hand 0 The oldest that is due has waited 90 minutes" in words
    assert "Delete what is over Waiting: 0 | due: 0 | in hand: 0 | done in the last day: 1" in words
    assert "Send one message by mail Waiting: 2 | due: 1 | in hand: 0 | done in the last day: 0" in words
    assert f"{worker_name()} : did one last on" in words
    end_reading()
    with unit_of_work() as work:
        claim_job(work)
    words = words_of(ruth)
    assert "Waiting 2 Due, and not begun 0 In hand 1 The oldest that is due has waited nothing is late" in words
    assert f"{worker_name()} : has a job in hand" in words


def test_a_dead_job_is_tried_again(app: Flask, ruth: Browser) -> None:
    job_id = add_dead_job("ConnectionRefusedError: [Errno 111] Connection refused", Prune())
    words = words_of(ruth)
    assert "Given up 1" in words
    assert "Delete what is over Another server could not be reached." in words
    assert "ConnectionRefusedError: [Errno 111] Connection refused" in words
    assert "is tried again" in ruth.post(f"/admin/jobs/{job_id}/retry", follow=True).text
    job = job_of(job_id)
    assert job is not None
    assert (job.state, job.attempts, job.finished_at) == ("queued", 0, None)
    assert run_due(app) == 1
    done = job_of(job_id)
    assert done is not None
    assert (done.state, done.attempts) == ("done", 1)
    assert acts() == [("retry", job_id)]


def test_a_dead_job_is_let_go(ruth: Browser) -> None:
    job_id = add_dead_job()
    words_of(ruth)
    assert "is let go" in ruth.post(f"/admin/jobs/{job_id}/let-go", follow=True).text
    assert job_of(job_id) is None
    assert acts() == [("let_go", job_id)]
    assert ruth.post(f"/admin/jobs/{job_id}/let-go").status_code == 404
    assert acts() == [("let_go", job_id)]


def test_only_dead_jobs_can_be_touched(ruth: Browser) -> None:
    with unit_of_work() as work:
        job = enqueue(work, Prune())
        work.flush()
        job_id = job.id
    words_of(ruth)
    for path in ("retry", "let-go"):
        assert ruth.post(f"/admin/jobs/{job_id}/{path}").status_code == 404
    waiting = job_of(job_id)
    assert waiting is not None
    assert waiting.state == "queued"
    assert acts() == []


def test_the_dead_are_listed_page_by_page(ruth: Browser) -> None:
    ids = [add_dead_job() for _ in range(25)]
    seen: list[int] = []
    page = ruth.get("/admin/jobs")
    seen += map(int, re.findall(r"/admin/jobs/(\d+)/retry", page.text))
    older = re.search(r'href="(/admin/jobs\?before=[^"]+)"', page.text)
    assert older is not None
    page = ruth.get(unescape(older[1]))
    seen += map(int, re.findall(r"/admin/jobs/(\d+)/retry", page.text))
    assert sorted(seen) == sorted(ids)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("Its worker vanished each time.", "Whoever worked on it ended each time before it was done."),
        ("OperationalError: (psycopg) no", "The database could not be reached, or was too busy."),
        ("ValueError: nobody thought of this", "Something in the program went wrong."),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_causes_in_plain_words(app: Flask, error: str, words: str) -> None:
    with app.test_request_context():
        assert cause_words(error) == words


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_kind_has_its_words(app: Flask) -> None:
    assert KINDS.keys() == PAYLOADS.keys()


def add_many(count: int, state: str, **values: object) -> None:
    row = {"name": "send_mail", "payload": "{}", "state": state, "attempts": 1, "created_at": now(), "run_at": now()}
    with unit_of_work() as work:
        work.execute(insert(Job), [row | values for _ in range(count)])
    end_reading()


def test_many_jobs_cost_no_more(app: Flask, ruth: Browser) -> None:
    ruth.get("/admin/jobs")
    with count_statements() as few:
        ruth.get("/admin/jobs")
    add_many(MOST_COUNTED + 5, "done", finished_at=now(), worker="a:1")
    add_many(MOST_COUNTED + 5, "dead", finished_at=now(), last_error="ValueError: no")
    add_many(MOST_WAITING + 5, "queued")
    with count_statements() as many:
        ruth.get("/admin/jobs")
    assert len(many) == len(few) <= 10
    words = words_of(ruth)
    assert f"Waiting more than {MOST_WAITING}" in words
    assert f"done in the last day: more than {MOST_COUNTED}" in words
    assert f"Given up more than {MOST_COUNTED}" in words
    end_reading()
    with collect_statements() as sent:
        get_waiting()
        ruth.get("/admin/jobs")
    in_order = frozenset({"ix_jobs_due", "ix_jobs_dead"})
    assert find_scans(sent, frozenset({"jobs"}), in_order) == set()
