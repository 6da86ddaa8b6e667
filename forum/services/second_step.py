"""Signing in in two steps: what a member knows, and a code of an app that they have, or one of their recovery codes.

A code is taken once: a code of the app only if its half minute is later than that of the last one, in one statement, so
that of two who bring the same code at the same moment one is refused.
"""

import hashlib
import secrets
from base64 import b32encode
from datetime import datetime

import pyotp
from sqlalchemy import CursorResult, delete, func, select, update
from sqlalchemy.orm import Session

from forum.db import now, session
from forum.errors import InvalidInput, NotAllowed, NotFound, StateConflict, TooMany
from forum.i18n import lazy_gettext as _
from forum.models import CodeApp, Passkey, RecoveryCode, SignIn, User
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.queries.site_look import site_look
from forum.services.accounts import end_other_sessions
from forum.services.audit import log_act
from forum.services.limits import count_attempt
from forum.services.mailing import queue_mail
from forum.services.sealing import seal, unseal
from forum.validation.handles import handle_key

CODES = 10
# 80 bits in 16 letters and digits, which are easy to tell apart.
CODE_BYTES = 10
PERIOD = 30
LENGTH = 6
# Clocks may differ by one period.
DRIFT = 1
WRONG_CODE = _("This code is not right, or it was used before. Please wait for the next one.")


def find_pending_secret(actor: Actor) -> tuple[str, str] | None:
    """The secret that is being set up, and the address that apps read from a picture; None where there is none."""
    app = session().get(CodeApp, actor.member_id)
    secret = unseal(app.pending) if app is not None and app.pending else None
    if secret is None:
        return None
    uri = pyotp.TOTP(secret).provisioning_uri(name=f"@{actor.handle}", issuer_name=site_look().name)
    return secret, uri


def has_app(user_id: int) -> bool:
    """Whether codes of an app are taken."""
    app = session().get(CodeApp, user_id)
    return app is not None and app.sealed is not None


