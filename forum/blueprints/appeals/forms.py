"""The form of a decision on an appeal: shape only."""

from wtforms import IntegerField, RadioField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form, choices_of

UPHOLD, REVERSE, CLOSE = "uphold", "reverse", "close"
STAYS = (UPHOLD, _("The decision stays"))
RULINGS = choices_of([STAYS, (REVERSE, _("The decision is taken back, and everything is restored"))])
RULINGS_ON_PICTURES = choices_of(
    [
        STAYS,
        (
            REVERSE,
            _("The decision is taken back: the member can send the picture again. The deleted file stays deleted"),
        ),
    ]
)


class RulingForm(Form):
    """`version` is that of the case that the moderator saw; the page leaves out what cannot be chosen."""

    ruling = RadioField(
        _("Your decision"),
        [InputRequired(_("Please choose one of the two."))],
        choices=RULINGS,
        validate_choice=False,
    )
    answer = TextAreaField(_("Your answer"), [InputRequired(_("Please write an answer; the member will read it."))])
    version = IntegerField(default=0, widget=HiddenInput())
