"""Decisions on posts and their earlier versions, and what is not shown in a thread."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.moderation import words
from forum.blueprints.moderation.forms import ReasonForm
from forum.blueprints.moderation.pages import (
    JudgedText,
    check_open,
    get_lockable_post,
    get_moderated_post,
    show_decision,
)
from forum.blueprints.moderation.words import Act
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.queries.moderation import get_earlier_text
from forum.queries.posts import PostPage
from forum.queries.replies import OwnReply, list_unpublished_replies
from forum.services import moderation as services
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.urls import member_url, post_url, reply_url
from forum.web.views import asked_place, paging

bp = Blueprint("moderation", __name__)

AT_POST = "/moderation/posts/<int:post_id>"
LOCKING = (words.LOCK_POST, words.UNLOCK_POST)
AT_REVISION = f"{AT_POST}/revisions/<int:revision_id>/hide"


def _get_post(act: Act, post_id: int) -> PostPage:
    return get_lockable_post(post_id) if act in LOCKING else get_moderated_post(post_id)


def _show_post(
    act: Act, post_id: int, form: ReasonForm | None = None, *, typed: Any = None, status: int = 200
) -> ResponseReturnValue:
    page = _get_post(act, post_id)
    post = page.post
    if form is None and typed is None:
        check_open(act, post.state if act not in LOCKING else "locked" if post.is_locked else "open")
    text = JudgedText(
        name=_("The post"),
        writer_name=page.writer_name,
        state=post.state,
        body_html=post.html,
        title=post.title,
        reason=page.decision_reason,
    )
    back_url = post_url(post.id, post.slug)
    return show_decision(act, page, text, form or ReasonForm.filled(typed), back_url=back_url, status=status)


def _decide_post(act: Act, service: Callable[..., object], post_id: int, form: ReasonForm) -> ResponseReturnValue:
    path = post_url(post_id, _get_post(act, post_id).post.slug)
    with unit_of_work() as work:
        service(work, actor=current_actor(), post_id=post_id, reason=form.reason.data)
    flash_done(str(act.done))
    return redirect(path, 303)


@bp.get(f"{AT_POST}/hide")
def hide_post(post_id: int) -> ResponseReturnValue:
    return _show_post(words.HIDE_POST, post_id)


@bp.post(f"{AT_POST}/hide")
@takes(ReasonForm, partial(_show_post, words.HIDE_POST))
def hide_post_post(post_id: int, form: ReasonForm) -> ResponseReturnValue:
    return _decide_post(words.HIDE_POST, services.hide_post, post_id, form)


@bp.get(f"{AT_POST}/remove")
def remove_post(post_id: int) -> ResponseReturnValue:
    return _show_post(words.REMOVE_POST, post_id)


@bp.post(f"{AT_POST}/remove")
@takes(ReasonForm, partial(_show_post, words.REMOVE_POST))
def remove_post_post(post_id: int, form: ReasonForm) -> ResponseReturnValue:
    return _decide_post(words.REMOVE_POST, services.remove_post, post_id, form)


@bp.get(f"{AT_POST}/restore")
def restore_post(post_id: int) -> ResponseReturnValue:
    return _show_post(words.RESTORE_POST, post_id)


@bp.post(f"{AT_POST}/restore")
@takes(ReasonForm, partial(_show_post, words.RESTORE_POST))
def restore_post_post(post_id: int, form: ReasonForm) -> ResponseReturnValue:
    return _decide_post(words.RESTORE_POST, services.restore_post, post_id, form)


@bp.get(f"{AT_POST}/lock")
def lock_post(post_id: int) -> ResponseReturnValue:
    return _show_post(words.LOCK_POST, post_id)


@bp.post(f"{AT_POST}/lock")
@takes(ReasonForm, partial(_show_post, words.LOCK_POST))
def lock_post_post(post_id: int, form: ReasonForm) -> ResponseReturnValue:
    return _decide_post(words.LOCK_POST, services.lock_post, post_id, form)


@bp.get(f"{AT_POST}/unlock")
def unlock_post(post_id: int) -> ResponseReturnValue:
    return _show_post(words.UNLOCK_POST, post_id)


@bp.post(f"{AT_POST}/unlock")
@takes(ReasonForm, partial(_show_post, words.UNLOCK_POST))
def unlock_post_post(post_id: int, form: ReasonForm) -> ResponseReturnValue:
    return _decide_post(words.UNLOCK_POST, services.unlock_post, post_id, form)


@bp.get(f"{AT_POST}/hidden")
def hidden(post_id: int) -> ResponseReturnValue:
    """What is not shown in a thread, the latest first."""
    page = get_moderated_post(post_id)
    found = list_unpublished_replies(post_id, asked_place(request.args))
    return render_template(
        "moderation/hidden.html",
        post={"title": page.post.title, "url": post_url(post_id, page.post.slug)},
        replies=[_hidden_row(post_id, own) for own in found.rows],
        **paging(found, request.path),
    )


def _hidden_row(post_id: int, own: OwnReply) -> dict[str, Any]:
    base = f"/moderation{reply_url(post_id, own.number)}" if own.number is not None else None
    return {
        "number": own.number,
        "state": own.state,
        "state_at": own.state_at,
        "reason": own.decision_reason,
        "body_html": own.html,
        "writer_name": own.writer_name,
        "writer_handle": own.writer_handle,
        "writer_url": member_url(own.writer_handle),
        "restore_url": f"{base}/restore" if base and own.state in services.OPEN_TO_RESTORE else None,
        "remove_url": f"{base}/remove" if base and own.state in services.OPEN_TO_REMOVE else None,
    }


def _show_revision(
    post_id: int, revision_id: int, form: ReasonForm | None = None, *, typed: Any = None, status: int = 200
) -> ResponseReturnValue:
    page = get_moderated_post(post_id)
    earlier = get_earlier_text(post_id, revision_id)
    if form is None and typed is None:
        check_open(words.HIDE_REVISION, "hidden" if earlier.is_hidden else "shown")
    text = JudgedText(
        name=_("Version %(number)s", number=earlier.version),
        writer_name=earlier.writer_name,
        state="published",
        body_html=earlier.html,
        title=earlier.title,
        summary=earlier.summary,
    )
    return show_decision(
        words.HIDE_REVISION,
        page,
        text,
        form or ReasonForm.filled(typed),
        back_url=_history_url(post_id, earlier.reply_number),
        status=status,
    )


def _history_url(post_id: int, reply_number: int | None) -> str:
    return f"/posts/{post_id}/history" if reply_number is None else reply_url(post_id, reply_number, "history")


@bp.get(AT_REVISION)
def hide_revision(post_id: int, revision_id: int) -> ResponseReturnValue:
    return _show_revision(post_id, revision_id)


@bp.post(AT_REVISION)
@takes(ReasonForm, _show_revision)
def hide_revision_post(post_id: int, revision_id: int, form: Any) -> ResponseReturnValue:
    get_moderated_post(post_id)
    reply_number = get_earlier_text(post_id, revision_id).reply_number
    with unit_of_work() as work:
        services.hide_revision(
            work, actor=current_actor(), post_id=post_id, revision_id=revision_id, reason=form.reason.data or ""
        )
    flash_done(str(words.HIDE_REVISION.done))
    return redirect(_history_url(post_id, reply_number), 303)
