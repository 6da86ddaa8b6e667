"""One's own reports: what became of them, and taking one back."""

from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.flags.routes import bp
from forum.blueprints.flags.words import GONE, LOOKED_AFTER, STATES
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.queries.flags import OwnFlag, get_own_flag, list_own_flags
from forum.services import flags as services
from forum.services.flag_reasons import REASON_NAMES, WORRIED
from forum.web.actor import current_actor
from forum.web.forms import flash_done
from forum.web.help import help_contacts
from forum.web.urls import member_url, post_url, reply_url
from forum.web.views import asked_place, paging


def _view(flag: OwnFlag) -> dict[str, Any]:
    words = STATES[flag.state]
    if flag.reason == WORRIED and flag.state == "ignored":
        words = LOOKED_AFTER
    return {
        "url": f"/reports/{flag.id}",
        "kind": flag.kind,
        "gone": str(GONE[flag.kind]),
        "title": flag.title or flag.name,
        "text_url": _text_url(flag) if flag.is_visible else None,
        "reason": str(REASON_NAMES[flag.reason]),
        "is_worry": flag.reason == WORRIED,
        "words": flag.words,
        "date": flag.created_at,
        "state": str(words),
        "handled": flag.handled_at,
        "withdraw_url": f"/reports/{flag.id}/withdraw" if flag.state == "open" else None,
    }


def _text_url(flag: OwnFlag) -> str:
    if flag.post_id is None:
        return member_url(flag.handle or "")
    return post_url(flag.post_id, flag.slug or "") if flag.number is None else reply_url(flag.post_id, flag.number)


@bp.get("/reports")
def index() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    page = list_own_flags(actor, asked_place(request.args))
    return render_template("flags/index.html", reports=[_view(flag) for flag in page.rows], **paging(page, "/reports"))


@bp.get("/reports/<int:flag_id>")
def show(flag_id: int) -> ResponseReturnValue:
    """One report; of a worry also who helps, at once and without waiting for a moderator."""
    actor = current_actor()
    check_signed_in(actor)
    report = _view(get_own_flag(actor, flag_id))
    return render_template("flags/show.html", report=report, contacts=help_contacts() if report["is_worry"] else None)


@bp.post("/reports/<int:flag_id>/withdraw")
def withdraw(flag_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        services.withdraw_flag(work, actor=current_actor(), flag_id=flag_id)
    flash_done(_("You took your report back."))
    return redirect("/reports", 303)
