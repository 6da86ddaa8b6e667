"""Whether anything in the database has changed, asked on a connection of its own that never writes."""

import threading
import time
from typing import Any

from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import SQLAlchemyError

from forum.db.commits import count_commits

# For so many seconds PostgreSQL's answer is believed, and so long nothing is asked after none came.
TRUST = 1.0


class Changes:
    """Gives marks: while two are equal, everybody who reads in between reads the same.

    A mark is taken before the reading that it is to stand for. What is written during that reading may or may not be
    in what was read, and either way the next mark is another one.
    """

    def __init__(self, database_url: str, question: str, connect_args: dict[str, object]) -> None:
        self._engine = create_engine(database_url, poolclass=NullPool, connect_args=connect_args)
        self._question = question
        self._lock = threading.Lock()
        self._connection: Any = None
        self._opened = 0

    def mark(self, *, is_fresh: bool = False) -> object | None:
        """The present mark, with `is_fresh` not even a moment old; None where the database does not answer."""
        with self._lock:
            return self._ask()

    def close(self) -> None:
        """Lets the connection go; the next mark opens another, and equals none of before."""
        with self._lock:
            self._drop()

    def _ask(self) -> object | None:
        try:
            if self._connection is None:
                self._connection = self._engine.raw_connection()
                self._opened += 1
                self._prepare(self._connection.driver_connection)
            row = self._connection.driver_connection.execute(self._question).fetchone()
        except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error):
            self._drop()
            return None
        return self._opened, row[0]

    def _prepare(self, connection: Any) -> None:
        raise NotImplementedError

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection = None


class DataVersion(Changes):
    """SQLite's own counter of commits by other connections, whether of this process or of another."""

    def __init__(self, database_url: str) -> None:
        super().__init__(database_url, "PRAGMA data_version", {"check_same_thread": False})

    def _prepare(self, connection: Any) -> None:
        connection.execute("PRAGMA query_only=ON")


class Snapshots(Changes):
    """Which transactions a statement on PostgreSQL sees: another set after each commit, visible as soon as it is.

    The place in the write-ahead log would not do: it moves before others see what was committed.
    """

    def __init__(self, database_url: str) -> None:
        # A server that vanished without a word holds up no page for longer.
        options: dict[str, object] = {"connect_timeout": 5, "tcp_user_timeout": 5000, "autocommit": True}
        super().__init__(database_url, "SELECT pg_current_snapshot()::text", options)
        self._known: object | None = None
        self._commits = -1
        self._asked_at = float("-inf")

    def mark(self, *, is_fresh: bool = False) -> object | None:
        commits, moment = count_commits(), time.monotonic()
        with self._lock:
            is_recent = moment - self._asked_at < TRUST
            is_away = self._connection is None
            if is_recent and (is_away or (commits == self._commits and not is_fresh)):
                return self._known
            self._commits, self._asked_at = commits, moment
            self._known = self._ask()
            return self._known

    def _prepare(self, connection: Any) -> None:
        connection.execute("SET statement_timeout = '2s'")

    def close(self) -> None:
        super().close()
        self._asked_at = float("-inf")

    def _drop(self) -> None:
        super()._drop()
        self._known = None


def changes_of(database_url: str) -> Changes:
    """What watches over this database; it connects when it is first asked."""
    return DataVersion(database_url) if database_url.startswith("sqlite") else Snapshots(database_url)
