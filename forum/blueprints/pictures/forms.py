"""Forms of pictures: one to send, and why one is removed."""

from wtforms import FileField, StringField, TextAreaField
from wtforms.validators import DataRequired

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form, Needed
from forum.web.statement_forms import GroundedForm, category_field


class PictureForm(Form):
    picture = FileField(_("A file from your device"), [Needed()])
    picture_alt = StringField(_("What the picture shows"))


class RemovePictureForm(GroundedForm):
    reason = TextAreaField(_("Reason"), [DataRequired(_("Please give a reason; the member will read it."))])
    category = category_field()
