"""The pictures that a member has sent: the list, sending another, deleting one."""

from typing import Any

from flask import jsonify, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.pictures.forms import PictureForm
from forum.blueprints.pictures.routes import bp
from forum.db import session, unit_of_work
from forum.errors import InvalidInput, Restricted
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.queries.pictures import OwnPicture, Sent, get_own_picture, list_own_pictures, sent_by
from forum.rendering import image_html, picture_address
from forum.rules.pictures import MEGABYTE, quota_of
from forum.services import pictures as services
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.forms import Form, flash_done
from forum.web.sending_pictures import picture_markdown, receive_picture, takes_pictures

MOST_LISTED = 100


def _view(picture: OwnPicture) -> dict[str, Any]:
    address = picture_address(picture.name)
    return {
        "image_html": image_html(picture.shown, _("One of your pictures"), is_linked=False)
        if picture.state == "kept"
        else None,
        "state": picture.state,
        "date": picture.created_at,
        "is_used": picture.is_used,
        "reason": picture.reason or None,
        "decision_url": f"/standing/decisions/{picture.decision_id}" if picture.decision_id else None,
        "is_taken_back": picture.is_taken_back,
        "written": picture_markdown(picture.name, ""),
        "delete_url": f"{address}/delete",
    }


def _show(form: Any = None, *, typed: Any = None, sent: str | None = None, status: int = 200) -> ResponseReturnValue:
    """`sent` is what a text says to show the picture that just came."""
    actor = current_actor()
    check_signed_in(actor)
    used = Sent(*session().execute(sent_by(actor.member_id)).one())
    html = render_template(
        "pictures/index.html",
        form=form or PictureForm.filled(typed),
        pictures=[_view(picture) for picture in list_own_pictures(actor, MOST_LISTED)],
        sent=sent,
        used=-(-used.byte_count // MEGABYTE),
        most=quota_of(actor.trust_level, is_staff=actor.is_staff).byte_count // MEGABYTE,
    )
    return make_response(html, status)


@bp.get("")
def index() -> ResponseReturnValue:
    return _show()


@bp.post("")
@carries(_show)
@takes_pictures
def send() -> ResponseReturnValue:
    """From a page, or (asked for as JSON) from the script that puts pictures where somebody writes."""
    check_signed_in(current_actor())
    form: Any = PictureForm()
    is_script = request.accept_mimetypes.best == "application/json"
    try:
        name = receive_picture(form)
    except (InvalidInput, Restricted) as error:
        if is_script:
            return make_response(jsonify(error=str(error.message)), 400)
        if isinstance(error, Restricted):
            raise
        form.refuse(error)
        return _show(form, status=400)
    written = picture_markdown(name, form.picture_alt.data or "")
    if is_script:
        return jsonify(markdown=written, url=picture_address(name))
    return _show(sent=written)


@bp.get("/<name>/delete")
def ask_delete(name: str) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    picture = get_own_picture(actor, name)
    return render_template(
        "pictures/delete.html",
        form=Form.filled(),
        picture=_view(picture),
        action_url=request.path,
        cancel_url="/pictures",
    )


@bp.post("/<name>/delete")
def delete(name: str) -> ResponseReturnValue:
    with unit_of_work() as work:
        services.delete_picture(work, actor=current_actor(), name=name)
    flash_done(_("The picture is deleted."))
    return redirect("/pictures", 303)
