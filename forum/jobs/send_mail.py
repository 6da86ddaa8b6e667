"""Sends one row of the outbox, once: what was sent is not sent again, what failed for now is tried again."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.db.jobs import SendMail
from forum.mail import PermanentMailError, RecipientRefused, TemporaryMailError, transport_for
from forum.models import Mail, User
from forum.services.jobs import TryLater
from forum.services.mail_addresses import make_bounce_address
from forum.services.suppressions import is_suppressed, note_bounce
from forum.web.mailing import STOPPABLE, Pointless, compose_mail

PATIENCE = timedelta(days=3)


def send_mail(payload: SendMail) -> None:
    """Raises `TryLater` while the mail server is away, for three days at the most."""
    mail = session().get(Mail, payload.mail_id)
    if mail is None or mail.state != "queued":
        return
    user = session().get(User, mail.user_id) if mail.user_id else None
    is_closed = mail.template in STOPPABLE and is_suppressed(mail.to_address)
    end_reading()
    if is_closed:
        _note(mail, state="failed", last_error="Messages to this address came back, so nothing is sent there.")
        return
    try:
        message = compose_mail(mail, user)
        end_reading()
        transport_for(current_settings().mail).send(message, envelope_from=make_bounce_address(mail.id))
    except TemporaryMailError as error:
        is_over = now() - mail.created_at > PATIENCE
        _note(mail, state="failed" if is_over else "queued", last_error=str(error))
        if not is_over:
            raise TryLater(str(error)) from error
    except RecipientRefused as error:
        _note(mail, state="failed", last_error=str(error))
        with unit_of_work() as work:
            note_bounce(work, mail.to_address, str(error))
    except (PermanentMailError, Pointless) as error:
        _note(mail, state="failed", last_error=str(error))
    else:
        _note(mail, state="sent", sent_at=now(), last_error=None)


def _note(mail: Mail, **values: Any) -> None:
    with unit_of_work() as work:
        work.execute(
            update(Mail).where(Mail.id == mail.id, Mail.state == "queued").values(attempts=Mail.attempts + 1, **values)
        )
