"""One's own standing: the level with its reasons, limits, reports, decisions and appeals."""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.standing import words
from forum.permissions.blogs import check_signed_in
from forum.queries.standing import AppealRow, DecisionRow, get_standing, list_appeals, list_decisions
from forum.rules.trust import conditions
from forum.services.trust import trust_settings
from forum.web.actor import current_actor
from forum.web.statements import APPEAL_STATES, what_was_done
from forum.web.views import asked_place, paging

bp = Blueprint("standing", __name__)


@bp.get("/standing")
def index() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    standing = get_standing(actor)
    page = list_decisions(actor, asked_place(request.args))
    return render_template(
        "standing/index.html",
        level=actor.trust_level,
        level_words=words.level_words(actor),
        conditions=words.conditions_ahead(actor, conditions(standing.facts, trust_settings())),
        limits=words.pace_words(actor, standing.confirmed_at),
        restrictions=words.restriction_rows(actor, standing),
        reports=words.report_rows(standing),
        open_appeals=standing.open_appeals,
        decisions=[_decision_row(row) for row in page.rows],
        **paging(page, "/standing"),
    )


def _decision_row(row: DecisionRow) -> dict[str, Any]:
    return {
        "done": what_was_done(row.kind, is_of_reply=row.is_of_reply),
        "date": row.created_at,
        "title": row.post_title,
        "blog": row.blog_name,
        "is_undone": row.is_undone,
        "appeal": str(APPEAL_STATES[row.appeal_state]) if row.appeal_state else None,
        "url": f"/standing/decisions/{row.id}",
    }


@bp.get("/standing/appeals")
def appeals() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    page = list_appeals(actor, asked_place(request.args))
    return render_template(
        "standing/appeals.html",
        appeals=[_appeal_row(row) for row in page.rows],
        **paging(page, "/standing/appeals"),
    )


def _appeal_row(row: AppealRow) -> dict[str, Any]:
    is_writer = row.side == "writer"
    report = f"/reports/{row.flag_id}/appeal" if row.flag_id is not None else None
    return {
        "is_writer": is_writer,
        "state": str(APPEAL_STATES[row.state]),
        "date": row.created_at,
        "url": f"/standing/decisions/{row.decision_id}" if is_writer else report,
    }
