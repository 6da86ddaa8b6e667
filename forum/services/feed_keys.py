"""The secret addresses of members' own feeds."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.models import FeedKey, User
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.services.limits import count_attempt

SECRET_BYTES = 24


def renew_feed_key(work: Session, *, actor: Actor) -> None:
    """Gives the member's own feeds other addresses; the earlier ones end."""
    check_signed_in(actor)
    count_attempt(work, "feed address account", str(actor.member_id))
    # Of two that are asked for at once, the second replaces the first.
    work.execute(select(User.id).where(User.id == actor.member_id).with_for_update())
    key = work.get(FeedKey, actor.member_id) or FeedKey(user_id=actor.member_id)
    key.secret, key.created_at = secrets.token_urlsafe(SECRET_BYTES), now()
    work.add(key)
    work.flush()
