"""Hashing passwords with argon2id, in OWASP's profile (t=2, 19 MiB, p=1)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from forum.db import current_settings

TIME_COST = 2
# The hash of no password: compared when nobody is known by a name, so that the answer takes as long.
_DUMMIES: dict[int, str] = {}


def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=TIME_COST, memory_cost=current_settings().password_memory_kib, parallelism=1)


def hash_password(password: str) -> str:
    """An argon2id hash in its PHC string form; takes about 34 ms."""
    return _hasher().hash(password)


def is_right_password(stored: str | None, password: str) -> bool:
    """Compares in the same time whether there is a hash or not."""
    hasher = _hasher()
    if stored is None:
        memory = hasher.memory_cost
        if memory not in _DUMMIES:
            _DUMMIES[memory] = hasher.hash("nobody's password")
        _verify(hasher, _DUMMIES[memory], password)
        return False
    return _verify(hasher, stored, password)


def _verify(hasher: PasswordHasher, stored: str, password: str) -> bool:
    try:
        return hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
