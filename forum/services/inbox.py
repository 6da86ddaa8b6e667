"""Marking notifications as read."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import NotFound
from forum.models import Notification
from forum.permissions import Actor


def mark_read(work: Session, *, actor: Actor, notification_id: int) -> None:
    """Marks one of the actor's own; raises `NotFound` for another's."""
    changed = work.execute(
        update(Notification)
        .where(Notification.id == notification_id, Notification.user_id == actor.member_id)
        .values(read_at=now())
        .returning(Notification.id)
    ).all()
    if not changed:
        raise NotFound


def mark_thread_read(work: Session, *, actor: Actor, post_id: int, up_to_id: int) -> None:
    """Marks what tells of replies in a thread that the actor follows, up to the newest that the page showed."""
    work.execute(
        update(Notification)
        .where(
            Notification.user_id == actor.member_id,
            Notification.post_id == post_id,
            Notification.reply_id.is_not(None),
            Notification.kind == "follow",
            Notification.id <= up_to_id,
            Notification.read_at.is_(None),
        )
        .values(read_at=now())
    )


def mark_all_read(work: Session, *, actor: Actor, up_to_id: int) -> None:
    """Marks all up to the newest that the page showed, so that nothing unseen is marked."""
    work.execute(
        update(Notification)
        .where(
            Notification.user_id == actor.member_id,
            Notification.id <= up_to_id,
            Notification.read_at.is_(None),
        )
        .values(read_at=now())
    )
