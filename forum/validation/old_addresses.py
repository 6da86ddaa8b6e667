"""What makes two addresses of a site that moved here the same one."""

import re
import unicodedata
from urllib.parse import parse_qs, unquote, urlsplit

LONGEST_PATH = 500
# Parameters by which WordPress names a post or page.
NUMBERS = frozenset({"p", "page_id"})
_SLASHES = re.compile("/{2,}")
# The number of a question says which it is; its title behind it may have changed.
_QUESTION = re.compile(r"^((?:/[^/]+)*?)/(?:questions|q)/([1-9][0-9]{0,18})(?:/.*)?$")
_WINDOW = re.compile(r"/comment-page-\d+$")


def old_path(address: str) -> str | None:
    """The key of an address: its path without a slash at the end, or with the number of a post behind a `?`.

    Windows of comments are the post itself, and a question of Stack Exchange is its number. None for the front page,
    and for what is too long to be kept.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    path = unicodedata.normalize("NFC", unquote(parts.path, errors="replace"))
    path = _WINDOW.sub("", _SLASHES.sub("/", path).rstrip("/"))
    path = _QUESTION.sub(r"\1/questions/\2", path)
    number = _number(parts.query)
    key = f"{path}?p={number}" if number else path
    return key if key and len(key) <= LONGEST_PATH and "\0" not in key else None


def _number(query: str) -> str | None:
    if not query:
        return None
    values = parse_qs(query, max_num_fields=50) if query.count("&") < 50 else {}
    found = next((values[name][0] for name in sorted(NUMBERS) if name in values), "")
    return found if re.fullmatch(r"[1-9][0-9]{0,18}", found) else None
