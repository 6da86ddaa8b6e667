"""Who these pages are for."""

from forum.errors import NotAllowed
from forum.i18n import lazy_gettext as _
from forum.permissions import Actor
from forum.permissions.blogs import check_admin, check_signed_in
from forum.web.actor import current_actor


def current_admin() -> Actor:
    """The admin of this request; raises `SignInNeeded` or `NotAllowed` for anyone else."""
    actor = current_actor()
    check_admin(actor)
    return actor


def current_staff() -> Actor:
    """The admin or moderator of the site of this request; raises as `current_admin` does."""
    actor = current_actor()
    check_signed_in(actor)
    if not actor.is_staff:
        raise NotAllowed(_("Only moderators of the site and admins may see this."))
    return actor
