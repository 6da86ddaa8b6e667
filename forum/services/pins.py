"""Posts that stand above the others of their blog."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Post
from forum.permissions import Actor
from forum.permissions.posts import check_pin_post
from forum.services.audit import log_act
from forum.services.replies import load_post
from forum.services.thread_state import lock_thread, touch_page

# With more, nobody would see what is new.
MOST_PINNED = 3


def pin_post(work: Session, *, actor: Actor, post_id: int) -> None:
    """Has a post stand above the others of its blog; a second time it changes nothing."""
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    check_pin_post(actor, post)
    if post.pinned_at is not None:
        return
    of_blog = select(func.count()).where(
        Post.blog_id == post.blog_id, Post.pinned_at.is_not(None), Post.state == "published"
    )
    if work.scalars(of_blog).one() >= MOST_PINNED:
        raise StateConflict(
            _("%(most)s posts of this blog are pinned already. Please take one of them down first.", most=MOST_PINNED)
        )
    post.pinned_at = now()
    log_act(work, actor, "pin", "post", post.id)
    touch_page(work, post_id)


def unpin_post(work: Session, *, actor: Actor, post_id: int) -> None:
    """Has a post stand where its date puts it; a second time it changes nothing."""
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    check_pin_post(actor, post)
    if post.pinned_at is None:
        return
    post.pinned_at = None
    log_act(work, actor, "unpin", "post", post.id)
    touch_page(work, post_id)
