"""The forms of the queue: what is shown of it, a decision, a decision on many, and what is written in a case."""

from types import MappingProxyType
from typing import Any

from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, NumberRange, Optional, StopValidation
from wtforms.widgets import HiddenInput

from forum.i18n import lazy_gettext as _
from forum.rendering import is_blank
from forum.services.flag_reasons import REASON_NAMES
from forum.web.case_words import KINDS
from forum.web.forms import Form, KeyedForm, choices_of
from forum.web.numbers import LARGEST
from forum.web.statement_forms import GroundedForm

NO_ACT = _("Please choose what to do.")
NEEDS_REASON = _("Please say why.")
# The page of a conflict asks the database for what came after it.
WHAT_WAS_SEEN = [Optional(), NumberRange(0, LARGEST)]


class FilterForm(Form):
    """What of the queue is shown; sent by GET."""

    class Meta:
        csrf = False

    kind = SelectField(_("Kind"), choices=choices_of([("", _("All kinds")), *KINDS.items()]))
    blog = SelectField(_("Blog"), choices=choices_of([("", _("All blogs"))]))
    why = SelectField(_("Reason of the reports"), choices=choices_of([("", _("All reasons")), *REASON_NAMES.items()]))
    state = SelectField(_("State"), choices=choices_of([("open", _("Open")), ("closed", _("Closed"))]))
    assignee = SelectField(
        _("Who looks at it"),
        choices=choices_of([("", _("Anybody")), ("mine", _("I")), ("nobody", _("Nobody yet"))]),
    )


class ReasonUnlessApproved:
    """To approve what waits needs no reason: there is nothing to answer for to its writer."""

    field_flags = MappingProxyType({"required": True})

    def __call__(self, form: Any, field: Any) -> None:
        if form.act.data != "approve" and is_blank(field.data or ""):
            raise StopValidation(NEEDS_REASON)


class StatementForm(Form):
    """Why something is decided; the form has a field `act`."""

    reason = TextAreaField(_("Reason"), [ReasonUnlessApproved()])
    category = SelectField(_("What it was about"), choices=choices_of(REASON_NAMES.items()), validate_choice=False)


class BulkForm(StatementForm):
    """One act for the rows that are chosen."""

    act = SelectField(_("What to do with the chosen ones"), [DataRequired(NO_ACT)], validate_choice=False)


class DecisionForm(StatementForm, GroundedForm):
    """A decision on one case; the page gives the acts and the prepared answers."""

    act = RadioField(_("What to do"), [DataRequired(NO_ACT)], validate_choice=False)
    prepared_answer = SelectField(_("Prepared answer"), validate_choice=False)
    version = IntegerField(validators=WHAT_WAS_SEEN, widget=HiddenInput())
    text_version = IntegerField(validators=WHAT_WAS_SEEN, widget=HiddenInput())
    seen_flag = IntegerField(validators=WHAT_WAS_SEEN, widget=HiddenInput())


class EntryForm(KeyedForm):
    """A note, a question to another moderator, or a message to the member."""

    kind = RadioField(_("For whom"), [DataRequired(_("Please say for whom this is."))], default="note")
    handle = StringField(_("Handle of the other moderator"))
    body = TextAreaField(_("Text"), [DataRequired(_("Please write something first."))])
