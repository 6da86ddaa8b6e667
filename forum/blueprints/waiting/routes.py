"""Changing a reply that waits, and taking back a reply, a post or a change."""

from typing import Any

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from forum.db import unit_of_work
from forum.errors import EditConflict, StateConflict
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.queries.pictures import Rights
from forum.queries.posts import get_post_page
from forum.queries.waiting import get_own_waiting_reply
from forum.services import posts, replies
from forum.services import waiting_replies as services
from forum.services.checking import judge_reply_edit
from forum.web.actor import current_actor
from forum.web.checked_forms import sending_of
from forum.web.form_views import is_preview, takes_text
from forum.web.forms import flash_done
from forum.web.reply_edits import ReplyEdit, show_reply_conflict, show_reply_edit
from forum.web.reply_form import EditReplyForm
from forum.web.urls import post_url
from forum.web.views import post_view
from forum.web.waiting import REPLY_WAITS, TAKEN_BACK, to_waiting, words_on_waiting

bp = Blueprint("waiting", __name__, url_prefix="/posts/<int:post_id>")


def _find(post_id: int, reply_id: int) -> ReplyEdit:
    actor = current_actor()
    check_signed_in(actor)
    page = get_post_page(actor, post_id)
    return ReplyEdit(
        get_own_waiting_reply(actor, post_id, reply_id),
        post_view(actor, page),
        action_url=f"/posts/{post_id}/waiting/{reply_id}/edit",
        cancel_url=post_url(post_id, page.post.slug) + "#waiting",
    )


def _show_edit(
    post_id: int, reply_id: int, form: Any = None, *, typed: Any = None, preview_html: str | None = None
) -> str:
    found = _find(post_id, reply_id)
    if not (form or typed) and found.reply.state != "pending":
        raise StateConflict(_("This reply does not wait for a moderator any more."))
    return show_reply_edit(found, form, typed=typed, preview_html=preview_html)


def _show_conflict(post_id: int, reply_id: int, form: Any, conflict: EditConflict) -> str:
    return show_reply_conflict(_find(post_id, reply_id), form, conflict)


@bp.get("/waiting/<int:reply_id>/edit")
def edit(post_id: int, reply_id: int) -> ResponseReturnValue:
    return _show_edit(post_id, reply_id)


@bp.post("/waiting/<int:reply_id>/edit")
@takes_text(EditReplyForm, _show_edit, _show_conflict)
def save(post_id: int, reply_id: int, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    rights = Rights(actor.id, (_find(post_id, reply_id).reply.html,))
    prepared = replies.prepare_reply(form.body.data or "", rights)
    if is_preview():
        return _show_edit(post_id, reply_id, form, preview_html=prepared.rendered.html)
    prepared = judge_reply_edit(actor, post_id=post_id, prepared=prepared, sending=sending_of(form))
    with unit_of_work() as work:
        services.edit_waiting_reply(
            work, actor=actor, post_id=post_id, reply_id=reply_id, version=form.version.data or 0, prepared=prepared
        )
    return to_waiting(post_id, words_on_waiting(prepared, REPLY_WAITS))


@bp.post("/waiting/<int:reply_id>/withdraw")
def withdraw_reply(post_id: int, reply_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        services.withdraw_reply(work, actor=current_actor(), post_id=post_id, reply_id=reply_id)
    return to_waiting(post_id, TAKEN_BACK)


@bp.post("/withdraw")
def withdraw_post(post_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        posts.withdraw_post(work, actor=current_actor(), post_id=post_id)
    page = get_post_page(current_actor(), post_id)
    flash_done(_("The post is a draft again. No moderator will read it."))
    return redirect(post_url(post_id, page.post.slug), 303)


@bp.post("/changes/<int:revision_id>/withdraw")
def withdraw_change(post_id: int, revision_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        posts.withdraw_post_change(work, actor=current_actor(), post_id=post_id, revision_id=revision_id)
    return to_waiting(post_id, TAKEN_BACK)
