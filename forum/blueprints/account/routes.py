"""Signing in and out."""

from contextlib import suppress
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.account.devices import device_words
from forum.blueprints.account.forms import EndForm, ResendForm
from forum.db import session, unit_of_work
from forum.errors import ForumError, InMaintenance, InvalidInput
from forum.i18n import gettext as _
from forum.models import Erasure, User
from forum.services.accounts import (
    Credentials,
    check_credentials,
    count_sign_in,
    end_own_session,
    find_half_signed_in,
    start_session,
)
from forum.services.closing import reopen_account
from forum.services.devices import note_device
from forum.services.passkeys import ask_second
from forum.services.tokens import half_token, reopen_token
from forum.validation.redirects import local_path
from forum.web.actor import current_actor, forget_sign_in, remember_sign_in
from forum.web.carrying import carries, kept_texts, unpack
from forum.web.devices import kept_device, remember_device
from forum.web.errors import error_page
from forum.web.forms import flash_done
from forum.web.signin_page import SecondStepForm, SignInForm, show_sign_in

bp = Blueprint("account", __name__)


@bp.get("/sign-in")
def sign_in() -> ResponseReturnValue:
    next_path = request.args.get("next")
    if current_actor().is_signed_in:
        return redirect(local_path(next_path) or url_for("posts.front"), 303)
    return show_sign_in(next_path=next_path)


def _show_typed(typed: MultiDict[str, str]) -> ResponseReturnValue:
    return show_sign_in(SignInForm.filled(typed))


@bp.post("/sign-in")
@carries(_show_typed)
def sign_in_post() -> ResponseReturnValue:
    form: Any = SignInForm()
    if not form.validate():
        return show_sign_in(form, status=400)
    address = request.remote_addr or ""
    with unit_of_work() as work:
        count_sign_in(work, name=form.name.data, address=address)
    try:
        member = check_credentials(name=form.name.data, password=form.password.data)
    except InvalidInput as error:
        form.refuse(error)
        return show_sign_in(form, status=400)
    return go_on_signing_in(member, form)


def go_on_signing_in(member: Credentials, form: Any) -> ResponseReturnValue:
    """Asks whoever has shown the first that is asked of them for what is still missing; `form` is of `SignInForm`."""
    if member.state == "unconfirmed":
        resend = ResendForm.filled(email=member.email)
        return render_template("account/confirm_first.html", form=resend, kept_texts=kept_texts()), 403
    if member.state == "awaiting":
        return render_template("registration/waiting.html", kept_texts=kept_texts()), 403
    if member.has_two_step:
        half = half_token(session().get_one(User, member.user_id))
        values = {name: form[name].data for name in ("kept", "next", "carried")}
        return show_second_step(SecondStepForm.filled(half=half, **values))
    return finish_sign_in(member.user_id, form)


def show_second_step(form: Any, status: int = 200) -> ResponseReturnValue:
    """The page that asks for a code, or for a passkey where the member has one."""
    user = find_half_signed_in(form.half.data or "", session())
    question = ask_second(user) if user is not None else None
    form.renew(challenge=question.token if question else "", credential="")
    options = question.options if question else None
    return render_template("account/second_step.html", form=form, passkey_options=options), status


def finish_sign_in(user_id: int, form: Any) -> ResponseReturnValue:
    """Signs in whoever has shown all that is asked of them, and leads them to where they were; `form` says where."""
    if session().get_one(User, user_id).state == "deactivated":
        return show_closed(user_id), 403
    sign_in_here(user_id, is_kept=form.kept.data)
    try:
        filled = unpack(form.carried.data) if form.carried.data else None
    except ForumError as error:
        # What the text was for went away meanwhile: the sign-in stands, and the page shows the text.
        return error_page(error)
    return filled or redirect(local_path(form.next.data) or url_for("posts.front"), 303)


def sign_in_here(user_id: int, *, is_kept: bool) -> None:
    """Signs the member in in this browser, in place of whoever was."""
    earlier = current_actor()
    with unit_of_work() as work:
        if earlier.is_signed_in:
            end_own_session(work, actor=earlier)
        secret = start_session(
            work,
            user_id=user_id,
            is_kept=is_kept,
            user_agent=request.user_agent.string,
            address=request.remote_addr or "",
        )
        words = device_words(request.user_agent.string)
        device = note_device(work, user_id=user_id, kept=kept_device(), device=words)
    remember_sign_in(secret, is_kept=is_kept)
    remember_device(device)


def show_closed(user_id: int) -> str:
    """What whoever signs in to a closed account sees: how to open it again."""
    user, erasure = session().get_one(User, user_id), session().get(Erasure, user_id)
    return render_template(
        "account/closed.html",
        form=EndForm.filled(),
        handle=user.handle,
        due_at=erasure.due_at if erasure else None,
        reopen_url=url_for("account.reopen", token=reopen_token(user)),
        kept_texts=kept_texts(),
    )


@bp.post("/sign-in/reopen/<token>")
def reopen(token: str) -> ResponseReturnValue:
    with unit_of_work() as work:
        user = reopen_account(work, token=token)
    sign_in_here(user.id, is_kept=False)
    flash_done(_("Welcome back, %(name)s! Your account is open again.", name=user.display_name))
    return redirect(url_for("posts.front"), 303)


@bp.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    actor = current_actor()
    if actor.is_signed_in:
        # Whoever leaves a computer to others must get out: in maintenance the browser alone forgets.
        with suppress(InMaintenance), unit_of_work() as work:
            end_own_session(work, actor=actor)
        forget_sign_in()
        flash_done(_("You are signed out."))
    return redirect(url_for("posts.front"), 303)
