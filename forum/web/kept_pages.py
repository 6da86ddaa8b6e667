"""Answers kept in memory, up to so many bytes; whatever was asked for least lately leaves first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock

from werkzeug.http import unquote_etag

# Seconds after which a page is made anew, though nothing was written: some of what it says changes with the clock.
OLDEST = 60.0
# What Python needs for a page beside its bytes, generously.
OVERHEAD = 2_000
# One page may take this part of all the room.
LARGEST_PART = 8
SENT_WITH_304 = {
    "cache-control",
    "content-location",
    "etag",
    "expires",
    "last-modified",
    "link",
    "vary",
    "x-robots-tag",
}

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """A whole answer of a WSGI application."""

    status: str
    headers: Headers
    body: bytes
    endpoint: str = field(default="", kw_only=True)

    def find(self, name: str) -> str:
        """The value of a header, empty where it is not there."""
        return next((value for found, value in self.headers if found.lower() == name.lower()), "")

    def has(self, name: str) -> bool:
        return any(found.lower() == name.lower() for found, _value in self.headers)


@dataclass(frozen=True)
class Page(Answer):
    """An answer that may be sent again while the database's mark is this one.

    Headers are all that it goes out with, `unchanged` those for a reader who has it.
    """

    etag: str
    bare_etag: str
    mark: object
    made_at: float
    size: int
    unchanged: Headers


class KeptPages:
    """Pages by key, for all threads of a process."""

    def __init__(
        self, most_bytes: int, clock: Callable[[], float], complete: Callable[[Headers], Headers] = list
    ) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._clock = clock
        self._complete = complete
        self._lock = Lock()
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._pages

    def get(self, key: Hashable, mark: object | None) -> Page | None:
        """The page, if it may still be sent; without a mark nothing may."""
        with self._lock:
            page = self._pages.get(key)
            if page is None or mark is None:
                return None
            if page.mark != mark or self._clock() - page.made_at >= OLDEST:
                self._remove(key)
                return None
            self._pages.move_to_end(key)
            return page

    def find(self, key: Hashable, mark: object | None) -> Page | None:
        """As `get` has it, and waiting for nobody: what may no longer be sent is left where it is."""
        page = self._pages.get(key)
        if page is None or mark is None or (page.mark is not mark and page.mark != mark):
            return None
        if self._clock() - page.made_at >= OLDEST:
            return None
        try:
            self._pages.move_to_end(key)
        except KeyError:
            # Another thread has removed it meanwhile.
            return None
        return page

    def put(self, key: Hashable, mark: object, answer: Answer, *, age: float = 0.0) -> Page:
        """Keeps an answer that was made `age` seconds ago, unless it is too large, and gives it as a page."""
        etag = answer.find("ETag")
        bare, _is_weak = unquote_etag(etag)
        size = len(answer.body) + sum(len(name) + len(value) for name, value in answer.headers) + OVERHEAD
        told = answer.status, self._complete(answer.headers), answer.body
        unchanged = self._complete([each for each in answer.headers if each[0].lower() in SENT_WITH_304])
        page = Page(*told, etag, bare or "", mark, self._clock() - age, size, unchanged, endpoint=answer.endpoint)
        with self._lock:
            if key in self._pages:
                self._remove(key)
            if size * LARGEST_PART <= self.most_bytes:
                self._pages[key] = page
                self.bytes += size
            while self.bytes > self.most_bytes:
                self._remove(next(iter(self._pages)))
        return page

    def _remove(self, key: Hashable) -> None:
        self.bytes -= self._pages.pop(key).size
