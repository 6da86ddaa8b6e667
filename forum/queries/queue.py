"""Questions about the moderators' queue: how many cases are open, and pages of them.

A page is one range of an index, however many cases wait: open ones by urgency, rank and age, closed ones the latest
first. Moderators of blogs read each blog's range up to a page, and these are put in order.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    exists,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.orm import aliased

from forum.db import now, session
from forum.db.paging import Page, Place, RowSelect, parse_place, read_page
from forum.models import Blog, Case, Flag, Post, Reply, Revision, User
from forum.permissions import Actor
from forum.permissions.moderation import visible_cases
from forum.permissions.posts import UNFINISHED
from forum.permissions.prepared import prepared, values_of

COUNT_LIMIT = 100
QUEUE_SIZE = 25
# From so many blogs on, one range over all of them is read instead of one for each.
MOST_RANGES = 20
# How far back a search for a reason among closed cases goes.
CLOSED_SEARCHED = timedelta(days=90)
KINDS = ("post", "reply", "member", "held", "worried", "legal", "appeal")
ASSIGNEES = ("mine", "nobody")
STATES = ("open", "closed")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Literals, because SQLite matches a partial index only against literals.
is_open = Case.state == literal_column("'open'")
is_closed = Case.state == literal_column("'closed'")
_Claimer = aliased(User)


@dataclass(frozen=True)
class QueueFilter:
    """What of the queue is shown; None for anything."""

    kind: str | None = None
    blog_id: int | None = None
    reason: str | None = None
    state: str = "open"
    assignee: str | None = None


@dataclass(frozen=True)
class QueuePlace:
    """A row's place among open cases; `is_before` asks for the page before it."""

    urgency: int
    rank: float
    opened_at: datetime
    id: int
    is_before: bool = False

    def token(self) -> str:
        micro = (self.opened_at - EPOCH) // timedelta(microseconds=1)
        return f"{self.urgency}_{self.rank!r}_{micro}_{self.id}"


def parse_queue_place(*, before: str | None, after: str | None) -> QueuePlace | None:
    """The place that an address asks for; what cannot be read counts as the beginning. `after` is the page before."""
    token = after or before or ""
    if len(token) > 80 or token.count("_") != 3:
        return None
    urgency, rank, micro, row_id = token.split("_")
    try:
        number = float(rank)
        place = QueuePlace(int(urgency), number, EPOCH + timedelta(microseconds=int(micro)), int(row_id), bool(after))
    except (ValueError, OverflowError):
        return None
    is_sane = math.isfinite(number) and 0 <= place.urgency < 10 and 0 <= place.id < 2**62
    return place if is_sane else None


@dataclass(frozen=True)
class QueueRow:
    """A case in the queue; `source` is the beginning of the text or change it is about, None of what has none."""

    id: int
    lane: str
    urgency: int
    thing: str
    state: str
    outcome: str | None
    hold_rule: str | None
    rank: float
    flag_count: int
    version: int
    opened_at: datetime
    closed_at: datetime | None
    claimed_by: str | None
    claimed_until: datetime | None
    blog_name: str | None
    post_title: str | None
    post_state: str | None
    text_state: str | None
    text_version: int | None
    source: str | None
    writer_handle: str | None
    writer_name: str | None
    writer_role: str | None
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def score(self) -> float:
        return -self.rank

    @property
    def is_withheld(self) -> bool:
        """A post that its writer took back is no moderator's business, and neither is its thread."""
        return self.post_state in UNFINISHED


def count_open_cases(actor: Actor) -> int:
    """How many open cases wait for a moderator, counted up to 100. One statement."""
    return session().scalar(_open_cases(actor), values_of(actor)) or 0


@prepared
def _open_cases(actor: Actor) -> Select[int]:
    waiting = select(literal(1)).where(is_open, visible_cases(actor)).limit(COUNT_LIMIT)
    return select(func.count()).select_from(waiting.subquery())


def list_queue(actor: Actor, wanted: QueueFilter, *, before: str | None, after: str | None) -> Page[QueueRow]:
    """A page of cases that the actor may see, with the reasons of their flags. Two statements."""
    if wanted.state == "closed":
        page = _closed_page(actor, wanted, parse_place(before=before, after=after))
    else:
        page = _open_page(actor, wanted, parse_queue_place(before=before, after=after))
    return Page(_with_reasons(page.rows), page.older, page.newer)


def _open_page(actor: Actor, wanted: QueueFilter, place: QueuePlace | None) -> Page[QueueRow]:
    key = (Case.urgency, Case.rank, Case.opened_at, Case.id)
    is_before = place is not None and place.is_before
    order = [column.desc() if is_before else column.asc() for column in key]
    where = [is_open, *_wanted(actor, wanted)]
    if place is not None:
        there = tuple_(literal(place.urgency), literal(place.rank), literal(place.opened_at), literal(place.id))
        where.append(tuple_(*key) < there if is_before else tuple_(*key) > there)
    ids = _ids(actor, wanted, where, order)
    found = _read(_rows().where(Case.id.in_(ids)).order_by(*order).limit(QUEUE_SIZE + 1))
    has_more, rows = len(found) > QUEUE_SIZE, found[:QUEUE_SIZE]
    if is_before:
        rows.reverse()
    has_older = bool(rows) if is_before else has_more
    has_newer = has_more if is_before else place is not None and bool(rows)
    return Page(rows, _token(rows[-1]) if has_older else None, _token(rows[0]) if has_newer else None)


