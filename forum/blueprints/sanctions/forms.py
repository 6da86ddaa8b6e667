"""The forms of measures against a member: what, where, how long and why."""

from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired

from forum.blueprints.sanctions.words import CATEGORIES, DURATIONS, MEASURES
from forum.i18n import lazy_gettext as _
from forum.web.forms import Form, choices_of


class SanctionReasonForm(Form):
    """For lifting, sweeping and undoing a sweep."""

    reason = TextAreaField(_("Reason"), [DataRequired(_("Please give a reason; the member will read it."))])


class SweepForm(SanctionReasonForm):
    category = SelectField(_("What it is about"), choices=choices_of(CATEGORIES), default="spam", validate_choice=False)


class SanctionForm(SanctionReasonForm):
    """The page gives `kind` and `scope` the choices that this moderator has."""

    kind = RadioField(_("What to do"), choices=choices_of(MEASURES), default="warn", validate_choice=False)
    scope = SelectField(_("Where it holds"), validate_choice=False)
    duration = SelectField(_("How long"), choices=choices_of(DURATIONS), default="1d", validate_choice=False)
    category = SelectField(_("What it is about"), choices=choices_of(CATEGORIES), validate_choice=False)
    case = HiddenField()


class WarningForm(Form):
    """Says which warnings were on the page that was read."""

    up_to_id = HiddenField()
    next = HiddenField()
