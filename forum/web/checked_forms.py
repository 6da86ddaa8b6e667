"""Forms of texts that rules look at: how they were sent, and what the page shows when the writer is asked first."""

from dataclasses import dataclass
from typing import Any

from flask import request
from wtforms import FileField, StringField

from forum.errors import InvalidInput, MustConfirm, SentBefore
from forum.i18n import lazy_gettext as _
from forum.rules.personal_data import KIND_NAMES
from forum.services.checking import Sending
from forum.web.forms import Form
from forum.web.urls import reply_url

# The status of a page that asks first: the form was understood, and it is not done yet.
ASKED = 422


@dataclass(frozen=True)
class Question:
    """What was found in a text, as (kind, words); `digest` is the yes to it, `again` the button that was pressed."""

    words: Any
    found: tuple[tuple[Any, str], ...]
    digest: str
    again: str


class CheckedForm(Form):
    """A form whose text rules look at; `first_url` leads to where the same text stands already.

    A `picture` is put at the end of the text, with `picture_alt` as what it shows (`forum.web.sending_pictures`).
    """

    picture = FileField(_("A file from your device"))
    picture_alt = StringField(_("What the picture shows"))

    question: Question | None = None
    first_url: str | None = None

    def ask(self, error: MustConfirm, *, again: str | None = None) -> None:
        """Shows what was found, with a button that sends the text as it is."""
        found = tuple(dict.fromkeys((KIND_NAMES[each.kind], each.text) for each in error.findings))
        self.question = Question(error.message, found, error.digest, pressed() if again is None else again)

    def refuse(self, error: InvalidInput) -> None:
        super().refuse(error)
        if isinstance(error, SentBefore):
            is_reply = error.number is not None
            self.first_url = reply_url(error.post_id, error.number or 0) if is_reply else f"/posts/{error.post_id}"


def pressed() -> str:
    """Which button of the form was pressed; the one that posts a text as it is stands for the one before."""
    return request.form.get("action") or request.form.get("again", "")


def sending_of(form: Any) -> Sending:
    """How a form with or without a key was sent."""
    has_key = "key" in form
    return Sending(
        form_key=(form.key.data or "") if has_key else "",
        seconds=form.seconds_since_made() if has_key else None,
        confirmed=request.form.get("confirmed", ""),
    )
