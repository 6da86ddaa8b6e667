"""The forms that make two accounts or two blogs one."""

from wtforms import BooleanField, HiddenField, TextAreaField
from wtforms.validators import DataRequired

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form


class MergeAccountsForm(Form):
    """`into` is the handle of the account that is kept, as the page showed it."""

    into = HiddenField()
    reason = TextAreaField(_("Reason"), [DataRequired(_("Please give a reason; the member will read it."))])


class MergeBlogsForm(Form):
    """`into` is the slug of the blog that is kept."""

    into = HiddenField()
    is_wider = BooleanField(_("Other people can read it there, and that is right"))
    reason = TextAreaField(
        _("Reason"), [DataRequired(_("Please give a reason; whoever has a part in the blog will read it."))]
    )
