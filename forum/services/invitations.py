"""Inviting people: links with which some may register, until they are used, have ended or are taken back."""

import hashlib
import hmac
import secrets
from datetime import timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from forum.db import current_settings, now, session
from forum.errors import InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.models import Invitation, InvitationUse, User
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.permissions.joining import check_invite
from forum.services.audit import log_act
from forum.services.limits import count_attempt

MOST_PLACES = 25
MOST_DAYS = 90
LONGEST_NOTE = 100
GONE = _("This invitation has been used, or has ended. Please ask for another.")


def create_invitation(work: Session, *, actor: Actor, note: str, places: int, days: int) -> str:
    """A new invitation; gives the secret of its link, which is nowhere else. Raises `InvalidInput`, `TooMany`."""
    check_invite(actor)
    note = " ".join(note.split())
    if len(note) > LONGEST_NOTE:
        raise InvalidInput(_("Please write at most %(most)s characters.", most=LONGEST_NOTE), field="for_whom")
    for name, given, most in (("places", places, MOST_PLACES), ("days", days, MOST_DAYS)):
        if not 1 <= given <= most:
            raise InvalidInput(_("Please give a number from 1 to %(most)s.", most=most), field=name)
    if not actor.is_admin:
        count_attempt(work, "invitation account", f"id {actor.member_id}")
    secret = secrets.token_urlsafe(24)
    invitation = Invitation(
        inviter_id=actor.member_id,
        secret_hash=_hash(secret),
        note=note,
        places=places,
        made_at=now(),
        ends_at=now() + timedelta(days=days),
    )
    work.add(invitation)
    work.flush()
    log_act(work, actor, "invite", "invitation", invitation.id, places=places, days=days)
    return secret


def revoke_invitation(work: Session, *, actor: Actor, invitation_id: int) -> None:
    """Nobody registers with it any more; who has stays. Raises `NotFound` for another's, unless an admin asks."""
    check_signed_in(actor)
    invitation = work.get(Invitation, invitation_id)
    if invitation is None or not (actor.is_admin or invitation.inviter_id == actor.id):
        raise NotFound
    if invitation.revoked_at is None:
        invitation.revoked_at = now()
        log_act(work, actor, "revoke_invitation", "invitation", invitation.id)


def is_open_invitation(secret: str) -> bool:
    """Whether somebody could register with this link now."""
    invitation = session().scalars(_named(secret)).one_or_none()
    return invitation is not None and _has_room(session(), invitation)


def take_place(work: Session, *, secret: str, email_key: str, handle_key: str) -> InvitationUse:
    """A place for whoever registers; the same form sent twice has one. Raises `InvalidInput` for `invitation`.

    The caller names the member, where one is made.
    """
    invitation = work.scalars(_named(secret).with_for_update()).one_or_none()
    if invitation is None:
        raise InvalidInput(GONE, field="invitation")
    mark = _mark(invitation, email_key, handle_key)
    same = select(InvitationUse).where(InvitationUse.invitation_id == invitation.id, InvitationUse.mark == mark)
    use = work.scalars(same).first()
    if use is not None:
        return use
    if not _has_room(work, invitation):
        raise InvalidInput(GONE, field="invitation")
    use = InvitationUse(invitation_id=invitation.id, user_id=None, mark=mark, used_at=now())
    work.add(use)
    work.flush()
    return use


def _named(secret: str) -> Select[Invitation]:
    return select(Invitation).where(Invitation.secret_hash == _hash(secret))


def _has_room(reading: Session, invitation: Invitation) -> bool:
    inviter = reading.get_one(User, invitation.inviter_id)
    if invitation.revoked_at is not None or invitation.ends_at <= now() or inviter.state != "active":
        return False
    taken = select(func.count()).select_from(InvitationUse).where(InvitationUse.invitation_id == invitation.id)
    return (reading.scalar(taken) or 0) < invitation.places


def _hash(secret: str) -> bytes:
    return hashlib.sha256(f"invitation {secret}".encode()).digest()


def _mark(invitation: Invitation, email_key: str, handle_key: str) -> bytes:
    key = f"forum invitation {current_settings().secret_key}".encode()
    return hmac.digest(key, f"{invitation.id}\0{email_key}\0{handle_key}".encode(), "sha256")
