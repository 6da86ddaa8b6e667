"""Terms, guidelines, privacy, how we moderate; whether the process lives and can work."""

from flask import Blueprint, Response, jsonify, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.site.readiness import why_not_ready
from forum.db import current_settings
from forum.i18n import gettext as _
from forum.web.meta import page_meta
from forum.web.replicas import cannot_write

bp = Blueprint("site", __name__)


@bp.get("/terms")
def terms() -> ResponseReturnValue:
    return render_template(
        "site/terms.html", meta=page_meta("/terms", _("Terms")), terms_version=current_settings().terms_version
    )


@bp.get("/guidelines")
def guidelines() -> ResponseReturnValue:
    return render_template("site/guidelines.html", meta=page_meta("/guidelines", _("Guidelines")))


@bp.get("/privacy")
def privacy() -> ResponseReturnValue:
    settings = current_settings()
    return render_template(
        "site/privacy.html",
        meta=page_meta("/privacy", _("Privacy")),
        notice_months=settings.notice_months,
        has_replicas=bool(settings.replica_addresses),
    )


@bp.get("/moderation")
def moderation() -> ResponseReturnValue:
    return render_template("site/moderation.html", meta=page_meta("/moderation", _("How we moderate")))


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
