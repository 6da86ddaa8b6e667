"""The forms of newsletters: shape only, the services check."""

from collections.abc import Sequence
from typing import Any

from wtforms import (
    DateField,
    DateTimeLocalField,
    FileField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired
from wtforms.validators import Optional as MayBeEmpty
from wtforms.widgets import HiddenInput

from forum.blueprints.newsletters.words import RHYTHMS
from forum.i18n import lazy_gettext as _
from forum.web.forms import Form, KeyedForm, choices_of
from forum.web.weekdays import weekday_choices

FILL_IN = _("Please fill this in.")
NUMBER = _("Please give a number.")
RATE = _("Messages an hour, at the most")


class AskForm(Form):
    """No token: whoever it names is asked by mail, and nothing happens before they confirm."""

    class Meta:
        csrf = False

    email = StringField(_("Your e-mail address"), [DataRequired(FILL_IN)])


class SettingsForm(Form):
    rhythm = RadioField(_("When it comes"), choices=choices_of(RHYTHMS.items()), default="off")
    weekday = SelectField(
        _("Weekly issues come on"),
        choices=weekday_choices,
        default="0",
    )
    hour = SelectField(
        _("Weekly issues come at"),
        choices=lambda: choices_of((str(hour), f"{hour:02}:00") for hour in range(24)),
        default="8",
    )
    rate = IntegerField(RATE, [InputRequired(NUMBER)], default=3600)
    version = IntegerField(default=0, widget=HiddenInput())


class IssueForm(KeyedForm):
    """`place` holds the chosen posts: each value is a post's number and its place, as `17:2`."""

    subject = StringField(_("Subject"), [DataRequired(FILL_IN)])
    words = TextAreaField(_("Opening words"))
    place = SelectMultipleField(_("Posts in this issue"), choices=[], validate_choice=False)
    rate = IntegerField(RATE, [InputRequired(NUMBER)], default=3600)
    version = IntegerField(default=0, widget=HiddenInput())

    def places(self) -> dict[int, int]:
        """Place by post; what is not chosen, or makes no sense, is left out."""
        found = {}
        for value in self.place.data or []:
            post_id, _colon, place = str(value).partition(":")
            if _is_number(post_id) and _is_number(place) and int(place):
                found[int(post_id)] = int(place)
        return found

    def post_ids(self) -> Sequence[int]:
        """The chosen posts in their order."""
        places = self.places()
        return sorted(places, key=lambda post_id: places[post_id])


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 18


class SendForm(Form):
    """Now, or at a moment by the editor's own clock."""

    when = RadioField(
        _("When it goes out"), choices=choices_of([("now", _("Now")), ("later", _("At a time"))]), default="now"
    )
    send_at = DateTimeLocalField(_("Day and time"), [MayBeEmpty()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    version = IntegerField(default=0, widget=HiddenInput())


class RateForm(Form):
    rate = IntegerField(RATE, [InputRequired(NUMBER)])


class ImportForm(Form):
    """`file` is read into `lines` when it is sent, so that a form that is shown again has all of it."""

    source = StringField(_("Where the list is from"), [DataRequired(FILL_IN)])
    consented_on = DateField(_("The day by which everyone on it had agreed"), [DataRequired(_("Please give a day."))])
    proof = TextAreaField(_("How you can show that they agreed"), [DataRequired(FILL_IN)])
    file = FileField(_("A CSV file"))
    lines = TextAreaField(_("Or the addresses themselves"))

    def whole_list(self) -> str:
        """What was typed, with the file below it."""
        stored: Any = self.file.data
        raw: bytes = stored.read() if hasattr(stored, "read") else b""
        typed = self.lines.data or ""
        if not raw:
            return typed
        text = _decoded(raw)
        return f"{typed.rstrip()}\n{text}" if typed.strip() else text


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
