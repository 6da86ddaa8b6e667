"""Months in the site's zone: the same for every reader, because they stand in addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton

from forum.db import current_settings
from forum.i18n import locale_code
from forum.queries.archive import Span

EARLIEST, LATEST = 1970, 9000
# Of a blog with a longer past the latest are listed: two hundred years.
MOST_MONTHS = 2400


@dataclass(frozen=True)
class Month:
    year: int
    number: int

    def earlier(self) -> "Month":
        return Month(self.year, self.number - 1) if self.number > 1 else Month(self.year - 1, 12)

    def later(self) -> "Month":
        return Month(self.year, self.number + 1) if self.number < 12 else Month(self.year + 1, 1)

    def span(self) -> Span:
        return Span(self._start(), self.later()._start())

    def _start(self) -> datetime:
        zone = ZoneInfo(current_settings().timezone)
        return datetime(self.year, self.number, 1, tzinfo=zone).astimezone(UTC)

    def words(self) -> str:
        """Such as `March 2026`."""
        return format_skeleton("yMMMM", date(self.year, self.number, 1), locale=locale_code())


def find_month(year: int, number: int) -> Month | None:
    return Month(year, number) if EARLIEST <= year <= LATEST and 1 <= number <= 12 else None


def months_of(span: Span) -> list[Month]:
    """Those that a time touches, the latest first."""
    return list(_months(_month_of(span.end), _month_of(span.start)))[:MOST_MONTHS]


def _months(last: Month, first: Month) -> Iterator[Month]:
    month = last
    while (month.year, month.number) >= (first.year, first.number):
        yield month
        month = month.earlier()


def _month_of(moment: datetime) -> Month:
    local = moment.astimezone(ZoneInfo(current_settings().timezone))
    return Month(local.year, local.month)
