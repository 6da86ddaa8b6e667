"""All that a member follows, to change or end it in place."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.follows.forms import FollowForm
from forum.blueprints.follows.routes import bp
from forum.blueprints.follows.words import DELIVERY_NAMES
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.permissions.follows import deliveries_of
from forum.queries.follows import GROUPS, FollowRow, list_follows
from forum.services import follows as services
from forum.web.actor import current_actor
from forum.web.forms import flash_done
from forum.web.urls import blog_url, member_url, post_url, reply_url
from forum.web.views import asked_place, paging


@bp.get("/follows")
def index() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    group = _asked_group()
    page = list_follows(actor, group, asked_place(request.args))
    return render_template(
        "follows/index.html",
        follows=[_line(row) for row in page.rows],
        group=group,
        **paging(page, f"/follows?group={group}" if group else "/follows"),
    )


def _asked_group() -> str | None:
    group = request.args.get("group")
    return group if group in GROUPS else None


def _line(row: FollowRow) -> dict[str, Any]:
    place = _place()
    return {
        "id": row.id,
        "kind": row.kind,
        "title": row.title,
        "url": _url_of(row),
        "number": row.number,
        "since": row.created_at,
        "origin": row.origin,
        "delivery": row.delivery,
        "choices": [(name, DELIVERY_NAMES[name]) for name in DELIVERY_NAMES if name in deliveries_of(row.kind)],
        "change_url": url_for("follows.change", follow_id=row.id, **place),
        "stop_url": url_for("follows.stop", follow_id=row.id, **place),
    }


def _url_of(row: FollowRow) -> str | None:
    if row.title is None or row.slug is None:
        return None
    if row.kind == "blog":
        return blog_url(row.slug)
    if row.kind == "member":
        return member_url(row.slug)
    if row.number is not None:
        return reply_url(row.post_id or 0, row.number)
    return post_url(row.post_id or 0, row.slug)


@bp.post("/follows/<int:follow_id>")
def change(follow_id: int) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    with unit_of_work() as work:
        services.change_follow(work, actor=actor, follow_id=follow_id, delivery=FollowForm().delivery.data or "")
    flash_done(_("That is saved."))
    return _back()


@bp.post("/follows/<int:follow_id>/stop")
def stop(follow_id: int) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    with unit_of_work() as work:
        services.stop_follow(work, actor=actor, follow_id=follow_id)
    flash_done(_("You no longer follow this."))
    return _back()


def _back() -> ResponseReturnValue:
    return redirect(url_for("follows.index", **_place()), 303)


def _place() -> dict[str, Any]:
    """The place in the list, so that a change leads back to it."""
    return {name: request.args[name] for name in ("group", "before", "after") if name in request.args}
