"""How often this process has committed, for whoever trusts what it read a moment ago; and who is told of it."""

import threading
from collections.abc import Callable
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

_lock = threading.Lock()
_count = 0


_announcers: WeakKeyDictionary[Engine, Callable[[], None]] = WeakKeyDictionary()


def note_commit(engine: Engine) -> None:
    """Called by the unit of work, also where nobody knows whether the commit arrived."""
    global _count
    with _lock:
        _count += 1
    announce = _announcers.get(engine)
    if announce is not None:
        announce()


def announce_commits(engine: Engine, announce: Callable[[], None]) -> None:
    """Has other processes told of each commit of this one."""
    _announcers[engine] = announce


def count_commits() -> int:
    """A number that is another one after each commit of this process."""
    return _count
