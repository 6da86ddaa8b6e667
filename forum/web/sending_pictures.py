"""Pictures that come with a form: room for them, and their place in the text.

No browser gives a chosen file back to a form that is shown again, so a picture is kept as soon as it comes.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, request
from werkzeug.datastructures import FileStorage

from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.pictures import MOST_BYTES
from forum.services.pictures import add_picture, prepare_picture
from forum.web.actor import current_actor
from forum.web.forms import flash_done

View = TypeVar("View", bound=Callable[..., Any])

# Above what is taken, so that whoever chose too large a file gets the form back with their text.
MOST_SENT = 64 * 1024 * 1024
LONGEST_ALT = 300
BUTTON = "picture"
_MARKS = re.compile(r"([\\\[\]`*_<>&!~@#])")
_views: set[Callable[..., Any]] = set()


def takes_pictures(view: View) -> View:
    """Marks a POST view whose form may hold a file."""
    _views.add(view)
    return view


def make_room() -> None:
    """Before anything reads the request: with a file it may be larger than forms are, for those who have a cookie."""
    if request.mimetype != "multipart/form-data" or not request.cookies:
        return
    if current_app.view_functions.get(request.endpoint or "") in _views:
        request.max_content_length = MOST_SENT


def has_picture() -> bool:
    """Whether a file came with the form, or its button was pressed."""
    sent = request.files.get("picture")
    return (sent is not None and bool(sent.filename)) or request.form.get("action") == BUTTON


def _sent_bytes(sent: Any) -> bytes:
    """The file, as far as it could be taken at all; raises `InvalidInput` for `picture`."""
    if not isinstance(sent, FileStorage) or not sent.filename:
        raise InvalidInput(_("Please choose a picture first."), field="picture")
    return sent.stream.read(MOST_BYTES + 1)


def receive_picture(form: Any) -> str:
    """Keeps the file that came in the form's field `picture`; gives the name of the picture."""
    actor = current_actor()
    prepared = prepare_picture(actor, _sent_bytes(form.picture.data))
    with unit_of_work() as work:
        return add_picture(work, actor=actor, prepared=prepared).name


def insert_picture(form: Any) -> None:
    """Puts the picture that came at the end of the form's text."""
    written = picture_markdown(receive_picture(form), form.picture_alt.data or "")
    text = (form.body.data or "").rstrip()
    form.renew(body=f"{text}\n\n{written}\n" if text else f"{written}\n", picture_alt="")
    flash_done(_("The picture stands at the end of your text. Nothing is posted yet."))


def picture_markdown(name: str, alt: str) -> str:
    """What a text says to show a picture."""
    words = " ".join(alt.split())[:LONGEST_ALT]
    return f"![{_MARKS.sub(_escape, words)}](/pictures/{name})"


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[1]}"
