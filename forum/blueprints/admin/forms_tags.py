"""Forms about a tag: shape only, the services check."""

from wtforms import StringField
from wtforms.validators import DataRequired

from forum.blueprints.admin.forms import FILL_IN
from forum.i18n import lazy_gettext as _
from forum.web.forms import Form


class TagForm(Form):
    name = StringField(_("Name"), [DataRequired(FILL_IN)])


class MergeTagForm(Form):
    into = StringField(_("The tag that stays"), [DataRequired(FILL_IN)])
