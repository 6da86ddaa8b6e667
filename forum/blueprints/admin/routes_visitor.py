"""Seeing pages as a visitor sees them; what is sent meanwhile is sent as oneself."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.admin.access import current_admin
from forum.blueprints.admin.routes import bp
from forum.permissions.blogs import check_signed_in
from forum.validation.redirects import local_path
from forum.web.actor import current_actor, see_as_oneself, see_as_visitor


def _back() -> ResponseReturnValue:
    return redirect(local_path(request.form.get("next")) or url_for("posts.front"), 303)


@bp.post("/as-visitor")
def view_as_visitor() -> ResponseReturnValue:
    current_admin()
    see_as_visitor()
    return _back()


@bp.post("/as-visitor/leave")
def leave_visitor_view() -> ResponseReturnValue:
    check_signed_in(current_actor())
    see_as_oneself()
    return _back()
