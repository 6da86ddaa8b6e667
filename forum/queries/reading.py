"""Questions about a member as a reader of one thread: whom they ignore and what they follow there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import literal, select, union_all

from forum.db import session
from forum.models import Follow, Ignore
from forum.permissions import Actor
from forum.queries.follows import of_kind
from forum.queries.threads import ThreadReply


@dataclass(frozen=True)
class ThreadReader:
    """`delivery` is how they hear of the thread, None for not at all; `branches` the same by the id of a reply."""

    ignored: frozenset[int] = frozenset()
    delivery: str | None = None
    branches: Mapping[int, str] = field(default_factory=dict)


def get_thread_reader(actor: Actor, post_id: int, rows: Sequence[ThreadReply]) -> ThreadReader:
    """As far as the rows of a window need it. One statement; none for a visitor."""
    if not actor.is_signed_in:
        return ThreadReader()
    mine = Follow.user_id == actor.member_id
    writers = {row.writer_id for row in rows if row.writer_id is not None}
    found: Iterable[Any] = session().execute(
        union_all(
            select(literal("thread"), literal(0), Follow.delivery).where(
                mine, of_kind("post"), Follow.post_id == post_id
            ),
            select(literal("branch"), Follow.reply_id, Follow.delivery).where(
                mine, of_kind("branch"), Follow.post_id == post_id, Follow.reply_id.in_([row.id for row in rows])
            ),
            select(literal("ignored"), Ignore.ignored_id, literal("")).where(
                Ignore.user_id == actor.member_id, Ignore.ignored_id.in_(writers)
            ),
        )
    )
    groups: dict[str, dict[int, str]] = {"thread": {}, "branch": {}, "ignored": {}}
    for group, row_id, delivery in found:
        groups[group][row_id] = delivery
    return ThreadReader(frozenset(groups["ignored"]), groups["thread"].get(0), groups["branch"])
