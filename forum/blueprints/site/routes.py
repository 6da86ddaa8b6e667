"""Terms, guidelines, privacy, how we moderate; whether the process lives and can work."""

from flask import Blueprint, Response, jsonify, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.site.readiness import why_not_ready
from forum.db import current_settings

bp = Blueprint("site", __name__)


@bp.get("/terms")
def terms() -> ResponseReturnValue:
    return render_template("site/terms.html", terms_version=current_settings().terms_version)


@bp.get("/guidelines")
def guidelines() -> ResponseReturnValue:
    return render_template("site/guidelines.html")


@bp.get("/privacy")
def privacy() -> ResponseReturnValue:
    return render_template("site/privacy.html", notice_months=current_settings().notice_months)


@bp.get("/moderation")
def moderation() -> ResponseReturnValue:
    return render_template("site/moderation.html")


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """The process answers; it asks nobody else."""
    return Response("ok", mimetype="text/plain", headers={"Cache-Control": "no-store"})


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """The process could serve pages now."""
    reason = why_not_ready()
    answer = jsonify({"status": "ready"} if reason is None else {"status": "not ready", "reason": reason})
    answer.status_code = 200 if reason is None else 503
    answer.headers["Cache-Control"] = "no-store"
    return answer
