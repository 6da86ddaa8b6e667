"""Brings what is found of posts in step with their tags, one thread after the other."""

from forum.db import unit_of_work
from forum.db.jobs import IndexTags
from forum.models import Post
from forum.services.search_index import retag_texts
from forum.services.thread_state import lock_thread


def index_tags(payload: IndexTags) -> None:
    """A second run changes nothing."""
    for post_id in payload.post_ids:
        with unit_of_work() as work:
            post = work.get(Post, post_id)
            if post is not None:
                lock_thread(work, post_id)
                retag_texts(work, post)
