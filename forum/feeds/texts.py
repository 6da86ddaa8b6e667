"""Texts and times as feeds hold them."""

import html
import re
from datetime import UTC, datetime
from email.utils import format_datetime

# XML 1.0, production 2: all that may stand in a document, and nothing else may, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Without the characters that no XML document may hold."""
    return _ILLEGAL.sub("", text)


def as_html(text: str) -> str:
    """Plain text where a form expects HTML."""
    return html.escape(text, quote=False)


def rfc3339(moment: datetime) -> str:
    """Such as `2026-11-05T09:30:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def rfc822(moment: datetime) -> str:
    """Such as `Thu, 05 Nov 2026 09:30:00 GMT`."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)
