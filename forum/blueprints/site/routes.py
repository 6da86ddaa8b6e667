"""Terms, guidelines, privacy, how we moderate, imprint; whether the process lives and can work."""

from typing import Any

from flask import Blueprint, Response, jsonify, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from forum.blueprints.site.readiness import why_not_ready
from forum.db import unit_of_work
from forum.errors import ForumError, StateConflict
from forum.services.terms import accept_terms
from forum.validation.redirects import local_path
from forum.web.actor import current_actor
from forum.web.announcements import remember_closed
from forum.web.carrying import is_foreign, unpack
from forum.web.errors import error_page
from forum.web.forms import flash_error
from forum.web.replicas import cannot_write
from forum.web.site_pages import show_page
from forum.web.terms import TermsForm, ask_for_terms, show_terms, terms_due

bp = Blueprint("site", __name__)


@bp.get("/terms")
def terms() -> ResponseReturnValue:
    return show_page("terms")


@bp.get("/terms/accept")
def ask_terms() -> ResponseReturnValue:
    """Where members are led while new terms wait for them."""
    due, next_path = terms_due(current_actor()), request.args.get("next")
    return ask_for_terms(next_path, due) if due else redirect(local_path(next_path) or url_for("posts.front"), 303)


@bp.post("/terms/accept")
def accept_terms_post() -> ResponseReturnValue:
    """Leads back to where the member was, with the filled form of what they sent there."""
    actor, form = current_actor(), TermsForm()
    typed: Any = form.data
    try:
        with unit_of_work() as work:
            accept_terms(work, actor=actor, terms_version=typed["seen"] or "")
    except StateConflict as error:
        due = terms_due(actor)
        if due is None:
            return redirect(url_for("site.terms"), 303)
        flash_error(str(error.message))
        form.renew(seen=due)
        return show_terms(form, status=409)
    try:
        filled = unpack(typed["carried"]) if typed["carried"] else None
    except ForumError as error:
        # What the text was for went away meanwhile: the terms are accepted, and the page shows the text.
        return error_page(error)
    return filled or redirect(local_path(typed["next"]) or url_for("posts.front"), 303)


@bp.post("/announcement/close")
def close_announcement() -> ResponseReturnValue:
    """A button of pages that are the same for everybody, so that no form of theirs has a token."""
    if is_foreign(request):
        raise BadRequest
    response = redirect(local_path(request.form.get("next")) or url_for("posts.front"), 303)
    return remember_closed(make_response(response), request.form.get("version", ""))


@bp.get("/guidelines")
def guidelines() -> ResponseReturnValue:
    return show_page("guidelines")


@bp.get("/privacy")
def privacy() -> ResponseReturnValue:
    return show_page("privacy")


@bp.get("/moderation")
def moderation() -> ResponseReturnValue:
    return show_page("moderation")


@bp.get("/imprint")
def imprint() -> ResponseReturnValue:
    return show_page("imprint")


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """The process answers; it asks nobody else."""
    return Response("ok", mimetype="text/plain", headers={"Cache-Control": "no-store"})


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """The process could serve pages now."""
    reason = why_not_ready()
    status = "ready for reading" if cannot_write() else "ready"
    answer = jsonify({"status": status} if reason is None else {"status": "not ready", "reason": reason})
    answer.status_code = 200 if reason is None else 503
    answer.headers["Cache-Control"] = "no-store"
    return answer
