"""A picture for whoever may see it: the whole, or the size that suits a screen.

What everybody may see is kept by whoever asks, for ten minutes, and not asked for again meanwhile: its content never
changes. After that each asks anew, so that one that was removed or hidden is gone everywhere within that time. What
only some may see is kept by nobody, not even by the browser, which others may use after them.
"""

import re

import structlog
from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from forum.db import current_settings
from forum.errors import NotFound
from forum.permissions import VISITOR
from forum.pictures import MADE_OF, MissingObject, open_store
from forum.queries.pictures import SeenPicture, file_name, find_picture
from forum.web.actor import current_actor
from forum.web.headers import ANYWHERE

bp = Blueprint("pictures", __name__, url_prefix="/pictures")
log = structlog.get_logger()

FOR_EVERYBODY = "public, max-age=600, immutable"
_NAME = re.compile("[a-z2-7]{20}")


@bp.get("/<name>")
def show(name: str) -> ResponseReturnValue:
    return _send(name, None)


@bp.get("/<name>/<int:width>")
def show_size(name: str, width: int) -> ResponseReturnValue:
    return _send(name, width)


def _find(name: str) -> tuple[SeenPicture, bool]:
    """The picture, and whether everybody may see it; the member is not even asked for where they do."""
    if not _NAME.fullmatch(name):
        raise NotFound
    picture = find_picture(VISITOR, name)
    if picture is not None:
        return picture, True
    actor = current_actor()
    picture = find_picture(actor, name) if actor.is_signed_in else None
    if picture is None:
        raise NotFound
    return picture, False


def _send(name: str, width: int | None) -> ResponseReturnValue:
    picture, is_public = _find(name)
    width = picture.widths[-1] if width is None else width
    if width not in picture.widths:
        raise NotFound
    if not is_public:
        response = _read(picture, width)
        response.headers["Cache-Control"] = "no-store"
        return response
    tag = f"{name}-{width}"
    response = Response(status=304) if request.if_none_match.contains(tag) else _read(picture, width)
    response.set_etag(tag)
    response.headers["Cache-Control"] = FOR_EVERYBODY
    response.headers[ANYWHERE[0]] = ANYWHERE[1]
    return response


def _read(picture: SeenPicture, width: int) -> Response:
    name = file_name(picture.name, width, picture.format)
    try:
        with open_store(current_settings()).open(name) as file:
            return Response(file.read(), mimetype=MADE_OF[picture.format])
    except MissingObject as error:
        log.error("picture_file_missing", name=name)
        raise NotFound from error
