"""New databases to measure on: SQLite's file in the site's folder, or a server of PostgreSQL of one's own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.postgres import find_postgres, running_postgres

DATABASES = ("sqlite", "postgresql")
# A server that keeps what it is told, as a site's does.
POSTGRESQL = {"fsync": "on", "full_page_writes": "on", "shared_buffers": "512MB", "max_wal_size": "4GB"}


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
        yield server.create_database("bench")
