"""Pages for visitors, answered again from memory before Flask is asked: bytes as they went out, already compressed.

What is kept may be sent as long as the database says that nothing has changed (`forum.db.dialects.changes`), and for a
minute at the most, so that what the clock alone changes is not much later. Only what everybody gets is kept: the
request had no cookie, and the answer sets none.
"""

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from threading import Event, Lock, Semaphore
from typing import Any

from werkzeug.datastructures import Accept
from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_accept_header, parse_etags
from werkzeug.routing import Map

from forum.db.dialects.changes import Changes, Mark
from forum.web.headers import WSGIApp
from forum.web.kept_pages import Answer, Headers, KeptPages, Page
from forum.web.shared_pages import SharedPages

Start = Callable[..., Any]
Key = tuple[str | None, ...]
# A status, headers and a body.
Sent = tuple[int, Headers, bytes]

PLACES = frozenset({"before", "after"})
WINDOWS = frozenset({"at", "before", "last", "order"})
# What is kept, with the parameters that it listens to; a request with any other goes on to Flask.
KEPT: dict[str, frozenset[str]] = {
    "posts.front": PLACES,
    "posts.latest": PLACES,
    "posts.active": PLACES,
    "posts.unanswered": PLACES,
    "posts.show": WINDOWS,
    "replies.branch": WINDOWS,
    "blogs.index": frozenset(),
    "blogs.show": PLACES,
    "blogs.archive": frozenset(),
    "blogs.month": PLACES,
    "tags.index": frozenset({"from", "to"}),
    "tags.show": PLACES,
    "members.show": PLACES | {"show"},
    "feeds.site": frozenset(),
    "feeds.blog": frozenset(),
    "feeds.tag": frozenset(),
    "feeds.thread": frozenset(),
    "feeds.thread_by_slug": frozenset(),
    "feeds.writer": frozenset(),
}
LONGEST_QUERY = 200
# In the environment of a request: the place in the database's log that its page must have come to, to be kept.
POSITION = "forum.position"
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
VARIES_BY = {"", "accept-encoding", "cookie"}
# Under these names a request says which view it came to, and whether its page was kept.
ENDPOINT, RESULT = "forum.endpoint", "forum.page_cache"
# So many seconds a request waits for another one that makes the same page; then it makes its own.
PATIENCE = 2.0
# So many wait for others at the same time, as each holds a thread.
MOST_WAITING = 16


