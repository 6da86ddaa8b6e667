"""Who these pages are for."""

from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.web.actor import current_actor


def current_admin() -> Actor:
    """The admin of this request; raises `SignInNeeded` or `NotAllowed` for anyone else."""
    actor = current_actor()
    check_admin(actor)
    return actor
