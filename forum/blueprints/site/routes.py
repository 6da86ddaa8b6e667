"""Terms, guidelines, privacy, how we moderate, imprint; whether the process lives and can work."""

from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue

from forum.blueprints.site.readiness import why_not_ready
from forum.web.replicas import cannot_write
from forum.web.site_pages import show_page

bp = Blueprint("site", __name__)


@bp.get("/terms")
def terms() -> ResponseReturnValue:
    return show_page("terms")


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
