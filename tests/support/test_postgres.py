"""Tests of tests.support.postgres: a server that is killed comes back with what it acknowledged."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.support.postgres import Server, find_postgres, running_postgres
from tests.support.requirements import skip_or_fail


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    if find_postgres() is None:
        skip_or_fail("postgresql", "PostgreSQL is not installed.")
    with running_postgres() as running:
        yield running


def run(url: str, statement: str) -> list[tuple[int]]:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def test_a_database_from_a_template_has_its_rows(server: Server):
    original = server.create_database("original")
    run(original, "CREATE TABLE t AS SELECT 7 AS n")
    assert run(server.create_database("copy", template="original"), "SELECT n FROM t") == [(7,)]
    server.drop_database("copy")
    server.drop_database("original")


@pytest.mark.parametrize("how", ["stop", "kill9"])
def test_what_was_committed_survives(server: Server, how: str):
    url = server.create_database(f"survivor_{how}")
    run(url, "CREATE TABLE t AS SELECT 7 AS n")
    getattr(server, how)()
    server.start()
    assert run(url, "SELECT n FROM t") == [(7,)]
