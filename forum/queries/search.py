"""Searching posts and replies as far as the actor may read them.

What has the words asked for is ranked; of very much only the newest, for to rank is to look at each. The criterion of
what the actor reads stands in each statement, so that neither a page nor a count tells of anything else.
"""

import functools
import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, func, literal, or_, select, true, tuple_
from sqlalchemy.orm import join

from forum.db import db, session
from forum.db.dialects import dialect_of
from forum.db.full_text import Asked, Found, Phrase, blog_mark, tag_mark, writer_mark
from forum.db.paging import PAGE_SIZE, RowSelect
from forum.models import Blog, Post, Reply, SearchText, User
from forum.permissions import Actor
from forum.permissions.posts import is_published, visible_posts
from forum.queries.search_names import Wanted
from forum.search.indexing import first_id

MOST_RANKED = 10_000
TITLE_WEIGHT = 4
_LARGEST = 2**63 - 1
_texts: Any = SearchText.__table__


@dataclass(frozen=True)
class Place:
    """Behind which text a page begins; `score` None where they are in order of time."""

    id: int
    score: int | None = None

    def token(self) -> str:
        return str(self.id) if self.score is None else f"{self.id}-{self.score}"


def parse_place(token: str | None, *, is_ranked: bool) -> Place | None:
    """The place that an address asks for; what cannot be read counts as the beginning."""
    row_id, dash, score = (token or "").partition("-")
    if bool(dash) != is_ranked or not _is_number(row_id) or (is_ranked and not _is_number(score)):
        return None
    return Place(int(row_id), int(score) if is_ranked else None)


def _is_number(text: str) -> bool:
    """Whether it is one that both databases hold."""
    return text.isascii() and text.isdigit() and len(text) <= len(str(_LARGEST)) and int(text) <= _LARGEST


@dataclass(frozen=True)
class FoundText:
    """A post, or a reply with its `number`, as a list of what was found shows it."""

    id: int
    post_id: int
    post_slug: str
    post_title: str
    number: int | None
    published_at: datetime
    blog_slug: str
    blog_name: str
    writer_handle: str
    writer_name: str
    writer_title: str
    writer_role: str
    html: str


@dataclass(frozen=True)
class FoundPage:
    """A page of what was found, with the place behind its last.

    `count` is told of what was ranked: how many, and `MOST_RANKED` + 1 for more.
    """

    rows: Sequence[FoundText] = ()
    following: Place | None = None
    count: int | None = None


def list_ranked(actor: Actor, wanted: Wanted, place: Place | None = None) -> FoundPage:
    """The best of the newest `MOST_RANKED` texts that have the words; there must be words."""
    rows: Sequence[Any] = ()
    for is_all, found in _windows(actor, wanted, MOST_RANKED + 1):
        # Read once, however often it is named.
        counted = found.add_columns(*_counted(wanted)).cte("counted").prefix_with("MATERIALIZED")
        count = select(func.count()).select_from(counted).scalar_subquery()
        score = _score(counted.c, len(wanted.query.words))
        ranked = select(counted.c.id, score.label("score")).subquery("ranked")
        query = select(ranked.c.id, ranked.c.score, count).order_by(ranked.c.score.desc(), ranked.c.id.desc())
        if place is not None:
            query = query.where(tuple_(ranked.c.score, ranked.c.id) < tuple_(place.score, place.id))
        rows = session().execute(query.limit(PAGE_SIZE + 1)).all()
        if is_all or (rows and rows[0][2] > MOST_RANKED):
            break
    following = Place(rows[PAGE_SIZE - 1][0], rows[PAGE_SIZE - 1][1]) if len(rows) > PAGE_SIZE else None
    texts = _list_texts(actor, wanted, [row[0] for row in rows[:PAGE_SIZE]])
    return FoundPage(texts, following, rows[0][2] if rows else 0 if place is None else None)


def list_newest(actor: Actor, wanted: Wanted, place: Place | None = None, size: int = PAGE_SIZE) -> FoundPage:
    """What was found, the newest first."""
    ids = [row[0] for row in _newest(actor, wanted, size + 1, place)]
    following = Place(ids[size - 1]) if len(ids) > size else None
    return FoundPage(_list_texts(actor, wanted, ids[:size]), following)


def list_newest_keys(actor: Actor, wanted: Wanted, size: int) -> list[tuple[int, int | None]]:
    """The newest texts found: post, and reply or None."""
    return [(row[1], row[2]) for row in _newest(actor, wanted, size, None)]


def _newest(actor: Actor, wanted: Wanted, size: int, place: Place | None) -> Sequence[Any]:
    rows: Sequence[Any] = ()
    for is_all, found in _windows(actor, wanted, size, place.id if place else None):
        rows = session().execute(found.add_columns(_texts.c.post_id, _texts.c.reply_id)).all()
        if is_all or len(rows) == size:
            break
    return rows


