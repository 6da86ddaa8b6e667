"""What becomes of a post without its form: published, taken back, deleted and brought back."""

from flask import make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.posts.forms import ConfirmForm
from forum.blueprints.posts.routes import bp
from forum.blueprints.posts.routes_writing import form_of, show_edit
from forum.db import unit_of_work
from forum.errors import InvalidInput, MustConfirm
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.permissions.posts import check_delete_post, check_publish_post, may_unpublish_post, may_withdraw_post
from forum.queries.pictures import Rights
from forum.queries.posts import get_post_page
from forum.services import posts as services
from forum.services.checking import judge_post
from forum.services.prepared_posts import prepare_post
from forum.services.scheduling import unschedule_post
from forum.validation.tags import join_tags
from forum.web.actor import current_actor
from forum.web.checked_forms import ASKED
from forum.web.forms import flash_done
from forum.web.urls import post_url
from forum.web.views import post_view
from forum.web.waiting import POST_WAITS, words_on_waiting


def _back_to(post_id: int, words: str) -> ResponseReturnValue:
    page = get_post_page(current_actor(), post_id)
    flash_done(words)
    return redirect(post_url(post_id, page.post.slug), 303)


@bp.post("/posts/<int:post_id>/publish")
def publish(post_id: int) -> ResponseReturnValue:
    """A draft as it is stored; where the rules ask or refuse, its form says so. What is published stays so."""
    actor = current_actor()
    page = get_post_page(actor, post_id)
    post = page.post
    if may_unpublish_post(actor, post) or may_withdraw_post(actor, post):
        return redirect(post_url(post_id, post.slug), 303)
    check_publish_post(actor, post)
    form = form_of(page)
    try:
        prepared = prepare_post(
            post.title,
            post.source,
            join_tags(page.tags),
            summary=post.summary,
            rights=Rights(actor.id, (post.html,)),
        )
        prepared = judge_post(actor, prepared=prepared, post_id=post_id)
        with unit_of_work() as work:
            written = services.publish_post(work, actor=actor, post_id=post_id, prepared=prepared)
    except InvalidInput as error:
        form.refuse(error)
        return make_response(show_edit(post_id, form), 400)
    except MustConfirm as error:
        form.ask(error, again="publish")
        return make_response(show_edit(post_id, form), ASKED)
    held = words_on_waiting(prepared.body, POST_WAITS)
    return _back_to(post_id, held if written.is_held else _("The post is published."))


@bp.post("/posts/<int:post_id>/unschedule")
def unschedule(post_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        unschedule_post(work, actor=current_actor(), post_id=post_id)
    return _back_to(post_id, _("The post is a draft again and does not appear by itself."))


@bp.post("/posts/<int:post_id>/unpublish")
def unpublish(post_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        services.unpublish_post(work, actor=current_actor(), post_id=post_id)
    return _back_to(post_id, _("The post is a draft again. Only you and the blog’s editors can see it."))


@bp.get("/posts/<int:post_id>/delete")
def delete(post_id: int) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    page = get_post_page(actor, post_id)
    check_delete_post(actor, page.post)
    return render_template(
        "posts/delete.html",
        form=ConfirmForm.filled(),
        post=post_view(actor, page),
        action_url=f"/posts/{post_id}/delete",
    )


@bp.post("/posts/<int:post_id>/delete")
def delete_post(post_id: int) -> ResponseReturnValue:
    actor = current_actor()
    is_own = actor.is_self(get_post_page(actor, post_id).post.writer_id)
    with unit_of_work() as work:
        services.delete_post(work, actor=actor, post_id=post_id)
    if is_own:
        flash_done(_("The post is deleted. You can bring it back for 30 days."))
    else:
        flash_done(_("The post is deleted. Its writer can bring it back for 30 days."))
    return redirect("/drafts", 303)


@bp.post("/posts/<int:post_id>/undelete")
def undelete(post_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        services.undelete_post(work, actor=current_actor(), post_id=post_id)
    return _back_to(post_id, _("The post is back."))
