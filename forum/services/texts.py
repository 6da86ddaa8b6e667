"""The prepare half of every text: length and emptiness, who is named, the HTML."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Literal

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.queries.people import list_mentionable
from forum.queries.pictures import NO_RIGHTS, Rights, list_showable
from forum.rendering import RenderedText, TextTooLong, is_blank, parse, render
from forum.rules.facts import Verdict

Place = Literal["post", "reply", "note", "bio"]


@dataclass(frozen=True)
class PreparedText:
    """A text ready to be stored: its source and what it renders to.

    `verdict` is what the rules before publishing said; None for what no rule looks at, such as demo content.
    `typed` is the source as it was sent, where rules changed it. `rights` say which pictures it may show.
    """

    source: str
    rendered: RenderedText
    verdict: Verdict | None = None
    typed: str | None = None
    rights: Rights = NO_RIGHTS

    @property
    def is_held(self) -> bool:
        """Whether a moderator reads it before others do."""
        return self.verdict is not None and self.verdict.outcome == "hold"

    @property
    def sent(self) -> str:
        """The source as it was sent."""
        return self.source if self.typed is None else self.typed

    @property
    def mentioned_ids(self) -> tuple[int, ...]:
        return tuple(member.id for member in self.rendered.mentions)


def sending_key(form_key: str, *texts: str) -> str:
    """What makes two sendings the same one: the form's key and what was typed, as 64 hexadecimal digits.

    Whoever goes back, writes something else and sends the form again writes something new. Without a key each
    sending is one of its own.
    """
    if not form_key:
        return secrets.token_hex(32)
    return hashlib.sha256("\0".join((form_key, *texts)).encode("utf-8", "replace")).hexdigest()


def prepare_text(source: str, *, place: Place, field: str = "body", rights: Rights = NO_RIGHTS) -> PreparedText:
    """Renders a text that must not be empty; raises `InvalidInput` for `field`.

    One statement, and one more where it shows pictures.
    """
    if is_blank(source):
        raise InvalidInput(_("Please write something first."), field=field)
    prepared = prepare_optional_text(source, place=place, field=field, rights=rights)
    if is_blank(prepared.rendered.text):
        raise InvalidInput(_("Please write something first."), field=field)
    return prepared


def prepare_optional_text(
    source: str, *, place: Place, field: str = "body", rights: Rights = NO_RIGHTS
) -> PreparedText:
    """Renders a text that may be empty."""
    try:
        parsed = parse(source, place=place)
    except TextTooLong as error:
        raise InvalidInput(error.message, field=field) from error
    pictures = {} if rights == NO_RIGHTS else list_showable(parsed.pictures, rights)
    return PreparedText(parsed.source, render(parsed, list_mentionable(parsed.handles), pictures), rights=rights)
