"""PostgreSQL with two replicas: writes and hidings are seen at once, and a server that ends stops nobody."""

import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, event, text
from werkzeug.test import TestResponse

from forum.app import PAGE_CACHE, create_app
from forum.db import db, end_reading, unit_of_work
from forum.db.replicas import Router
from forum.db.replicas.router import EXTENSION
from forum.models import SignIn
from forum.permissions import Actor
from tests.conftest import settings_for
from tests.matrices.crawling import Reader, addresses_of
from tests.matrices.world import build_world
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.hidings import HIDINGS, Shown
from tests.support.replicas import Cluster
from tests.support.web import Browser, make_member

VIEWERS = ("visitor", "writer", "admin")
SECRET_WORDS = "Nobody may read this any more."


@dataclass
class Site:
    """One process of a site with two replicas."""

    app: Flask
    cluster: Cluster
    shown: Shown

    @property
    def post_id(self) -> int:
        return self.shown.post_id

    @property
    def path(self) -> str:
        return f"/posts/{self.post_id}/the-harbour"

    @property
    def router(self) -> Router:
        found: Router = self.app.extensions[EXTENSION]
        return found

    def get(self, path: str = "", app: Flask | None = None) -> TestResponse:
        """A page for a visitor who was never here."""
        with (app or self.app).app_context():
            return (app or self.app).test_client(use_cookies=False).get(path or self.path)

    def browser(self, handle: str) -> Browser:
        browser = Browser(self.app)
        browser.sign_in(handle)
        self.cluster.catch_up()
        return browser

    def forget_writing(self, browser: Browser) -> None:
        """A minute passes for this browser."""
        browser.client.delete_cookie("__Host-seen", domain="localhost", path="/")

    def wait_for_replicas(self, app: Flask | None = None) -> None:
        """Until pages are read from both replicas."""
        self.get(app=app)
        router: Router = (app or self.app).extensions[EXTENSION]
        until(lambda: len(router._usable()) == 2, "the replicas are not used")

    def pause(self) -> None:
        self.cluster.catch_up()
        for found in self.cluster.replicas:
            found.pause()

    @contextmanager
    def readings(self) -> Iterator[Counter[str]]:
        """Counts the statements that pages send to each server."""
        counted: Counter[str] = Counter()
        engines = {"primary": db.engine} | {
            f"replica {number}": found.engine for number, found in enumerate(self.router.replicas)
        }
        listeners = []
        for name, engine in engines.items():

            def note(*_given: Any, name: str = name) -> None:
                counted[name] += 1

            event.listen(engine, "before_cursor_execute", note)
            listeners.append((engine, note))
        try:
            yield counted
        finally:
            for engine, note in listeners:
                event.remove(engine, "before_cursor_execute", note)


