"""Bringing an earlier version of a post back, as a version of its own."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import NotFound
from forum.models import Revision
from forum.permissions import Actor
from forum.services.posts import WrittenPost, edit_post
from forum.services.prepared_posts import PreparedPost
from forum.services.replies import load_post
from forum.services.thread_state import lock_thread


def restore_version(
    work: Session, *, actor: Actor, post_id: int, restored: int, version: int, prepared: PreparedPost, reason: str = ""
) -> WrittenPost:
    """Makes the text of the version `restored` the newest one, as an edit like any other (`edit_post`).

    `version` is the one that stood when the actor was asked. What a moderator hid does not come back: `NotFound`.
    """
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    is_open = work.scalar(
        select(Revision.id).where(
            Revision.post_id == post.id,
            Revision.reply_id.is_(None),
            Revision.version == restored,
            Revision.state == "earlier",
            Revision.is_hidden.is_(False),
        )
    )
    if is_open is None:
        raise NotFound
    return edit_post(work, actor=actor, post_id=post_id, version=version, prepared=prepared, reason=reason)
