"""Secrets that the site must read again, and nobody who only has its database."""

import hashlib
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING

from forum.db import current_settings

if TYPE_CHECKING:
    from cryptography.fernet import Fernet


def seal(words: str) -> str:
    return _box().encrypt(words.encode()).decode()


def unseal(sealed: str) -> str | None:
    """None where the site has another secret by now."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 - as below

    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box() -> "Fernet":
    # Most requests never come here, and the library takes some megabytes.
    from cryptography.fernet import Fernet  # noqa: PLC0415

    key = hashlib.sha256(f"forum seal {current_settings().secret_key}".encode()).digest()
    return Fernet(urlsafe_b64encode(key))
