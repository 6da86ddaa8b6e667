"""Composing one message to one person, with headers that no member's text can break out of."""

import re
import secrets
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from forum.mail.folding import WIRE_POLICY

OWN_HEADERS = frozenset(
    {
        "from", "sender", "to", "cc", "bcc", "subject", "date", "message-id", "auto-submitted",
        "mime-version", "content-type", "content-transfer-encoding", "content-disposition",
    }
)  # fmt: skip
HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,75}")
MESSAGE_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
DOMAIN = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*")
BREAKING_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
MAILBOX_SEPARATOR = re.compile(r"^From ", re.MULTILINE)
LONGEST_HEADER_WORD = 900


def new_message_id(domain: str) -> str:
    """A fresh `<random@domain>`; the domain is ASCII, so international ones come as punycode."""
    if not DOMAIN.fullmatch(domain):
        raise ValueError(f"{domain!r} is not a domain that a Message-ID can end with.")
    return f"<{secrets.token_hex(16)}@{domain}>"


def mailbox(name: str, address: str) -> str:
    """`name` and `address` as one value for `compose`, quoted where the name needs it.

    Raises ValueError for control characters and for what is not one address.
    """
    _require_plain("The name of a mailbox", name)
    _require_plain("The address of a mailbox", address)
    return str(Address(display_name=name, addr_spec=address))


def compose(
    *,
    sender: str,
    recipient: str,
    subject: str,
    text: str,
    html: str | None,
    message_id: str,
    date: datetime,
    extra_headers: Mapping[str, str] | None = None,
) -> EmailMessage:
    """A message in two parts (text, and HTML where given) that is pure ASCII on the wire.

    `sender` and `recipient` are one mailbox each, `Name <address>` or a bare address; `date` has its zone.
    It says of itself that a machine sent it (RFC 3834), so that out-of-office replies stay away.
    Raises ValueError for control characters in any header, for a header that is ours to set,
    for anything but exactly one recipient, and for a date without a zone.
    """
    if date.tzinfo is None:
        raise ValueError("The date of a message needs its zone.")
    if not MESSAGE_ID.fullmatch(message_id):
        raise ValueError("A Message-ID looks like <something@domain>.")
    message = EmailMessage(policy=WIRE_POLICY)
    _set_mailbox(message, "From", sender)
    _set_mailbox(message, "To", recipient)
    _set_header(message, "Subject", subject)
    _set_header(message, "Date", format_datetime(date))
    _set_header(message, "Message-ID", message_id)
    _set_header(message, "Auto-Submitted", "auto-generated")
    for name, value in (extra_headers or {}).items():
        if name.lower() in OWN_HEADERS:
            raise ValueError(f"The header {name} is set by compose itself.")
        _set_header(message, name, value)
    message.set_content(text, cte="quoted-printable")
    if html is not None:
        message.add_alternative(html, subtype="html", cte="quoted-printable")
    _protect_from_mailboxes(message)
    return message


def _protect_from_mailboxes(message: EmailMessage) -> None:
    """Encodes `From ` at the start of a line, which smtplib and mailbox files would turn into `>From `."""
    for part in message.walk():
        if not part.is_multipart():
            payload = str(part.get_payload())
            part.set_payload(MAILBOX_SEPARATOR.sub("=46rom =\n", payload))


def _set_header(message: EmailMessage, name: str, value: str) -> None:
    if not HEADER_NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of a header.")
    _require_plain(f"The header {name}", value)
    if any(len(word) > LONGEST_HEADER_WORD for word in value.split(" ")):
        raise ValueError(f"The header {name} holds a word too long for one line of a message.")
    try:
        message[name] = value
    except (MessageError, AttributeError, IndexError, TypeError) as error:
        raise ValueError(f"The header {name} cannot hold that value.") from error


def _set_mailbox(message: EmailMessage, name: str, value: str) -> None:
    _set_header(message, name, value)
    header = message[name]
    if len(header.addresses) != 1 or header.groups[0].display_name is not None:
        raise ValueError(f"The header {name} takes exactly one address.")
    address = header.addresses[0]
    if header.defects or not address.username or not address.domain:
        raise ValueError(f"The header {name} does not hold a complete address.")


def _require_plain(what: str, value: str) -> None:
    if any(unicodedata.category(character) in BREAKING_CATEGORIES for character in value):
        raise ValueError(f"{what} holds a control character.")
