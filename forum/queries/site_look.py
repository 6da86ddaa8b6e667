"""How the site calls itself and looks: what admins chose in the browser, or the settings where they chose nothing."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from forum.db import current_settings, session
from forum.db.known_facts import LOOK, known_facts
from forum.models import SiteFact
from forum.rendering import parse, render

# The first is what nobody needs to choose; each has its colours in accents.css.
ACCENTS = ("teal", "blue", "green", "plum", "brick", "slate")


@dataclass(frozen=True)
class Look:
    """`footer_html` is what stands at the foot of each page, nothing where nobody wrote anything."""

    name: str
    tagline: str
    footer_html: str
    accent: str


@dataclass(frozen=True)
class StoredLook:
    """What admins chose; an empty text stands for the setting."""

    version: int = 0
    name: str = ""
    tagline: str = ""
    footer: str = ""
    accent: str = ACCENTS[0]


def site_look() -> Look:
    """As this process knows it, a second old at the most; no statement of the page's own."""
    return _as_shown(known_facts().find(LOOK))


def recalled_look() -> Look:
    """As it was last known, without asking, for pages that must not wait for the database."""
    return _as_shown(known_facts().recall(LOOK))


def get_stored_look() -> StoredLook:
    """What the form begins with. One statement."""
    fact = session().get(SiteFact, LOOK)
    return read_look(fact.value if fact else None)


def read_look(value: str | None) -> StoredLook:
    """What is stored in the fact."""
    stored: dict[str, Any] = json.loads(value) if value else {}
    return StoredLook(**stored)


def _as_shown(value: str | None) -> Look:
    settings = current_settings()
    return _shown(value, settings.site_name, settings.site_tagline)


@lru_cache(maxsize=64)
def _shown(value: str | None, name: str, tagline: str) -> Look:
    stored = read_look(value)
    footer_html = render(parse(stored.footer, place="note"), {}).html if stored.footer else ""
    return Look(stored.name or name, stored.tagline or tagline, footer_html, stored.accent)
