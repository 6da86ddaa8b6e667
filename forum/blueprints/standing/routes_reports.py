"""The appeal of a member whose report a moderator did not agree with."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.standing.forms import AppealForm
from forum.blueprints.standing.routes import bp
from forum.blueprints.standing.words import appeal_view
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.permissions.appeals import appeal_ends_at, may_appeal
from forum.permissions.blogs import check_signed_in
from forum.queries.standing import get_refused_report
from forum.services.appeals import appeal_report, prepare_appeal
from forum.services.flag_reasons import REASON_NAMES
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.forms import flash_done

AT_REPORT = "/reports/<int:flag_id>/appeal"


def _show(
    flag_id: int, form: AppealForm | None = None, *, typed: MultiDict[str, str] | None = None, status: int = 200
) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    report = get_refused_report(actor, flag_id)
    decision = report.decision if report.flag.state == "disagreed" else None
    can_appeal = decision is not None and report.appeal is None and may_appeal(decision, "flagger")
    html = render_template(
        "standing/report.html",
        about=str(REASON_NAMES[report.flag.reason]),
        date=report.flag.created_at,
        words=report.flag.words or None,
        # That of a text that was brought back is addressed to its writer.
        reason=decision.reason if decision is not None and decision.kind == "dismiss" else None,
        appeal=appeal_view(report.appeal),
        appeal_ends_at=appeal_ends_at(decision) if decision is not None else None,
        form=(form or AppealForm.filled(typed)) if can_appeal else None,
        typed=typed.get("body", "") if typed is not None and not can_appeal else "",
        appeal_url=f"/reports/{flag_id}/appeal",
    )
    return html, status


@bp.get(AT_REPORT)
def report(flag_id: int) -> ResponseReturnValue:
    return _show(flag_id)


@bp.post(AT_REPORT)
@carries(_show)
def appeal_report_post(flag_id: int) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    form = AppealForm()
    if not form.validate():
        return _show(flag_id, form, status=400)
    try:
        prepared = prepare_appeal(form.body.data or "")
        with unit_of_work() as work:
            appeal_report(work, actor=actor, flag_id=flag_id, prepared=prepared)
    except InvalidInput as error:
        form.refuse(error)
        return _show(flag_id, form, status=400)
    flash_done(
        _("Your appeal was sent. Another moderator will look at it, and you will read the answer in your inbox.")
    )
    return redirect(f"/reports/{flag_id}/appeal", 303)
