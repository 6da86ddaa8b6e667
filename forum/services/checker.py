"""An outside check of a text before it is published: one signed request, two seconds at most, and on without it.

`docs/operators.md` describes what is sent and what may come back.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from typing import Any

import structlog

from forum.db import current_settings, now
from forum.permissions import Actor
from forum.rules.facts import CheckerAnswer
from forum.services.outgoing import Exchange, OutgoingError, post_bytes

EXCHANGE = Exchange(seconds=2.0, most_bytes=64 * 1024)
OUTCOMES = ("publish", "hold", "refuse")
LONGEST_WORDS = 500

log = structlog.get_logger()


def has_checker() -> bool:
    return bool(current_settings().checker_url)


def ask_checker(
    actor: Actor, *, kind: str, blog: str, title: str, text: str, summary: str = "", tags: Sequence[str] = ()
) -> CheckerAnswer | None:
    """What the checker says of a text; None when it did not answer in time or not in its language."""
    settings = current_settings()
    moment = str(int(now().timestamp()))
    request_id = secrets.token_hex(16)
    sent = {
        "id": request_id,
        "time": int(moment),
        "kind": kind,
        "blog": blog,
        "trust_level": actor.trust_level,
        "title": title,
        "summary": summary,
        "text": text,
        "tags": list(tags),
    }
    body = json.dumps(sent).encode()
    headers = {
        "Content-Type": "application/json",
        "Forum-Timestamp": moment,
        "Forum-Signature": sign(settings.checker_secret, moment, body),
    }
    try:
        return _read(json.loads(post_bytes(settings.checker_url, body, headers, EXCHANGE)))
    except (OutgoingError, ValueError, RecursionError) as error:
        log.warning("checker_failed", request=request_id, error=str(error))
        return None


def sign(secret: str, moment: str, body: bytes) -> str:
    """HMAC-SHA256 of the time, a full stop and the body, in hexadecimal digits."""
    return hmac.new(secret.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()


def _read(answer: Any) -> CheckerAnswer:
    if not isinstance(answer, dict) or answer.get("outcome") not in OUTCOMES:
        raise ValueError("the answer has no outcome that is known")
    words = answer.get("words", "")
    if not isinstance(words, str):
        raise ValueError("the words of the answer are no text")
    return CheckerAnswer(answer["outcome"], " ".join(words.split())[:LONGEST_WORDS])
