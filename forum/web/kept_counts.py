"""How much waits for a member, as every page says it: kept while the database says that nothing has changed."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from flask import current_app

from forum.db import is_at_primary
from forum.db.dialects.changes import Changes, Mark
from forum.web.kept_pages import OLDEST

EXTENSION = "forum_kept_counts"
COUNTS_KEPT = 10_000


class KeptCounts:
    """Those of one process; the count that was asked for least lately leaves first."""

    def __init__(self, changes: Changes, most: int = COUNTS_KEPT, clock: Callable[[], float] = time.monotonic) -> None:
        self._changes = changes
        self._most = most
        self._clock = clock
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, int], tuple[Mark, float, int]] = OrderedDict()

    def get(self, what: str, member_id: int, ask: Callable[[], int]) -> int:
        """The count of this name, by `ask` where it is not known; by PostgreSQL's clock it may be a second old."""
        mark, moment = self._changes.mark(), self._clock()
        with self._lock:
            kept = self._kept.get((what, member_id))
        if kept is not None and kept[0] == mark and moment - kept[1] < OLDEST:
            return kept[2]
        count = ask()
        if mark is not None and is_at_primary():
            with self._lock:
                self._kept[what, member_id] = mark, moment, count
                self._kept.move_to_end((what, member_id))
                if len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return count


def kept_count(what: str, member_id: int, ask: Callable[[], int]) -> int:
    """The same of this app; asked each time where it keeps nothing."""
    kept: KeptCounts | None = current_app.extensions.get(EXTENSION)
    return ask() if kept is None else kept.get(what, member_id, ask)
