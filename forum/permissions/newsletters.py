"""Whose newsletter a blog's is, and when it goes to people outside."""

from forum.errors import NotAllowed
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Newsletter
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_signed_in, may_edit_blog_posts


def may_run_newsletter(actor: Actor, blog_id: int) -> bool:
    """The blog's editors, and admins."""
    return actor.is_admin or may_edit_blog_posts(actor, blog_id)


def check_run_newsletter(actor: Actor, blog_id: int) -> None:
    check_signed_in(actor)
    if not may_run_newsletter(actor, blog_id):
        raise NotAllowed(_("Only the editors of this blog and admins may do this."))


def is_newsletter_open(blog: Blog, newsletter: Newsletter | None) -> bool:
    """Whether it takes subscribers and sends: only of a blog that everyone reads."""
    return blog.reading == "public" and newsletter is not None and newsletter.rhythm != "off"
