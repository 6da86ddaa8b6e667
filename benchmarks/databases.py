"""Databases to measure on: SQLite's file in the site's folder, or a server of PostgreSQL of one's own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.postgres import find_postgres, kept_postgres, running_postgres

DATABASES = ("sqlite", "postgresql")
NAME = "bench"
# A server that keeps what it is told and clears away old rows, as a site's does.
POSTGRESQL = {
    "fsync": "on",
    "full_page_writes": "on",
    "autovacuum": "on",
    "shared_buffers": "512MB",
    "max_wal_size": "4GB",
}


def check_postgresql() -> None:
    """Ends the program with a sentence where it is not installed."""
    if find_postgres() is None:
        raise SystemExit("PostgreSQL is not installed; measure SQLite alone with --database sqlite")


@contextmanager
def new_database(kind: str) -> Iterator[str]:
    """Its address; "" for SQLite."""
    if kind == "sqlite":
        yield ""
        return
    check_postgresql()
    with running_postgres(POSTGRESQL, place=Path(tempfile.gettempdir())) as server:
        yield server.create_database(NAME)


@contextmanager
def kept_database(kind: str, folder: Path) -> Iterator[str]:
    """The address of one whose server keeps its data in the folder for the next time; "" for SQLite."""
    if kind == "sqlite":
        yield ""
        return
    check_postgresql()
    with kept_postgres(folder, POSTGRESQL) as server:
        yield server.url_of(NAME) if server.has_database(NAME) else server.create_database(NAME)
