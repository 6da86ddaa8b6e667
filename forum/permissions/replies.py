"""Who reads a reply's text in which state, and who may change it.

| state | others see | the text is read by |
|---|---|---|
| published | the reply | whoever sees the post |
| pending, rejected | nothing | its writer, the blog's moderators |
| hidden, removed | a stub if answered | its writer, the blog's moderators |
| deleted | a stub if answered | the blog's moderators; its writer for 30 days |
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_, or_

from forum.db import ago, current_settings, is_one_of, now
from forum.errors import NotAllowed
from forum.i18n import lazy_gettext as _
from forum.models import Post, Reply
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_signed_in, may_moderate, moderated_blogs
from forum.permissions.moderation import check_act_on_others
from forum.permissions.posts import DECIDED, UNDO_PERIOD, is_published, visible_posts
from forum.permissions.pseudonyms import is_own

# The same for every actor, and so made once.
_is_published = Reply.state == "published"
_is_decided = is_one_of(Reply.state, *DECIDED)
_is_deleted = Reply.state == "deleted"
_is_deleted_lately = and_(_is_deleted, Reply.state_at > ago(UNDO_PERIOD))


def readable_replies(actor: Actor) -> ColumnElement[bool]:
    """Replies whose text the actor may read, within a post that they see; needs `Reply`, `Post`, `Blog`."""
    if not actor.is_signed_in:
        return _is_published
    own = is_own(Reply.writer_id, actor.id)
    moderated = moderated_blogs(actor)
    return or_(
        _is_published,
        and_(_is_decided, or_(own, moderated)),
        and_(_is_deleted, moderated),
        and_(_is_deleted_lately, own),
    )


def listed_replies(actor: Actor) -> ColumnElement[bool]:
    """Published replies under published posts that the actor may read."""
    return and_(_is_published, is_published, visible_posts(actor))


def may_edit_reply(actor: Actor, reply: Reply, post: Post) -> bool:
    if not actor.is_signed_in:
        return False
    if may_moderate(actor, post.blog_id):
        return reply.state in {"published", "hidden", "pending"}
    if not actor.is_self(reply.writer_id):
        return False
    if reply.state in {"pending", "hidden"}:
        return True
    window = timedelta(minutes=current_settings().edit_window_minutes)
    return reply.state == "published" and now() < (reply.published_at or reply.created_at) + window


def may_delete_reply(actor: Actor, reply: Reply) -> bool:
    return actor.is_signed_in and actor.is_self(reply.writer_id) and reply.state in {"published", "pending", "hidden"}


def may_undelete_reply(actor: Actor, reply: Reply) -> bool:
    return (
        actor.is_signed_in
        and actor.is_self(reply.writer_id)
        and reply.state == "deleted"
        and reply.state_at > now() - UNDO_PERIOD
    )


def check_edit_reply(actor: Actor, reply: Reply, post: Post) -> None:
    check_signed_in(actor)
    if not may_edit_reply(actor, reply, post):
        raise NotAllowed(_("You may no longer edit this reply."))


def check_reach_edit(actor: Actor, reply: Reply, post: Post, writer_role: str) -> None:
    """As for saving a change, so that nobody writes one that is refused then."""
    check_edit_reply(actor, reply, post)
    check_act_on_others(actor, writer_role, reply.writer_id)


def check_delete_reply(actor: Actor, reply: Reply) -> None:
    check_signed_in(actor)
    if not may_delete_reply(actor, reply):
        raise NotAllowed(_("You may not delete this reply."))


def check_undelete_reply(actor: Actor, reply: Reply) -> None:
    check_signed_in(actor)
    if not may_undelete_reply(actor, reply):
        raise NotAllowed(_("This reply can no longer be brought back."))
