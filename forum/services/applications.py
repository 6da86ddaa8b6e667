"""Who wants to become a member and is let in, or not, by a moderator.

A row stands for somebody who has not been decided on. Who is not let in leaves nothing behind, so that nothing tells of
it later, and they may ask again.
"""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.errors import InvalidInput, NotFound, TooMany
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import Application, User
from forum.permissions import Actor
from forum.permissions.joining import check_decide_applications
from forum.rendering import is_blank, normalise
from forum.services.audit import log_act
from forum.services.limits import count_attempt
from forum.services.mailing import queue_mail, queue_mail_to

MAX_ANSWER = 2000
MAX_WORDS = 1000


def check_answer(answer: str) -> str:
    """The answer to the site's question as it is kept; raises `InvalidInput` for `answer`."""
    answer = normalise(answer).strip()
    if is_blank(answer):
        raise InvalidInput(_("Please answer in a few words."), field="answer")
    return _short(answer, MAX_ANSWER, "answer")


def add_application(work: Session, user: User, answer: str) -> None:
    """Beside a new, unconfirmed member."""
    question = current_settings().registration_question
    work.add(Application(user_id=user.id, question=question, answer=answer, waiting_since=None))


def settle_confirmed(work: Session, user: User) -> None:
    """What a confirmed address makes of a member: active, or one who waits for a moderator."""
    user.email_verified_at = now()
    application = work.get(Application, user.id)
    if application is None:
        user.state = "active"
        return
    user.state, application.waiting_since = "awaiting", now()
    work.flush()
    if count_waiting(work) == 1:
        _tell_staff(work)


def count_waiting(reading: Session) -> int:
    """How many confirmed their address and wait for a moderator."""
    waiting = select(func.count()).select_from(Application).where(Application.waiting_since.is_not(None))
    return reading.scalar(waiting) or 0


def _tell_staff(work: Session) -> None:
    """Of the first who waits; once a day at the most, whoever comes."""
    try:
        count_attempt(work, "applications told", "staff")
    except TooMany:
        return
    is_staff = (User.role != "member", User.state == "active", User.email.is_not(None))
    for user in work.scalars(select(User).where(*is_staff).order_by(User.id)):
        queue_mail(work, "people_waiting", user)


def accept_application(work: Session, *, actor: Actor, user_id: int) -> str:
    """Makes somebody a member, and tells them; gives their handle. Raises `NotFound` when nobody waits there."""
    user = _take(work, actor, user_id)
    user.state = "active"
    log_act(work, actor, "accept_application", "user", user.id)
    queue_mail(work, "application_accepted", user)
    return user.handle


def refuse_application(work: Session, *, actor: Actor, user_id: int, words: str) -> str:
    """Tells somebody that they are not let in, with the moderator's words where there are any, and forgets them.

    Raises `InvalidInput` for `words`, `NotFound` when nobody waits there.
    """
    words = _short(normalise(words).strip(), MAX_WORDS, "words")
    user = _take(work, actor, user_id)
    handle, address = user.handle, user.email or ""
    work.execute(delete(User).where(User.id == user.id))
    log_act(work, actor, "refuse_application", "user", user_id)
    queue_mail_to(work, "application_refused", address, words=words)
    return handle


def _take(work: Session, actor: Actor, user_id: int) -> User:
    check_decide_applications(actor)
    user = work.scalars(select(User).where(User.id == user_id).with_for_update()).one_or_none()
    application = work.get(Application, user_id)
    if user is None or application is None or user.state != "awaiting":
        raise NotFound
    work.delete(application)
    work.flush()
    return user


def _short(words: str, most: int, field: str) -> str:
    if len(words) > most:
        raise InvalidInput(_("Please write at most %(most)s characters.", most=lazy_number(most)), field=field)
    return words
