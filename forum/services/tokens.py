"""Signed links in mail: each bound to what it was made for, so that it works once and ends with it."""

import hashlib
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from forum.db import current_settings
from forum.models import User

CONFIRM_SECONDS = 7 * 86400
RESET_SECONDS = 3600


def _serializer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_settings().secret_key, salt=f"forum {purpose}")


def _fingerprint(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:24]


def confirm_token(user: User) -> str:
    """For a week, while the address is unconfirmed and the same."""
    return _sign("confirm", user, _fingerprint(user.email_key, user.email_verified_at))


def is_confirm_token_of(user: User, payload: dict[str, Any]) -> bool:
    return bool(payload.get("f") == _fingerprint(user.email_key, user.email_verified_at))


def reset_token(user: User) -> str:
    """For an hour, while password and address are the same."""
    return _sign("reset", user, _fingerprint(user.email_key, user.password_hash))


def is_reset_token_of(user: User, payload: dict[str, Any]) -> bool:
    return bool(payload.get("f") == _fingerprint(user.email_key, user.password_hash))


def _sign(purpose: str, user: User, fingerprint: str) -> str:
    return _serializer(purpose).dumps({"u": user.id, "f": fingerprint})


def read_token(purpose: str, token: str, max_age: int) -> dict[str, Any] | None:
    """The payload of a token that is genuine and not expired, or None."""
    try:
        payload = _serializer(purpose).loads(token, max_age=max_age)
    except BadSignature:
        return None
    return payload if isinstance(payload, dict) and isinstance(payload.get("u"), int) else None
