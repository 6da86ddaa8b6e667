"""So many requests are worked on at once, some more wait in line, and whoever comes then is told to come back.

The server has more threads than that (`threads_needed`), so that no request waits where nobody sees it: pages from
memory, refusals and questions after health are answered however long the line is.
"""

import random
import threading
from collections.abc import Callable, Iterable
from typing import Any

import structlog

from forum.db.places import Places
from forum.web.headers import WSGIApp
from forum.web.page_cache import ENDPOINT, MOST_WAITING

# So many wait for each that is worked on; a form that was filled in still finds a place when readers find none.
WAITING_EACH = 8
FORMS_EACH = 4
# So many seconds somebody waits in line.
PATIENCE = 10.0
# For answers that take no time.
SPARE = 4
# After so many seconds to come back; not all of them at the same moment.
COME_BACK = (3, 9)
ALWAYS = frozenset({"/healthz", "/readyz"})

log: Any = structlog.get_logger()


def threads_needed(at_work: int) -> int:
    """Threads of a web process in which `at_work` requests are worked on at once."""
    return at_work * (1 + WAITING_EACH + FORMS_EACH) + MOST_WAITING + SPARE


class Line:
    """WSGI middleware just before Flask. `make_page` gives the page that says that there is too much to do.

    It is given the request of a form, whose texts the page is to hold, and None for all others.
    """

    def __init__(self, app: WSGIApp, at_work: int, make_page: Callable[[dict[str, Any] | None], bytes]) -> None:
        self.app = app
        self._make_page = make_page
        self._page: bytes | None = None
        self._readers, self._forms = at_work * WAITING_EACH, at_work * (WAITING_EACH + FORMS_EACH)
        self._places = Places(at_work)
        self._lock = threading.Lock()
        self._waiting = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO") in ALWAYS:
            return self.app(environ, start_response)
        if not self._come_in(environ["REQUEST_METHOD"]):
            return self._refuse(environ, start_response)
        try:
            # What is left to do when it returns is sending.
            return self.app(environ, start_response)
        finally:
            self._places.leave()

    def _come_in(self, method: str) -> bool:
        """Whether there is a place now, or one is free in time; False at once where too many wait for one."""
        if self._places.take():
            return True
        most = self._readers if method in {"GET", "HEAD"} else self._forms
        with self._lock:
            if self._waiting >= most:
                return False
            self._waiting += 1
        try:
            return self._places.wait(PATIENCE)
        finally:
            with self._lock:
                self._waiting -= 1

    def _refuse(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ[ENDPOINT] = "refused"
        if self._page is None:
            log.warning("too_many_requests_wait")
            self._page = self._make_page(None)
        page = self._make_page(environ) if environ["REQUEST_METHOD"] == "POST" else self._page
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(page))),
            ("Cache-Control", "no-store"),
            ("Retry-After", str(random.randint(*COME_BACK))),  # noqa: S311 - nothing secret
        ]
        start_response("503 SERVICE UNAVAILABLE", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [page]
