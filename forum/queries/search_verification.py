"""Where the index of searches and the published texts differ; each page of rows is one statement."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, select

from forum.db.paging import read_all
from forum.models import Post, Reply, SearchText
from forum.queries.orphans import read_afresh
from forum.queries.search_texts import COMPARED, Values, is_kept_as, tag_marks, values_of_post, values_of_reply

_KEPT = [getattr(SearchText, name).label(f"kept_{name}") for name in ("id", *COMPARED)]


def find_index_faults(post_id: int | None = None) -> Iterator[tuple[int, str]]:
    """The post that each concerns, and the fault in words; of one post and its thread, or of all."""
    of_post = and_(SearchText.post_id == Post.id, SearchText.reply_id.is_(None))
    posts = select(
        Post.id, Post.state, Post.published_at, Post.blog_id, Post.writer_id, Post.title, Post.html, *_KEPT
    ).outerjoin(SearchText, of_post)
    of_reply = and_(SearchText.post_id == Reply.post_id, SearchText.reply_id == Reply.id)
    columns = (Reply.post_id, Reply.id, Reply.number, Reply.state, Reply.published_at, Reply.writer_id, Reply.html)
    replies = (
        select(*columns, Post.blog_id, *_KEPT).join(Post, Post.id == Reply.post_id).outerjoin(SearchText, of_reply)
    )
    if post_id is not None:
        posts, replies = posts.where(Post.id == post_id), replies.where(Reply.post_id == post_id)
    for page in read_all(read_afresh, posts, Post.id):
        tags = tag_marks([row.id for row in page])
        for row in page:
            if fault := _fault(row, values_of_post(row, tags[row.id])):
                yield row.id, f"Post {row.id} {fault}"
    for page in read_all(read_afresh, replies, Reply.post_id, Reply.id):
        tags = tag_marks(sorted({row.post_id for row in page}))
        for row in page:
            if fault := _fault(row, values_of_reply(row, row.blog_id, tags[row.post_id])):
                name = f"Reply {row.number or 'without a number'} (id {row.id}) of post {row.post_id}"
                yield row.post_id, f"{name} {fault}"


def _fault(row: Any, values: Values) -> str | None:
    if row.state != "published":
        return None if row.kept_id is None else "is not published, and searches find it."
    if row.kept_id is None:
        return "is not found by searches."
    kept = {name: getattr(row, f"kept_{name}") for name in ("id", *COMPARED)}
    return None if is_kept_as(kept, values, row.published_at) else "is found by searches as it was before."
