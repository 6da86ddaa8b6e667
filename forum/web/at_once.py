"""Answers that are in memory already, before all that stands before Flask.

Nothing here waits: neither for the database, nor for a lock that somebody holds while the database is asked. What it
says is what the whole application would.
"""

import time
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.middleware.proxy_fix import ProxyFix

from forum.web.headers import WSGIApp
from forum.web.metrics import CountRequests
from forum.web.page_cache import PageCache, Sent

EXTENSION = "forum_at_once"
STATUS = {200: "200 OK", 304: "304 NOT MODIFIED"}


class AtOnce:
    """WSGI middleware, outermost: answers with all headers what can be said at once, and leaves the rest to the app."""

    def __init__(self, app: WSGIApp, cache: PageCache, proxy_hops: int, counting: CountRequests | None) -> None:
        self.app = app
        self._cache = cache
        self._counting = counting
        # What a proxy says of itself is read by the one that reads it for all others.
        find: Callable[..., Any] = self._find
        self._behind_proxy: Any = ProxyFix(find, x_for=proxy_hops, x_proto=proxy_hops) if proxy_hops else None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        sent = self.find(environ)
        if sent is None:
            return self.app(environ, start_response)
        status, headers, body = sent
        start_response(STATUS[status], headers.copy())
        return [body] if body else []

    def find(self, environ: dict[str, Any]) -> Sent | None:
        """The answer where it is known, None for a request that is to be worked on."""
        if self._behind_proxy is None:
            return self._find(environ)
        # The environment is yet to be given to the application as it came.
        found: Sent | None = self._behind_proxy(environ.copy(), None)
        return found

    def _find(self, environ: dict[str, Any], _start: object = None) -> Sent | None:
        if self._counting is None:
            return self._cache.find(environ)
        began = time.perf_counter()
        sent = self._cache.find(environ)
        if sent is not None:
            self._counting.count(environ, str(sent[0]), time.perf_counter() - began)
        return sent
