"""The public log of decisions: what the list shows of each, and how many it leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from forum.db import now, session
from forum.models import Decision, User
from forum.permissions.report import public_decisions

PAGE_SIZE = 50
COUNTED_DAYS = 365
_LARGEST = 2**62


@dataclass(frozen=True)
class LogRow:
    """A decision without its words, its text, or whom it concerns."""

    id: int
    kind: str
    created_at: datetime
    is_of_post: bool
    is_of_reply: bool
    ground: str
    category: str | None
    rule: str | None
    is_automated: bool
    is_undone: bool
    moderator_name: str | None


@dataclass(frozen=True)
class LogPage:
    """Newest first; `newer` and `older` are the keys of the neighbouring pages."""

    rows: Sequence[LogRow]
    newer: int | None
    older: int | None


def parse_key(token: str | None) -> int | None:
    """A row's id in an address; what cannot be read counts as the beginning."""
    if not token or not (token.isascii() and token.isdigit()) or len(token) > 19 or int(token) > _LARGEST:
        return None
    return int(token)


def list_public_decisions(*, before: int | None = None, after: int | None = None) -> LogPage:
    """One page. One statement.

    By id alone: the usual key of time and id would tell the moment of a decision, and the log gives the day.
    """
    query = (
        select(
            Decision.id,
            Decision.kind,
            Decision.created_at,
            Decision.post_id.is_not(None),
            Decision.reply_id.is_not(None),
            Decision.ground,
            Decision.category,
            Decision.rule,
            Decision.is_automated,
            Decision.undone_by_id.is_not(None),
            User.display_name,
        )
        .outerjoin(User, User.id == Decision.actor_id)
        .where(public_decisions())
        .limit(PAGE_SIZE + 1)
    )
    if after is not None:
        query = query.where(Decision.id > after).order_by(Decision.id)
    else:
        query = query.order_by(Decision.id.desc())
        query = query.where(Decision.id < before) if before is not None else query
    found = [LogRow(*row) for row in session().execute(query)]
    has_more, rows = len(found) > PAGE_SIZE, found[:PAGE_SIZE]
    if after is not None:
        rows.reverse()
    if not rows:
        return LogPage(rows, None, None)
    has_newer = has_more if after is not None else before is not None
    has_older = after is not None or has_more
    return LogPage(rows, rows[0].id if has_newer else None, rows[-1].id if has_older else None)


def count_unlisted_decisions() -> int:
    """How many decisions of the last year the log does not list. One statement over an index range.

    All less those that it lists: for each that is not public, PostgreSQL would read all posts and cases.
    """
    lately = select(func.count()).where(Decision.created_at > now() - timedelta(days=COUNTED_DAYS))
    listed = lately.where(public_decisions())
    return session().scalar(select(lately.scalar_subquery() - listed.scalar_subquery())) or 0
