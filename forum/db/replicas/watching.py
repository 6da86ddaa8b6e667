"""Watching one server: a thread with a connection of its own looks where it is, however long that takes."""

import threading
import time
from collections.abc import Callable
from typing import Any

import structlog
from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import SQLAlchemyError

from forum.db.dialects.positions import IDENTITY, Position

EVERY = 0.5
# A replica that failed is looked at less and less often, but within so many seconds.
SELDOM = 2.0
# Whoever has not answered for so long is away, whatever becomes of the question.
PATIENCE = 5.0
# So long somebody waits for a look who met the server failing, or who was told before that it is away.
ONE_LOOK = 2.0
SECOND_LOOK = 0.1
CONNECTING: dict[str, Any] = {
    "connect_timeout": 2,
    "tcp_user_timeout": 3000,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "application_name": "forum watch",
    "autocommit": True,
}
LIMIT = "SET statement_timeout = '2s'"
NEVER = float("-inf")

log = structlog.get_logger()


class Watch:
    """What is known of a server: where it was at the last look, or that it did not answer."""

    def __init__(
        self,
        name: str,
        address: str,
        question: str,
        read: Callable[[Any], Position | None],
        *,
        note: Callable[[float, Position], None] | None = None,
        seldom: float = SELDOM,
    ) -> None:
        self.name = name
        self.position: Position | None = None
        self.identity: int | None = None
        self.has_looked = threading.Event()
        self._engine = create_engine(address, poolclass=NullPool, connect_args=CONNECTING)
        self._question, self._read, self._note, self._seldom = question, read, note, seldom
        self._lock = threading.Condition()
        self._answered_at = self._failed_at = self._looked_at = NEVER
        self._asking_since: float | None = None
        self._connection: Any = None
        self._is_over, self._wake = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name=f"watch {self.name}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Asks the thread to end, and waits a little."""
        self._is_over.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    @property
    def is_up(self) -> bool:
        """Whether it answered last time, and is not thinking about an answer for too long."""
        return self._answered_at > self._failed_at and not self.is_silent

    @property
    def is_silent(self) -> bool:
        """Whether it was asked, and has been thinking about the answer for too long."""
        asking_since = self._asking_since
        return asking_since is not None and time.monotonic() - asking_since > PATIENCE

    @property
    def is_away(self) -> bool:
        """Whether it is known not to answer; before the first look nothing is known."""
        return self.has_looked.is_set() and not self.is_up

    def note_failure(self) -> None:
        """Somebody met it failing: it is away until it answers again, which is asked at once."""
        self._fail("somebody met it failing")
        self._wake.set()

    def doubt(self) -> None:
        """Has the thread look now."""
        self._wake.set()

    def is_found_away(self, patience: float = ONE_LOOK) -> bool:
        """Whether it is away at a look that begins now; waits for that a little."""
        moment = time.monotonic()
        self._wake.set()
        with self._lock:
            self._lock.wait_for(lambda: self._looked_at >= moment, patience)
        return self.is_away

    def look(self) -> None:
        """Asks once."""
        began = time.monotonic()
        self._asking_since = began
        try:
            position = self._read(self._ask_again())
        except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error) as error:
            self._drop()
            self._fail(str(error).strip())
        else:
            if position is None:
                self._drop()
                self._fail("it follows no other server")
            else:
                self._succeed(began, position)
        finally:
            with self._lock:
                self._asking_since, self._looked_at = None, began
                self._lock.notify_all()
            self.has_looked.set()

    def _run(self) -> None:
        wait = EVERY
        while not self._is_over.is_set():
            self.look()
            wait = EVERY if self.is_up else min(self._seldom, wait * 2)
            self._wake.wait(wait)
            self._wake.clear()
        self._drop()

    def _ask_again(self) -> Any:
        """A connection that ended while it rested says nothing of the server: only a new one does."""
        if self._connection is not None:
            try:
                return self._ask()
            except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error):
                self._drop()
        return self._ask()

    def _ask(self) -> Any:
        if self._connection is None:
            self._connection = self._engine.raw_connection()
            driver = self._connection.driver_connection
            driver.execute(LIMIT)
            self.identity = int(driver.execute(IDENTITY).fetchone()[0])
        return self._connection.driver_connection.execute(self._question).fetchone()

    def _succeed(self, began: float, position: Position) -> None:
        with self._lock:
            self.position = position
            if self._note is not None:
                self._note(began, position)
            # A failure that somebody met while this was asked is the newer news.
            was_up, self._answered_at = self.is_up, began
        if self.is_up and not was_up:
            log.info("database_answers", server=self.name)

    def _fail(self, why: str) -> None:
        with self._lock:
            was_away = self.has_looked.is_set() and self._answered_at <= self._failed_at
            self._failed_at = time.monotonic()
            self.has_looked.set()
        if not was_away:
            log.warning("database_away", server=self.name, error=why)

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
