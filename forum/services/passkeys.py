"""Passkeys (WebAuthn, level 2): in place of a code after the password, or alone in place of both.

Alone the device must have asked who is there (user verification). A question is signed, and answered once. Where a
device counts its answers, one that is not counted on from the last comes from a copy of the key, and is refused.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlalchemy import CursorResult, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.db import current_settings, now, session
from forum.errors import InvalidInput, NotFound, StateConflict, TooMany
from forum.i18n import lazy_gettext as _
from forum.models import CodeApp, Passkey, UsedChallenge, User
from forum.permissions import Actor
from forum.services.accounts import end_other_sessions
from forum.services.audit import log_act
from forum.services.limits import count_attempt
from forum.services.mailing import queue_mail
from forum.services.second_step import forget_second_step, make_codes
from forum.services.tokens import passkey_token, read_passkey_token

if TYPE_CHECKING:
    from webauthn.helpers.structs import AuthenticationCredential

MOST_PASSKEYS = 20
LONGEST_NAME = 60
CHALLENGE_BYTES = 32
ALONE, SECOND, ADDING = "alone", "second", "adding"
# An answer of a device has well below this.
LONGEST_CREDENTIAL = 20_000
STATES = ("active", "deactivated")
REFUSED = _("This passkey could not be used. Please try again, or sign in with your password.")


@dataclass(frozen=True)
class Question:
    """What a page asks of a browser: `options` as JSON for it, and the `token` that comes back with the answer."""

    token: str
    options: str


@dataclass(frozen=True)
class Answer:
    """An answer whose signature is right; whether it counts is seen when it is taken."""

    passkey_id: int
    user_id: int
    sign_count: int
    challenge: bytes


@dataclass(frozen=True)
class NewPasskey:
    """The public half of a passkey that a device has made."""

    credential_id: bytes
    public_key: bytes
    handle: bytes
    sign_count: int
    name: str
    challenge: bytes


def can_have_passkeys() -> bool:
    """Browsers have them for hosts with a name, not for a bare network address."""
    try:
        ip_address(_host())
    except ValueError:
        return True
    return False


def ask_alone() -> Question | None:
    """For whoever has a passkey of this site on their device; None where there can be none."""
    if not can_have_passkeys():
        return None
    return _ask(ALONE, None, [], is_alone=True)


def ask_second(user: User) -> Question | None:
    """For one of a member's own passkeys, after the password; None where there is none."""
    found = list(session().scalars(select(Passkey.credential_id).where(Passkey.user_id == user.id)))
    return _ask(SECOND, user, found, is_alone=False) if found else None


def _ask(purpose: str, user: User | None, allowed: Sequence[bytes], *, is_alone: bool) -> Question:
    challenge = secrets.token_bytes(CHALLENGE_BYTES)
    options = _library().ask(host=_host(), challenge=challenge, allowed=allowed, is_alone=is_alone)
    return Question(passkey_token(purpose, user, challenge), options)


def ask_to_add(actor: Actor) -> Question:
    """For a new passkey of a member who has just given their password."""
    user = session().get_one(User, actor.member_id)
    own = list_passkeys(actor.member_id)
    challenge = secrets.token_bytes(CHALLENGE_BYTES)
    # Nothing of the member: it stays on devices.
    user_id = own[0].handle if own else secrets.token_bytes(CHALLENGE_BYTES)
    options = _library().ask_for_new(
        host=_host(),
        site_name=current_settings().site_name,
        handle=f"@{user.handle}",
        name=user.display_name,
        user_id=user_id,
        challenge=challenge,
        known=[each.credential_id for each in own],
    )
    return Question(passkey_token(ADDING, user, challenge + user_id), options)


def list_passkeys(user_id: int) -> list[Passkey]:
    """A member's own, the first one first."""
    return list(session().scalars(select(Passkey).where(Passkey.user_id == user_id).order_by(Passkey.id)))


