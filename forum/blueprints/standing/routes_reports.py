"""The appeal of a member whose report a moderator did not agree with."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.standing.appealing import SENT, Typed, appeal_part
from forum.blueprints.standing.forms import AppealForm
from forum.blueprints.standing.routes import bp
from forum.db import unit_of_work
from forum.permissions.blogs import check_signed_in
from forum.queries.standing import get_refused_report
from forum.services.appeals import appeal_report, prepare_appeal
from forum.services.flag_reasons import REASON_NAMES
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import flash_done

AT_REPORT = "/reports/<int:flag_id>/appeal"


def _show(
    flag_id: int, form: AppealForm | None = None, *, typed: Typed = None, status: int = 200
) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    report = get_refused_report(actor, flag_id)
    decision = report.decision if report.flag.state == "disagreed" else None
    html = render_template(
        "standing/report.html",
        about=str(REASON_NAMES[report.flag.reason]),
        date=report.flag.created_at,
        words=report.flag.words or None,
        # That of a text that was brought back is addressed to its writer.
        reason=decision.reason if decision is not None and decision.kind == "dismiss" else None,
        **appeal_part(decision, report.appeal, "flagger", url=f"/reports/{flag_id}/appeal", form=form, typed=typed),
    )
    return html, status


@bp.get(AT_REPORT)
def report(flag_id: int) -> ResponseReturnValue:
    return _show(flag_id)


@bp.post(AT_REPORT)
@takes(AppealForm, _show)
def appeal_report_post(flag_id: int, form: AppealForm) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    prepared = prepare_appeal(form.body.data or "")
    with unit_of_work() as work:
        appeal_report(work, actor=actor, flag_id=flag_id, prepared=prepared)
    flash_done(str(SENT))
    return redirect(f"/reports/{flag_id}/appeal", 303)
