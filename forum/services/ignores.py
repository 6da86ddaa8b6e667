"""Ignoring a member: their texts are folded for one, and they reach one by nothing; nobody tells them."""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.db import db, now
from forum.db.dialects import dialect_of
from forum.models import Ignore
from forum.permissions import Actor
from forum.permissions.follows import check_ignore
from forum.queries.people import get_profile
from forum.services.limits import count_attempt

_table: Any = Ignore.__table__


def ignore_member(work: Session, *, actor: Actor, handle_key: str) -> None:
    """A second time it changes nothing. Raises `NotFound`, `NotAllowed` or `TooMany`."""
    profile = get_profile(handle_key)
    check_ignore(actor, profile.id)
    count_attempt(work, "follow account", str(actor.member_id))
    row = {"user_id": actor.member_id, "ignored_id": profile.id, "created_at": now()}
    work.execute(dialect_of(db.engine).insert_missing(_table).values(row))


def stop_ignoring(work: Session, *, actor: Actor, member_id: int) -> None:
    """Whatever became of the member; a second time it changes nothing."""
    work.execute(delete(Ignore).where(Ignore.user_id == actor.member_id, Ignore.ignored_id == member_id))
