"""Mail as files in a folder: one `.eml` a message, readable by any mail program."""

import os
import re
import secrets
from dataclasses import dataclass
from datetime import UTC
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from forum.mail.errors import TemporaryMailError


@dataclass(frozen=True)
class FolderTransport:
    """Writes `<UTC time>-<Message-ID>.eml` into `path`; the same message again is the same file."""

    path: Path

    def send(self, message: EmailMessage, *, envelope_from: str | None = None) -> None:
        """Writes the file whole or not at all, readable by its owner only (it may hold a reset link)."""
        target = self.path / file_name(message)
        part = target.with_name(f".{secrets.token_hex(8)}.part")
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                _write_through(part, message.as_bytes())
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            raise TemporaryMailError(f"The mail folder cannot be written: {error.strerror}.") from error


def file_name(message: EmailMessage) -> str:
    """The name under which a message is filed: its Date in UTC and its Message-ID, in safe characters."""
    sent_at = parsedate_to_datetime(str(message["Date"])).astimezone(UTC)
    identifier = re.sub(r"[^A-Za-z0-9.@_-]+", "_", str(message["Message-ID"]).strip("<> "))[:150]
    return f"{sent_at:%Y%m%dT%H%M%SZ}-{identifier}.eml"


def _write_through(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
