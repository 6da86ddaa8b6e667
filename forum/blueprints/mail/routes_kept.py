"""An answer by mail that waits for its writer: the usual form of a reply, filled with it."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.mail.routes import bp
from forum.db import unit_of_work
from forum.errors import InvalidInput, MustConfirm, NotFound
from forum.models import IncomingMail
from forum.permissions.blogs import check_signed_in
from forum.queries.incoming import find_place, get_kept
from forum.queries.pictures import Rights
from forum.services.checking import judge_reply
from forum.services.incoming import post_kept
from forum.services.replies import prepare_reply
from forum.web.actor import current_actor
from forum.web.checked_forms import sending_of
from forum.web.form_views import is_preview, takes_text
from forum.web.new_reply import show_new_reply
from forum.web.reply_form import ReplyForm
from forum.web.signing import signature_of
from forum.web.urls import reply_url
from forum.web.waiting import REPLY_WAITS, to_waiting, words_on_waiting


def _show(mail_id: int, form: Any = None, *, typed: Any = None, preview_html: str | None = None) -> str:
    actor = current_actor()
    check_signed_in(actor)
    is_new = form is None and typed is None
    mail = get_kept(actor, mail_id, is_open=is_new)
    post_id, number = find_place(actor, mail.post_id, mail.number)
    if is_new:
        form = ReplyForm.filled(body=mail.source)
        _ask(form, mail, post_id, number)
    own_url = url_for("mail.kept_post", mail_id=mail_id)
    try:
        return show_new_reply(post_id, number, form, typed=typed, preview_html=preview_html, action_url=own_url)
    except NotFound:
        if not is_new:
            raise
        return render_template("mail/kept_gone.html", source=mail.source)


def _ask(form: Any, mail: IncomingMail, post_id: int, number: int | None) -> None:
    """Shows at once what was found in the text, as if it had just been sent."""
    actor = current_actor()
    try:
        judge_reply(actor, post_id=post_id, parent_number=number, prepared=prepare_reply(mail.source))
    except MustConfirm as error:
        form.ask(error)
    except InvalidInput as error:
        form.refuse(error)
    except NotFound:
        # The page itself says so.
        return


@bp.get("/mail/kept/<int:mail_id>")
def kept(mail_id: int) -> ResponseReturnValue:
    return _show(mail_id)


@bp.post("/mail/kept/<int:mail_id>")
@takes_text(ReplyForm, _show)
def kept_post(mail_id: int, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    mail = get_kept(actor, mail_id)
    prepared = prepare_reply(form.body.data or "", Rights(actor.id))
    if is_preview():
        return _show(mail_id, form, preview_html=prepared.rendered.html)
    post_id, number = place = find_place(actor, mail.post_id, mail.number)
    prepared = judge_reply(actor, post_id=post_id, parent_number=number, prepared=prepared, sending=sending_of(form))
    with unit_of_work() as work:
        written = post_kept(
            work,
            actor=actor,
            mail_id=mail_id,
            place=place,
            prepared=prepared,
            form_key=form.key.data or "",
            signature=signature_of(actor, post_id, form.signature.data),
        )
    if written.number is None:
        return to_waiting(post_id, words_on_waiting(prepared, REPLY_WAITS))
    return redirect(reply_url(post_id, written.number), 303)
