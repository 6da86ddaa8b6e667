"""What a password may be: long enough and not to be guessed from the form itself. No rules of composition.

The most common passwords, from leaked collections, come with zxcvbn.

After NIST SP 800-63B: any character, spaces too, nothing cut off, normalised before hashing.
"""

import unicodedata
from functools import cache

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 128
# As typed, with accents apart from their letters.
LONGEST_RAW_PASSWORD = 4 * LONGEST_PASSWORD

_KEYBOARD_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn",
)
_SEQUENCES = tuple(row * 2 for row in _KEYBOARD_ROWS) + tuple(row[::-1] * 2 for row in _KEYBOARD_ROWS)


class InvalidPassword(InvalidInput):
    """The password is too short, too long, or among the first that anyone would try."""


def normalise_password(raw: str) -> str:
    """The form that is hashed, NFKC: one password, whatever keyboard or system composed its characters.

    Anything much longer than could pass comes back as it is, for normalising it could take long.
    """
    return unicodedata.normalize("NFKC", raw) if len(raw) <= LONGEST_RAW_PASSWORD else raw


def check_password(raw: str, *, handle: str, email: str) -> str:
    """The normalised password to hash. Raises InvalidPassword."""
    password = normalise_password(raw)
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise _invalid(
            lazy_gettext(
                "A password has %(shortest)s to %(longest)s characters.",
                shortest=SHORTEST_PASSWORD,
                longest=LONGEST_PASSWORD,
            )
        )
    folded = password.casefold()
    if folded.strip() in _own_words(handle, email):
        raise _invalid(lazy_gettext("A password must differ from your handle and your e-mail address."))
    if folded.strip() in _common():
        raise _invalid(lazy_gettext("This is one of the passwords that are tried first. Please choose another."))
    if len(set(folded)) == 1 or any(folded in sequence for sequence in _SEQUENCES):
        raise _invalid(lazy_gettext("This password is easy to guess. A few words in a row make a good one."))
    return password


@cache
def _common() -> frozenset[str]:
    """Read with the first new password: few processes ever need the 11 MB that the lists take."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: PLC0415

    return frozenset(word for word in FREQUENCY_LISTS["passwords"] if len(word) >= SHORTEST_PASSWORD)


def _own_words(handle: str, email: str) -> frozenset[str]:
    words = (handle, f"@{handle}", email, email.rpartition("@")[0])
    return frozenset(unicodedata.normalize("NFKC", word).casefold() for word in words if word)


def _invalid(message: object) -> InvalidPassword:
    return InvalidPassword(message, field="password")
