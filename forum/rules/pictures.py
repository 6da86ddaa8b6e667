"""How many pictures a member may send, by their trust level."""

from dataclasses import dataclass
from datetime import timedelta

DAY = timedelta(days=1)
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Quota:
    """Pictures in 24 hours, and bytes in all, counted as they are kept."""

    a_day: int
    byte_count: int


QUOTAS = (
    Quota(5, 20 * MEGABYTE),
    Quota(20, 200 * MEGABYTE),
    Quota(50, 1_000 * MEGABYTE),
    Quota(100, 2_000 * MEGABYTE),
    Quota(100, 2_000 * MEGABYTE),
)
STAFF_QUOTA = Quota(500, 10_000 * MEGABYTE)


def quota_of(trust_level: int, *, is_staff: bool) -> Quota:
    return STAFF_QUOTA if is_staff else QUOTAS[trust_level]
