"""Error pages: plain words, the right status and headers, nothing kept, nothing told, no typed text lost."""

from collections.abc import Callable

import pytest
from flask import Flask, abort
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from forum.db import unit_of_work
from forum.errors import NotFound, StateConflict, TooMany, Unavailable
from tests.support.web import Browser

# Nothing here depends on the database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

SECRET = "a secret of the server"


def fail(error: Exception) -> Callable[[], str]:
    def view() -> str:
        raise error

    return view


def fail_inside_a_unit_of_work() -> str:
    with unit_of_work():
        raise OperationalError("SELECT", {}, RuntimeError("database is locked"))


@pytest.fixture
def visitor(app: Flask) -> Browser:
    views: dict[str, Callable[[], str]] = {
        "unexpected": fail(RuntimeError(SECRET)),
        "missing": fail(NotFound()),
        "conflict": fail(StateConflict("Somebody was faster.")),
        "limit": fail(TooMany("Please wait.", retry_after=90)),
        "away": fail(Unavailable()),
        "locked": fail_inside_a_unit_of_work,
        "lost": fail(OperationalError("SELECT", {}, RuntimeError(SECRET))),
        "busy": fail(PoolTimeout(SECRET)),
        "teapot": lambda: abort(418),
    }
    for name, view in views.items():
        app.add_url_rule(f"/fail/{name}", endpoint=name, view_func=view, methods=["GET", "POST"])
    browser = Browser(app)
    browser.get("/sign-in")
    return browser


def test_each_kind_of_error(visitor: Browser) -> None:
    expected = {
        "unexpected": (500, "It has been written down as", None),
        "missing": (404, "There is nothing here, or it is not open to you.", None),
        "conflict": (409, "Somebody was faster.", None),
        "limit": (429, "Please try again in 2 minutes.", "90"),
        "away": (503, "Please try again soon.", "5"),
        "locked": (503, "Please try again soon.", "5"),
        "lost": (503, "Please try again soon.", "5"),
        "busy": (503, "Please try again soon.", "5"),
        "teapot": (418, "Something went wrong", None),
    }
    for name, (status, words, wait) in expected.items():
        for page in (visitor.get(f"/fail/{name}"), visitor.post(f"/fail/{name}", {"body": "Dear to me"})):
            assert page.status_code == status, name
            assert words in page.text, name
            assert page.headers.get("Retry-After") == wait, name
            assert page.headers["Cache-Control"] == "no-store", name
            assert SECRET not in page.text
            assert "Traceback" not in page.text
        assert "Dear to me" in page.text, name
        assert "What you wrote. Copy it" in page.text, name
        assert "What you wrote" not in visitor.get(f"/fail/{name}?body=zz").text, name


def test_addresses_that_are_not_there_and_methods_that_are_not_taken(visitor: Browser) -> None:
    page = visitor.get("/no/such/page")
    assert page.status_code == 404
    assert "If you are a member, sign in and try again." in page.text
    wrong = visitor.get("/sign-out")
    assert wrong.status_code == 405
    assert "POST" in wrong.headers["Allow"]
    large = visitor.post("/sign-in", {"body": "x" * (5 * 1024 * 1024)})
    assert large.status_code == 413
    assert "What you wrote" not in large.text


def test_another_host_is_answered_with_a_page(app: Flask) -> None:
    for host in ("evil.example", "localhost.evil.example", "evil.example:80", "[::1"):
        page = Browser(app).get("/", headers={"Host": host})
        assert page.status_code == 400, host
        assert "The request could not be understood." in page.text
        assert host not in page.text
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
