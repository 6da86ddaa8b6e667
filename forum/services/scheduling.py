"""Publishing what was scheduled, at its time."""

from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import Restricted
from forum.models import Blog, Post
from forum.queries.people import get_member_actor
from forum.services.mentions import tell_of_post
from forum.services.posts import set_post_state
from forum.services.sanctions import check_may_write
from forum.services.thread_state import lock_thread


def publish_scheduled(work: Session, post_id: int) -> None:
    """Publishes a post whose time has come, as if its writer did; a second time it changes nothing.

    Of somebody who may not write now it becomes a draft.
    """
    lock_thread(work, post_id)
    post = work.get_one(Post, post_id, populate_existing=True)
    if post.state != "scheduled" or post.publish_at is None or post.publish_at > now():
        return
    try:
        check_may_write(work, get_member_actor(post.writer_id), post.blog_id)
    except Restricted:
        set_post_state(work, post, "draft")
        return
    set_post_state(work, post, "published")
    tell_of_post(work, post, work.get_one(Blog, post.blog_id))
