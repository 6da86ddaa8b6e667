"""Statements that are put together once, not with each request: that costs more than asking the database.

What an actor may read depends on their kind (role, and whether they have a part in blogs) and on who they are. A
statement is built once for each kind, from the same criteria as any other; who they are are its parameters.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from sqlalchemy import Executable, bindparam

from forum.db import BigId
from forum.models.blogs import BLOG_ROLES
from forum.permissions.actor import VISITOR, Actor

Statement = TypeVar("Statement", bound=Executable)

_ID = bindparam("actor_id", type_=BigId)
_BLOGS = bindparam("actor_blogs", expanding=True, type_=BigId)
_BLOGS_WITH = {role: bindparam(f"actor_{role}_blogs", expanding=True, type_=BigId) for role in BLOG_ROLES}
_NOWHERE: dict[str, list[int]] = {f"actor_{role}_blogs": [] for role in BLOG_ROLES}


@dataclass(frozen=True)
class _Kind:
    """Of actors who get the same statements."""

    role: str
    has_grants: bool
    moderates_anything: bool


class _NotToBeAsked(Mapping[int, frozenset[str]]):
    """Parts in blogs of which only is known whether there are any."""

    def __init__(self, has_any: bool) -> None:
        self._has_any = has_any

    def __bool__(self) -> bool:
        return self._has_any

    def __getitem__(self, blog_id: int) -> frozenset[str]:
        raise RuntimeError("a prepared statement is for many actors and knows no one's blogs")

    def __iter__(self) -> Iterator[int]:
        raise RuntimeError("a prepared statement is for many actors and knows no one's blogs")

    def __len__(self) -> int:
        raise RuntimeError("a prepared statement is for many actors and knows no one's blogs")


@dataclass(frozen=True)
class _Anyone(Actor):
    """Stands for every actor of a kind where a statement is built: what differs between them is a parameter."""

    is_moderator: bool = False

    @property
    def moderates_anything(self) -> bool:
        return self.is_moderator

    @property
    def blog_ids(self) -> list[int]:
        return cast(list[int], _BLOGS)

    def blogs_with(self, *roles: str) -> list[int]:
        (role,) = roles
        return cast(list[int], _BLOGS_WITH[role])


_kept: dict[tuple[Callable[[Actor], Executable], _Kind], Executable] = {}


def _anyone(kind: _Kind) -> Actor:
    return _Anyone(
        id=None if kind.role == VISITOR.role else cast(int, _ID),
        role=kind.role,
        grants=_NotToBeAsked(kind.has_grants),
        is_moderator=kind.moderates_anything,
    )


def prepared(build: Callable[[Actor], Statement]) -> Callable[[Actor], Statement]:
    """Makes a function that builds a statement for an actor give the one of their kind.

    It is executed with `values_of(actor)` as parameters. The function must not use what only one actor is or has.
    """

    @wraps(build)
    def statement_for(actor: Actor) -> Statement:
        kind = _Kind(actor.role, bool(actor.grants), actor.moderates_anything)
        if (build, kind) not in _kept:
            _kept[build, kind] = build(_anyone(kind))
        return cast(Statement, _kept[build, kind])

    return statement_for


def values_of(actor: Actor, **others: Any) -> dict[str, Any]:
    """The parameters of a prepared statement: who the actor is, and the others that it has."""
    with_role = {f"actor_{role}_blogs": actor.blogs_with(role) for role in BLOG_ROLES} if actor.grants else _NOWHERE
    return {"actor_id": actor.id, "actor_blogs": actor.blog_ids, **with_role, **others}
