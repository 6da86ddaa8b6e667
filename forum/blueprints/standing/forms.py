"""The form of an appeal: shape only."""

from wtforms import TextAreaField
from wtforms.validators import InputRequired

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form


class AppealForm(Form):
    body = TextAreaField(_("Why you see it differently"), [InputRequired(_("Please say why you see it differently."))])
