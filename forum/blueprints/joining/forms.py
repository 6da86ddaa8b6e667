"""The forms of letting people in: shape only, the services check."""

from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form

FILL_IN = _("Please fill this in.")


class RefuseForm(Form):
    words = TextAreaField(_("Why not"))


class InviteForm(Form):
    for_whom = StringField(_("For whom"))
    places = IntegerField(_("How many people"), [InputRequired(FILL_IN)], default=1)
    days = IntegerField(_("How many days it works"), [InputRequired(FILL_IN)], default=14)
