"""What an import is asked to do, and what it says of what it did."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from forum.permissions import Actor
from forum.validation.emails import email_key


@dataclass(frozen=True)
class Plan:
    """`blog` is the slug of the blog that takes the posts, empty for a new one with the name of the site.

    `media` is the folder with the files of that site, where there is one.
    """

    actor: Actor
    blog: str = ""
    is_dry: bool = False
    media: Path | None = None


@dataclass
class Report:
    """How many things were taken, were here before, and were changed on the way, by words for the operator."""

    taken: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)


def address_hash(address: str) -> str:
    """As which the address of an author is kept."""
    return hashlib.sha256(email_key(address).encode()).hexdigest()
