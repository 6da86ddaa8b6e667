"""Browsers in which a member has signed in before, so that they hear of one in which they have not.

The browser keeps a mark for each of its members, in a cookie: nothing about the device is looked at or stored. A mark
is of the member's password, so that whoever got in once is a stranger again when it was changed.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode

from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.errors import TooMany
from forum.models import User
from forum.services.limits import count_attempt
from forum.services.mailing import queue_mail

# Of the members who share a browser, the latest.
MOST_MARKS = 5
LONGEST = 300
_NONCE_BYTES = 12
_MARK_BYTES = 16


def is_known_device(user: User, kept: str) -> bool:
    """Whether the member has signed in where the cookie `kept` comes from."""
    nonce, marks = _parts(kept)
    return any(hmac.compare_digest(_mark(user, nonce).encode(), mark.encode()) for mark in marks)


def mark_device(user: User, kept: str) -> str:
    """The cookie that remembers this member as well."""
    nonce, marks = _parts(kept)
    own = _mark(user, nonce)
    return ".".join([nonce, own, *(mark for mark in marks if mark != own)][: MOST_MARKS + 1])


def note_device(work: Session, *, user_id: int, kept: str, device: str) -> str:
    """Tells a member who signs in that somebody does so in a new browser; gives the cookie that remembers it.

    The first browser ever is nothing new. `device` says in words which one it is. Whoever knows the password and signs
    in again and again has only so many messages sent.
    """
    user = work.get_one(User, user_id)
    is_new = user.devices_since is not None and not is_known_device(user, kept)
    if user.devices_since is None:
        user.devices_since = now()
    if is_new:
        try:
            count_attempt(work, "new device told", f"id {user_id}")
        except TooMany:
            pass
        else:
            queue_mail(work, "new_device", user, device=device, signed_in_at=now().isoformat())
    return mark_device(user, kept)


def _parts(kept: str) -> tuple[str, list[str]]:
    """What a browser sent, which may be anything: a new nonce where it is nothing of ours."""
    nonce, *marks = kept.split(".") if kept.isascii() and 0 < len(kept) <= LONGEST else [""]
    return nonce or secrets.token_urlsafe(_NONCE_BYTES), marks[:MOST_MARKS]


def _mark(user: User, nonce: str) -> str:
    key = f"forum device {current_settings().secret_key}".encode()
    found = hmac.digest(key, f"{nonce}\0{user.id}\0{user.password_hash}".encode(), "sha256")
    return urlsafe_b64encode(found[:_MARK_BYTES]).decode().rstrip("=")
