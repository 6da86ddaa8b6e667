"""Signing in and out."""

from contextlib import suppress
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.account.forms import ResendForm
from forum.db import unit_of_work
from forum.errors import ForumError, InMaintenance, InvalidInput
from forum.i18n import gettext as _
from forum.services.accounts import check_credentials, count_sign_in, end_own_session, start_session
from forum.validation.redirects import local_path
from forum.web.actor import current_actor, forget_sign_in, remember_sign_in
from forum.web.carrying import carries, kept_texts, unpack
from forum.web.errors import error_page
from forum.web.forms import flash_done
from forum.web.signin_page import SignInForm, show_sign_in

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
    if not member.is_confirmed:
        form = ResendForm.filled(email=member.email)
        return render_template("account/confirm_first.html", form=form, kept_texts=kept_texts()), 403
    earlier = current_actor()
    with unit_of_work() as work:
        if earlier.is_signed_in:
            end_own_session(work, actor=earlier)
        secret = start_session(
            work,
            user_id=member.user_id,
            is_kept=form.kept.data,
            user_agent=request.user_agent.string,
            address=address,
        )
    remember_sign_in(secret, is_kept=form.kept.data)
    try:
        filled = unpack(form.carried.data) if form.carried.data else None
    except ForumError as error:
        # What the text was for went away meanwhile: the sign-in stands, and the page shows the text.
        return error_page(error)
    return filled or redirect(local_path(form.next.data) or url_for("posts.front"), 303)


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
