"""How the moderators are doing: how long cases wait, who decides how many, and how right flags are.

Everything looks back 30 days at the most, appeals a year; a moderator of blogs sees those of their blogs. Five
statements.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import case, func, literal_column, or_, select

from forum.db import now, session
from forum.models import Appeal, Case, Decision, Flag, User
from forum.permissions import Actor
from forum.permissions.moderation import visible_cases

MONTH, WEEK, YEAR = timedelta(days=30), timedelta(days=7), timedelta(days=365)
MOST_CLOSED = 5000
MOST_MODERATORS = 100
is_open = Case.state == literal_column("'open'")
is_closed = Case.state == literal_column("'closed'")


@dataclass(frozen=True)
class Waiting:
    """How many open cases have a reason (None: nobody flagged), since when the oldest waits and the middle one."""

    reason: str | None
    count: int
    oldest_at: datetime
    middle_at: datetime


@dataclass(frozen=True)
class Decided:
    """How many cases of a reason were closed, and the median time they took."""

    reason: str | None
    count: int
    median: timedelta


@dataclass(frozen=True)
class Load:
    name: str
    handle: str
    week: int
    month: int
    claims: int


@dataclass(frozen=True)
class Accuracy:
    reason: str
    agreed: int
    disagreed: int
    ignored: int

    @property
    def share(self) -> int | None:
        """How many of a hundred decided ones were agreed with; None where none was decided."""
        decided = self.agreed + self.disagreed
        return round(100 * self.agreed / decided) if decided else None


@dataclass(frozen=True)
class Dashboard:
    waiting: Sequence[Waiting]
    decided: Sequence[Decided]
    load: Sequence[Load]
    accuracy: Sequence[Accuracy]
    appeals: dict[str, int]


def get_dashboard(actor: Actor) -> Dashboard:
    """For who moderates anything."""
    return Dashboard(_waiting(actor), _decided(actor), _load(actor), _accuracy(actor), _appeals(actor))


def _waiting(actor: Actor) -> list[Waiting]:
    """The middle row of each reason by the time of opening is the median wait."""
    reasons = (
        select(Case.id, Case.opened_at, Flag.reason)
        .outerjoin(Flag, Flag.case_id == Case.id)
        .where(is_open, visible_cases(actor))
        .distinct()
        .subquery()
    )
    of_reason: dict[str, Any] = {"partition_by": reasons.c.reason}
    order = (reasons.c.opened_at, reasons.c.id)
    ranked = select(
        reasons.c.reason,
        reasons.c.opened_at,
        func.row_number().over(**of_reason, order_by=order).label("place"),
        func.count().over(**of_reason).label("total"),
        func.min(reasons.c.opened_at).over(**of_reason).label("oldest"),
    ).subquery()
    rows = session().execute(
        select(ranked.c.reason, ranked.c.total, ranked.c.oldest, ranked.c.opened_at)
        .where(ranked.c.place * 2 >= ranked.c.total, ranked.c.place * 2 < ranked.c.total + 2)
        .order_by(ranked.c.oldest, ranked.c.reason)
    )
    return [Waiting(*row) for row in rows]


def _decided(actor: Actor) -> list[Decided]:
    """From the last 5,000 cases of the month; medians of spans are made here, alike on both databases."""
    last = (
        select(Case.id, Case.opened_at, Case.closed_at)
        .where(is_closed, Case.closed_at > now() - MONTH, visible_cases(actor))
        .order_by(Case.closed_at.desc(), Case.id.desc())
        .limit(MOST_CLOSED)
        .subquery()
    )
    rows = session().execute(
        select(Flag.reason, last.c.id, last.c.opened_at, last.c.closed_at)
        .select_from(last)
        .outerjoin(Flag, Flag.case_id == last.c.id)
        .distinct()
    )
    spans: dict[str | None, list[float]] = {}
    for reason, _id, opened_at, closed_at in rows:
        spans.setdefault(reason, []).append((closed_at - opened_at).total_seconds())
    found = [Decided(reason, len(times), timedelta(seconds=median(times))) for reason, times in spans.items()]
    return sorted(found, key=lambda row: (-row.count, row.reason or ""))


def _load(actor: Actor) -> list[Load]:
    here = [] if actor.is_staff else [Decision.blog_id.in_(actor.blogs_with("moderator"))]
    decisions = (
        select(
            Decision.actor_id,
            func.count(case((Decision.created_at > now() - WEEK, 1))).label("week"),
            func.count().label("month"),
        )
        .where(Decision.created_at > now() - MONTH, Decision.actor_id.is_not(None), *here)
        .group_by(Decision.actor_id)
        .subquery()
    )
    claims = (
        select(Case.claimed_by_id, func.count().label("claims"))
        .where(Case.claimed_by_id.is_not(None), Case.claimed_until > now(), visible_cases(actor))
        .group_by(Case.claimed_by_id)
        .subquery()
    )
    week, month, held = (
        func.coalesce(decisions.c.week, 0),
        func.coalesce(decisions.c.month, 0),
        func.coalesce(claims.c.claims, 0),
    )
    rows = session().execute(
        select(User.display_name, User.handle, week, month, held)
        .outerjoin(decisions, decisions.c.actor_id == User.id)
        .outerjoin(claims, claims.c.claimed_by_id == User.id)
        .where(
            or_(
                User.id.in_(select(decisions.c.actor_id)),
                User.id.in_(select(claims.c.claimed_by_id)),
            )
        )
        .order_by(month.desc(), User.handle)
        .limit(MOST_MODERATORS)
    )
    return [Load(*row) for row in rows]


def _accuracy(actor: Actor) -> list[Accuracy]:
    last = (
        select(Case.id)
        .where(is_closed, Case.closed_at > now() - MONTH, visible_cases(actor))
        .order_by(Case.closed_at.desc(), Case.id.desc())
        .limit(MOST_CLOSED)
        .subquery()
    )
    counts = [func.count(case((Flag.state == state, 1))) for state in ("agreed", "disagreed", "ignored")]
    rows = session().execute(
        select(Flag.reason, *counts)
        .join(last, last.c.id == Flag.case_id)
        .group_by(Flag.reason)
        .order_by(func.count().desc(), Flag.reason)
    )
    return [Accuracy(row[0], row[1], row[2], row[3]) for row in rows]


def _appeals(actor: Actor) -> dict[str, int]:
    rows = session().execute(
        select(Appeal.state, func.count())
        .join(Case, Case.id == Appeal.case_id)
        .where(Appeal.created_at > now() - YEAR, visible_cases(actor))
        .group_by(Appeal.state)
    )
    return {row[0]: row[1] for row in rows}
