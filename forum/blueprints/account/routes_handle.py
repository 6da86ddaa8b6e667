"""Another handle."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.account.forms import HandleForm
from forum.blueprints.account.routes import bp
from forum.blueprints.account.routes_settings import signed_in_member
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.services.accounts import check_own_password, count_sign_in
from forum.services.handles import change_handle, count_handle_change, find_next_change, prepare_handle
from forum.web.form_views import takes
from forum.web.forms import flash_done


def _show_handle(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    actor = signed_in_member()
    return (
        render_template(
            "account/handle.html",
            form=form or HandleForm.filled(typed),
            handle=actor.handle,
            next_at=find_next_change(actor),
        ),
        status,
    )


@bp.get("/settings/handle")
def handle() -> ResponseReturnValue:
    return _show_handle()


@bp.post("/settings/handle")
@takes(HandleForm, _show_handle)
def handle_post(form: Any) -> ResponseReturnValue:
    actor = signed_in_member()
    chosen = prepare_handle(actor=actor, handle=form.handle.data)
    with unit_of_work() as work:
        count_sign_in(work, name=actor.handle, address=request.remote_addr or "")
        count_handle_change(work, actor=actor)
    check_own_password(actor, form.current.data)
    with unit_of_work() as work:
        change_handle(work, actor=actor, handle=chosen)
    flash_done(_("You are @%(handle)s now.", handle=chosen))
    return redirect(url_for("account.handle"), 303)
