"""How far members read: gathered in memory by each web process, and written in batches by its background thread.

A member's own marks count at once on the next page of the same process. What is gathered belongs to one app.
"""

import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask import current_app

from forum.db import now, unit_of_work
from forum.errors import Unavailable
from forum.permissions import Actor
from forum.queries.reading import MOST_NEW, PostNews, ThreadReader, get_visits, list_news
from forum.rules.reading import VISIT_GAP, Mark, Visits, new_mark
from forum.services.reading import Opening, note_reading

INTERVAL = timedelta(minutes=1)
BATCH = 200
EXTENSION = "forum_reading"
MOST_NUMBERS = 2000


class Gathered:
    """What one web process has not written yet."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.pages: dict[int, list[tuple[datetime, datetime]]] = {}
        self.openings: dict[tuple[int, int], Opening] = {}
        self.written_at: dict[int, datetime] = {}

    def add_page(self, user_id: int, moment: datetime) -> None:
        with self.lock:
            spans = self.pages.setdefault(user_id, [])
            if spans and moment - spans[-1][1] <= VISIT_GAP:
                spans[-1] = (spans[-1][0], max(moment, spans[-1][1]))
            else:
                spans.append((moment, moment))

    def add_opening(
        self, user_id: int, post_id: int, numbers: Collection[int], sequence: int, moment: datetime
    ) -> None:
        with self.lock:
            fresh = Opening(user_id, post_id, sequence, first_at=moment, at=moment)
            opening = self.openings.setdefault((user_id, post_id), fresh)
            opening.sequence, opening.at = max(sequence, opening.sequence), moment
            if len(opening.numbers) < MOST_NUMBERS:
                opening.numbers.update(numbers)

    def visits(self, user_id: int, stored: Visits) -> Visits:
        with self.lock:
            for first_at, last_at in self.pages.get(user_id, ()):
                stored = stored.with_pages(first_at, last_at)
        return stored

    def opening(self, user_id: int, post_id: int) -> Opening | None:
        with self.lock:
            found = self.openings.get((user_id, post_id))
            return replace(found, numbers=set(found.numbers)) if found else None

    def take(
        self, moment: datetime, interval: timedelta
    ) -> tuple[dict[int, list[tuple[datetime, datetime]]], list[Opening]]:
        """What is to be written: of members of whom nothing was written for so long."""
        with self.lock:
            due = [
                user_id
                for user_id in {*self.pages, *(user_id for user_id, _post_id in self.openings)}
                if moment - self.written_at.get(user_id, datetime.min.replace(tzinfo=moment.tzinfo)) >= interval
            ][:BATCH]
            pages = {user_id: self.pages.pop(user_id) for user_id in due if user_id in self.pages}
            keys = [key for key in self.openings if key[0] in due]
            openings = [self.openings.pop(key) for key in keys]
            if len(self.written_at) > 50_000:
                self.written_at.clear()
            self.written_at.update(dict.fromkeys(due, moment))
        return pages, openings

    def put_back(self, pages: dict[int, list[tuple[datetime, datetime]]], openings: list[Opening]) -> None:
        """What could not be written is gathered again, as the older part of what came since."""
        with self.lock:
            for user_id, spans in pages.items():
                self.pages[user_id] = spans + self.pages.get(user_id, [])
            for old in openings:
                new = self.openings.setdefault((old.user_id, old.post_id), old)
                new.first_at, new.sequence = old.first_at, max(old.sequence, new.sequence)
                new.numbers.update(old.numbers)
            for user_id in {*pages, *(old.user_id for old in openings)}:
                self.written_at.pop(user_id, None)


def _gathered() -> Gathered:
    found: Gathered = current_app.extensions.setdefault(EXTENSION, Gathered())
    return found


def mark_page(user_id: int) -> None:
    """Remembers that a member opened a page now."""
    _gathered().add_page(user_id, now())


def mark_opened(actor: Actor, post_id: int, numbers: Collection[int], sequence: int) -> None:
    """Remembers which replies a member's page showed; `sequence` is the highest number that the thread gave."""
    if actor.is_signed_in:
        _gathered().add_opening(actor.member_id, post_id, numbers, sequence, now())


def flush_reading(interval: timedelta = INTERVAL) -> None:
    """Writes what was gathered, once an interval a member; called by the server's background thread."""
    while True:
        pages, openings = _gathered().take(now(), interval)
        if not pages and not openings:
            return
        try:
            with unit_of_work() as work:
                note_reading(work, pages, openings)
        except Unavailable:
            _gathered().put_back(pages, openings)
            raise


def visits_of(actor: Actor) -> Visits:
    """A member's visits up to this page. One statement."""
    return _gathered().visits(actor.member_id, get_visits(actor))


@dataclass(frozen=True)
class ThreadNews:
    """What is new to a member in a thread: since their last visit, and all that they have not read."""

    mark: Mark | None = None
    since: int | None = None
    new_count: int = 0
    unread_count: int = 0
    first_unread: int | None = None

    def unread_among(self, numbers: Sequence[int]) -> frozenset[int]:
        """In the first visit of a thread only what came after it was opened is told from the rest."""
        if self.mark is None or not numbers:
            return frozenset()
        read_up_to = self.mark.read_up_to if self.since is None else max(self.mark.read_up_to, self.since)
        if max(numbers) <= read_up_to:
            return frozenset()
        return frozenset([number for number in numbers if number > read_up_to]) - self.mark.read_beyond


def news_of(actor: Actor, post_id: int, reader: ThreadReader) -> ThreadNews:
    """From what is stored and what this process has not written yet."""
    if not actor.is_signed_in:
        return ThreadNews()
    gathered = _gathered()
    visits = gathered.visits(actor.member_id, reader.visits)
    mark, opening = reader.mark, gathered.opening(actor.member_id, post_id)
    if opening is not None:
        mark = mark or new_mark(opening.sequence, opening.first_at)
        mark = mark.opened(opening.numbers, opening.sequence, opening.at, visits)
    if mark is None:
        return ThreadNews()
    has_returned = visits.began_at is not None and mark.first_read_at < visits.began_at
    is_first = visits.began_at is not None and mark.read_at < visits.began_at
    news = ThreadNews(mark, None if has_returned else mark.seen_up_to)
    unread = sorted(news.unread_among(reader.unread))
    baseline = mark.seen_up_to if is_first or not has_returned else mark.visited_up_to
    new = [number for number in news.unread_among(reader.latest) if number > baseline]
    return replace(
        news,
        new_count=min(len(new), MOST_NEW),
        unread_count=min(len(unread), MOST_NEW),
        first_unread=unread[0] if unread else None,
    )


def news_of_posts(actor: Actor, post_ids: Sequence[int]) -> dict[int, PostNews]:
    """What is new to a member in the threads that they opened or follow, by post. One statement; none for a visitor."""
    if not actor.is_signed_in:
        return {}
    gathered = _gathered()
    openings = [gathered.opening(actor.member_id, post_id) for post_id in post_ids]
    unwritten = {found.post_id: found.numbers for found in openings if found}
    news = list_news(actor, post_ids, unwritten)
    return news | {post_id: PostNews(news.get(post_id, PostNews()).count, is_opened=True) for post_id in unwritten}
