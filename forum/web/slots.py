"""Templates' output as formats: what a template printed once, with places for what differs from time to time."""

import re
import secrets
from collections.abc import Iterable
from types import SimpleNamespace

from markupsafe import Markup

SPACE = re.compile(r"\s+")
# In these a line break is one.
WORD_FOR_WORD = re.compile(r"(<textarea\b.*?</textarea>|<pre\b.*?</pre>|<code\b.*?</code>)", re.DOTALL)
# Stand in a template's output where something is put in; nobody can have written them.
_SECRET = secrets.token_hex(16)


def ready(parts: Iterable[str]) -> Markup:
    """Formats filled with escaped values, texts from `forum.rendering`, and what a library drew: the one door."""
    return Markup("".join(parts))  # noqa: S704


class Slots:
    """Names of values, each with what a template is given in its place; formats take the values in this order."""

    def __init__(self, *names: str) -> None:
        self._slots = [f"{_SECRET}{place:02}" for place in range(len(names))]
        self.of = SimpleNamespace(**dict(zip(names, self._slots, strict=True)))

    def as_format(self, html: str) -> str:
        """What was printed with the slots, for `str.format`; whatever is put in must be escaped by then.

        The template's line breaks and indents mean no more than a space, and would be a fifth of a page; those in a
        text box or a sample are part of it.
        """
        parts = WORD_FOR_WORD.split(html)
        parts[::2] = [SPACE.sub(" ", part) for part in parts[::2]]
        html = "".join(parts).replace("{", "{{").replace("}", "}}")
        for place, slot in enumerate(self._slots):
            html = html.replace(slot, f"{{{place}}}")
        return html
