"""Keeping the index of searches: it holds exactly the published texts, changed by the transaction that changes them.

The caller holds the thread's lock. Triggers of the database lead what changes here on to FTS5, or to a tsvector.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Insert, and_, bindparam, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from forum.db import BigId, db, read, write
from forum.db.dialects import dialect_of
from forum.db.jobs import IndexReplies, IndexTags, enqueue
from forum.models import Post, Reply, SearchText
from forum.queries.search_texts import (
    Values,
    is_kept_as,
    list_indexed,
    list_replies_to_index,
    next_reply_ids,
    tag_marks,
    values_of_post,
    values_of_reply,
)
from forum.search.indexing import usual_id

# Replies that one act brings back or along; where they are more, a job follows.
AT_ONCE = 1_000
BATCH = 500


def index_post(work: Session, post: Post) -> None:
    """Brings what is found of a post in step with its state and text. Its replies are found while it is."""
    work.flush()
    of_post = and_(SearchText.post_id == post.id, SearchText.reply_id.is_(None))
    if post.state != "published" or post.published_at is None:
        drop_texts(work, of_post)
    else:
        _put(work, of_post, post.published_at, values_of_post(post, tag_marks([post.id])[post.id]))


def index_reply(work: Session, post: Post, reply: Reply) -> None:
    """Brings what is found of a reply in step with its state and text."""
    work.flush()
    of_reply = and_(SearchText.post_id == post.id, SearchText.reply_id == reply.id)
    if reply.state != "published" or reply.published_at is None:
        drop_texts(work, of_reply)
    else:
        _put(work, of_reply, reply.published_at, values_of_reply(reply, post.blog_id, tag_marks([post.id])[post.id]))


def index_new_reply(work: Session, post: Post, reply: Reply) -> None:
    """The same for a reply that is published as it is made, of which nothing can be found yet."""
    work.flush()
    if reply.published_at is not None:
        values = values_of_reply(reply, post.blog_id, tag_marks([post.id])[post.id])
        _add(work, [(reply.published_at, values)])


@dataclass(frozen=True)
class NewReply:
    """What the index takes from a reply that was just stored without an entity of its own."""

    post_id: int
    id: int
    writer_id: int
    html: str
    published_at: datetime


def index_imported(work: Session, posts: Sequence[Post], replies: Sequence[NewReply] | None = None) -> None:
    """The same for many at once: for posts that were just made, or for such published replies to these posts.

    Two reads, however many there are.
    """
    work.flush()
    marks = tag_marks([post.id for post in posts])
    if replies is None:
        published = [(post.published_at, post) for post in posts if post.state == "published"]
        _add(work, [(at, values_of_post(post, marks[post.id])) for at, post in published if at is not None])
    else:
        blog_ids = {post.id: post.blog_id for post in posts}
        values = (values_of_reply(reply, blog_ids[reply.post_id], marks[reply.post_id]) for reply in replies)
        _add(work, [(reply.published_at, row) for reply, row in zip(replies, values, strict=True)])


def index_replies(work: Session, post: Post, reply_ids: Iterable[int]) -> None:
    """The same for several replies of a thread; of very many the later ones follow by a job."""
    ids = sorted(reply_ids)
    for start in range(0, min(len(ids), AT_ONCE), BATCH):
        _settle(work, post, ids[start : start + BATCH])
    if len(ids) > AT_ONCE:
        enqueue(work, IndexReplies(post.id, ids[AT_ONCE - 1]))


def retag_texts(work: Session, post: Post) -> None:
    """Has what is found of a post and its thread bear the post's tags; the later ones of very many follow by a job."""
    work.flush()
    ids = next_reply_ids(post.id, 0, AT_ONCE + 1)
    here = SearchText.post_id == post.id
    if len(ids) > AT_ONCE:
        here = and_(here, or_(SearchText.reply_id.is_(None), SearchText.reply_id <= ids[AT_ONCE - 1]))
        enqueue(work, IndexReplies(post.id, ids[AT_ONCE - 1]))
    marks = tag_marks([post.id])[post.id]
    work.execute(
        update(SearchText)
        .where(here, SearchText.tags != marks)
        .values(tags=marks)
        .execution_options(synchronize_session=False)
    )