def count_codes(user_id: int) -> int:
    """How many recovery codes a member has left."""
    unused = (RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    return session().scalar(select(func.count()).select_from(RecoveryCode).where(*unused)) or 0


def begin_app(work: Session, *, actor: Actor) -> None:
    """A new secret to set an app up with; one that is in force stays so until the new one has proved to work."""
    app = work.get(CodeApp, actor.member_id) or CodeApp(user_id=actor.member_id, last_step=0)
    app.pending, app.changed_at = seal(pyotp.random_base32()), now()
    work.add(app)
    work.flush()


def confirm_app(work: Session, *, actor: Actor, code: str) -> list[str]:
    """The app makes the right codes: from now on they are asked for. Gives new recovery codes, to be shown once.

    Raises `InvalidInput` for `code`, `StateConflict` when nothing is being set up.
    """
    app = work.scalars(select(CodeApp).where(CodeApp.user_id == actor.member_id).with_for_update()).one_or_none()
    secret = unseal(app.pending) if app is not None and app.pending else None
    if app is None or secret is None:
        raise StateConflict(_("There is nothing to set up. Please begin again."))
    step = _step_of(secret, code)
    if step is None:
        raise InvalidInput(WRONG_CODE, field="code")
    app.sealed, app.pending, app.last_step, app.changed_at = app.pending, None, step, now()
    user = work.get_one(User, actor.member_id)
    user.two_step_at = now()
    end_other_sessions(work, actor=actor)
    log_act(work, actor, "two_step_on", "user", user.id)
    queue_mail(work, "two_step", user, what="on")
    return make_codes(work, user.id)


def renew_codes(work: Session, *, actor: Actor) -> list[str]:
    """New recovery codes in place of the old ones, to be shown once."""
    user = work.get_one(User, actor.member_id)
    if user.two_step_at is None:
        raise StateConflict(_("You do not sign in in two steps."))
    queue_mail(work, "two_step", user, what="codes")
    return make_codes(work, user.id)


def turn_off(work: Session, *, actor: Actor) -> None:
    """The password is enough from now on."""
    user = work.get_one(User, actor.member_id)
    if user.two_step_at is None:
        return
    forget_second_step(work, user)
    end_other_sessions(work, actor=actor)
    log_act(work, actor, "two_step_off", "user", user.id)
    queue_mail(work, "two_step", user, what="off")


def clear_second_step(work: Session, *, actor: Actor | None, handle: str) -> None:
    """For a member who has lost their app and their codes; `actor` None is the command line.

    Everybody is signed out of the account. Raises `NotFound`, and `NotAllowed` for one's own.
    """
    if actor is not None:
        check_admin(actor)
    user = work.scalars(select(User).where(User.handle_key == handle_key(handle))).one_or_none()
    if user is None:
        raise NotFound
    if actor is not None and user.id == actor.id:
        raise NotAllowed(_("This is your own account. Another admin can do this."))
    forget_second_step(work, user)
    work.execute(delete(SignIn).where(SignIn.user_id == user.id))
    log_act(work, actor, "clear_two_step", "user", user.id)
    queue_mail(work, "two_step", user, what="cleared")


def forget_second_step(work: Session, user: User) -> None:
    """Takes app, passkeys and codes away."""
    for table in (CodeApp, RecoveryCode, Passkey):
        work.execute(delete(table).where(table.user_id == user.id))
    user.two_step_at = None
    work.flush()


def forget_step_since(work: Session, user: User, moment: datetime) -> None:
    """The same where it was set up since then, by whoever should not have been there."""
    if user.two_step_at is not None and user.two_step_at >= moment:
        forget_second_step(work, user)
    work.execute(delete(Passkey).where(Passkey.user_id == user.id, Passkey.added_at >= moment))


def tell_of_guesses(work: Session, user_id: int) -> None:
    """Whoever tries so many codes knows the password: its member is told, once a day."""
    try:
        count_attempt(work, "second step told", f"id {user_id}")
    except TooMany:
        return
    queue_mail(work, "two_step", work.get_one(User, user_id), what="guessed")


def count_guess(work: Session, user_id: int) -> None:
    """Counts a try for an account; raises `TooMany`. In a unit of work of its own, so that a wrong one counts."""
    for scope in ("second step account", "second step account hour"):
        count_attempt(work, scope, f"id {user_id}")


def take_code(work: Session, *, user_id: int, code: str) -> None:
    """Takes a code of the app, or a recovery code, and uses it up; raises `InvalidInput` for `code`.

    The guess was counted before (`count_guess`).
    """
    typed = _typed(code)
    if len(typed) != LENGTH:
        take_recovery_code(work, user_id=user_id, code=code)
    elif not _take_app_code(work, user_id, typed):
        raise InvalidInput(WRONG_CODE, field="code")


def take_recovery_code(work: Session, *, user_id: int, code: str) -> None:
    """The same where only a recovery code will do."""
    if not _take_recovery_code(work, user_id, _typed(code)):
        raise InvalidInput(WRONG_CODE, field="code")


def _typed(code: str) -> str:
    return "".join(code.split()).replace("-", "").upper()


def _take_app_code(work: Session, user_id: int, code: str) -> bool:
    app = work.get(CodeApp, user_id)
    secret = unseal(app.sealed) if app is not None and app.sealed else None
    step = _step_of(secret, code) if secret is not None else None
    if step is None:
        return False
    later = update(CodeApp).where(CodeApp.user_id == user_id, CodeApp.last_step < step).values(last_step=step)
    return _has_changed(work, later)


def _step_of(secret: str, code: str) -> int | None:
    """The number of the half minute that a code is of, None where it is of none around now."""
    totp, current = pyotp.TOTP(secret), int(now().timestamp()) // PERIOD
    code = "".join(code.split())
    for step in range(current - DRIFT, current + DRIFT + 1):
        if secrets.compare_digest(totp.at(step * PERIOD).encode(), code.encode("utf-8", "replace")):
            return step
    return None


def _take_recovery_code(work: Session, user_id: int, code: str) -> bool:
    unused = (RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    taken = update(RecoveryCode).where(*unused, RecoveryCode.code_hash == _hash(user_id, code)).values(used_at=now())
    if not _has_changed(work, taken):
        return False
    left = work.scalar(select(func.count()).select_from(RecoveryCode).where(*unused))
    queue_mail(work, "two_step", work.get_one(User, user_id), what="used", left=str(left))
    return True


def _has_changed(work: Session, statement: object) -> bool:
    result = work.execute(statement.execution_options(synchronize_session=False))  # type: ignore[attr-defined]
    return isinstance(result, CursorResult) and result.rowcount == 1


def make_codes(work: Session, user_id: int) -> list[str]:
    work.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
    codes = [b32encode(secrets.token_bytes(CODE_BYTES)).decode() for _number in range(CODES)]
    for code in codes:
        work.add(RecoveryCode(user_id=user_id, code_hash=_hash(user_id, code), made_at=now()))
    work.flush()
    return ["-".join(code[start : start + 4] for start in range(0, len(code), 4)) for code in codes]


def _hash(user_id: int, code: str) -> bytes:
    """What a table keeps of a code of 80 random bits; as many cannot be tried."""
    return hashlib.sha256(f"recovery {user_id} {code}".encode("utf-8", "replace")).digest()
