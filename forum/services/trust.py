"""Trust levels: how a newcomer ceases to be one. The further levels are granted by admins."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.models import User
from forum.services.audit import log_act

NEWCOMER, MEMBER, HIGHEST = 0, 1, 4


def raise_newcomers(work: Session, *, limit: int) -> int:
    """Takes up to `limit` newcomers to level 1 who have been members for long enough and have written enough.

    How long and how much are settings; replies are counted as far as they are added up. Returns how many it took.
    """
    settings = current_settings()
    ready = work.scalars(
        select(User)
        .where(
            User.trust_level == NEWCOMER,
            User.state == "active",
            User.email_verified_at <= now() - timedelta(days=settings.trust_days),
            User.reply_count >= settings.trust_replies,
        )
        .order_by(User.id)
        .limit(limit)
        .with_for_update()
    ).all()
    for user in ready:
        user.trust_level = MEMBER
        log_act(work, None, "set_trust", "user", user.id, earlier=NEWCOMER, level=MEMBER)
    return len(ready)
