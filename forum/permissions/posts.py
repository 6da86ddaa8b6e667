"""Who sees a post in which state, and who may change it.

| state | read by |
|---|---|
| published | whoever may read the blog |
| draft, scheduled | its writer, the blog's editors |
| pending, rejected, hidden, removed | its writer, the blog's moderators |
| deleted | the blog's moderators; its writer for 30 days |
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, false, literal_column, or_, true

from forum.db import ago, is_one_of, now
from forum.errors import NotAllowed, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Post, PostReader
from forum.permissions.actor import Actor
from forum.permissions.blogs import (
    check_moderate,
    check_signed_in,
    may_edit_blog_posts,
    may_moderate,
    moderated_blogs,
    visible_blogs,
)
from forum.permissions.moderation import check_act_on_others
from forum.permissions.pseudonyms import is_own

UNDO_PERIOD = timedelta(days=30)
UNFINISHED = ["draft", "scheduled"]
DECIDED = ["pending", "rejected", "hidden", "removed"]

# A literal, because SQLite matches a partial index only against literals.
is_published = Post.state == literal_column("'published'")
# What is the same for every actor is made once: making it takes longer than the database needs to look at it.
_is_for_blog = Post.audience == "blog"
_is_unfinished = is_one_of(Post.state, *UNFINISHED)
_is_decided = is_one_of(Post.state, *DECIDED)
_is_deleted = Post.state == "deleted"
_is_deleted_lately = and_(_is_deleted, Post.state_at > ago(UNDO_PERIOD))


def visible_posts(actor: Actor) -> ColumnElement[bool]:
    """Posts whose text the actor may read; the query must hold `Post` joined with its `Blog`."""
    if not actor.is_signed_in:
        return and_(is_published, _is_for_blog, visible_blogs(actor))
    own = is_own(Post.writer_id, actor.id)
    moderated = moderated_blogs(actor)
    edited = Post.blog_id.in_(actor.blogs_with("editor")) if actor.grants else false()
    named = exists().where(PostReader.post_id == Post.id, PostReader.user_id == actor.id)
    return and_(
        visible_blogs(actor),
        true() if actor.is_staff else or_(_is_for_blog, own, moderated, named),
        or_(
            is_published,
            and_(_is_unfinished, or_(own, edited)),
            and_(_is_decided, or_(own, moderated)),
            and_(_is_deleted, moderated),
            and_(_is_deleted_lately, own),
        ),
    )


def is_read_by_all(post: Post, blog: Blog) -> bool:
    """Whether a visitor reads the post: what `visible_posts` asks for them."""
    return post.state == "published" and post.audience == "blog" and blog.reading == "public"


def listed_posts(actor: Actor) -> ColumnElement[bool]:
    """Published posts that the actor may read and that stand in lists over several blogs."""
    return and_(is_published, visible_posts(actor), Blog.is_unlisted.is_(False))


def may_edit_post(actor: Actor, post: Post) -> bool:
    if not actor.is_signed_in or post.state in {"removed", "deleted", "rejected"}:
        return False
    if may_edit_blog_posts(actor, post.blog_id):
        return True
    return actor.is_self(post.writer_id) or (may_moderate(actor, post.blog_id) and post.state not in UNFINISHED)


def may_set_cover(actor: Actor, post: Post) -> bool:
    """Its writer and the blog's editors: a picture above somebody else's text would be words in their mouth."""
    return may_edit_post(actor, post) and _is_writer_or_editor(actor, post)


def may_publish_post(actor: Actor, post: Post) -> bool:
    return post.state in UNFINISHED and _is_writer_or_editor(actor, post)


def may_unpublish_post(actor: Actor, post: Post) -> bool:
    return post.state == "published" and _is_writer_or_editor(actor, post)


def may_withdraw_post(actor: Actor, post: Post) -> bool:
    """Whether the actor may take a post that waits for a moderator back to the drafts."""
    return post.state == "pending" and _is_writer_or_editor(actor, post)


def may_delete_post(actor: Actor, post: Post) -> bool:
    return post.state in {"draft", "scheduled", "pending", "published", "hidden"} and _is_writer_or_editor(actor, post)


def may_undelete_post(actor: Actor, post: Post) -> bool:
    return (
        actor.is_signed_in
        and post.state == "deleted"
        and actor.is_self(post.writer_id)
        and post.state_at > now() - UNDO_PERIOD
    )


def may_lock_post(actor: Actor, post: Post) -> bool:
    return post.state == "published" and (may_moderate(actor, post.blog_id) or may_edit_blog_posts(actor, post.blog_id))


def may_pin_post(actor: Actor, post: Post) -> bool:
    """Whether the actor arranges the blog of a post that readers see there."""
    return post.state == "published" and (may_moderate(actor, post.blog_id) or may_edit_blog_posts(actor, post.blog_id))


def may_name_readers(actor: Actor, post: Post) -> bool:
    """Whether the actor says whom a post for named members is for, or may still make a post one."""
    is_there = post.state in {*UNFINISHED, "pending", "published", "hidden"}
    is_chosen = post.audience == "named" or post.state in UNFINISHED
    return is_there and is_chosen and _is_writer_or_editor(actor, post)


def _is_writer_or_editor(actor: Actor, post: Post) -> bool:
    return actor.is_signed_in and (actor.is_self(post.writer_id) or may_edit_blog_posts(actor, post.blog_id))


def closes_at(post: Post, blog: Blog) -> datetime | None:
    """When the blog closes replies to this post, None for never."""
    if blog.closes_after_days is None or post.published_at is None:
        return None
    return post.published_at + timedelta(days=blog.closes_after_days)


def closed_reason(post: Post, blog: Blog) -> str | None:
    """Why nobody replies here now: `unpublished`, `locked`, `closed`, or None."""
    if post.state != "published":
        return "unpublished"
    if post.is_locked:
        return "locked"
    ends = closes_at(post, blog)
    return "closed" if ends is not None and ends <= now() else None


def may_reply(actor: Actor, post: Post, blog: Blog) -> bool:
    return actor.is_signed_in and closed_reason(post, blog) is None


def check_reply(actor: Actor, post: Post, blog: Blog) -> None:
    """Raises `StateConflict` where nobody replies now; moderators wait with the others."""
    check_signed_in(actor)
    reason = closed_reason(post, blog)
    if reason == "locked":
        raise StateConflict(_("Replies to this post are locked."))
    if reason == "closed":
        raise StateConflict(_("This post no longer takes replies."))
    if reason:
        raise StateConflict(_("This post is not published, so nobody can reply to it now."))


def check_edit_post(actor: Actor, post: Post) -> None:
    check_signed_in(actor)
    if not may_edit_post(actor, post):
        raise NotAllowed(_("You may not edit this post."))


def check_reach_edit(actor: Actor, post: Post, writer_role: str) -> None:
    """As for saving a change, so that nobody writes one that is refused then."""
    check_edit_post(actor, post)
    if not may_edit_blog_posts(actor, post.blog_id):
        check_act_on_others(actor, writer_role, post.writer_id)


def check_set_cover(actor: Actor, post: Post, blog: Blog) -> None:
    """Where moderators read first what the actor writes, the picture comes before they do."""
    check_signed_in(actor)
    if not may_set_cover(actor, post):
        raise NotAllowed(_("You may not give this post another cover picture."))
    is_read_first = blog.moderation != "after" or actor.restriction("approval", blog.id) is not None
    is_trusted = may_edit_blog_posts(actor, blog.id) or may_moderate(actor, blog.id)
    if post.state not in UNFINISHED and is_read_first and not is_trusted:
        raise NotAllowed(
            _("A moderator reads what you write here first. You can choose a cover while the post is a draft.")
        )


def may_move_draft(actor: Actor, post: Post) -> bool:
    """Whether its writer may still choose another blog; what readers knew in one blog stays there."""
    return actor.is_signed_in and post.state == "draft" and actor.is_self(post.writer_id) and post.published_at is None


def check_save_draft(actor: Actor, post: Post) -> None:
    """May have it saved while they write: its writer, as long as it appears to nobody by itself."""
    check_signed_in(actor)
    if not actor.is_self(post.writer_id):
        raise NotAllowed(_("You may not edit this post."))
    if post.state != "draft":
        raise StateConflict(_("This draft was published or taken away in the meantime."))


def check_publish_post(actor: Actor, post: Post) -> None:
    check_signed_in(actor)
    if not may_publish_post(actor, post):
        raise NotAllowed(_("You may not publish this post."))


def check_unpublish_post(actor: Actor, post: Post) -> None:
    check_signed_in(actor)
    if not may_unpublish_post(actor, post):
        raise NotAllowed(_("You may not take this post back to your drafts."))


def check_withdraw_post(actor: Actor, post: Post) -> None:
    check_signed_in(actor)
    if not may_withdraw_post(actor, post):
        raise NotAllowed(_("This post does not wait for a moderator, or it is not yours."))


def check_delete_post(actor: Actor, post: Post) -> None:
    check_signed_in(actor)
    if not may_delete_post(actor, post):
        raise NotAllowed(_("You may not delete this post."))


def check_undelete_post(actor: Actor, post: Post) -> None:
    check_signed_in(actor)
    if not may_undelete_post(actor, post):
        raise NotAllowed(_("This post can no longer be brought back."))


def check_lock_post(actor: Actor, post: Post) -> None:
    check_signed_in(actor)
    if not may_lock_post(actor, post):
        raise NotAllowed(_("You may not lock or unlock this post."))


def may_correct_post(actor: Actor, post: Post) -> bool:
    """Whether the actor says under a post what was put right in it."""
    return post.state == "published" and _is_writer_or_editor(actor, post)


def check_correct_post(actor: Actor, post: Post) -> None:
    check_signed_in(actor)
    if not may_correct_post(actor, post):
        raise NotAllowed(_("You may not add a correction to this post."))


def check_drop_correction(actor: Actor, post: Post) -> None:
    """Moderators may as well, for what should not be read."""
    check_signed_in(actor)
    if not (may_correct_post(actor, post) or may_moderate(actor, post.blog_id)):
        raise NotAllowed(_("You may not take this correction away."))


def check_name_readers(actor: Actor, post: Post) -> None:
    check_signed_in(actor)
    if not may_name_readers(actor, post):
        raise NotAllowed(_("You may not say who reads this post."))


def check_choose_audience(actor: Actor, post: Post, audience: str) -> None:
    """Those who wrote below it did so for these readers: for more of them it is never, once it was published."""
    check_name_readers(actor, post)
    if audience == post.audience:
        return
    if post.state not in UNFINISHED:
        raise StateConflict(_("Who reads a post is chosen before it is published."))
    if audience == "blog" and post.published_at is not None:
        raise StateConflict(_("This post was published for named members once, so it stays for them."))


def check_pin_post(actor: Actor, post: Post) -> None:
    check_signed_in(actor)
    if not may_pin_post(actor, post):
        raise NotAllowed(_("You may not pin this post."))


def check_decide_post(actor: Actor, post: Post) -> None:
    """May hide, remove or restore; an unfinished post is none of the moderators' business."""
    check_moderate(actor, post.blog_id)
    if post.state in UNFINISHED:
        raise StateConflict(_("This post is not published."))
