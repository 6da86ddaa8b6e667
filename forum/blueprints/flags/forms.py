"""The forms of reports: shape only, the rules stand in the services."""

from wtforms import IntegerField, RadioField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from forum.blueprints.flags.words import REASONS
from forum.i18n import lazy_gettext as _
from forum.web.forms import Form, choices_of


class FlagForm(Form):
    """`version` is that of the text which the page showed."""

    kind = RadioField(
        _("What is wrong?"), [InputRequired()], choices=choices_of(REASONS.items()), validate_choice=False
    )
    words = TextAreaField(_("Your words"))
    version = IntegerField(default=0, widget=HiddenInput())
