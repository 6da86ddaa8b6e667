"""Ignoring a member, and the list of those whom one ignores."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.follows.routes import bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.permissions.follows import check_ignore
from forum.queries.ignores import is_ignored, list_ignored
from forum.queries.people import get_profile
from forum.services.ignores import ignore_member, stop_ignoring
from forum.validation.handles import handle_key
from forum.web.actor import current_actor
from forum.web.forms import flash_done
from forum.web.urls import member_url
from forum.web.views import asked_place, paging


@bp.get("/@<handle>/ignore")
def ignore(handle: str) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    profile = get_profile(handle_key(handle))
    check_ignore(actor, profile.id)
    return render_template(
        "follows/ignore.html",
        name=profile.name,
        is_ignored=is_ignored(actor, profile.id),
        ignore_url=f"{member_url(profile.handle)}/ignore",
        stop_url=url_for("follows.unignore", member_id=profile.id),
        back_url=member_url(profile.handle),
    )


@bp.post("/@<handle>/ignore")
def ignore_post(handle: str) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    with unit_of_work() as work:
        ignore_member(work, actor=actor, handle_key=handle_key(handle))
    flash_done(_("You ignore this member now."))
    return redirect(url_for("follows.ignored"), 303)


@bp.get("/ignored")
def ignored() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    page = list_ignored(actor, asked_place(request.args))
    members = [
        {
            "name": row.name,
            "handle": row.handle,
            "url": member_url(row.handle) if row.handle else None,
            "since": row.created_at,
            "stop_url": url_for("follows.unignore", member_id=row.id),
        }
        for row in page.rows
    ]
    return render_template("follows/ignored.html", members=members, **paging(page, "/ignored"))


@bp.post("/ignored/<int:member_id>/stop")
def unignore(member_id: int) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    with unit_of_work() as work:
        stop_ignoring(work, actor=actor, member_id=member_id)
    flash_done(_("You no longer ignore this member."))
    return redirect(url_for("follows.ignored"), 303)
