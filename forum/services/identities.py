"""Members' accounts at an OpenID Connect provider: linked, unlinked, and signed in with.

Nobody is linked because of an e-mail address: whoever has an account links it while they are signed in to it, and
with its password.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.db import current_settings, now, session
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Identity, User
from forum.permissions import Actor
from forum.services.accounts import HAS_PASSWORD, Credentials, end_other_sessions
from forum.services.audit import log_act
from forum.services.mailing import queue_mail
from forum.services.provider import Claims


def list_identities(user_id: int) -> Sequence[Identity]:
    """A member's own, the oldest first. One statement."""
    query = select(Identity).where(Identity.user_id == user_id).order_by(Identity.linked_at, Identity.id)
    return session().scalars(query).all()


def take_identity(work: Session, claims: Claims) -> Credentials | None:
    """The member who signs in with what a provider said; None where nobody is linked with it.

    What else is asked of them is asked as after a password. Raises `InvalidInput` after a new password.
    """
    identity = _find(work, claims)
    user = work.get_one(User, identity.user_id) if identity is not None else None
    if identity is None or user is None or user.state not in HAS_PASSWORD:
        return None
    if identity.is_paused:
        name = current_settings().oidc_name
        raise InvalidInput(
            _("Your password was changed. Please sign in with it, and link %(name)s again in your settings.", name=name)
        )
    identity.used_at = now()
    return Credentials(user.id, user.email or "", user.state, user.two_step_at is not None)


def find_linked(work: Session, claims: Claims) -> User | None:
    """Whose account it is, in whatever state."""
    identity = _find(work, claims)
    return work.get_one(User, identity.user_id) if identity is not None else None


def add_identity(work: Session, user: User, claims: Claims, *, used_at: datetime | None = None) -> None:
    """Links a member's account with that at the provider; raises `StateConflict` where it is another's."""
    values = {"issuer": claims.issuer, "subject": claims.subject, "linked_at": now(), "is_paused": False}
    work.add(Identity(user_id=user.id, used_at=used_at, **values))
    try:
        work.flush()
    except IntegrityError as error:
        raise StateConflict(
            _("This account at %(name)s is linked with a member already.", name=current_settings().oidc_name)
        ) from error


def link_identity(work: Session, *, actor: Actor, claims: Claims) -> None:
    """The same for the actor, who has just given their password, and is told; another that they had there is replaced.

    Raises `StateConflict`.
    """
    user = work.scalars(select(User).where(User.id == actor.member_id).with_for_update()).one()
    known = _find(work, claims)
    if known is not None and known.user_id == user.id and not known.is_paused:
        return
    work.execute(delete(Identity).where(Identity.user_id == user.id, Identity.issuer == claims.issuer))
    add_identity(work, user, claims)
    log_act(work, actor, "link_identity", "user", user.id)
    queue_mail(work, "identity", user, what="linked", name=current_settings().oidc_name)


def unlink_identity(work: Session, *, actor: Actor, identity_id: int) -> None:
    """Takes one of the actor's own away, ends their other sign-ins, and tells them.

    The caller has asked for the password, so that there is another way in. Raises `NotFound`.
    """
    user = work.scalars(select(User).where(User.id == actor.member_id).with_for_update()).one()
    identity = work.get(Identity, identity_id)
    if identity is None or identity.user_id != user.id:
        raise NotFound
    name = name_of(identity.issuer)
    work.delete(identity)
    end_other_sessions(work, actor=actor)
    log_act(work, actor, "unlink_identity", "user", user.id)
    queue_mail(work, "identity", user, what="unlinked", name=name)


def name_of(issuer: str) -> str:
    """What members call a provider; one that the site had before has its address only."""
    settings = current_settings()
    return settings.oidc_name if issuer == settings.oidc_issuer else issuer


def _find(work: Session, claims: Claims) -> Identity | None:
    query = select(Identity).where(Identity.issuer == claims.issuer, Identity.subject == claims.subject)
    return work.scalars(query).one_or_none()
