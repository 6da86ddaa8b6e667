"""How often this process has committed: whoever trusts what it read a moment ago sees its own writes at once."""

import threading

_lock = threading.Lock()
_count = 0


def note_commit() -> None:
    """Called by the unit of work, also where nobody knows whether the commit arrived."""
    global _count
    with _lock:
        _count += 1


def count_commits() -> int:
    """A number that is another one after each commit of this process."""
    return _count
