"""Which server is asked, as far as one server can show it; with real replicas: tests/faults/test_replicas.py."""

import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask import Flask
from sqlalchemy import create_engine, delete, select, text, update
from sqlalchemy.exc import InternalError, OperationalError, ProgrammingError

from forum.app import create_app
from forum.db import db, end_reading, from_primary, is_unavailable, routed_session, session, unit_of_work
from forum.db.dialects.positions import OF_PRIMARY, History, Position, primary_position, replica_position
from forum.db.replicas import Router, Wish, is_loss
from forum.db.replicas.cutting import Guarded
from forum.db.replicas.router import EXTENSION
from forum.db.replicas.watching import Watch
from forum.errors import Unavailable
from forum.models import Follow, Reply, SiteFact, Tag, User
from tests.conftest import settings_for
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.hidings import HIDINGS, Shown
from tests.support.statements import count_statements

NOWHERE = "postgresql+psycopg://nobody@/none?host=/nowhere"
only_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
def routed(database_url: str, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    made: list[Flask] = []

    def make(replicas: str) -> Flask:
        made.append(create_app(settings_for(tmp_path, database_url=database_url, database_replicas=replicas)))
        made[-1].testing = True
        return made[-1]

    yield make
    for app in made:
        router_of(app).close()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def router_of(app: Flask) -> Router:
    found: Router = app.extensions[EXTENSION]
    return found


def test_how_long_somebody_has_missed_something() -> None:
    history = History(3)
    assert history.seconds_behind(10) is None
    for moment, lsn in ((1.0, 10), (2.0, 10), (3.5, 20), (4.0, 30)):
        assert history.add(moment, lsn)
    assert history.seconds_behind(30) == history.seconds_behind(31) == 0
    assert history.seconds_behind(29) == 0.5
    assert history.seconds_behind(10) == 2.0
    # Further back than anybody remembers.
    assert history.seconds_behind(9) == float("inf")
    assert not history.add(5.0, 12)
    assert (history.seconds_behind(12), history.seconds_behind(11)) == (0, float("inf"))


def test_only_a_server_that_follows_another_is_a_replica() -> None:
    assert replica_position((3, 100, True)) == Position(3, 100, 100)
    assert replica_position((3, 100, False)) is None
    assert replica_position((3, None, True)) is None
    assert primary_position((3, 100, 90)) == Position(3, 100, 90)


def test_what_means_that_a_server_is_gone() -> None:
    gone = [psycopg.OperationalError(), psycopg.errors.AdminShutdown(), psycopg.errors.CannotConnectNow()]
    alive = [psycopg.errors.LockNotAvailable(), psycopg.errors.SerializationFailure(), psycopg.errors.DiskFull()]
    assert [is_loss(OperationalError("SELECT", {}, error)) for error in gone + alive] == [True] * 3 + [False] * 3
    assert not is_loss(ProgrammingError("SELECT", {}, psycopg.ProgrammingError()))
    assert is_loss(OperationalError("SELECT", {}, alive[0], connection_invalidated=True))
    assert is_unavailable(InternalError("UPDATE", {}, psycopg.errors.ReadOnlySqlTransaction()))


def test_a_watch_on_a_server_that_says_nothing() -> None:
    """It answers at once what is known, however long the server lets it wait."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        watch = Watch("silent", f"postgresql+psycopg://me@127.0.0.1:{port}/x", OF_PRIMARY, primary_position)
        assert (watch.is_up, watch.is_away) == (False, False)
        began = time.monotonic()
        watch.look()
        # libpq waits for two seconds at least.
        assert time.monotonic() - began < 10
    assert (watch.is_up, watch.is_away, watch.position) == (False, True, None)


def test_a_watch_comes_back_by_itself(postgres_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    url = postgres_server.create_database("watched")
    connection = psycopg.connect(host=str(postgres_server.folder), user="forum", dbname="watched", autocommit=True)
    watch = Watch("it", url, OF_PRIMARY, primary_position)
    watch.look()
    assert (watch.is_up, watch.is_away) == (False, True), "its tables are missing"
    connection.execute("CREATE TABLE site_facts (name text, value text)")
    watch.look()
    assert watch.is_up
    assert watch.position is not None
    assert watch.position.lsn >= watch.position.safe > 0
    connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'forum watch'")
    watch.look()
    assert watch.is_up, "it was only its connection that ended"
    watch.note_failure()
    assert watch.is_away
    monkeypatch.setattr("forum.db.replicas.watching.PATIENCE", 0.0)
    watch.look()
    assert watch.is_up
    watch._asking_since = time.monotonic() - 1
    assert watch.is_away, "it thinks for too long"
    watch.stop()
    watch._drop()
    connection.close()


@only_postgresql
def test_without_replicas_everything_is_as_it_was(app: Flask) -> None:
    assert EXTENSION not in app.extensions
    routed_session().wish_for(Wish())
    with count_statements() as sent:
        assert from_primary(lambda: session().scalar(text("SELECT 1"))) == 1
        end_reading()
        with unit_of_work() as work:
            work.execute(update(User).values(title="x"))
    # The one in the middle asks for maintenance.
    assert [statement.split()[0] for statement in sent] == ["SELECT", "SELECT", "UPDATE"]
    assert not [statement for statement in sent if "hidings" in statement or "pg_" in statement]
    assert session().get(SiteFact, "hidings") is None


@only_postgresql
def test_replicas_that_are_away_cost_nothing(routed: Callable[..., Flask]) -> None:
    app = routed(NOWHERE)
    with app.app_context():
        post = make_post(make_actor("ann"), make_blog())
        router_of(app).start()
        client = app.test_client()
        assert router_of(app).replicas[0].watch.has_looked.wait(10)
        client.get("/readyz")
        with count_statements() as sent:
            assert client.get(f"/posts/{post}/a-post").status_code == 200
        assert not [statement for statement in sent if "pg_current_wal" in statement]


@only_postgresql
def test_the_primary_is_no_replica_of_its_own(routed: Callable[..., Flask], database_url: str) -> None:
    app = routed(f"{database_url}&application_name=other")
    with app.app_context():
        router = router_of(app)
        router.start()
        assert router.replicas[0].watch.has_looked.wait(10)
        assert router.replicas[0].watch.is_away
        assert router.replicas[0].connect(0, 0) is None
        assert router.connect(Wish(), db.engine) is None


@only_postgresql
def test_what_counts_as_hiding(routed: Callable[..., Flask]) -> None:
    app = routed(NOWHERE)
    counting: dict[str, tuple[Any, bool]] = {
        "an update": (update(Reply).values(state="hidden"), True),
        "a removal": (delete(Tag), True),
        "words of one's own": (text("UPDATE users SET title = 'x'"), True),
        "a question": (text("SELECT 1"), False),
        "what is one's own": (delete(Follow), False),
        "reading": (select(User), False),
    }
    with app.app_context():
        ann = make_actor("ann")
        for name, (statement, is_counted) in counting.items():
            before = router_of(app).ask_position(db.engine).hidings
            with unit_of_work() as work:
                work.execute(statement)
            assert router_of(app).ask_position(db.engine).hidings == before + is_counted, name
        before = router_of(app).ask_position(db.engine).hidings
        with unit_of_work() as work:
            work.get_one(User, ann.member_id).display_name = "Anna"
        assert router_of(app).ask_position(db.engine).hidings == before + 1

        def fail() -> None:
            with unit_of_work() as work:
                work.execute(delete(Tag))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        make_actor("bob")
        assert router_of(app).ask_position(db.engine).hidings == before + 1


@only_postgresql
def test_all_that_hides_counts(routed: Callable[..., Flask]) -> None:
    app = routed(NOWHERE)
    with app.app_context():
        ann, mo, ada = make_actor("ann"), make_actor("mo", role="moderator"), make_actor("ada", role="admin")
        for name, hide in HIDINGS.items():
            blog = make_blog()
            shown = Shown(ann, mo, ada, blog, make_post(ann, blog))
            before = router_of(app).ask_position(db.engine)
            reply(ann, shown.post_id)
            after = router_of(app).ask_position(db.engine)
            assert (after.hidings, after.lsn > before.lsn) == (before.hidings, True), "a reply hides nothing"
            hide(shown)
            assert router_of(app).ask_position(db.engine).hidings == before.hidings + 1, name


@only_postgresql
def test_nobody_at_all_answers(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(tmp_path, database_url=f"{NOWHERE}2", database_replicas=NOWHERE)
    app = create_app(settings)
    with app.app_context():
        router = router_of(app)
        router.start()
        assert router.primary.has_looked.wait(10)
        with pytest.raises(Unavailable):
            router.connect(Wish(), db.engine)
        answer = app.test_client().get("/readyz")
        assert (answer.status_code, answer.get_json()["status"]) == (503, "not ready")
        assert app.test_client().get("/").status_code == 503
        router.close()


@only_postgresql
def test_a_statement_that_gets_no_answer_is_cut_off_and_the_next_one_works(database_url: str) -> None:
    engine = create_engine(database_url, pool_pre_ping=True)
    guarded = Guarded(Watch("it", database_url, OF_PRIMARY, primary_position), engine)
    with ThreadPoolExecutor() as pool, engine.connect() as connection:
        waiting = pool.submit(connection.exec_driver_sql, "SELECT pg_sleep(60)")
        with pytest.raises(TimeoutError):
            waiting.result(0.3)
        assert guarded.cut() == 1
        error = waiting.exception(10)
    assert isinstance(error, OperationalError)
    assert is_loss(error)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    engine.dispose()
    assert guarded.cut() == 0, "it was closed before"
