"""Who sees and changes prepared answers: those of the site, and those of a blog."""

from sqlalchemy import ColumnElement, false, or_, true

from forum.errors import NotAllowed
from forum.i18n import lazy_gettext as _
from forum.models import PreparedAnswer
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_signed_in, may_moderate


def visible_answers(actor: Actor) -> ColumnElement[bool]:
    """Staff see all; moderators of blogs see those of their blogs and the site's."""
    if actor.is_staff:
        return true()
    blog_ids = actor.blogs_with("moderator")
    if not blog_ids:
        return false()
    return or_(PreparedAnswer.blog_id.is_(None), PreparedAnswer.blog_id.in_(blog_ids))


def may_edit_answers(actor: Actor, blog_id: int | None) -> bool:
    """Of a blog its moderators; of the site (`blog_id` None) staff alone."""
    return actor.is_staff if blog_id is None else may_moderate(actor, blog_id)


def check_see_answers(actor: Actor) -> None:
    check_signed_in(actor)
    if not (actor.is_staff or actor.blogs_with("moderator")):
        raise NotAllowed(_("Only moderators may do this."))


def check_edit_answers(actor: Actor, blog_id: int | None) -> None:
    check_see_answers(actor)
    if not may_edit_answers(actor, blog_id):
        raise NotAllowed(_("Only a moderator of the site may change the answers that every blog uses."))
