"""What the moderators wrote to a member about a case of theirs, and the answer. Open to suspended members too."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField
from wtforms.validators import DataRequired

from forum.db import current_settings, unit_of_work
from forum.i18n import gettext as _
from forum.i18n import lazy_gettext
from forum.permissions.blogs import check_signed_in
from forum.queries.case_entries import Conversation, get_conversation, list_entries
from forum.services.case_entries import answer_moderators, prepare_entry
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import KeyedForm, flash_done
from forum.web.urls import post_url, reply_url

bp = Blueprint("conversations", __name__, url_prefix="/standing/cases")

SHARED = ("to_member", "from_member")


class AnswerForm(KeyedForm):
    """What a member writes to the moderators."""

    body = TextAreaField(lazy_gettext("Your message"), [DataRequired(lazy_gettext("Please write something first."))])


def _show(case_id: int, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    conversation = get_conversation(actor, case_id)
    names = current_settings().show_moderators
    html = render_template(
        "conversations/show.html",
        text=_text(conversation),
        messages=[
            {
                "is_own": entry.kind == "from_member",
                "author": entry.author_name if names and entry.kind == "to_member" else None,
                "date": entry.created_at,
                "body_html": entry.html,
            }
            for entry in list_entries(case_id, kinds=SHARED)
        ],
        form=form or AnswerForm.filled(typed),
        action_url=f"/standing/cases/{case_id}",
    )
    return make_response(html, status)


def _text(conversation: Conversation) -> dict[str, Any] | None:
    """The member's own text that it is about; None where there is none, or they may not read it now."""
    post, reply = conversation.post, conversation.reply
    if post is None or not conversation.is_readable:
        return None
    if reply is None:
        return {"title": post.title, "body_html": post.html, "url": post_url(post.id, post.slug)}
    url = reply_url(post.id, reply.number) if reply.number else None
    return {"title": None, "body_html": reply.html, "url": url}


@bp.get("/<int:case_id>")
def show(case_id: int) -> ResponseReturnValue:
    return _show(case_id)


@bp.post("/<int:case_id>")
@takes(AnswerForm, _show)
def answer(case_id: int, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    get_conversation(actor, case_id)
    prepared = prepare_entry(form.body.data or "")
    with unit_of_work() as work:
        answer_moderators(work, actor=actor, case_id=case_id, prepared=prepared, form_key=form.key.data or "")
    flash_done(_("Your message is sent to the moderators."))
    return redirect(f"/standing/cases/{case_id}", 303)
