"""A made-up language that marks every message, and a reader that finds what a page says outside the marks."""

import re
from html.parser import HTMLParser

from babel.support import NullTranslations

# What members and the owner wrote here begins with zz, so that it is told from the interface.
NOT_WORDS = re.compile(
    r"@?zz\w*(?:@example\.org)?"  # texts, names, handles and addresses of members
    r"|https?://\S+"
    r"|\W*/pictures/[a-z2-7]{20}"  # what a text says to show a picture
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d+, \d{4}"  # dates as the language writes them
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"  # and months
    r"|(?:[\d\W_])+",  # numbers and punctuation
    re.IGNORECASE,
)
# What programs say has one language.
SILENT = {"script", "style", "time", "template", "samp"}
SPOKEN = ("aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription")
OPEN, CLOSE = "⟦", "⟧"
MARKS = re.compile(f"([{OPEN}{CLOSE}])")


class Pseudo(NullTranslations):
    """A language in which every message is itself between two brackets."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{OPEN}{msgid1 if n == 1 else msgid2}{CLOSE}"

    ugettext = gettext
    ungettext = ngettext


class Words(HTMLParser):
    """Collects what a page says outside the brackets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.path: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name in SPOKEN:
            if given.get(name):
                self._check(given[name] or "", 0)
        if tag == "input" and given.get("type") in {"submit", "button", "reset"}:
            self._check(given.get("value") or "", 0)
        is_zone = tag == "select" and given.get("name") == "timezone"
        is_silent = tag in SILENT or given.get("aria-hidden") == "true" or is_zone
        if tag not in {"input", "br", "meta", "link", "hr", "img"}:
            self.path.append((tag, is_silent))

    def handle_endtag(self, tag: str) -> None:
        while self.path:
            if self.path.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if not any(is_silent for _tag, is_silent in self.path):
            self.depth = self._check(data, self.depth)

    def _check(self, text: str, depth: int) -> int:
        outside = ""
        for part in MARKS.split(text):
            depth += (part == OPEN) - (part == CLOSE)
            outside += part if depth == 0 and part != CLOSE else " "
        left = NOT_WORDS.sub(" ", outside).strip()
        if left:
            self.found.append(f"{left!r} in {self.path[-1][0] if self.path else 'text'}")
        return depth


def hard_wired(html: str) -> list[str]:
    words = Words()
    words.feed(html)
    words.close()
    assert words.depth == 0
    return words.found
