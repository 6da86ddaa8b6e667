"""Marks of the database: others after each commit, by whomever; the same while nobody writes."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import NullPool, create_engine, text

from forum.db import unit_of_work
from forum.db.commits import count_commits
from forum.db.dialects.changes import TRUST, Changes, changes_of
from tests.support.factories import make_actor

WRITE = text("UPDATE users SET title = title || 'x'")


@pytest.fixture
def changes(database_url: str) -> Iterator[Changes]:
    found = changes_of(database_url)
    yield found
    found.close()


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
