"""The page of a new reply, typed there or sent by mail before."""

from typing import Any

from flask import render_template

from forum.errors import NotFound, StateConflict
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.permissions.posts import check_reply
from forum.queries.posts import get_post_page
from forum.queries.replies import get_own_view
from forum.web.actor import current_actor
from forum.web.reply_form import ReplyForm
from forum.web.restrictions import find_restriction
from forum.web.signing import find_signing, fit_signature
from forum.web.urls import post_url, reply_url
from forum.web.views import post_view


def show_new_reply(
    post_id: int,
    number: int | None = None,
    form: Any = None,
    *,
    typed: Any = None,
    preview_html: str | None = None,
    action_url: str | None = None,
) -> str:
    """The page of a reply to a post, or to its reply `number`; a text typed before things changed is kept.

    It is sent to `action_url`, by default where it would be posted.
    """
    actor = current_actor()
    check_signed_in(actor)
    page = get_post_page(actor, post_id)
    is_kept = bool(form or typed)
    if not is_kept:
        check_reply(actor, page.post, page.blog)
    form = form or ReplyForm.filled(typed)
    fit_signature(form, find_signing(actor, page.blog, post_id))
    usual_url = reply_url(post_id, number, "reply") if number is not None else f"/posts/{post_id}/replies"
    return render_template(
        "replies/form.html",
        form=form,
        mode="reply",
        post=post_view(actor, page),
        answered=_answered(post_id, number, is_kept=is_kept) if number is not None else None,
        edited=None,
        restriction=find_restriction(actor, page.post.blog_id),
        preview_html=preview_html,
        says_less=False,
        action_url=action_url or usual_url,
        cancel_url=post_url(post_id, page.post.slug),
    )


def _answered(post_id: int, number: int, *, is_kept: bool) -> dict[str, Any] | None:
    """The reply that is answered; None when it went away while somebody wrote."""
    try:
        own = get_own_view(current_actor(), post_id, number)
    except NotFound:
        if is_kept:
            return None
        raise
    if own.state != "published":
        if is_kept:
            return None
        raise StateConflict(_("The reply that you answer is no longer there."))
    return {
        "number": number,
        "name": own.writer_name,
        "handle": own.writer_handle,
        "body_html": own.html,
        "permalink": reply_url(post_id, number),
    }
