"""Another e-mail address: asking for it, confirming it there, and looking at it from the old one."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.account.forms import EmailForm, EndForm
from forum.blueprints.account.routes import bp
from forum.blueprints.account.routes_settings import signed_in_member
from forum.db import session, unit_of_work
from forum.i18n import gettext as _
from forum.models import User
from forum.services.accounts import check_own_password, count_sign_in, get_own_account
from forum.services.email_changes import (
    agree,
    ask_change,
    confirm_change,
    ends_at,
    find_change,
    find_open_change,
    stop_change,
    undo,
)
from forum.validation.emails import check_email
from forum.web.actor import current_actor, forget_sign_in
from forum.web.form_views import takes
from forum.web.forms import flash_done


def _show_email(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    actor = signed_in_member()
    user, change = get_own_account(actor), find_open_change(actor.member_id)
    return (
        render_template(
            "account/email.html",
            form=form or EmailForm.filled(typed),
            email=user.email,
            change=change,
            until=ends_at(change) if change else None,
        ),
        status,
    )


@bp.get("/settings/email")
def email() -> ResponseReturnValue:
    return _show_email()


@bp.post("/settings/email")
@takes(EmailForm, _show_email)
def email_post(form: Any) -> ResponseReturnValue:
    actor = signed_in_member()
    address = check_email(form.email.data)
    with unit_of_work() as work:
        count_sign_in(work, name=actor.handle, address=request.remote_addr or "")
    check_own_password(actor, form.current.data)
    with unit_of_work() as work:
        ask_change(work, actor=actor, email=address)
    flash_done(_("Please look into your mail at the new address: a link there confirms it."))
    return redirect(url_for("account.email"), 303)


@bp.post("/settings/email/stop")
def stop_email() -> ResponseReturnValue:
    actor = signed_in_member()
    with unit_of_work() as work:
        stop_change(work, actor=actor)
    flash_done(_("Your address stays as it is."))
    return redirect(url_for("account.email"), 303)


def _show_ended() -> ResponseReturnValue:
    return render_template("account/email_ended.html"), 410


@bp.get("/email/confirm/<token>")
def confirm_email(token: str) -> ResponseReturnValue:
    change = find_change(token, "new", session())
    if change is None:
        return _show_ended()
    handle = session().get_one(User, change.user_id).handle
    return render_template("account/email_confirm.html", form=EndForm.filled(), handle=handle, email=change.new_email)


@bp.post("/email/confirm/<token>")
def confirm_email_post(token: str) -> ResponseReturnValue:
    if find_change(token, "new", session()) is None:
        return _show_ended()
    actor = current_actor()
    with unit_of_work() as work:
        confirm_change(work, token=token, actor=actor)
    flash_done(_("Your new address is confirmed. From now on our mail comes there."))
    return redirect(url_for("account.email" if actor.is_signed_in else "account.sign_in"), 303)


@bp.get("/email/review/<token>")
def review_email(token: str) -> ResponseReturnValue:
    change = find_change(token, "old", session())
    if change is None:
        return _show_ended()
    return render_template(
        "account/email_review.html",
        handle=session().get_one(User, change.user_id).handle,
        change=change,
        until=ends_at(change),
    )


@bp.post("/email/review/<token>")
def review_email_post(token: str) -> ResponseReturnValue:
    """Undoing it is a button of its own; whatever else is sent changes nothing that could not be undone."""
    if find_change(token, "old", session()) is None:
        return _show_ended()
    is_undone = request.form.get("act") == "undo"
    with unit_of_work() as work:
        if is_undone:
            undo(work, token=token)
        elif request.form.get("act") == "agree":
            agree(work, token=token)
        else:
            return redirect(url_for("account.review_email", token=token), 303)
    if is_undone:
        forget_sign_in()
    return redirect(url_for("account.email_reviewed", act="undo" if is_undone else "agree"), 303)


@bp.get("/email/reviewed")
def email_reviewed() -> ResponseReturnValue:
    return render_template("account/email_reviewed.html", is_undone=request.args.get("act") == "undo")
