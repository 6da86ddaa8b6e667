"""Security headers on every answer: pages, files, errors, redirects and 304."""

from collections.abc import Callable, Iterable
from typing import Any

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
SHOWN_BY = "Cross-Origin-Resource-Policy"
# What an answer says of itself that everybody may see: readers of feeds show it on their own pages.
ANYWHERE = (SHOWN_BY, "cross-origin")
HEADERS = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (SHOWN_BY, "same-origin"),
    ("X-Frame-Options", "DENY"),
]
TRANSPORT_SECURITY = ("Strict-Transport-Security", "max-age=31536000")

WSGIApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[str, str]]


class Completing:
    """Puts the security headers to those of an answer, in place of what it says of the same itself."""

    def __init__(self, *, is_https: bool) -> None:
        self.headers = [*HEADERS, TRANSPORT_SECURITY] if is_https else HEADERS
        self.names = {name.lower() for name, _value in self.headers}

    def __call__(self, headers: Headers) -> Headers:
        given = self.headers if ANYWHERE not in headers else [each for each in self.headers if each[0] != SHOWN_BY]
        kept = [each for each in headers if each[0].lower() not in self.names or each == ANYWHERE]
        return kept + given


class SecurityHeaders:
    """WSGI middleware, outermost, so that no answer passes it by."""

    def __init__(self, app: WSGIApp, complete: Completing) -> None:
        self.app = app
        self.complete = complete

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: Headers, exc_info: Any = None) -> Any:
            return start_response(status, self.complete(headers), exc_info)

        return self.app(environ, start)
