"""Questions about whose a pseudonym is, for those who tell members, and for moderators who were let know."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ScalarSelect, String, case, cast, func, select
from sqlalchemy.orm import aliased

from forum.db import now, session
from forum.errors import NotFound
from forum.models import Decision, Pseudonym, User
from forum.permissions import Actor, OwnPseudonym
from forum.permissions.pseudonyms import check_reveal

# For so long a moderator who let themself be told sees it again, without another act.
SEEN_AGAIN = timedelta(hours=1)
BETWEEN, NEXT = ":", ","


def pseudonyms_of(owner_id: Any) -> ScalarSelect[Any]:
    """A member's pseudonyms as one value, so that a statement which loads the member has as many rows as before."""
    named = aliased(User)
    chosen = case((Pseudonym.is_chosen, "1"), else_="0")
    parts = [cast(Pseudonym.user_id, String), cast(Pseudonym.post_id, String), chosen, named.display_name]
    line: Any = parts[0]
    for part in parts[1:]:
        line = line + BETWEEN + part
    return (
        select(func.aggregate_strings(line, NEXT))
        .select_from(Pseudonym)
        .join(named, named.id == Pseudonym.user_id)
        .where(Pseudonym.owner_id == owner_id)
        .scalar_subquery()
    )


def read_pseudonyms(value: str | None) -> tuple[OwnPseudonym, ...]:
    """What `pseudonyms_of` gave, the oldest first."""
    lines = (line.split(BETWEEN) for line in value.split(NEXT)) if value else ()
    found = (OwnPseudonym(int(own[0]), int(own[1]), own[2] == "1", own[3]) for own in lines)
    return tuple(sorted(found, key=lambda own: own.user_id))


def with_pseudonyms(actor: Actor) -> Actor:
    """The actor with the names that they have by now, after one was made. One statement."""
    found = session().scalar(select(pseudonyms_of(actor.member_id)))
    return replace(actor, pseudonyms=read_pseudonyms(found))


def list_members_behind(user_ids: Sequence[int]) -> list[int]:
    """The members among writers: of a pseudonym its owner, and nobody for one whose owner was erased."""
    ids = list(user_ids)
    query = select(Pseudonym.user_id, Pseudonym.owner_id).where(Pseudonym.user_id.in_(ids))
    owners: dict[int, int | None] = {row[0]: row[1] for row in session().execute(query)}
    behind = (owners.get(user_id, user_id) for user_id in ids)
    return [user_id for user_id in behind if user_id is not None]


@dataclass(frozen=True)
class Revealed:
    """Whose a pseudonym is; handle and name are None of a member who was erased."""

    handle: str | None
    name: str | None
    shown_until: datetime


def find_revealed(actor: Actor, pseudonym_id: int) -> Revealed | None:
    """What a moderator learns of a pseudonym within the hour after their own act; None for anybody else."""
    check_reveal(actor)
    since = now() - SEEN_AGAIN
    act = (
        select(func.max(Decision.created_at))
        .where(
            Decision.kind == "reveal",
            Decision.user_id == pseudonym_id,
            Decision.actor_id == actor.member_id,
            Decision.created_at > since,
        )
        .scalar_subquery()
    )
    owner = aliased(User)
    row: Any = (
        session()
        .execute(
            select(owner.handle, owner.display_name, act)
            .select_from(Pseudonym)
            .outerjoin(owner, owner.id == Pseudonym.owner_id)
            .where(Pseudonym.user_id == pseudonym_id)
        )
        .one_or_none()
    )
    if row is None:
        raise NotFound
    handle, name, acted_at = row
    return Revealed(handle, name, acted_at + SEEN_AGAIN) if acted_at else None