def check_name(name: str) -> str:
    """What the member calls a passkey; raises `InvalidInput` for `name`."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise InvalidInput(_("A name has 1 to %(most)s characters.", most=LONGEST_NAME), field="name")
    return name


def prepare_passkey(*, actor: Actor, token: str, credential: str, name: str) -> NewPasskey:
    """Checks what a device made, outside any transaction; raises `InvalidInput`, `StateConflict` for an old page."""
    # First of all: where it is refused the page asks once more, which only who gave the password may have.
    found = read_passkey_token(ADDING, token, session().get_one(User, actor.member_id))
    if found is None:
        raise StateConflict(_("That took long. Please begin again."))
    name = check_name(name)
    challenge, handle = found[:CHALLENGE_BYTES], found[CHALLENGE_BYTES:]
    try:
        made = _library().check_new(_short(credential), host=_host(), origin=_origin(), challenge=challenge)
    except Exception as error:
        raise InvalidInput(_("No passkey was made. Please try again."), field="credential") from error
    return NewPasskey(made.credential_id, made.credential_public_key, handle, made.sign_count, name, challenge)


def add_passkey(work: Session, *, actor: Actor, prepared: NewPasskey) -> list[str]:
    """Adds it, and tells the member. With the first second step it gives recovery codes, to be shown once.

    Raises `StateConflict` for one that is known, and when a member has as many as there may be.
    """
    user = work.scalars(select(User).where(User.id == actor.member_id).with_for_update()).one()
    if len(list_ids(work, user.id)) >= MOST_PASSKEYS:
        raise StateConflict(_("You have %(most)s passkeys. Please remove one first.", most=MOST_PASSKEYS))
    work.add(UsedChallenge(challenge_hash=hashlib.sha256(prepared.challenge).digest(), used_at=now()))
    work.add(
        Passkey(
            user_id=user.id,
            credential_id=prepared.credential_id,
            public_key=prepared.public_key,
            handle=prepared.handle,
            sign_count=prepared.sign_count,
            name=prepared.name,
            is_alone=True,
            added_at=now(),
        )
    )
    try:
        work.flush()
    except IntegrityError as error:
        raise StateConflict(_("This passkey was added before.")) from error
    log_act(work, actor, "add_passkey", "user", user.id)
    queue_mail(work, "two_step", user, what="passkey", name=prepared.name)
    if user.two_step_at is not None:
        return []
    user.two_step_at = now()
    end_other_sessions(work, actor=actor)
    return make_codes(work, user.id)


def remove_passkey(work: Session, *, actor: Actor, passkey_id: int) -> None:
    """Takes one of the actor's own away, and tells them; with the last second step that is off. Raises `NotFound`."""
    user = work.scalars(select(User).where(User.id == actor.member_id).with_for_update()).one()
    passkey = work.get(Passkey, passkey_id)
    if passkey is None or passkey.user_id != user.id:
        raise NotFound
    name = passkey.name
    work.delete(passkey)
    work.flush()
    app = work.get(CodeApp, user.id)
    if not list_ids(work, user.id) and (app is None or app.sealed is None):
        forget_second_step(work, user)
    end_other_sessions(work, actor=actor)
    log_act(work, actor, "remove_passkey", "user", user.id)
    queue_mail(work, "two_step", user, what="no_passkey", name=name)


def list_ids(reading: Session, user_id: int) -> list[int]:
    return list(reading.scalars(select(Passkey.id).where(Passkey.user_id == user_id)))


def read_answer(*, token: str, credential: str, half_signed_in: User | None = None) -> Answer:
    """Checks an answer, outside any transaction; without `half_signed_in` it must sign in alone.

    Raises `InvalidInput` for `credential`, whatever is wrong with it.
    """
    refused = InvalidInput(REFUSED, field="credential")
    challenge = read_passkey_token(SECOND if half_signed_in else ALONE, token, half_signed_in)
    if challenge is None:
        raise InvalidInput(_("That took long. Please try again."), field="credential")
    parsed = _parsed(credential)
    passkey = session().scalars(select(Passkey).where(Passkey.credential_id == parsed.raw_id)).one_or_none()
    if passkey is None or (half_signed_in is not None and passkey.user_id != half_signed_in.id):
        raise refused
    handles = (passkey.handle, None) if half_signed_in else (passkey.handle,)
    if parsed.response.user_handle not in handles:
        raise refused
    try:
        verified = _library().check(
            parsed,
            host=_host(),
            origin=_origin(),
            challenge=challenge,
            public_key=passkey.public_key,
            is_alone=half_signed_in is None,
        )
    except Exception as error:
        raise refused from error
    user = session().get_one(User, passkey.user_id)
    if user.state not in STATES:
        raise refused
    if half_signed_in is None and not passkey.is_alone:
        raise InvalidInput(
            _("Your password was changed. Please sign in with it and this passkey once."),
            field="credential",
        )
    return Answer(passkey.id, passkey.user_id, verified.new_sign_count, challenge)


def _parsed(credential: str) -> "AuthenticationCredential":
    try:
        parsed: AuthenticationCredential = _library().parse(_short(credential))
    except Exception as error:
        raise InvalidInput(REFUSED, field="credential") from error
    return parsed


def take_answer(work: Session, *, answer: Answer) -> bool:
    """Whether the answer signs in; of two who bring the same one, one is refused.

    False says that the device did not count on: somebody has a copy of the key, and the member is told. After the
    password a passkey may sign in alone again.
    """
    work.add(UsedChallenge(challenge_hash=hashlib.sha256(answer.challenge).digest(), used_at=now()))
    try:
        work.flush()
    except IntegrityError as error:
        raise InvalidInput(REFUSED, field="credential") from error
    counts_on = Passkey.sign_count < answer.sign_count
    if answer.sign_count == 0:
        counts_on = Passkey.sign_count == 0
    values = {"sign_count": answer.sign_count, "used_at": now(), "is_alone": True}
    found = work.execute(update(Passkey).where(Passkey.id == answer.passkey_id, counts_on).values(**values))
    if isinstance(found, CursorResult) and found.rowcount == 1:
        return True
    passkey = work.get(Passkey, answer.passkey_id)
    if passkey is not None:
        _tell_of_copy(work, passkey)
    return False


def _tell_of_copy(work: Session, passkey: Passkey) -> None:
    """Once a day."""
    try:
        count_attempt(work, "second step told", f"passkey {passkey.id}")
    except TooMany:
        return
    queue_mail(work, "two_step", work.get_one(User, passkey.user_id), what="copied", name=passkey.name)


def _library() -> ModuleType:
    # Only pages with a sign-in need it, and processes of jobs and commands never.
    from forum.services import authenticators  # noqa: PLC0415

    return authenticators


def _host() -> str:
    return urlsplit(current_settings().url).hostname or ""


def _origin() -> str:
    return current_settings().url.rstrip("/")


def _short(credential: str) -> str:
    if len(credential) > LONGEST_CREDENTIAL:
        raise ValueError("no device answers so much")
    return credential
