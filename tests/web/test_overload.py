"""The line before Flask: how many are worked on, how many wait, and who is told to come back."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from werkzeug.test import EnvironBuilder

from forum.db import db, unit_of_work
from forum.db.dialects import dialect_of
from forum.errors import Unavailable
from forum.web.errors import make_busy_page
from forum.web.overload import FORMS_EACH, WAITING_EACH, Line, threads_needed
from forum.web.page_cache import ENDPOINT, MOST_WAITING
from tests.support.statements import count_statements


class Slow:
    """An app whose answers take until they are let go."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.lock = threading.Lock()
        self.at_work = self.most = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        if environ["PATH_INFO"] == "/fail":
            raise ZeroDivisionError
        with self.lock:
            self.at_work += 1
            self.most = max(self.most, self.at_work)
        if environ["PATH_INFO"] != "/healthz":
            self.may_end.wait(10)
        with self.lock:
            self.at_work -= 1
        start_response("200 OK", [])
        return [b"done"]


class Asked:
    """Sends requests to a line, each from a thread of its own."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.threads: list[threading.Thread] = []
        self.statuses: list[str] = []

    def ask(self, path: str = "/", method: str = "GET") -> tuple[str, dict[str, str], bytes]:
        started: list[Any] = []
        environ = {"PATH_INFO": path, "REQUEST_METHOD": method}
        parts = self.line(environ, lambda *given: started.extend(given))
        return started[0], dict(started[1]), b"".join(parts)

    def send(self, count: int, method: str = "GET") -> None:
        for _ in range(count):
            thread = threading.Thread(target=lambda: self.statuses.append(self.ask(method=method)[0]), daemon=True)
            thread.start()
            self.threads.append(thread)

    def wait(self) -> None:
        for thread in self.threads:
            thread.join(10)
            assert not thread.is_alive()


def test_so_many_are_worked_on_and_so_many_wait() -> None:
    slow = Slow()
    asked = Asked(line := Line(slow, 2, lambda _sent: b"too many"))
    asked.send(2 + 2 * WAITING_EACH)
    wait_until(lambda: line._waiting == 2 * WAITING_EACH)
    status, headers, body = asked.ask()
    assert (status, body) == ("503 SERVICE UNAVAILABLE", b"too many")
    assert 3 <= int(headers["Retry-After"]) <= 9
    assert headers["Cache-Control"] == "no-store"
    assert asked.ask(method="HEAD")[2] == b""
    assert asked.ask("/healthz")[0] == "200 OK"
    # A form that was filled in finds a place yet.
    asked.send(2 * FORMS_EACH, method="POST")
    wait_until(lambda: line._waiting == 2 * (WAITING_EACH + FORMS_EACH))
    assert asked.ask(method="POST")[0] == "503 SERVICE UNAVAILABLE"
    slow.may_end.set()
    asked.wait()
    assert asked.statuses == ["200 OK"] * (2 + 2 * (WAITING_EACH + FORMS_EACH))
    # Those two, and the question after health.
    assert slow.most <= 3
    assert asked.ask()[0] == "200 OK"


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(1000):
        if is_so():
            return
        threading.Event().wait(0.01)
    raise AssertionError


def test_whoever_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forum.web.overload.PATIENCE", 0.01)
    slow = Slow()
    asked = Asked(Line(slow, 1, lambda _sent: b"too many"))
    asked.send(1)
    wait_until(lambda: slow.at_work == 1)
    assert asked.ask()[0] == "503 SERVICE UNAVAILABLE"
    slow.may_end.set()
    asked.wait()
    assert asked.ask()[0] == "200 OK"


def test_a_place_is_given_back_whatever_happens() -> None:
    slow = Slow()
    slow.may_end.set()
    asked = Asked(Line(slow, 1, lambda _sent: b"too many"))
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            asked.ask("/fail")
    assert asked.ask()[0] == "200 OK"


def test_there_is_a_thread_for_whoever_may_wait() -> None:
    assert threads_needed(2) > 2 + 2 * (WAITING_EACH + FORMS_EACH) + MOST_WAITING
    environ: dict[str, Any] = {"PATH_INFO": "/", "REQUEST_METHOD": "GET"}
    Line(Slow(), 0, lambda _sent: b"")(environ, lambda *_given: None)
    assert environ[ENDPOINT] == "refused"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_page_says_what_to_do(app: Flask) -> None:
    page = make_busy_page(app).decode()
    assert "wait a few seconds" in page
    assert "what you typed is still there" in page
    assert "<script" not in page


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_page_shows_what_was_typed(app: Flask) -> None:
    sent = {"body": "An hour's <b>work</b>.", "csrf_token": "secret", "key": "also"}

    def refused(**headers: str) -> str:
        line = Line(Slow(), 0, partial(make_busy_page, app))
        environ = EnvironBuilder(
            "/posts/1/replies", method="POST", data=sent, headers=list(headers.items())
        ).get_environ()
        return b"".join(line(environ, lambda *_given: None)).decode()

    with count_statements() as statements:
        page = refused()
    assert "An hour&#39;s &lt;b&gt;work&lt;/b&gt;." in page
    assert "secret" not in page
    assert statements == []
    assert "An hour" not in refused(Origin="https://elsewhere.example")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_statements_and_locks_end(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forum.db.dialects.postgresql.LIMITS", {"statement_timeout": "200ms", "lock_timeout": "50ms"})
    db.session.remove()
    db.engine.dispose()
    dialect_of(db.engine).limit_statements(db.engine)
    with db.engine.connect() as connection, pytest.raises(OperationalError, match="statement timeout"):
        connection.execute(text("SELECT pg_sleep(5)"))

    def write() -> None:
        with unit_of_work() as work:
            work.execute(text("LOCK TABLE users"))

    with db.engine.begin() as other:
        other.execute(text("LOCK TABLE users"))
        with pytest.raises(Unavailable):
            write()
    write()
