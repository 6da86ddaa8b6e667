"""Putting mail into the outbox, in the transaction of what it tells of."""

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.db.jobs import SendMail, enqueue
from forum.mail import new_message_id
from forum.models import Mail, User


def queue_mail(work: Session, template: str, user: User, **context: str) -> None:
    """Adds a message for a member's address and the job that sends it; links are made when it leaves."""
    _queue(work, template, user.id, user.email or "", context)


def queue_mail_to(work: Session, template: str, address: str, **context: str) -> None:
    """The same for somebody who may have no account."""
    _queue(work, template, None, address, context)


def _queue(work: Session, template: str, user_id: int | None, address: str, context: Mapping[str, str]) -> None:
    domain = urlsplit(current_settings().url).hostname or "localhost"
    mail = Mail(
        template=template,
        user_id=user_id,
        to_address=address,
        context=json.dumps(context),
        message_id=new_message_id(domain),
        created_at=now(),
    )
    work.add(mail)
    work.flush()
    enqueue(work, SendMail(mail_id=mail.id))
