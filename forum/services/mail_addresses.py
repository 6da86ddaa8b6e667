"""The signed addresses at which answers and bounces come in.

Mail servers fold the case of what stands before the @, which has 64 characters at the most: tokens are small letters
and digits, of fixed length, with 80 bits of signature.
"""

import hashlib
import hmac
from base64 import b32decode, b32encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from forum.db import current_settings, now

REPLY_DAYS = 30
SIGNATURE_BYTES = 10
ID_BYTES = 5
DAY_BYTES = 2
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class AnsweredText:
    """Who answers by this address, and what: a reply of a post, or (`number` None) the post."""

    user_id: int
    post_id: int
    number: int | None
    is_expired: bool


def make_reply_address(user_id: int, post_id: int, number: int | None, sent_at: datetime) -> str | None:
    """For 30 days after `sent_at`; None where answers by mail are not taken."""
    setting = current_settings().mail_reply
    if not setting:
        return None
    last_day = (sent_at + timedelta(days=REPLY_DAYS) - EPOCH).days
    payload = _packed(user_id, post_id, number or 0) + last_day.to_bytes(DAY_BYTES)
    return _with_token(setting, _signed("reply", payload))


def read_reply_address(address: str) -> AnsweredText | None:
    """What a genuine address says; None for any other."""
    payload = _read("reply", current_settings().mail_reply, address, 3 * ID_BYTES + DAY_BYTES)
    if payload is None:
        return None
    user_id, post_id, number = (
        int.from_bytes(payload[start : start + ID_BYTES]) for start in range(0, 3 * ID_BYTES, ID_BYTES)
    )
    last_day = EPOCH + timedelta(days=int.from_bytes(payload[-DAY_BYTES:]) + 1)
    return AnsweredText(user_id, post_id, number or None, is_expired=now() >= last_day)


def make_bounce_address(mail_id: int) -> str | None:
    """To which this message comes back; None for the address it is from."""
    setting = current_settings().mail_bounce
    return _with_token(setting, _signed("bounce", _packed(mail_id))) if setting else None


def read_bounce_address(address: str) -> int | None:
    """The id of the message that came back, of a genuine address."""
    payload = _read("bounce", current_settings().mail_bounce, address, ID_BYTES)
    return None if payload is None else int.from_bytes(payload)


def is_ours(address: str) -> bool:
    """Whether it is an address of this site, with or without a token."""
    settings = current_settings()
    local, _at, domain = address.lower().rpartition("@")
    plain = f"{local.partition('+')[0]}@{domain}"
    return plain in {each.lower() for each in (settings.mail_from, settings.mail_reply, settings.mail_bounce) if each}


def _packed(*ids: int) -> bytes:
    return b"".join(each.to_bytes(ID_BYTES) for each in ids)


def _signed(purpose: str, payload: bytes) -> str:
    return b32encode(payload + _signature(purpose, payload)).decode().rstrip("=").lower()


def _signature(purpose: str, payload: bytes) -> bytes:
    key = current_settings().secret_key.encode()
    return hmac.new(key, f"forum {purpose} address\0".encode() + payload, hashlib.sha256).digest()[:SIGNATURE_BYTES]


def _with_token(setting: str, token: str) -> str:
    local, _at, domain = setting.partition("@")
    return f"{local}+{token}@{domain}"


def _read(purpose: str, setting: str, address: str, length: int) -> bytes | None:
    """The payload of a genuine token in an address of the form `local+token@domain`."""
    local, _at, domain = address.strip().lower().rpartition("@")
    name, _plus, token = local.partition("+")
    if not setting or f"{name}@{domain}" != setting.lower() or len(token) > 64 or not token.isascii():
        return None
    try:
        data = b32decode(token.upper() + "=" * (-len(token) % 8))
    except ValueError:
        return None
    payload, signature = data[:-SIGNATURE_BYTES], data[-SIGNATURE_BYTES:]
    if len(payload) != length or not hmac.compare_digest(signature, _signature(purpose, payload)):
        return None
    return payload
