"""The forms of reports: shape only, the rules stand in the services."""

from wtforms import IntegerField, RadioField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from forum.i18n import lazy_gettext as _
from forum.services.flag_reasons import REASON_NAMES
from forum.web.forms import Form, choices_of


class FlagForm(Form):
    """`version` is that of the text which the page showed."""

    kind = RadioField(
        _("What is wrong?"), [InputRequired()], choices=choices_of(REASON_NAMES.items()), validate_choice=False
    )
    words = TextAreaField(_("Your words"))
    version = IntegerField(default=0, widget=HiddenInput())
