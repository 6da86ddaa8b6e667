"""The cookie by which a browser is known again, when somebody signs in.

It lasts longer than a sign-in and is sent to the pages of signing in alone: elsewhere it would tell nothing, and keep
pages for visitors from being shared.
"""

from datetime import timedelta

from flask import Response, after_this_request, request

from forum.db import current_settings

# As long as browsers keep a cookie.
KEPT = timedelta(days=400)
PATH = "/sign-in"


def _name() -> str:
    # The prefix __Host- is for cookies of the whole site.
    return "device" if current_settings().uses_plain_cookies else "__Secure-device"


def kept_device() -> str:
    """What the cookie holds, or nothing."""
    return request.cookies.get(_name(), "")


def remember_device(value: str) -> None:
    """Sets it with the answer to this request."""

    @after_this_request
    def keep(response: Response) -> Response:
        response.set_cookie(
            _name(),
            value,
            max_age=KEPT,
            path=PATH,
            secure=not current_settings().uses_plain_cookies,
            httponly=True,
            samesite="Lax",
        )
        return response
