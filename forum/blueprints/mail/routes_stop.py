"""The link in each message that stops its kind: a POST acts at once (RFC 8058), a GET only shows.

The address itself says who asks and for what, signed; neither a cookie nor a form's token is looked at.
"""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.mail.routes import bp
from forum.blueprints.mail.words import STOPPED
from forum.db import session, unit_of_work
from forum.errors import NotFound
from forum.i18n import gettext as _
from forum.services.stopping import Wish, find_wish, stop_all_mail, stop_mail
from forum.services.tokens import read_stop_token


def _read(token: str) -> tuple[int, str]:
    """Raises `NotFound` for a link that this site did not make."""
    found = read_stop_token(token)
    if found is None:
        raise NotFound(
            _("This link is not whole, or it is not from this site. Please copy all of it from the message.")
        )
    return found


def _words(wish: Wish) -> str:
    return str(STOPPED[wish.follow_kind or wish.kind])


@bp.get("/unsubscribe/<token>")
def stop(token: str) -> ResponseReturnValue:
    user_id, name = _read(token)
    wish = find_wish(session(), user_id, name)
    is_over = wish.kind != "gathered" and wish.rhythm is None
    return render_template("mail/stop.html", what=_words(wish), is_over=is_over, token=token)


@bp.post("/unsubscribe/<token>")
def stop_post(token: str) -> ResponseReturnValue:
    user_id, name = _read(token)
    is_all = "all" in request.form
    with unit_of_work() as work:
        words = _words(find_wish(work, user_id, name))
        if is_all:
            stop_all_mail(work, user_id)
        else:
            stop_mail(work, user_id, name)
    return render_template("mail/stopped.html", what=None if is_all else words)
