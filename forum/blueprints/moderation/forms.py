"""The forms of decisions: why, and how far."""

from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form, choices_of


class ReasonForm(Form):
    reason = TextAreaField(_("Reason"), [DataRequired(_("Please give a reason; the writer will read it."))])


class ScopedForm(ReasonForm):
    """For a reply that the decision may reach beyond; the page gives the choices their words."""

    scope = RadioField(
        _("How far"),
        choices=choices_of([("one", _("Only this reply")), ("branch", "")]),
        default="one",
        validate_choice=False,
    )

    @property
    def is_branch(self) -> bool:
        return bool(self.scope.data == "branch")