class PageCache:
    """WSGI middleware between the security headers and Flask; `codings` are what Flask compresses with, best first.

    `before_making` has forgotten what a page could say that is older than its mark.
    """

    def __init__(
        self,
        app: WSGIApp,
        *,
        changes: Changes,
        addresses: Map,
        codings: Iterable[str],
        most_bytes: int,
        before_making: Callable[[], None],
        shared: SharedPages | None = None,
        complete: Callable[[Headers], Headers] = list,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app = app
        self.changes = changes
        self.kept = KeptPages(most_bytes, clock, complete)
        self._shared = shared
        self._addresses = addresses
        self._before_making = before_making
        self._choose = _chooser(list(codings))
        self._lock = Lock()
        self._making: dict[Key, Event] = {}
        self._waiting = Semaphore(MOST_WAITING)

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        key = self._key(environ)
        if key is None or not (key in self.kept or self._is_to_be_kept(environ)):
            return self.app(environ, start_response)
        page = self.kept.get(key, self.changes.mark())
        environ[RESULT] = "miss" if page is None else "hit"
        if page is not None:
            return _send_page(page, environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            return self.app(environ, start_response)
        answer = self._make(key, environ)
        if isinstance(answer, Page):
            return _send_page(answer, environ, start_response)
        environ[ENDPOINT] = answer.endpoint
        start_response(answer.status, answer.headers)
        return [answer.body]

    def find(self, environ: dict[str, Any]) -> Sent | None:
        """What is in memory for a request, where that can be said without waiting for the database or for anybody."""
        key = self._key(environ)
        if key is None or key not in self.kept:
            return None
        page = self.kept.find(key, self.changes.known())
        if page is None:
            return None
        environ[RESULT], environ[ENDPOINT] = "hit", page.endpoint
        if _is_known(page, environ):
            return 304, page.unchanged, b""
        return 200, page.headers, page.body if environ["REQUEST_METHOD"] == "GET" else b""

    def _key(self, environ: dict[str, Any]) -> Key | None:
        """All that an answer depends on; None for a request whose answer is not for everybody."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return None
        # Whose answers depend on more than the address.
        if "HTTP_COOKIE" in environ or "HTTP_AUTHORIZATION" in environ or "HTTP_RANGE" in environ:
            return None
        return (
            self._choose(environ.get("HTTP_ACCEPT_ENCODING", "")),
            environ["wsgi.url_scheme"],
            environ.get("HTTP_HOST", ""),
            environ.get("SCRIPT_NAME", ""),
            environ.get("PATH_INFO", ""),
            environ.get("QUERY_STRING", ""),
        )

    def _is_to_be_kept(self, environ: dict[str, Any]) -> bool:
        query = environ.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY or not environ.get("HTTP_HOST"):
            return False
        try:
            address = self._addresses.bind_to_environ(environ)
            endpoint, _values = address.match(method="GET")
        except HTTPException:
            return False
        listens_to = KEPT.get(endpoint)
        names = {part.partition("=")[0] for part in query.split("&")} if query else set()
        return listens_to is not None and names <= listens_to

    def _make(self, key: Key, environ: dict[str, Any]) -> Answer:
        """One request makes the page, the others of this moment wait for it."""
        with self._lock:
            other = self._making.get(key)
            own = Event()
            if other is None:
                self._making[key] = own
        if other is not None:
            if self._waiting.acquire(blocking=False):
                try:
                    other.wait(PATIENCE)
                finally:
                    self._waiting.release()
            return self._find_or_make(key, environ)
        try:
            return self._find_or_make(key, environ)
        finally:
            with self._lock:
                del self._making[key]
            own.set()

    def _find_or_make(self, key: Key, environ: dict[str, Any]) -> Answer:
        # Before the page is made: what changes meanwhile makes the mark an old one.
        mark = self.changes.mark(is_fresh=True)
        page = self.kept.get(key, mark)
        if page is not None:
            return page
        shared_form = self.changes.shared_form(mark) if self._shared is not None else None
        page = self._find_shared(key, mark, shared_form)
        if page is not None:
            environ[RESULT] = "shared"
            return page
        self._before_making()
        answer = _ask(self.app, environ, key[0], mark)
        if mark is None or not is_for_everybody(answer):
            return answer
        answer = _with_etag(answer)
        if self._shared is not None and shared_form is not None:
            self._shared.put(key, shared_form, answer)
        return self.kept.put(key, mark, answer)

    def _find_shared(self, key: Key, mark: Mark | None, shared_form: str | None) -> Page | None:
        """What another process made of the same database in the same state."""
        if self._shared is None or mark is None or shared_form is None:
            return None
        found = self._shared.find(key, shared_form)
        return self.kept.put(key, mark, found.answer, age=found.age) if found is not None else None


def _chooser(codings: list[str]) -> Callable[[str], str | None]:
    """Which of the codings a reader gets, remembered for the few headers that there are."""

    @lru_cache(maxsize=1000)
    def choose(header: str) -> str | None:
        return parse_accept_header(header, Accept).best_match(codings)

    return choose


def _ask(app: WSGIApp, environ: dict[str, Any], coding: str | None, mark: Mark | None) -> Answer:
    """The whole answer, in this coding or none, as it is at the mark or later."""
    asked = {name: value for name, value in environ.items() if name not in CONDITIONS}
    if mark is not None and mark.lsn is not None:
        asked[POSITION] = mark.lsn
    asked["HTTP_ACCEPT_ENCODING"] = coding or "identity"
    started: list[tuple[str, list[tuple[str, str]]]] = []
    written: list[bytes] = []

    def start(status: str, headers: list[tuple[str, str]], _exc_info: Any = None) -> Callable[[bytes], None]:
        started[:] = [(status, headers)]
        return written.append

    parts = app(asked, start)
    try:
        written.extend(parts)
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()
    status, headers = started[0]
    return Answer(status, headers, b"".join(written), endpoint=asked.get(ENDPOINT, ""))


def is_for_everybody(answer: Answer) -> bool:
    """Whether another reader who asks for the same would get the same."""
    rule = answer.find("Cache-Control")
    varies_by = {name.strip().lower() for name in answer.find("Vary").split(",")}
    return (
        answer.status.startswith("200 ")
        and not answer.has("Set-Cookie")
        and "no-store" not in rule
        and "private" not in rule
        and varies_by <= VARIES_BY
    )


def _with_etag(answer: Answer) -> Answer:
    """With the tag that Flask gave it, or one made from its bytes: the same in each process, whenever it is made."""
    if answer.has("ETag"):
        return answer
    body = answer.body
    if answer.find("Content-Encoding") == "gzip":
        # Without the time at which it was compressed (RFC 1952, MTIME).
        body = body[:4] + bytes(4) + body[8:]
    tag = hashlib.sha256(body).hexdigest()[:32]
    return replace(answer, headers=[*answer.headers, ("ETag", f'"{tag}"')], body=body)


def _send_page(page: Page, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
    environ[ENDPOINT] = page.endpoint
    if _is_known(page, environ):
        start_response("304 NOT MODIFIED", list(page.unchanged))
        return []
    start_response(page.status, list(page.headers))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [page.body]


def _is_known(page: Page, environ: dict[str, Any]) -> bool:
    """As `forum.web.conditional` has it: a date alone must be exactly the one that was sent."""
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is None:
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return since is not None and since == page.find("Last-Modified")
    return known == page.etag or parse_etags(known).contains_weak(page.bare_etag)
