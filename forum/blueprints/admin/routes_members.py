"""Members: finding one, and what admins grant them."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.admin.access import current_admin
from forum.blueprints.admin.forms import RoleForm, TitleForm, TrustForm
from forum.blueprints.admin.routes import bp
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.queries.people import MemberRow, get_member, list_members
from forum.services import members as services
from forum.validation.handles import handle_key
from forum.web.carrying import carries
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
    }


def _show_member(
    handle: str, *, role_form: Any = None, trust_form: Any = None, title_form: Any = None, status: int = 200
) -> ResponseReturnValue:
    actor = current_admin()
    member = get_member(handle_key(handle))
    html = render_template(
        "admin/member.html",
        member=_line(member),
        role_form=None if member.id == actor.id else role_form or RoleForm.filled(role=member.role),
        trust_form=trust_form or TrustForm.filled(level=str(member.trust_level)),
        title_form=title_form or TitleForm.filled(title=member.title),
        role_url=url_for("admin.set_role", handle=member.handle),
        trust_url=url_for("admin.set_trust", handle=member.handle),
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
