"""The forms of following: shape only, the rules stand in the services."""

from wtforms import RadioField
from wtforms.validators import InputRequired

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form


class FollowForm(Form):
    """`delivery` is how one wants to hear of it, or `stop`; the page gives the choices that there are."""

    delivery = RadioField(_("How do you want to hear of it?"), [InputRequired()], choices=[], validate_choice=False)
