"""The forms of registration: shape only, the services check."""

from wtforms import BooleanField, HiddenField, PasswordField, StringField, TextAreaField
from wtforms.validators import DataRequired

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form

FILL_IN = _("Please fill this in.")


class _NewMemberForm(Form):
    """What everybody is asked; `seen` are the terms that held when the form was made."""

    handle = StringField(_("Handle"), [DataRequired(FILL_IN)])
    display_name = StringField(_("Name to show"))
    email = StringField(_("E-mail address"), [DataRequired(FILL_IN)])
    terms = BooleanField(
        _("I have read the terms and accept them"), [DataRequired(_("Please accept the terms first."))]
    )
    invitation = HiddenField()
    next = HiddenField()
    seen = HiddenField()


class JoinForm(_NewMemberForm):
    """Where a provider says who it is, by `claims`."""

    claims = HiddenField()


class JoinQuestionForm(JoinForm):
    """The same where a moderator lets people in."""

    answer = TextAreaField(validators=[DataRequired(FILL_IN)])


class RegisterForm(_NewMemberForm):
    """Where a password will."""

    password = PasswordField(_("Password"), [DataRequired(FILL_IN)])


class QuestionForm(RegisterForm):
    """Where a moderator lets people in."""

    answer = TextAreaField(validators=[DataRequired(FILL_IN)])


class ConfirmForm(Form):
    """A button; nothing but the token."""


class ResendForm(Form):
    email = StringField(_("E-mail address"), [DataRequired(FILL_IN)])
