"""Passkeys: adding and removing them, and signing in with one."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.account.forms import NewPasskeyForm, PasskeyForm
from forum.blueprints.account.routes import bp, finish_sign_in, show_second_step
from forum.blueprints.account.routes_settings import signed_in_member
from forum.blueprints.account.routes_two_step import begin_again, check_password_again, count_step, show_step_again
from forum.db import session, unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.services.accounts import count_passkey, find_half_signed_in
from forum.services.passkeys import (
    REFUSED,
    Answer,
    add_passkey,
    ask_to_add,
    can_have_passkeys,
    check_name,
    list_passkeys,
    prepare_passkey,
    read_answer,
    remove_passkey,
    take_answer,
)
from forum.web.carrying import carries
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.signin_page import SecondStepForm, SignInForm, show_sign_in


def _show(
    form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200, **_path: int
) -> ResponseReturnValue:
    actor = signed_in_member()
    shown = [
        {
            "name": passkey.name,
            "added_at": passkey.added_at,
            "used_at": passkey.used_at,
            "is_alone": passkey.is_alone,
            "remove_url": url_for("account.drop_passkey", passkey_id=passkey.id),
        }
        for passkey in list_passkeys(actor.member_id)
    ]
    form = form or PasskeyForm.filled(typed)
    is_possible = can_have_passkeys()
    html = render_template(
        "account/passkeys.html", form=form, passkeys=shown, handle=actor.handle, is_possible=is_possible
    )
    return html, status


@bp.get("/settings/passkeys")
def passkeys() -> ResponseReturnValue:
    return _show()


@bp.post("/settings/passkeys")
@takes(PasskeyForm, _show)
def begin_passkey(form: Any) -> ResponseReturnValue:
    signed_in_member()
    name = check_name(form.name.data)
    actor = check_password_again(form.current.data)
    return _show_question(actor, name)


def _show_question(actor: Actor, name: str, refusal: InvalidInput | None = None) -> ResponseReturnValue:
    question = ask_to_add(actor)
    form = NewPasskeyForm.filled(name=name, challenge=question.token)
    if refusal is not None:
        form.refuse(refusal)
    html = render_template("account/new_passkey.html", form=form, name=name, passkey_options=question.options)
    return html, 200 if refusal is None else 400


@bp.post("/settings/passkeys/new")
def create_passkey() -> ResponseReturnValue:
    actor = signed_in_member()
    form: Any = NewPasskeyForm()
    token, credential, name = (form[field].data or "" for field in ("challenge", "credential", "name"))
    try:
        prepared = prepare_passkey(actor=actor, token=token, credential=credential, name=name)
    except InvalidInput as error:
        # The password was given a short time ago: the page of this token may be shown once more.
        return _show_question(actor, name, error)
    with unit_of_work() as work:
        codes = add_passkey(work, actor=actor, prepared=prepared)
    if codes:
        return render_template("account/recovery_codes.html", codes=codes, is_new=True)
    flash_done(_("The passkey is added."))
    return redirect(url_for("account.passkeys"), 303)


@bp.post("/settings/passkeys/<int:passkey_id>/remove")
@carries(_show)
def drop_passkey(passkey_id: int) -> ResponseReturnValue:
    signed_in_member()
    form: Any = PasskeyForm()
    try:
        actor = check_password_again(form.current.data or "")
    except InvalidInput as error:
        form.refuse(error)
        return _show(form, status=400)
    with unit_of_work() as work:
        remove_passkey(work, actor=actor, passkey_id=passkey_id)
    flash_done(_("The passkey is removed. Please delete it on your device as well."))
    return redirect(url_for("account.passkeys"), 303)


def _take(answer: Answer) -> None:
    with unit_of_work() as work:
        is_taken = take_answer(work, answer=answer)
    if not is_taken:
        raise InvalidInput(REFUSED, field="credential")


@bp.post("/sign-in/passkey")
@carries(lambda typed: show_sign_in(SignInForm.filled(typed)))
def passkey_sign_in() -> ResponseReturnValue:
    form: Any = SignInForm()
    with unit_of_work() as work:
        count_passkey(work, address=request.remote_addr or "")
    try:
        answer = read_answer(token=form.challenge.data or "", credential=form.credential.data or "")
        _take(answer)
    except InvalidInput as error:
        form.refuse(error)
        return show_sign_in(form, status=400)
    return finish_sign_in(answer.user_id, form)


@bp.post("/sign-in/passkey/second")
@carries(show_step_again)
def passkey_second_step() -> ResponseReturnValue:
    form: Any = SecondStepForm()
    user = find_half_signed_in(form.half.data or "", session())
    if user is None:
        return begin_again(form)
    user_id, token = user.id, form.challenge.data or ""
    count_step(user_id)
    try:
        half = find_half_signed_in(form.half.data or "", session())
        _take(read_answer(token=token, credential=form.credential.data or "", half_signed_in=half))
    except InvalidInput as error:
        form.refuse(error)
        return show_second_step(form, status=400)
    return finish_sign_in(user_id, form)
