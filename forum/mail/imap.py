"""A mailbox on another server from which answers are fetched: IMAP over TLS."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from forum.mail.errors import TemporaryMailError

FORM = "imaps://user:password@host/INBOX"
TIMEOUT = 30.0


@dataclass(frozen=True)
class Mailbox:
    """Where to fetch, and as whom; `tls_context` is the system's default where not given."""

    host: str
    port: int
    username: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    tls_context: ssl.SSLContext | None = field(default=None, repr=False, compare=False)

    @contextmanager
    def open(self) -> Iterator["OpenMailbox"]:
        """Raises `TemporaryMailError` for whatever goes wrong with the server, inside the block too."""
        context = self.tls_context or ssl.create_default_context()
        connection: imaplib.IMAP4_SSL | None = None
        try:
            connection = imaplib.IMAP4_SSL(self.host, self.port, ssl_context=context, timeout=TIMEOUT)
            connection.login(self.username, self.password)
            _check(connection.select(f'"{self.folder}"'), "SELECT")
            yield OpenMailbox(connection)
        except (OSError, imaplib.IMAP4.error) as error:
            reason = f"The mailbox at {self.host}:{self.port} cannot be used: {type(error).__name__}: {error}"
            raise TemporaryMailError(reason[:500]) from error
        finally:
            if connection is not None:
                with suppress(OSError, imaplib.IMAP4.error):
                    connection.logout()


@dataclass(frozen=True)
class OpenMailbox:
    """A mailbox whose unread messages can be read, and marked once they are dealt with."""

    connection: imaplib.IMAP4_SSL

    def list_unread(self) -> list[str]:
        """The UIDs of the messages that nobody marked as seen, in the order in which they came."""
        data = _check(self.connection.uid("SEARCH", "UNSEEN"), "SEARCH")
        return [uid.decode() for uid in data[0].split()] if data and isinstance(data[0], bytes) else []

    def fetch(self, uid: str, largest: int) -> bytes:
        """The message, or its beginning where it is larger; it stays unread."""
        data = _check(self.connection.uid("FETCH", uid, f"(BODY.PEEK[]<0.{largest}>)"), "FETCH")
        return next((bytes(part[1]) for part in data if isinstance(part, tuple)), b"")

    def mark_seen(self, uid: str, *, is_flagged: bool = False) -> None:
        """So that it is not fetched again; `is_flagged` lets a person find it who looks into the mailbox."""
        flags = r"(\Seen \Flagged)" if is_flagged else r"(\Seen)"
        _check(self.connection.uid("STORE", uid, "+FLAGS", flags), "STORE")


def _check(answer: tuple[str, list[Any]], command: str) -> list[Any]:
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(f"{command} was answered with {status}")
    return data


def mailbox_at(spec: str) -> Mailbox:
    """The mailbox that `spec` names in the form of FORM; user and password are percent-encoded.

    Raises ValueError with one sentence for the operator, which never repeats the password.
    """
    try:
        parts = urlsplit(spec)
        port = parts.port or 993
    except ValueError as error:
        raise ValueError("The mailbox is not an address with a host and a port number.") from error
    is_whole = parts.scheme == "imaps" and parts.hostname and parts.username and parts.password is not None
    folder = unquote(parts.path.removeprefix("/")) or "INBOX"
    if not is_whole or parts.query or parts.fragment or not folder.isascii() or '"' in folder or "\\" in folder:
        raise ValueError(f"The mailbox must have the form {FORM}.")
    return Mailbox(
        host=parts.hostname or "",
        port=port,
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=folder,
    )
