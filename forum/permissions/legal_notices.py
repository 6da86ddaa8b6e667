"""Who reads and decides legal notices: moderators of the site, and never whom a notice is about."""

from forum.errors import NotAllowed
from forum.i18n import lazy_gettext as _
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_signed_in


def check_staff(actor: Actor) -> None:
    check_signed_in(actor)
    if not actor.is_staff:
        raise NotAllowed(_("Only a moderator of the site may do this."))


def check_read_notice(actor: Actor, writer_id: int | None) -> None:
    """A notice names its sender, whom the writer of the text must not learn."""
    check_staff(actor)
    if actor.is_self(writer_id):
        raise NotAllowed(_("This is about yourself. Please leave it to another moderator."))


def may_decide_notice(actor: Actor, writer_id: int | None, writer_role: str | None) -> bool:
    """About an admin only another admin decides."""
    return actor.is_staff and not actor.is_self(writer_id) and (actor.is_admin or writer_role != "admin")


def check_decide_notice(actor: Actor, writer_id: int | None, writer_role: str | None) -> None:
    check_read_notice(actor, writer_id)
    if not may_decide_notice(actor, writer_id, writer_role):
        raise NotAllowed(_("This is about an admin. Only another admin may decide on it."))
