"""Secrets that the site must read again, and nobody who only has its database."""

import hashlib
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken

from forum.db import current_settings


def seal(words: str) -> str:
    return _box().encrypt(words.encode()).decode()


def unseal(sealed: str) -> str | None:
    """None where the site has another secret by now."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box() -> Fernet:
    key = hashlib.sha256(f"forum seal {current_settings().secret_key}".encode()).digest()
    return Fernet(urlsafe_b64encode(key))
