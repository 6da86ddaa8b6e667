"""The forms of the account's pages: shape only, the services check."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from wtforms import HiddenField, PasswordField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired

from forum.i18n import gettext
from forum.i18n import lazy_gettext as _
from forum.web.forms import Form, choices_of

FILL_IN = _("Please fill this in.")
ENDS_OF_TEXTS = (
    ("keep", _("My texts stay, under the name “Former member”")),
    ("remove", _("My texts go as well")),
)


class ForgotForm(Form):
    email = StringField(_("E-mail address"), [DataRequired(FILL_IN)])


class LostMailForm(Form):
    name = StringField(_("Handle or earlier e-mail address"), [DataRequired(FILL_IN)])
    code = StringField(_("Recovery code"), [DataRequired(FILL_IN)])
    email = StringField(_("Your new e-mail address"), [DataRequired(FILL_IN)])


class ResetForm(Form):
    password = PasswordField(_("New password"), [DataRequired(FILL_IN)])


class PasswordForm(Form):
    current = PasswordField(_("Your current password"), [DataRequired(FILL_IN)])
    password = PasswordField(_("New password"), [DataRequired(FILL_IN)])


class EmailForm(Form):
    email = StringField(_("Your new e-mail address"), [DataRequired(FILL_IN)])
    current = PasswordField(_("Your current password"), [DataRequired(FILL_IN)])


class HandleForm(Form):
    handle = StringField(_("Your new handle"), [DataRequired(FILL_IN)])
    current = PasswordField(_("Your current password"), [DataRequired(FILL_IN)])


class CurrentForm(Form):
    """What is done with a button, by whoever knows the password."""

    current = PasswordField(_("Your current password"), [DataRequired(FILL_IN)])


class EraseForm(Form):
    texts = RadioField(
        _("What becomes of what you wrote?"),
        choices=lambda: choices_of(ENDS_OF_TEXTS),
        validate_choice=False,
    )
    current = PasswordField(_("Your current password"), [DataRequired(FILL_IN)], id="erase-current")


class LinkForm(CurrentForm):
    """Whether the account that a provider named, by `claims`, is to sign in to one's own."""

    claims = HiddenField()


class CodeForm(Form):
    code = StringField(_("Code"), [DataRequired(FILL_IN)])


class PasskeyForm(Form):
    """A name for a new passkey, by whoever knows the password."""

    name = StringField(_("Name of the passkey"), [DataRequired(FILL_IN)])
    current = PasswordField(_("Your current password"), [DataRequired(FILL_IN)])


class NewPasskeyForm(Form):
    """What the device made."""

    name = HiddenField()
    challenge = HiddenField()
    credential = HiddenField()


class ProfileForm(Form):
    display_name = StringField(_("Display name"), [DataRequired(FILL_IN)])
    bio = TextAreaField(_("About you"))
    timezone = SelectField(_("Time zone"), choices=lambda: zone_choices(), validate_choice=False)


class EndForm(Form):
    """A button; nothing but the token."""


class ResendForm(Form):
    email = HiddenField()


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))


def zone_choices() -> list[Any]:
    """The site's own zone first, then every zone by its name."""
    zones = ((name, name.replace("_", " ")) for name in _zones())
    return choices_of([("", gettext("The site's time zone")), *zones])
