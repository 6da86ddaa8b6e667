"""Questions about the secret addresses of members' own feeds."""

from sqlalchemy import select

from forum.db import session
from forum.errors import NotFound
from forum.models import FeedKey
from forum.permissions import Actor
from forum.queries.people import find_active_member


def find_feed_secret(actor: Actor) -> str | None:
    """The secret in the addresses of the actor's own feeds; None until they ask for one."""
    return session().scalar(select(FeedKey.secret).where(FeedKey.user_id == actor.member_id))


def get_feed_owner(secret: str) -> Actor:
    """The member behind a secret address, as they are now.

    `NotFound` for a secret that is wrong or was replaced, and for a member who is gone or suspended. Four statements.
    """
    user_id = session().scalar(select(FeedKey.user_id).where(FeedKey.secret == secret))
    owner = find_active_member(user_id) if user_id is not None else None
    if owner is None or owner.restriction("suspension") is not None:
        raise NotFound
    return owner
