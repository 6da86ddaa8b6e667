"""The moderators' pages of a member: the record, a new measure, and lifting one."""

from collections.abc import Callable
from typing import Any

from flask import make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.sanctions import words
from forum.blueprints.sanctions.forms import SanctionForm, SanctionReasonForm
from forum.blueprints.sanctions.routes import bp
from forum.db import unit_of_work
from forum.errors import InvalidInput, StateConflict
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.pseudonyms import may_reveal
from forum.permissions.sanctions import (
    check_sanction,
    check_see_records,
    may_sanction,
    may_sweep,
)
from forum.queries import sanctions as queries
from forum.queries.sanctions import DecisionRow, MemberFacts, SanctionRow
from forum.queries.sweeps import find_standing_sweep
from forum.services import sanctions as services
from forum.services.decisions import Statement
from forum.services.sanctions import Reach
from forum.validation.handles import handle_key
from forum.validation.pseudonyms import is_pseudonym
from forum.web.actor import current_actor
from forum.web.decision_words import kind_name
from forum.web.form_views import takes
from forum.web.forms import choices_of, flash_done
from forum.web.urls import member_url, reply_url
from forum.web.views import asked_place, paging

AT_MEMBER = "/moderation/members/<handle>"
SITE = "site"


def record_url(handle: str) -> str:
    return f"/moderation/members/{handle}"


def get_judged_member(handle: str) -> tuple[Actor, MemberFacts]:
    """`SignInNeeded` or `NotAllowed` for who moderates nothing, before anything is said of the member."""
    actor = current_actor()
    check_see_records(actor)
    return actor, queries.get_member_facts(handle_key(handle))


def member_view(member: MemberFacts) -> dict[str, Any]:
    return {
        "name": member.name,
        "handle": member.handle,
        "profile_url": member_url(member.handle) if member.state in {"active", "imported"} else None,
        "record_url": record_url(member.handle),
        "since": member.created_at,
        "is_pseudonym": is_pseudonym(member.handle),
    }


@bp.get(AT_MEMBER)
def record(handle: str) -> ResponseReturnValue:
    """What holds for a member, what was decided before, and how their texts fared, in the actor's blogs."""
    actor, member = get_judged_member(handle)
    subject = queries.get_subject(member)
    found = queries.list_sanctions(actor, member.id)
    decisions = queries.list_member_decisions(actor, member.id, asked_place(request.args))
    counts = queries.count_texts(actor, member.id)
    base = record_url(member.handle)
    sweep = find_standing_sweep(member.id) if may_sweep(actor) else None
    may_reach = may_sanction(actor, subject, None)
    return render_template(
        "sanctions/record.html",
        member=member_view(member),
        in_force=[_sanction_view(base, row, actor, subject) for row in found if row.is_in_force],
        past=[_sanction_view(base, row, actor, subject) for row in found if not row.is_in_force],
        decisions=[_decision_view(row) for row in decisions.rows],
        counts={
            "published": counts.sum_of("published"),
            "hidden": counts.sum_of("hidden"),
            "removed": counts.sum_of("removed", "rejected"),
            "agreed_flags": counts.agreed_flags,
        },
        sanction_url=f"{base}/sanction" if _open_scopes(actor, subject) else None,
        sweep_url=f"{base}/sweep" if may_reach and sweep is None and not is_pseudonym(member.handle) else None,
        undo_url=f"{base}/sweep/undo" if may_reach and sweep is not None else None,
        reveal_url=f"{base}/reveal" if is_pseudonym(member.handle) and may_reveal(actor, member) else None,
        **paging(decisions, base),
    )


def _sanction_view(base: str, row: SanctionRow, actor: Actor, subject: Any) -> dict[str, Any]:
    may_lift = row.is_in_force and may_sanction(actor, subject, row.blog_id)
    return {
        "name": words.SANCTIONS[row.kind],
        "blog_name": row.blog_name,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "acknowledged_at": row.acknowledged_at,
        "lifted_at": row.lifted_at,
        "reason": row.reason,
        "lift_url": f"{base}/sanctions/{row.id}/lift" if may_lift else None,
    }


def _decision_view(row: DecisionRow) -> dict[str, Any]:
    url = None
    if row.post_id is not None:
        url = f"/posts/{row.post_id}" if row.reply_number is None else reply_url(row.post_id, row.reply_number)
    return {
        "name": kind_name(row.kind),
        "created_at": row.created_at,
        "reason": row.reason,
        "blog_name": row.blog_name,
        "url": url,
        "is_undone": row.is_undone,
        "is_automated": row.is_automated,
    }


