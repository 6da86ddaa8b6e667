"""Hears at once, on PostgreSQL, when another process has committed: a connection that listens, in a thread."""

import os
import select
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

CHANNEL = "forum_changes"
# So long nothing is tried after the connection was lost.
WAITS = 1.0


class Listener:
    """Calls `hear` for each message, and when it begins to listen, as it may have missed some.

    Nobody relies on it: whoever was not told asks a moment later.
    """

    def __init__(self, engine: Engine, hear: Callable[[], None]) -> None:
        self._engine = engine
        self._hear = hear
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_over = threading.Event()
        self._pipe: tuple[int, int] | None = None
        self._errors = (SQLAlchemyError, OSError, engine.dialect.loaded_dbapi.Error)

    def start(self) -> None:
        """Begins in this process, unless it has."""
        if self._thread is not None and self._thread.is_alive():
            return
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._is_over.clear()
                self._pipe = os.pipe()
                self._thread = threading.Thread(target=self._run, args=self._pipe[:1], name="changes", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Ends the thread and its connection."""
        with self._lock:
            self._is_over.set()
            if self._pipe is not None:
                os.write(self._pipe[1], b"x")
            if self._thread is not None:
                self._thread.join(5)
            for end in self._pipe or ():
                os.close(end)
            self._thread, self._pipe = None, None

    def _run(self, awakened: int) -> None:
        while not self._is_over.is_set():
            try:
                self._listen(awakened)
            except self._errors:
                select.select([awakened], [], [], WAITS)

    def _listen(self, awakened: int) -> None:
        proxy = self._engine.raw_connection()
        connection: Any = proxy.driver_connection
        proxy.detach()
        try:
            connection.execute(f"LISTEN {CHANNEL}")
            self._hear()
            while not self._is_over.is_set():
                select.select([awakened, connection.fileno()], [], [])
                for _message in connection.notifies(timeout=0):
                    self._hear()
        finally:
            connection.close()
