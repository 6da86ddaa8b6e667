"""Marks of the database: others after each commit, by whomever; the same while nobody writes."""

import time
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import NullPool, create_engine, text

from forum.db import db, unit_of_work
from forum.db.commits import announce_commits, count_commits
from forum.db.dialects.changes import TRUST, Changes, changes_of
from forum.db.dialects.listening import Listener
from tests.support.factories import make_actor

WRITE = text("UPDATE users SET title = title || 'x'")


@pytest.fixture
def changes(database_url: str) -> Iterator[Changes]:
    found = changes_of(database_url)
    yield found
    found.end()


@pytest.fixture
def elsewhere(database_url: str) -> Iterator[Callable[[], None]]:
    """Writes as another process does, past all that this one could know of."""
    engine = create_engine(database_url, poolclass=NullPool)

    def write() -> None:
        with engine.begin() as connection:
            connection.execute(WRITE)

    yield write
    engine.dispose()


def test_a_mark_stays_until_somebody_commits(app: Flask, changes: Changes, elsewhere: Callable[[], None]) -> None:
    make_actor("ann")
    first = changes.mark()
    assert first is not None
    assert [changes.mark(), changes.mark(is_fresh=True)] == [first, first]
    elsewhere()
    second = changes.mark(is_fresh=True)
    assert second not in {None, first}
    before = count_commits()
    with unit_of_work() as work:
        work.execute(WRITE)
        # Nobody else sees it yet.
        assert changes.mark(is_fresh=True) == second
    assert count_commits() == before + 1
    assert changes.mark() not in {None, first, second}


def test_what_is_known_without_waiting(
    app: Flask, changes: Changes, elsewhere: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = [time.monotonic()]
    monkeypatch.setattr("forum.db.dialects.changes.time.monotonic", lambda: seconds[0])
    make_actor("ann")
    assert changes.known() is None
    first = settled(changes)
    assert changes.known() == first
    with unit_of_work() as work:
        work.execute(WRITE)
    assert changes.known() != first
    second = settled(changes)
    assert changes.known() == second
    elsewhere()
    with changes._lock:
        # Somebody is asking.
        assert changes.known() == second
        seconds[0] += TRUST
        assert changes.known() is None
    assert changes.known() != second
    changes.close()
    assert changes.known() is None


def test_what_is_taken_back_is_no_commit(app: Flask) -> None:
    make_actor("ann")
    before = count_commits()

    def fail() -> None:
        with unit_of_work() as work:
            work.execute(WRITE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count_commits() == before


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_another_process_is_believed_for_a_second_not_to_have_written(
    app: Flask, changes: Changes, elsewhere: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = [100.0]
    monkeypatch.setattr("forum.db.dialects.changes.time.monotonic", lambda: seconds[0])
    # Where it could not be told.
    monkeypatch.setattr(Listener, "start", lambda _self: None)
    make_actor("ann")
    first = changes.mark()
    elsewhere()
    seconds[0] += TRUST - 0.01
    assert changes.mark() == first
    seconds[0] += 0.01
    assert changes.mark() != first


def test_a_new_connection_equals_nothing_of_before(app: Flask, changes: Changes) -> None:
    first = changes.mark()
    changes.close()
    assert changes.mark(is_fresh=True) not in {None, first}


@pytest.mark.parametrize("scheme", ["sqlite", "postgresql"])
def test_without_a_database_there_is_no_mark(scheme: str) -> None:
    urls = {
        "sqlite": "sqlite:////nowhere/at/all/forum.sqlite3",
        "postgresql": "postgresql+psycopg://nobody@/none?host=/nowhere",
    }
    changes = changes_of(urls[scheme])
    assert [changes.mark(), changes.mark(is_fresh=True)] == [None, None]


@pytest.fixture
def theirs(database_url: str) -> Iterator[Changes]:
    """As another process has it."""
    found = changes_of(database_url)
    yield found
    found.end()


def wait_for_another(changes: Changes, mark: object) -> object:
    deadline = time.monotonic() + 20
    while (found := changes.mark()) == mark:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return found


def settled(changes: Changes) -> object:
    """The mark when everything that was said has been heard."""
    mark = changes.mark()
    time.sleep(0.2)
    return mark if changes.mark() == mark else settled(changes)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_every_process_is_told_at_once(
    app: Flask, changes: Changes, theirs: Changes, elsewhere: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forum.db.dialects.changes.TRUST", 1000.0)
    monkeypatch.setattr("forum.db.dialects.listening.WAITS", 0.01)
    make_actor("ann")
    first = settled(changes)
    elsewhere()
    # It knows nothing of it yet, and would for long.
    assert changes.mark() == first
    theirs.announce()
    wait_for_another(changes, first)
    # A connection that is lost is made anew, and what was not heard meanwhile is asked for.
    second = settled(changes)
    elsewhere()
    assert changes.mark() == second
    with db.engine.begin() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
    wait_for_another(changes, second)
    third = settled(changes)
    elsewhere()
    theirs.announce()
    wait_for_another(changes, third)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_commit_is_announced(app: Flask, changes: Changes, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    announce_commits(db.engine, lambda: told.append(1))
    make_actor("ann")
    assert told


def test_a_mark_means_the_same_to_all_processes_where_it_can(
    app: Flask, changes: Changes, theirs: Changes, elsewhere: Callable[[], None]
) -> None:
    make_actor("ann")
    forms = {found.shared_form(found.mark(is_fresh=True)) for found in (changes, theirs)}
    if db.engine.dialect.name == "sqlite":
        assert forms == {None}
        return
    assert len(forms) == 1
    assert None not in forms
    mark = changes.mark()
    elsewhere()
    assert changes.shared_form(changes.mark(is_fresh=True)) not in {None, *forms}
    changes.close()
    changes.mark()
    # A mark of a connection that is gone stands for nothing.
    assert changes.shared_form(mark) is None
    assert changes.shared_form(None) is None
