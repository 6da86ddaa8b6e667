"""Forms of posts: shape only, the rules stand in the services."""

from wtforms import DateTimeLocalField, HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.validators import Optional as MayBeEmpty
from wtforms.widgets import HiddenInput

from forum.i18n import lazy_gettext as _
from forum.web.checked_forms import CheckedForm
from forum.web.forms import Form, KeyedForm
from forum.web.signing import SignedForm


class PostForm(SignedForm, CheckedForm, KeyedForm):
    """A new post, or (without `blog` and `key`) a change of one; `seen_tags` are the tags with which it began."""

    blog = SelectField(_("Blog"), validate_choice=False)
    title = StringField(_("Title"), [InputRequired()])
    summary = TextAreaField(_("Summary"))
    body = TextAreaField(_("Text"), [InputRequired()])
    tags = StringField(_("Tags"))
    publish_at = DateTimeLocalField(_("Day and time"), [MayBeEmpty()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    seen_tags = HiddenField()
    version = IntegerField(default=0, widget=HiddenInput())
    reason = StringField(_("Reason for the change"), [InputRequired()])


class RestoreForm(CheckedForm):
    """Of an earlier version; `version` is the one that stands, and `reason` is for another's post."""

    version = IntegerField(default=0, widget=HiddenInput())
    reason = StringField(_("Reason for the change"), [InputRequired()])


class CorrectionForm(CheckedForm):
    """What was put right in a post."""

    words = StringField(_("What was put right"), [InputRequired()])


class ConfirmForm(Form):
    """A form that is one button."""
