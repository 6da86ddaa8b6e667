"""Signed links in mail.

Links that confirm an address or choose a password are bound to what they change, so that they work once and end with
it. A link to a decision only shows it and takes an appeal: it works again and again, for somewhat longer than appeals.
"""

import hashlib
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

from forum.db import current_settings
from forum.models import EmailChange, NewsletterSubscriber, User

CONFIRM_SECONDS = 7 * 86400
RESET_SECONDS = 3600
HALF_SECONDS = 600
# Between giving the password and pressing the button on the next page.
REOPEN_SECONDS = 900
# At a provider; and with the form after it, in which people choose a handle and read the terms.
ATTEMPT_SECONDS = 600
CLAIMS_SECONDS = 3600
# How long a change can be stopped or undone is said by its row; the link lasts somewhat longer.
EMAIL_SECONDS = 12 * 86400
# An appeal is open for six months, and the link to it somewhat longer.
DECISION_SECONDS = 190 * 86400


def _serializer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_settings().secret_key, salt=f"forum {purpose}")


def _fingerprint(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:24]


def confirm_token(user: User) -> str:
    """For a week, while the address is unconfirmed and the same."""
    return _sign("confirm", user, _confirmed_by(user))


def is_confirm_token_of(user: User, payload: dict[str, Any]) -> bool:
    return bool(payload.get("f") == _confirmed_by(user))


def _confirmed_by(user: User) -> str:
    return _fingerprint(user.email_key, user.email_verified_at, user.links_ended_by_id)


def reset_token(user: User) -> str:
    """For an hour, while password and address are the same."""
    return _sign("reset", user, _reset_by(user))


def is_reset_token_of(user: User, payload: dict[str, Any]) -> bool:
    return bool(payload.get("f") == _reset_by(user))


def _reset_by(user: User) -> str:
    return _fingerprint(user.email_key, user.password_hash, user.links_ended_by_id)


def half_token(user: User) -> str:
    """For ten minutes after the password was given: the second step of signing in is all that is missing."""
    return _sign("half", user, _halved_by(user))


def is_half_token_of(user: User, payload: dict[str, Any]) -> bool:
    return bool(payload.get("f") == _halved_by(user))


def _halved_by(user: User) -> str:
    return _fingerprint(user.state, user.password_hash, user.two_step_at, user.links_ended_by_id)


def passkey_token(purpose: str, user: User | None, challenge: bytes) -> str:
    """For ten minutes: a question that a passkey may answer, for a purpose and a member where that is known."""
    words = _passkey_by(user, challenge.hex())
    payload = {"u": user.id if user is not None else 0, "c": challenge.hex(), "f": words}
    return _serializer(f"passkey {purpose}").dumps(payload)


def read_passkey_token(purpose: str, token: str, user: User | None) -> bytes | None:
    """The question of a genuine token for this purpose and member, or None."""
    payload = read_token(f"passkey {purpose}", token, HALF_SECONDS)
    if payload is None or not isinstance(payload.get("c"), str):
        return None
    return bytes.fromhex(payload["c"]) if payload.get("f") == _passkey_by(user, payload["c"]) else None


def _passkey_by(user: User | None, challenge: str) -> str:
    return _fingerprint(challenge, user.id if user else 0, user.password_hash if user else "")


def reopen_token(user: User) -> str:
    """For a quarter of an hour after the password of a closed account was given."""
    return _sign("reopen", user, _reopened_by(user))


def is_reopen_token_of(user: User, payload: dict[str, Any]) -> bool:
    return bool(payload.get("f") == _reopened_by(user))


def _reopened_by(user: User) -> str:
    return _fingerprint(user.state, user.password_hash, user.links_ended_by_id)


def email_change_token(change: EmailChange, side: str) -> str:
    """For the old or the new address of a change (`side`), until it is over; the new one's confirms once."""
    return _serializer(f"email {side}").dumps({"u": change.id, "f": _email_change_by(change, side)})


def is_email_change_token_of(change: EmailChange, side: str, payload: dict[str, Any]) -> bool:
    return bool(payload.get("f") == _email_change_by(change, side))


def _email_change_by(change: EmailChange, side: str) -> str:
    done = change.confirmed_at if side == "new" else None
    return _fingerprint(change.old_email, change.new_email, change.ended_at, done)


def make_decision_token(user_id: int, decision_id: int) -> str:
    """For as long as a decision can be appealed: its member reads it without signing in, and appeals."""
    return _serializer("decision").dumps({"u": user_id, "d": decision_id})


def read_decision_token(token: str) -> tuple[int, int] | None:
    """The ids of member and decision of a genuine token, or None."""
    payload = read_token("decision", token, DECISION_SECONDS)
    if payload is None or not isinstance(payload.get("d"), int):
        return None
    return payload["u"], payload["d"]


def make_stop_token(user_id: int, wish: str) -> str:
    """For ever, as old mail is read late: it stops one kind of mail for one member, and can do nothing else."""
    return _stopper().dumps([user_id, wish])


def read_stop_token(token: str) -> tuple[int, str] | None:
    """The member's id and what they wish to hear of no more, of a genuine token, or None."""
    try:
        user_id, wish = _stopper().loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    return (user_id, wish) if isinstance(user_id, int) and isinstance(wish, str) else None


def newsletter_token(subscriber: NewsletterSubscriber) -> str:
    """For a week, until the newsletter is confirmed, and again after it was ended."""
    return _serializer("newsletter").dumps({"u": subscriber.id, "f": _newsletter_by(subscriber)})


def is_newsletter_token_of(subscriber: NewsletterSubscriber, payload: dict[str, Any]) -> bool:
    return subscriber.state != "confirmed" and bool(payload.get("f") == _newsletter_by(subscriber))


def _newsletter_by(subscriber: NewsletterSubscriber) -> str:
    return _fingerprint(subscriber.address_key, subscriber.confirmed_at, subscriber.ended_at)


def make_newsletter_stop_token(subscriber_id: int) -> str:
    """For ever: it ends one subscription, and can do nothing else."""
    return _newsletter_stopper().dumps(subscriber_id)


def read_newsletter_stop_token(token: str) -> int | None:
    """The subscriber's id of a genuine token, or None."""
    try:
        found = _newsletter_stopper().loads(token)
    except BadSignature:
        return None
    return found if isinstance(found, int) else None


def _newsletter_stopper() -> URLSafeSerializer:
    return URLSafeSerializer(current_settings().secret_key, salt="forum newsletter stop")


def _stopper() -> URLSafeSerializer:
    return URLSafeSerializer(current_settings().secret_key, salt="forum stop")


def sign_values(purpose: str, values: dict[str, Any]) -> str:
    """What a browser keeps for a while, and cannot change."""
    return _serializer(purpose).dumps(values)


def read_signed(purpose: str, token: str, max_age: int) -> dict[str, Any] | None:
    """The values of a genuine token that is not too old, or None."""
    try:
        values = _serializer(purpose).loads(token, max_age=max_age)
    except BadSignature:
        return None
    return values if isinstance(values, dict) else None


def _sign(purpose: str, user: User, fingerprint: str) -> str:
    return _serializer(purpose).dumps({"u": user.id, "f": fingerprint})


def read_token(purpose: str, token: str, max_age: int) -> dict[str, Any] | None:
    """The payload of a token that is genuine and not expired, or None."""
    payload = read_signed(purpose, token, max_age)
    return payload if payload is not None and isinstance(payload.get("u"), int) else None
