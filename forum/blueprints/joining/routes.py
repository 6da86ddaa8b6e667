"""Who wants to become a member, for moderators of the site."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.joining.forms import RefuseForm
from forum.db import session, unit_of_work
from forum.i18n import gettext as _
from forum.queries.joining import list_applications
from forum.services.applications import accept_application, count_waiting, refuse_application
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import flash_done

bp = Blueprint("joining", __name__)


def _show(
    user_id: int | None = None, form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200
) -> ResponseReturnValue:
    """The list; beside `user_id` stands the form with what was typed."""
    rows = list_applications(current_actor())
    forms = {row.user_id: RefuseForm.filled() for row in rows}
    if user_id in forms:
        forms[user_id] = form or RefuseForm.filled(typed)
    for row_id, each in forms.items():
        each.words.id = f"words-{row_id}"
    html = render_template(
        "joining/applications.html",
        applications=[
            {
                "handle": row.handle,
                "name": row.name,
                "question": row.question,
                "answer": row.answer,
                "since": row.since,
                "accept_url": url_for("joining.accept", user_id=row.user_id),
                "refuse_url": url_for("joining.refuse", user_id=row.user_id),
                "form": forms[row.user_id],
            }
            for row in rows
        ],
        count=count_waiting(session()),
    )
    return make_response(html, status)


@bp.get("/moderation/applications")
def applications() -> ResponseReturnValue:
    return _show()


@bp.post("/moderation/applications/<int:user_id>/accept")
def accept(user_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        handle = accept_application(work, actor=current_actor(), user_id=user_id)
    flash_done(_("@%(handle)s is a member now, and is told so.", handle=handle))
    return redirect(url_for("joining.applications"), 303)


@bp.post("/moderation/applications/<int:user_id>/refuse")
@takes(RefuseForm, _show)
def refuse(user_id: int, form: Any) -> ResponseReturnValue:
    with unit_of_work() as work:
        handle = refuse_application(work, actor=current_actor(), user_id=user_id, words=form.words.data or "")
    flash_done(_("@%(handle)s does not become a member, and is told so.", handle=handle))
    return redirect(url_for("joining.applications"), 303)
