"""The background thread of a web process that leaves jobs to workers: it notes who was seen and what was read."""

import threading
from datetime import timedelta

import structlog
from flask import Flask

from forum.db.maintenance import known_maintenance
from forum.errors import Unavailable
from forum.web.reading import INTERVAL, flush_reading
from forum.web.replicas import cannot_write
from forum.web.seen import flush_seen

EVERY_SECONDS = 10.0

log = structlog.get_logger(__name__)


class SeenFlusher:
    """Writes what `forum.web.seen` and `forum.web.reading` gathered, at intervals and at the end."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="seen", daemon=True)

    def start(self) -> None:
        """Begins in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Writes what is left and ends."""
        self._ended.set()
        self._thread.join(5)

    def _run(self) -> None:
        while not self._ended.wait(EVERY_SECONDS):
            if not self._is_in_maintenance():
                self._flush(INTERVAL)
        self._flush(timedelta(0))

    def _is_in_maintenance(self) -> bool:
        """What was gathered stays so until it is over; at the end of the process it is written, if it can be."""
        with self._app.app_context():
            return known_maintenance() is not None

    def _flush(self, interval: timedelta) -> None:
        with self._app.app_context():
            if cannot_write():
                return
            try:
                flush_seen()
                flush_reading(interval)
            except Unavailable:
                log.warning("seen_not_written")