def retag_posts(work: Session, post_ids: Sequence[int]) -> None:
    """Has jobs do the same for posts whose threads the caller cannot lock."""
    for start in range(0, len(post_ids), BATCH):
        enqueue(work, IndexTags(post_ids[start : start + BATCH]))


def index_next_replies(work: Session, *, post_id: int, after: int) -> int | None:
    """Brings the next batch of a thread's replies in step; gives the last of them, None where there was none.

    The thread is locked by the caller.
    """
    post = work.get(Post, post_id, populate_existing=True)
    ids = next_reply_ids(post_id, after, BATCH)
    if post is None or not ids:
        return None
    _settle(work, post, ids)
    return ids[-1]


def drop_texts(work: Session, where: ColumnElement[bool]) -> None:
    """Takes texts out of what is found, however many they are."""
    work.execute(delete(SearchText).where(where).execution_options(synchronize_session=False))


def drop_replies(work: Session, post_id: int, which: ColumnElement[bool]) -> None:
    """Takes these replies of a thread out of what is found."""
    ids = select(Reply.id).where(Reply.post_id == post_id, which)
    drop_texts(work, and_(SearchText.post_id == post_id, SearchText.reply_id.in_(ids)))


def move_texts(work: Session, post: Post) -> None:
    """Leads what is found of a post and its thread to the blog in which the post now stands."""
    work.execute(
        update(SearchText)
        .where(SearchText.post_id == post.id)
        .values(blog_id=post.blog_id)
        .execution_options(synchronize_session=False)
    )


def _settle(work: Session, post: Post, ids: Sequence[int]) -> None:
    """Two reads, and writes of what differs alone."""
    work.flush()
    tags = tag_marks([post.id])[post.id]
    published = list_replies_to_index(and_(Reply.post_id == post.id, Reply.id.in_(ids)))
    rows = list_indexed(and_(SearchText.post_id == post.id, SearchText.reply_id.in_(ids)))
    kept = {row["reply_id"]: row for row in rows}
    new = []
    for reply in published:
        values, row = values_of_reply(reply, post.blog_id, tags), kept.get(reply.id)
        if row is not None and is_kept_as(row, values, reply.published_at):
            kept.pop(reply.id)
        else:
            new.append((reply.published_at, values))
    if kept:
        drop_texts(work, SearchText.id.in_([row["id"] for row in kept.values()]))
    _add(work, new)


def _put(work: Session, where: ColumnElement[bool], published_at: datetime, values: Values) -> None:
    changed = work.execute(
        update(SearchText)
        .where(where)
        .values(values)
        .returning(SearchText.id)
        .execution_options(synchronize_session=False)
    ).all()
    if not changed:
        _add(work, [(published_at, values)])


_TAKEN = select(SearchText.id).where(SearchText.id.in_(bindparam("ids", expanding=True, type_=BigId)))
_texts: Any = SearchText.__table__
_ADDING = insert(_texts).inline()


@cache
def _adding_at(_database: str) -> Insert:
    """Adds a text in a place that is free; it gives that place, and nothing for one that is taken."""
    return dialect_of(db.engine).insert_missing(_texts, _texts.c.id).returning(_texts.c.id)


def _add(work: Session, texts: Sequence[tuple[datetime, Values]]) -> None:
    """Adds texts in the places of their moments, or the next that are free."""
    if not texts:
        return
    wanted = [usual_id(moment, values["post_id"], values["reply_id"]) for moment, values in texts]
    if len(texts) == 1:
        _add_at(wanted[0], texts[0][1])
        return
    taken = set(read(_TAKEN, {"ids": wanted}).scalars())
    looked_up = set(wanted)
    rows = []
    for (_moment, values), row_id in zip(texts, wanted, strict=True):
        while row_id in taken or (row_id not in looked_up and work.get(SearchText, row_id) is not None):
            row_id += 1
        taken.add(row_id)
        rows.append(values | {"id": row_id})
    write(_ADDING, rows)


def _add_at(row_id: int, values: Values) -> None:
    """A single text is nearly always alone in its place, so that nobody looks before."""
    while write(_adding_at(db.engine.dialect.name), values | {"id": row_id}).scalar() is None:
        row_id += 1
