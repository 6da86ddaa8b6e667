"""Mail as a value: composing one message and handing it to whatever carries it."""

from forum.mail.carriers import Transport, transport_for
from forum.mail.console import ConsoleTransport
from forum.mail.errors import MailError, PermanentMailError, RecipientRefused, TemporaryMailError
from forum.mail.folder import FolderTransport
from forum.mail.message import compose, mailbox, new_message_id
from forum.mail.smtp import SmtpTransport

__all__ = [
    "ConsoleTransport",
    "FolderTransport",
    "MailError",
    "PermanentMailError",
    "RecipientRefused",
    "SmtpTransport",
    "TemporaryMailError",
    "Transport",
    "compose",
    "mailbox",
    "new_message_id",
    "transport_for",
]
