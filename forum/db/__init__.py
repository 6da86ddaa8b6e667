"""Sessions, the unit of work, types, the clock, jobs, and all that differs between the databases."""

from forum.db.base import Base, Model, db
from forum.db.clock import ago, clock_at, now
from forum.db.context import current_settings
from forum.db.maintenance import despite_maintenance
from forum.db.types import BigId, UTCDateTime, is_one_of
from forum.db.work import (
    end_reading,
    from_primary,
    is_at_primary,
    is_unavailable,
    is_writing,
    read,
    routed_session,
    session,
    unit_of_work,
    write,
)

__all__ = [
    "Base",
    "BigId",
    "Model",
    "UTCDateTime",
    "ago",
    "clock_at",
    "current_settings",
    "db",
    "despite_maintenance",
    "end_reading",
    "from_primary",
    "is_at_primary",
    "is_one_of",
    "is_unavailable",
    "is_writing",
    "now",
    "read",
    "routed_session",
    "session",
    "unit_of_work",
    "write",
]
