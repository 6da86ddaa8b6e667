"""Saying what was put right in a post, and taking that away."""

from typing import Any

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.posts.forms import CorrectionForm
from forum.blueprints.posts.routes import bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.permissions.posts import check_drop_correction, may_correct_post
from forum.queries.corrections import list_corrections
from forum.queries.posts import get_post_page
from forum.services.checking import judge_correction
from forum.services.corrections import create_correction, drop_correction, prepare_correction
from forum.web.actor import current_actor
from forum.web.checked_forms import sending_of
from forum.web.form_views import takes_text
from forum.web.forms import flash_done
from forum.web.urls import post_url
from forum.web.views import correction_views, post_view


def show_corrections(post_id: int, form: Any = None, *, typed: Any = None) -> str:
    """The corrections of a post, and the form for another."""
    actor = current_actor()
    check_signed_in(actor)
    page = get_post_page(actor, post_id)
    check_drop_correction(actor, page.post)
    return render_template(
        "posts/corrections.html",
        form=(form or CorrectionForm.filled(typed)) if may_correct_post(actor, page.post) else None,
        post=post_view(actor, page),
        corrections=correction_views(list_corrections(page.post)),
        action_url=f"/posts/{post_id}/corrections",
    )


@bp.get("/posts/<int:post_id>/corrections")
def corrections(post_id: int) -> ResponseReturnValue:
    return show_corrections(post_id)


@bp.post("/posts/<int:post_id>/corrections")
@takes_text(CorrectionForm, show_corrections)
def correct(post_id: int, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    page = get_post_page(actor, post_id)
    prepared = prepare_correction(form.words.data or "")
    prepared = judge_correction(actor, post_id=post_id, prepared=prepared, sending=sending_of(form))
    with unit_of_work() as work:
        create_correction(work, actor=actor, post_id=post_id, prepared=prepared)
    flash_done(_("The correction stands under the post now. Those who replied are told of it."))
    return redirect(post_url(post_id, page.post.slug) + "#corrections", 303)


@bp.post("/posts/<int:post_id>/corrections/<int:correction_id>/drop")
def drop(post_id: int, correction_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        drop_correction(work, actor=current_actor(), post_id=post_id, correction_id=correction_id)
    flash_done(_("The correction is gone."))
    return redirect(f"/posts/{post_id}/corrections", 303)
