"""Redis: pages of one process for the others, counts of requests together, and nothing that fails without it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from forum.app import PAGE_CACHE, create_app
from forum.db import db, unit_of_work
from forum.errors import ConfigurationError
from forum.services.moderation import hide_reply
from forum.web.kept_pages import OLDEST, Answer
from forum.web.redis_store import SKIPPED_FOR, RedisStore
from forum.web.shared_pages import LARGEST, SharedPages
from tests.conftest import settings_for
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.redis import RedisServer, has_redis, running_redis
from tests.support.requirements import skip_or_fail
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
KEY = (None, "http", "localhost", "", "/", "")
PAGE = Answer("200 OK", [("ETag", '"one"'), ("X-Ü", "ü")], b"a page\nof two lines", endpoint="posts.front")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    if not has_redis():
        skip_or_fail("redis", "redis-server is not installed")
    with running_redis(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def server(running: RedisServer) -> Iterator[RedisServer]:
    running.ask(lambda client: client.flushall())
    yield running
    running.kill()
    running.start()


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Asked(RedisStore):
    """Counts how often Redis is really asked."""

    def __init__(self, url: str, clock: Clock) -> None:
        super().__init__(url, clock)
        self.count = 0

    def ask(self, question: Callable[[Any], Any]) -> Any:
        def counted(client: Any) -> Any:
            self.count += 1
            return question(client)

        return super().ask(counted)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(server: RedisServer, clock: Clock) -> Iterator[Asked]:
    store = Asked(server.url, clock)
    yield store
    store.close()


def pages_of(store: RedisStore, edition: str = "first", secret: str = "") -> SharedPages:
    return SharedPages(store, secret=secret, edition=edition)


def test_a_page_comes_back_as_it_was(store: Asked, server: RedisServer) -> None:
    pages = pages_of(store)
    assert pages.find(KEY, "mark") is None
    pages.put(KEY, "mark", PAGE)
    found = pages.find(KEY, "mark")
    assert found is not None
    assert found.answer == PAGE
    assert 0 <= found.age < OLDEST
    for other in (pages.find(KEY, "another mark"), pages.find((*KEY[:-1], "at=1"), "mark")):
        assert other is None
    assert pages_of(store, edition="second").find(KEY, "mark") is None
    (name,) = server.ask(lambda client: client.keys())
    assert 0 < server.ask(lambda client: client.pttl(name)) <= OLDEST * 1000
    assert b"localhost" not in name


def test_a_page_that_somebody_else_wrote_is_not_sent(store: Asked, server: RedisServer) -> None:
    pages = pages_of(store)
    pages.put(KEY, "mark", PAGE)
    (name,) = server.ask(lambda client: client.keys())
    value = server.ask(lambda client: client.get(name))
    for forged in (value.replace(b"a page", b"a lie!"), b"", b"x" * 10, value[32:], b"\0" * 32 + value[32:]):
        server.ask(lambda client, forged=forged: client.set(name, forged))
        assert pages.find(KEY, "mark") is None
    other = (*KEY[:-1], "at=1")
    pages.put(other, "mark", PAGE)
    (second,) = set(server.ask(lambda client: client.keys())) - {name}
    server.ask(lambda client: client.copy(second, name, replace=True))
    assert pages.find(KEY, "mark") is None
    pages_of(store, secret="stolen").put(KEY, "mark", PAGE)
    assert pages.find(KEY, "mark") is None


def test_what_is_too_large_stays_away(store: Asked, server: RedisServer) -> None:
    pages_of(store).put(KEY, "mark", Answer("200 OK", [], b"x" * (LARGEST + 1)))
    assert server.ask(lambda client: client.keys()) == []


@pytest.mark.parametrize("how", ["freeze", "kill"])
def test_a_redis_that_is_away_is_asked_once_in_a_while(
    store: Asked, server: RedisServer, clock: Clock, how: str
) -> None:
    pages = pages_of(store)
    pages.put(KEY, "mark", PAGE)
    getattr(server, how)()
    before = store.count
    assert [pages.find(KEY, "mark") for _ in range(5)] == [None] * 5
    pages.put(KEY, "mark", PAGE)
    assert store.count == before + 1
    clock.seconds += SKIPPED_FOR
    assert [pages.find(KEY, "mark") for _ in range(5)] == [None] * 5
    assert store.count == before + 2
    if how == "freeze":
        server.go_on()
    else:
        server.start()
    clock.seconds += SKIPPED_FOR
    pages.put(KEY, "mark", PAGE)
    assert pages.find(KEY, "mark") is not None


@on_sqlite
def test_a_site_without_the_library_says_so(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("forum.web.redis_store.importlib.import_module", missing)
    with pytest.raises(ConfigurationError, match="FORUM_REDIS_URL"):
        create_app(settings_for(tmp_path, database_url=database_url, redis_url="redis://localhost"))


@pytest.fixture
def make_site(database_url: str, tmp_path: Path, server: RedisServer) -> Iterator[Callable[..., Flask]]:
    """Processes of one site, as far as one process of tests can be several."""
    made: list[Flask] = []

    def make(**settings: object) -> Flask:
        given = {"page_cache_mb": 4, "redis_url": server.url, "port": 8000 + len(made)} | settings
        made.append(create_app(settings_for(tmp_path, database_url=database_url, **given)))
        made[-1].testing = True
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def cost(app: Flask, path: str) -> int:
    with app.app_context(), count_statements() as sent:
        assert app.test_client(use_cookies=False).get(path).status_code == 200
    return len(sent)


@on_postgresql
def test_what_one_process_made_another_sends(make_site: Callable[..., Flask], server: RedisServer) -> None:
    first, second, third = make_site(), make_site(), make_site(site_name="Another name")
    with first.app_context():
        ann, mo = make_member(first, "ann"), make_actor("mo", role="moderator")
        post_id = make_post(ann, make_blog(), "The harbour")
        reply(ann, post_id, "Something that must go.")
    path = f"/posts/{post_id}/the-harbour"
    assert [cost(first, path) > 0, cost(second, path), cost(second, path)] == [True, 0, 0]
    assert cost(third, path) > 0
    one, two = (app.test_client(use_cookies=False).get(path) for app in (first, second))
    assert (one.data, list(one.headers)) == (two.data, list(two.headers))
    with first.app_context(), unit_of_work() as work:
        hide_reply(work, actor=mo, post_id=post_id, number=1, reason="spam")
    for app in (second, first, third):
        assert "must go" not in Browser(app).get(path).text
    # Emptied, frozen or gone: the pages are made as without it.
    server.ask(lambda client: client.flushall())
    fourth = make_site()
    assert "The harbour" in Browser(fourth).get(path).text
    server.freeze()
    fifth = make_site()
    assert "The harbour" in Browser(fifth).get(path).text
    assert "must go" not in Browser(fifth).get(path).text
    server.kill()
    assert "The harbour" in Browser(make_site()).get(path).text


@on_sqlite
def test_requests_are_counted_together_and_apart_without_redis(
    make_site: Callable[..., Flask], server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forum.app.PAGES_A_MINUTE", 6)
    first, second = make_site(limits="on"), make_site(limits="on")
    assert first.extensions[PAGE_CACHE] is not None

    def ask(app: Flask, address: str) -> int:
        return Browser(app, address=address).get("/terms").status_code

    assert [ask(app, "10.0.0.1") for app in (first, second) * 3] == [200] * 6
    assert [ask(app, "10.0.0.1") for app in (first, second)] == [429, 429]
    assert ask(second, "10.0.0.2") == 200
    server.freeze()
    assert [ask(first, "10.0.0.3") for _ in range(7)] == [200] * 6 + [429]
    assert ask(second, "10.0.0.3") == 200
    server.kill()
    assert [ask(first, "10.0.0.4"), ask(second, "10.0.0.4")] == [200, 200]
    third = make_site(limits="on")
    assert ask(third, "10.0.0.5") == 200
