"""The forms of a legal notice and of its decision: shape only, the services check."""

from types import MappingProxyType
from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired

from forum.i18n import lazy_gettext as _
from forum.services.flag_reasons import REASON_NAMES, WORRIED
from forum.web.forms import Form, KeyedForm, choices_of

FILL_IN = _("Please fill this in.")


class NoticeForm(KeyedForm):
    url = StringField(_("Address of the page"), [DataRequired(FILL_IN)])
    words = TextAreaField(_("What is unlawful about it, and why"), [DataRequired(FILL_IN)])
    law = StringField(_("Which law"), [DataRequired(FILL_IN)])
    name = StringField(_("Your name"), [DataRequired(FILL_IN)])
    email = StringField(_("Your e-mail address"), [DataRequired(FILL_IN)])
    good_faith = BooleanField(
        _("I believe in good faith that what I say here is correct and complete"),
        [DataRequired(_("Please say that you believe this."))],
    )


class NeededForTheText:
    """Checked by the service where a text is hidden or removed; the label must not say that it is optional."""

    field_flags = MappingProxyType({"required": True})

    def __call__(self, form: Any, field: Any) -> None:
        """Says nothing by itself."""


class VerdictForm(Form):
    """The page sets the choices of `act`, since they depend on the text."""

    act = RadioField(_("What to do"), [DataRequired(_("Please choose what to do."))], validate_choice=False)
    law = StringField(_("Which law"), [NeededForTheText()])
    category = SelectField(
        _("What it is about"),
        choices=choices_of([(name, words) for name, words in REASON_NAMES.items() if name != WORRIED]),
        default="law",
        validate_choice=False,
    )
    reason = TextAreaField(_("Reason"), [NeededForTheText()])
    message = TextAreaField(_("Your answer"), [DataRequired(_("Please write an answer to whoever sent the notice."))])
    version = HiddenField()
    text_version = HiddenField()
