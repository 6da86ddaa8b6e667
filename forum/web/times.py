"""Times as the reader sees them: in their zone and language, without doing the same work twice."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date as babel_date
from babel.dates import format_time as babel_time
from markupsafe import escape

from forum.db import current_settings
from forum.i18n import locale_code
from forum.web.actor import current_actor


def viewer_zone() -> ZoneInfo:
    """The member's own zone, or the site's."""
    return ZoneInfo(current_actor().timezone or current_settings().timezone)


@lru_cache(maxsize=4096)
def _date_words(day: date, locale: str) -> str:
    return babel_date(day, format="medium", locale=locale)


def format_date(moment: datetime) -> str:
    """Such as `Jan 5, 2021`."""
    return date_words(moment, viewer_zone(), locale_code())


def date_words(moment: datetime, zone: ZoneInfo, locale: str) -> str:
    """The same for a reader whose zone and language are known, where many dates are printed."""
    return _date_words(moment.astimezone(zone).date(), locale)


def date_html(moment: datetime, zone: ZoneInfo, locale: str) -> str:
    """The same, escaped."""
    return _date_html(moment.astimezone(zone).date(), locale)


@lru_cache(maxsize=4096)
def _date_html(day: date, locale: str) -> str:
    return str(escape(_date_words(day, locale)))


def format_datetime(moment: datetime) -> str:
    """Such as `Jan 5, 2021, 3:07 PM`."""
    local = moment.astimezone(viewer_zone())
    return f"{_date_words(local.date(), locale_code())}, {babel_time(local, format='short', locale=locale_code())}"


def format_time(moment: datetime) -> str:
    """Such as `3:07 PM`."""
    return babel_time(moment.astimezone(viewer_zone()), format="short", locale=locale_code())


def chosen_moment(typed: datetime | None) -> datetime | None:
    """A day and a time by the viewer's own clock, as a form has them."""
    return None if typed is None else typed.replace(tzinfo=viewer_zone())


def by_own_clock(moment: datetime | None) -> datetime | None:
    """The same for a form that begins with a moment."""
    return None if moment is None else moment.astimezone(viewer_zone()).replace(tzinfo=None)


def iso(moment: datetime) -> str:
    """For the `datetime` attribute."""
    return moment.isoformat(timespec="seconds")


def day_iso(moment: datetime) -> str:
    """The day that `format_date` says, for the `datetime` attribute of what must not tell the hour."""
    return moment.astimezone(viewer_zone()).date().isoformat()
