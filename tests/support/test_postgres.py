"""Tests of tests.support.postgres: a server that is killed comes back with what it acknowledged."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.support.postgres import Server, find_postgres, kept_postgres, running_postgres
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


def test_a_kept_server_has_its_databases_the_next_time(server: Server):
    folder = Path(tempfile.mkdtemp(prefix="forum-kept-", dir=server.folder.parent))
    folder.chmod(0o755)
    try:
        with kept_postgres(folder / "server") as first:
            assert not first.has_database("kept")
            run(first.create_database("kept"), "CREATE TABLE t AS SELECT 7 AS n")
        with kept_postgres(folder / "server") as again:
            assert again.has_database("kept")
            assert run(again.url_of("kept"), "SELECT n FROM t") == [(7,)]
    finally:
        shutil.rmtree(folder)
