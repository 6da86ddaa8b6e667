"""What an e-mail address may be: what can be delivered to, leaving the proof to the confirmation mail."""

import re
import unicodedata

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext

# RFC 5321 4.5.3.1 gives 254 characters for an address between angle brackets, 64 of them before the @.
LONGEST_EMAIL = 254
LONGEST_LOCAL_PART = 64

_FORBIDDEN_SIGNS = frozenset('()<>[]:;,\\"')
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")


class InvalidEmail(InvalidInput):
    """This is no address that mail could be sent to."""


def check_email(raw: str) -> str:
    """The address in NFC without surrounding blanks; Unicode is allowed on both sides. Raises InvalidEmail.

    Quoted local parts, comments and address literals of RFC 5322 are refused: legal, rare and dangerous.
    """
    if len(raw) > LONGEST_EMAIL * 4:
        raise _invalid()
    email = unicodedata.normalize("NFC", raw.strip(" \t\r\n"))
    local, at, domain = email.rpartition("@")
    if not at or max(len(email), len(email_key(email))) > LONGEST_EMAIL or any(_is_forbidden(char) for char in email):
        raise _invalid()
    if not _is_local_part(local) or not _is_domain(domain):
        raise _invalid()
    return email


def email_key(email: str) -> str:
    """What makes two addresses the same one: case and Unicode form do not count, dots and "+" do."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", email.strip()).casefold())


def _is_forbidden(char: str) -> bool:
    return char in _FORBIDDEN_SIGNS or unicodedata.category(char)[0] in "CZ"


def _is_local_part(local: str) -> bool:
    if not 1 <= len(local) <= LONGEST_LOCAL_PART or "@" in local:
        return False
    return not (local.startswith(".") or local.endswith(".") or ".." in local)


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    is_named = len(labels) >= 2 and not labels[-1].isdigit()
    return is_named and all(_LABEL.fullmatch(unicodedata.normalize("NFKC", label)) for label in labels)


def _invalid() -> InvalidEmail:
    return InvalidEmail(lazy_gettext("This is not an e-mail address. One looks like name@example.org."), field="email")
