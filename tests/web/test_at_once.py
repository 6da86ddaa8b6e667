"""What is answered before the application: the same as it would say, and nothing that must be waited for."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from forum.app import PAGE_CACHE, create_app
from forum.db import db
from forum.db.dialects.changes import Changes
from forum.permissions import Actor
from forum.services.moderation import remove_post
from forum.web.at_once import EXTENSION as AT_ONCE
from forum.web.at_once import AtOnce
from forum.web.metrics import find_metrics
from tests.conftest import settings_for
from tests.support.factories import make_actor, make_blog, make_post
from tests.support.statements import count_statements
from tests.web.test_page_cache import act

TOKEN = "a token that is long enough"


@pytest.fixture
def make_site(database_url: str, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    made: list[Flask] = []

    def make(**settings: object) -> Flask:
        made.append(create_app(settings_for(tmp_path, database_url=database_url, page_cache_mb=4, **settings)))
        return made[-1]

    yield make
    for app in made:
        app.extensions[PAGE_CACHE].changes.end()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def environ_of(path: str = "/", method: str = "GET", **headers: str) -> dict[str, Any]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return EnvironBuilder(path, "http://localhost", method=method, headers=list(named.items())).get_environ()


class Site:
    """What is in memory, and what the application says that stands behind."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.at_once: AtOnce = app.extensions[AT_ONCE]
        self.find = self.at_once.find

    @property
    def changes(self) -> Changes:
        found: Changes = self.app.extensions[PAGE_CACHE].changes
        return found

    def make(self, path: str, method: str = "GET", **headers: str) -> tuple[int, list[tuple[str, str]], bytes]:
        parts, status, told = run_wsgi_app(self.at_once.app, environ_of(path, method, **headers), buffered=True)
        return int(status.split()[0]), list(told), b"".join(parts)

    def keep(self, path: str, **headers: str) -> tuple[int, list[tuple[str, str]], bytes]:
        """Has the page kept, as soon as all that was said of earlier commits has been heard."""
        deadline = time.monotonic() + 20
        while True:
            made = self.make(path, **headers)
            time.sleep(0.05)
            if self.find(environ_of(path, **headers)) is not None:
                return made
            assert time.monotonic() < deadline


@pytest.fixture
def site(make_site: Callable[..., Flask]) -> Iterator[Site]:
    found = Site(make_site())
    with found.app.app_context():
        yield found


@pytest.fixture
def ann(site: Site) -> Actor:
    return make_actor("ann")


@pytest.fixture
def path(site: Site, ann: Actor) -> str:
    return f"/posts/{make_post(ann, make_blog(), 'The harbour')}/the-harbour"


def test_it_is_what_the_application_says(site: Site, path: str) -> None:
    for where in (path, "/", "/feed.atom"):
        assert site.find(environ_of(where)) is None
        made = site.keep(where)
        with count_statements() as statements:
            assert site.find(environ_of(where)) == made
            parts, status, told = run_wsgi_app(site.app.wsgi_app, environ_of(where), buffered=True)
            assert (status, list(told), b"".join(parts)) == ("200 OK", made[1], made[2])
            assert site.find(environ_of(where, "HEAD")) == (made[0], made[1], b"")
        assert statements == []
        tag = dict(made[1])["ETag"]
        for known in (tag, f'"other", {tag}', "*"):
            assert site.find(environ_of(where, If_None_Match=known)) == site.make(where, If_None_Match=known)
            assert site.make(where, If_None_Match=known)[0] == 304
        assert site.find(environ_of(where, If_None_Match='"other"')) == made
    assert ("X-Frame-Options", "DENY") in site.make(path)[1]


def test_it_knows_nothing_that_is_not_for_everybody(site: Site, path: str) -> None:
    site.make("/terms")
    site.keep(path)
    for headers in ({"Cookie": "any=1"}, {"Authorization": "Bearer x"}, {"Range": "bytes=0-9"}):
        assert site.find(environ_of(path, **headers)) is None, headers
    for other in (environ_of(path, "POST"), environ_of(f"{path}?at=1"), environ_of("/terms"), environ_of("/healthz")):
        assert site.find(other) is None
    assert site.find(environ_of(path, Accept_Encoding="gzip")) is None
    assert site.find(environ_of(path, Host="evil.example")) is None


def test_what_was_removed_is_gone(site: Site, path: str) -> None:
    assert b"The harbour" in site.keep(path)[2]
    act(remove_post, make_actor("mo", role="moderator"), post_id=int(path.split("/")[2]), reason="spam")
    assert site.find(environ_of(path)) is None
    assert b"The harbour" not in site.make(path)[2]


def test_nobody_is_waited_for(site: Site, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread is asking the database, which does not answer."""
    site.keep(path)
    monkeypatch.setattr("forum.db.dialects.changes.time.monotonic", lambda: 1e9)
    is_asking, may_end = threading.Event(), threading.Event()

    def ask() -> None:
        with site.changes._lock:
            is_asking.set()
            may_end.wait(10)

    thread = threading.Thread(target=ask)
    thread.start()
    assert is_asking.wait(10)
    assert site.find(environ_of(path)) is None
    may_end.set()
    thread.join(10)


def test_the_proxy_says_the_scheme(make_site: Callable[..., Flask], path: str) -> None:
    site = Site(make_site(proxy_hops=1))
    told = {"X_Forwarded_Proto": "https", "X_Forwarded_For": "10.1.1.1"}
    made = site.keep(path, **told)
    environ = environ_of(path, **told)
    before = dict(environ)
    assert site.find(environ) == made
    # The application reads it once more.
    assert environ == before
    assert site.find(environ_of(path, **(told | {"X_Forwarded_Proto": "http"}))) is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_is_counted(make_site: Callable[..., Flask], path: str) -> None:
    site = Site(make_site(metrics="on", metrics_token=TOKEN))
    site.keep(path)
    for headers in ({}, {"If_None_Match": "*"}):
        assert site.find(environ_of(path, **headers)) is not None
    assert site.find(environ_of("/terms")) is None
    metrics = find_metrics(site.app)
    assert metrics is not None
    lines = metrics.write_out(with_database=False).decode().splitlines()
    named = 'forum_requests_total{endpoint="posts.show",method="GET",status="%s"} %s'
    assert {named % ("2xx", "3.0"), named % ("3xx", "1.0")} <= set(lines)
    assert 'forum_page_cache_requests_total{result="hit"} 3.0' in lines
