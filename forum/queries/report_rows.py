"""What the transparency report counts, grouped by the database: eight statements, each over a range of an index.

Every row says whether it is of public places. Waits are measured in whole microseconds, so that medians are exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    case,
    distinct,
    func,
    literal,
    literal_column,
    select,
    union_all,
)

from forum.db import db, session
from forum.db.dialects import dialect_of
from forum.db.paging import RowSelect
from forum.models import Appeal, Case, Decision, Flag, LegalNotice, Sanction
from forum.permissions.report import public_cases, public_decisions

TEXT_GOES = ("hide", "remove", "reject")
# Tuples of what is counted and how many there are; no two queries have the same columns.
Rows = Sequence[Any]


@dataclass(frozen=True)
class Span:
    """From `start` until before `end`; `months` are the beginnings of all months after that of `start`."""

    start: datetime
    end: datetime
    months: tuple[datetime, ...]

    def holds(self, column: Any) -> ColumnElement[bool]:
        condition: ColumnElement[bool] = (column >= self.start) & (column < self.end)
        return condition

    def month_of(self, column: Any) -> ColumnElement[int]:
        """The number of the month, from 0: by limits that the caller sets, since databases know no site's zone."""
        limits = [(column < limit, number) for number, limit in enumerate(self.months)]
        return case(*limits, else_=len(self.months)) if limits else literal(0)


@dataclass(frozen=True)
class Wait:
    """How long things of one kind took, in microseconds: how many, the median, and the 90th percentile."""

    count: int
    median: float
    ninetieth: int


def _flag(condition: SQLColumnExpression[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _counted(query: RowSelect) -> Rows:
    """How many rows there are of each kind; the columns are grouped outside, where no parameter stands in them."""
    inner = query.subquery()
    return session().execute(select(*inner.c, func.count()).group_by(*inner.c)).all()


def count_decisions(span: Span) -> Rows:
    """By month, public, kind, category, ground, who found it, automated."""
    return _counted(
        select(
            span.month_of(Decision.created_at).label("month"),
            _flag(public_decisions()).label("public"),
            Decision.kind,
            Decision.category,
            Decision.ground,
            Decision.found_by,
            _flag(Decision.is_automated).label("automated"),
        ).where(span.holds(Decision.created_at))
    )


def count_moderators(span: Span) -> int:
    """Who made a decision."""
    return session().scalar(select(func.count(distinct(Decision.actor_id))).where(span.holds(Decision.created_at))) or 0


def count_notices(span: Span) -> Rows:
    """Received in the time: by month, public, state."""
    return _counted(
        select(
            span.month_of(LegalNotice.created_at).label("month"),
            _flag(public_cases()).label("public"),
            LegalNotice.state,
        )
        .join(Case, Case.id == LegalNotice.case_id)
        .where(span.holds(LegalNotice.created_at))
    )


def count_reports(span: Span) -> Rows:
    """Made by members in the time: by month, public, reason, state."""
    return _counted(
        select(
            span.month_of(Flag.created_at).label("month"),
            _flag(public_cases()).label("public"),
            Flag.reason,
            Flag.state,
        )
        .join(Case, Case.id == Flag.case_id)
        .where(span.holds(Flag.created_at), Flag.flagger_id.is_not(None))
    )


def count_appeals(span: Span) -> Rows:
    """Made in the time: by month, public, side, state, whether a text had gone by the decision."""
    return _counted(
        select(
            span.month_of(Appeal.created_at).label("month"),
            _flag(public_decisions()).label("public"),
            Appeal.side,
            Appeal.state,
            _flag(Decision.kind.in_(TEXT_GOES)).label("of_text"),
        )
        .join(Decision, Decision.id == Appeal.decision_id)
        .where(span.holds(Appeal.created_at))
    )


def count_sanctions(span: Span) -> Rows:
    """Decided in the time: by public, kind, whether they end by themselves, whether they were lifted."""
    return _counted(
        select(
            _flag(public_decisions()).label("public"),
            Sanction.kind,
            _flag(Sanction.ends_at.is_not(None)).label("ends"),
            _flag(Sanction.lifted_at.is_not(None)).label("lifted"),
        )
        .join(Decision, Decision.id == Sanction.decision_id)
        .where(span.holds(Decision.created_at))
    )


def count_holds(span: Span) -> Rows:
    """Cases of held texts closed in the time: by public, rule, outcome."""
    return _counted(
        select(_flag(public_cases()).label("public"), Case.hold_rule, Case.outcome).where(
            _is_closed, span.holds(Case.closed_at), Case.hold_rule.is_not(None)
        )
    )


# A literal, because SQLite matches a partial index only against literals.
_is_closed = Case.state == literal_column("'closed'")


def measure_waits(span: Span) -> dict[str, Wait]:
    """Of notices, reports and appeals that came in the time and were decided, and of all cases closed in it."""
    elapsed = dialect_of(db.engine).microseconds
    ranked = union_all(
        *(
            select(literal(name).label("name"), (elapsed(end) - elapsed(start)).label("wait")).where(*conditions)
            for name, start, end, conditions in (
                _waiting("notices", LegalNotice.created_at, LegalNotice.decided_at, span.holds(LegalNotice.created_at)),
                _waiting("reports", Flag.created_at, Flag.handled_at, span.holds(Flag.created_at), _is_by_member),
                _waiting("appeals", Appeal.created_at, Appeal.decided_at, span.holds(Appeal.created_at)),
                _waiting("cases", Case.opened_at, Case.closed_at, span.holds(Case.closed_at), _is_closed),
            )
        )
    ).subquery()
    places = select(
        ranked.c.name,
        ranked.c.wait,
        func.row_number().over(partition_by=ranked.c.name, order_by=ranked.c.wait).label("place"),
        func.count().over(partition_by=ranked.c.name).label("size"),
    ).subquery()
    size, place, wait = places.c.size, places.c.place, places.c.wait
    in_the_middle = place.in_([(size + 1) // 2, (size + 2) // 2])
    found = session().execute(
        select(
            places.c.name,
            func.max(size),
            func.min(case((in_the_middle, wait))),
            func.max(case((in_the_middle, wait))),
            func.max(case((place == (size * 9 + 9) // 10, wait))),
        ).group_by(places.c.name)
    )
    return {name: Wait(count, (lower + upper) / 2, ninetieth) for name, count, lower, upper, ninetieth in found}


_is_by_member = Flag.flagger_id.is_not(None)


def _waiting(
    name: str, start: Any, end: Any, *conditions: ColumnElement[bool]
) -> tuple[str, Any, Any, tuple[Any, ...]]:
    return name, start, end, (end.is_not(None), *conditions)
