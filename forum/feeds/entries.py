"""What a feed says, whatever form it is sent in. All addresses are whole ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

MOST_ENTRIES = 50


@dataclass(frozen=True)
class Person:
    name: str
    url: str | None


@dataclass(frozen=True)
class Answered:
    """What an entry answers (RFC 4685): its id, and its address unless its text is gone."""

    id: str
    url: str | None


@dataclass(frozen=True)
class Thread:
    """The replies to an entry: the page, their own feeds, how many, and when the newest was published."""

    url: str
    atom_url: str
    rss_url: str
    count: int
    newest_at: datetime | None


@dataclass(frozen=True)
class Entry:
    """One text. `html` is None where the reader is to come to the site for it; `summary` is plain text."""

    id: str
    url: str
    title: str
    published_at: datetime
    updated_at: datetime
    author: Person | None = None
    html: str | None = None
    summary: str = ""
    categories: tuple[str, ...] = ()
    answers: Answered | None = None
    thread: Thread | None = None


@dataclass(frozen=True)
class Feed:
    """A list of entries, the newest first.

    `url` is the page that shows the same, `feed_url` the address of the feed in this form, `publisher` stands for
    entries without an author, `hub` is where news of it can be subscribed to (WebSub).
    """

    id: str
    title: str
    description: str
    url: str
    feed_url: str
    updated_at: datetime
    publisher: Person
    language: str
    entries: Sequence[Entry]
    hub: str | None = None
