"""Which addresses a text may link to: http, https, mailto and paths of this site."""

import re

LONGEST_ADDRESS = 2_000

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\\<>\"\s]")
_ALLOWED = re.compile(r"https?://[^/?#]|mailto:[^@]+@[^@]|/(?!/)", re.IGNORECASE)


def is_safe_address(address: str) -> bool:
    """Whether a decoded address may stand in `href`; no backslashes, for browsers read them as slashes."""
    if len(address) > LONGEST_ADDRESS or _FORBIDDEN.search(address):
        return False
    return _ALLOWED.match(address) is not None
