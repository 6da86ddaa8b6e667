"""Requests to other servers: one function, with a deadline over the whole exchange, and never while writing.

A server that sends a byte now and then would hold a plain time limit off for ever, so what is left of the time is
set before each read; and looking up a name, which takes no limit at all, is left behind in its thread.
"""

import io
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Thread
from time import monotonic
from typing import Any, TypeVar
from urllib.parse import urlsplit

from forum.db import end_reading, is_writing

Answer = TypeVar("Answer")


class OutgoingError(Exception):
    """The other server did not answer in time, in short, or with success."""


@dataclass(frozen=True)
class Exchange:
    """What one request may take: seconds for all of it, bytes of an answer, and which statuses mean success."""

    seconds: float
    most_bytes: int
    successes: frozenset[int] = frozenset({200})


def post_bytes(url: str, body: bytes, headers: Mapping[str, str], exchange: Exchange) -> bytes:
    """The body of the answer to a POST; no redirect is followed. Raises `OutgoingError`."""
    return ask_in_time(lambda: _exchange(url, body, headers, exchange), exchange.seconds)


def ask_in_time(ask: Callable[[], Answer], seconds: float) -> Answer:
    """What `ask` gives, which talks to another server and knows nothing of this request. Raises `OutgoingError`.

    Ends the reading session first, and raises RuntimeError inside a unit of work: nothing waits for a network there.
    """
    if is_writing():
        raise RuntimeError("a request to another server inside unit_of_work()")
    end_reading()
    outcome: list[Answer | OutgoingError] = []

    def run() -> None:
        try:
            outcome.append(ask())
        except (OSError, HTTPException, ValueError, OutgoingError) as error:
            outcome.append(OutgoingError(f"{type(error).__name__}: {error}"))

    thread = Thread(target=run, daemon=True, name="outgoing")
    thread.start()
    thread.join(seconds)
    if not outcome:
        raise OutgoingError("no answer in time")
    if isinstance(outcome[0], OutgoingError):
        raise outcome[0]
    return outcome[0]


def _exchange(url: str, body: bytes, headers: Mapping[str, str], exchange: Exchange) -> bytes:
    ends_at = monotonic() + exchange.seconds
    parts = urlsplit(url)
    host, path = parts.hostname or "", parts.path or "/"
    connection: HTTPConnection
    if parts.scheme == "https":
        connection = HTTPSConnection(host, parts.port, timeout=exchange.seconds, context=ssl.create_default_context())
    else:
        connection = HTTPConnection(host, parts.port, timeout=exchange.seconds)
    try:
        connection.connect()
        connection.sock = _TimedSocket(connection.sock, ends_at)
        connection.request("POST", f"{path}?{parts.query}" if parts.query else path, body, dict(headers))
        answer = connection.getresponse()
        if answer.status not in exchange.successes:
            raise OutgoingError(f"status {answer.status}")
        found = answer.read(exchange.most_bytes + 1)
    finally:
        connection.close()
    if len(found) > exchange.most_bytes:
        raise OutgoingError("the answer is too long")
    return found


class _TimedSocket:
    """As much of a socket as `http.client` uses, each use within what is left of the time."""

    def __init__(self, sock: socket.socket, ends_at: float) -> None:
        self._socket = sock
        self._ends_at = ends_at

    def limited(self) -> socket.socket:
        left = self._ends_at - monotonic()
        if left <= 0:
            raise TimeoutError("no time is left")
        self._socket.settimeout(left)
        return self._socket

    def sendall(self, data: Any) -> None:
        self.limited().sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self))

    def close(self) -> None:
        self._socket.close()


class _TimedReader(io.RawIOBase):
    def __init__(self, sock: _TimedSocket) -> None:
        self._socket = sock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._socket.limited().recv_into(buffer)
