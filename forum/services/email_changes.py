"""Another e-mail address: confirmed there, told to the old one, which can undo it for a week.

The account takes the new address as soon as that confirms. Whoever reads the old one can say that it is right, which
ends the matter at once, or undo it: then the account is as before, signed out everywhere, and without a password.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.db import now, session
from forum.errors import InvalidInput, NotAllowed, NotFound, StateConflict, TooMany
from forum.i18n import lazy_gettext as _
from forum.models import EmailChange, SignIn, User
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.queries.people import is_named
from forum.services.accounts import pause_identities
from forum.services.audit import log_act
from forum.services.limits import address_key, count_attempt
from forum.services.mailing import queue_mail, queue_mail_to
from forum.services.second_step import forget_step_since, take_recovery_code
from forum.services.tokens import EMAIL_SECONDS, is_email_change_token_of, read_token
from forum.validation.emails import email_key
from forum.validation.handles import handle_key

CONFIRM_WITHIN = timedelta(days=2)
UNDO_WITHIN = timedelta(days=7)


def _is_undoable(since: datetime) -> ColumnElement[bool]:
    return and_(EmailChange.ended_at.is_(None), EmailChange.confirmed_at > since)


def is_held(reading: Session, key: str) -> bool:
    """Whether an address may yet come back to the account that had it."""
    held = select(EmailChange.id).where(EmailChange.old_key == key, _is_undoable(now() - UNDO_WITHIN))
    return reading.scalar(held.limit(1)) is not None


def find_open_change(user_id: int) -> EmailChange | None:
    """The change that a member can still stop, or their old address undo; a read."""
    change = session().scalars(_open_of(user_id)).one_or_none()
    return change if change is not None and not has_lapsed(change) else None


def has_lapsed(change: EmailChange) -> bool:
    """Whether its time is over: to confirm it, or to undo it."""
    return now() >= ends_at(change)


def ends_at(change: EmailChange) -> datetime:
    """When its time is over."""
    return change.asked_at + CONFIRM_WITHIN if change.confirmed_at is None else change.confirmed_at + UNDO_WITHIN


def _open_of(user_id: int) -> Select[EmailChange]:
    return select(EmailChange).where(EmailChange.user_id == user_id, EmailChange.ended_at.is_(None))


def ask_change(work: Session, *, actor: Actor, email: str) -> None:
    """Mails a link to the new address and a notice to the old one; the same, to see, whoever has the new one.

    Raises `InvalidInput` for one's own address, `StateConflict` while an earlier change can be undone.
    """
    count_attempt(work, "address change account", f"id {actor.member_id}")
    _start(work, work.get_one(User, actor.member_id), email)


def ask_change_for(work: Session, *, actor: Actor, handle: str, email: str) -> None:
    """The same for a member who no longer reads their mail, by an admin; it is confirmed and told as any other."""
    check_admin(actor)
    user = work.scalars(select(User).where(User.handle_key == handle_key(handle))).one_or_none()
    if user is None or user.state not in {"active", "deactivated"} or user.merged_into_id is not None:
        raise NotFound
    if user.id == actor.id:
        raise NotAllowed(_("This is your own account. Please change the address in your settings."))
    _start(work, user, email)
    log_act(work, actor, "ask_email", "user", user.id)


def ask_change_by_code(work: Session, *, name: str, code: str, email: str, address: str) -> None:
    """The same by whoever has a recovery code of an account, named by handle or address, and no longer reads its mail.

    The caller answers the same whether name and code fit or not. Raises `TooMany`.
    """
    count_attempt(work, "reset address", address_key(address))
    key = email_key(name.strip().removeprefix("@"))
    user = work.scalars(select(User).where(is_named(key))).one_or_none()
    for scope in ("second step account", "second step account hour"):
        count_attempt(work, scope, f"id {user.id}" if user else key)
    if user is None or user.state not in {"active", "deactivated"}:
        return
    try:
        with work.begin_nested():
            take_recovery_code(work, user_id=user.id, code=code)
            _start(work, user, email)
    except (InvalidInput, StateConflict):
        return
    log_act(work, None, "ask_email", "user", user.id)


def _start(work: Session, user: User, email: str) -> None:
    work.execute(select(User.id).where(User.id == user.id).with_for_update())
    key = email_key(email)
    if key == user.email_key:
        raise InvalidInput(_("This is your address already."), field="email")
    _end_earlier(work, user.id)
    change = EmailChange(
        user_id=user.id,
        old_email=user.email or "",
        old_key=user.email_key or "",
        new_email=email,
        asked_at=now(),
    )
    work.add(change)
    work.flush()
    if user.email:
        queue_mail(work, "email_asked", user, change_id=str(change.id))
    if not _has_room(work, key):
        return
    holder = _holder(work, key)
    if holder is not None:
        queue_mail(work, "email_taken", holder)
    elif not is_held(work, key):
        queue_mail_to(work, "email_confirm", email, change_id=str(change.id))


def _end_earlier(work: Session, user_id: int) -> None:
    earlier = work.scalars(_open_of(user_id)).one_or_none()
    if earlier is None:
        return
    is_over = has_lapsed(earlier)
    if earlier.confirmed_at is not None and not is_over:
        raise StateConflict(
            _("Your address was changed a short time ago. It can be changed again once that can no longer be undone.")
        )
    _end(work, earlier, "settled" if earlier.confirmed_at is not None else "replaced")


def _end(work: Session, change: EmailChange, outcome: str) -> None:
    change.ended_at, change.outcome = now(), outcome
    work.flush()


def _has_room(work: Session, key: str) -> bool:
    """Counted with what registration sends to an address, whoever has it."""
    try:
        count_attempt(work, "confirmation account", key)
    except TooMany:
        return False
    return True


def _holder(work: Session, key: str) -> User | None:
    """Whose address it is; whoever never confirmed it does not hold it."""
    return work.scalars(select(User).where(User.email_key == key, User.state != "unconfirmed")).one_or_none()


def find_change(token: str, side: str, reading: Session) -> EmailChange | None:
    """The change that a link to its `old` or `new` address belongs to, None when that is over."""
    payload = read_token(f"email {side}", token, EMAIL_SECONDS)
    change = reading.get(EmailChange, payload["u"]) if payload else None
    if change is None or payload is None or not is_email_change_token_of(change, side, payload):
        return None
    user = reading.get_one(User, change.user_id)
    is_of_account = (user.email or "") == (change.old_email if change.confirmed_at is None else change.new_email)
    return change if is_of_account and not has_lapsed(change) else None


def _take(work: Session, token: str, side: str) -> tuple[EmailChange, User]:
    change = find_change(token, side, work)
    if change is None:
        raise StateConflict(_("This link has been used or has expired."))
    user = work.scalars(select(User).where(User.id == change.user_id).with_for_update()).one()
    work.refresh(change, with_for_update=True)
    if find_change(token, side, work) is None:
        raise StateConflict(_("This link has been used or has expired."))
    return change, user


def confirm_change(work: Session, *, token: str, actor: Actor) -> None:
    """The new address is read by whoever has the link: the account takes it, and is signed out everywhere but here."""
    change, user = _take(work, token, "new")
    key = email_key(change.new_email)
    if is_held(work, key) or _holder(work, key) is not None:
        raise StateConflict(_("This address belongs to another account by now."))
    # Whoever registered with it and never confirmed it had no claim to it.
    work.execute(update(User).where(User.email_key == key).values(email=None, email_key=None))
    user.email, user.email_key, user.email_verified_at = change.new_email, key, user.email_verified_at or now()
    change.confirmed_at = now()
    try:
        work.flush()
    except IntegrityError as error:
        raise StateConflict(_("This address belongs to another account by now.")) from error
    kept = actor.session_id if actor.id == user.id else None
    work.execute(delete(SignIn).where(SignIn.user_id == user.id, SignIn.id != (kept or 0)))
    log_act(work, None, "change_email", "user", user.id)
    if change.agreed_at is not None or not change.old_email:
        _end(work, change, "settled")
        queue_mail(work, "email_settled", user)
    else:
        queue_mail_to(work, "email_changed", change.old_email, change_id=str(change.id))


def agree(work: Session, *, token: str) -> EmailChange:
    """The old address says that the change is right; once the new one has confirmed it, nothing undoes it any more."""
    change, _user = _take(work, token, "old")
    change.agreed_at = change.agreed_at or now()
    if change.confirmed_at is not None:
        _end(work, change, "settled")
    return change


def undo(work: Session, *, token: str) -> EmailChange:
    """The old address says that it was not its member: stops the change, or takes the account back.

    Whoever changed it knew the password, so that none is left, and the link for a new one goes to the old address.
    """
    change, user = _take(work, token, "old")
    was_done = change.confirmed_at is not None
    _end(work, change, "undone" if was_done else "stopped")
    if was_done:
        user.email, user.email_key = change.old_email, change.old_key
    user.password_hash = None
    pause_identities(work, user)
    try:
        work.flush()
    except IntegrityError as error:
        raise StateConflict(_("This address belongs to another account by now.")) from error
    forget_step_since(work, user, change.asked_at)
    work.execute(delete(SignIn).where(SignIn.user_id == user.id))
    log_act(work, None, "undo_email", "user", user.id, was_done=was_done)
    queue_mail(work, "email_undone", user)
    return change


def stop_change(work: Session, *, actor: Actor) -> None:
    """The member takes back a wish that was not confirmed yet; a second time it changes nothing."""
    change = work.scalars(_open_of(actor.member_id)).one_or_none()
    if change is not None and change.confirmed_at is None:
        _end(work, change, "stopped")
