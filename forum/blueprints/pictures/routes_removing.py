"""Removing a picture for good, from all that shows it: for moderators of the site."""

from typing import Any

from flask import make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.pictures.forms import RemovePictureForm
from forum.blueprints.pictures.routes import bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.permissions.pictures import check_remove_picture
from forum.queries.pictures import get_picture_to_remove
from forum.rendering import image_html, picture_address
from forum.services import pictures as services
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.statement_forms import statement_of
from forum.web.urls import member_url, post_url


def _show(name: str, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    check_remove_picture(actor)
    picture = get_picture_to_remove(actor, name)
    html = render_template(
        "pictures/remove.html",
        form=form or RemovePictureForm.filled(typed),
        image_html=image_html(picture.shown, _("The picture that you would remove"), is_linked=False)
        if picture.state == "kept"
        else None,
        owner={"name": picture.owner_name, "url": member_url(picture.owner_handle)},
        places=[{"title": title, "url": post_url(post_id, slug)} for post_id, slug, title in picture.posts],
        reason=picture.reason or None,
        is_taken_back=picture.is_taken_back,
        action_url=f"{picture_address(name)}/remove",
    )
    return make_response(html, status)


@bp.get("/<name>/remove")
def ask_remove(name: str) -> ResponseReturnValue:
    return _show(name)


@bp.post("/<name>/remove")
@takes(RemovePictureForm, _show)
def remove(name: str, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    check_remove_picture(actor)
    statement = statement_of(form)
    with unit_of_work() as work:
        services.remove_picture(work, actor=actor, name=name, reason=statement)
    flash_done(_("The picture is removed for good, and whoever sent it is told. It cannot be sent again."))
    return redirect(f"{picture_address(name)}/remove", 303)
