"""A plain recount of a thread from its rows, to hold what is stored against."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from forum.db import end_reading, session
from forum.models import CountDelta, Post, PostCounters, PostTag, Reply
from forum.queries.search_verification import find_index_faults


@dataclass(frozen=True)
class Row:
    """What a recount needs of a reply."""

    number: int | None
    writer_id: int
    state: str
    is_shown: bool
    thread_key: bytes
    newest_key: bytes


def read_rows(post_id: int) -> list[Row]:
    """Every reply of a post by number, read afresh."""
    end_reading()
    columns = (Reply.number, Reply.writer_id, Reply.state, Reply.is_shown, Reply.thread_key, Reply.newest_key)
    rows: Sequence[Any] = session().execute(select(*columns).where(Reply.post_id == post_id).order_by("number")).all()
    return [Row(*row) for row in rows]


def find_faults(post_id: int, blog_id: int, *, has_gaps: bool = False) -> list[str]:
    """Where a post's counters, its blog's deltas, what is shown and what is found differ from a recount, in words.

    A thread from which replies were moved `has_gaps` in its numbers. A reply that waits has none.
    """
    rows = [row for row in read_rows(post_id) if row.number is not None]
    published = [row for row in rows if row.state == "published"]
    counters = (
        session()
        .execute(select(PostCounters.reply_count, PostCounters.reply_seq).where(PostCounters.post_id == post_id))
        .one()
    )
    faults = []
    if counters[0] != len(published):
        faults.append(f"reply_count is {counters[0]}, published are {len(published)}")
    numbers = [row.number for row in rows if row.number is not None]
    is_whole = counters[1] == len(rows) and numbers == list(range(1, len(rows) + 1))
    if not is_whole and not (has_gaps and counters[1] >= max([0, *numbers])):
        faults.append(f"reply_seq is {counters[1]}, numbers are {numbers}")
    deltas = session().execute(
        select(CountDelta.user_id, func.sum(CountDelta.replies))
        .where(CountDelta.blog_id == blog_id)
        .group_by(CountDelta.user_id)
    )
    told = {user_id: int(total) for user_id, total in deltas if total}
    in_blog = session().scalars(
        select(Reply.writer_id)
        .join(Post, Post.id == Reply.post_id)
        .where(Post.blog_id == blog_id, Reply.state == "published")
    )
    counted = dict(Counter(in_blog))
    if told != counted:
        faults.append(f"deltas sum to {told}, published are {counted}")
    alive = {row.thread_key[:end] for row in published for end in range(4, len(row.thread_key) + 1, 4)}
    faults += [
        f"is_shown of {row.number} is {row.is_shown}" for row in rows if row.is_shown != (row.thread_key in alive)
    ]
    faults += find_list_faults(post_id)
    faults += [words for _post_id, words in find_index_faults(post_id)]
    end_reading()
    return faults


def find_list_faults(post_id: int) -> list[str]:
    """Where a post stands in the list of a tag and is not published, or the other way round, in words."""
    state, published_at = session().execute(select(Post.state, Post.published_at).where(Post.id == post_id)).one()
    expected = published_at if state == "published" else None
    rows = session().execute(select(PostTag.tag_id, PostTag.published_at).where(PostTag.post_id == post_id))
    return [f"tag {tag_id} lists a {state} post at {at}" for tag_id, at in rows if at != expected]
