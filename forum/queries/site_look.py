"""How the site calls itself and looks: what admins chose in the browser, or the settings where they chose nothing."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from forum.db import current_settings, session
from forum.db.known_facts import LOGO, LOOK, known_facts
from forum.models import SiteFact
from forum.rendering import parse, picture_address, render

# The first is what nobody needs to choose; each has its colours in accents.css.
ACCENTS = ("teal", "blue", "green", "plum", "brick", "slate")


# How large a logo stands at the top of each page, at most, in CSS pixels.
LOGO_WIDTH, LOGO_HEIGHT = 240, 40


@dataclass(frozen=True)
class Logo:
    """The picture at the top of each page, by its address, in the size in which it is shown."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class Look:
    """`footer_html` is what stands at the foot of each page, nothing where nobody wrote anything.

    Where there is a `logo`, it stands in the place of the name.
    """

    name: str
    tagline: str
    footer_html: str
    accent: str
    logo: Logo | None = None


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
    facts = known_facts().see()
    return _as_shown(facts.get(LOOK), facts.get(LOGO))


def recalled_look() -> Look:
    """As it was last known, without asking, for pages that must not wait for the database."""
    return _as_shown(known_facts().recall(LOOK), None)


def get_stored_look() -> StoredLook:
    """What the form begins with. One statement."""
    fact = session().get(SiteFact, LOOK)
    return read_look(fact.value if fact else None)


def read_look(value: str | None) -> StoredLook:
    """What is stored in the fact."""
    stored: dict[str, Any] = json.loads(value) if value else {}
    return StoredLook(**stored)


def read_logo(value: str | None) -> Logo | None:
    """What is stored in its fact: the name of the picture, its size in pixels and the widths of its files.

    A file of twice the width is taken, for screens with many pixels.
    """
    if not value:
        return None
    stored: dict[str, Any] = json.loads(value)
    scale = min(LOGO_WIDTH / stored["width"], LOGO_HEIGHT / stored["height"], 1)
    width, height = (max(1, round(stored[side] * scale)) for side in ("width", "height"))
    file = min((each for each in stored["widths"] if each >= 2 * width), default=max(stored["widths"]))
    return Logo(picture_address(stored["name"], file), width, height)


def _as_shown(value: str | None, logo: str | None) -> Look:
    settings = current_settings()
    return _shown(value, logo, settings.site_name, settings.site_tagline)


@lru_cache(maxsize=64)
def _shown(value: str | None, logo: str | None, name: str, tagline: str) -> Look:
    stored = read_look(value)
    footer_html = render(parse(stored.footer, place="note"), {}).html if stored.footer else ""
    return Look(stored.name or name, stored.tagline or tagline, footer_html, stored.accent, read_logo(logo))
