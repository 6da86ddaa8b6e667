"""When members were last seen: gathered in memory, written in batches, at most once a minute a sign-in."""

import threading
from datetime import datetime, timedelta

from forum.db import now, unit_of_work
from forum.errors import Unavailable
from forum.services.accounts import note_seen

INTERVAL = timedelta(minutes=1)

_lock = threading.Lock()
_waiting: dict[int, datetime] = {}
_written: dict[int, datetime] = {}


def mark_seen(session_id: int | None) -> None:
    """Remembers that a sign-in was used now."""
    if session_id is None:
        return
    moment = now()
    with _lock:
        last = _written.get(session_id)
        if last is None or moment - last >= INTERVAL:
            _waiting[session_id] = moment


def flush_seen() -> None:
    """Writes what was gathered; called by the server's background thread."""
    with _lock:
        batch = dict(_waiting)
        _waiting.clear()
    if not batch:
        return
    try:
        with unit_of_work() as work:
            note_seen(work, batch)
    except Unavailable:
        with _lock:
            _waiting.update(batch | _waiting)
        raise
    with _lock:
        _written.update(batch)
        if len(_written) > 50_000:
            _written.clear()
