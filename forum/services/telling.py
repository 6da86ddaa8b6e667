"""The one way into members' inboxes: lines are added here and nowhere else."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.orm import Session

from forum.db import db, now, write
from forum.db.dialects import dialect_of
from forum.models import Notification
from forum.services.deliveries import plan_mail

_table: Any = Notification.__table__


@cache
def _adding(_database: str) -> Insert:
    """Put together once for each kind of database; it gives whom it added, and the lines."""
    return dialect_of(db.engine).insert_missing(_table).returning(_table.c.user_id, _table.c.id)


def tell(
    work: Session,
    kind: str,
    user_ids: Iterable[int],
    *,
    post_id: int | None = None,
    reply_id: int | None = None,
    case_id: int | None = None,
    decision_id: int | None = None,
    correction_id: int | None = None,
    follows: Mapping[int, int] | None = None,
) -> list[int]:
    """Adds a line for each of the members, in one statement, and has it go out as mail to those who wish.

    Gives the ids of those who had none of this before.

    A text, a decision, a correction and the outcome of a report tell a member once, whatever the ground: the unique
    indexes of the table see to it, so that this may be run again. `follows` names, by member, the follow that a text
    appeared in.
    """
    by_member = follows or {}
    rows = [
        {
            "user_id": user_id,
            "kind": kind,
            "post_id": post_id,
            "reply_id": reply_id,
            "case_id": case_id,
            "decision_id": decision_id,
            "correction_id": correction_id,
            "follow_id": by_member.get(user_id),
            "created_at": now(),
        }
        for user_id in sorted(set(user_ids))
    ]
    if not rows:
        return []
    added: dict[int, int] = dict(write(_adding(db.engine.dialect.name), rows).all())
    plan_mail(work, kind, added, by_member, post_id=post_id if reply_id is None else None)
    return sorted(added)
