"""Redis, where FORUM_REDIS_URL names one: asked shortly, and not at all for a while after it did not answer.

Nothing stands there that may not be lost at any moment.
"""

import importlib
import threading
import time
from collections.abc import Callable
from typing import Any

import structlog

from forum.errors import ConfigurationError

# Seconds that connecting may take, and an answer.
TIMEOUT = 0.1
# For so many seconds nobody asks after it was away or slow.
SKIPPED_FOR = 5.0

log: Any = structlog.get_logger()


class RedisStore:
    """One Redis for all threads of a process."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        redis = _library()
        self._client: Any = redis.from_url(url, **redis_options())
        self._errors: tuple[type[Exception], ...] = (redis.RedisError, OSError)
        self._clock = clock
        self._lock = threading.Lock()
        self._skipped_until = float("-inf")
        self._is_away = False

    def ask(self, question: Callable[[Any], Any]) -> Any:
        """What `question` gives, which gets the client; None where Redis is away, slow, or was so a moment ago."""
        if not self._may_ask():
            return None
        try:
            found = question(self._client)
        except self._errors as error:
            self._skipped_until = self._clock() + SKIPPED_FOR
            if not self._is_away:
                log.warning("redis_away", error=str(error))
            self._is_away = True
            return None
        if self._is_away:
            self._is_away, self._skipped_until = False, float("-inf")
        return found

    def close(self) -> None:
        self._client.close()

    def _may_ask(self) -> bool:
        """After a pause one request tries, and the others go on without, until it knows."""
        with self._lock:
            if self._clock() < self._skipped_until:
                return False
            if self._is_away:
                self._skipped_until = self._clock() + SKIPPED_FOR
            return True


def redis_options() -> dict[str, Any]:
    """How each client is made: it gives up soon, and does not try again by itself."""
    _library()
    backoff: Any = importlib.import_module("redis.backoff")
    retry: Any = importlib.import_module("redis.retry")
    return {
        "socket_timeout": TIMEOUT,
        "socket_connect_timeout": TIMEOUT,
        "retry": retry.Retry(backoff.NoBackoff(), 0),
    }


def _library() -> Any:
    """Only sites with Redis need it."""
    try:
        return importlib.import_module("redis")
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            "FORUM_REDIS_URL is set, but the package for it is missing; install requirements/postgres.txt."
        ) from error
