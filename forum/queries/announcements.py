"""What the site announces at the top of each page, for everybody or for members alone, until it is over."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from forum.db import now, session
from forum.db.known_facts import ANNOUNCEMENT, known_facts
from forum.models import SiteFact
from forum.permissions import Actor
from forum.rendering import parse, render


@dataclass(frozen=True)
class Announcement:
    """`version` counts what was announced, so that whoever closed one sees the next; an empty text is none."""

    version: int = 0
    text: str = ""
    until: datetime | None = None
    is_for_members: bool = False

    @property
    def html(self) -> str:
        return _html(self.text)


def find_announcement(actor: Actor) -> Announcement | None:
    """What is announced to the actor now, as this process knows it; no statement of the page's own."""
    found = read_announcement(known_facts().find(ANNOUNCEMENT))
    is_over = not found.text or found.until is None or found.until <= now()
    return None if is_over or (found.is_for_members and not actor.is_signed_in) else found


def get_stored_announcement() -> Announcement:
    """What the form begins with. One statement."""
    fact = session().get(SiteFact, ANNOUNCEMENT)
    return read_announcement(fact.value if fact else None)


@lru_cache(maxsize=64)
def read_announcement(value: str | None) -> Announcement:
    """What is stored in the fact."""
    stored: dict[str, Any] = json.loads(value) if value else {}
    until = stored.pop("until", None)
    return Announcement(**stored, until=datetime.fromisoformat(until) if until else None)


@lru_cache(maxsize=64)
def _html(text: str) -> str:
    return render(parse(text, place="note"), {}).html
