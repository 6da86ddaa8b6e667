"""Signing in in two steps: setting an app up, recovery codes, and the second step itself."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from forum.blueprints.account.forms import CodeForm, CurrentForm
from forum.blueprints.account.routes import (
    bp,
    finish_sign_in,
    show_second_step,
)
from forum.blueprints.account.routes_settings import signed_in_member
from forum.db import current_settings, session, unit_of_work
from forum.errors import InvalidInput, TooMany
from forum.i18n import gettext as _
from forum.models import User
from forum.permissions import Actor
from forum.services.accounts import check_own_password, count_sign_in, find_half_signed_in
from forum.services.passkeys import list_passkeys
from forum.services.second_step import (
    begin_app,
    confirm_app,
    count_codes,
    count_guess,
    find_pending_secret,
    has_app,
    renew_codes,
    take_code,
    tell_of_guesses,
    turn_off,
)
from forum.web.carrying import carries
from forum.web.form_views import takes
from forum.web.forms import flash_done, flash_error
from forum.web.signin_page import SecondStepForm, show_sign_in
from forum.web.slots import ready
from forum.web.two_step import two_step_due

QR_SCALE = 5


def _show(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    actor = signed_in_member()
    user = session().get_one(User, actor.member_id)
    return (
        render_template(
            "account/two_step.html",
            form=form or CurrentForm.filled(typed),
            handle=actor.handle,
            since=user.two_step_at,
            codes_left=count_codes(user.id),
            passkey_count=len(list_passkeys(user.id)),
            has_app=has_app(user.id),
            is_demanded=current_settings().two_step_staff == "on" and actor.moderates_anything,
            due_at=two_step_due(actor),
        ),
        status,
    )


@bp.get("/settings/two-step")
def two_step() -> ResponseReturnValue:
    return _show()


def check_password_again(password: str) -> Actor:
    actor = signed_in_member()
    with unit_of_work() as work:
        count_sign_in(work, name=actor.handle, address=request.remote_addr or "")
    check_own_password(actor, password)
    return actor


@bp.post("/settings/two-step")
@takes(CurrentForm, _show)
def begin_two_step(form: Any) -> ResponseReturnValue:
    actor = check_password_again(form.current.data)
    with unit_of_work() as work:
        begin_app(work, actor=actor)
    return redirect(url_for("account.code_app"), 303)


@bp.post("/settings/two-step/codes")
@takes(CurrentForm, _show)
def renew_recovery_codes(form: Any) -> ResponseReturnValue:
    actor = check_password_again(form.current.data)
    with unit_of_work() as work:
        codes = renew_codes(work, actor=actor)
    return render_template("account/recovery_codes.html", codes=codes, is_new=False)


@bp.post("/settings/two-step/off")
@takes(CurrentForm, _show)
def turn_off_two_step(form: Any) -> ResponseReturnValue:
    actor = check_password_again(form.current.data)
    with unit_of_work() as work:
        turn_off(work, actor=actor)
    flash_done(_("From now on your password is enough to sign in."))
    return redirect(url_for("account.two_step"), 303)


def _picture_of(address: str) -> Markup:
    # Of all pages one alone needs it.
    import segno  # noqa: PLC0415

    return ready([segno.make(address, error="m").svg_inline(scale=QR_SCALE, border=4, dark="#000", light="#fff")])


def _show_app(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    found = find_pending_secret(signed_in_member())
    if found is None:
        return redirect(url_for("account.two_step"), 303)
    secret, uri = found
    return (
        render_template(
            "account/code_app.html",
            form=form or CodeForm.filled(typed),
            secret=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
            uri=uri,
            picture=_picture_of(uri),
        ),
        status,
    )


@bp.get("/settings/two-step/app")
def code_app() -> ResponseReturnValue:
    return _show_app()


@bp.post("/settings/two-step/app")
@takes(CodeForm, _show_app)
def confirm_code_app(form: Any) -> ResponseReturnValue:
    actor = signed_in_member()
    with unit_of_work() as work:
        count_guess(work, actor.member_id)
    with unit_of_work() as work:
        codes = confirm_app(work, actor=actor, code=form.code.data)
    return render_template("account/recovery_codes.html", codes=codes, is_new=True)


def count_step(user_id: int) -> None:
    """Counts a second step that is tried; where it is one too many the member is told."""
    try:
        with unit_of_work() as work:
            count_guess(work, user_id)
    except TooMany:
        with unit_of_work() as work:
            tell_of_guesses(work, user_id)
        raise


def show_step_again(typed: MultiDict[str, str]) -> ResponseReturnValue:
    form = SecondStepForm.filled(typed)
    return show_second_step(form)


def begin_again(form: Any) -> ResponseReturnValue:
    """The first step once more, with all that was brought along."""
    flash_error(_("That took long. Please give your password once more."))
    return show_sign_in(next_path=form.next.data, carried=form.carried.data or "", status=400)


@bp.post("/sign-in/code")
@carries(show_step_again)
def second_step() -> ResponseReturnValue:
    form: Any = SecondStepForm()
    user = find_half_signed_in(form.half.data or "", session())
    if user is None:
        return begin_again(form)
    user_id = user.id
    if not form.validate():
        return show_second_step(form, status=400)
    count_step(user_id)
    try:
        with unit_of_work() as work:
            take_code(work, user_id=user_id, code=form.code.data)
    except InvalidInput as error:
        form.refuse(error)
        return show_second_step(form, status=400)
    return finish_sign_in(user_id, form)
