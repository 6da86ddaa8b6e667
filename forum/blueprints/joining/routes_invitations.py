"""Inviting people, and who invited whom."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.joining.forms import InviteForm
from forum.blueprints.joining.routes import bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.queries.joining import InvitationRow, list_invitations, list_own_invitations
from forum.services.invitations import create_invitation, revoke_invitation
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.urls import absolute, member_url
from forum.web.views import asked_place, paging


def _line(row: InvitationRow) -> dict[str, Any]:
    return {
        "note": row.note,
        "state": row.state,
        "places": row.places,
        "taken": row.taken,
        "made_at": row.made_at,
        "ends_at": row.ends_at,
        "inviter": row.inviter,
        "joined": [(handle, member_url(handle)) for handle in row.joined],
        "revoke_url": url_for("joining.revoke", invitation_id=row.id) if row.state == "open" else None,
    }


def _show(
    form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200, link: str | None = None
) -> ResponseReturnValue:
    page = list_own_invitations(current_actor(), asked_place(request.args))
    html = render_template(
        "joining/invitations.html",
        form=form or InviteForm.filled(typed),
        link=link,
        invitations=[_line(row) for row in page.rows],
        **paging(page, url_for("joining.invitations")),
    )
    return make_response(html, status)


@bp.get("/settings/invitations")
def invitations() -> ResponseReturnValue:
    return _show()


@bp.post("/settings/invitations")
@takes(InviteForm, _show)
def invite(form: Any) -> ResponseReturnValue:
    actor = current_actor()
    with unit_of_work() as work:
        secret = create_invitation(
            work, actor=actor, note=form.for_whom.data or "", places=form.places.data, days=form.days.data
        )
    return _show(link=absolute(url_for("registration.register", invitation=secret)))


@bp.post("/settings/invitations/<int:invitation_id>/revoke")
def revoke(invitation_id: int) -> ResponseReturnValue:
    actor = current_actor()
    with unit_of_work() as work:
        revoke_invitation(work, actor=actor, invitation_id=invitation_id)
    flash_done(_("Nobody can register with this invitation any more."))
    is_own = request.args.get("of") != "all"
    return redirect(url_for("joining.invitations" if is_own else "joining.all_invitations"), 303)


@bp.get("/admin/invitations")
def all_invitations() -> ResponseReturnValue:
    page = list_invitations(current_actor(), asked_place(request.args))
    lines = [_line(row) for row in page.rows]
    for line in lines:
        line["inviter_url"] = member_url(line["inviter"])
        line["revoke_url"] = line["revoke_url"] and f"{line['revoke_url']}?of=all"
    return render_template(
        "admin/invitations.html", invitations=lines, **paging(page, url_for("joining.all_invitations"))
    )
