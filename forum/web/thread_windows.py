"""Windows of threads as they are printed: what of one is the same for all its readers is found once, and kept.

A window is known by all that was read of it, so that nothing old is shown: where a reply was added or changed, its
window is another one, of which the other rows are found again (`forum.web.thread_html`).
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from flask import current_app
from markupsafe import Markup

from forum.i18n import locale_code
from forum.queries.threads import ThreadReply, ThreadWindow
from forum.web.slots import ready
from forum.web.thread_html import Pieces
from forum.web.thread_rows import Answered, Marks, RowView

EXTENSION = "forum_printed_windows"
# The rows of one take some 50 KB.
WINDOWS_KEPT = 128
_GONE = Answered()

Said = TypeVar("Said")


class PrintedWindow:
    """The rows of a window in one language and zone, and how they hang on each other."""

    def __init__(self, pieces: Pieces, post_id: int, window: ThreadWindow, zone: ZoneInfo) -> None:
        self.window = window
        self.rows = [pieces.row(post_id, reply, _answered(window, reply), zone) for reply in window.rows]
        self.ancestors = [pieces.row(post_id, reply, _answered(window, reply), zone) for reply in window.ancestors]
        self.views: Sequence[RowView] = [row.view for row in self.rows]
        self._tree = pieces.tree(tuple((view.number, view.depth) for view in self.views))
        self._said: dict[str, Any] = {}

    @cached_property
    def numbers(self) -> Sequence[int]:
        return [view.number for view in self.views]

    @cached_property
    def stubs(self) -> Sequence[int]:
        """The places of rows that have no text."""
        return [place for place, reply in enumerate(self.window.rows) if reply.is_stub]

    @cached_property
    def writers(self) -> frozenset[int | None]:
        return frozenset(reply.writer_id for reply in self.window.rows)

    def places_apart(self, own_ids: frozenset[int]) -> Sequence[int]:
        """Of the rows that are no text of others: those without any, and those of these writers."""
        if own_ids.isdisjoint(self.writers):
            return self.stubs
        own = [place for place, reply in enumerate(self.window.rows) if reply.writer_id in own_ids]
        return [*self.stubs, *own]

    def once(self, name: str, make: Callable[[], Said]) -> Said:
        """What `make` says of these rows to everybody alike."""
        if name not in self._said:
            self._said[name] = make()
        return cast(Said, self._said[name])

    def html(self, marks: Sequence[Marks]) -> Markup:
        """The rows as nested lists; `marks` are the viewer's, of each row."""
        parts: list[str] = []
        for row, mark, (before, following, closing) in zip(self.rows, marks, self._tree, strict=True):
            start, end, after = row[mark]
            parts += (before, start, row.body, end)
            parts += (closing,) if after is None else (following, after, closing)
        return ready(parts)


class PrintedWindows:
    """Those of one app in one language; whatever was asked for least lately leaves first."""

    def __init__(self) -> None:
        self._pieces = Pieces()
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Any, ...], PrintedWindow] = OrderedDict()

    def same(self, post_id: int, window: ThreadWindow, zone: ZoneInfo) -> ThreadWindow:
        """The window as it is kept already, where that reads the same: whoever keeps it, too, takes no more memory."""
        with self._lock:
            found = self._kept.get(_key(post_id, window, zone))
        return found.window if found is not None and found.window == window else window

    def find(self, post_id: int, window: ThreadWindow, zone: ZoneInfo) -> PrintedWindow:
        """The window as it was printed lately, or now."""
        key = _key(post_id, window, zone)
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
        if found is not None and (found.window is window or found.window == window):
            return found
        made = PrintedWindow(self._pieces, post_id, window, zone)
        with self._lock:
            self._kept[key] = made
            self._kept.move_to_end(key)
            if len(self._kept) > WINDOWS_KEPT:
                self._kept.popitem(last=False)
        return made


def _key(post_id: int, window: ThreadWindow, zone: ZoneInfo) -> tuple[Any, ...]:
    return post_id, window.rows[0].number if window.rows else 0, len(window.rows), window.order, zone.key


def printed_windows() -> PrintedWindows:
    """Those of the reader's language."""
    kept: dict[str, PrintedWindows] = current_app.extensions.setdefault(EXTENSION, {})
    locale = locale_code()
    if locale not in kept:
        kept[locale] = PrintedWindows()
    return kept[locale]


def _answered(window: ThreadWindow, reply: ThreadReply) -> Answered | None:
    if reply.parent_id is None:
        return None
    parent = window.parent_of(reply)
    if parent is None or parent.is_stub or parent.handle is None:
        return _GONE
    return Answered(parent.number, parent.handle, parent.name or "", is_gone=False)
