"""Who lets people in: by deciding on those who ask, or by inviting them."""

from forum.db import current_settings
from forum.errors import NotAllowed
from forum.i18n import lazy_gettext as _
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_signed_in

LEAST_TRUST = 1
# Where everybody may register nobody need be invited, and where nobody may an invitation would be a lie.
INVITING = ("approval", "invitation")


def may_invite(actor: Actor) -> bool:
    settings = current_settings()
    if settings.registration not in INVITING:
        return False
    if actor.is_admin or (settings.invitations != "admins" and actor.is_staff):
        return True
    return settings.invitations == "members" and actor.is_signed_in and actor.trust_level >= LEAST_TRUST


def check_invite(actor: Actor) -> None:
    check_signed_in(actor)
    if not may_invite(actor):
        raise NotAllowed(_("You cannot invite people here."))


def check_decide_applications(actor: Actor) -> None:
    check_signed_in(actor)
    if not actor.is_staff:
        raise NotAllowed(_("Only moderators of the site and admins may see this."))
