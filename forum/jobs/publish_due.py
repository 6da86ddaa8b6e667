"""Publishes what was scheduled for now."""

from forum.db import end_reading, unit_of_work
from forum.db.jobs import PublishDue
from forum.queries.scheduling import list_due_posts
from forum.services.scheduling import find_flags, publish_scheduled

BATCH = 50


def publish_due(_payload: PublishDue) -> None:
    """Each post in a unit of work of its own."""
    while post_ids := list_due_posts(BATCH):
        for post_id in post_ids:
            verdict = find_flags(post_id)
            end_reading()
            with unit_of_work() as work:
                publish_scheduled(work, post_id, verdict)
