"""Which public feeds changed, for the hub that passes it on: written by the transaction that changes them."""

from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.models import FeedChange, Post


def note_feed_change(work: Session, post: Post, *blog_ids: int) -> None:
    """A post came to the feeds of its writer and of these blogs, changed there, or left them. Nothing without a hub."""
    if current_settings().websub_hub and post.audience == "blog":
        work.add_all(FeedChange(post_id=post.id, blog_id=blog_id, created_at=now()) for blog_id in blog_ids)
