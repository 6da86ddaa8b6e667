"""The unit of work: one transaction, committed whole or not at all, and nothing written beside it."""

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from flask import Flask
from sqlalchemy import event, select, text, true

from forum.db import db, end_reading, now, session, unit_of_work
from forum.db.dialects import dialect_of, postgresql, sqlite
from forum.db.full_text import Found
from forum.errors import Unavailable
from forum.models import SearchText, SiteFact

only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def add_fact(name: str, value: str = "x") -> None:
    with unit_of_work() as work:
        work.add(SiteFact(name=name, value=value))


def names() -> list[str]:
    end_reading()
    found = list(session().scalars(select(SiteFact.name).order_by(SiteFact.name)))
    end_reading()
    return found


def test_it_commits_at_the_end_and_no_sooner(app: Flask) -> None:
    seen: list[list[str]] = []

    def look() -> None:
        with app.app_context():
            seen.append(names())

    with unit_of_work() as work:
        work.add(SiteFact(name="a", value="x"))
        work.flush()
        thread = threading.Thread(target=look)
        thread.start()
        thread.join(10)
    assert seen == [[]]
    assert names() == ["a"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_error_rolls_everything_back(app: Flask, error: type[BaseException]) -> None:
    def act() -> None:
        with unit_of_work() as work:
            work.add(SiteFact(name="a", value="x"))
            work.flush()
            work.add(SiteFact(name="b", value="x"))
            raise error

    with pytest.raises(error):
        act()
    assert names() == []
    add_fact("c")
    assert names() == ["c"]


def test_units_do_not_nest(app: Flask) -> None:
    def act() -> None:
        with unit_of_work() as work:
            work.add(SiteFact(name="outer", value="x"))
            add_fact("inner")

    with pytest.raises(RuntimeError, match="nest"):
        act()
    assert names() == []
    add_fact("after")
    assert names() == ["after"]


def test_units_of_two_threads_are_not_nested(app: Flask) -> None:
    def act() -> None:
        with app.app_context():
            add_fact("other")

    thread = threading.Thread(target=act)
    with unit_of_work() as work:
        thread.start()
        work.add(SiteFact(name="one", value="x"))
    thread.join(10)
    assert names() == ["one", "other"]


def test_a_write_beside_it_is_refused(app: Flask) -> None:
    session().add(SiteFact(name="stray", value="x"))
    with pytest.raises(RuntimeError, match=r"outside unit_of_work"):
        session().flush()
    session().rollback()
    session().add(SiteFact(name="stray", value="x"))
    with pytest.raises(RuntimeError, match=r"outside unit_of_work"):
        session().commit()
    session().rollback()
    assert names() == []


def test_a_change_of_a_row_that_was_only_read_is_not_kept(app: Flask) -> None:
    add_fact("a", "before")
    fact = session().get_one(SiteFact, "a")
    fact.value = "after"
    with unit_of_work() as work:
        assert work.get_one(SiteFact, "a").value == "before"


def test_reading_that_is_open_does_not_stand_in_the_way(app: Flask) -> None:
    assert names() == []
    session().scalars(select(SiteFact)).all()
    add_fact("a")
    assert session().scalars(select(SiteFact.name)).all() == ["a"]


@only_sqlite
def test_a_unit_begins_immediate_and_a_read_deferred(app: Flask) -> None:
    sent: list[str] = []
    # What begins a reading goes past the library.
    event.listen(db.engine, "checkout", lambda connection, *_rest: connection.set_trace_callback(sent.append))
    end_reading()
    names()
    with unit_of_work() as work:
        work.execute(text("SELECT 1"))
    names()
    assert [statement for statement in sent if "BEGIN" in statement] == [
        "BEGIN DEFERRED",
        "BEGIN IMMEDIATE",
        "BEGIN DEFERRED",
    ]


@only_postgresql
def test_a_unit_is_a_transaction_and_a_read_is_none(app: Flask) -> None:
    def is_open() -> bool:
        driver: Any = session().connection().connection.driver_connection
        return bool(driver.info.transaction_status)

    assert session().scalars(select(SiteFact.name)).all() == []
    assert not is_open()
    with unit_of_work() as work:
        work.execute(text("SELECT 1"))
        assert is_open()
    with db.engine.connect() as connection:
        connection.execute(text("INSERT INTO site_facts (name, value) VALUES ('undone', 'x')"))
        connection.rollback()
    assert names() == []


@only_postgresql
def test_what_is_set_for_a_search_ends_with_its_reading(app: Flask) -> None:
    shown = text("SHOW plan_cache_mode")
    usual = session().execute(shown).scalar_one()
    list(
        dialect_of(db.engine).windows(
            session(), Found(SearchText.__table__, true(), SearchText.__table__.c.id), 20, None
        )
    )
    assert session().execute(shown).scalar_one() == "force_custom_plan"
    end_reading()
    assert session().execute(shown).scalar_one() == usual


@only_postgresql
def test_a_connection_that_rests_is_asked_for_nothing_until_it_has_rested_long(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(postgresql, "_ask_whether_alive", lambda connection: asked.append("asked"))
    for _time in range(3):
        names()
    assert asked == []
    monkeypatch.setattr(postgresql, "RESTED", 0.0)
    names()
    assert asked == ["asked"]


@only_sqlite
def test_writers_without_the_file_lock_are_kept_out_too(app: Flask, tmp_path: Path) -> None:
    """BEGIN IMMEDIATE holds SQLite's own lock before anything is written, against programs that know no file lock."""
    with unit_of_work() as work:
        work.execute(text("SELECT 1"))
        with db.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA busy_timeout=50")
            connection.rollback()
            with pytest.raises(Exception, match="locked"):
                driver.execute("BEGIN IMMEDIATE")
            assert driver.execute("SELECT count(*) FROM site_facts").fetchone() == (0,)
            driver.execute("PRAGMA busy_timeout=10000")


@only_sqlite
def test_the_promises_of_a_connection(app: Flask, tmp_path: Path) -> None:
    for name, value in {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000}.items():
        assert session().execute(text(f"PRAGMA {name}")).scalar_one() == value, name
    # The suite's own connections do not wait for the disk; the site's do.
    with closing(sqlite3.connect(tmp_path / "promises.sqlite3")) as connection:
        sqlite.prepare_connection(connection, None)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def timed_refusal(act: Callable[[], None]) -> float:
    began = time.monotonic()
    with pytest.raises(Unavailable):
        act()
    return time.monotonic() - began


@only_sqlite
@pytest.mark.parametrize("held", ["lock", "next"])
def test_the_wait_for_the_lock_is_bounded(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    path = str(tmp_path / "forum.sqlite3")
    monkeypatch.setitem(sqlite._locks, path, sqlite.WriteLock(path, timeout=0.3))
    with FileLock(f"{path}.{held}"):
        assert 0.25 < timed_refusal(lambda: add_fact("a")) < 5
        assert names() == []
    add_fact("b")
    assert names() == ["b"]
    assert 5 <= sqlite.LOCK_TIMEOUT <= 15


def test_whoever_leaves_is_not_the_next_to_come_in(tmp_path: Path) -> None:
    """Of two processes, for which two locks stand here: one has threads that write all the time."""
    path = str(tmp_path / "forum.sqlite3")
    busy, other = sqlite.WriteLock(path), sqlite.WriteLock(path)
    turns, is_over = [0], threading.Event()

    def write() -> None:
        while not is_over.is_set():
            busy.acquire()
            turns[0] += 1
            time.sleep(0.002)
            busy.release()

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    waited = []
    for _time in range(20):
        before = turns[0]
        other.acquire()
        waited.append(turns[0] - before)
        other.release()
        time.sleep(0.003)
    is_over.set()
    for thread in threads:
        thread.join()
    # The one that was in, one that stood at the door, and now and then one that was quicker there.
    assert sorted(waited)[-4] <= 3, waited


@only_sqlite
def test_a_lock_held_by_another_program_is_waited_for(app: Flask) -> None:
    """Not by the file lock but by SQLite's own, which a backup or a shell may hold."""
    with db.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("BEGIN IMMEDIATE")
        with db.engine.connect() as other:
            second = other.connection.driver_connection
            assert second is not None
            second.execute("PRAGMA busy_timeout=100")
        assert timed_refusal(lambda: add_fact("a")) < 5
        driver.execute("ROLLBACK")
    db.engine.dispose()
    add_fact("b")
    assert names() == ["b"]


@only_sqlite
def test_a_place_where_no_lock_can_be_made(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(sqlite, "database_path", lambda engine: tmp_path / "file" / "forum.sqlite3")
    with pytest.raises(Unavailable):
        add_fact("a")


@only_postgresql
def test_a_server_that_ends_the_connection_is_unavailable(app: Flask) -> None:
    def act() -> None:
        with unit_of_work() as work:
            work.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(Unavailable):
        act()
    add_fact("a")
    assert names() == ["a"]


@only_postgresql
def test_a_connection_that_died_while_it_rested_is_replaced(app: Flask) -> None:
    assert names() == []
    with db.engine.connect() as connection:
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        session().execute(text("SELECT 1"))
        connection.execute(text(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {others}"))
        connection.rollback()
    end_reading()
    assert names() == []
    add_fact("a", now().isoformat())
    assert names() == ["a"]
