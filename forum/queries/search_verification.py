"""Where the index of searches and the published texts differ; each page of rows is one statement."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Subquery, and_, select

from forum.db.paging import RowSelect, read_all
from forum.models import Post, Reply, SearchText
from forum.queries.orphans import read_afresh
from forum.queries.search_texts import COMPARED, Values, is_kept_as, tag_marks, values_of_post, values_of_reply

_NAMES = ("id", *COMPARED)
_KEPT = [getattr(SearchText, name).label(f"kept_{name}") for name in _NAMES]
_POST = (Post.id, Post.state, Post.published_at, Post.blog_id, Post.writer_id, Post.title, Post.html)
_REPLY = (Reply.post_id, Reply.id, Reply.number, Reply.state, Reply.published_at, Reply.writer_id, Reply.html)


def find_index_faults(post_id: int | None = None) -> Iterator[tuple[int, str]]:
    """The post that each concerns, and the fault in words; of one post and its thread, or of all."""
    posts, replies = select(*_POST), select(*_REPLY)
    if post_id is not None:
        posts, replies = posts.where(Post.id == post_id), replies.where(Reply.post_id == post_id)
    for page in read_all(read_afresh, posts, Post.id, add=_with_kept_of_posts):
        tags = tag_marks([row.id for row in page])
        for row in page:
            if fault := _fault(row, values_of_post(row, tags[row.id])):
                yield row.id, f"Post {row.id} {fault}"
    for page in read_all(read_afresh, replies, Reply.post_id, Reply.id, add=_with_kept_of_replies):
        tags = tag_marks(sorted({row.post_id for row in page}))
        for row in page:
            if row.blog_id is None:
                # Without its post it is an orphan, which is told elsewhere.
                continue
            if fault := _fault(row, values_of_reply(row, row.blog_id, tags[row.post_id])):
                name = f"Reply {row.number or 'without a number'} (id {row.id}) of post {row.post_id}"
                yield row.post_id, f"{name} {fault}"


def _with_kept_of_posts(posts: Subquery) -> RowSelect:
    mine = and_(SearchText.post_id == posts.c.id, SearchText.reply_id.is_(None))
    return select(posts, *_KEPT).outerjoin_from(posts, SearchText, mine)


def _with_kept_of_replies(replies: Subquery) -> RowSelect:
    mine = and_(SearchText.post_id == replies.c.post_id, SearchText.reply_id == replies.c.id)
    return (
        select(replies, Post.blog_id, *_KEPT)
        .outerjoin_from(replies, Post, Post.id == replies.c.post_id)
        .outerjoin(SearchText, mine)
    )


def _fault(row: Any, values: Values) -> str | None:
    if row.state != "published":
        return None if row.kept_id is None else "is not published, and searches find it."
    if row.kept_id is None:
        return "is not found by searches."
    kept = dict(zip(_NAMES, row[-len(_NAMES) :], strict=True))
    return None if is_kept_as(kept, values, row.published_at) else "is found by searches as it was before."
