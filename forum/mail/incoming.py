"""Reading a message that came: who it is from, whom it is for, whether a machine sent it, and its text.

Headers are read as they stand, for the library's own reading of them raises errors on some that people send.
"""

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses

from forum.mail.html_words import html_words

LARGEST = 1024 * 1024
LONGEST_TEXT = 200_000
LONGEST_HEADER = 4_000
LONGEST_ID = 190
MOST_PARTS = 200
# Below it, parts within parts cost little; no mail program nests deeper.
MOST_BOUNDARIES = 50
BULK = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
OF_LISTS = ("List-Id", "List-Unsubscribe", "List-Post", "X-Autoreply", "X-Autorespond", "X-Auto-Reply")
RECIPIENTS = ("Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To", "To", "Cc")
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
# The library takes ages over the parameters of a very long one.
LONGEST_CONTENT_HEADER = 4_000
_CONTENT_HEADER = re.compile(rb"^content-[a-z-]{1,30}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)
# Codecs for names of hosts, not for texts; they are slow with long ones.
NO_CHARSETS = frozenset({"punycode", "idna"})


class NotAMessage(Exception):
    """What came is no message that could be read."""


@dataclass(frozen=True)
class Body:
    """The text of a message; `is_wrapped` where its program may have broken lines in the middle of sentences."""

    text: str
    is_wrapped: bool


@dataclass(frozen=True)
class Incoming:
    """A message that came."""

    message: Message
    message_id: str

    @property
    def senders(self) -> list[str]:
        """The addresses in `From`, of which there should be one."""
        return _addresses(self.message, "From")

    @property
    def recipients(self) -> list[str]:
        """Whom it is for, as far as its headers say, the delivered address first."""
        return [address for name in RECIPIENTS for address in _addresses(self.message, name)]

    def headers(self, name: str) -> list[str]:
        """All values of a header, from the top, each on one line."""
        return [" ".join(str(value)[:LONGEST_HEADER].split()) for value in self.message.get_all(name, [])]

    def first(self, name: str) -> str:
        return next(iter(self.headers(name)), "")


def read_message(raw: bytes) -> Incoming:
    """Raises `NotAMessage` for what has neither sender nor recipient, or is nested beyond reason."""
    if len(_BOUNDARY.findall(raw)) > MOST_BOUNDARIES:
        raise NotAMessage("It holds too many parts.")
    if any(len(found.group()) > LONGEST_CONTENT_HEADER for found in _CONTENT_HEADER.finditer(raw)):
        raise NotAMessage("It holds a header that is too long.")
    try:
        message = message_from_bytes(raw)
    except (RecursionError, ValueError, LookupError) as error:
        raise NotAMessage(str(error)) from error
    if "From" not in message and "To" not in message:
        raise NotAMessage("It has neither a sender nor a recipient.")
    given = "".join(str(message.get("Message-ID", "")).split())
    is_plain = given.isascii() and given.isprintable() and 0 < len(given) <= LONGEST_ID
    return Incoming(message, given if is_plain else f"<sha256.{hashlib.sha256(raw).hexdigest()}>")


def _addresses(message: Message, name: str) -> list[str]:
    values = [str(value)[:LONGEST_HEADER] for value in message.get_all(name, [])[:20]]
    try:
        return [address for _name, address in getaddresses(values) if "@" in address]
    except RecursionError:
        # Comments within comments without end.
        return []


def why_automatic(incoming: Incoming, own_host: str) -> str:
    """Why nothing must answer this message, in a word; empty for one that a person sent (RFC 3834)."""
    auto = incoming.first("Auto-Submitted").partition(";")[0].strip().lower()
    if auto not in {"", "no"}:
        return "automatic"
    if incoming.first("Precedence").lower() in BULK or any(incoming.headers(name) for name in OF_LISTS):
        return "bulk"
    if "all" in incoming.first("X-Auto-Response-Suppress").lower():
        return "automatic"
    if any(value.replace(" ", "") == "<>" for value in incoming.headers("Return-Path")):
        return "bounce"
    if incoming.message.get_content_type() == "multipart/report":
        return "bounce"
    if incoming.message_id.lower().endswith(f"@{own_host}>"):
        return "own"
    return ""


def parts_of(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order."""
    for count, part in enumerate(message.walk()):
        if count >= MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def body_of(incoming: Incoming) -> Body:
    """The first text part, or else the words of the first HTML part."""
    found: dict[str, Message] = {}
    for part in parts_of(incoming.message):
        if part.get_content_disposition() != "attachment":
            found.setdefault(part.get_content_type(), part)
    plain = found.get("text/plain")
    if plain is not None:
        text = text_of_part(plain)
        if text.strip() or "text/html" not in found:
            is_flowed = str(plain.get_param("format", "")).lower() == "flowed"
            is_joined = str(plain.get_param("delsp", "")).lower() == "yes"
            return Body(_unflowed(text, is_joined=is_joined) if is_flowed else text, is_wrapped=not is_flowed)
    html = found.get("text/html")
    return Body(html_words(text_of_part(html)) if html is not None else "", is_wrapped=False)


def text_of_part(part: Message) -> str:
    """A part's text in whatever character set it says; what cannot be read is replaced, and NUL is left out."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset("utf-8")
    try:
        text = _guessed(data) if codecs.lookup(charset).name in NO_CHARSETS else data.decode(charset)
    except (LookupError, ValueError):
        text = _guessed(data)
    # Some character sets give halves of characters, which no database takes.
    return text.replace("\x00", "")[:LONGEST_TEXT].encode("utf-8", "replace").decode()


def _guessed(data: bytes) -> str:
    """UTF-8 where it is that; otherwise what most programs mean when they say nothing true."""
    try:
        return data.decode("utf-8")
    except ValueError:
        return data.decode("cp1252", "replace")


def _unflowed(text: str, *, is_joined: bool) -> str:
    """RFC 3676: a line that ends with a blank goes on in the next one of the same quoting."""
    lines: list[list[str]] = []
    open_depth: int | None = None
    for raw in text.replace("\r\n", "\n").split("\n"):
        content = raw.lstrip(">")
        depth = len(raw) - len(content)
        content = content.removeprefix(" ")
        is_flowing = content.endswith(" ") and content != "-- "
        piece = content[:-1] if is_flowing and is_joined else content
        if open_depth == depth and content != "-- ":
            lines[-1].append(piece)
        else:
            lines.append([f"{'>' * depth} " if depth else "", piece])
        open_depth = depth if is_flowing else None
    return "\n".join("".join(parts) for parts in lines)
