"""The forms that move posts and replies, and that of a prepared answer."""

from wtforms import BooleanField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired
from wtforms.widgets import HiddenInput

from forum.blueprints.moderation.forms import ReasonForm
from forum.i18n import lazy_gettext as _
from forum.web.forms import Form

FILL_IN = _("Please fill this in.")


class MovePostForm(ReasonForm):
    """The page gives the blogs; the service checks the one that was chosen."""

    blog = SelectField(_("Move it to"), validate_choice=False)
    is_wider = BooleanField(_("Other people can read it there, and that is right"))


class SplitForm(ReasonForm):
    title = StringField(_("Title"), [DataRequired(FILL_IN)])


class ToPostForm(ReasonForm):
    to_post = StringField(_("The other post"), [DataRequired(FILL_IN)])
    is_wider = BooleanField(_("Other people can read it there, and that is right"))


class AnswerForm(Form):
    """`version` is that of the answer as it was shown; the page of a new one gives the blogs."""

    blog = SelectField(_("For"), validate_choice=False, default="")
    title = StringField(_("Title"), [DataRequired(FILL_IN)])
    body = TextAreaField(_("Text"), [DataRequired(FILL_IN)])
    version = IntegerField(default=0, widget=HiddenInput())
