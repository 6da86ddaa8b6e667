"""The announcement at the top of pages: this browser remembers in a cookie which one its reader closed."""

from flask import Response, request

from forum.db import current_settings, now
from forum.queries.announcements import Announcement, find_announcement
from forum.web.actor import current_actor


def shown_announcement() -> Announcement | None:
    """What this reader is told; None where nothing is, or they closed it."""
    found = find_announcement(current_actor())
    return None if found is not None and request.cookies.get(_cookie_name()) == str(found.version) else found


def remember_closed(response: Response, version: str) -> Response:
    """Has this browser remember it for as long as it would be shown; what is announced to nobody is not remembered."""
    found = find_announcement(current_actor())
    if found is not None and found.until is not None and version == str(found.version):
        name = _cookie_name()
        response.set_cookie(
            name,
            version,
            max_age=max(1, int((found.until - now()).total_seconds())),
            secure=name.startswith("__Host-"),
            httponly=True,
            samesite="Lax",
        )
    return response


def _cookie_name() -> str:
    return "closed" if current_settings().uses_plain_cookies else "__Host-closed"
