"""How far a server is: places in PostgreSQL's log as whole bytes, and the number of hidings that it shows."""

from collections import deque
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

HIDINGS = "hidings"
SHOWN = f"coalesce((SELECT value::bigint FROM site_facts WHERE name = '{HIDINGS}'), 0)"  # noqa: S608
ADD_HIDING = text(
    f"INSERT INTO site_facts (name, value) VALUES ('{HIDINGS}', '1')"  # noqa: S608
    " ON CONFLICT (name) DO UPDATE SET value = (site_facts.value::bigint + 1)::text RETURNING value"
)
# The number first: a statement sees the database as it is when it begins, and the functions look a moment later.
# The place up to which the log is safe says what a replica can have; the one for writing lies behind all commits.
OF_PRIMARY = (
    f"SELECT ({SHOWN}), (pg_current_wal_insert_lsn() - '0/0')::bigint, (pg_current_wal_flush_lsn() - '0/0')::bigint"
)
OF_REPLICA = f"SELECT ({SHOWN}), (pg_last_wal_replay_lsn() - '0/0')::bigint, pg_is_in_recovery()"
IDENTITY = "SELECT system_identifier FROM pg_control_system()"
# PostgreSQL's answers that say that it ends or has only begun; others come from a server that lives.
_GONE = ("57P01", "57P02", "57P03", "57P05")
# What it says to whoever writes at a replica: that of a primary which was replaced by another.
_READ_ONLY = "25006"


@dataclass(frozen=True)
class Position:
    """`lsn` is where a replica is, or what a replica must come to; `safe` is what the primary has on its disk."""

    hidings: int
    lsn: int
    safe: int


def primary_position(row: Any) -> Position:
    return Position(int(row[0]), int(row[1]), int(row[2]))


def replica_position(row: Any) -> Position | None:
    """None for a server that follows no other: it was made a primary, or always was one."""
    hidings, lsn, is_following = row
    return Position(int(hidings), int(lsn), int(lsn)) if is_following and lsn is not None else None


def is_loss(error: DBAPIError) -> bool:
    """Whether an error means that the server is gone, rather than that it refused something."""
    state = getattr(error.orig, "sqlstate", None)
    if error.connection_invalidated or state is None:
        return error.connection_invalidated or isinstance(error, OperationalError)
    return bool(state.startswith("08") or state in _GONE)


def is_read_only(error: DBAPIError) -> bool:
    """Whether an error means that somebody wrote at a replica."""
    return getattr(error.orig, "sqlstate", None) == _READ_ONLY


class History:
    """Where the primary was when: says for how long a replica has missed something."""

    def __init__(self, length: int) -> None:
        self._known: deque[tuple[float, int]] = deque(maxlen=length)

    def add(self, moment: float, lsn: int) -> bool:
        """Notes a look; False where the log has become shorter, because another server took the primary's place."""
        is_longer = not self._known or lsn >= self._known[-1][1]
        if not is_longer:
            self._known.clear()
        self._known.append((moment, lsn))
        return is_longer

    def seconds_behind(self, lsn: int) -> float | None:
        """By how much somebody at this place is behind the last look; None where nobody has looked yet."""
        known = list(self._known)
        if not known:
            return None
        last, end = known[-1]
        if lsn >= end:
            return 0.0
        return next((last - moment for moment, place in reversed(known) if place <= lsn), float("inf"))
