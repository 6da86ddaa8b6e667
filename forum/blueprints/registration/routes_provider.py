"""Becoming a member with an account at the OpenID Connect provider, by the same door as everybody."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.registration.forms import JoinForm, JoinQuestionForm
from forum.blueprints.registration.routes import bp, count_try, let_in, welcome
from forum.db import current_settings, unit_of_work
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.i18n import gettext as _
from forum.models import User
from forum.queries.site_pages import accepted_terms_version, current_terms_version
from forum.services.identities import find_linked
from forum.services.invitations import is_open_invitation
from forum.services.provider import Claims, claims_token, read_claims
from forum.services.registration import (
    asks_question,
    check_registration_open,
    count_registration,
    prepare_member,
    register_member,
)
from forum.validation.redirects import local_path
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.forms import flash_done
from forum.web.provider import provider_name


def offer_to_join(claims: Claims, *, invitation: str, next_path: str) -> ResponseReturnValue:
    """Nobody is linked with what the provider said: how to link an account, and the form that makes a member."""
    mode = current_settings().registration
    secret = invitation if invitation and is_open_invitation(invitation) else ""
    if mode == "closed" or (mode == "invitation" and not secret):
        return render_template("registration/unlinked.html", mode=mode, next_path=next_path or None), 403
    form_class = JoinQuestionForm if asks_question(secret) else JoinForm
    form = form_class.filled(
        display_name=claims.name,
        email=claims.email,
        invitation=secret,
        next=next_path,
        seen=current_terms_version(),
        claims=claims_token(claims),
    )
    return _show(form)


def _show(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    if form is None:
        invitation = typed.get("invitation", "") if typed is not None else ""
        form = (JoinQuestionForm if asks_question(invitation) else JoinForm).filled(typed)
    if "answer" in form:
        form.answer.label.text = current_settings().registration_question
    claims = read_claims(form.claims.data or "")
    return render_template("registration/join.html", form=form, claims=claims), status


@bp.post("/register/provider")
@carries(_show)
def join() -> ResponseReturnValue:
    if not provider_name():
        raise NotFound
    if current_actor().is_signed_in:
        return redirect(url_for("posts.front"), 303)
    secret = request.form.get("invitation", "")
    check_registration_open(secret)
    form: Any = JoinQuestionForm() if asks_question(secret) else JoinForm()
    if not form.validate():
        return _show(form, status=400)
    claims = read_claims(form.claims.data or "")
    if claims is None:
        raise StateConflict(_("That took long. Please sign in at %(name)s once more.", name=provider_name()))
    address = request.remote_addr or ""
    count_try(address)
    try:
        return _join(form, claims, address)
    except InvalidInput as error:
        if error.field == "invitation":
            fields = MultiDict([(name, value) for name, value in request.form.items(True) if name != "invitation"])
            form = (JoinQuestionForm if asks_question("") else JoinForm).filled(fields)
        form.refuse(error)
        return _show(form, status=400)


def _answer_again(user: User) -> ResponseReturnValue:
    """The same form was sent twice: what it was for is done."""
    if user.state == "unconfirmed":
        return redirect(url_for("registration.sent"), 303)
    flash_done(_("You are a member now. Please sign in with %(name)s.", name=provider_name()))
    return redirect(url_for("account.sign_in", next=local_path(user.return_to)), 303)


def _join(form: Any, claims: Claims, address: str) -> ResponseReturnValue:
    prepared = prepare_member(
        handle=form.handle.data,
        display_name=form.display_name.data,
        email=form.email.data,
        answer=form.answer.data if "answer" in form else None,
        invitation=form.invitation.data or "",
        claims=claims,
    )
    terms = accepted_terms_version(form.seen.data)
    with unit_of_work() as work:
        earlier = find_linked(work, claims)
        if earlier is not None:
            return _answer_again(earlier)
        count_registration(work, address)
        user = register_member(work, prepared=prepared, accepted_terms=terms, return_to=form.next.data)
        entry = let_in(work, user, is_kept=claims.is_kept) if user is not None and user.state != "unconfirmed" else None
    if user is None or entry is None:
        return redirect(url_for("registration.sent"), 303)
    return welcome(user, entry, _("Welcome, %(name)s! You are a member now, and signed in.", name=user.display_name))
