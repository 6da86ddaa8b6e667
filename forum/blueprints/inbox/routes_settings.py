"""Which kinds of notices stand in the inbox."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from forum.blueprints.inbox.routes import bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.i18n import lazy_gettext
from forum.permissions.blogs import check_signed_in
from forum.queries.inbox import KINDS_TO_CHOOSE, list_site_kinds
from forum.services.notification_settings import choose_site_kinds
from forum.web.actor import current_actor
from forum.web.forms import Form, choices_of, flash_done

KIND_NAMES = {
    "reply": lazy_gettext("Somebody answers you"),
    "mention": lazy_gettext("Somebody names you with your @handle"),
    "follow": lazy_gettext("There is something new in what you follow"),
    "flag": lazy_gettext("What became of something that you reported"),
}


class SiteKindsForm(Form):
    """`on_site` are the kinds that stand in the inbox."""

    on_site = SelectMultipleField(
        lazy_gettext("Show in my inbox"),
        choices=choices_of((kind, KIND_NAMES[kind]) for kind in KINDS_TO_CHOOSE),
        validate_choice=False,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )


@bp.get("/settings/notifications")
def settings() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    form: Any = SiteKindsForm.filled(on_site=list_site_kinds(actor))
    return render_template("inbox/settings.html", form=form)


@bp.post("/settings/notifications")
def save_settings() -> ResponseReturnValue:
    actor = current_actor()
    form = SiteKindsForm()
    with unit_of_work() as work:
        choose_site_kinds(work, actor=actor, kinds=form.on_site.data or [])
    flash_done(_("That is saved."))
    return redirect(url_for("inbox.settings"), 303)
