"""Changing a reply that waits, and taking back a reply, a post or a change."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.db import unit_of_work
from forum.errors import EditConflict, InvalidInput, MustConfirm, StateConflict
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.queries.posts import get_post_page
from forum.queries.waiting import get_own_waiting_reply
from forum.services import posts, replies
from forum.services import waiting_replies as services
from forum.services.checking import judge_reply_edit
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.checked_forms import ASKED, sending_of
from forum.web.forms import flash_done
from forum.web.reply_form import EditReplyForm
from forum.web.times import format_datetime
from forum.web.urls import post_url
from forum.web.views import post_view
from forum.web.waiting import REPLY_WAITS, TAKEN_BACK, to_waiting, words_on_waiting

bp = Blueprint("waiting", __name__, url_prefix="/posts/<int:post_id>")


def show_edit(
    post_id: int, reply_id: int, form: Any = None, *, typed: Any = None, preview_html: str | None = None
) -> str:
    """The page that changes a reply that waits."""
    actor = current_actor()
    check_signed_in(actor)
    page = get_post_page(actor, post_id)
    reply = get_own_waiting_reply(actor, post_id, reply_id)
    if not (form or typed) and reply.state != "pending":
        raise StateConflict(_("This reply does not wait for a moderator any more."))
    form = form or EditReplyForm.filled(typed, body=reply.source, version=reply.version)
    del form.reason
    return render_template(
        "replies/form.html",
        form=form,
        mode="edit",
        post=post_view(actor, page),
        answered=None,
        edited=None,
        restriction=None,
        preview_html=preview_html,
        action_url=f"/posts/{post_id}/waiting/{reply_id}/edit",
        cancel_url=post_url(post_id, page.post.slug) + "#waiting",
    )


@bp.get("/waiting/<int:reply_id>/edit")
def edit(post_id: int, reply_id: int) -> ResponseReturnValue:
    return show_edit(post_id, reply_id)


@bp.post("/waiting/<int:reply_id>/edit")
@carries(lambda typed, post_id, reply_id: show_edit(post_id, reply_id, typed=typed))
def save(post_id: int, reply_id: int) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    form = EditReplyForm()
    try:
        prepared = replies.prepare_reply(form.body.data or "")
        if request.form.get("action") == "preview":
            return show_edit(post_id, reply_id, form, preview_html=prepared.rendered.html)
        prepared = judge_reply_edit(actor, post_id=post_id, prepared=prepared, sending=sending_of(form))
        with unit_of_work() as work:
            services.edit_waiting_reply(
                work,
                actor=actor,
                post_id=post_id,
                reply_id=reply_id,
                version=form.version.data or 0,
                prepared=prepared,
            )
    except InvalidInput as error:
        form.refuse(error)
        return make_response(show_edit(post_id, reply_id, form), 400)
    except MustConfirm as error:
        form.ask(error)
        return make_response(show_edit(post_id, reply_id, form), ASKED)
    except EditConflict as conflict:
        return make_response(_show_conflict(post_id, reply_id, form, conflict), 409)
    return to_waiting(post_id, words_on_waiting(prepared, REPLY_WAITS))


def _show_conflict(post_id: int, reply_id: int, form: Any, conflict: EditConflict) -> str:
    reply = get_own_waiting_reply(current_actor(), post_id, reply_id)
    form.version.process_data(conflict.version)
    form.version.raw_data = None
    del form.reason
    return render_template(
        "replies/conflict.html",
        form=form,
        action_url=f"/posts/{post_id}/waiting/{reply_id}/edit",
        cancel_url=f"/posts/{post_id}#waiting",
        is_own=True,
        current={"source": conflict.current, "date_text": format_datetime(reply.edited_at or reply.created_at)},
    )


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
