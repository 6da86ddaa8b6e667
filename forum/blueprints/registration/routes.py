"""Registering and confirming."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from forum.blueprints.registration.forms import ConfirmForm, QuestionForm, RegisterForm, ResendForm
from forum.db import current_settings, session, unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.models import User
from forum.queries.site_pages import accepted_terms_version, current_terms_version
from forum.services.accounts import start_session
from forum.services.claiming import has_earlier_texts
from forum.services.devices import note_device
from forum.services.invitations import is_open_invitation
from forum.services.limits import address_key, count_attempt
from forum.services.registration import (
    asks_question,
    check_registration_open,
    confirm_member,
    count_registration,
    find_confirmable,
    prepare_member,
    register_member,
    resend_confirmation,
)
from forum.validation.emails import check_email
from forum.validation.redirects import local_path
from forum.web.actor import current_actor, remember_sign_in
from forum.web.carrying import carries
from forum.web.devices import remember_device
from forum.web.forms import flash_done

bp = Blueprint("registration", __name__)


def _show(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    """The form, with the site's question where that is asked."""
    if form is None:
        asked = request.args if typed is None else typed
        secret = asked.get("invitation", "")
        invitation = secret if secret and is_open_invitation(secret) else ""
        form_class = QuestionForm if asks_question(invitation) else RegisterForm
        next_path = local_path(request.args.get("next")) or ""
        form = form_class.filled(typed, next=next_path, invitation=invitation, seen=current_terms_version())
    if "answer" in form:
        form.answer.label.text = current_settings().registration_question
    return render_template("registration/register.html", form=form), status


@bp.get("/register")
def register() -> ResponseReturnValue:
    if current_actor().is_signed_in:
        return redirect(local_path(request.args.get("next")) or url_for("posts.front"), 303)
    mode, secret = current_settings().registration, request.args.get("invitation", "")
    if mode == "closed":
        return render_template("registration/closed.html")
    if mode == "invitation" and not (secret and is_open_invitation(secret)):
        return render_template("registration/invited_only.html", has_ended=bool(secret))
    return _show()


@bp.post("/register")
@carries(_show)
def register_post() -> ResponseReturnValue:
    if current_actor().is_signed_in:
        return redirect(url_for("posts.front"), 303)
    secret = request.form.get("invitation", "")
    check_registration_open(secret)
    form: Any = QuestionForm() if asks_question(secret) else RegisterForm()
    if not form.validate():
        return _show(form, status=400)
    address = request.remote_addr or ""
    count_try(address)
    try:
        _register(form, address)
    except InvalidInput as error:
        if error.field == "invitation":
            form = _without_invitation()
        form.refuse(error)
        return _show(form, status=400)
    return redirect(url_for("registration.sent"), 303)


def count_try(address: str) -> None:
    """Hashing a password is costly; what is refused further down counts here and not as a registration."""
    with unit_of_work() as work:
        count_attempt(work, "registration tries address", address_key(address))


def _register(form: Any, address: str) -> None:
    prepared = prepare_member(
        handle=form.handle.data,
        display_name=form.display_name.data,
        email=form.email.data,
        password=form.password.data,
        answer=form.answer.data if "answer" in form else None,
        invitation=form.invitation.data or "",
    )
    terms = accepted_terms_version(form.seen.data)
    with unit_of_work() as work:
        count_registration(work, address)
        register_member(
            work,
            prepared=prepared,
            accepted_terms=terms,
            return_to=form.next.data,
        )


def _without_invitation() -> Any:
    """The form again, for somebody whose invitation has ended: where a moderator lets in, it asks the question now."""
    fields = MultiDict([(name, value) for name, value in request.form.items(multi=True) if name != "invitation"])
    return (QuestionForm if asks_question("") else RegisterForm).filled(fields)


@bp.get("/register/sent")
def sent() -> ResponseReturnValue:
    return render_template("registration/sent.html")


@bp.get("/register/waiting")
def waiting() -> ResponseReturnValue:
    return render_template("registration/waiting.html", kept_texts=[])


@bp.get("/confirm/<token>")
def confirm(token: str) -> ResponseReturnValue:
    user = find_confirmable(token, session())
    if user is None:
        return _show_ended()
    return render_template("registration/confirm.html", form=ConfirmForm.filled(), handle=user.handle)


@bp.post("/confirm/<token>")
def confirm_post(token: str) -> ResponseReturnValue:
    if find_confirmable(token, session()) is None:
        return _show_ended()
    with unit_of_work() as work:
        user = confirm_member(work, token=token)
        entry = let_in(work, user)
    words = _("Welcome, %(name)s! Your address is confirmed, and you are signed in.", name=user.display_name)
    return welcome(user, entry, words)


@dataclass(frozen=True)
class Entry:
    """A new member's first sign-in: `secret` is None for who waits for a moderator."""

    secret: str | None
    device: str
    is_kept: bool


def let_in(work: Session, user: User, *, is_kept: bool = False) -> Entry:
    """Signs in whose address has just been confirmed."""
    secret, device = None, note_device(work, user_id=user.id, kept="", device="")
    if user.state == "active":
        secret = start_session(
            work,
            user_id=user.id,
            is_kept=is_kept,
            user_agent=request.user_agent.string,
            address=request.remote_addr or "",
        )
    return Entry(secret, device, is_kept)


def welcome(user: User, entry: Entry, words: str) -> ResponseReturnValue:
    """Where the new member goes on."""
    if entry.secret is None:
        return redirect(url_for("registration.waiting"), 303)
    remember_sign_in(entry.secret, is_kept=entry.is_kept)
    remember_device(entry.device)
    flash_done(words)
    if has_earlier_texts(user):
        flash_done(_("There are earlier texts under your address here: you can make them yours."))
        return redirect(url_for("earlier.index"), 303)
    return redirect(local_path(user.return_to) or url_for("posts.front"), 303)


def _show_ended() -> ResponseReturnValue:
    return render_template("registration/confirm_ended.html"), 410


def _show_resend(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    return render_template("registration/resend.html", form=form or ResendForm.filled(typed)), status


@bp.get("/confirm/resend")
def confirm_resend() -> ResponseReturnValue:
    return _show_resend()


@bp.post("/confirm/resend")
@carries(_show_resend)
def confirm_resend_post() -> ResponseReturnValue:
    form: Any = ResendForm()
    if not form.validate():
        return _show_resend(form, status=400)
    try:
        email = check_email(form.email.data)
    except InvalidInput as error:
        form.refuse(error)
        return _show_resend(form, status=400)
    with unit_of_work() as work:
        resend_confirmation(work, email=email)
    return redirect(url_for("registration.sent"), 303)
