"""Errors as pages: one handler a kind, in plain words, never a trace."""

import uuid
from typing import Any

import structlog
from flask import Flask, Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, SecurityError

from forum.db import is_unavailable
from forum.errors import (
    EditConflict,
    ForumError,
    InMaintenance,
    InvalidInput,
    NotAllowed,
    NotFound,
    Restricted,
    SignInNeeded,
    StateConflict,
    TooMany,
    Unavailable,
)
from forum.i18n import gettext as _
from forum.queries.site_look import recalled_look
from forum.web.actor import current_actor
from forum.web.carrying import can_carry, is_foreign, kept_texts, pack, show_again
from forum.web.error_words import words_of
from forum.web.forms import flash_error
from forum.web.maintenance import words_for_writers
from forum.web.old_addresses import find_old_lead
from forum.web.replicas import SECRETS, show_from_elsewhere
from forum.web.signin_page import show_sign_in

log = structlog.get_logger()

# Forms of those who are not signed in, and whom signing in first would not help.
WITHOUT_SIGN_IN = {"account.sign_in_post", "account.second_step", "account.reset_post", "legal.notice_post"}
WITHOUT_SIGN_IN |= {"account.passkey_sign_in", "account.passkey_second_step", "account.go_on", "registration.join"}
PASSWORDS = {"password", "current"}
# The limit on pages is one of a minute.
PAGES_WAIT_SECONDS = 60

STATUS: dict[type[ForumError], int] = {
    InvalidInput: 400,
    NotAllowed: 403,
    NotFound: 404,
    EditConflict: 409,
    StateConflict: 409,
    TooMany: 429,
    Unavailable: 503,
}


def init_errors(app: Flask) -> None:
    """Registers the handlers."""
    app.register_error_handler(SignInNeeded, _sign_in_first)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(ForumError, _forum_error)
    app.register_error_handler(DBAPIError, _database_error)
    app.register_error_handler(PoolTimeout, _too_busy)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _sign_in_first(_error: SignInNeeded) -> ResponseReturnValue:
    if request.method == "POST":
        return show_sign_in(carried=pack() if can_carry() else "", status=401)
    return show_sign_in(next_path=request.full_path.rstrip("?"), status=401)


def _stale_form(_error: CSRFError) -> ResponseReturnValue:
    if request.endpoint == "account.sign_out" and not is_foreign(request):
        return _ask_to_sign_out()
    if is_foreign(request) or not can_carry():
        return _page(400, _("This form is too old, or it did not come from this site."))
    if request.endpoint not in WITHOUT_SIGN_IN and not current_actor().is_signed_in:
        return show_sign_in(carried=pack(), status=401)
    if PASSWORDS & request.form.keys():
        flash_error(_("The page was open for a long time. Please type your password and send the form once more."))
    else:
        flash_error(_("The page was open for a long time. Nothing is lost: please send the form once more."))
    return _again(400)


def _ask_to_sign_out() -> ResponseReturnValue:
    """Whoever leaves a computer to others must get out, however old the page."""
    if not current_actor().is_signed_in:
        return _page(400, _("Nobody is signed in here any more."), title=_("You are signed out."))
    return _page(
        400,
        _("The page was open for a long time, and you are still signed in."),
        title=_("Sign out?"),
        button={"label": _("Sign out"), "url": url_for("account.sign_out")},
    )


def _forum_error(error: ForumError) -> ResponseReturnValue:
    status = _status_of(error)
    if can_carry() and isinstance(error, TooMany | StateConflict | InvalidInput | Restricted):
        flash_error(str(error.message))
        return _final(_again(status), error)
    wait = error.retry_after if isinstance(error, TooMany) else None
    return _final(_page(status, _message_of(error), retry_after=wait), error)


def error_page(error: ForumError) -> Response:
    """The page that says what went wrong, with the texts that were sent or carried; for views that go on after it."""
    return _final(_page(_status_of(error), _message_of(error)), error)


