"""Writing replies: new, edit, preview, delete, bring back."""

from typing import Any

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.replies.routes import bp
from forum.db import unit_of_work
from forum.errors import EditConflict
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.permissions.replies import check_delete_reply, check_reach_edit
from forum.queries.pictures import Rights
from forum.queries.posts import get_post_page
from forum.queries.replies import get_own_view, get_reply, is_answered
from forum.services import replies as services
from forum.services.checking import judge_reply, judge_reply_edit
from forum.web.actor import current_actor
from forum.web.checked_forms import sending_of
from forum.web.form_views import is_preview, takes_text
from forum.web.forms import Form, flash_done
from forum.web.new_reply import show_new_reply
from forum.web.reply_edits import ReplyEdit, show_reply_conflict, show_reply_edit
from forum.web.reply_form import EditReplyForm, ReplyForm
from forum.web.restrictions import find_restriction
from forum.web.signing import signature_of
from forum.web.urls import post_url, reply_url
from forum.web.views import post_view
from forum.web.waiting import CHANGE_WAITS, REPLY_WAITS, to_waiting, words_on_waiting


@bp.get("")
def new(post_id: int) -> ResponseReturnValue:
    return show_new_reply(post_id)


@bp.post("")
@takes_text(ReplyForm, show_new_reply)
def create(post_id: int, form: Any) -> ResponseReturnValue:
    return _create(post_id, None, form)


@bp.get("/<int:number>/reply")
def answer(post_id: int, number: int) -> ResponseReturnValue:
    return show_new_reply(post_id, number)


@bp.post("/<int:number>/reply")
@takes_text(ReplyForm, show_new_reply)
def create_answer(post_id: int, number: int, form: Any) -> ResponseReturnValue:
    return _create(post_id, number, form)


def _create(post_id: int, number: int | None, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    prepared = services.prepare_reply(form.body.data or "", Rights(actor.id))
    if is_preview():
        return show_new_reply(post_id, number, form, preview_html=prepared.rendered.html)
    prepared = judge_reply(actor, post_id=post_id, parent_number=number, prepared=prepared, sending=sending_of(form))
    with unit_of_work() as work:
        written = services.create_reply(
            work,
            actor=actor,
            post_id=post_id,
            parent_number=number,
            prepared=prepared,
            form_key=form.key.data or "",
            signature=signature_of(actor, post_id, form.signature.data),
        )
    if written.number is None:
        return to_waiting(post_id, words_on_waiting(prepared, REPLY_WAITS))
    return redirect(reply_url(post_id, written.number), 303)


def _find(post_id: int, number: int, *, is_kept: bool) -> ReplyEdit:
    """The reply that is changed; a change typed before the time for it ran out is shown again."""
    actor = current_actor()
    check_signed_in(actor)
    page = get_post_page(actor, post_id)
    reply, post, _blog = get_reply(actor, post_id, number)
    others = None if actor.is_self(reply.writer_id) else get_own_view(actor, post_id, number)
    if not is_kept:
        check_reach_edit(actor, reply, post, others.writer_role if others is not None else actor.role)
    return ReplyEdit(
        reply,
        post_view(actor, page),
        action_url=reply_url(post_id, number, "edit"),
        cancel_url=reply_url(post_id, number),
        edited={"number": number, "name": others.writer_name} if others is not None else None,
        restriction=find_restriction(actor, post.blog_id) if reply.state == "published" else None,
    )


def _show_edit(
    post_id: int, number: int, form: Any = None, *, typed: Any = None, preview_html: str | None = None
) -> str:
    found = _find(post_id, number, is_kept=bool(form or typed))
    return show_reply_edit(found, form, typed=typed, preview_html=preview_html)


def _show_conflict(post_id: int, number: int, form: Any, conflict: EditConflict) -> str:
    return show_reply_conflict(_find(post_id, number, is_kept=True), form, conflict)


@bp.get("/<int:number>/edit")
def edit(post_id: int, number: int) -> ResponseReturnValue:
    return _show_edit(post_id, number)


@bp.post("/<int:number>/edit")
@takes_text(EditReplyForm, _show_edit, _show_conflict)
def save(post_id: int, number: int, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    reply, _post, _blog = get_reply(actor, post_id, number)
    prepared = services.prepare_reply(form.body.data or "", Rights(actor.id, (reply.html,)))
    if is_preview():
        return _show_edit(post_id, number, form, preview_html=prepared.rendered.html)
    prepared = judge_reply_edit(actor, post_id=post_id, prepared=prepared, sending=sending_of(form))
    with unit_of_work() as work:
        is_held = services.edit_reply(
            work,
            actor=actor,
            post_id=post_id,
            number=number,
            version=form.version.data or 0,
            prepared=prepared,
            reason=form.reason.data or "",
        )
    if is_held:
        return to_waiting(post_id, words_on_waiting(prepared, CHANGE_WAITS))
    return redirect(reply_url(post_id, number), 303)


@bp.get("/<int:number>/delete")
def delete(post_id: int, number: int) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    page = get_post_page(actor, post_id)
    reply, _post, _blog = get_reply(actor, post_id, number)
    check_delete_reply(actor, reply)
    permalink = reply_url(post_id, number)
    return render_template(
        "replies/delete.html",
        form=Form.filled(),
        post=post_view(actor, page),
        reply={
            "number": number,
            "permalink": permalink,
            "body_html": reply.html,
            "is_answered": is_answered(post_id, reply.thread_key),
        },
        action_url=f"{permalink}/delete",
    )


@bp.post("/<int:number>/delete")
def delete_reply(post_id: int, number: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        services.delete_reply(work, actor=current_actor(), post_id=post_id, number=number)
    flash_done(_("Your reply is deleted. You can bring it back for 30 days."))
    return redirect(post_url(post_id, get_post_page(current_actor(), post_id).post.slug) + "#comments", 303)


@bp.post("/<int:number>/undelete")
def undelete(post_id: int, number: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        services.undelete_reply(work, actor=current_actor(), post_id=post_id, number=number)
    flash_done(_("Your reply is back."))
    return redirect(reply_url(post_id, number), 303)
