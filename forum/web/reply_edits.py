"""The pages that change a reply, published or waiting: its form, and the comparison of two changes at once."""

from dataclasses import dataclass
from typing import Any

from flask import render_template

from forum.errors import EditConflict
from forum.models import Reply
from forum.web.reply_form import EditReplyForm
from forum.web.restrictions import RestrictionView
from forum.web.times import format_datetime
from forum.web.views import PostView


@dataclass(frozen=True)
class ReplyEdit:
    """A reply that the viewer changes; `edited` is its {number, name} where somebody else wrote it."""

    reply: Reply
    post: PostView
    action_url: str
    cancel_url: str
    edited: dict[str, Any] | None = None
    restriction: RestrictionView | None = None


def show_reply_edit(edit: ReplyEdit, form: Any, *, typed: Any = None, preview_html: str | None = None) -> str:
    form = form or EditReplyForm.filled(typed, body=edit.reply.source, version=edit.reply.version)
    _fit(form, edit)
    return render_template(
        "replies/form.html",
        form=form,
        mode="edit",
        post=edit.post,
        answered=None,
        edited=edit.edited,
        restriction=edit.restriction,
        preview_html=preview_html,
        says_less=edit.reply.body_format == "html",
        action_url=edit.action_url,
        cancel_url=edit.cancel_url,
    )


def show_reply_conflict(edit: ReplyEdit, form: Any, conflict: EditConflict) -> str:
    _fit(form, edit)
    changed_at = edit.reply.edited_at or edit.reply.created_at
    return render_template(
        "replies/conflict.html",
        form=form,
        action_url=edit.action_url,
        cancel_url=edit.cancel_url,
        is_own=edit.edited is None,
        current={"source": conflict.current, "date_text": format_datetime(changed_at)},
    )


def _fit(form: Any, edit: ReplyEdit) -> None:
    """Asks for no reason where the writer makes the change."""
    if edit.edited is None:
        del form.reason