def _windows(actor: Actor, wanted: Wanted, size: int, before: int | None = None) -> Iterator[tuple[bool, RowSelect]]:
    """The ids of the newest texts that fit and may be read: among some, or (with True) among all."""
    query, dialect = wanted.query, dialect_of(db.engine)
    if query.words or (query.not_words and (wanted.writers or wanted.blogs or wanted.tags)):
        # Words that must not be there are looked for by the index alone, as soon as it has anything to begin with.
        found = dialect.find_texts(_texts, _asked(wanted))
    else:
        found = Found(_texts, and_(true(), *_without_words(wanted)), _texts.c.id)
    ends = [end for end in (before, first_id(query.until) if query.until else None) if end is not None]
    where = [found.where, *(found.id < end for end in ends)]
    if query.since is not None:
        where.append(found.id >= first_id(query.since))
    joined = join(join(found.source, Post, Post.id == _texts.c.post_id), Blog, Blog.id == Post.blog_id)
    select_ids: RowSelect = select(found.id.label("id")).select_from(joined).where(*where, _readable(actor, wanted))
    for window in dialect.windows(session(), found, size, min(ends, default=None)):
        newest = select_ids if window.first is None else select_ids.where(found.id >= window.first)
        yield window.first is None, newest.order_by(window.order).limit(size)


def _counted(wanted: Wanted) -> list[Any]:
    """What is counted in a text: how long it is, and how often each phrase stands in it; a title counts for several."""
    body, title = _texts.c.body, _texts.c.title
    counts = [_times(body, phrase) + TITLE_WEIGHT * _times(title, phrase) for phrase in wanted.query.words]
    size = dialect_of(db.engine).size(body)
    return [size.label("length"), *(count.label(f"times_{number}") for number, count in enumerate(counts))]


def _score(counted: Any, how_many: int) -> ColumnElement[int]:
    """How well a text fits, higher for better: how often the phrases stand in it, for its length.

    Counted alike on both databases, with no look at other texts; in whole numbers, so that pages can go on from one.
    After BM25 (Robertson and Zaragoza, 2009), less the weights of words, all of which are there anyway.
    """
    rest = 300 + counted.length * 9 // 5
    counts = [counted[f"times_{number}"] for number in range(how_many)]
    return functools.reduce(operator.add, [count * 1_000_000 // (count * 1_000 + rest) for count in counts])


def _times(words: ColumnElement[str], phrase: Phrase) -> ColumnElement[int]:
    """How often a phrase stands in words parted by spaces; one that follows itself counts once."""
    size = dialect_of(db.engine).size
    whole, wanted = literal(" ") + words + literal(" "), f" {' '.join(phrase)} "
    return (size(whole) - size(func.replace(whole, wanted, "", type_=String))) // len(wanted.encode())


def _readable(actor: Actor, wanted: Wanted) -> ColumnElement[bool]:
    """The index holds published texts alone; a blog that stands in no lists is searched where it is named."""
    listed = Blog.is_unlisted.is_(False)
    return and_(is_published, visible_posts(actor), or_(listed, Blog.id.in_(wanted.blogs)) if wanted.blogs else listed)


def _asked(wanted: Wanted) -> Asked:
    """Marks let the index itself leave out what is by others, or elsewhere."""
    groups = [tuple(map(writer_mark, group)) for group in wanted.writers]
    if wanted.blogs:
        groups.append(tuple(map(blog_mark, wanted.blogs)))
    groups += [(tag_mark(tag_id),) for tag_id in wanted.tags]
    unwanted = (
        *map(writer_mark, wanted.not_writers),
        *map(blog_mark, wanted.not_blogs),
        *map(tag_mark, wanted.not_tags),
    )
    return Asked(wanted.query.words, wanted.query.not_words, tuple(groups), unwanted)


def _without_words(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The same where no words are asked for: rows of the table in its order, by way of its keys."""
    dialect = dialect_of(db.engine)
    where = [_texts.c.writer_id.in_(group) for group in wanted.writers]
    if wanted.not_writers:
        where.append(_texts.c.writer_id.not_in(wanted.not_writers))
    if wanted.blogs:
        where.append(_texts.c.blog_id.in_(wanted.blogs))
    if wanted.not_blogs:
        where.append(_texts.c.blog_id.not_in(wanted.not_blogs))
    where += [dialect.has_any_mark(_texts, (tag_mark(tag_id),)) for tag_id in wanted.tags]
    if wanted.not_tags:
        where.append(~dialect.has_any_mark(_texts, tuple(map(tag_mark, wanted.not_tags))))
    if wanted.query.not_words:
        where.append(~dialect.has_any_words(_texts, wanted.query.not_words))
    return where


def _list_texts(actor: Actor, wanted: Wanted, ids: Sequence[int]) -> list[FoundText]:
    """These texts in this order, as far as they may still be read. One statement, none for none."""
    if not ids:
        return []
    query: RowSelect = (
        select(
            SearchText.id,
            Post.id,
            Post.slug,
            Post.title,
            Reply.number,
            func.coalesce(Reply.published_at, Post.published_at, type_=Post.published_at.type),
            Blog.slug,
            Blog.name,
            User.handle,
            User.display_name,
            User.title,
            User.role,
            func.coalesce(Reply.html, Post.html),
        )
        .join(Post, Post.id == SearchText.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .join(User, User.id == SearchText.writer_id)
        .outerjoin(Reply, and_(Reply.post_id == SearchText.post_id, Reply.id == SearchText.reply_id))
        .where(
            SearchText.id.in_(ids),
            _readable(actor, wanted),
            or_(SearchText.reply_id.is_(None), Reply.state == "published"),
        )
    )
    found = {text.id: text for text in (FoundText(*row) for row in session().execute(query))}
    return [found[row_id] for row_id in ids if row_id in found]
