"""Pages for visitors from memory: what is kept, for whom, and how soon a change is seen."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask, Response
from sqlalchemy import NullPool, create_engine, text
from werkzeug.test import TestResponse

from forum.app import PAGE_CACHE, PAGES_A_MINUTE, create_app
from forum.db import db, session, unit_of_work
from forum.db.dialects.changes import TRUST, Changes, Mark, changes_of
from forum.models import Blog
from forum.permissions import Actor
from forum.services.accounts import edit_profile, prepare_profile
from forum.services.blogs import edit_blog, prepare_blog
from forum.services.moderation import hide_reply, remove_post, restore_reply
from forum.services.posts import edit_post, unpublish_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import edit_reply, prepare_reply
from forum.web.kept_pages import Answer
from forum.web.kept_threads import EXTENSION as KEPT_THREADS
from forum.web.page_cache import KEPT, PageCache, is_for_everybody
from tests.conftest import settings_for
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

on_one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@dataclass
class World:
    app: Flask
    other: Flask
    ann: Actor
    mo: Actor
    blog: Blog
    post_id: int

    @property
    def path(self) -> str:
        return f"/posts/{self.post_id}/the-harbour"

    @property
    def cache(self) -> PageCache:
        found: PageCache = self.app.extensions[PAGE_CACHE]
        return found

    def get(self, path: str, method: str = "GET", **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with self.app.app_context():
            return self.app.test_client(use_cookies=False).open(path, method=method, headers=named)

    def costs(self, path: str, method: str = "GET", **headers: str) -> int:
        """How many statements a request sends."""
        with count_statements() as sent:
            self.get(path, method, **headers)
        return len(sent)


@pytest.fixture
def make_site(database_url: str, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    made: list[Flask] = []

    def make(**settings: object) -> Flask:
        made.append(create_app(settings_for(tmp_path, database_url=database_url, **{"page_cache_mb": 4} | settings)))
        made[-1].testing = True
        return made[-1]

    yield make
    for app in made:
        if PAGE_CACHE in app.extensions:
            app.extensions[PAGE_CACHE].changes.close()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def world(make_site: Callable[..., Flask]) -> Iterator[World]:
    """Two processes of one site, as far as one process of tests can be two.

    Neither keeps threads, so that a page that is made anew costs statements.
    """
    app, other = make_site(), make_site()
    for process in (app, other):
        del process.extensions[KEPT_THREADS]
    with app.app_context():
        ann = make_member(app, "ann", name="Ann")
        blog = make_blog(name="Porch")
        post_id = make_post(ann, blog, "The harbour", "Its old text.")
        reply(ann, post_id, "A reply of old.")
        yield World(app, other, ann, make_actor("mo", role="moderator"), blog, post_id)


def act(do: Callable[..., Any], actor: Actor, **given: Any) -> Any:
    with unit_of_work() as work:
        return do(work, actor=actor, **given)


def test_the_second_visitor_costs_no_statement(world: World) -> None:
    make_post(world.ann, world.blog, "Tagged", tags="boats")
    pages = ["/", "/latest", world.path, f"{world.path}?last=1", f"/posts/{world.post_id}/replies/1/branch", "/blogs"]
    pages += ["/blogs/porch", "/blogs/porch/archive", "/tags", "/tags/boats", "/@ann", "/@ann?show=replies"]
    pages += ["/feed.atom", "/blogs/porch/feed.rss", f"/posts/{world.post_id}/feed.json", "/@ann/feed.atom"]
    for path in pages:
        first = world.get(path)
        assert first.status_code == 200, path
        assert world.costs(path) == 0, path
        again = world.get(path)
        assert (again.data, list(again.headers)) == (first.data, list(first.headers))
        assert "Set-Cookie" not in again.headers
        assert again.headers["Content-Security-Policy"]
        assert world.costs(path, method="HEAD") == 0, path
    head = world.get(world.path, "HEAD")
    page = world.get(world.path)
    assert (head.data, list(head.headers)) == (b"", list(page.headers))
    assert page.headers["Cache-Control"] == "no-cache"


@on_one_database
def test_every_kept_page_is_a_route(world: World) -> None:
    assert KEPT.keys() <= {rule.endpoint for rule in world.app.url_map.iter_rules()}


def test_members_and_strange_requests_pass_it_by(world: World) -> None:
    visitor = world.get(world.path)
    member = Browser(world.app)
    member.sign_in("ann")
    page = member.get(world.path)
    assert "Sign out" in page.text
    assert (page.headers["Cache-Control"], "ETag" in page.headers) == ("no-store", False)
    assert world.get(world.path).data == visitor.data
    for headers in ({"Cookie": "any=1"}, {"Authorization": "Bearer x"}, {"Range": "bytes=0-9"}):
        assert world.costs(world.path, **headers) > 0, headers
    for query in ("page=2", "at=1&utm_source=x", "text=1", "a%74=1", "at=1&", f"at={'1' * 300}"):
        world.get(f"{world.path}?{query}")
        assert world.costs(f"{world.path}?{query}") > 0, query
    assert world.costs(world.path) == 0


@on_one_database
def test_only_whole_answers_for_everybody_are_kept(world: World) -> None:
    size = world.cache.kept.bytes
    for path in ("/sign-in", "/register", "/no-such", "/posts/99999/none", f"/posts/{world.post_id}", "/search?q=old"):
        world.get(path)
        world.get(path)
    assert world.get("/", Host="evil.example").status_code == 400
    assert world.get("/blogs/none", Host="localhost").status_code == 404
    assert world.cache.kept.bytes == size
    usual = [("Cache-Control", "no-cache"), ("Vary", "Accept-Encoding, Cookie")]
    assert is_for_everybody(Answer("200 OK", usual, b""))
    assert not is_for_everybody(Answer("404 NOT FOUND", usual, b""))
    for header in (("Set-Cookie", "a=1"), ("Vary", "User-Agent"), ("Cache-Control", "no-store")):
        assert not is_for_everybody(Answer("200 OK", [header], b"")), header
    assert not is_for_everybody(Answer("200 OK", [("Cache-Control", "private, max-age=1")], b""))


def test_hosts_and_codings_are_kept_apart(world: World) -> None:
    plain = world.get(world.path)
    assert "Content-Encoding" not in plain.headers
    for asked, coding in (("gzip, deflate", "gzip"), ("br;q=1.0, gzip;q=0.5", "br"), ("gzip", "gzip")):
        for _time in range(2):
            page = world.get(world.path, Accept_Encoding=asked)
            assert page.headers["Content-Encoding"] == coding
            assert coding != "gzip" or gzip.decompress(page.data) == plain.data
            assert int(page.headers["Content-Length"]) == len(page.data)
            assert page.headers["ETag"] != plain.headers["ETag"]
    assert world.costs(world.path, Accept_Encoding="GZIP;q=0.9") == 0
    assert world.costs(world.path, Accept_Encoding="gzip;q=0, identity") == 0
    assert world.costs(world.path, Host="127.0.0.1") > 0


def test_readers_who_have_the_page_get_304(world: World) -> None:
    for path in (world.path, "/feed.atom"):
        tag = world.get(path).headers["ETag"]
        for known in (tag, f'"other", {tag}', f"W/{tag.removeprefix('W/')}", "*"):
            assert world.costs(path, If_None_Match=known) == 0
            answer = world.get(path, If_None_Match=known)
            assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag)
            assert "Content-Length" not in answer.headers
            assert answer.headers["Cache-Control"].endswith("no-cache")
        assert world.get(path, If_None_Match='"other"').status_code == 200
    dated = world.get("/feed.atom").headers["Last-Modified"]
    assert world.get("/feed.atom", If_Modified_Since=dated).status_code == 304
    assert world.get("/feed.atom", If_Modified_Since="Thu, 01 Jan 2037 00:00:00 GMT").status_code == 200
    assert world.get(world.path, If_Modified_Since=dated).status_code == 200


@pytest.mark.parametrize("coding", ["gzip", "br", "identity"])
def test_the_same_words_made_anew_are_the_same_page(world: World, coding: str) -> None:
    """Also a second later, and from another process: compressing notes no time."""
    asked = {"Accept_Encoding": coding}
    with time_machine.travel(datetime(2026, 5, 1, 12, tzinfo=UTC), tick=False):
        tag = world.get(world.path, **asked).headers["ETag"]
    make_actor("bea")
    with time_machine.travel(datetime(2026, 5, 1, 12, 5, tzinfo=UTC), tick=False):
        assert world.costs(world.path, **asked) > 0
        assert world.get(world.path, If_None_Match=tag, **asked).status_code == 304
        other = world.other.test_client(use_cookies=False).get(world.path, headers={"Accept-Encoding": coding})
        assert other.headers["ETag"] == tag


def test_each_change_is_seen_at_once_by_every_process(world: World) -> None:
    ann, mo, post_id = world.ann, world.mo, world.post_id

    def shown(words: str, path: str = world.path) -> set[bool]:
        found = set()
        for app in (world.app, world.other):
            for _time in range(2):
                page = Browser(app).get(path)
                found.add(page.status_code == 200 and words in page.text)
        return found

    assert shown("A reply of old.") == {True}
    reply(ann, post_id, "A second reply.")
    assert shown("A second reply.") == {True}
    act(edit_reply, ann, post_id=post_id, number=1, version=1, prepared=prepare_reply("A reply anew."))
    assert shown("A reply anew.") == {True}
    assert shown("A reply of old.") == {False}
    act(hide_reply, mo, post_id=post_id, number=1, reason="spam")
    assert shown("A reply anew.") == {False}
    act(restore_reply, mo, post_id=post_id, number=1, reason="a mistake")
    assert shown("A reply anew.") == {True}
    act(edit_post, ann, post_id=post_id, version=1, prepared=prepare_post("The harbour", "Its new text."))
    assert shown("Its new text.") == {True}
    renamed = prepare_profile(actor=ann, display_name="Anneliese", bio="", timezone="")
    act(edit_profile, ann, prepared=renamed)
    assert shown("Anneliese") == shown("Anneliese", "/@ann") == shown("Anneliese", "/") == {True}
    close_blog(world, "private")
    assert shown("Its new text.") == shown("The harbour", "/") == shown("The harbour", "/feed.atom") == {False}
    close_blog(world, "public")
    assert shown("Its new text.") == shown("The harbour", "/") == shown("The harbour", "/feed.atom") == {True}
    other_id = make_post(ann, world.blog, "The ferry")
    assert shown("The ferry", "/latest") == {True}
    act(unpublish_post, ann, post_id=other_id)
    assert shown("The ferry", "/latest") == {False}
    act(remove_post, mo, post_id=post_id, reason="spam")
    assert shown("Its new text.") == shown("The harbour", "/") == {False}


def test_what_another_process_writes_is_seen_within_a_second(
    world: World, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Anneliese" not in world.get(world.path).text
    engine = create_engine(database_url, poolclass=NullPool)
    # Past the unit of work, so that this process knows nothing of it.
    with engine.begin() as connection:
        connection.execute(text("UPDATE users SET display_name = 'Anneliese' WHERE handle = 'ann'"))
    engine.dispose()
    if database_url.startswith("postgresql"):
        later = time.monotonic() + TRUST
        monkeypatch.setattr("forum.db.dialects.changes.time.monotonic", lambda: later)
    assert "Anneliese" in world.get(world.path).text


def close_blog(world: World, reading: str) -> None:
    blog = session().get_one(Blog, world.blog.id)
    values = {name: getattr(blog, name) for name in ("name", "slug", "posting", "is_unlisted", "position")}
    prepared = prepare_blog(**values, description="", note="", closes_after_days=None, reading=reading)
    act(
        edit_blog,
        make_actor(f"admin_{reading}", role="admin"),
        blog_id=blog.id,
        version=blog.version,
        prepared=prepared,
    )


def test_what_changed_while_a_page_was_made_is_not_lost(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    views = world.app.view_functions
    make = views["posts.show"]

    def slowly(**given: Any) -> Any:
        page = make(**given)
        reply(world.ann, world.post_id, "Meanwhile.")
        return page

    monkeypatch.setitem(views, "posts.show", slowly)
    assert "Meanwhile." not in world.get(world.path).text
    monkeypatch.setitem(views, "posts.show", make)
    assert "Meanwhile." in world.get(world.path).text


class Steady(Changes):
    """A database in which nothing changes, or one that is away."""

    def __init__(self, mark: object | None) -> None:
        self.now = mark

    def mark(self, *, is_fresh: bool = False) -> Mark | None:
        return None if self.now is None else Mark(1, self.now)


class Made:
    """An app that counts what it makes."""

    def __init__(self) -> None:
        self.flask = Flask("made")
        self.count = 0
        self.is_failing = False
        self.flask.add_url_rule("/", "posts.front", self.front)
        self.flask.config["PROPAGATE_EXCEPTIONS"] = True
        self.seconds = 0.0
        self.changes = Steady("mark")
        self.flask.wsgi_app = PageCache(  # type: ignore[method-assign]
            self.flask.wsgi_app,
            changes=self.changes,
            addresses=self.flask.url_map,
            codings=["br", "gzip"],
            most_bytes=1_000_000,
            before_making=lambda: None,
            clock=lambda: self.seconds,
        )

    def front(self) -> Response:
        self.count += 1
        time.sleep(0.2)
        if self.is_failing:
            raise ZeroDivisionError
        return Response(f"page {self.count}")

    def get(self) -> str:
        return self.flask.test_client().get("/").text

    def get_by_many(self) -> list[str]:
        """What eight readers get who come at the same time."""
        barrier, found = threading.Barrier(8), []

        def read() -> None:
            barrier.wait()
            try:
                found.append(self.get())
            except ZeroDivisionError:
                found.append("failed")

        readers = [threading.Thread(target=read) for _reader in range(8)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join(10)
        return found


def test_many_at_once_are_one_page() -> None:
    made = Made()
    assert made.get_by_many() == ["page 1"] * 8
    assert made.count == 1
    made.seconds = 60.0
    assert made.get() == made.get() == "page 2"


def test_those_who_wait_in_vain_make_their_own() -> None:
    made = Made()
    made.is_failing = True
    assert made.get_by_many() == ["failed"] * 8
    assert made.count == 8
    made.is_failing = False
    assert made.get() == made.get() == "page 9"


def test_nothing_is_kept_while_the_database_is_away() -> None:
    made = Made()
    made.changes.now = None
    assert [made.get(), made.get()] == ["page 1", "page 2"]
    made.changes.now = "mark"
    assert [made.get(), made.get()] == ["page 3", "page 3"]
    made.changes.now = None
    assert made.get() == "page 4"


@on_one_database
def test_it_can_be_switched_off(make_site: Callable[..., Flask], world: World) -> None:
    app = make_site(page_cache_mb=0)
    assert PAGE_CACHE not in app.extensions
    off = replace(world, app=app)
    assert "ETag" not in off.get("/").headers
    with app.app_context():
        assert off.costs("/") > 0


@on_one_database
def test_an_answer_from_memory_counts_towards_no_limit(make_site: Callable[..., Flask], world: World) -> None:
    app = make_site(limits="on")
    reader = Browser(app)
    assert {reader.get("/").status_code for _time in range(PAGES_A_MINUTE + 10)} == {200}
    assert {reader.get("/terms").status_code for _time in range(PAGES_A_MINUTE - 1)} == {200}
    assert reader.get("/terms").status_code == 429
    # What is in memory costs nothing, also for those who asked too often.
    assert reader.get("/").status_code == 200


@on_one_database
def test_the_proxy_says_which_scheme_a_page_is_kept_for(make_site: Callable[..., Flask], world: World) -> None:
    app = make_site(proxy_hops=1)
    for scheme in ("http", "https"):
        Browser(app).get("/", headers={"X-Forwarded-Proto": scheme, "X-Forwarded-For": "10.1.1.1"})
    kept = app.extensions[PAGE_CACHE].kept
    assert [(None, scheme, "localhost", "", "/", "") in kept for scheme in ("http", "https")] == [True, True]


@on_one_database
def test_health_does_not_wait_for_the_database(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world.cache, "changes", changes_of("sqlite:////nowhere/forum.sqlite3"))
    monkeypatch.setattr(world.cache.changes, "mark", pytest.fail)
    assert world.get("/healthz").status_code == 200
