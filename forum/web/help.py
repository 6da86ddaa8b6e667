"""The site's help contacts as components/help_card.html prints them."""

import re
from dataclasses import dataclass

from forum.db import current_settings

_NUMBER = re.compile(r"\+?[\d ()/.-]{3,}")


@dataclass(frozen=True)
class HelpContact:
    """`url` is None where `reach` is neither a telephone number nor an address."""

    name: str
    reach: str
    url: str | None
    when: str


def help_contacts() -> list[HelpContact]:
    """As the settings have them; there may be none."""
    return [HelpContact(name, reach, _url_of(reach), when) for name, reach, when in current_settings().help_lines]


def _url_of(reach: str) -> str | None:
    if reach.startswith(("https://", "http://")):
        return reach
    if _NUMBER.fullmatch(reach):
        return "tel:" + re.sub(r"[^\d+]", "", reach)
    return None
