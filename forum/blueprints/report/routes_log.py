"""The public log of decisions."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.report.routes import bp
from forum.blueprints.report.words import what_was_done, why
from forum.db import current_settings
from forum.queries.public_log import LogRow, count_unlisted_decisions, list_public_decisions, parse_key


@bp.get("/moderation/log")
def log() -> ResponseReturnValue:
    page = list_public_decisions(
        before=parse_key(request.args.get("before")), after=parse_key(request.args.get("after"))
    )
    return render_template(
        "report/log.html",
        decisions=[_row(row) for row in page.rows],
        unlisted=count_unlisted_decisions(),
        newer_url=f"{request.path}?after={page.newer}" if page.newer is not None else None,
        older_url=f"{request.path}?before={page.older}" if page.older is not None else None,
    )


def _row(row: LogRow) -> dict[str, Any]:
    names_moderator = current_settings().show_moderators and row.moderator_name is not None
    return {
        "done": what_was_done(row.kind, is_of_reply=row.is_of_reply, is_of_post=row.is_of_post),
        "why": why(row.ground, row.category, row.rule),
        "date": row.created_at,
        "is_automated": row.is_automated,
        "is_undone": row.is_undone,
        "moderator_name": row.moderator_name if names_moderator else None,
    }
