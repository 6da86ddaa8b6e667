"""The list of texts that name the member who reads it."""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.permissions.blogs import check_signed_in
from forum.queries.inbox import MentionRow, list_mentions
from forum.web.actor import current_actor
from forum.web.urls import post_url, reply_url
from forum.web.views import asked_place, paging, writer_view

bp = Blueprint("mentions", __name__)


@bp.get("/mentions")
def index() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    page = list_mentions(actor, asked_place(request.args))
    return render_template(
        "mentions/index.html", mentions=[_line(row) for row in page.rows], **paging(page, "/mentions")
    )


def _line(row: MentionRow) -> dict[str, Any]:
    is_reply = row.reply_number is not None
    return {
        "writer": writer_view(handle=row.writer_handle, name=row.writer_name),
        "title": row.post_title,
        "url": reply_url(row.post_id, row.reply_number)
        if row.reply_number is not None
        else post_url(row.post_id, row.post_slug),
        "date": row.created_at,
        "is_reply": is_reply,
    }
