"""What the index of searches must hold, worked out from the texts, and what it holds."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select

from forum.db import BigId, read, session
from forum.db.full_text import tag_mark
from forum.db.paging import BATCH_SIZE
from forum.models import PostTag, Reply, SearchText
from forum.search.indexing import first_id, words_of, words_of_html

Values = dict[str, Any]
COMPARED = ("blog_id", "writer_id", "title", "body", "tags")


_TAGS = (
    select(PostTag.post_id, PostTag.tag_id)
    .where(PostTag.post_id.in_(bindparam("post_ids", expanding=True, type_=BigId)))
    .order_by(PostTag.post_id, PostTag.tag_id)
)


def tag_marks(post_ids: Sequence[int]) -> dict[int, str]:
    """For each post the marks of its tags, which it and its replies have in the index. One statement."""
    marks: dict[int, list[str]] = {post_id: [] for post_id in post_ids}
    for post_id, tag_id in read(_TAGS, {"post_ids": list(post_ids)}):
        marks[post_id].append(tag_mark(tag_id))
    return {post_id: " ".join(of_post) for post_id, of_post in marks.items()}


def values_of_post(post: Any, tags: str) -> Values:
    """What the index holds of a published post."""
    return {
        "post_id": post.id,
        "reply_id": None,
        "blog_id": post.blog_id,
        "writer_id": post.writer_id,
        "title": words_of(post.title),
        "body": words_of_html(post.html),
        "tags": tags,
    }


def values_of_reply(reply: Any, blog_id: int, tags: str) -> Values:
    """What the index holds of a published reply."""
    return {
        "post_id": reply.post_id,
        "reply_id": reply.id,
        "blog_id": blog_id,
        "writer_id": reply.writer_id,
        "title": "",
        "body": words_of_html(reply.html),
        "tags": tags,
    }


def is_kept_as(kept: Mapping[str, Any], values: Values, published_at: datetime) -> bool:
    """Whether a row of the index says what it must; it stands at its moment, or at the next that was free."""
    first = first_id(published_at)
    is_in_place = first <= kept["id"] < first_id(published_at + timedelta(milliseconds=2))
    return is_in_place and all(kept[name] == values[name] for name in COMPARED)


def list_replies_to_index(where: ColumnElement[bool]) -> Sequence[Any]:
    """The published ones of these replies, with what the index takes from them."""
    columns = (Reply.id, Reply.post_id, Reply.writer_id, Reply.html, Reply.published_at)
    return session().execute(select(*columns).where(where, Reply.state == "published").order_by(Reply.id)).all()


def list_indexed(where: ColumnElement[bool]) -> Sequence[Mapping[str, Any]]:
    """Rows of the index."""
    return [dict(row) for row in session().execute(select(*SearchText.__table__.c).where(where)).mappings()]


def next_reply_ids(post_id: int, after: int, limit: int = BATCH_SIZE) -> Sequence[int]:
    """The ids of the next replies of a thread, whatever their state."""
    query = select(Reply.id).where(Reply.post_id == post_id, Reply.id > after).order_by(Reply.id).limit(limit)
    return session().scalars(query).all()
