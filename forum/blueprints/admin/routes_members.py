"""Members: finding one, and what admins grant them."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.admin.access import current_admin
from forum.blueprints.admin.forms import EmailForm, RoleForm, TitleForm, TrustForm
from forum.blueprints.admin.routes import bp
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.queries.joining import find_inviter
from forum.queries.people import MemberRow, get_member, list_members
from forum.services import members as services
from forum.services.email_changes import ask_change_for
from forum.services.second_step import clear_second_step
from forum.validation.emails import check_email
from forum.validation.handles import handle_key
from forum.web.carrying import carries
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.urls import member_url
from forum.web.views import asked_place, paging

LONGEST_SEARCH = 254


@bp.get("/members")
def members() -> ResponseReturnValue:
    current_admin()
    wanted = request.args.get("q", "")[:LONGEST_SEARCH]
    page = list_members(wanted, asked_place(request.args))
    return render_template(
        "admin/members.html",
        wanted=wanted,
        members=[_line(row) for row in page.rows],
        **paging(page, url_for("admin.members", q=wanted or None)),
    )


def _line(row: MemberRow) -> dict[str, Any]:
    return {
        "handle": row.handle,
        "name": row.name,
        "title": row.title,
        "email": row.email,
        "role": row.role,
        "trust_level": row.trust_level,
        "state": row.state,
        "since": row.created_at,
        "url": url_for("admin.member", handle=row.handle),
        "profile_url": member_url(row.handle),
        "has_two_step": row.has_two_step,
    }


def _show_member(
    handle: str,
    *,
    role_form: Any = None,
    trust_form: Any = None,
    title_form: Any = None,
    email_form: Any = None,
    status: int = 200,
) -> ResponseReturnValue:
    actor = current_admin()
    member = get_member(handle_key(handle))
    html = render_template(
        "admin/member.html",
        member=_line(member) | {"inviter": find_inviter(member.id)},
        role_form=None if member.id == actor.id else role_form or RoleForm.filled(role=member.role),
        trust_form=trust_form or TrustForm.filled(level=str(member.trust_level)),
        email_form=None if member.id == actor.id else email_form or EmailForm.filled(),
        title_form=title_form or TitleForm.filled(title=member.title),
        role_url=url_for("admin.set_role", handle=member.handle),
        trust_url=url_for("admin.set_trust", handle=member.handle),
        email_url=url_for("admin.set_email", handle=member.handle),
        two_step_url=url_for("admin.clear_two_step", handle=member.handle),
        title_url=url_for("admin.set_title", handle=member.handle),
    )
    return make_response(html, status)


@bp.get("/members/<handle>")
def member(handle: str) -> ResponseReturnValue:
    return _show_member(handle)


@bp.post("/members/<handle>/role")
@carries(lambda typed, handle: _show_member(handle, role_form=RoleForm.filled(typed)))
def set_role(handle: str) -> ResponseReturnValue:
    actor = current_admin()
    get_member(handle_key(handle))
    form: Any = RoleForm()
    if not form.validate():
        return _show_member(handle, role_form=form, status=400)
    with unit_of_work() as work:
        services.set_role(work, actor=actor, handle=handle, role=form.role.data)
    flash_done(_("The role is saved."))
    return redirect(url_for("admin.member", handle=handle), 303)


@bp.post("/members/<handle>/trust")
@carries(lambda typed, handle: _show_member(handle, trust_form=TrustForm.filled(typed)))
def set_trust(handle: str) -> ResponseReturnValue:
    actor = current_admin()
    get_member(handle_key(handle))
    form: Any = TrustForm()
    if not form.validate():
        return _show_member(handle, trust_form=form, status=400)
    with unit_of_work() as work:
        services.set_trust_level(work, actor=actor, handle=handle, level=int(form.level.data))
    flash_done(_("The trust level is saved."))
    return redirect(url_for("admin.member", handle=handle), 303)


@bp.post("/members/<handle>/title")
@carries(lambda typed, handle: _show_member(handle, title_form=TitleForm.filled(typed)))
def set_title(handle: str) -> ResponseReturnValue:
    actor = current_admin()
    get_member(handle_key(handle))
    form: Any = TitleForm()
    try:
        with unit_of_work() as work:
            services.set_title(work, actor=actor, handle=handle, title=form.title.data or "")
    except InvalidInput as error:
        form.refuse(error)
        return _show_member(handle, title_form=form, status=400)
    flash_done(_("The title is saved."))
    return redirect(url_for("admin.member", handle=handle), 303)


def _show_email(
    handle: str, form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200
) -> ResponseReturnValue:
    return _show_member(handle, email_form=form or EmailForm.filled(typed), status=status)


@bp.post("/members/<handle>/email")
@takes(EmailForm, _show_email)
def set_email(handle: str, form: Any) -> ResponseReturnValue:
    actor = current_admin()
    email = check_email(form.email.data)
    with unit_of_work() as work:
        ask_change_for(work, actor=actor, handle=handle, email=email)
    flash_done(_("A message is on its way to the new address. Until it is confirmed there, nothing changes."))
    return redirect(url_for("admin.member", handle=handle), 303)


@bp.post("/members/<handle>/two-step/clear")
def clear_two_step(handle: str) -> ResponseReturnValue:
    actor = current_admin()
    with unit_of_work() as work:
        clear_second_step(work, actor=actor, handle=handle)
    flash_done(_("The second step is taken away, and the member is told."))
    return redirect(url_for("admin.member", handle=handle), 303)
