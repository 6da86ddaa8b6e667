"""Writing posts: new and edit, with preview, saving by itself, and publishing now or later."""

from datetime import datetime
from typing import Any

from flask import jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.posts.forms import PostForm
from forum.blueprints.posts.routes import bp
from forum.db import now, unit_of_work
from forum.errors import EditConflict
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.permissions.posts import (
    UNFINISHED,
    check_reach_edit,
    may_edit_post,
    may_move_draft,
)
from forum.permissions.pseudonyms import may_use_pseudonym
from forum.queries.blogs import list_blogs_to_post_in
from forum.queries.pictures import Rights
from forum.queries.posts import PostPage, get_post_page, list_own_unpublished
from forum.queries.scheduling import list_moments
from forum.services import posts as services
from forum.services.checking import judge_post
from forum.services.drafts import SavedDraft, move_draft, save_draft, sign_draft, start_draft
from forum.services.prepared_posts import MAX_SUMMARY, PreparedPost, prepare_post
from forum.services.scheduling import check_moment, schedule_post
from forum.validation.tags import join_tags
from forum.web.actor import current_actor, renew_pseudonyms
from forum.web.checked_forms import pressed, sending_of
from forum.web.form_views import is_preview, takes_text
from forum.web.forms import choices_of, flash_done
from forum.web.lengths import length_words
from forum.web.restrictions import find_restriction
from forum.web.signing import ACCOUNT, PSEUDONYM, Signing, fit_signature
from forum.web.times import by_own_clock, chosen_moment, format_datetime, format_time, viewer_zone
from forum.web.urls import post_url
from forum.web.views import asked_place, paging, post_card, post_view
from forum.web.waiting import CHANGE_WAITS, POST_WAITS, to_waiting, words_on_waiting


@bp.get("/drafts")
def drafts() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    page = list_own_unpublished(actor, asked_place(request.args))
    moments = list_moments([row.id for row in page.rows if row.state in {"scheduled", "pending"}])
    rows = [(post_card(row), moments.get(row.id)) for row in page.rows]
    return render_template("posts/drafts.html", posts=rows, **paging(page, "/drafts"))


def show_new(form: Any = None, *, typed: Any = None, preview_html: str | None = None) -> str:
    """The form for a new post."""
    actor = current_actor()
    check_signed_in(actor)
    form = form or PostForm.filled(typed, blog=request.args.get("blog", ""))
    blogs = list_blogs_to_post_in(actor)
    form.blog.choices = _blog_choices({blog.slug: blog.name for blog in blogs})
    del form.reason
    del form.seen_tags
    pseudonym_blogs = [blog.name for blog in blogs if may_use_pseudonym(blog)]
    fit_signature(form, Signing("", ACCOUNT) if pseudonym_blogs else None)
    return render_template(
        "posts/form.html",
        form=form,
        blog=None,
        post=None,
        is_own=True,
        pseudonym_blogs=pseudonym_blogs,
        restriction=find_restriction(actor, None),
        preview_html=preview_html,
        says_less=False,
        length=length_words(preview_html or ""),
        is_autosaved=True,
        is_typed=request.method == "POST",
        most_summary=MAX_SUMMARY,
        clock=_own_clock(),
        action_url="/posts/new",
        cancel_url="/",
    )


def _own_clock() -> str:
    """By which clock a moment is chosen."""
    return _(
        "In your time zone, %(zone)s. It is %(time)s there now.", zone=viewer_zone().key, time=format_datetime(now())
    )


def _blog_choices(names: dict[str, str]) -> list[Any]:
    """The blogs by slug; where there are several and the address names none, nothing is chosen beforehand."""
    is_open = len(names) > 1 and request.args.get("blog") not in names
    return choices_of([*([("", _("Please choose a blog"))] if is_open else []), *names.items()])


@bp.get("/posts/new")
def new() -> ResponseReturnValue:
    return show_new()


def _prepared(form: Any, *shown_in: str) -> PreparedPost:
    """A form that was made before there were tags, or by a program, says nothing of them."""
    return prepare_post(
        form.title.data or "",
        form.body.data or "",
        form.tags.data,
        form.seen_tags.data,
        summary=form.summary.data or "",
        rights=Rights(current_actor().id, shown_in),
    )


