"""Pages that one process made, in Redis, for the others: sent only where the database's mark is the one they bear.

A page is signed with the secret of the site, as whoever can write to Redis may not write pages.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from forum.web.kept_pages import OLDEST, Answer
from forum.web.redis_store import RedisStore

LARGEST = 1024 * 1024
SIGNATURE_BYTES = 32


@dataclass(frozen=True)
class Found:
    """An answer, and how many seconds ago it was made."""

    answer: Answer
    age: float


class SharedPages:
    """`edition` stands for all that pages depend on besides the database: settings, templates, style sheets."""

    def __init__(self, store: RedisStore, *, secret: str, edition: str) -> None:
        self._store = store
        self._secret = hashlib.sha256(f"shared pages {secret}".encode()).digest()
        self._edition = edition

    def find(self, key: tuple[str | None, ...], mark: str) -> Found | None:
        """The page, made while the database was as it is with this mark."""
        name = self._name(key)
        asked = self._store.ask(lambda client: client.pipeline(transaction=False).get(name).pttl(name).execute())
        if asked is None or asked[0] is None:
            return None
        value, left = asked
        signature, payload = value[:SIGNATURE_BYTES], value[SIGNATURE_BYTES:]
        if not hmac.compare_digest(signature, self._sign(name, payload)):
            return None
        head, _line, body = payload.partition(b"\n")
        told: dict[str, Any] = json.loads(head)
        if told["mark"] != mark:
            return None
        headers = [(header, text) for header, text in told["headers"]]
        answer = Answer(told["status"], headers, body, endpoint=told["endpoint"])
        return Found(answer, min(OLDEST, max(0.0, OLDEST - left / 1000)))

    def put(self, key: tuple[str | None, ...], mark: str, answer: Answer) -> None:
        """Keeps it for a minute, in place of what was made before."""
        if len(answer.body) > LARGEST:
            return
        head = {"mark": mark, "status": answer.status, "headers": answer.headers, "endpoint": answer.endpoint}
        name, payload = self._name(key), json.dumps(head).encode() + b"\n" + answer.body
        value = self._sign(name, payload) + payload
        self._store.ask(lambda client: client.set(name, value, px=int(OLDEST * 1000)))

    def _name(self, key: tuple[str | None, ...]) -> str:
        told = json.dumps([self._edition, *key]).encode()
        return f"forum:page:{hashlib.sha256(told).hexdigest()}"

    def _sign(self, name: str, payload: bytes) -> bytes:
        return hmac.digest(self._secret, name.encode() + payload, "sha256")
