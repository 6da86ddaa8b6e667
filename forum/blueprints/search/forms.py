"""The form of searches; sent by GET."""

from wtforms import RadioField, SelectField, StringField

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form, choices_of
from forum.web.searching import ORDERS

ORDER_NAMES = (_("Best matches first"), _("Newest first"))


class SearchForm(Form):
    class Meta:
        csrf = False

    q = StringField(_("Search for"))
    blog = SelectField(_("Where"))
    order = RadioField(_("Order"), choices=choices_of(zip(ORDERS, ORDER_NAMES, strict=True)))
