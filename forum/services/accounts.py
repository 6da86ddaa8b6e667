"""A member's account: signing in and out, passwords, the profile."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import available_timezones

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from forum.db import current_settings, now, session
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import BlogRole, Identity, Passkey, SignIn, User
from forum.permissions import Actor
from forum.queries.people import find_user_for_sign_in, is_named, list_staff_names
from forum.services.applications import settle_confirmed
from forum.services.limits import address_key, count_attempt
from forum.services.mailing import queue_mail
from forum.services.passwords import hash_password, is_right_password
from forum.services.texts import PreparedText, prepare_optional_text
from forum.services.tokens import HALF_SECONDS, RESET_SECONDS, is_half_token_of, is_reset_token_of, read_token
from forum.validation.emails import email_key
from forum.validation.names import check_display_name
from forum.validation.passwords import check_password, normalise_password

# A closed account is opened again by whoever knows its password.
NO_PASSWORD = _("You have no password yet. Please choose one first: on the page “Password” you find how.")
HAS_PASSWORD = ("active", "unconfirmed", "awaiting", "deactivated")


@dataclass(frozen=True)
class Credentials:
    """The member whose password was right; their `state` is one of `HAS_PASSWORD`."""

    user_id: int
    email: str
    state: str
    has_two_step: bool = False


def find_half_signed_in(token: str, reading: Session) -> User | None:
    """Who gave their password a short time ago, and has a second step before them; None where that is over."""
    payload = read_token("half", token, HALF_SECONDS)
    user = reading.get(User, payload["u"]) if payload else None
    if user is None or payload is None or not is_half_token_of(user, payload):
        return None
    return user if user.state in {"active", "deactivated"} and user.two_step_at is not None else None


def hash_secret(secret: str) -> bytes:
    """How the table knows a cookie's secret."""
    return hashlib.sha256(secret.encode()).digest()


def count_sign_in(work: Session, *, name: str, address: str) -> None:
    """Counts an attempt for the account, the address and the site; raises `TooMany`.

    An account is one, whether it is named by its handle or its e-mail address.
    """
    count_attempt(work, "sign-in site", "site")
    count_attempt(work, "sign-in address", address_key(address))
    key = _account_key(name)
    user_id = work.scalar(select(User.id).where(is_named(key)))
    count_attempt(work, "sign-in account", f"id {user_id}" if user_id else key)


def count_passkey(work: Session, *, address: str) -> None:
    """The same for an attempt that names no account before it is known to be right."""
    count_attempt(work, "sign-in site", "site")
    count_attempt(work, "sign-in address", address_key(address))


def _account_key(name: str) -> str:
    return email_key(name.strip().removeprefix("@"))


def check_credentials(*, name: str, password: str) -> Credentials:
    """Handle or e-mail with password, outside any transaction; raises `InvalidInput` in the same time and
    words for a wrong name and a wrong password."""
    user = find_user_for_sign_in(_account_key(name))
    is_right = is_right_password(user.password_hash if user else None, normalise_password(password))
    if user is None or not is_right or user.state not in HAS_PASSWORD:
        raise InvalidInput(_("Name and password do not match. Please try again."), field="password")
    return Credentials(user.id, user.email or "", user.state, user.two_step_at is not None)


def start_session(work: Session, *, user_id: int, is_kept: bool, user_agent: str, address: str) -> str:
    """Signs a member in; returns the new secret for the cookie."""
    settings = current_settings()
    lasts = timedelta(days=settings.session_days_kept) if is_kept else timedelta(hours=settings.session_hours)
    secret = secrets.token_urlsafe(32)
    _note_staff(work, user_id)
    work.add(
        SignIn(
            user_id=user_id,
            secret_hash=hash_secret(secret),
            is_kept=is_kept,
            user_agent=user_agent[:200],
            address=address[:45],
            created_at=now(),
            last_seen_at=now(),
            expires_at=now() + lasts,
        )
    )
    return secret


def _note_staff(work: Session, user_id: int) -> None:
    """From the first sign-in of somebody who moderates the days count in which they must set up a second step."""
    moderates = select(BlogRole.user_id).where(BlogRole.user_id == user_id, BlogRole.role == "moderator").exists()
    is_staff = or_(User.role != "member", moderates)
    work.execute(
        update(User)
        .where(User.id == user_id, User.staff_since.is_(None), is_staff)
        .values(staff_since=now())
        .execution_options(synchronize_session=False)
    )


def end_session(work: Session, *, actor: Actor, session_id: int) -> None:
    """Signs one of the actor's own browsers out; raises `NotFound` for another's."""
    ended = work.execute(
        delete(SignIn).where(SignIn.id == session_id, SignIn.user_id == actor.member_id).returning(SignIn.id)
    ).all()
    if not ended:
        raise NotFound


def end_other_sessions(work: Session, *, actor: Actor) -> None:
    """Signs the actor out everywhere but here."""
    work.execute(delete(SignIn).where(SignIn.user_id == actor.member_id, SignIn.id != (actor.session_id or 0)))


