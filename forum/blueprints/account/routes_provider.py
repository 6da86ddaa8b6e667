"""Signing in with an OpenID Connect provider, and which account there is linked with one's own.

Whoever goes there follows a link: a form that leads to another site is refused by the content security policy.
"""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.account.forms import CurrentForm, LinkForm
from forum.blueprints.account.routes import bp, go_on_signing_in
from forum.blueprints.account.routes_settings import signed_in_member
from forum.blueprints.account.routes_two_step import check_password_again
from forum.blueprints.registration.routes_provider import offer_to_join
from forum.db import unit_of_work
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.i18n import gettext as _
from forum.services.accounts import count_passkey, get_own_account
from forum.services.identities import link_identity, list_identities, name_of, take_identity, unlink_identity
from forum.services.provider import (
    TOO_LATE,
    Attempt,
    Claims,
    ProviderError,
    ask,
    begin,
    check_no_refusal,
    claims_token,
    is_answer_to,
    read_claims,
    use_attempt,
)
from forum.validation.redirects import local_path
from forum.web.actor import current_actor
from forum.web.carrying import carries, unpack
from forum.web.form_views import takes
from forum.web.forms import flash_done, flash_error
from forum.web.provider import keep_attempt, kept_attempt, provider_name
from forum.web.signin_page import SignInForm, show_sign_in

UNAVAILABLE = 503


@bp.before_request
def _only_with_provider() -> None:
    """Where the site has none, none of these pages is there."""
    if request.endpoint in PAGES and not provider_name():
        raise NotFound


@bp.get("/sign-in/provider")
def provider_start() -> ResponseReturnValue:
    asked = request.args
    try:
        address, attempt = begin(
            next_path=local_path(asked.get("next")) or "",
            is_kept=bool(asked.get("kept")),
            invitation=asked.get("invitation", ""),
            user_id=signed_in_member().member_id if asked.get("link") else 0,
        )
    except ProviderError as error:
        return _refuse(error, next_path=asked.get("next"), is_linking=bool(asked.get("link")), status=UNAVAILABLE)
    keep_attempt(attempt)
    return redirect(address, 302)


def _refuse(
    error: ProviderError | InvalidInput, *, next_path: str | None, is_linking: bool, status: int = 400
) -> ResponseReturnValue:
    """Back to where it was begun, with what went wrong."""
    next_path = url_for("account.provider") if is_linking else local_path(next_path)
    if current_actor().is_signed_in:
        flash_error(str(error.message))
        return redirect(next_path or url_for("posts.front"), 303)
    form = SignInForm.filled(next=next_path or "")
    form.form_errors.append(error.message)
    return show_sign_in(form, status=status)


@bp.get("/sign-in/provider/back")
def provider_back() -> ResponseReturnValue:
    attempt, said = kept_attempt(), request.args
    if attempt is None or not is_answer_to(attempt, state=said.get("state", ""), issuer=said.get("iss")):
        # What a newer window waits for stays.
        return _refuse(ProviderError(TOO_LATE), next_path=None, is_linking=False)
    keep_attempt(None)
    is_linking = attempt.user_id != 0
    try:
        if is_linking and current_actor().id != attempt.user_id:
            raise ProviderError(TOO_LATE)
        claims = _ask(attempt, said)
        if is_linking:
            return _show_link_form(LinkForm.filled(claims=claims_token(claims)))
        with unit_of_work() as work:
            member = take_identity(work, claims)
    except (ProviderError, InvalidInput) as error:
        return _refuse(error, next_path=attempt.next, is_linking=is_linking)
    if member is None:
        return offer_to_join(claims, invitation=attempt.invitation, next_path=attempt.next)
    return go_on_signing_in(member, SignInForm.filled(next=attempt.next, kept=attempt.is_kept))


def _ask(attempt: Attempt, said: MultiDict[str, str]) -> Claims:
    with unit_of_work() as work:
        count_passkey(work, address=request.remote_addr or "")
        use_attempt(work, attempt)
    check_no_refusal(said.get("error", ""))
    return ask(attempt, code=said.get("code", ""))


def _show_link_form(
    form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200
) -> ResponseReturnValue:
    """Asks whoever began to link whether this is what they want."""
    actor = signed_in_member()
    form = form or LinkForm.filled(typed)
    claims = read_claims(form.claims.data or "", user_id=actor.member_id)
    return render_template("account/link_provider.html", form=form, handle=actor.handle, claims=claims), status


@bp.post("/settings/provider/link")
@takes(LinkForm, _show_link_form)
def link_provider(form: Any) -> ResponseReturnValue:
    claims = read_claims(form.claims.data or "", user_id=signed_in_member().member_id)
    if claims is None:
        raise StateConflict(_("That took long. Please begin again."))
    actor = check_password_again(form.current.data)
    with unit_of_work() as work:
        link_identity(work, actor=actor, claims=claims)
    flash_done(_("From now on you can sign in with %(name)s.", name=provider_name()))
    return redirect(url_for("account.provider"), 303)


def _show(
    form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200, **_path: int
) -> ResponseReturnValue:
    actor = signed_in_member()
    shown = [
        {
            "name": name_of(identity.issuer),
            "linked_at": identity.linked_at,
            "used_at": identity.used_at,
            "is_paused": identity.is_paused,
            "unlink_url": url_for("account.unlink_provider", identity_id=identity.id),
        }
        for identity in list_identities(actor.member_id)
    ]
    html = render_template(
        "account/provider.html",
        form=form or CurrentForm.filled(typed),
        identities=shown,
        handle=actor.handle,
        has_password=get_own_account(actor).password_hash is not None,
    )
    return html, status


@bp.get("/settings/provider")
def provider() -> ResponseReturnValue:
    return _show()


@bp.post("/settings/provider/<int:identity_id>/unlink")
@takes(CurrentForm, _show)
def unlink_provider(form: Any, identity_id: int) -> ResponseReturnValue:
    actor = check_password_again(form.current.data)
    with unit_of_work() as work:
        unlink_identity(work, actor=actor, identity_id=identity_id)
    flash_done(_("It is unlinked. From now on you sign in with your password."))
    return redirect(url_for("account.provider"), 303)


def _go_on(typed: MultiDict[str, str]) -> ResponseReturnValue:
    carried = typed.get("carried", "")
    if not current_actor().is_signed_in:
        return show_sign_in(carried=carried, status=401)
    return unpack(carried) or redirect(url_for("posts.front"), 303)


@bp.post("/sign-in/go-on")
@carries(_go_on)
def go_on() -> ResponseReturnValue:
    """For whoever signed in in another window: the form whose texts wait in this one."""
    return _go_on(request.form)


PAGES = frozenset(
    f"account.{view.__name__}"
    for view in (provider_start, provider_back, provider, link_provider, unlink_provider, go_on)
)
