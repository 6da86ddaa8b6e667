"""Ending what waits for a server that hangs.

Such a server keeps its connections, and its system answers for it, so that no limit of the network or of the server
itself ends a statement: whoever waits for one would wait as long as it hangs.
"""

import os
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from weakref import WeakSet

import structlog
from sqlalchemy import Engine, event

from forum.db.replicas.watching import EVERY, PATIENCE, Watch

log = structlog.get_logger()


class Guarded:
    """The connections of this process to one server."""

    def __init__(self, watch: Watch, engine: Engine) -> None:
        self.watch = watch
        self._error: type[Exception] = engine.dialect.loaded_dbapi.Error
        self._open: WeakSet[Any] = WeakSet()
        self._lock = threading.Lock()
        event.listen(engine, "connect", self._note)

    def _note(self, connection: Any, _record: Any) -> None:
        with self._lock:
            self._open.add(connection)

    def cut(self) -> int:
        """Ends them as if the network had; gives how many. What was sent on one may have been done or not."""
        with self._lock:
            found, self._open = list(self._open), WeakSet()
        return sum(map(self._end, found))

    def _end(self, connection: Any) -> bool:
        with suppress(OSError, self._error), socket.socket(fileno=os.dup(connection.fileno())) as copy:
            # Otherwise the number may be somebody else's by now.
            if not connection.closed:
                copy.shutdown(socket.SHUT_RDWR)
                return True
        return False


class Guard:
    """A thread that cuts the connections to a server as soon as it has not answered its watch for too long."""

    def __init__(self, servers: Sequence[Guarded]) -> None:
        self._servers = servers
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="guard of databases", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._is_over.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while not self._is_over.wait(EVERY):
            for server in self._servers:
                if server.watch.is_silent and (count := server.cut()):
                    log.warning("database_cut_off", server=server.watch.name, connections=count)