def prepare_new_password(*, actor: Actor, current: str, new: str) -> str:
    """Checks the current password and the new one, outside any transaction; returns the new hash."""
    user = check_own_password(actor, current)
    return hash_password(check_password(new, handle=user.handle, email=user.email or ""))


def check_own_password(actor: Actor, current: str) -> User:
    """The actor's own row, once they typed their password, outside any transaction; else raises `InvalidInput`."""
    user = get_own_account(actor)
    if user.password_hash is None:
        raise InvalidInput(NO_PASSWORD, field="current")
    if not is_right_password(user.password_hash, normalise_password(current)):
        raise InvalidInput(_("This is not your current password."), field="current")
    return user


def get_own_account(actor: Actor) -> User:
    """The actor's own row, for reading."""
    return _load(session(), actor.member_id)


def change_password(work: Session, *, actor: Actor, password_hash: str) -> User:
    """Sets the password, ends every other sign-in and mails a notice."""
    user = _load(work, actor.member_id)
    put_password(work, user, password_hash)
    end_other_sessions(work, actor=actor)
    queue_mail(work, "password_changed", user)
    return user


def put_password(work: Session, user: User, password_hash: str) -> None:
    """Nothing signs in without the new password until it was used together with it: it may be a stranger's.

    Somebody's first password changes nothing of that, as nobody could have known one.
    """
    if user.password_hash is not None:
        pause_identities(work, user)
    user.password_hash = password_hash
    work.execute(update(Passkey).where(Passkey.user_id == user.id).values(is_alone=False))


def pause_identities(work: Session, user: User) -> None:
    """Until it is linked again with the member's password, no account at a provider signs in."""
    work.execute(update(Identity).where(Identity.user_id == user.id).values(is_paused=True))


def request_reset(work: Session, *, email: str, address: str) -> None:
    """Mails a link when a member has the address; the caller answers the same in either case."""
    key = email_key(email)
    count_attempt(work, "reset address", address_key(address))
    count_attempt(work, "reset account", key)
    user = work.scalars(select(User).where(User.email_key == key, User.state.in_(HAS_PASSWORD))).one_or_none()
    if user is not None:
        queue_mail(work, "reset_password", user)


def find_resettable(token: str, users: Session) -> User | None:
    """The member that a reset link belongs to, or None when it has ended."""
    payload = read_token("reset", token, RESET_SECONDS)
    user = users.get(User, payload["u"]) if payload else None
    if user is None or payload is None or not is_reset_token_of(user, payload):
        return None
    return user if user.state in HAS_PASSWORD else None


def prepare_reset(user: User, new: str) -> str:
    """Checks the new password of a reset; returns its hash."""
    return hash_password(check_password(new, handle=user.handle, email=user.email or ""))


def reset_password(work: Session, *, token: str, password_hash: str) -> User:
    """Sets the password by a link from mail, ends every sign-in, and confirms the address with it."""
    user = find_resettable(token, work)
    if user is None:
        raise StateConflict(_("This link has been used or has expired. Please ask for a new one."))
    put_password(work, user, password_hash)
    if user.state == "unconfirmed":
        # Whoever registered may not be who reads this mailbox.
        work.execute(delete(Identity).where(Identity.user_id == user.id))
        settle_confirmed(work, user)
    work.execute(delete(SignIn).where(SignIn.user_id == user.id))
    queue_mail(work, "password_changed", user)
    return user


@dataclass(frozen=True)
class PreparedProfile:
    display_name: str
    bio: PreparedText
    timezone: str


def prepare_profile(*, actor: Actor, display_name: str, bio: str, timezone: str) -> PreparedProfile:
    """Checks what a member says of themself; raises `InvalidInput` with its field."""
    staff = list_staff_names(except_id=actor.id)
    if timezone and timezone not in available_timezones():
        raise InvalidInput(_("Please choose a time zone from the list."), field="timezone")
    return PreparedProfile(
        check_display_name(display_name, staff_names=(*staff.names, *staff.handles)),
        prepare_optional_text(bio, place="bio", field="bio"),
        timezone,
    )


def edit_profile(work: Session, *, actor: Actor, prepared: PreparedProfile) -> None:
    """Stores a member's display name, bio and time zone."""
    user = _load(work, actor.member_id)
    user.display_name, user.timezone = prepared.display_name, prepared.timezone
    user.bio_source, user.bio_html = prepared.bio.source, prepared.bio.rendered.html


def _load(work: Session, user_id: int) -> User:
    user = work.get(User, user_id)
    if user is None:
        raise NotFound
    return user


def note_seen(work: Session, moments: Mapping[int, datetime]) -> None:
    """Stores when sign-ins were last used, by their ids."""
    for session_id, moment in sorted(moments.items()):
        work.execute(update(SignIn).where(SignIn.id == session_id).values(last_seen_at=moment))


def end_own_session(work: Session, *, actor: Actor) -> None:
    """Signs the actor out here."""
    work.execute(delete(SignIn).where(SignIn.id == actor.session_id))
