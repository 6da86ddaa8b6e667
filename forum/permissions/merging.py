"""Which accounts and blogs an admin may make one."""

from forum.errors import InvalidInput, NotAllowed, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import User
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_admin

KEPT_STATES = ("active",)
GIVEN_UP_STATES = ("active", "imported", "deactivated", "unconfirmed", "awaiting")


def check_merge_accounts(actor: Actor, given_up: User, kept: User) -> None:
    """Two accounts of members, neither the actor's nor an admin's; the one that is kept is in use."""
    check_admin(actor)
    if actor.id in {given_up.id, kept.id}:
        raise NotAllowed(_("This is your own account. Another admin can do this."))
    if "admin" in {given_up.role, kept.role}:
        raise NotAllowed(_("The account of an admin is not merged. Change the role first."))
    if given_up.id == kept.id:
        raise InvalidInput(_("This is the same account. Please choose another."), field="into")
    if given_up.merged_into_id is not None or given_up.state not in GIVEN_UP_STATES:
        raise StateConflict(_("This account is not in use any more."))
    if kept.state not in KEPT_STATES:
        raise InvalidInput(_("This account is not in use. Please choose another."), field="into")
