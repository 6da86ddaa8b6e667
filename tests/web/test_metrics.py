"""Figures for Prometheus: what is counted, who may ask, and what is left of processes that are no more."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import delete
from werkzeug.test import TestResponse

from forum.app import create_app
from forum.db import db, end_reading, now, unit_of_work
from forum.db.jobs import Job, Prune, SendMail, enqueue
from forum.jobs import HANDLERS, run_due
from forum.services.jobs import TryLater
from forum.web.metrics import PATH, find_metrics, forget_dead
from tests.conftest import settings_for
from tests.support.dead_jobs import add_dead_job
from tests.support.factories import make_actor, make_blog, make_post
from tests.support.statements import count_statements

TOKEN = "a token of some length"
on_one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
Figures = Callable[..., float]


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    given = {"database_url": database_url, "metrics": "on", "metrics_token": TOKEN, "page_cache_mb": 4}
    app = create_app(settings_for(tmp_path, **given))
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def ask(app: Flask, path: str = PATH, token: str | None = TOKEN, **options: Any) -> TestResponse:
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    return app.test_client(use_cookies=False).open(
        path, headers=headers | options.pop("headers", {}), buffered=True, **options
    )


def read(app: Flask) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    page = ask(app)
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    assert page.headers["Content-Type"].startswith("text/plain")
    families = text_string_to_metric_families(page.text)
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in families
        for sample in family.samples
    }


def figure(found: dict[Any, float], name: str, **labels: str) -> float:
    return found.get((name, tuple(sorted(labels.items()))), 0.0)


def test_requests_are_counted_by_view_and_outcome(site: Flask) -> None:
    post_id = make_post(make_actor("ann"), make_blog(), "The harbour")
    before = read(site)
    paths = ["/", *[f"/posts/{post_id}/the-harbour"] * 3, "/no/such/page"]
    assert [ask(site, path, token=None).status_code for path in paths] == [200, 200, 200, 200, 404]
    assert ask(site, "/sign-out", token=None, method="POST").status_code == 400
    found = read(site)

    def more(name: str, **labels: str) -> float:
        return figure(found, name, **labels) - figure(before, name, **labels)

    assert more("forum_requests_total", endpoint="posts.front", method="GET", status="2xx") == 1
    assert more("forum_requests_total", endpoint="posts.show", method="GET", status="2xx") == 3
    assert more("forum_requests_total", endpoint="none", method="GET", status="4xx") == 1
    assert more("forum_requests_total", endpoint="account.sign_out", method="POST", status="4xx") == 1
    assert more("forum_request_seconds_count", endpoint="posts.show") == 3
    assert more("forum_request_seconds_bucket", endpoint="posts.show", le="+Inf") == 3
    assert more("forum_page_cache_requests_total", result="hit") == 2
    assert more("forum_page_cache_requests_total", result="miss") == 2
    assert figure(found, "forum_page_cache_bytes") > 1000
    assert figure(found, "forum_requests_in_progress") == 0
    assert figure(found, "forum_database_connections") <= 2
    assert figure(found, "forum_process_memory_bytes", pid=str(os.getpid())) > 1_000_000
    assert "harbour" not in ask(site).text


def test_jobs_are_counted_by_kind_and_outcome(site: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    ends: list[Exception | None] = [None, ValueError("no"), TryLater("away")]

    def handle(_payload: Any) -> None:
        end = ends.pop()
        if end is not None:
            raise end

    monkeypatch.setitem(HANDLERS, "prune", handle)
    with unit_of_work() as work:
        work.execute(delete(Job))
        for _ in range(3):
            enqueue(work, Prune(), run_at=now() - timedelta(minutes=2))
        enqueue(work, SendMail(1), run_at=now() + timedelta(hours=1))
    add_dead_job()
    end_reading()
    waiting, before = read(site), read(site)
    assert figure(waiting, "forum_jobs", kind="prune", state="due") == 3
    assert figure(waiting, "forum_jobs", kind="send_mail", state="later") == 1
    assert figure(waiting, "forum_mail_waiting") == 1
    assert figure(waiting, "forum_jobs_dead") == 1
    assert 119 <= figure(waiting, "forum_jobs_oldest_due_seconds") < 240
    run_due(site, limit=3)
    found = read(site)
    for outcome in ("done", "failed", "put_off"):
        runs = [figure(one, "forum_job_runs_total", kind="prune", outcome=outcome) for one in (found, before)]
        assert runs[0] - runs[1] == 1, outcome
    assert figure(found, "forum_job_seconds_count", kind="prune") >= 3
    assert figure(found, "forum_jobs_oldest_due_seconds") == 0


def test_only_whoever_has_the_token_may_ask(site: Flask) -> None:
    for token in (None, "", "wrong", TOKEN + "x", TOKEN[:-1], "ü"):
        page = ask(site, token=token)
        assert (page.status_code, page.data, page.headers["WWW-Authenticate"]) == (401, b"", "Bearer"), token
    assert ask(site, headers={"Authorization": f"Basic {TOKEN}"}).status_code == 401
    # By the name of the machine, which is not the site's.
    assert ask(site, base_url="http://10.0.0.7:8000").status_code == 200
    assert ask(site, method="HEAD").data == b""


def test_figures_cost_two_statements_however_much_waits(site: Flask) -> None:
    ask(site)
    with count_statements() as sent:
        ask(site)
    assert len(sent) == 2
    with unit_of_work() as work:
        for number in range(50):
            enqueue(work, SendMail(number))
    with count_statements() as sent:
        ask(site)
    assert len(sent) == 2


@on_one_database
def test_without_a_database_the_rest_is_told(site: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert figure(read(site), "forum_database_up") == 1
    with db.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE jobs RENAME TO gone")
    found = read(site)
    assert figure(found, "forum_database_up") == 0
    assert figure(found, "forum_process_memory_bytes", pid=str(os.getpid())) > 0


@on_one_database
def test_switched_off_nothing_is_there(app: Flask, tmp_path: Path) -> None:
    assert ask(app).status_code == 404
    assert find_metrics(app) is None
    assert not (tmp_path / "metrics").exists()


@on_one_database
def test_what_dead_processes_held_is_forgotten(site: Flask) -> None:
    metrics = find_metrics(site)
    assert metrics is not None
    metrics.note_job("prune", "done", 0.1)
    own = os.getpid()
    # No process has this number: it is above the highest that Linux gives.
    dead = 2**22 + 1
    for kind in ("gauge_livesum", "gauge_liveall", "counter", "histogram"):
        source = metrics.folder / f"{kind}_{own}.db"
        (metrics.folder / f"{kind}_{dead}.db").write_bytes(source.read_bytes())
    # One that a process is just making.
    (metrics.folder / f"counter_{own}9.db").touch()
    found = read(site)
    assert figure(found, "forum_process_memory_bytes", pid=str(dead)) == 0
    left = {path.name for path in metrics.folder.glob(f"*_{dead}.db")}
    assert left == {f"counter_{dead}.db", f"histogram_{dead}.db"}
    forget_dead(metrics.folder)
    assert not list(metrics.folder.glob(f"*_{dead}.db"))
    assert list(metrics.folder.glob(f"*_{own}.db"))
