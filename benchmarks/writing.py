"""Replies that are posted through forms: how long one takes, and how many come through when eight write at once."""

import random
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import monotonic

from benchmarks.client import Client
from benchmarks.sites import Member, Site

WRITERS = 8
# Nothing of it is secret.
RANDOM = random.Random(5)  # noqa: S311
SYLLABLES = ("ba", "de", "fi", "go", "ha", "ke", "li", "mo", "na", "pe", "ri", "so", "ta", "ve", "wi")
WORDS = tuple("".join(RANDOM.choices(SYLLABLES, k=RANDOM.randint(1, 4))) for _ in range(2_000))


@dataclass(frozen=True)
class Posted:
    """How replies came through: percentiles are milliseconds from sending to the redirect."""

    count: int
    errors: int
    p50: float
    p99: float
    per_second: float


def text_of(characters: int) -> str:
    """A text that nobody wrote before."""
    words: list[str] = []
    while sum(map(len, words)) + len(words) < characters:
        words.append(RANDOM.choice(WORDS))
    return " ".join(words)[: characters - 1].rstrip() + "."


def post_replies(port: int, site: Site, path: str, writers: int, seconds: float, characters: int = 300) -> Posted:
    """So many members reply to one post for some seconds, each on their own connection; the first ones do not count."""
    took: list[float] = []
    errors: list[str] = []
    for member in site.members[:writers]:
        _write(port, member, path, monotonic(), characters, [], errors)
    begun = monotonic()
    end = begun + seconds
    threads = [
        threading.Thread(target=_write, args=(port, member, path, end, characters, took, errors))
        for member in site.members[:writers]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return summary(took, len(errors), monotonic() - begun)


def _write(
    port: int, member: Member, path: str, end: float, characters: int, took: list[float], errors: list[str]
) -> None:
    client = Client(port, member)
    try:
        key = client.form_key(path)
        target = f"/posts/{path.split('/')[2]}/replies"
        is_first = True
        while is_first or monotonic() < end:
            is_first = False
            status, _location, milliseconds = client.post(target, {"key": key, "body": text_of(characters)})
            if status == 303:
                took.append(milliseconds)
            else:
                errors.append(str(status))
    except (OSError, RuntimeError) as error:
        errors.append(str(error))
    finally:
        client.close()


def summary(took: Sequence[float], errors: int, seconds: float) -> Posted:
    """Without two replies there is nothing to say of time."""
    percentiles = quantiles(took, n=100) if len(took) > 1 else [0.0] * 99
    return Posted(len(took), errors, percentiles[49], percentiles[98], len(took) / seconds)
