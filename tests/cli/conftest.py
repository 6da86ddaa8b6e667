"""A terminal on each database: migrated, and empty."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.support.postgres import Server


@pytest.fixture
def terminal(database_url: str, tmp_path: Path) -> Terminal:
    """A terminal whose database is migrated and holds nothing."""
    return Terminal(tmp_path, {"database_url": database_url})


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table; SQLite's file is not there yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'forum.sqlite3'}"
        return
    server: Server = request.getfixturevalue("postgres_server")
    name = f"e_{os.urandom(6).hex()}"
    yield server.create_database(name)
    server.drop_database(name)


@pytest.fixture
def empty_terminal(empty_database_url: str, tmp_path: Path) -> Terminal:
    """A terminal whose database holds no tables; its instance folder is not there yet on PostgreSQL."""
    return Terminal(tmp_path, {"database_url": empty_database_url})


@pytest.fixture
def plain_terminal(tmp_path: Path) -> Terminal:
    """A terminal with nothing set and no instance folder: what stands before any set-up."""
    return Terminal(tmp_path / "instance")


@pytest.fixture
def sqlite_terminal(sqlite_template: Path, tmp_path: Path) -> Terminal:
    """A terminal with a migrated database, for what is the same on both."""
    (tmp_path / "forum.sqlite3").write_bytes(sqlite_template.read_bytes())
    return Terminal(tmp_path)
