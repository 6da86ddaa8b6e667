"""Who may follow what, how they may hear of it, and whom they may ignore."""

from forum.errors import InvalidInput, NotAllowed, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models.follows import DELIVERIES
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_signed_in

# A conversation or a part of it can be muted; who has enough of a blog or of a member stops following.
MUTABLE = frozenset({"post", "branch"})


def deliveries_of(kind: str) -> tuple[str, ...]:
    """How one may hear of what one follows: `blog`, `post`, `branch` or `member`."""
    return DELIVERIES if kind in MUTABLE else tuple(found for found in DELIVERIES if found != "off")


def may_follow(actor: Actor, *, member_id: int | None = None) -> bool:
    """Whether a Follow button makes sense for the actor: not on their own profile."""
    return member_id is None or member_id != actor.id


def check_follow(actor: Actor, *, member_id: int | None, is_open: bool) -> None:
    """Anything that the actor sees, as long as it is published; `member_id` is whom they would follow."""
    check_signed_in(actor)
    if not may_follow(actor, member_id=member_id):
        raise NotAllowed(_("This is your own profile, so there is nothing to follow."))
    if not is_open:
        raise StateConflict(_("This is not published now, so nobody can follow it."))


def check_delivery(kind: str, delivery: str) -> None:
    """Raises `InvalidInput` for `delivery`."""
    if delivery not in deliveries_of(kind):
        raise InvalidInput(_("Please choose how you want to hear of it."), field="delivery")


def may_ignore(actor: Actor, member_id: int) -> bool:
    return actor.is_signed_in and actor.id != member_id


def check_ignore(actor: Actor, member_id: int) -> None:
    check_signed_in(actor)
    if not may_ignore(actor, member_id):
        raise NotAllowed(_("This is your own profile. You cannot ignore yourself."))