@bp.post("/posts/new")
@takes_text(PostForm, show_new)
def create(form: Any) -> ResponseReturnValue:
    actor = current_actor()
    prepared = _prepared(form)
    if is_preview():
        return show_new(form, preview_html=prepared.body.rendered.html)
    if is_autosave():
        with unit_of_work() as work:
            saved = start_draft(
                work,
                actor=actor,
                blog_slug=form.blog.data or "",
                prepared=prepared,
                form_key=form.key.data or "",
                signature=form.signature.data or ACCOUNT,
            )
        return _saved(saved, form, prepared)
    is_published, publish_at = pressed() == "publish", _chosen_moment(form)
    if is_published or publish_at:
        prepared = judge_post(actor, prepared=prepared, blog_slug=form.blog.data or "", sending=sending_of(form))
    with unit_of_work() as work:
        written = services.create_post(
            work,
            actor=actor,
            blog_slug=form.blog.data or "",
            prepared=prepared,
            form_key=form.key.data or "",
            signature=form.signature.data or ACCOUNT,
        )
        if form.signature.data == PSEUDONYM:
            actor = renew_pseudonyms()
        if is_published:
            written = services.publish_post(work, actor=actor, post_id=written.id, prepared=prepared)
        elif publish_at:
            written = schedule_post(work, actor=actor, post_id=written.id, publish_at=publish_at, prepared=prepared)
    _say(written, prepared, publish_at)
    return redirect(post_url(written.id, written.slug), 303)


def _chosen_moment(form: Any) -> datetime | None:
    """When the post is to appear, where the button for that was pressed; raises `InvalidInput` for `publish_at`."""
    return check_moment(chosen_moment(form.publish_at.data)) if pressed() == "schedule" else None


def _say(written: services.WrittenPost, prepared: PreparedPost, publish_at: datetime | None) -> None:
    if written.is_held:
        flash_done(words_on_waiting(prepared.body, POST_WAITS))
    elif publish_at:
        flash_done(_("The post appears on %(date)s. Until then you can change it.", date=format_datetime(publish_at)))


def is_autosave() -> bool:
    """Whether the form was sent by itself (`static/js/autosave.js`), which goes on with what it is answered."""
    return request.form.get("action") == "autosave"


def _saved(draft: SavedDraft, form: Any, prepared: PreparedPost) -> ResponseReturnValue:
    return jsonify(
        url=f"/posts/{draft.id}/edit",
        version=draft.version,
        seen_tags=form.tags.data or "",
        length=length_words(prepared.body.rendered.html),
        words=_("Saved at %(time)s", time=format_time(now())),
    )


def show_edit(post_id: int, form: Any = None, *, typed: Any = None, preview_html: str | None = None) -> str:
    """The form that changes a post."""
    actor = current_actor()
    check_signed_in(actor)
    page = get_post_page(actor, post_id)
    check_reach_edit(actor, page.post, page.writer_role)
    post = page.post
    form = form or form_of(page, typed)
    is_own = actor.is_self(post.writer_id)
    # What came in as HTML loses something in the form; that takes a button.
    is_autosaved = is_own and post.state == "draft" and post.body_format == "markdown"
    _fit(form, is_own=is_own, can_move=may_move_draft(actor, post))
    pseudonym_blogs: list[str] = []
    if "blog" in form:
        blogs = list_blogs_to_post_in(actor)
        names = {blog.slug: blog.name for blog in blogs}
        form.blog.choices = choices_of({page.blog.slug: page.blog.name, **names}.items())
        pseudonym_blogs = [blog.name for blog in blogs if may_use_pseudonym(blog)]
    fit_signature(form, _signing_of(actor, page) if pseudonym_blogs else None)
    view = post_view(actor, page)
    return render_template(
        "posts/form.html",
        form=form,
        blog=view.blog,
        post=view,
        is_own=is_own,
        pseudonym_blogs=pseudonym_blogs,
        restriction=find_restriction(actor, post.blog_id) if post.state == "published" else None,
        preview_html=preview_html,
        says_less=post.body_format == "html",
        length=length_words(preview_html or post.html),
        is_autosaved=is_autosaved,
        is_typed=request.method == "POST",
        most_summary=MAX_SUMMARY,
        clock=_own_clock(),
        action_url=f"/posts/{post_id}/edit",
        cancel_url=view.url,
    )


def _signing_of(actor: Actor, page: PostPage) -> Signing:
    """A draft stands under one of its writer's names already."""
    own = actor.pseudonym_in(page.post.id)
    return Signing(own.name if own else "", ACCOUNT if page.post.writer_id == actor.id else PSEUDONYM)


