"""Reading replies: the permalink, a branch, the history."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.errors import NotFound
from forum.models import Reply
from forum.permissions.blogs import may_moderate
from forum.permissions.moderation import may_act_on_others
from forum.queries.posts import PostPage, RevisionRow, get_post_page, list_revisions
from forum.queries.reading import get_thread_reader
from forum.queries.replies import get_own_view, get_reply, get_reply_place
from forum.queries.threads import get_thread_window
from forum.rendering import shows_pictures
from forum.web.actor import current_actor
from forum.web.moved import lead_on
from forum.web.own_replies import own_views
from forum.web.reading import mark_opened, news_of
from forum.web.threads import ThreadPrinter, asked_window, thread_view
from forum.web.urls import post_url, reply_url
from forum.web.versions import Version, difference_values, readable_versions
from forum.web.views import post_view, revision_view

bp = Blueprint("replies", __name__, url_prefix="/posts/<int:post_id>/replies")


@bp.get("/<int:number>")
def show(post_id: int, number: int) -> ResponseReturnValue:
    """The permalink: leads to the window that shows the reply, or shows a text that only some may read."""
    actor = current_actor()
    try:
        page = get_post_page(actor, post_id)
        place = get_reply_place(actor, post_id, number)
    except NotFound:
        return lead_on(post_id, number)
    # Its writer is led to the text and to what can be done with it, not to the line that others see in its place.
    if (
        not place.is_shown
        or place.is_own_stub
        or (may_moderate(actor, page.post.blog_id) and request.args.get("text") == "1")
    ):
        return _show_unseen(page, number)
    base = post_url(post_id, page.post.slug)
    query = "" if place.is_in_first else "?last=1" if place.is_in_last else f"?at={number}"
    return redirect(f"{base}{query}#reply-{number}")


def _show_unseen(page: PostPage, number: int) -> str:
    actor = current_actor()
    own = get_own_view(actor, page.post.id, number)
    view = own_views(page.post.id, [own])[0]
    if not actor.is_self(own.writer_id):
        view["actions"] = []
    return render_template(
        "replies/unseen.html",
        post=post_view(actor, page),
        reply=view,
        number=number,
        writer_name=own.writer_name,
        writer_handle=own.writer_handle,
        is_moderator=may_moderate(actor, page.post.blog_id),
        state=own.state,
    )


@bp.get("/<int:number>/branch")
def branch(post_id: int, number: int) -> ResponseReturnValue:
    """A reply that is shown, with everything below it."""
    actor = current_actor()
    try:
        page = get_post_page(actor, post_id)
        place = get_reply_place(actor, post_id, number)
    except NotFound:
        return lead_on(post_id, number, action="branch")
    if not place.is_shown:
        raise NotFound
    view = post_view(actor, page)
    window = get_thread_window(post_id, asked_window(request.args), branch_of=place.thread_key)
    reader = get_thread_reader(actor, post_id)
    printer = ThreadPrinter(actor, page, can_reply=view.can_reply, reader=reader, news=news_of(actor, post_id, reader))
    mark_opened(actor, post_id, window.published, page.reply_seq)
    thread = thread_view(printer, window, reply_url(post_id, number, "branch"))
    views = thread.window.views
    first = views[0] if views and views[0].number == number else None
    writer_name = first.writer.name if first and first.writer else None
    reply = {"number": number, "permalink": reply_url(post_id, number), "writer_name": writer_name}
    return render_template("replies/branch.html", post=view, reply=reply, thread=thread)


def _read_history(post_id: int, number: int) -> tuple[PostPage, Reply, list[RevisionRow]]:
    """A reply with its earlier texts, both as far as the actor may read them."""
    actor = current_actor()
    page = get_post_page(actor, post_id)
    reply, _post, _blog = get_reply(actor, post_id, number)
    revisions = list_revisions(post_id, reply.id, sees_hidden=may_moderate(actor, page.post.blog_id))
    return page, reply, revisions


@bp.get("/<int:number>/history")
def history(post_id: int, number: int) -> ResponseReturnValue:
    """The earlier texts of a reply that the actor may read."""
    actor = current_actor()
    page, reply, revisions = _read_history(post_id, number)
    own = get_own_view(actor, post_id, number)
    is_moderator = may_moderate(actor, page.post.blog_id)
    can_hide = is_moderator and may_act_on_others(actor, own.writer_role, reply.writer_id)
    return render_template(
        "replies/history.html",
        post=post_view(actor, page),
        reply={"number": number, "writer_name": own.writer_name, "permalink": reply_url(post_id, number)},
        revisions=[
            revision_view(post_id, revision, can_hide=can_hide)
            | {"compare_url": None if revision.source is None else _version_url(post_id, number, revision.version)}
            for revision in revisions
        ],
        pictures_url=f"/moderation/posts/{post_id}/replies/{number}/pictures"
        if can_hide and actor.is_staff and any(shows_pictures(revision.html or "") for revision in revisions)
        else None,
    )


def _version_url(post_id: int, number: int, version: int) -> str:
    return f"{reply_url(post_id, number, 'history')}/{version}"


@bp.get("/<int:number>/history/<int:version>")
def compare_versions(post_id: int, number: int, version: int) -> ResponseReturnValue:
    """What changed from a version of a reply to a later one."""
    actor = current_actor()
    page, reply, revisions = _read_history(post_id, number)
    current = Version(reply.version, reply.source, reply.edited_at or reply.created_at)
    return render_template(
        "replies/difference.html",
        post=post_view(actor, page),
        reply={"number": number, "permalink": reply_url(post_id, number)},
        history_url=reply_url(post_id, number, "history"),
        **difference_values(readable_versions(current, revisions), version, request.args.get("to", type=int)),
    )
