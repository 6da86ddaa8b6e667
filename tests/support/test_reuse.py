"""Tests of tests.support.reuse: a database that was used is as if it had just been copied."""

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from tests.support.postgres import Server, find_postgres, running_postgres
from tests.support.requirements import skip_or_fail
from tests.support.reuse import MOST_BYTES, Databases

ALL = "SELECT n, word, length FROM t ORDER BY n"
AS_IT_WAS = [(1, "one", 3), (2, "two", 3)]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    if find_postgres() is None:
        skip_or_fail("postgresql", "PostgreSQL is not installed.")
    with running_postgres() as running:
        with _connected(running.create_database("original")) as connection:
            connection.execute(
                "CREATE TABLE t (n integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, word text,"
                " length integer GENERATED ALWAYS AS (length(word)) STORED)"
            )
            connection.execute("CREATE TABLE below (n integer REFERENCES t ON DELETE CASCADE)")
            connection.execute("INSERT INTO t (word) VALUES ('one'), ('two')")
        yield running


@pytest.fixture
def databases(server: Server) -> Iterator[Databases]:
    with closing(Databases(server)) as databases:
        yield databases


def _connected(url: str) -> psycopg.Connection[tuple[int | str, ...]]:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def _use(databases: Databases, *statements: str) -> int | str:
    """Which database it was."""
    with databases.lend("original") as url, _connected(url) as connection:
        number = _number(connection)
        for statement in statements:
            connection.execute(statement.encode())
    return number


def _number(connection: psycopg.Connection[tuple[int | str, ...]]) -> int | str:
    found = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    "statements",
    [
        (),
        ("INSERT INTO t (word) VALUES ('three')", "INSERT INTO below VALUES (3)"),
        ("UPDATE t SET word = 'zz'",),
        ("INSERT INTO below VALUES (1)", "DELETE FROM t"),
        ("BEGIN", "INSERT INTO t (word) VALUES ('three')", "ROLLBACK"),
        ("SELECT nextval('t_n_seq')",),
    ],
)
def test_what_was_written_is_gone(databases: Databases, statements: tuple[str, ...]) -> None:
    """Twice, because what puts rows back writes too."""
    used = {_use(databases, *statements) for _ in range(2)}
    with databases.lend("original") as url, _connected(url) as connection:
        assert connection.execute(ALL).fetchall() == AS_IT_WAS
        assert connection.execute("SELECT count(*) FROM below").fetchall() == [(0,)]
        connection.execute("INSERT INTO t (word) VALUES ('three')")
        assert connection.execute("SELECT max(n) FROM t").fetchall() == [(3,)]
        assert used == {_number(connection)}


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE zz ()",
        "ALTER TABLE t ADD COLUMN zz text",
        "ALTER TABLE t ALTER COLUMN word SET DEFAULT 'zz'",
        "DROP TABLE below",
        "TRUNCATE below",
        "CREATE INDEX zz ON t (word)",
        "ALTER TABLE below DROP CONSTRAINT below_n_fkey",
        "CREATE SCHEMA zz",
        "CREATE TEMPORARY TABLE zz ()",
        "CREATE FUNCTION zz() RETURNS integer LANGUAGE sql RETURN 1",
        "ALTER SEQUENCE t_n_seq RESTART WITH 7",
        "ANALYZE t",
        f"INSERT INTO t (word) SELECT repeat('z', 100) FROM generate_series(1, {MOST_BYTES} / 50)",
    ],
)
def test_a_database_that_differs_in_more_is_not_used_again(databases: Databases, statement: str) -> None:
    used = _use(databases, statement)
    with databases.lend("original") as url, _connected(url) as connection:
        assert used != _number(connection)
        assert connection.execute(ALL).fetchall() == AS_IT_WAS


def test_nobody_stays_connected(databases: Databases) -> None:
    with databases.lend("original") as url:
        left = _connected(url)
        left.execute("BEGIN")
        left.execute("INSERT INTO t (word) VALUES ('three')")
    with pytest.raises(psycopg.OperationalError):
        left.execute("COMMIT")
    left.close()


def test_whoever_comes_late_finds_nothing(databases: Databases) -> None:
    """A thread that a test left behind knows the address; it must not write where the next test reads."""
    with databases.lend("original") as url:
        pass
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        _connected(url)
    with databases.lend("original") as other:
        assert other != url


def test_two_at_once_have_one_each(databases: Databases) -> None:
    with databases.lend("original") as one, databases.lend("original") as other:
        assert one != other


def test_one_that_was_dropped_is_not_missed(databases: Databases, server: Server) -> None:
    with databases.lend("original") as url, _connected(url) as connection:
        number = _number(connection)
    with databases.lend("original") as url:
        server.drop_database(url.partition("?")[0].rpartition("/")[2])
    assert _use(databases) != number
