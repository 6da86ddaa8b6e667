"""A forgotten password: asking for the link, and choosing a new one with it."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.account.forms import ForgotForm, LostMailForm, ResetForm
from forum.blueprints.account.routes import bp
from forum.db import end_reading, session, unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.services.accounts import find_resettable, prepare_reset, request_reset, reset_password
from forum.services.devices import mark_device
from forum.services.email_changes import ask_change_by_code
from forum.validation.emails import check_email
from forum.web.actor import forget_sign_in
from forum.web.carrying import carries
from forum.web.devices import remember_device
from forum.web.form_views import takes
from forum.web.forms import flash_done


def _show_forgot(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    return render_template("account/forgot.html", form=form or ForgotForm.filled(typed)), status


@bp.get("/password/forgot")
def forgot() -> ResponseReturnValue:
    return _show_forgot()


@bp.post("/password/forgot")
@carries(_show_forgot)
def forgot_post() -> ResponseReturnValue:
    form: Any = ForgotForm()
    if not form.validate():
        return _show_forgot(form, status=400)
    try:
        email = check_email(form.email.data)
    except InvalidInput as error:
        form.refuse(error)
        return _show_forgot(form, status=400)
    with unit_of_work() as work:
        request_reset(work, email=email, address=request.remote_addr or "")
    return redirect(url_for("account.forgot_sent"), 303)


@bp.get("/password/forgot/sent")
def forgot_sent() -> ResponseReturnValue:
    return render_template("account/forgot_sent.html")


def _show_lost(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    return render_template("account/lost_mail.html", form=form or LostMailForm.filled(typed)), status


@bp.get("/password/lost-mail")
def lost_mail() -> ResponseReturnValue:
    return _show_lost()


@bp.post("/password/lost-mail")
@takes(LostMailForm, _show_lost)
def lost_mail_post(form: Any) -> ResponseReturnValue:
    email = check_email(form.email.data)
    address = request.remote_addr or ""
    with unit_of_work() as work:
        ask_change_by_code(work, name=form.name.data, code=form.code.data, email=email, address=address)
    return redirect(url_for("account.lost_mail_sent"), 303)


@bp.get("/password/lost-mail/sent")
def lost_mail_sent() -> ResponseReturnValue:
    return render_template("account/lost_mail_sent.html")


def _show_reset(form: Any, *, handle: str, status: int = 200) -> ResponseReturnValue:
    return render_template("account/reset.html", form=form, handle=handle), status


def _show_reset_again(typed: MultiDict[str, str], token: str) -> ResponseReturnValue:
    user = find_resettable(token, session())
    return _show_ended() if user is None else _show_reset(ResetForm.filled(typed), handle=user.handle)


def _show_ended() -> ResponseReturnValue:
    return render_template("account/reset_ended.html"), 410


@bp.get("/password/reset/<token>")
def reset(token: str) -> ResponseReturnValue:
    user = find_resettable(token, session())
    if user is None:
        return _show_ended()
    return _show_reset(ResetForm.filled(), handle=user.handle)


@bp.post("/password/reset/<token>")
@carries(_show_reset_again)
def reset_post(token: str) -> ResponseReturnValue:
    user = find_resettable(token, session())
    if user is None:
        return _show_ended()
    form: Any = ResetForm()
    if not form.validate():
        return _show_reset(form, handle=user.handle, status=400)
    end_reading()
    try:
        password_hash = prepare_reset(user, form.password.data)
    except InvalidInput as error:
        form.refuse(error)
        return _show_reset(form, handle=user.handle, status=400)
    with unit_of_work() as work:
        user = reset_password(work, token=token, password_hash=password_hash)
    forget_sign_in()
    remember_device(mark_device(user, ""))
    flash_done(_("Your password is changed. Please sign in with it."))
    return redirect(url_for("account.sign_in"), 303)