def _message_of(error: ForumError) -> str:
    """The operator reads of maintenance in other words than everybody else."""
    return words_for_writers(error.until) if isinstance(error, InMaintenance) else str(error.message)


def _status_of(error: ForumError) -> int:
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


def _again(status: int) -> Response:
    """The form of this request with what was typed, or the page that says why it is not open to this person."""
    try:
        response = make_response(show_again())
    except SignInNeeded:
        response = make_response(show_sign_in(carried=pack()))
    except ForumError as error:
        return _page(_status_of(error), str(error.message))
    response.status_code = status
    return response


def _final(response: Response, error: ForumError) -> Response:
    if isinstance(error, TooMany | Unavailable):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _too_busy(error: PoolTimeout) -> ResponseReturnValue:
    """All connections that FORUM_DATABASE_POOL allows are in use."""
    log.warning("database_pool_exhausted", error=str(error))
    return _final(_page(503), Unavailable())


def _database_error(error: DBAPIError) -> ResponseReturnValue:
    if isinstance(error, DataError):
        # PostgreSQL refuses U+0000, which nobody can type.
        return _forum_error(InvalidInput(_("What was sent holds a character that cannot be stored.")))
    if not is_unavailable(error):
        return _unexpected(error)
    log.warning("database_unavailable", error=str(error.orig))
    shown = show_from_elsewhere(error)
    if shown is not None:
        return shown
    return _final(_page(503), Unavailable())


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code == 404 and request.url_rule is None:
        try:
            lead = find_old_lead()
        except DBAPIError as failure:
            return _database_error(failure)
        if lead is not None:
            return lead
    if error.code == 429:
        return _forum_error(TooMany(words_of(429)[1], retry_after=PAGES_WAIT_SECONDS))
    response = _page(error.code or 500)
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after"}:
            response.headers[name] = value
    return response


def _unexpected(error: Exception) -> ResponseReturnValue:
    reference = uuid.uuid4().hex[:8]
    log.error("unexpected_error", reference=reference, path=_path_to_log(), exc_info=error)
    return _page(
        500,
        _(
            "Something went wrong on our side. It has been written down as %(reference)s.",
            reference=reference,
        ),
    )


def _path_to_log() -> str:
    """The path without what opens something to whoever has it: links in mail, and members' own feeds."""
    path = request.path
    for name, value in (request.view_args or {}).items():
        if name in SECRETS:
            path = path.replace(str(value), "…")
    return path


def _page(
    status: int,
    words: str = "",
    *,
    title: str = "",
    retry_after: int | None = None,
    button: dict[str, Any] | None = None,
) -> Response:
    heading, standard = words_of(status)
    # A request for another host is routed nowhere, and can make no addresses.
    is_bare = status >= 500 or isinstance(request.routing_exception, SecurityError)
    if is_bare:
        html = render_template(
            "errors/bare.html",
            code=status,
            title=title or heading,
            words=words or standard,
            kept_texts=kept_texts(),
            site_name=recalled_look().name,
        )
    else:
        html = render_template(
            "errors/error.html",
            code=status,
            title=title or heading,
            words=words or standard,
            advice=_advice(status),
            retry_after=retry_after,
            button=button,
            kept_texts=kept_texts(),
        )
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def make_busy_page(app: Flask, environ: dict[str, Any] | None = None) -> bytes:
    """The page for whoever comes while too many wait; it asks the database nothing.

    Without a request it is the same for all; for one that sent a form it holds the texts in it.
    """
    with app.test_request_context() if environ is None else app.request_context(environ):
        words = _(
            "Too many people are here at this moment. Please wait a few seconds and try again. "
            "If you sent a form, go back: what you typed is still there."
        )
        return render_template(
            "errors/bare.html",
            code=503,
            title=_("Please try again in a moment"),
            words=words,
            kept_texts=kept_texts(),
            site_name=recalled_look().name,
        ).encode()


def _advice(status: int) -> str | None:
    if status == 404 and not current_actor().is_signed_in:
        return _("If you are a member, sign in and try again.")
    return None
