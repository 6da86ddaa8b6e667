"""The form of a reply, which stands on the page of its post and on pages of its own."""

from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from forum.i18n import lazy_gettext as _
from forum.web.checked_forms import CheckedForm
from forum.web.forms import Form, KeyedForm
from forum.web.signing import SignedForm


class ReplyForm(SignedForm, CheckedForm, KeyedForm):
    """A new reply."""

    body = TextAreaField(_("Your reply"), [InputRequired()])


class EditReplyForm(CheckedForm, Form):
    """A change of a reply."""

    body = TextAreaField(_("Your reply"), [InputRequired()])
    version = IntegerField(default=0, widget=HiddenInput())
    reason = StringField(_("Reason for the change"), [InputRequired()])
