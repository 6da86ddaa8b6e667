"""Replacing a text: the earlier one is kept as a revision, and the names in the new one take the place of the old."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from forum.db import now
from forum.models import Post, Reply, Revision
from forum.rendering import RENDER_VERSION
from forum.services.feed_changes import note_feed_change
from forum.services.mentions import record_mentions
from forum.services.picture_uses import record_pictures, record_pictures_of
from forum.services.search_index import index_post, index_reply
from forum.services.thread_state import touch_page


def keep_earlier_text(work: Session, post: Post, reply: Reply | None, *, editor_id: int, reason: str = "") -> None:
    """Keeps what a reply, or the post itself, says now; the caller holds the thread's lock and puts another text."""
    text = post if reply is None else reply
    began_at = reply.created_at if reply is not None else post.published_at or post.created_at
    revision = Revision(
        post_id=post.id,
        reply_id=reply.id if reply is not None else None,
        version=text.version,
        title=post.title if reply is None else None,
        summary=post.summary if reply is None else "",
        source=text.source,
        html=text.html,
        editor_id=editor_id,
        reason=reason,
        # What nobody could read when it was replaced does not become public by that.
        is_hidden=text.state != "published",
        written_at=text.edited_at or began_at,
        replaced_at=now(),
    )
    work.add(revision)
    record_pictures_of(work, revision)
    text.edited_at = now()


def put_text(
    work: Session,
    post: Post,
    reply: Reply | None,
    *,
    source: str,
    html: str,
    mentioned_ids: Sequence[int],
    render_version: int = RENDER_VERSION,
) -> None:
    """Gives a reply, or the post itself, another text and the next version; who is named is not told here.

    Of one that was brought in as HTML the source says less: only where it was changed it takes the place of the HTML.
    """
    text = post if reply is None else reply
    if text.body_format == "markdown" or text.source != source:
        text.source, text.html, text.render_version, text.body_format = source, html, render_version, "markdown"
    text.version += 1
    touch_page(work, post.id)
    if reply is None and post.state == "published":
        note_feed_change(work, post, post.blog_id)
    if reply is None:
        index_post(work, post)
    else:
        index_reply(work, post, reply)
    reply_id = reply.id if reply is not None else None
    record_mentions(work, post.id, reply_id, mentioned_ids)
    record_pictures(work, post.id, reply_id, html)