def until(is_so: Callable[[], bool], what: str, seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


@pytest.fixture(scope="module")
def home(whole_cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Home"]:
    """A database for all tests, and a process that goes through all of them without being started again."""
    name = f"t_{secrets.token_hex(6)}"
    url = whole_cluster.primary.create_database(name, template="migrated")
    made = Home(whole_cluster, tmp_path_factory.mktemp("home"), url, whole_cluster.addresses_of(name))
    made.app = made.process()
    with made.app.app_context():
        made.ann = make_member(made.app, "ann")
        for handle in ("bob", "cleo"):
            make_member(made.app, handle)
        made.mo, made.ada = make_actor("mo", role="moderator"), make_member(made.app, "ada", role="admin")
    yield made
    for app in made.processes:
        end(app)
    whole_cluster.mend()
    whole_cluster.primary.drop_database(name)


class Home:
    """What the tests share."""

    app: Flask
    ann: Actor
    mo: Actor
    ada: Actor

    def __init__(self, cluster: Cluster, folder: Path, url: str, replicas: str) -> None:
        self.cluster, self.folder = cluster, folder
        self.processes: list[Flask] = []
        self._given = {"database_url": url, "database_replicas": replicas}

    def process(self, **settings: Any) -> Flask:
        """One more process of the site."""
        app = create_app(settings_for(self.folder, **(self._given | settings)))
        app.testing = True
        self.processes.append(app)
        return app


def end(app: Flask) -> None:
    app.extensions[EXTENSION].close()
    if PAGE_CACHE in app.extensions:
        app.extensions[PAGE_CACHE].changes.close()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def site(home: Home, cluster: Cluster) -> Iterator[Site]:
    """A post with a reply in a blog of its own, which all servers have."""
    app = home.app
    with app.app_context():
        until(lambda: not app.extensions[EXTENSION].is_primary_away, "the primary is not found")
        blog = make_blog()
        shown = Shown(home.ann, home.mo, home.ada, blog, make_post(home.ann, blog, "The harbour"))
        reply(home.ann, shown.post_id, SECRET_WORDS)
        made = Site(app, cluster, shown)
        cluster.catch_up()
        made.wait_for_replicas()
        yield made
        end_reading()


@pytest.fixture
def other(home: Home, site: Site) -> Iterator[Flask]:
    """One more process, which keeps pages."""
    app = home.process(page_cache_mb=4)
    site.get(app=app)
    yield app
    home.processes.remove(app)
    end(app)


def test_pages_are_read_from_both_replicas(site: Site) -> None:
    member = site.browser("bob")
    site.forget_writing(member)
    with site.readings() as counted:
        for _time in range(4):
            assert SECRET_WORDS in site.get().text
    assert counted["replica 0"] > 3
    assert counted["replica 1"] > 3
    # Each page asks the primary for the number of hidings, and nothing else.
    assert counted["primary"] == 4
    with site.readings() as counted:
        assert "Sign out" in member.get(site.path).text
    # And for a member who they are.
    assert counted.pop("primary") == 2
    assert len(counted) == 1


def test_what_one_wrote_is_there_at_once(site: Site) -> None:
    member = site.browser("bob")
    site.pause()
    member.get(site.path)
    answer = member.post(f"/posts/{site.post_id}/replies", {**member.fields(), "body": "Written just now."})
    assert answer.status_code == 303
    cookie = next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith("__Host-seen="))
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=60"} <= set(cookie.split("; "))
    assert "Written just now." in member.get(answer.location, follow=True).text
    # Others are content with what the replicas have.
    with site.readings() as counted:
        assert "Written just now." not in site.get().text
    assert set(counted) - {"primary"}
    site.cluster.resume()
    with site.readings() as counted:
        assert "Written just now." in member.get(site.path).text
    assert set(counted) - {"primary"}


def test_whoever_only_reads_gets_no_cookie(site: Site) -> None:
    member = site.browser("bob")
    for answer in (site.get(), site.get("/sign-in"), member.get(site.path)):
        assert not [each for each in answer.headers.getlist("Set-Cookie") if "seen" in each]


def test_a_forged_cookie_is_none(site: Site) -> None:
    member = site.browser("bob")
    member.client.set_cookie("__Host-seen", "9999999999999", domain="localhost", path="/")
    with site.readings() as counted:
        assert member.get(site.path).status_code == 200
    assert set(counted) - {"primary"}


@pytest.mark.parametrize("name", ["hidden", "blog narrowed"])
def test_nothing_hidden_comes_from_a_replica_that_is_behind(site: Site, other: Flask, name: str) -> None:
    """Nor into the pages that another process keeps; all that hides counts, says tests/db/test_replicas.py."""
    site.wait_for_replicas(other)
    site.pause()
    assert SECRET_WORDS in site.get().text
    assert SECRET_WORDS in site.get(app=other).text
    HIDINGS[name](site.shown)
    end_reading()
    # The other process looks once a second whether its pages still hold.
    other.extensions[PAGE_CACHE].changes.mark(is_fresh=True)
    for _time in range(2):
        assert SECRET_WORDS not in site.get().text
        assert SECRET_WORDS not in site.get(app=other).text
    site.cluster.resume()
    assert SECRET_WORDS not in site.get(app=other).text


def test_nothing_hidden_is_shown_where_the_primary_seemed_to_be_away(site: Site) -> None:
    """It was, a moment ago: its readers look once more before they do without it."""
    site.pause()
    site.router.primary._fail("a test says so")
    assert site.router.is_primary_away
    # By another process.
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE replies SET state = 'hidden'"))
        connection.execute(text("UPDATE site_facts SET value = (value::bigint + 1)::text WHERE name = 'hidings'"))
    site.router.primary._fail("a test says so")
    assert SECRET_WORDS not in site.get().text


def test_who_one_is_comes_from_the_primary(site: Site) -> None:
    cleo = site.browser("cleo")
    site.forget_writing(cleo)
    site.pause()
    assert "Sign out" in cleo.get(site.path).text
    with unit_of_work() as work:
        work.execute(delete(SignIn))
    with site.readings() as counted:
        assert "Sign out" not in cleo.get(site.path).text
    assert set(counted) - {"primary"}, "the rest of the page comes from a replica that knows nothing of it"


def test_a_kept_page_is_as_new_as_its_mark(site: Site, other: Flask) -> None:
    """A reply that no replica has yet is not missing for a minute from what is kept."""
    site.wait_for_replicas(other)
    site.pause()
    reply(site.shown.ann, site.post_id, "Hello from the harbour.")
    end_reading()
    other.extensions[PAGE_CACHE].changes.mark(is_fresh=True)
    assert "Hello from the harbour." in site.get(app=other).text


def test_a_replica_that_ends_is_left_out_and_comes_back(site: Site) -> None:
    for _time in range(4):
        site.get()
    site.cluster.replicas[0].kill9()
    with site.readings() as counted:
        for _time in range(6):
            assert SECRET_WORDS in site.get().text
    assert counted["replica 0"] == 0
    assert counted["replica 1"] > 6
    site.cluster.replicas[1].kill9()
    for _time in range(3):
        assert SECRET_WORDS in site.get().text
    site.cluster.mend()

    def is_read() -> bool:
        with site.readings() as counted:
            site.get()
            site.get()
        return counted["replica 0"] > 0 and counted["replica 1"] > 0

    until(is_read, "the replicas do not come back")


def test_a_replica_that_ends_in_the_middle_of_a_page(site: Site) -> None:
    sent: list[str] = []

    def kill(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)
        if len(sent) == 2:
            for found in site.cluster.replicas:
                found.kill9()

    for found in site.router.replicas:
        event.listen(found.engine, "before_cursor_execute", kill)
    assert SECRET_WORDS in site.get().text
    for found in site.router.replicas:
        event.remove(found.engine, "before_cursor_execute", kill)
    assert len(sent) == 2


def test_a_replica_that_fell_behind_is_left_out(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forum.db.replicas.router.MOST_BEHIND", 0.6)
    site.pause()
    reply(site.shown.ann, site.post_id, "Written later.")
    end_reading()
    until(lambda: not site.router._usable(), "replicas that are behind are used")
    with site.readings() as counted:
        assert "Written later." in site.get().text
    assert set(counted) == {"primary"}
    site.cluster.resume()
    until(lambda: len(site.router._usable()) == 2, "the replicas do not come back")


def test_without_the_primary_one_reads_on_and_writes_later(site: Site) -> None:
    member, admin = site.browser("bob"), site.browser("ada")
    member.get(site.path)
    form = member.fields()
    site.cluster.catch_up()
    site.cluster.primary.kill9()
    page = member.get(site.path)
    assert page.status_code == 200
    assert SECRET_WORDS in page.text
    assert "Sign out" in page.text
    assert "You can read, but not write just now." in page.text
    visitor = site.get()
    assert (visitor.status_code, visitor.headers["Cache-Control"]) == (200, "no-store")
    assert "You can read, but not write just now." in visitor.text
    # An answer that is made while it is sent, with no context around it, as on a real server.
    csv = "/moderation/report/statements.csv?from=2026-01-01&to=2026-12-31"
    with ThreadPoolExecutor() as pool:
        sent = pool.submit(admin.client.get, csv, buffered=True).result()
    assert (sent.status_code, "," in sent.text) == (200, True)
    assert "After you have sent something" in member.get("/privacy").text
    for path in ("/", "/latest", "/blogs", "/search?q=harbour", "/feed.atom", "/@ann", "/inbox"):
        assert member.get(path).status_code == 200, path
    answer = member.post(f"/posts/{site.post_id}/replies", {**form, "body": "Typed with care."})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "You can read, but not write just now." in answer.text
    assert "Typed with care." in answer.text
    assert site.get("/healthz").status_code == 200
    ready = site.get("/readyz")
    assert (ready.status_code, ready.json) == (200, {"status": "ready for reading"})
    site.cluster.primary.start()
    until(lambda: not site.router.is_primary_away, "the primary is not found again")
    assert "You can read" not in member.get(site.path).text
    answer = member.post(f"/posts/{site.post_id}/replies", {**form, "body": "Typed with care."})
    assert answer.status_code == 303
    assert "Typed with care." in member.get(answer.location, follow=True).text
    assert site.get("/readyz").json == {"status": "ready"}


@pytest.mark.slow
def test_a_primary_that_hangs_holds_nobody_up_for_long(site: Site) -> None:
    member = site.browser("bob")
    member.get(site.path)
    form = member.fields() | {"body": "Typed with care."}
    site.cluster.catch_up()
    with ThreadPoolExecutor() as pool, site.cluster.primary.frozen():
        began = time.monotonic()
        # Whoever comes before it is missed waits until then.
        first = pool.submit(site.get)
        until(lambda: site.router.is_primary_away, "the primary is not missed")
        page = member.get(site.path)
        assert (page.status_code, SECRET_WORDS in page.text) == (200, True)
        assert "You can read, but not write just now." in page.text
        answer = member.post(f"/posts/{site.post_id}/replies", form)
        assert (answer.status_code, "Typed with care." in answer.text) == (503, True)
        assert site.get().status_code == 200
        assert first.result(15).status_code in {200, 503}
        assert time.monotonic() - began < 20
    until(lambda: not site.router.is_primary_away, "the primary is not found again")
    until(lambda: len(site.router._usable()) == 2, "the replicas do not come back")
    assert "You can read" not in member.get(site.path).text
    answer = member.post(f"/posts/{site.post_id}/replies", form)
    assert answer.status_code == 303
    assert "Typed with care." in member.get(answer.location, follow=True).text


def test_a_process_that_never_met_the_primary_reads(site: Site, home: Home) -> None:
    site.cluster.primary.kill9()
    other = home.process(page_cache_mb=4)
    page = site.get(app=other)
    assert page.status_code == 200
    assert SECRET_WORDS in page.text
    assert other.extensions[PAGE_CACHE].kept.bytes == 0


def test_what_was_hidden_last_stays_hidden_without_the_primary(site: Site) -> None:
    site.pause()
    HIDINGS["hidden"](site.shown)
    end_reading()
    assert SECRET_WORDS not in site.get().text
    site.cluster.primary.kill9()
    until(lambda: site.router.is_primary_away, "the primary is not missed")
    # No replica has it, so nobody answers rather than one that shows it.
    assert site.get().status_code == 503
    site.cluster.replicas[1].resume()
    until(lambda: site.get().status_code == 200, "nobody answers")
    assert SECRET_WORDS not in site.get().text


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_every_page_is_read_from_replicas_alone(cluster: Cluster, tmp_path: Path) -> None:
    """What these viewers see at each address of the matrices is the same with the primary and without it."""
    name = f"t_{secrets.token_hex(6)}"
    url = cluster.primary.create_database(name, template="migrated")
    usual = {"database_url": url, "database_replicas": cluster.addresses_of(name), "help_contacts": "Zzhelp | 12"}
    app = create_app(settings_for(tmp_path, **usual))
    app.testing = True
    world = build_world(app)
    cluster.catch_up()
    addresses = [each for each in addresses_of(world) if not each.is_extra]

    def read() -> dict[tuple[str, str], tuple[int, frozenset[str]]]:
        reader = Reader(world)
        answers = {(viewer, each.url): reader.read(viewer, each) for each in addresses for viewer in VIEWERS}
        return {cell: (answer.status, frozenset(answer.found)) for cell, answer in answers.items()}

    before = read()
    cluster.primary.kill9()
    until(lambda: app.extensions[EXTENSION].is_primary_away, "the primary is not missed")
    after = read()
    end(app)
    cluster.mend()
    cluster.primary.drop_database(name)
    assert {cell: answer for cell, answer in after.items() if answer != before[cell]} == {}
    assert len(after) > 300
