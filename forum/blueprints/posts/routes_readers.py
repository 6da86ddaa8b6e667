"""Who a post is for: everyone who reads its blog, or members who are named."""

from typing import Any

from flask import make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from wtforms import RadioField, StringField

from forum.blueprints.posts.routes import bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.i18n import lazy_gettext
from forum.permissions.posts import UNFINISHED, check_name_readers
from forum.queries.posts import get_post_page
from forum.queries.readers import list_named_readers
from forum.services.readers import MOST_READERS, add_readers, choose_audience, drop_reader, prepare_readers
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import Form, Needed, choices_of, flash_done
from forum.web.views import post_view, reader_links

AUDIENCES = [
    ("blog", lazy_gettext("everyone who reads its blog")),
    ("named", lazy_gettext("only members whom you name")),
]


class AudienceForm(Form):
    audience = RadioField(lazy_gettext("This post is for"), choices=choices_of(AUDIENCES), validate_choice=False)


class ReadersForm(Form):
    handles = StringField(lazy_gettext("Handles"), [Needed()])


def _show(post_id: int, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    page = get_post_page(actor, post_id)
    post = page.post
    check_name_readers(actor, post)
    is_named = post.audience == "named"
    can_choose = post.state in UNFINISHED and not (is_named and post.published_at is not None)
    html = render_template(
        "posts/readers.html",
        audience=(form if isinstance(form, AudienceForm) else AudienceForm.filled(audience=post.audience))
        if can_choose
        else None,
        form=form if isinstance(form, ReadersForm) else ReadersForm.filled(typed),
        post=post_view(actor, page),
        readers=reader_links(list_named_readers(post_id)) if is_named else None,
        most=MOST_READERS,
        action_url=f"/posts/{post_id}/readers",
        audience_url=f"/posts/{post_id}/audience",
    )
    return make_response(html, status)


@bp.get("/posts/<int:post_id>/readers")
def readers(post_id: int) -> ResponseReturnValue:
    return _show(post_id)


@bp.post("/posts/<int:post_id>/audience")
@takes(AudienceForm, _show)
def choose_audience_post(post_id: int, form: Any) -> ResponseReturnValue:
    with unit_of_work() as work:
        choose_audience(work, actor=current_actor(), post_id=post_id, audience=form.audience.data or "")
    is_named = form.audience.data == "named"
    flash_done(_("Now name who reads it.") if is_named else _("Everyone who reads the blog reads the post."))
    return redirect(f"/posts/{post_id}/readers", 303)


@bp.post("/posts/<int:post_id>/readers")
@takes(ReadersForm, _show)
def add_readers_post(post_id: int, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    check_name_readers(actor, get_post_page(actor, post_id).post)
    prepared = prepare_readers(form.handles.data or "")
    with unit_of_work() as work:
        add_readers(work, actor=actor, post_id=post_id, readers=prepared)
    flash_done(_("They stand in the list now."))
    return redirect(f"/posts/{post_id}/readers", 303)


@bp.post("/posts/<int:post_id>/readers/<int:user_id>/drop")
def drop_reader_post(post_id: int, user_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        drop_reader(work, actor=current_actor(), post_id=post_id, user_id=user_id)
    flash_done(_("They read the post no more."))
    return redirect(f"/posts/{post_id}/readers", 303)
