"""Answers to readers that ask "anything new?": 304 without making what they have already.

What an answer depends on has a fingerprint, which is its ETag. When it last changed is known only as far as this
process saw it: no row tells of a thing that left the answer without telling of things that were never in it. So
`Last-Modified` is when this process first saw the fingerprint, and a reader that sends only that back must send
exactly that; another process, or the same one started anew, then answers whole once.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import Response, request

from forum.db import now

MOST_REMEMBERED = 10_000


class FirstSeen:
    """When each address was first seen as it is now; of many addresses those asked for last are remembered."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: OrderedDict[str, tuple[str, datetime]] = OrderedDict()

    def since(self, path: str, fingerprint: str) -> datetime:
        """In whole seconds, and never twice the same second for two fingerprints of one address."""
        moment = now().replace(microsecond=0)
        with self._lock:
            last = self._seen.pop(path, None)
            if last is not None and last[0] == fingerprint:
                moment = last[1]
            elif last is not None:
                moment = max(moment, last[1] + timedelta(seconds=1))
            self._seen[path] = fingerprint, moment
            if len(self._seen) > MOST_REMEMBERED:
                self._seen.popitem(last=False)
        return moment


_first_seen = FirstSeen()


def fingerprint_of(*parts: Any) -> str:
    """Of values whose `repr` says all that they are."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def answer_unless_known(fingerprint: str, make: Callable[[], Response]) -> Response:
    """What `make` gives with its validators, or 304 where the reader has just that; then `make` is not called.

    The ETag is weak: the same feed is sent compressed in several ways.
    """
    since = _first_seen.since(request.full_path, fingerprint)
    response = Response(status=304) if _is_known(fingerprint, since) else make()
    response.set_etag(fingerprint, weak=True)
    response.last_modified = since
    return response


def _is_known(fingerprint: str, since: datetime) -> bool:
    if request.headers.get("If-None-Match") is not None:
        return request.if_none_match.contains_weak(fingerprint)
    return request.if_modified_since == since
