"""Mail shown on the terminal, for the demo and for trying things out."""

import sys
import threading
import unicodedata
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import TextIO

RULE = "-" * 72
SHOWN_HEADERS = ("From", "To", "Subject", "Date", "Message-ID")


@dataclass(frozen=True)
class ConsoleTransport:
    """Prints each message's main headers and its text part; `stream` is standard error where not given."""

    stream: TextIO | None = None
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    def send(self, message: EmailMessage, *, envelope_from: str | None = None) -> None:
        """Prints the message without control characters, so that no text of a member drives the terminal."""
        body = message.get_body(preferencelist=("plain",))
        text = "" if body is None else str(body.get_content())
        headers = [f"{name}: {message[name]}" for name in SHOWN_HEADERS]
        shown = _without_controls("\n".join([RULE, *headers, "", text.rstrip(), RULE, ""]))
        stream = self.stream or sys.stderr
        with self._one_at_a_time:
            stream.write(shown)
            stream.flush()


def _without_controls(text: str) -> str:
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
