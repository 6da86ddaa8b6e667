"""Reading posts: a post with its thread."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.errors import NotFound
from forum.i18n import gettext as _
from forum.permissions.posts import is_read_by_all
from forum.queries.corrections import list_corrections
from forum.queries.posts import PostPage, get_post_page
from forum.queries.readers import list_named_readers
from forum.queries.reading import get_thread_reader
from forum.queries.replies import list_own_unseen
from forum.queries.waiting import list_own_changes
from forum.web.actor import current_actor
from forum.web.feeds import FeedLinks, feed_links, post_feed
from forum.web.kept_threads import Conversation, Reading, look_up, read_conversation
from forum.web.meta import post_meta
from forum.web.moved import find_lead, lead_on
from forum.web.old_addresses import lead_to_old_comment
from forum.web.own_replies import own_views
from forum.web.reading import mark_opened, news_of
from forum.web.reply_panel import reply_panel
from forum.web.restrictions import find_restriction
from forum.web.signing import find_signing
from forum.web.threads import ThreadPrinter, asked_window, thread_view
from forum.web.urls import post_url
from forum.web.views import (
    PostView,
    correction_views,
    follow_view,
    news_view,
    post_view,
    reader_links,
    related_views,
)
from forum.web.waiting import change_views

bp = Blueprint("posts", __name__)


@bp.get("/posts/<int:post_id>")
def short(post_id: int) -> ResponseReturnValue:
    try:
        page = get_post_page(current_actor(), post_id)
    except NotFound:
        return lead_on(post_id)
    return _lead_from(page) or _redirect_to(page)


@bp.get("/posts/<int:post_id>/old-comments/<int:number>")
def old_comment(post_id: int, number: int) -> ResponseReturnValue:
    """Where a comment is that had this number on the site from which the post came; a script of the page asks."""
    post = get_post_page(current_actor(), post_id).post
    return lead_to_old_comment(post_id, post.slug, number)


@bp.get("/posts/<int:post_id>/<slug>")
def show(post_id: int, slug: str) -> ResponseReturnValue:
    """The page of a post; an earlier slug leads to the present one, for those who may see the post."""
    reading = look_up(current_actor(), post_id, asked_window(request.args))
    try:
        page = reading.found.page if reading.found else get_post_page(current_actor(), post_id)
    except NotFound:
        return lead_on(post_id)
    if slug != page.post.slug:
        return _redirect_to(page)
    return _lead_from(page) or show_post(page, reading)


def _redirect_to(page: PostPage) -> ResponseReturnValue:
    """To the post's own address, with what was asked of its thread."""
    query = f"?{request.query_string.decode()}" if request.query_string else ""
    return redirect(post_url(page.post.id, page.post.slug) + query, 301)


def _lead_from(page: PostPage) -> ResponseReturnValue | None:
    """To where the post, or the reply with which the window is to begin, was moved; None when it is here."""
    at = asked_window(request.args).at
    if page.post.state == "removed":
        return find_lead(page.post.id)
    return find_lead(page.post.id, at, action="at") if at is not None else None


def _say(_name: str, make: Callable[[], Any]) -> Any:
    return make()


def _feed_of(view: PostView) -> FeedLinks:
    return feed_links(_("Comments on: %(title)s", title=view.title), post_feed(view.id))


def show_post(page: PostPage, reading: Reading) -> str:
    """A post with the window of its thread that the request asks for."""
    actor = current_actor()
    view = post_view(actor, page)
    has_thread = page.post.state not in {"draft", "scheduled"}
    context: dict[str, Any] = {"thread": None, "own_unseen": [], "own_changes": [], "reply_panel": None}
    context |= {"follow": None, "news": None, "related": ()}
    is_own = actor.is_self(page.post.writer_id)
    context["own_source"] = page.post.source if is_own and page.post.state in {"pending", "rejected"} else None
    restriction = find_restriction(actor, page.post.blog_id) if view.can_reply else None
    can_reply = view.can_reply and restriction is None
    conversation: Conversation | None = None
    if has_thread:
        conversation = read_conversation(actor, page, reading)
        window = conversation.window
        reader = get_thread_reader(actor, page.post.id)
        news = news_of(actor, page.post.id, reader)
        printer = ThreadPrinter(actor, page, can_reply=can_reply, reader=reader, news=news)
        mark_opened(actor, page.post.id, window.published, page.reply_seq)
        context["news"] = news_view(page.post.id, news)
        context["thread"] = thread_view(printer, window)
        is_open = page.post.state == "published"
        context["related"] = conversation.once("related", lambda: related_views(conversation.related))
        context["follow"] = follow_view(f"/posts/{page.post.id}", reader.delivery, is_open=is_open)
        if reader.has_unpublished:
            context["own_unseen"] = own_views(page.post.id, list_own_unseen(actor, page.post.id))
        if reader.has_changes:
            context["own_changes"] = change_views(page.post.id, list_own_changes(actor, page.post.id))
    if can_reply:
        context["reply_panel"] = reply_panel(page.post.id, find_signing(actor, page.blog, page.post.id))
    say = conversation.once if conversation is not None else _say
    # To visitors it says the whole window once more, which is not kept a second time.
    say_meta = say if actor.is_signed_in else _say
    context["meta"] = say_meta("meta", lambda: post_meta(actor, page, view, context["thread"]))
    context["feed"] = say("feed", lambda: _feed_of(view)) if is_read_by_all(page.post, page.blog) else None
    is_named = page.post.audience == "named"
    context["readers"] = reader_links(list_named_readers(page.post.id)) if is_named else None
    context["corrections"] = correction_views(list_corrections(page.post))
    return render_template("posts/show.html", post=view, restriction=restriction, **context)
