"""The history of a post: its earlier versions, what changed between two of them, and bringing one back."""

from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.posts.forms import RestoreForm
from forum.blueprints.posts.routes import bp
from forum.db import unit_of_work
from forum.errors import EditConflict, NotFound, StateConflict
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in, may_moderate
from forum.permissions.moderation import may_act_on_others
from forum.permissions.posts import check_edit_post, check_reach_edit, may_edit_post
from forum.queries.pictures import Rights
from forum.queries.posts import PostPage, RevisionRow, get_post_page, list_revisions
from forum.rendering import shows_pictures
from forum.services.checking import judge_post
from forum.services.prepared_posts import PreparedPost, prepare_post
from forum.services.versions import restore_version
from forum.web.actor import current_actor
from forum.web.checked_forms import sending_of
from forum.web.form_views import takes_text
from forum.web.forms import flash_done
from forum.web.urls import post_url
from forum.web.versions import Version, difference_values, readable_versions
from forum.web.views import PostView, may_see_history, post_view, revision_view
from forum.web.waiting import CHANGE_WAITS, POST_WAITS, to_waiting, words_on_waiting


def _read_history(actor: Actor, post_id: int) -> tuple[PostPage, list[RevisionRow]]:
    page = get_post_page(actor, post_id)
    if page.post.version > 1 and not may_see_history(actor, page):
        raise NotFound
    return page, list_revisions(post_id, None, sees_hidden=may_moderate(actor, page.post.blog_id))


@bp.get("/posts/<int:post_id>/history")
def history(post_id: int) -> ResponseReturnValue:
    actor = current_actor()
    page, revisions = _read_history(actor, post_id)
    post = post_view(actor, page)
    is_moderator = may_moderate(actor, page.post.blog_id)
    can_hide = is_moderator and may_act_on_others(actor, page.writer_role, page.post.writer_id)
    rows = []
    for revision in revisions:
        url = f"/posts/{post_id}/history/{revision.version}"
        is_open = revision.source is not None
        can_restore = post.can_edit and is_open and not revision.is_hidden
        row = revision_view(post_id, revision, can_hide=can_hide)
        row |= {"compare_url": url if is_open else None, "restore_url": f"{url}/restore" if can_restore else None}
        rows.append(row)
    return render_template("posts/history.html", post=post, revisions=rows, pictures_url=_pictures_url(post, revisions))


def _pictures_url(post: PostView, revisions: list[RevisionRow]) -> str | None:
    """For moderators of the site, where an earlier version shows pictures that the text may show no more."""
    is_shown = any(shows_pictures(revision.html or "") for revision in revisions)
    has_list = post.can_decide and current_actor().is_staff and is_shown
    return f"/moderation/posts/{post.id}/pictures" if has_list else None


@bp.get("/posts/<int:post_id>/history/<int:version>")
def compare_versions(post_id: int, version: int) -> ResponseReturnValue:
    """What changed from a version to the next that the viewer may read, or to the one that is asked for."""
    actor = current_actor()
    page, revisions = _read_history(actor, post_id)
    post = page.post
    written_at = post.edited_at or post.published_at or post.created_at
    current = Version(post.version, post.source, written_at, post.title, post.summary)
    return render_template(
        "posts/difference.html",
        post=post_view(actor, page),
        history_url=f"/posts/{post_id}/history",
        **difference_values(readable_versions(current, revisions), version, request.args.get("to", type=int)),
    )


def _read_version(actor: Actor, post_id: int, version: int) -> tuple[PostPage, RevisionRow]:
    """A version that may come back; raises `NotFound` for one that is hidden, also from those who read it."""
    page, revisions = _read_history(actor, post_id)
    row = next((row for row in revisions if row.version == version and not row.is_hidden), None)
    if row is None:
        raise NotFound
    return page, row


def show_restore(post_id: int, version: int, form: Any = None, *, typed: Any = None) -> str:
    """The page that asks whether an earlier version is to come back."""
    actor = current_actor()
    check_signed_in(actor)
    page, row = _read_version(actor, post_id, version)
    check_reach_edit(actor, page.post, page.writer_role)
    form = form or RestoreForm.filled(typed, version=page.post.version)
    if typed is not None:
        form.renew(version=page.post.version)
    if actor.is_self(page.post.writer_id):
        del form.reason
    return render_template(
        "posts/restore.html",
        form=form,
        post=post_view(actor, page),
        revision=revision_view(post_id, row, can_hide=False),
        action_url=f"/posts/{post_id}/history/{version}/restore",
        cancel_url=f"/posts/{post_id}/history",
    )


@bp.get("/posts/<int:post_id>/history/<int:version>/restore")
def restore(post_id: int, version: int) -> ResponseReturnValue:
    return show_restore(post_id, version)


@bp.post("/posts/<int:post_id>/history/<int:version>/restore")
@takes_text(RestoreForm, show_restore)
def restore_post(post_id: int, version: int, form: Any) -> ResponseReturnValue:
    actor = current_actor()
    page, row = _read_version(actor, post_id, version)
    check_edit_post(actor, page.post)
    rights = Rights(actor.id, (row.html or "",))
    prepared = _judged(page, prepare_post(row.title or "", row.source or "", summary=row.summary, rights=rights), form)
    try:
        with unit_of_work() as work:
            written = restore_version(
                work,
                actor=actor,
                post_id=post_id,
                restored=version,
                version=form.version.data or 0,
                prepared=prepared,
                reason=form.reason.data or "",
            )
    except EditConflict as conflict:
        raise StateConflict(
            _("Somebody changed this post in the meantime. Please look whether you still want this version back.")
        ) from conflict
    if written.is_held and page.post.state != "scheduled":
        return to_waiting(post_id, words_on_waiting(prepared.body, CHANGE_WAITS))
    flash_done(
        words_on_waiting(prepared.body, POST_WAITS)
        if written.is_held
        else _("Version %(number)s is back, as the newest one.", number=version)
    )
    return redirect(post_url(written.id, written.slug), 303)


def _judged(page: PostPage, prepared: PreparedPost, form: Any) -> PreparedPost:
    """What the rules say today; a draft is looked at when it is published."""
    actor, post = current_actor(), page.post
    if not may_edit_post(actor, post) or post.state == "draft":
        return prepared
    return judge_post(actor, prepared=prepared, post_id=post.id, is_edit=True, sending=sending_of(form))
