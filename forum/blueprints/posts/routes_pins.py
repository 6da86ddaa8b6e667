"""Pinning a post to the top of its blog, and taking it down."""

from flask import redirect
from flask.typing import ResponseReturnValue

from forum.blueprints.posts.routes import bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.queries.posts import get_post_page
from forum.services.pins import pin_post, unpin_post
from forum.web.actor import current_actor
from forum.web.forms import flash_done
from forum.web.urls import post_url


@bp.post("/posts/<int:post_id>/pin")
def pin(post_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        pin_post(work, actor=current_actor(), post_id=post_id)
    return _back_to(post_id, _("The post stands above the others of its blog now."))


@bp.post("/posts/<int:post_id>/unpin")
def unpin(post_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        unpin_post(work, actor=current_actor(), post_id=post_id)
    return _back_to(post_id, _("The post stands where its date puts it now."))


def _back_to(post_id: int, words: str) -> ResponseReturnValue:
    page = get_post_page(current_actor(), post_id)
    flash_done(words)
    return redirect(post_url(post_id, page.post.slug), 303)
