"""From one line of the settings to the transport that it names."""

from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from forum.mail.console import ConsoleTransport
from forum.mail.folder import FolderTransport
from forum.mail.smtp import Security, SmtpTransport

SMTP_SCHEMES: dict[str, tuple[Security, int]] = {
    "smtp": ("none", 25),
    "smtp+starttls": ("starttls", 587),
    "smtps": ("tls", 465),
}
FORMS = "console:, folder:/path, smtp://host, smtp+starttls://user:password@host or smtps://user:password@host"


class Transport(Protocol):
    """Whatever can carry a message; `send` returns when it is handed over, or raises a MailError."""

    def send(self, message: EmailMessage, *, envelope_from: str | None = None) -> None:
        """Hands the message over; what cannot be delivered comes back to `envelope_from`, else to its `From`."""


def transport_for(spec: str) -> Transport:
    """The transport that `spec` names, in one of the forms of FORMS; user and password are percent-encoded.

    Raises ValueError with one sentence for the operator, which never repeats the password.
    """
    try:
        parts = urlsplit(spec)
        port = parts.port
    except ValueError as error:
        raise ValueError("The mail setting is not an address with a host and a port number.") from error
    if parts.query or parts.fragment:
        raise ValueError("The mail setting takes nothing after '?' or '#'; write them as %3F or %23.")
    if parts.scheme == "console" and spec == "console:":
        return ConsoleTransport()
    if parts.scheme == "folder":
        return _folder(parts)
    if parts.scheme in SMTP_SCHEMES:
        return _smtp(parts, port)
    raise ValueError(f"The mail setting must have one of these forms: {FORMS}.")


def _folder(parts: SplitResult) -> FolderTransport:
    path = Path(unquote(parts.path))
    if parts.netloc or not path.is_absolute():
        raise ValueError("The mail folder must be an absolute path, as in folder:/var/lib/forum/mail.")
    return FolderTransport(path)


def _smtp(parts: SplitResult, port: int | None) -> SmtpTransport:
    security, usual_port = SMTP_SCHEMES[parts.scheme]
    if not parts.hostname:
        raise ValueError(f"The mail setting names no host; write {parts.scheme}://host.")
    if parts.path not in {"", "/"}:
        raise ValueError("The mail setting takes nothing after the host and the port.")
    if (parts.username is None) != (parts.password is None):
        raise ValueError("The mail setting needs a user and a password, or neither.")
    return SmtpTransport(
        host=parts.hostname,
        port=usual_port if port is None else port,
        username=None if parts.username is None else unquote(parts.username),
        password=None if parts.password is None else unquote(parts.password),
        security=security,
    )
