"""The signed cookie, and the token of forms in it: what was checked or signed lately is not worked out once more."""

import time
from functools import lru_cache
from typing import Any

from flask import Flask, current_app, g, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadSignature

from forum.contexts import contexts

COOKIES_KEPT = 4_096
TOKENS_KEPT = 4_096
TOKEN = "csrf_token"  # noqa: S105 - a name
EXTENSION = "forum_tokens"


class CheckedSessions(SecureCookieSessionInterface):
    """Flask's signed cookie. A cookie whose signature was found good is known by all that it is; its age is not."""

    def __init__(self) -> None:
        self._read = lru_cache(COOKIES_KEPT)(self._check)
        self._signers: dict[Any, Any] = {}

    def get_signing_serializer(self, app: Flask) -> Any:
        """One for each secret."""
        secret = app.secret_key
        if secret not in self._signers:
            self._signers[secret] = super().get_signing_serializer(app)
        return self._signers[secret]

    def open_session(self, app: Flask, request: Any) -> SecureCookieSession | None:
        value = request.cookies.get(self.get_cookie_name(app))
        if not value:
            return self.session_class()
        try:
            held, signed_at, is_flat = self._read(self.get_signing_serializer(app), value)
        except BadSignature:
            return self.session_class()
        if not is_flat:
            # What it holds may be changed inside, and would be for the next request as well.
            return super().open_session(app, request)
        age = int(time.time()) - signed_at
        if age < 0 or age > app.permanent_session_lifetime.total_seconds():
            return self.session_class()
        return self.session_class(held)

    def save_session(self, app: Flask, session: Any, response: Any) -> None:
        """Most requests only look at it, and then all that is left to say is that they did."""
        if session.modified:
            super().save_session(app, session, response)
        elif session.accessed:
            vary = response.headers.get("Vary")
            if vary is None:
                response.headers["Vary"] = "Cookie"
            elif "cookie" not in vary.lower():
                response.headers["Vary"] = f"{vary}, Cookie"

    @staticmethod
    def _check(signer: Any, value: str) -> tuple[dict[str, Any], int, bool]:
        """What a cookie holds, when it was signed in seconds since 1970, and whether nothing in it can be changed."""
        held, signed_at = signer.loads(value, return_timestamp=True)
        is_flat = all(isinstance(each, str | int | None) for each in held.values())
        return held, int(signed_at.timestamp()), is_flat


def form_token() -> str:
    """The token that the reader's forms bear; signed once for each session and process."""
    given: str | None = getattr(contexts.get().g, TOKEN, None)
    if given is not None:
        return given
    raw = session.get(TOKEN)
    if raw is None:
        return str(generate_csrf())
    kept = current_app.extensions.get(EXTENSION)
    if kept is None:
        kept = current_app.extensions[EXTENSION] = lru_cache(TOKENS_KEPT)(_sign)
    token: str = kept(raw)
    g.csrf_token = token
    return token


def _sign(_raw: str) -> str:
    """Of the session of this request, which holds it."""
    return str(generate_csrf())
