"""Handing a message to an SMTP server, and telling apart what may be tried again."""

import contextlib
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Literal

from forum.mail.errors import MailError, PermanentMailError, RecipientRefused, TemporaryMailError

Security = Literal["none", "starttls", "tls"]

MESSAGE_TOO_LARGE = 552


@dataclass(frozen=True)
class SmtpTransport:
    """One connection a message, so that a server that hangs up between two of them loses nothing.

    `security`: "none" speaks in the clear, "starttls" insists on the upgrade and never falls back,
    "tls" is encrypted from the first byte. `timeout` in seconds holds for each answer of the server.
    `tls_context` is the system's default, which checks names and certificates, where not given.
    """

    host: str
    port: int
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    security: Security = "none"
    timeout: float = 15.0
    tls_context: ssl.SSLContext | None = field(default=None, repr=False, compare=False)

    def send(self, message: EmailMessage, *, envelope_from: str | None = None) -> None:
        """Returns once the server has accepted the message; what it says afterwards changes nothing.

        Raises TemporaryMailError or PermanentMailError. What goes wrong before the message is
        offered, wrong passwords included, is temporary: that concerns the set-up, which gets mended.
        """
        connection = self._open()
        try:
            connection.send_message(message, from_addr=envelope_from)
        except (OSError, ValueError) as error:
            connection.close()
            raise _sorted(error) from error
        with contextlib.suppress(OSError):
            connection.quit()
        connection.close()

    def _open(self) -> smtplib.SMTP:
        context = self.tls_context or ssl.create_default_context()
        connection: smtplib.SMTP | None = None
        try:
            if self.security == "tls":
                connection = smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout, context=context)
            else:
                connection = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
            if self.security == "starttls":
                connection.starttls(context=context)
            if self.username is not None:
                connection.login(self.username, self.password or "")
        except (OSError, ValueError) as error:
            if connection is not None:
                connection.close()
            reason = f"The mail server {self.host}:{self.port} cannot be used: {_described(error)}"
            raise TemporaryMailError(reason) from error
        return connection


def _sorted(error: Exception) -> MailError:
    """The error of an offered message: an answer 5xx about it is final, everything else may pass later."""
    reason = f"The mail server did not take the message: {_described(error)}"
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=refused) if all(code >= 500 for code, _ in refused.values()):
            return RecipientRefused(reason)
        case smtplib.SMTPSenderRefused(smtp_code=code):
            is_final = code == MESSAGE_TOO_LARGE
        case smtplib.SMTPResponseException(smtp_code=code):
            is_final = code >= 500
        case smtplib.SMTPNotSupportedError() | ValueError():
            is_final = True
        case _:
            is_final = False
    return PermanentMailError(reason) if is_final else TemporaryMailError(reason)


def _described(error: Exception) -> str:
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=refused):
            answers = [_answer(code, text) for code, text in refused.values()]
            return "; ".join(answers)
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=text):
            return _answer(code, text)
        case _:
            return f"{type(error).__name__}: {error}"


def _answer(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())[:300]}"
