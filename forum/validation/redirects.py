"""Where a form may send someone afterwards: a path of this site, read strictly."""

import re
import unicodedata
from urllib.parse import urlsplit

LONGEST_PATH = 2_000

_DOUBLE_SLASH = re.compile(r"//|/(?:%2f|%5c)", re.IGNORECASE)


def local_path(raw: str | None) -> str | None:
    """The path and query if it surely stays on this site, otherwise None. A fragment is dropped.

    Anything a browser might mend into another host is refused: `//`, `/\\`, control characters (browsers drop
    tabs and line ends), doubled slashes in percent form, spaces of every kind.
    """
    if not raw or len(raw) > LONGEST_PATH or not raw.startswith("/") or raw.startswith("//"):
        return None
    if "\\" in raw or any(unicodedata.category(char)[0] in "CZ" for char in raw):
        return None
    try:
        parts = urlsplit(raw)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or _DOUBLE_SLASH.search(parts.path):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
