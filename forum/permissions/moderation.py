"""Whose texts a moderator decides on, and which cases they see."""

from sqlalchemy import ColumnElement, and_, false, or_, true

from forum.errors import NotAllowed
from forum.i18n import lazy_gettext as _
from forum.models import Case
from forum.permissions.actor import Actor
from forum.permissions.appeals import is_of_own_reporter
from forum.permissions.blogs import check_moderate, check_signed_in
from forum.permissions.pseudonyms import is_own


def check_moderates_anything(actor: Actor) -> None:
    """For pages that only moderators open: those of the site, and of any blog."""
    check_signed_in(actor)
    if not actor.moderates_anything:
        raise NotAllowed(_("Only moderators may open this."))


def may_act_on(actor: Actor, writer_role: str, writer_id: int | None) -> bool:
    """Whether a moderator may decide about this writer: never about themself, and only an admin about an admin."""
    return not actor.is_self(writer_id) and (actor.is_admin or writer_role != "admin")


def check_not_above(actor: Actor, writer_role: str, writer_id: int | None) -> None:
    """Refuses what is about the actor themself, and what only an admin decides."""
    if actor.is_self(writer_id):
        raise NotAllowed(_("This is about yourself. Please leave it to another moderator."))
    if not may_act_on(actor, writer_role, writer_id):
        raise NotAllowed(_("This is about an admin. Only another admin may decide on it."))


def may_act_on_others(actor: Actor, writer_role: str, writer_id: int | None) -> bool:
    """The same for what takes nothing from a writer who does it to an own text: locking, moving, an earlier version."""
    return actor.is_self(writer_id) or may_act_on(actor, writer_role, writer_id)


def check_act_on_others(actor: Actor, writer_role: str, writer_id: int | None) -> None:
    if not actor.is_self(writer_id):
        check_not_above(actor, writer_role, writer_id)


def check_act_on(actor: Actor, writer_role: str, writer_id: int | None, blog_id: int | None) -> None:
    """May decide about a text or thing of this writer in a blog, or about the member (`blog_id` None)."""
    check_signed_in(actor)
    if blog_id is not None:
        check_moderate(actor, blog_id)
    elif not actor.is_staff:
        raise NotAllowed(_("Only a moderator of the site may do this."))
    check_not_above(actor, writer_role, writer_id)


def visible_cases(actor: Actor) -> ColumnElement[bool]:
    """Cases of what the actor moderates; never one about themself, which may tell who reported them."""
    if not actor.moderates_anything:
        return false()
    moderated = true() if actor.is_staff else Case.blog_id.in_(actor.blogs_with("moderator"))
    is_told_on = and_(Case.lane == "appeal", is_of_own_reporter(actor, Case.id))
    return and_(moderated, or_(Case.writer_id.is_(None), ~is_own(Case.writer_id, actor.id)), ~is_told_on)
