"""Becoming a member: register, confirm the address, have the mail sent again.

By the setting `FORUM_REGISTRATION` that is for everybody, for whom a moderator lets in, for who was invited, or for
nobody. Who has an invitation waits for no moderator.
"""

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.errors import InvalidInput, NotAllowed, StateConflict, TooMany
from forum.i18n import lazy_gettext as _
from forum.models import InvitationUse, User
from forum.queries.handles import is_taken
from forum.queries.people import list_staff_names
from forum.services.applications import add_application, check_answer, settle_confirmed
from forum.services.email_changes import is_held
from forum.services.identities import add_identity
from forum.services.invitations import take_place
from forum.services.limits import address_key, count_attempt
from forum.services.mailing import queue_mail, queue_mail_to
from forum.services.passwords import hash_password
from forum.services.provider import Claims
from forum.services.tokens import CONFIRM_SECONDS, is_confirm_token_of, read_token
from forum.validation.emails import check_email, email_key
from forum.validation.handles import check_handle, handle_key, looks_like
from forum.validation.names import check_display_name
from forum.validation.passwords import check_password
from forum.validation.redirects import local_path

HANDLE_TAKEN = _("This handle is taken. Please choose another.")


@dataclass(frozen=True)
class PreparedMember:
    """A registration that has been checked, with the password hashed."""

    handle: str
    display_name: str
    email: str
    password_hash: str | None
    answer: str = ""
    """To the site's question, where that is asked."""
    invitation: str = ""
    """The secret of the link that was followed."""
    claims: Claims | None = None
    """What a provider says of whoever signs in there, in place of a password."""

    @property
    def has_confirmed_email(self) -> bool:
        """Whether the provider vouches for the very address that was typed."""
        said = self.claims
        return said is not None and said.is_email_verified and email_key(said.email) == email_key(self.email)


def prepare_member(
    *,
    handle: str,
    display_name: str,
    email: str,
    password: str | None = None,
    answer: str | None = None,
    invitation: str = "",
    claims: Claims | None = None,
) -> PreparedMember:
    """Checks what was typed and hashes the password; raises `InvalidInput` with its field. One statement.

    `answer` is None where no question was asked, `password` where `claims` stand in for it.
    """
    handle = check_handle(handle)
    staff = list_staff_names()
    if looks_like(handle, staff.handles):
        raise InvalidInput(_("This handle looks too much like that of a staff member."), field="handle")
    display_name = check_display_name(display_name or handle, staff_names=(*staff.names, *staff.handles))
    email = check_email(email)
    hashed = None if password is None else hash_password(check_password(password, handle=handle, email=email))
    answer = "" if answer is None else check_answer(answer)
    return PreparedMember(handle, display_name, email, hashed, answer, invitation, claims)


def check_registration_open(invitation: str = "") -> None:
    """Raises `NotAllowed` where nobody may register, or nobody without an invitation."""
    mode = current_settings().registration
    if mode == "closed":
        raise NotAllowed(_("This forum takes no new members at the moment."))
    if mode == "invitation" and not invitation:
        raise NotAllowed(_("Only who was invited can become a member here."))


def asks_question(invitation: str) -> bool:
    """Whether whoever registers answers the site's question, and waits for a moderator."""
    return current_settings().registration == "approval" and not invitation


def count_registration(work: Session, address: str) -> None:
    """Counts an attempt to register from an address; raises `TooMany`."""
    count_attempt(work, "registration address", address_key(address))


def register_member(
    work: Session, *, prepared: PreparedMember, accepted_terms: str, return_to: str | None
) -> User | None:
    """Makes an unconfirmed member and mails the link that confirms; where a provider vouched for the address, a member.

    For an address that is known it mails that instead and makes nothing, so that the answer on the page tells
    nobody which addresses are members. Raises `InvalidInput` for a handle that is taken, whoever has the address;
    only the same registration sent twice is let through. An invitation is used up in either case; one that has ended
    raises `InvalidInput`, unless nobody needs one. `StateConflict` says that a provider's account is linked already.
    """
    check_registration_open(prepared.invitation)
    if asks_question(prepared.invitation) and not prepared.answer:
        raise InvalidInput(_("Please answer in a few words."), field="answer")
    has_room = _count_confirmation(work, prepared.email)
    if prepared.has_confirmed_email:
        # Whoever registered with it and never confirmed it had no claim to it.
        unclaimed = (User.email_key == email_key(prepared.email), User.state == "unconfirmed")
        work.execute(update(User).where(*unclaimed).values(email=None, email_key=None))
    known = work.scalars(select(User).where(User.email_key == email_key(prepared.email))).one_or_none()
    use = _use_invitation(work, prepared)
    is_repeated = known and known.state == "unconfirmed" and known.handle_key == handle_key(prepared.handle)
    if not is_repeated:
        _check_handle_free(work, handle_key(prepared.handle))
    if known is not None:
        if has_room:
            queue_mail(work, "confirm_email" if known.state == "unconfirmed" else "already_registered", known)
        return None
    if is_held(work, email_key(prepared.email)):
        if has_room:
            queue_mail_to(work, "email_held", prepared.email)
        return None
    user = _add(work, prepared, accepted_terms, return_to, use)
    if prepared.has_confirmed_email:
        _settle(work, user)
    else:
        queue_mail(work, "confirm_email", user)
    return user


