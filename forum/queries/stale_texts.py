"""Stored texts whose HTML an earlier version of the rendering made, a batch at a time in the order of their keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, case, literal, select, tuple_

from forum.db import Model, session
from forum.models import Appeal, Blog, CaseEntry, NewsletterIssue, PageRevision, Post, Reply, Revision, User
from forum.rendering import RENDER_VERSION

# How many rows are looked at in one statement, and how many of them are rendered before they are stored.
LOOKED_AT = 500
BATCH = 50

Place = Literal["post", "reply", "note", "bio"]
Key = tuple[int, ...]


@dataclass(frozen=True)
class Store:
    """A table with texts: its key, the columns of source and HTML; `is_marked` where it has `render_version`."""

    model: type[Model]
    key: tuple[str, ...]
    source: str = "source"
    html: str = "html"
    place: Place = "reply"
    is_marked: bool = False

    def column(self, name: str) -> Any:
        return getattr(self.model, name)

    @property
    def key_columns(self) -> list[Any]:
        return [self.column(name) for name in self.key]


STORES: tuple[Store, ...] = (
    Store(Post, ("id",), place="post", is_marked=True),
    Store(Reply, ("post_id", "id"), is_marked=True),
    Store(NewsletterIssue, ("id",), is_marked=True),
    Store(Revision, ("id",)),
    Store(Blog, ("id",), "note_source", "note_html", place="note"),
    Store(User, ("id",), "bio_source", "bio_html", place="bio"),
    Store(Appeal, ("id",)),
    Store(CaseEntry, ("id",)),
    Store(PageRevision, ("id",), place="post"),
)


@dataclass(frozen=True)
class StaleText:
    """A text as it was read: what is stored in its place must still be this source."""

    key: Key
    place: Place
    source: str
    html: str


def excerpt_unless_summarised(excerpt: str) -> ColumnElement[str]:
    """What lists show of a post with another beginning: a summary that its writer wrote stays."""
    return case((Post.summary == "", literal(excerpt)), else_=Post.excerpt)


def next_keys(store: Store, after: Key | None) -> tuple[list[Key], Key | None]:
    """The keys of the next texts to render anew, and how far was looked; None when that was the end. One statement.

    What is not marked is always rendered, and stored where it differs.
    """
    columns = store.key_columns
    mark = [store.column("render_version")] if store.is_marked else []
    query = select(*columns, *mark).order_by(*columns).limit(LOOKED_AT)
    if store.model in {Post, Reply}:
        # What was brought in as HTML was rendered from no source, and stays as it is.
        query = query.where(store.column("body_format") == "markdown")
    if after is not None:
        query = query.where(tuple_(*columns) > tuple_(*map(literal, after)))
    stale: list[Key] = []
    last: Key | None = None
    looked_at = 0
    for row in session().execute(query):
        looked_at += 1
        last = tuple(row[: len(columns)])
        if not store.is_marked or row[-1] < RENDER_VERSION:
            stale.append(last)
        if len(stale) == BATCH:
            return stale, last
    return stale, last if looked_at == LOOKED_AT else None


def list_stale(store: Store, keys: Sequence[Key]) -> list[StaleText]:
    """The texts with these keys. One statement."""
    if not keys:
        return []
    columns = store.key_columns
    wanted = [store.column(store.source), store.column(store.html)]
    if store.model is Revision:
        wanted.append(Revision.reply_id)
    query = select(*columns, *wanted).where(tuple_(*columns).in_(keys)).order_by(*columns)
    width = len(columns)
    return [
        StaleText(
            tuple(row[:width]),
            "post" if store.model is Revision and row[-1] is None else store.place,
            row[width],
            row[width + 1],
        )
        for row in session().execute(query)
    ]
