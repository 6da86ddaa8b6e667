"""One decision with its statement of reasons, and the appeal against it; signed in, or by the link of a mail."""

from flask import make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.standing.appealing import SENT, Typed, appeal_part
from forum.blueprints.standing.forms import AppealForm
from forum.blueprints.standing.routes import bp
from forum.db import current_settings, unit_of_work
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.queries.people import find_active_member
from forum.queries.standing import DecisionPage, get_decision
from forum.services.appeals import appeal_decision, prepare_appeal, withdraw_appeal
from forum.services.tokens import read_decision_token
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.statements import statement_of
from forum.web.urls import asking_back, post_url

AT_DECISION = "/standing/decisions/<int:decision_id>"


def _member() -> Actor:
    actor = current_actor()
    check_signed_in(actor)
    return actor


def _show(
    decision_id: int, form: AppealForm | None = None, *, typed: Typed = None, status: int = 200
) -> ResponseReturnValue:
    page = get_decision(_member(), decision_id)
    url = f"/standing/decisions/{decision_id}"
    return _render(page, form, typed, appeal_url=f"{url}/appeal", is_by_link=False, status=status)


def _render(
    page: DecisionPage,
    form: AppealForm | None,
    typed: Typed,
    *,
    appeal_url: str,
    is_by_link: bool,
    status: int,
) -> ResponseReturnValue:
    decision = page.decision
    post = None
    if decision.post_id is not None and page.post_slug is not None:
        post = {"title": page.post_title, "url": post_url(decision.post_id, page.post_slug)}
    response = make_response(
        render_template(
            "standing/decision.html",
            statement=statement_of(decision),
            post=post,
            blog=page.blog_name,
            moderator=page.moderator_name if current_settings().show_moderators else None,
            own_text=page.own_text,
            is_by_link=is_by_link,
            warning_url=None if is_by_link else _warning_url(decision.id),
            **appeal_part(
                decision,
                page.appeal,
                "writer" if page.is_concerned else None,
                url=appeal_url,
                form=form,
                typed=typed,
                may_withdraw=not is_by_link,
            ),
        ),
        status,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _warning_url(decision_id: int) -> str | None:
    """Where the reader says that they read this warning, as long as they have not."""
    waits = any(r.kind == "warning" and r.decision_id == decision_id for r in current_actor().restrictions)
    return asking_back("/warning", f"/standing/decisions/{decision_id}") if waits else None


@bp.get(AT_DECISION)
def decision(decision_id: int) -> ResponseReturnValue:
    return _show(decision_id)


@bp.post(f"{AT_DECISION}/appeal")
@takes(AppealForm, _show)
def appeal(decision_id: int, form: AppealForm) -> ResponseReturnValue:
    actor = _member()
    prepared = prepare_appeal(form.body.data or "")
    with unit_of_work() as work:
        appeal_decision(work, actor=actor, decision_id=decision_id, prepared=prepared)
    flash_done(str(SENT))
    return redirect(f"/standing/decisions/{decision_id}", 303)


@bp.post("/standing/appeals/<int:case_id>/withdraw")
def withdraw(case_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        withdraw_appeal(work, actor=_member(), case_id=case_id)
    flash_done(_("Your appeal is withdrawn."))
    return redirect("/standing/appeals", 303)


def _read_link(token: str) -> tuple[Actor, int] | None:
    """Whose link it is, and of which decision."""
    found = read_decision_token(token)
    actor = find_active_member(found[0]) if found is not None else None
    return None if found is None or actor is None else (actor, found[1])


def _show_by_link(
    token: str, form: AppealForm | None = None, *, typed: Typed = None, status: int = 200
) -> ResponseReturnValue:
    link = _read_link(token)
    if link is None:
        return render_template("standing/link_ended.html"), 410
    actor, decision_id = link
    page = get_decision(actor, decision_id)
    return _render(page, form, typed, appeal_url=f"/decision/{token}", is_by_link=True, status=status)


@bp.get("/decision/<token>")
def decision_by_link(token: str) -> ResponseReturnValue:
    return _show_by_link(token)


@bp.post("/decision/<token>")
@takes(AppealForm, _show_by_link)
def appeal_by_link(token: str, form: AppealForm) -> ResponseReturnValue:
    link = _read_link(token)
    if link is None:
        return _show_by_link(token)
    actor, decision_id = link
    prepared = prepare_appeal(form.body.data or "")
    with unit_of_work() as work:
        appeal_decision(work, actor=actor, decision_id=decision_id, prepared=prepared)
    flash_done(_("Your appeal was sent. Another moderator will look at it. This page will show the answer."))
    return redirect(f"/decision/{token}", 303)
