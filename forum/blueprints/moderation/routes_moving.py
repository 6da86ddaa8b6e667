"""Moving a post to another blog, a branch to a post of its own or to another post, and joining two posts."""

from dataclasses import dataclass
from typing import Any

from flask import make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.moderation.forms_moving import MovePostForm, SplitForm, ToPostForm
from forum.blueprints.moderation.pages import JudgedText, get_moderated_post
from forum.blueprints.moderation.routes import AT_POST, bp
from forum.blueprints.moderation.routes_replies import AT_REPLY
from forum.blueprints.moderation.words_moving import MERGE, MOVE_POST, MOVE_REPLY, SPLIT, Move
from forum.db import unit_of_work
from forum.errors import InvalidInput, StateConflict
from forum.i18n import gettext as _
from forum.i18n import ngettext
from forum.permissions.moving import check_split
from forum.queries.answers import list_moderated_blogs
from forum.queries.moderation import count_published_below
from forum.queries.moving import post_id_in
from forum.queries.posts import PostPage
from forum.queries.replies import get_own_view
from forum.services import moving as services
from forum.services.moving import NO_SUCH_POST
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import choices_of, flash_done
from forum.web.urls import post_url, reply_url
from forum.web.views import who_reads


@dataclass(frozen=True)
class _Page:
    """What is moved: the post, and the text of the post or reply."""

    page: PostPage
    text: JudgedText
    reach: str


def _of_post(post_id: int) -> _Page:
    page = get_moderated_post(post_id)
    check_split(current_actor(), page.post)
    text = JudgedText(_("The post"), page.writer_name, page.post.state, page.post.html, page.post.title)
    return _Page(page, text, _replies(page.reply_count))


def _of_reply(post_id: int, number: int) -> _Page:
    page = get_moderated_post(post_id)
    check_split(current_actor(), page.post)
    own = get_own_view(current_actor(), post_id, number)
    text = JudgedText(_("Reply %(number)s", number=number), own.writer_name, own.state, own.html)
    return _Page(page, text, _replies(count_published_below(post_id, number)))


def _replies(count: int) -> str:
    if not count:
        return _("No reply goes along that readers see.")
    return ngettext("%(num)s reply that readers see goes along.", "%(num)s replies that readers see go along.", count)


def _show(move: Move, found: _Page, form: Any, back_url: str, status: int) -> ResponseReturnValue:
    post = found.page.post
    html = render_template(
        "moderation/move.html",
        move=move,
        post={"title": post.title, "url": post_url(post.id, post.slug)},
        reads=_("In this blog, %(who)s.", who=who_reads(found.page.blog)),
        text=found.text,
        reach=found.reach,
        form=form,
        action_url=request.path,
        split_url=f"/moderation{back_url}/split" if move is MOVE_REPLY and found.text.state == "published" else None,
        back_url=back_url,
    )
    return make_response(html, status)


def _done(move: Move, url: str) -> ResponseReturnValue:
    flash_done(str(move.done))
    return redirect(url, 303)


def _show_move_post(post_id: int, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    found = _of_post(post_id)
    form = form or MovePostForm.filled(typed)
    blogs = [blog for blog in list_moderated_blogs(current_actor()) if blog.id != found.page.post.blog_id]
    form.blog.choices = choices_of((blog.slug, f"{blog.name} – {who_reads(blog)}") for blog in blogs)
    return _show(MOVE_POST, found, form, post_url(post_id, found.page.post.slug), status)


@bp.get(f"{AT_POST}/move")
def move_post(post_id: int) -> ResponseReturnValue:
    return _show_move_post(post_id)


@bp.post(f"{AT_POST}/move")
@takes(MovePostForm, _show_move_post)
def move_post_post(post_id: int, form: Any) -> ResponseReturnValue:
    page = get_moderated_post(post_id)
    with unit_of_work() as work:
        services.move_post(
            work,
            actor=current_actor(),
            post_id=post_id,
            blog_slug=form.blog.data or "",
            is_wider_agreed=form.is_wider.data,
            reason=form.reason.data,
        )
    return _done(MOVE_POST, post_url(post_id, page.post.slug))


def _show_split(
    post_id: int, number: int, form: Any = None, *, typed: Any = None, status: int = 200
) -> ResponseReturnValue:
    found = _of_reply(post_id, number)
    if form is None and typed is None and found.text.state != "published":
        raise StateConflict(_("Only a reply that everybody sees can become a post of its own."))
    return _show(SPLIT, found, form or SplitForm.filled(typed), reply_url(post_id, number), status)


@bp.get(f"{AT_REPLY}/split")
def split_reply(post_id: int, number: int) -> ResponseReturnValue:
    return _show_split(post_id, number)


@bp.post(f"{AT_REPLY}/split")
@takes(SplitForm, _show_split)
def split_reply_post(post_id: int, number: int, form: Any) -> ResponseReturnValue:
    get_moderated_post(post_id)
    prepared = services.prepare_split(form.title.data)
    with unit_of_work() as work:
        post = services.split_reply(
            work,
            actor=current_actor(),
            post_id=post_id,
            number=number,
            prepared=prepared,
            reason=form.reason.data,
        )
        path = post_url(post.id, post.slug)
    return _done(SPLIT, path)


def _show_move_reply(
    post_id: int, number: int, form: Any = None, *, typed: Any = None, status: int = 200
) -> ResponseReturnValue:
    found = _of_reply(post_id, number)
    return _show(MOVE_REPLY, found, form or ToPostForm.filled(typed), reply_url(post_id, number), status)


@bp.get(f"{AT_REPLY}/move")
def move_reply(post_id: int, number: int) -> ResponseReturnValue:
    return _show_move_reply(post_id, number)


@bp.post(f"{AT_REPLY}/move")
@takes(ToPostForm, _show_move_reply)
def move_reply_post(post_id: int, number: int, form: Any) -> ResponseReturnValue:
    get_moderated_post(post_id)
    to_post_id = _asked_post(form)
    with unit_of_work() as work:
        new_number = services.move_reply(
            work,
            actor=current_actor(),
            post_id=post_id,
            number=number,
            to_post_id=to_post_id,
            is_wider_agreed=form.is_wider.data,
            reason=form.reason.data,
        )
    return _done(MOVE_REPLY, reply_url(to_post_id, new_number))


def _asked_post(form: Any) -> int:
    post_id = post_id_in(form.to_post.data)
    if post_id is None:
        raise InvalidInput(NO_SUCH_POST, field="to_post")
    return post_id


def _show_merge(post_id: int, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    found = _of_post(post_id)
    return _show(MERGE, found, form or ToPostForm.filled(typed), post_url(post_id, found.page.post.slug), status)


@bp.get(f"{AT_POST}/merge")
def merge_post(post_id: int) -> ResponseReturnValue:
    return _show_merge(post_id)


@bp.post(f"{AT_POST}/merge")
@takes(ToPostForm, _show_merge)
def merge_post_post(post_id: int, form: Any) -> ResponseReturnValue:
    get_moderated_post(post_id)
    actor = current_actor()
    prepared = services.prepare_merge(actor, _asked_post(form))
    with unit_of_work() as work:
        number = services.merge_post(
            work,
            actor=actor,
            post_id=post_id,
            prepared=prepared,
            is_wider_agreed=form.is_wider.data,
            reason=form.reason.data,
        )
    return _done(MERGE, reply_url(post_id, number))
