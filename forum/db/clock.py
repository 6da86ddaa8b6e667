"""The time, in UTC; content that is loaded with its own dates sets it for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

from sqlalchemy import BindParameter, bindparam

from forum.db.types import UTCDateTime

_fixed: ContextVar[datetime | None] = ContextVar("fixed_clock", default=None)


def now() -> datetime:
    """The present moment as an aware datetime in UTC."""
    return _fixed.get() or datetime.now(UTC)


def ago(period: timedelta = timedelta()) -> BindParameter[datetime]:
    """The moment this long ago, for statements that are kept: it is taken anew each time that one is executed."""
    return bindparam(None, callable_=lambda: now() - period, type_=UTCDateTime)


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Inside the block `now()` is `moment`: for demo content and imports, which bring their own dates."""
    token = _fixed.set(moment)
    try:
        yield
    finally:
        _fixed.reset(token)
