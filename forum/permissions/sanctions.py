"""Who may warn, silence, suspend and sweep whom, and whose record a moderator reads.

Moderators of a blog act in their blog, those of the site everywhere. Nobody acts on an admin or on themself, and only
an admin on those who moderate there.
"""

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, true

from forum.errors import NotAllowed, StateConflict
from forum.i18n import lazy_gettext as _
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_moderate, check_signed_in


@dataclass(frozen=True)
class Subject:
    """The member who is acted on: their role on the site, and the blogs that they moderate."""

    user_id: int
    role: str
    moderated: Set[int] = frozenset()


def may_see_records(actor: Actor) -> bool:
    return actor.is_staff or bool(actor.blogs_with("moderator"))


def may_sweep(actor: Actor) -> bool:
    """Suspend, sweep and undo a sweep: what reaches into every blog."""
    return actor.is_staff


def in_recorded_blogs(actor: Actor, blog_id: Any) -> ColumnElement[bool]:
    """Rows of a record that concern the actor's blogs: `blog_id` is the column that says where they hold."""
    if actor.is_staff:
        return true()
    found: ColumnElement[bool] = blog_id.in_(actor.blogs_with("moderator"))
    return found


def may_sanction(actor: Actor, subject: Subject, blog_id: int | None) -> bool:
    """In a blog, or on the site (None)."""
    try:
        check_sanction(actor, subject, blog_id)
    except NotAllowed:
        return False
    return True


def check_see_records(actor: Actor) -> None:
    check_signed_in(actor)
    if not may_see_records(actor):
        raise NotAllowed(_("Only moderators may see this."))


def check_staff(actor: Actor) -> None:
    check_signed_in(actor)
    if not may_sweep(actor):
        raise NotAllowed(_("Only a moderator of the site may do this."))


def check_sweep(state: str) -> None:
    """An account that is swept is known: of a pseudonym its texts alone would go, and tell whose it is."""
    if state == "pseudonym":
        raise StateConflict(_("This is a pseudonym. Decide about its texts, or limit who writes under it."))


def check_sanction(actor: Actor, subject: Subject, blog_id: int | None) -> None:
    """Raises `NotAllowed` with the reason that applies."""
    if blog_id is None:
        check_staff(actor)
    else:
        check_moderate(actor, blog_id)
    if actor.is_self(subject.user_id):
        raise NotAllowed(_("You cannot do this to yourself."))
    if subject.role == "admin":
        raise NotAllowed(_("Nobody can do this to an admin."))
    moderates_there = bool(subject.moderated) if blog_id is None else blog_id in subject.moderated
    if (subject.role == "moderator" or moderates_there) and not actor.is_admin:
        raise NotAllowed(_("Only an admin can do this to a moderator."))