def _open_scopes(actor: Actor, subject: Any) -> list[tuple[str, Any]]:
    """Where the actor may act on the member: the site, or blogs by their ids."""
    found: list[tuple[str, Any]] = [(SITE, _("The whole site"))] if may_sanction(actor, subject, None) else []
    return found + [
        (str(blog.id), blog.name)
        for blog in queries.list_moderated_blogs(actor)
        if may_sanction(actor, subject, blog.id)
    ]


def _show_sanction(handle: str, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    actor, member = get_judged_member(handle)
    subject = queries.get_subject(member)
    scopes = _open_scopes(actor, subject)
    if not scopes:
        # Says which of the rules stands against it.
        check_sanction(actor, subject, None if may_sweep(actor) else actor.blogs_with("moderator")[0])
    form = form or SanctionForm.filled(typed, case=request.args.get("case", ""), kind="warn", duration="1d")
    form.scope.choices = choices_of(scopes)
    if not may_sweep(actor):
        form.kind.choices = choices_of([pair for pair in words.MEASURES if pair != words.SUSPEND])
    return make_response(
        render_template(
            "sanctions/sanction.html",
            member=member_view(member),
            form=form,
            action_url=f"{record_url(member.handle)}/sanction",
        ),
        status,
    )


@bp.get(f"{AT_MEMBER}/sanction")
def sanction(handle: str) -> ResponseReturnValue:
    return _show_sanction(handle)


@bp.post(f"{AT_MEMBER}/sanction")
@takes(SanctionForm, _show_sanction)
def sanction_post(handle: str, form: SanctionForm) -> ResponseReturnValue:
    actor, member = get_judged_member(handle)
    _impose(actor, member, form)
    flash_done(str(words.DONE[form.kind.data]))
    return redirect(record_url(member.handle), 303)


def _impose(actor: Actor, member: MemberFacts, form: SanctionForm) -> None:
    statement = Statement(form.reason.data or "", category=form.category.data or None)
    blog_id = _number(form.scope.data, "scope") if form.scope.data != SITE else None
    case_id = _number(form.case.data, None) if form.case.data else None
    with unit_of_work() as work:
        if form.kind.data == "warn":
            services.warn_member(
                work, actor=actor, handle=member.handle, statement=statement, blog_id=blog_id, case_id=case_id
            )
            return
        _service_of(form.kind.data)(
            work,
            actor=actor,
            handle=member.handle,
            statement=statement,
            reach=Reach(blog_id, form.duration.data or ""),
            case_id=case_id,
        )


def _service_of(kind: str | None) -> Callable[..., Any]:
    if kind == "silence":
        return services.silence_member
    if kind == "require_approval":
        return services.require_approval
    if kind == "suspend":
        return services.suspend_member
    raise InvalidInput(_("Please choose what to do."), field="kind")


def _number(raw: str | None, field: str | None) -> int:
    if raw and raw.isascii() and raw.isdigit() and len(raw) < 19:
        return int(raw)
    raise InvalidInput(_("Please choose where it holds.") if field else _("There is no such case."), field=field)


def _show_lift(
    handle: str, sanction_id: int, form: Any = None, *, typed: Any = None, status: int = 200
) -> ResponseReturnValue:
    actor, member = get_judged_member(handle)
    found = queries.get_sanction(actor, member.id, sanction_id)
    check_sanction(actor, queries.get_subject(member), found.blog_id)
    if form is None and typed is None and not found.is_in_force:
        raise StateConflict(_("This holds no longer: it has ended, or somebody has lifted it."))
    base = record_url(member.handle)
    return make_response(
        render_template(
            "sanctions/lift.html",
            member=member_view(member),
            sanction=_sanction_view(base, found, actor, queries.get_subject(member)),
            form=form or SanctionReasonForm.filled(typed),
            action_url=f"{base}/sanctions/{sanction_id}/lift",
        ),
        status,
    )


@bp.get(f"{AT_MEMBER}/sanctions/<int:sanction_id>/lift")
def lift(handle: str, sanction_id: int) -> ResponseReturnValue:
    return _show_lift(handle, sanction_id)


@bp.post(f"{AT_MEMBER}/sanctions/<int:sanction_id>/lift")
@takes(SanctionReasonForm, _show_lift)
def lift_post(handle: str, sanction_id: int, form: SanctionReasonForm) -> ResponseReturnValue:
    actor, member = get_judged_member(handle)
    with unit_of_work() as work:
        services.lift_sanction(
            work, actor=actor, handle=member.handle, sanction_id=sanction_id, reason=form.reason.data or ""
        )
    flash_done(_("It is lifted, and they are told."))
    return redirect(record_url(member.handle), 303)
