"""What members answered by mail: taken up once each, posted, or kept or sent back with the reason.

A row is written in the unit of work of what becomes of the message, so that none is lost or taken up twice, wherever a
process was killed.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.db import db, now
from forum.db.dialects import dialect_of
from forum.errors import NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.mail import Report
from forum.models import IncomingMail, Mail, User
from forum.permissions import Actor
from forum.queries.incoming import was_taken
from forum.services.mailing import queue_mail
from forum.services.replies import WrittenReply, create_reply
from forum.services.suppressions import note_bounce, suppress
from forum.services.texts import PreparedText

# Two machines that answer each other end here.
ANSWERS_A_DAY = 10
LONGEST_SENT_BACK = 50_000

_table: Any = IncomingMail.__table__


class TakenBefore(Exception):
    """The same message came before, or comes at this moment in another process: there is nothing to do."""


@dataclass(frozen=True)
class Answer:
    """A message of a member that is to be posted: below the reply `number` of the post, or the post itself."""

    user_id: int
    message_id: str
    post_id: int
    number: int | None

    @property
    def form_key(self) -> str:
        return f"mail {self.message_id}"


def post_answer(
    work: Session,
    *,
    actor: Actor,
    answer: Answer,
    place: tuple[int, int | None],
    prepared: PreparedText,
    signature: str = "account",
) -> WrittenReply:
    """Posts it as `create_reply` does, at the place where what it answers is now; raises `TakenBefore`."""
    if was_taken(answer.user_id, answer.message_id, work):
        raise TakenBefore
    post_id, number = place
    written = create_reply(
        work,
        actor=actor,
        post_id=post_id,
        parent_number=number,
        prepared=prepared,
        form_key=answer.form_key,
        signature=signature,
    )
    _note(work, answer, "posted")
    return written


def keep_answer(work: Session, answer: Answer, *, source: str, reason: str) -> None:
    """Keeps the text for its writer, who is asked something first and gets a link."""
    is_told = _may_tell(work, answer.user_id)
    mail_id = _note(work, answer, "kept", reason, source)
    if is_told:
        queue_mail(work, "reply_kept", work.get_one(User, answer.user_id), path=f"/mail/kept/{mail_id}")


def refuse_answer(work: Session, answer: Answer, *, source: str, reason: str, words: str) -> None:
    """Sends the text back to its writer, with the reason in words of their language."""
    is_told = _may_tell(work, answer.user_id)
    _note(work, answer, "refused", reason)
    if is_told:
        user = work.get_one(User, answer.user_id)
        queue_mail(work, "reply_refused", user, words=words, text=source[:LONGEST_SENT_BACK])


def ignore_answer(work: Session, answer: Answer, reason: str) -> None:
    """Notes that nothing was done and nobody told."""
    _note(work, answer, "ignored", reason)


def post_kept(
    work: Session,
    *,
    actor: Actor,
    mail_id: int,
    place: tuple[int, int | None],
    prepared: PreparedText,
    form_key: str,
    signature: str = "account",
) -> WrittenReply:
    """Posts a kept text, as its writer changed it, and keeps it no longer. The same form again gives the same reply."""
    post_id, number = place
    written = create_reply(
        work,
        actor=actor,
        post_id=post_id,
        parent_number=number,
        prepared=prepared,
        form_key=form_key,
        signature=signature,
    )
    mail = work.scalars(
        select(IncomingMail)
        .where(IncomingMail.id == mail_id, IncomingMail.user_id == actor.member_id)
        .with_for_update()
    ).one_or_none()
    if mail is None or (mail.state != "kept" and not written.is_repeat):
        raise StateConflict(_("This text is posted already.")) if mail is not None else NotFound
    mail.state, mail.source = "posted", ""
    work.flush()
    return written


def note_report(work: Session, mail_id: int, report: Report) -> bool:
    """What a mail server says of a message that we sent; gives whether it changes anything. Once for each message."""
    mail = work.get(Mail, mail_id, with_for_update=True)
    if mail is None or report.kind == "later":
        return False
    if report.kind == "complaint":
        suppress(work, mail.to_address, "complaint", report.detail)
        return True
    if mail.state == "failed":
        return False
    mail.state, mail.last_error = "failed", report.detail
    note_bounce(work, mail.to_address, report.detail)
    return True


def _note(work: Session, answer: Answer, state: str, reason: str = "", source: str = "") -> int:
    """Gives the id of the row; raises `TakenBefore`."""
    values = {
        "user_id": answer.user_id,
        "message_id": answer.message_id,
        "state": state,
        "reason": reason,
        "source": source,
        "post_id": answer.post_id,
        "number": answer.number,
        "created_at": now(),
    }
    work.flush()
    row_id = work.scalar(dialect_of(db.engine).insert_missing(_table).values(**values).returning(_table.c.id))
    if row_id is None:
        raise TakenBefore
    return int(row_id)


def _may_tell(work: Session, user_id: int) -> bool:
    """Whether the member was sent fewer messages about their messages today than a loop would."""
    since = now() - timedelta(days=1)
    told = select(func.count()).where(
        IncomingMail.user_id == user_id,
        IncomingMail.state.in_(["kept", "refused"]),
        IncomingMail.created_at > since,
    )
    return (work.scalar(told) or 0) < ANSWERS_A_DAY
