"""Moments by the clock of a member's zone: pure, and right across the changes of summer time."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def next_hour(after: datetime, zone: ZoneInfo, hour: int, weekday: int | None = None) -> datetime:
    """The first moment after `after` at which the clock there begins to show `hour`, on a weekday (0 is Monday).

    Each day has one such moment: an hour that comes twice counts the first time, and one that is left out is the
    moment at which the clock jumps over it.
    """
    day = after.astimezone(zone).date()
    while True:
        moment = datetime.combine(day, time(hour), zone).astimezone(UTC)
        if moment > after and (weekday is None or day.weekday() == weekday):
            return moment
        day += timedelta(days=1)


def end_of_quiet(moment: datetime, zone: ZoneInfo, quiet_from: int | None, quiet_to: int | None) -> datetime:
    """The moment itself, or the end of the quiet hours in which it lies; from 22 to 7 goes over midnight."""
    if quiet_from is None or quiet_to is None or quiet_from == quiet_to:
        return moment
    hour = moment.astimezone(zone).hour
    is_quiet = quiet_from <= hour < quiet_to if quiet_from < quiet_to else hour >= quiet_from or hour < quiet_to
    return next_hour(moment, zone, quiet_to) if is_quiet else moment


def start_of_day(moment: datetime, zone: ZoneInfo) -> datetime:
    """When the day there began."""
    return datetime.combine(moment.astimezone(zone).date(), time(), zone).astimezone(UTC)
