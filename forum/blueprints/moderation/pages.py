"""The page that shows a text with the form of a decision on it."""

from dataclasses import dataclass
from typing import Any

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.moderation.words import Act
from forum.errors import StateConflict
from forum.i18n import lazy_gettext as _
from forum.permissions.blogs import check_moderate
from forum.permissions.posts import check_lock_post
from forum.queries.posts import PostPage, get_post_page
from forum.web.actor import current_actor
from forum.web.urls import post_url


@dataclass(frozen=True)
class JudgedText:
    """The text that is decided on; `reason` is that of the decision in force."""

    name: str
    writer_name: str
    state: str
    body_html: str
    title: str | None = None
    summary: str = ""
    reason: str | None = None


def get_moderated_post(post_id: int) -> PostPage:
    """`NotFound` for who may not read the post, `NotAllowed` or `SignInNeeded` for who may not decide on it."""
    actor = current_actor()
    page = get_post_page(actor, post_id)
    check_moderate(actor, page.post.blog_id)
    return page


def get_lockable_post(post_id: int) -> PostPage:
    """The same for locking, which editors may do as well."""
    actor = current_actor()
    page = get_post_page(actor, post_id)
    check_lock_post(actor, page.post)
    return page


def check_open(act: Act, state: str) -> None:
    """Raises `StateConflict` where the decision cannot be made on a text in this state."""
    if state not in act.states:
        raise StateConflict(_("This cannot be done now: somebody changed it in the meantime."))


def show_decision(
    act: Act, page: PostPage, text: JudgedText, form: Any, *, back_url: str, status: int = 200
) -> ResponseReturnValue:
    """The form is sent to the page's own address."""
    return make_response(
        render_template(
            "moderation/decide.html",
            act=act,
            post={"title": page.post.title, "url": post_url(page.post.id, page.post.slug)},
            text=text,
            form=form,
            action_url=request.path,
            back_url=back_url,
        ),
        status,
    )
