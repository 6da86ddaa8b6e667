"""Fetches answers and bounces from a mailbox; a message is marked only after what it brought is committed."""

import structlog

from forum.db import current_settings
from forum.db.jobs import FetchMail
from forum.errors import Unavailable
from forum.mail import LARGEST, NotAMessage, OpenMailbox, TemporaryMailError, mailbox_at
from forum.services.jobs import TryLater
from forum.web.incoming import receive

MOST_AT_ONCE = 50

log = structlog.get_logger(__name__)


def fetch_mail(_payload: FetchMail) -> None:
    """Raises `TryLater` while the server is away."""
    spec = current_settings().mail_imap
    if not spec:
        return
    try:
        with mailbox_at(spec).open() as mailbox:
            for uid in mailbox.list_unread()[:MOST_AT_ONCE]:
                mailbox.mark_seen(uid, is_flagged=not _take(mailbox, uid))
    except (TemporaryMailError, Unavailable) as error:
        raise TryLater(str(error)) from error


def _take(mailbox: OpenMailbox, uid: str) -> bool:
    """False for what cannot be taken up at all, which a person may look at; one such message stops no other."""
    raw = mailbox.fetch(uid, LARGEST + 1)
    try:
        receive(raw)
    except NotAMessage:
        return False
    except Unavailable:
        raise
    except Exception as error:
        log.error("mail_not_taken", uid=uid, exc_info=error)
        return False
    return True
