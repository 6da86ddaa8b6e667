"""Leaving for a while or for good: the member's account is closed at once, and for good it is erased two weeks later.

Until then whoever signs in can take it back. What is erased, and how, stands in `forum.services.erasing`.
"""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import InvalidInput, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Erasure, SignIn, User
from forum.models.accounts import ERASED_TEXTS
from forum.permissions import Actor
from forum.services.audit import log_act
from forum.services.mailing import queue_mail
from forum.services.members import count_admins
from forum.services.tokens import REOPEN_SECONDS, is_reopen_token_of, read_token

CHANGE_OF_MIND = timedelta(days=14)


def close_account(work: Session, *, actor: Actor) -> None:
    """Closes the actor's account until they sign in again; their texts stay under their name."""
    user = _close(work, actor)
    log_act(work, actor, "close", "user", user.id)
    queue_mail(work, "account_closed", user)


def ask_erasure(work: Session, *, actor: Actor, texts: str) -> None:
    """Closes the actor's account, and has it erased in two weeks; `texts` says what becomes of what they wrote.

    Raises `InvalidInput` for `texts`.
    """
    if texts not in ERASED_TEXTS:
        raise InvalidInput(_("Please choose what becomes of your texts."), field="texts")
    user = _close(work, actor)
    due_at = now() + CHANGE_OF_MIND
    work.merge(Erasure(user_id=user.id, texts=texts, handles="", asked_at=now(), due_at=due_at))
    work.flush()
    log_act(work, actor, "ask_erasure", "user", user.id, texts=texts)
    queue_mail(work, "erasure_planned", user, due_at=due_at.isoformat(), texts=texts)


def _close(work: Session, actor: Actor) -> User:
    user = work.scalars(select(User).where(User.id == actor.member_id).with_for_update()).one()
    if user.state != "active":
        raise StateConflict(_("This account is closed already."))
    if user.role == "admin" and count_admins(work) == 1:
        raise InvalidInput(_("You are the only admin. Make another one first."), field="current")
    user.state = "deactivated"
    work.execute(delete(SignIn).where(SignIn.user_id == user.id))
    return user


def find_reopenable(token: str, reading: Session) -> User | None:
    """The closed account of whoever has just given its password, or None when that was too long ago."""
    payload = read_token("reopen", token, REOPEN_SECONDS)
    user = reading.get(User, payload["u"]) if payload else None
    if user is None or payload is None or not is_reopen_token_of(user, payload):
        return None
    return user if user.state == "deactivated" and user.merged_into_id is None else None


def reopen_account(work: Session, *, token: str) -> User:
    """Opens the account again, and erases nothing; raises `StateConflict` where that cannot be done any more."""
    user = find_reopenable(token, work)
    if user is None:
        raise StateConflict(_("Please sign in again."))
    user.state = "active"
    work.execute(delete(Erasure).where(Erasure.user_id == user.id))
    work.flush()
    log_act(work, None, "reopen", "user", user.id)
    queue_mail(work, "account_reopened", user)
    return user
