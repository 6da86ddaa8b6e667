"""The transparency report of a time: figures by section and name, from a fixed number of statements.

What happened where not everybody reads is part of every total. In a line of its own it is counted only where it is
none or at least `FEWEST`; fewer could tell readers of a small private blog what was done to whom.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from forum.db import current_settings
from forum.queries import report_rows
from forum.queries.report_rows import Rows, Span, Wait

FEWEST = 5
HOUR = 3_600_000_000
Value = int | float | None


@dataclass(frozen=True)
class Figure:
    """`name` is a key, or two joined by a point; a value of None says that there was nothing to measure."""

    section: str
    name: str
    value: Value


@dataclass(frozen=True)
class Report:
    """From the first to the last day, both included, in the site's zone."""

    first: date
    last: date
    figures: tuple[Figure, ...]

    def section(self, name: str) -> list[Figure]:
        return [figure for figure in self.figures if figure.section == name]


class _Cells:
    """Counts by name, those of public places apart from the others."""

    def __init__(self) -> None:
        self.public: dict[str, int] = defaultdict(int)
        self.other: dict[str, int] = defaultdict(int)

    def add(self, name: str, is_public: int, count: int) -> None:
        (self.public if is_public else self.other)[name] += count

    @property
    def total(self) -> int:
        return sum(self.public.values()) + sum(self.other.values())

    def figures(self, section: str, *, has_total: bool = True) -> Iterator[Figure]:
        """The total, each line, and what is in the total alone."""
        if has_total:
            yield Figure(section, "total", self.total)
        shown = 0
        for name in sorted(self.public.keys() | self.other.keys()):
            others = self.other[name]
            value = self.public[name] + (others if others >= FEWEST else 0)
            if value:
                shown += value
                yield Figure(section, name, value)
        if shown < self.total:
            yield Figure(section, "few_not_public", self.total - shown)


def get_report(first: date, last: date) -> Report:
    """Eight statements, whatever the time and however much happened in it."""
    span = span_of(first, last)
    waits = report_rows.measure_waits(span)
    months = _Months(span)
    figures = (
        *_notices(report_rows.count_notices(span), waits.get("notices"), months),
        *_reports(report_rows.count_reports(span), waits.get("reports"), months),
        *_decisions(report_rows.count_decisions(span), months),
        Figure("decisions", "moderators", report_rows.count_moderators(span)),
        *_sanctions(report_rows.count_sanctions(span)),
        *_appeals(report_rows.count_appeals(span), waits.get("appeals"), months),
        *_holds(report_rows.count_holds(span)),
        *_handling(waits.get("cases")),
        *months.figures(),
    )
    return Report(first, last, figures)


def span_of(first: date, last: date) -> Span:
    """The days in the site's zone, with the limits of the months in them."""
    zone = ZoneInfo(current_settings().timezone)
    limits = []
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        if date(year, month, 1) > last:
            break
        limits.append(datetime(year, month, 1, tzinfo=zone))
    following = last + timedelta(days=1)
    return Span(datetime.combine(first, time(), zone), datetime.combine(following, time(), zone), tuple(limits))


class _Months:
    """What came in each month, by kind."""

    def __init__(self, span: Span) -> None:
        self.names = [f"{moment:%Y-%m}" for moment in (span.start, *span.months)]
        self.cells = {kind: _Cells() for kind in ("notices", "reports", "decisions", "appeals")}

    def add(self, kind: str, month: int, is_public: int, count: int) -> None:
        self.cells[kind].add(self.names[month], is_public, count)

    def figures(self) -> Iterator[Figure]:
        for kind, cells in self.cells.items():
            for figure in cells.figures("months", has_total=False):
                yield Figure("months", f"{kind}.{figure.name}", figure.value)


def _notices(rows: Rows, wait: Wait | None, months: _Months) -> Iterator[Figure]:
    cells = _Cells()
    for month, is_public, state, count in rows:
        cells.add(state, is_public, count)
        months.add("notices", month, is_public, count)
    yield from cells.figures("notices")
    yield Figure("notices", "median_hours", _median(wait))


def _reports(rows: Rows, wait: Wait | None, months: _Months) -> Iterator[Figure]:
    cells = _Cells()
    for month, is_public, reason, state, count in rows:
        cells.add(f"{reason}.{state}", is_public, count)
        months.add("reports", month, is_public, count)
    yield from cells.figures("reports")
    yield Figure("reports", "median_hours", _median(wait))


def _decisions(rows: Rows, months: _Months) -> Iterator[Figure]:
    by = {name: _Cells() for name in ("kinds", "categories", "grounds", "sources")}
    total = automated = 0
    for month, is_public, kind, category, ground, found_by, is_automated, count in rows:
        for name, value in (("kinds", kind), ("categories", category or "none"), ("grounds", ground)):
            by[name].add(value, is_public, count)
        by["sources"].add(found_by, is_public, count)
        months.add("decisions", month, is_public, count)
        total += count
        automated += count if is_automated else 0
    yield Figure("decisions", "total", total)
    yield Figure("decisions", "automated", automated)
    yield Figure("decisions", "automated_percent", round(100 * automated / total, 1) if total else None)
    for name, cells in by.items():
        yield from cells.figures(name, has_total=False)


def _sanctions(rows: Rows) -> Iterator[Figure]:
    cells, lifted = _Cells(), 0
    for is_public, kind, ends, is_lifted, count in rows:
        cells.add(kind if kind == "warning" else f"{kind}.{'ends' if ends else 'open'}", is_public, count)
        lifted += count if is_lifted else 0
    yield from cells.figures("sanctions")
    yield Figure("sanctions", "lifted", lifted)


def _appeals(rows: Rows, wait: Wait | None, months: _Months) -> Iterator[Figure]:
    cells, restored = _Cells(), 0
    for month, is_public, side, state, is_of_text, count in rows:
        cells.add(f"{side}.{state}", is_public, count)
        months.add("appeals", month, is_public, count)
        restored += count if is_of_text and state == "reversed" else 0
    yield from cells.figures("appeals")
    yield Figure("appeals", "restored", restored)
    yield Figure("appeals", "median_hours", _median(wait))


def _holds(rows: Rows) -> Iterator[Figure]:
    cells = _Cells()
    for is_public, rule, outcome, count in rows:
        cells.add(f"{rule}.{outcome}", is_public, count)
    yield from cells.figures("holds")


def _handling(wait: Wait | None) -> Iterable[Figure]:
    return (
        Figure("handling", "cases", wait.count if wait else 0),
        Figure("handling", "median_hours", _median(wait)),
        Figure("handling", "p90_hours", round(wait.ninetieth / HOUR, 1) if wait else None),
    )


def _median(wait: Wait | None) -> float | None:
    return round(wait.median / HOUR, 1) if wait else None
