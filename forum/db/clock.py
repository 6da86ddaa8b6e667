"""The time, in UTC; content that is loaded with its own dates sets it for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_fixed: ContextVar[datetime | None] = ContextVar("fixed_clock", default=None)


def now() -> datetime:
    """The present moment as an aware datetime in UTC."""
    return _fixed.get() or datetime.now(UTC)


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Inside the block `now()` is `moment`: for demo content and imports, which bring their own dates."""
    token = _fixed.set(moment)
    try:
        yield
    finally:
        _fixed.reset(token)
