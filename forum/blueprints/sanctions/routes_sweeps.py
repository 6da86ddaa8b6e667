"""Sweeping an account: what it would remove, doing it, and taking it back."""

from typing import Any

from flask import make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.sanctions.forms import SanctionReasonForm, SweepForm
from forum.blueprints.sanctions.routes import bp
from forum.blueprints.sanctions.routes_members import AT_MEMBER, get_judged_member, member_view, record_url
from forum.db import unit_of_work
from forum.errors import StateConflict
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.sanctions import check_sanction, check_sweep
from forum.queries.sanctions import MemberFacts, get_subject
from forum.queries.sweeps import SweptText, find_standing_sweep, get_sweep_preview
from forum.services import sweeps as services
from forum.services.decisions import Statement
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.urls import reply_url


def _get_sweepable(handle: str) -> tuple[Actor, MemberFacts]:
    actor, member = get_judged_member(handle)
    check_sanction(actor, get_subject(member), None)
    check_sweep(member.state)
    return actor, member


def _text_view(text: SweptText) -> dict[str, Any]:
    url = reply_url(text.post_id, text.number) if text.number is not None else f"/posts/{text.post_id}"
    return {"words": text.words, "state": text.state, "created_at": text.created_at, "url": url}


def _show_sweep(handle: str, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    actor, member = _get_sweepable(handle)
    if form is None and typed is None and find_standing_sweep(member.id) is not None:
        raise StateConflict(_("This account has been swept already."))
    preview = get_sweep_preview(actor, member.id)
    counts = preview.counts
    return make_response(
        render_template(
            "sanctions/sweep.html",
            member=member_view(member),
            counts={
                "posts": counts.posts.get("published", 0) + counts.posts.get("pending", 0),
                "replies": counts.replies.get("published", 0) + counts.replies.get("pending", 0),
                "hidden": counts.sum_of("hidden"),
                "removed": counts.sum_of("removed", "rejected", "deleted"),
            },
            posts=[_text_view(text) for text in preview.posts],
            replies=[_text_view(text) for text in preview.replies],
            blog_names=preview.blog_names,
            form=form or SweepForm.filled(typed, category="spam"),
            action_url=f"{record_url(member.handle)}/sweep",
        ),
        status,
    )


@bp.get(f"{AT_MEMBER}/sweep")
def sweep(handle: str) -> ResponseReturnValue:
    return _show_sweep(handle)


@bp.post(f"{AT_MEMBER}/sweep")
@takes(SweepForm, _show_sweep)
def sweep_post(handle: str, form: SweepForm) -> ResponseReturnValue:
    actor, member = _get_sweepable(handle)
    statement = Statement(form.reason.data or "", category=form.category.data or None)
    with unit_of_work() as work:
        services.sweep_member(work, actor=actor, handle=member.handle, statement=statement)
    flash_done(_("The account is closed, and its texts are being removed. You can undo this for 30 days."))
    return redirect(record_url(member.handle), 303)


def _show_undo(handle: str, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    _actor, member = _get_sweepable(handle)
    found = find_standing_sweep(member.id)
    if found is None and form is None and typed is None:
        raise StateConflict(_("There is no sweep to undo: somebody was faster."))
    return make_response(
        render_template(
            "sanctions/undo_sweep.html",
            member=member_view(member),
            sweep=found,
            form=form or SanctionReasonForm.filled(typed),
            action_url=f"{record_url(member.handle)}/sweep/undo",
        ),
        status,
    )


@bp.get(f"{AT_MEMBER}/sweep/undo")
def undo_sweep(handle: str) -> ResponseReturnValue:
    return _show_undo(handle)


@bp.post(f"{AT_MEMBER}/sweep/undo")
@takes(SanctionReasonForm, _show_undo)
def undo_sweep_post(handle: str, form: SanctionReasonForm) -> ResponseReturnValue:
    actor, member = _get_sweepable(handle)
    with unit_of_work() as work:
        services.undo_sweep(work, actor=actor, handle=member.handle, reason=form.reason.data or "")
    flash_done(_("The account is open again, and its texts are coming back."))
    return redirect(record_url(member.handle), 303)
