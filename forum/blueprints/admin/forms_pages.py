"""Forms of the pages about the site."""

from wtforms import BooleanField, IntegerField, TextAreaField
from wtforms.validators import DataRequired
from wtforms.widgets import HiddenInput

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form


class PageForm(Form):
    """`version` is that of the text with which the form began; `is_binding` only of the terms."""

    body = TextAreaField(_("Text"), [DataRequired(_("Please write something."))])
    is_binding = BooleanField(_("Every member must accept these terms anew"))
    version = IntegerField(default=0, widget=HiddenInput())


class RestoreForm(Form):
    """`version` is that of the text which the earlier one is to replace."""

    version = IntegerField(default=0, widget=HiddenInput())
