"""Questions about whom a member ignores."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CompoundSelect, bindparam, select, union_all

from forum.db import BigId, read, session
from forum.db.paging import Page, Place, RowSelect, read_page
from forum.models import Ignore, Pseudonym, User
from forum.permissions import Actor
from forum.queries.people import HAS_PAGE


def is_ignored(actor: Actor, member_id: int) -> bool:
    """Whether the actor ignores a member."""
    query = select(Ignore.ignored_id).where(Ignore.user_id == actor.member_id, Ignore.ignored_id == member_id)
    return session().scalar(query) is not None


def list_ignoring(user_ids: Iterable[int], ignored_id: int) -> set[int]:
    """Those of the members who ignore a writer, or who write under that name and need not be told of themselves.

    Who ignores a member hears of what they write under a pseudonym: silence would tell whose it is.
    """
    return set(read(_IGNORING, {"ignored_id": ignored_id, "user_ids": list(user_ids)}).scalars())


_ignored_id = bindparam("ignored_id", type_=BigId)
_user_ids = bindparam("user_ids", expanding=True, type_=BigId)
_IGNORING: CompoundSelect[int] = union_all(
    select(Ignore.user_id).where(Ignore.ignored_id == _ignored_id, Ignore.user_id.in_(_user_ids)),
    select(Pseudonym.owner_id).where(Pseudonym.user_id == _ignored_id, Pseudonym.owner_id.in_(_user_ids)),
)


@dataclass(frozen=True)
class IgnoredRow:
    """A member whom the actor ignores; None for handle and name when the account is gone."""

    id: int
    created_at: datetime
    handle: str | None
    name: str | None


def list_ignored(actor: Actor, place: Place | None = None) -> Page[IgnoredRow]:
    """Whom the actor ignores, the latest first."""
    query = (
        select(Ignore.ignored_id, Ignore.created_at, User.handle, User.display_name, User.state)
        .join(User, User.id == Ignore.ignored_id)
        .where(Ignore.user_id == actor.member_id)
    )

    def read(statement: RowSelect) -> Sequence[IgnoredRow]:
        return [
            IgnoredRow(row_id, at, *((handle, name) if state in HAS_PAGE else (None, None)))
            for row_id, at, handle, name, state in session().execute(statement)
        ]

    return read_page(
        read,
        query,
        place,
        at=Ignore.created_at,
        row_id=Ignore.ignored_id,
        key=lambda row: Place(row.created_at, row.id),
    )
