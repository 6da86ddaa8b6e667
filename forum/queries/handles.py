"""Whose a handle is: the member's who has it, or for a while that of the one who had it last."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from forum.db import ago, current_settings
from forum.models import FormerHandle, User

HELD = timedelta(days=90)


def is_held() -> ColumnElement[bool]:
    """Whether a former handle still leads to its member, and is nobody else's."""
    return FormerHandle.given_up_at > ago(HELD)


def holder_id(handle_key: Any) -> ColumnElement[int | None]:
    """The id of the member to whom a handle leads, as a part of a statement."""
    bearer = aliased(User)
    current = select(bearer.id).where(bearer.handle_key == handle_key).scalar_subquery()
    former = (
        select(FormerHandle.user_id)
        .where(FormerHandle.handle_key == handle_key, is_held())
        .order_by(FormerHandle.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(current, former)


def former_holders(handle_keys: Sequence[str]) -> Any:
    """(handle key, member's id) of those that still lead to who had them, the latest last."""
    wanted = FormerHandle.handle_key.in_(handle_keys)
    return (
        select(FormerHandle.handle_key, FormerHandle.user_id)
        .where(wanted, FormerHandle.user_id.is_not(None), is_held())
        .order_by(FormerHandle.id)
    )


def is_taken(reading: Session, handle_key: str, *, by_other_than: int | None = None) -> bool:
    """Whether somebody has the handle, or had it a short time ago; `by_other_than` does not count."""
    found = reading.scalar(select(User.id).where(User.handle_key == handle_key))
    if found is not None:
        return found != by_other_than
    query = select(FormerHandle.user_id).where(FormerHandle.handle_key.in_([handle_key, unreadable(handle_key)]))
    return any(user_id is None or user_id != by_other_than for user_id in reading.scalars(query.where(is_held())))


def unreadable(handle_key: str) -> str:
    """What stands for the handle of an erased member: no handle has its form, and only the site can make it."""
    digest = hmac.new(current_settings().secret_key.encode(), f"handle {handle_key}".encode(), hashlib.sha256)
    return f"#{digest.hexdigest()[:60]}"
