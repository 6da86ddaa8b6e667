"""Threads as everybody reads them, kept by each web process while the database says that nothing has changed.

What of a page is the reader's own (marks, tools, their waiting texts) is asked with each request. Only what visitors
read is kept, which whoever is signed in reads as well, and only as the primary told it: a replica may be behind.

Members are asked about with a mark that is not even a moment old, so that they see what they have just written.
Visitors have the mark by which whole pages are sent to them (`forum.web.page_cache`); those come here whose pages
nobody keeps, as their requests have cookies.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar, cast

from flask import current_app

from forum.db import is_at_primary
from forum.db.dialects.changes import Changes, Mark
from forum.i18n import locale_code
from forum.permissions import VISITOR, Actor
from forum.permissions.posts import is_read_by_all
from forum.queries.posts import PostPage
from forum.queries.tags import RelatedPost, list_related_posts
from forum.queries.threads import ThreadWindow, WindowAt, get_thread_window
from forum.web.thread_windows import printed_windows
from forum.web.times import viewer_zone

EXTENSION = "forum_kept_threads"
# Of a thread of 50 replies each takes some 50 KB, which its rows hold as well (`forum.web.thread_html`).
WINDOWS_KEPT = 128

Key = tuple[int, WindowAt]
Said = TypeVar("Said")


@dataclass(frozen=True)
class Conversation:
    """A post and a window of its thread; `related` posts stand on the first window alone."""

    page: PostPage
    window: ThreadWindow
    related: tuple[RelatedPost, ...]
    said: dict[tuple[str, str], Any] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[], Said]) -> Said:
        """What `make` gives, in the reader's language; made once where the same is said to all."""
        key = name, locale_code()
        found = self.said.get(key)
        if found is None:
            found = self.said[key] = make()
        return cast(Said, found)


class KeptThreads:
    """Those of one process; whatever was asked for least lately leaves first."""

    def __init__(self, changes: Changes, most: int = WINDOWS_KEPT) -> None:
        self._changes = changes
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[Key, tuple[Mark, Conversation]] = OrderedDict()

    def mark(self, *, is_fresh: bool) -> Mark | None:
        """What is read from now on may be kept under it; None where the database does not say."""
        return self._changes.mark(is_fresh=is_fresh)

    def find(self, key: Key, mark: Mark | None) -> Conversation | None:
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            if kept[0] != mark:
                del self._kept[key]
                return None
            self._kept.move_to_end(key)
            return kept[1]

    def put(self, key: Key, mark: Mark, conversation: Conversation) -> None:
        with self._lock:
            self._kept[key] = mark, conversation
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)


@dataclass(frozen=True)
class Reading:
    """One request's way to a thread. `found` is what was kept of it."""

    key: Key
    mark: Mark | None
    found: Conversation | None


def look_up(actor: Actor, post_id: int, at: WindowAt) -> Reading:
    """Before anything of the thread is read."""
    kept: KeptThreads | None = current_app.extensions.get(EXTENSION)
    mark = kept.mark(is_fresh=actor.is_signed_in) if kept is not None else None
    found = kept.find((post_id, at), mark) if kept is not None and mark is not None else None
    return Reading((post_id, at), mark, found)


def read_conversation(actor: Actor, page: PostPage, reading: Reading) -> Conversation:
    """What was kept, or what is read now, for a post that the actor may read.

    What a post that everybody reads is related to is the same for everybody, and so are posts that everybody reads.
    """
    if reading.found is not None:
        return reading.found
    is_for_all = is_read_by_all(page.post, page.blog)
    window = printed_windows().same(page.post.id, get_thread_window(page.post.id, reading.key[1]), viewer_zone())
    related: tuple[RelatedPost, ...] = ()
    if page.post.state == "published" and window.is_first:
        related = tuple(list_related_posts(VISITOR if is_for_all else actor, page.post.id, page.post.blog_id))
    conversation = Conversation(page, window, related)
    if is_for_all and reading.mark is not None and is_at_primary():
        current_app.extensions[EXTENSION].put(reading.key, reading.mark, conversation)
    return conversation
