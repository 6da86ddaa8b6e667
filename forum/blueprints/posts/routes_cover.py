"""The picture above a post: choosing it, and taking it away."""

from typing import Any

from flask import make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from wtforms import FileField, StringField

from forum.blueprints.posts.routes import bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.i18n import lazy_gettext
from forum.permissions.posts import check_set_cover
from forum.queries.posts import get_post_page
from forum.services.picture_places import check_alt, set_cover
from forum.services.pictures import get_own
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import Form, Needed, flash_done
from forum.web.sending_pictures import receive_picture, takes_pictures
from forum.web.urls import post_url
from forum.web.views import post_view


class CoverForm(Form):
    picture = FileField(lazy_gettext("A file from your device"), [Needed()])
    picture_alt = StringField(lazy_gettext("What the picture shows"), [Needed()])


def _show(post_id: int, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    page = get_post_page(actor, post_id)
    check_set_cover(actor, page.post, page.blog)
    html = render_template(
        "posts/cover.html",
        form=form or CoverForm.filled(typed),
        post=post_view(actor, page),
        action_url=f"/posts/{post_id}/cover",
        remove_url=f"/posts/{post_id}/cover/remove",
    )
    return make_response(html, status)


@bp.get("/posts/<int:post_id>/cover")
def cover(post_id: int) -> ResponseReturnValue:
    return _show(post_id)


@bp.post("/posts/<int:post_id>/cover")
@takes_pictures
@takes(CoverForm, _show)
def set_cover_post(post_id: int, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    page = get_post_page(actor, post_id)
    check_set_cover(actor, page.post, page.blog)
    alt = check_alt(form.picture_alt.data or "")
    name = receive_picture(form)
    with unit_of_work() as work:
        picture = get_own(work, actor=actor, name=name)
        set_cover(work, actor=actor, post_id=post_id, picture=picture, alt=alt)
    flash_done(_("The post has its cover picture."))
    return redirect(post_url(post_id, page.post.slug), 303)


@bp.post("/posts/<int:post_id>/cover/remove")
def remove_cover(post_id: int) -> ResponseReturnValue:
    actor = current_actor()
    with unit_of_work() as work:
        set_cover(work, actor=actor, post_id=post_id, picture=None)
    flash_done(_("The post has no cover picture any more."))
    return redirect(post_url(post_id, get_post_page(actor, post_id).post.slug), 303)