def form_of(page: PostPage, typed: Any = None) -> Any:
    """The form with what stands, or with what was typed."""
    tags = join_tags(page.tags)
    post = page.post
    publish_at = by_own_clock(post.publish_at)
    texts = {"title": post.title, "summary": post.summary, "body": post.source, "tags": tags, "seen_tags": tags}
    return PostForm.filled(typed, blog=page.blog.slug, version=post.version, publish_at=publish_at, **texts)


def _fit(form: Any, *, is_own: bool, can_move: bool = False) -> None:
    """Leaves the fields of a change: no key, a blog only for what can be moved, no reason where the writer makes it."""
    if not can_move:
        del form.blog
    del form.key
    if is_own:
        del form.reason


@bp.get("/posts/<int:post_id>/edit")
def edit(post_id: int) -> ResponseReturnValue:
    return show_edit(post_id)


def _show_conflict(post_id: int, form: Any, conflict: EditConflict) -> str:
    actor = current_actor()
    page = get_post_page(actor, post_id)
    _fit(form, is_own=actor.is_self(page.post.writer_id))
    form.renew(seen_tags=conflict.tags)
    return render_template(
        "posts/conflict.html",
        form=form,
        action_url=f"/posts/{post_id}/edit",
        cancel_url=post_url(post_id, page.post.slug),
        current={
            "title": conflict.title,
            "summary": conflict.summary,
            "source": conflict.current,
            "tags": conflict.tags,
            "date_text": format_datetime(page.post.edited_at or page.post.created_at),
        },
    )


@bp.post("/posts/<int:post_id>/edit")
@takes_text(PostForm, show_edit, _show_conflict)
def save(post_id: int, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    post = get_post_page(actor, post_id).post
    prepared = _prepared(form, post.html)
    if is_preview():
        return show_edit(post_id, form, preview_html=prepared.body.rendered.html)
    if form.signature.data == ACCOUNT:
        _sign(post_id, form)
    _move(post_id, form)
    if form.signature.data == PSEUDONYM:
        _sign(post_id, form)
    actor = current_actor()
    if is_autosave():
        with unit_of_work() as work:
            version = form.version.data or 0
            saved = save_draft(work, actor=actor, post_id=post_id, version=version, prepared=prepared)
        return _saved(saved, form, prepared)
    is_published, publish_at = pressed() == "publish", _chosen_moment(form)
    prepared = _judged(post_id, form, prepared)
    with unit_of_work() as work:
        written = services.edit_post(
            work,
            actor=actor,
            post_id=post_id,
            version=form.version.data or 0,
            prepared=prepared,
            reason=form.reason.data or "",
        )
        is_change_held = written.is_held and post.state not in UNFINISHED
        if is_published:
            written = services.publish_post(work, actor=actor, post_id=post_id, prepared=prepared)
        elif publish_at and not written.is_held:
            written = schedule_post(work, actor=actor, post_id=post_id, publish_at=publish_at, prepared=prepared)
    if is_change_held:
        return to_waiting(post_id, words_on_waiting(prepared.body, CHANGE_WAITS))
    _say(written, prepared, publish_at)
    return redirect(post_url(written.id, written.slug), 303)


def _move(post_id: int, form: Any) -> None:
    """To the blog that the writer of a draft has chosen, first of all: its rules are those that look at the text."""
    if not form.blog.data:
        return
    with unit_of_work() as work:
        version = move_draft(
            work, actor=current_actor(), post_id=post_id, version=form.version.data or 0, blog_slug=form.blog.data
        )
    form.renew(version=version)


def _sign(post_id: int, form: Any) -> None:
    """Puts a draft under the name that its writer has chosen."""
    with unit_of_work() as work:
        sign_draft(work, actor=current_actor(), post_id=post_id, signature=form.signature.data)
        renew_pseudonyms()


def _judged(post_id: int, form: Any, prepared: PreparedPost) -> PreparedPost:
    """What the rules say of a change; a draft is looked at when it is published or scheduled."""
    actor = current_actor()
    post = get_post_page(actor, post_id).post
    is_asked = post.state != "draft" or pressed() in {"publish", "schedule"}
    if not may_edit_post(actor, post) or not is_asked:
        return prepared
    is_edit = post.state not in UNFINISHED
    return judge_post(actor, prepared=prepared, post_id=post_id, is_edit=is_edit, sending=sending_of(form))
