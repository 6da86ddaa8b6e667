"""Putting mail into the outbox, in the transaction of what it tells of."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from sqlalchemy import insert
from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.db.jobs import SendMail, enqueue, enqueue_many
from forum.mail import new_message_id
from forum.models import Mail, User


def queue_mail(work: Session, template: str, user: User, *, message_id: str | None = None, **context: str) -> int:
    """Adds a message for a member's address and the job that sends it; links are made when it leaves.

    Gives the id of its row. `message_id` is new unless others refer to it.
    """
    return _queue(work, template, user.id, user.email or "", context, message_id)


def queue_mail_to(work: Session, template: str, address: str, **context: str) -> None:
    """The same for somebody who may have no account."""
    _queue(work, template, None, address, context, None)


def queue_mails_to(
    work: Session, template: str, messages: Sequence[tuple[str, str, Mapping[str, str]]]
) -> dict[str, int]:
    """Many at once: each an address, its Message-ID and its context. Gives the ids of their rows by Message-ID.

    Two statements, however many there are.
    """
    moment = now()
    rows = [
        {
            "template": template,
            "to_address": address,
            "context": json.dumps(context),
            "message_id": message_id,
            "created_at": moment,
        }
        for address, message_id, context in messages
    ]
    added = work.execute(insert(Mail).returning(Mail.message_id, Mail.id), rows).all()
    ids: dict[str, int] = dict(added)
    enqueue_many(work, [SendMail(mail_id) for mail_id in sorted(ids.values())])
    return ids


def site_domain() -> str:
    """What Message-IDs and List-Ids of this site end with."""
    return urlsplit(current_settings().url).hostname or "localhost"


def list_label(slug: str) -> str:
    """A blog's address as a part of a List-Id (RFC 2919)."""
    return "".join(c if c.isascii() and (c.isalnum() or c == "-") else "-" for c in slug)[:60]


def text_message_id(post_id: int, reply_id: int | None, user_id: int) -> str:
    """The Message-ID of the message that brings a text to a member, which those about its answers refer to."""
    text = f"p{post_id}" if reply_id is None else f"p{post_id}.r{reply_id}"
    return f"<{text}.m{user_id}@{site_domain()}>"


def _queue(
    work: Session,
    template: str,
    user_id: int | None,
    address: str,
    context: Mapping[str, str],
    message_id: str | None,
) -> int:
    mail = Mail(
        template=template,
        user_id=user_id,
        to_address=address,
        context=json.dumps(context),
        message_id=message_id or new_message_id(site_domain()),
        created_at=now(),
    )
    work.add(mail)
    work.flush()
    enqueue(work, SendMail(mail_id=mail.id))
    return mail.id
