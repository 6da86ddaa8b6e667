"""Brings what is found of a long thread in step, a batch at a time, so that others write in between."""

from forum.db import unit_of_work
from forum.db.jobs import IndexReplies
from forum.services.search_index import index_next_replies
from forum.services.thread_state import lock_thread


def index_replies(payload: IndexReplies) -> None:
    """A second run changes nothing."""
    after: int | None = payload.after
    while after is not None:
        with unit_of_work() as work:
            lock_thread(work, payload.post_id)
            after = index_next_replies(work, post_id=payload.post_id, after=after)
