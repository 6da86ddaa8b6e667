"""Who may read, write in and moderate a blog: the checks, and beside them the criterion for queries."""

from sqlalchemy import ColumnElement, and_, false, or_, true

from forum.db import is_one_of
from forum.errors import NotAllowed, SignInNeeded
from forum.i18n import lazy_gettext as _
from forum.models import Blog
from forum.permissions.actor import Actor

# The same for every actor, and so made once.
_is_public = Blog.reading == "public"
# Blogs that search engines may list: what cannot be found on the site is not to be found elsewhere.
is_found = and_(_is_public, Blog.is_unlisted.is_(False), Blog.is_noindex.is_(False))
_is_open_to_members = is_one_of(Blog.reading, "public", "members")


def visible_blogs(actor: Actor) -> ColumnElement[bool]:
    """Blogs that the actor may read; the query must hold `Blog`."""
    if actor.is_staff:
        return true()
    if not actor.is_signed_in:
        return _is_public
    return or_(_is_open_to_members, Blog.id.in_(actor.blog_ids)) if actor.grants else _is_open_to_members


def may_be_found(blog: Blog) -> bool:
    """Whether search engines may list the blog and its posts: what `is_found` asks."""
    return blog.reading == "public" and not blog.is_unlisted and not blog.is_noindex


def moderated_blogs(actor: Actor) -> ColumnElement[bool]:
    """Blogs in which the actor decides."""
    if actor.is_staff:
        return true()
    return Blog.id.in_(actor.blogs_with("moderator")) if actor.grants else false()


def may_moderate(actor: Actor, blog_id: int) -> bool:
    return actor.is_staff or actor.has_grant(blog_id, "moderator")


def may_edit_blog_posts(actor: Actor, blog_id: int) -> bool:
    return actor.has_grant(blog_id, "editor")


def may_post(actor: Actor, blog: Blog) -> bool:
    if not actor.is_signed_in:
        return False
    if actor.is_admin or actor.has_grant(blog.id, "author", "editor"):
        return True
    return blog.posting == "members" and (blog.reading != "private" or bool(actor.grants.get(blog.id)))


def check_signed_in(actor: Actor) -> None:
    if not actor.is_signed_in:
        raise SignInNeeded


def check_admin(actor: Actor) -> None:
    check_signed_in(actor)
    if not actor.is_admin:
        raise NotAllowed(_("Only an admin may do this."))


def check_moderate(actor: Actor, blog_id: int) -> None:
    check_signed_in(actor)
    if not may_moderate(actor, blog_id):
        raise NotAllowed(_("Only a moderator of this blog may do this."))


def check_post(actor: Actor, blog: Blog) -> None:
    check_signed_in(actor)
    if not may_post(actor, blog):
        raise NotAllowed(_("You may not write posts in this blog."))
