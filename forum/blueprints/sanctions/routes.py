"""What a member finds who is suspended or warned."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.sanctions.forms import WarningForm
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.queries.sanctions import OwnDecision, list_own_decisions
from forum.services import sanctions as services
from forum.validation.redirects import local_path
from forum.web.actor import current_actor
from forum.web.forms import flash_done

bp = Blueprint("sanctions", __name__)


def _view(decision: OwnDecision) -> dict[str, Any]:
    return {
        "reason": decision.reason,
        "created_at": decision.created_at,
        "ends_at": decision.ends_at,
        "blog_name": decision.blog_name,
        "decision_url": f"/standing/decisions/{decision.id}",
        "case_url": f"/standing/cases/{decision.case_id}" if decision.case_id else None,
    }


@bp.get("/suspended")
def suspended() -> ResponseReturnValue:
    """The one page of a suspended member; others go on to the front page."""
    actor = current_actor()
    check_signed_in(actor)
    decisions = list_own_decisions(actor, "suspension")
    if not decisions:
        return redirect("/", 303)
    return render_template("sanctions/suspended.html", decisions=[_view(decision) for decision in decisions])


@bp.get("/warning")
def warning() -> ResponseReturnValue:
    """The warnings that wait to be read; who has none goes back to where they came from."""
    actor = current_actor()
    check_signed_in(actor)
    decisions = list_own_decisions(actor, "warning")
    if not decisions:
        return redirect(local_path(request.args.get("next")) or "/", 303)
    return render_template(
        "sanctions/warning.html",
        decisions=[_view(decision) for decision in decisions],
        form=WarningForm.filled(up_to_id=decisions[-1].id, next=local_path(request.args.get("next")) or ""),
    )


@bp.post("/warning")
def acknowledge() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    form = WarningForm()
    shown = form.up_to_id.data or ""
    if shown.isascii() and shown.isdigit() and len(shown) < 19:
        with unit_of_work() as work:
            services.acknowledge_warnings(work, actor=actor, up_to_id=int(shown))
        flash_done(_("Thank you for reading it. You can write again."))
    return redirect(local_path(form.next.data) or "/", 303)