def _token(row: QueueRow) -> str:
    return QueuePlace(row.urgency, row.rank, row.opened_at, row.id).token()


def _ids(actor: Actor, wanted: QueueFilter, where: Sequence[ColumnElement[bool]], order: Sequence[Any]) -> Any:
    """The ids of a page, from one range of the whole queue or one of each blog."""
    blogs = [wanted.blog_id] if wanted.blog_id is not None else _own_blogs(actor)
    if blogs is None or len(blogs) > MOST_RANGES:
        return select(select(Case.id).where(*where).order_by(*order).limit(QUEUE_SIZE + 1).subquery().c.id)
    if not blogs:
        return select(Case.id).where(false())
    ranges = [
        select(Case.id).where(Case.blog_id == blog_id, *where).order_by(*order).limit(QUEUE_SIZE + 1).subquery()
        for blog_id in blogs
    ]
    return union_all(*(select(found.c.id) for found in ranges))


def _own_blogs(actor: Actor) -> list[int] | None:
    """The blogs of a moderator of blogs; None of one of the site."""
    return None if actor.is_staff else actor.blogs_with("moderator")


def _closed_page(actor: Actor, wanted: QueueFilter, place: Place | None) -> Page[QueueRow]:
    where = [is_closed, *_wanted(actor, wanted)]
    if wanted.blog_id is not None:
        where.append(Case.blog_id == wanted.blog_id)
    if wanted.reason or wanted.kind:
        where.append(Case.closed_at > now() - CLOSED_SEARCHED)
    return read_page(
        _read,
        _rows().where(*where),
        place,
        at=Case.closed_at,
        row_id=Case.id,
        key=lambda row: Place(row.closed_at or row.opened_at, row.id),
        size=QUEUE_SIZE,
    )


def _wanted(actor: Actor, wanted: QueueFilter) -> list[ColumnElement[bool]]:
    where = [visible_cases(actor), _is_of_kind(wanted.kind)]
    if wanted.reason:
        where.append(exists().where(Flag.case_id == Case.id, Flag.reason == wanted.reason))
    is_claimed = and_(Case.claimed_by_id.is_not(None), Case.claimed_until > now())
    if wanted.assignee == "mine":
        where += [Case.claimed_by_id == actor.id, is_claimed]
    elif wanted.assignee == "nobody":
        where.append(or_(Case.claimed_by_id.is_(None), Case.claimed_until <= now()))
    return where


def _is_of_kind(kind: str | None) -> ColumnElement[bool]:
    if kind is None:
        return true()
    if kind == "held":
        return Case.hold_rule.is_not(None)
    if kind in {"post", "reply", "member"}:
        return and_(Case.thing.startswith(f"{kind}:"), Case.lane == "normal", Case.hold_rule.is_(None))
    return Case.lane == kind


def _rows() -> RowSelect:
    writer = aliased(User)
    return (
        select(
            Case.id,
            Case.lane,
            Case.urgency,
            Case.thing,
            Case.state,
            Case.outcome,
            Case.hold_rule,
            Case.rank,
            Case.flag_count,
            Case.version,
            Case.opened_at,
            Case.closed_at,
            _Claimer.display_name,
            Case.claimed_until,
            Blog.name,
            Post.title,
            Post.state,
            func.coalesce(Revision.state, Reply.state, Post.state),
            func.coalesce(Reply.version, Post.version),
            func.coalesce(func.substr(Revision.source, 1, 400), func.substr(Reply.source, 1, 400), Post.excerpt),
            writer.handle,
            writer.display_name,
            writer.role,
        )
        .select_from(Case)
        .outerjoin(Post, Post.id == Case.post_id)
        .outerjoin(Reply, and_(Reply.post_id == Case.post_id, Reply.id == Case.reply_id))
        .outerjoin(Revision, Revision.id == Case.revision_id)
        .outerjoin(Blog, Blog.id == Case.blog_id)
        .outerjoin(writer, writer.id == Case.writer_id)
        .outerjoin(_Claimer, and_(_Claimer.id == Case.claimed_by_id, Case.claimed_until > now()))
    )


def _read(statement: RowSelect) -> list[QueueRow]:
    return [QueueRow(*row) for row in session().execute(statement)]


def _with_reasons(rows: Sequence[QueueRow]) -> list[QueueRow]:
    """The rows with how often each reason was given, the most frequent first."""
    counted = session().execute(
        select(Flag.case_id, Flag.reason, func.count())
        .where(Flag.case_id.in_([row.id for row in rows]))
        .group_by(Flag.case_id, Flag.reason)
        .order_by(func.count().desc(), Flag.reason)
    )
    reasons: dict[int, list[tuple[str, int]]] = {}
    for case_id, reason, count in counted:
        reasons.setdefault(case_id, []).append((reason, count))
    return [replace(row, reasons=tuple(reasons.get(row.id, ()))) for row in rows]


def list_queue_blogs(actor: Actor) -> list[tuple[int, str]]:
    """The blogs that the actor moderates, to choose from. One statement."""
    own = _own_blogs(actor)
    where = true() if own is None else Blog.id.in_(own)
    return [
        (row[0], row[1])
        for row in session().execute(
            select(Blog.id, Blog.name).where(where).order_by(Blog.position, Blog.id).limit(200)
        )
    ]
