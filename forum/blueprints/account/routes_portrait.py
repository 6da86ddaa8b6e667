"""The picture beside a member's name."""

from typing import Any

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import FileField

from forum.blueprints.account.routes import bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.i18n import lazy_gettext
from forum.permissions.blogs import check_signed_in
from forum.services.accounts import get_own_account
from forum.services.picture_places import set_portrait
from forum.services.pictures import get_own
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import Form, Needed, flash_done
from forum.web.sending_pictures import receive_picture, takes_pictures
from forum.web.views import writer_view


class PortraitForm(Form):
    picture = FileField(lazy_gettext("A file from your device"), [Needed()])


def _show(form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    avatar = get_own_account(actor).avatar
    html = render_template(
        "account/portrait.html",
        form=form or PortraitForm.filled(typed),
        writer=writer_view(handle=actor.handle, name=actor.name, avatar=avatar),
        has_portrait=avatar is not None,
    )
    return make_response(html, status)


@bp.get("/settings/portrait")
def portrait() -> ResponseReturnValue:
    return _show()


@bp.post("/settings/portrait")
@takes_pictures
@takes(PortraitForm, _show)
def portrait_post(form: Any) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    name = receive_picture(form)
    with unit_of_work() as work:
        set_portrait(work, actor=actor, picture=get_own(work, actor=actor, name=name))
    flash_done(_("Your picture stands beside your name from now on."))
    return redirect(url_for("account.portrait"), 303)


@bp.post("/settings/portrait/remove")
def remove_portrait() -> ResponseReturnValue:
    with unit_of_work() as work:
        set_portrait(work, actor=current_actor(), picture=None)
    flash_done(_("Your initial stands beside your name again."))
    return redirect(url_for("account.portrait"), 303)
