"""Mail as a value: composing one message and handing it to whatever carries it."""

from forum.mail.authentication import is_authenticated
from forum.mail.bounces import Report, read_report
from forum.mail.carriers import Transport, transport_for
from forum.mail.console import ConsoleTransport
from forum.mail.errors import MailError, PermanentMailError, RecipientRefused, TemporaryMailError
from forum.mail.folder import FolderTransport
from forum.mail.imap import Mailbox, OpenMailbox, mailbox_at
from forum.mail.incoming import LARGEST, Incoming, NotAMessage, body_of, read_message, why_automatic
from forum.mail.message import compose, mailbox, new_message_id
from forum.mail.reply_text import marker, reply_text
from forum.mail.smtp import SmtpTransport

__all__ = [
    "LARGEST",
    "ConsoleTransport",
    "FolderTransport",
    "Incoming",
    "MailError",
    "Mailbox",
    "NotAMessage",
    "OpenMailbox",
    "PermanentMailError",
    "RecipientRefused",
    "Report",
    "SmtpTransport",
    "TemporaryMailError",
    "Transport",
    "body_of",
    "compose",
    "is_authenticated",
    "mailbox",
    "mailbox_at",
    "marker",
    "new_message_id",
    "read_message",
    "read_report",
    "reply_text",
    "transport_for",
    "why_automatic",
]
