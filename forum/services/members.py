"""What admins grant to members: roles, trust levels and titles."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import InvalidInput, NotAllowed, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import User
from forum.models.people import ROLES
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.rendering import one_line
from forum.rules.trust import GRANTED, NEWCOMER
from forum.services.audit import log_act
from forum.validation.handles import handle_key

MAX_TITLE = 80


def set_role(work: Session, *, actor: Actor | None, handle: str, role: str) -> None:
    """Makes a member a moderator or admin of the site, or a plain member; `actor` None is the command line.

    Raises `NotAllowed` for one's own role, so that the last admin stays one.
    """
    if actor is not None:
        check_admin(actor)
    if role not in ROLES:
        raise InvalidInput(_("Please choose a role."), field="role")
    user = _load(work, handle)
    if user.role == role:
        return
    if actor is not None and user.id == actor.id:
        raise NotAllowed(_("You cannot change your own role."))
    if user.role == "admin" and count_admins(work) == 1:
        raise InvalidInput(_("This is the only admin. Make another one first."), field="role")
    earlier, user.role = user.role, role
    if earlier == "member":
        user.staff_since = now()
    log_act(work, actor, "set_role", "user", user.id, earlier=earlier, role=role)


def merged_conflict() -> StateConflict:
    """For an account that was made part of another while its member wrote."""
    return StateConflict(
        _("Your account was made part of another one of yours just now. Please sign in there and send this again.")
    )


def count_admins(work: Session) -> int:
    """Those who can sign in: there is always one."""
    return work.scalar(select(func.count()).where(User.role == "admin", User.state == "active")) or 0


def set_trust_level(work: Session, *, actor: Actor, handle: str, level: int) -> None:
    """Grants a member a trust level, or takes them back to a lower one; raises `InvalidInput` for `level`."""
    check_admin(actor)
    if not NEWCOMER <= level <= GRANTED:
        raise InvalidInput(_("Please choose a level."), field="level")
    user = _load(work, handle)
    if user.trust_level == level:
        return
    earlier, user.trust_level = user.trust_level, level
    log_act(work, actor, "set_trust", "user", user.id, earlier=earlier, level=level)


def set_title(work: Session, *, actor: Actor, handle: str, title: str) -> None:
    """Sets the title that stands behind a member's name in bylines; empty takes it away."""
    check_admin(actor)
    title = one_line(title)
    if len(title) > MAX_TITLE:
        raise InvalidInput(_("A title has at most %(most)s characters.", most=MAX_TITLE), field="title")
    user = _load(work, handle)
    if user.title == title:
        return
    user.title = title
    log_act(work, actor, "set_title", "user", user.id, title=title)


def _load(work: Session, handle: str) -> User:
    user = work.scalars(select(User).where(User.handle_key == handle_key(handle))).one_or_none()
    if user is None:
        raise NotFound
    return user