def _add(
    work: Session, prepared: PreparedMember, accepted_terms: str, return_to: str | None, use: InvitationUse | None
) -> User:
    user = User(
        handle=prepared.handle,
        handle_key=handle_key(prepared.handle),
        display_name=prepared.display_name,
        email=prepared.email,
        email_key=email_key(prepared.email),
        password_hash=prepared.password_hash,
        state="unconfirmed",
        terms_version=accepted_terms,
        terms_accepted_at=now(),
        created_at=now(),
        return_to=local_path(return_to),
        timezone="",
        locale="",
    )
    add_member(work, user)
    if use is not None:
        use.user_id = user.id
    elif prepared.answer:
        add_application(work, user, prepared.answer)
    if prepared.claims is not None:
        add_identity(work, user, prepared.claims, used_at=now())
    return user


def _use_invitation(work: Session, prepared: PreparedMember) -> InvitationUse | None:
    if not prepared.invitation:
        return None
    keys = {"email_key": email_key(prepared.email), "handle_key": handle_key(prepared.handle)}
    try:
        return take_place(work, secret=prepared.invitation, **keys)
    except InvalidInput:
        if current_settings().registration == "open":
            return None
        raise


def add_member(work: Session, user: User) -> None:
    """Stores a new member; raises `InvalidInput` for a handle that is taken.

    Of two at the same moment one is first: for the other's handle that is the same answer, for its address
    `StateConflict`, after which the form can be sent again.
    """
    _check_handle_free(work, user.handle_key)
    work.add(user)
    try:
        work.flush()
    except IntegrityError as error:
        if "handle_key" in str(error.orig):
            raise InvalidInput(HANDLE_TAKEN, field="handle") from error
        raise StateConflict(_("That did not work just now. Please send it once more.")) from error


def _check_handle_free(work: Session, key: str) -> None:
    if is_taken(work, key):
        raise InvalidInput(HANDLE_TAKEN, field="handle")


def _count_confirmation(work: Session, email: str) -> bool:
    """Whether an address may get one more message; counted for known and unknown ones, so that no limit tells of it."""
    try:
        count_attempt(work, "confirmation account", email_key(email))
    except TooMany:
        return False
    return True


def find_confirmable(token: str, users: Session) -> User | None:
    """The unconfirmed member that a confirmation link belongs to, or None when it has ended."""
    payload = read_token("confirm", token, CONFIRM_SECONDS)
    user = users.get(User, payload["u"]) if payload else None
    if user is None or payload is None or user.state != "unconfirmed" or not is_confirm_token_of(user, payload):
        return None
    return user


def confirm_member(work: Session, *, token: str) -> User:
    """Makes the member active, or one who waits; raises `StateConflict` for a link that has ended or was used."""
    user = find_confirmable(token, work)
    if user is None:
        raise StateConflict(_("This link has been used or has expired. Sign in, or ask for a new one."))
    _settle(work, user)
    return user


def _settle(work: Session, user: User) -> None:
    settle_confirmed(work, user)
    work.execute(update(InvitationUse).where(InvitationUse.user_id == user.id).values(mark=None))
    work.flush()


def resend_confirmation(work: Session, *, email: str) -> None:
    """Mails the link again when an unconfirmed member has the address; says nothing otherwise."""
    key = email_key(email)
    count_attempt(work, "confirmation account", key)
    user = work.scalars(select(User).where(User.email_key == key, User.state == "unconfirmed")).one_or_none()
    if user is not None:
        queue_mail(work, "confirm_email", user)
