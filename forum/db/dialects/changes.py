"""Whether anything in the database has changed, asked on a connection of its own that never writes."""

import threading
import time
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import SQLAlchemyError

from forum.db.commits import count_commits
from forum.db.dialects.listening import CHANNEL, Listener
from forum.db.replicas.router import Router

# For so many seconds PostgreSQL's answer is believed, and so long nothing is asked after none came.
TRUST = 1.0
# For so many seconds SQLite's answer is: less than the answer takes to him who wrote in another process.
AT_ONCE = 0.0005
# So many seconds SQLite's question waits where a whole file is locked, which no commit does.
LOCKED = 0.05
SERVER = "SELECT current_database(), pg_postmaster_start_time(), stats_reset FROM pg_stat_bgwriter"
# The place is looked at after the snapshot was taken, so that whoever has come there sees all that the snapshot does.
WITH_PLACE = "SELECT pg_current_snapshot()::text, (pg_current_wal_insert_lsn() - '0/0')::bigint"


@dataclass(frozen=True)
class Mark:
    """What is seen on the connection of this number; `lsn` is a place in the log behind all of it, where asked for."""

    connection: int
    seen: object
    lsn: int | None = field(default=None, compare=False)


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

    def mark(self, *, is_fresh: bool = False) -> Mark | None:
        """The present mark, with `is_fresh` not even a moment old; None where the database does not answer."""
        with self._lock:
            return self._ask()

    def known(self) -> Mark | None:
        """The present mark, where that takes no waiting for anybody; else None, and `mark` is to be asked."""
        return None

    def announce(self) -> None:
        """Tells the other processes that something was committed, where they do not see it themselves."""

    def shared_form(self, mark: Mark | None) -> str | None:
        """The mark as text that means the same to all processes, where it can; None elsewhere."""
        return None

    def end(self) -> None:
        """Lets everything go; whoever asks once more begins anew."""
        self.close()

    def close(self) -> None:
        """Lets the connection go; the next mark opens another, and equals none of before."""
        with self._lock:
            self._drop()

    def _ask(self) -> Mark | None:
        try:
            if self._connection is None:
                self._connection = self._engine.raw_connection()
                self._opened += 1
                self._prepare(self._connection.driver_connection)
            row = self._connection.driver_connection.execute(self._question).fetchone()
        except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error):
            self._drop()
            return None
        return Mark(self._opened, row[0], row[1] if len(row) > 1 else None)

    def _prepare(self, connection: Any) -> None:
        raise NotImplementedError

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection = None


class DataVersion(Changes):
    """SQLite's own counter of commits by other connections, whether of this process or of another."""

    def __init__(self, database_url: str) -> None:
        super().__init__(database_url, "PRAGMA data_version", {"check_same_thread": False, "timeout": LOCKED})
        self._known: tuple[int, float, Mark | None] = (-1, 0.0, None)

    def mark(self, *, is_fresh: bool = False) -> Mark | None:
        """Asking takes longer than all the rest of sending a page from memory."""
        commits, moment = count_commits(), time.monotonic()
        counted, until, known = self._known
        if known is not None and not is_fresh and counted == commits and moment < until:
            return known
        with self._lock:
            return self._ask_at(commits, moment)

    def known(self) -> Mark | None:
        commits, moment = count_commits(), time.monotonic()
        counted, until, known = self._known
        if known is not None and counted == commits and moment < until:
            return known
        # An answer takes microseconds. Whoever is being answered just now may be met by a file that is locked.
        if self._connection is None or not self._lock.acquire(blocking=False):
            return None
        try:
            return self._ask_at(commits, moment)
        finally:
            self._lock.release()

    def _ask_at(self, commits: int, moment: float) -> Mark | None:
        """What is heard stands for the moment before the question."""
        before = self._known[2]
        heard = self._ask()
        # The same object while nothing changes, which is compared sooner.
        known = before if heard == before else heard
        self._known = commits, moment + AT_ONCE, known
        return known

    def _drop(self) -> None:
        super()._drop()
        self._known = (-1, 0.0, None)

    def _prepare(self, connection: Any) -> None:
        connection.execute("PRAGMA query_only=ON")


class Snapshots(Changes):
    """Which transactions a statement on PostgreSQL sees: another set after each commit, visible as soon as it is.

    The place in the write-ahead log would not do: it moves before others see what was committed.
    """

    def __init__(self, database_url: str, router: Router | None) -> None:
        # A server that vanished without a word holds up no page for longer.
        options: dict[str, object] = {"connect_timeout": 5, "tcp_user_timeout": 5000, "autocommit": True}
        super().__init__(database_url, "SELECT pg_current_snapshot()::text" if router is None else WITH_PLACE, options)
        self._router = router
        self._known: Mark | None = None
        self._counted = (-1, -1)
        self._asked_at = float("-inf")
        self._news = 0
        # What was counted before the database was asked, how long the answer is believed, and the answer.
        self._told: tuple[tuple[int, int], float, Mark | None] = ((-1, -1), 0.0, None)
        self._server = ""
        self._listener = Listener(self._engine, self._hear)

    def mark(self, *, is_fresh: bool = False) -> Mark | None:
        if self._router is not None and self._router.is_primary_away:
            self.close()
            return None
        self._listener.start()
        # What is heard from now on was perhaps not yet there when the database is asked.
        counted, moment = (count_commits(), self._news), time.monotonic()
        with self._lock:
            is_recent = moment - self._asked_at < TRUST
            is_away = self._connection is None
            if is_recent and (is_away or (counted == self._counted and not is_fresh)):
                return self._known
            self._counted, self._asked_at = counted, moment
            self._known = self._ask()
            self._told = counted, moment + TRUST, self._known
            return self._known

    def known(self) -> Mark | None:
        """Without the lock: who holds it may be waiting for the server."""
        if self._router is not None and self._router.is_primary_away:
            return None
        counted, until, known = self._told
        return known if counted == (count_commits(), self._news) and time.monotonic() < until else None

    def announce(self) -> None:
        moment = time.monotonic()
        with self._lock:
            if self._connection is None and moment - self._asked_at < TRUST:
                return
            if self._connection is None:
                self._asked_at = moment
                self._ask()
            try:
                if self._connection is not None:
                    self._connection.driver_connection.execute(f"NOTIFY {CHANNEL}")
            except self._engine.dialect.loaded_dbapi.Error:
                self._drop()

    def shared_form(self, mark: Mark | None) -> str | None:
        with self._lock:
            if mark is None or mark.connection != self._opened or not self._server:
                return None
            return f"{self._server} {mark.seen}"

    def _hear(self) -> None:
        self._news += 1

    def _prepare(self, connection: Any) -> None:
        connection.execute("SET statement_timeout = '2s'")
        # Another server, and this one after a crash, may count transactions anew; both moments change then.
        started = connection.execute(SERVER).fetchone()
        self._server = " ".join(map(str, started)) if all(started) else ""

    def close(self) -> None:
        super().close()
        self._asked_at = float("-inf")

    def end(self) -> None:
        self._listener.close()
        self.close()

    def _drop(self) -> None:
        super()._drop()
        self._known = None
        self._told = ((-1, -1), 0.0, None)


def changes_of(database_url: str, router: Router | None = None) -> Changes:
    """What watches over this database; it connects when it is first asked. With a router marks have a place."""
    return DataVersion(database_url) if database_url.startswith("sqlite") else Snapshots(database_url, router)
