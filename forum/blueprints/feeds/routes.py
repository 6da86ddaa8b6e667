"""Public feeds. They show what a visitor reads, whoever asks: nobody's own view leaves in a feed that others share."""

from functools import partial

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement

from forum.blueprints.feeds.entries import post_entry, reply_entry, title_in_thread
from forum.blueprints.feeds.sending import Head, send_feed
from forum.errors import NotFound
from forum.feeds import Entry
from forum.i18n import gettext as _
from forum.permissions import VISITOR
from forum.permissions.blogs import may_be_found
from forum.queries.blogs import get_blog
from forum.queries.feeds import (
    FeedPost,
    by_writer,
    get_feed_post,
    in_blog,
    in_site,
    list_feed_posts,
    list_feed_replies,
    list_post_marks,
    list_thread_marks,
    with_tag,
)
from forum.queries.moving import find_new_place
from forum.queries.people import get_profile
from forum.queries.site_look import site_look
from forum.queries.tags import find_tag
from forum.validation.handles import handle_key
from forum.web.feeds import SITE_FEED, blog_feed, feed_path, post_feed, tag_feed, writer_feed
from forum.web.urls import blog_url, member_url, post_url, tag_url

bp = Blueprint("feeds", __name__)

FORM = "<any(rss, atom, json):form>"


def _entries_of(where: ColumnElement[bool]) -> list[Entry]:
    return [post_entry(post) for post in list_feed_posts(where)]


@bp.get(f"/feed.{FORM}")
def site(form: str) -> ResponseReturnValue:
    look, where = site_look(), in_site()
    head = Head(look.name, "/", SITE_FEED, look.tagline, is_told=True)
    return send_feed(form, head, list_post_marks(where), partial(_entries_of, where))


@bp.get(f"/blogs/<slug>/feed.{FORM}")
def blog(slug: str, form: str) -> ResponseReturnValue:
    """A blog that is not public has no feed; one that is not listed has, for whoever knows its address."""
    found = get_blog(VISITOR, slug)
    feed = blog_feed(found.slug)
    if found.slug != slug:
        return redirect(feed_path(feed, form), 301)
    where = in_blog(found.id)
    head = Head(
        found.name,
        blog_url(found.slug),
        feed,
        found.description,
        found.created_at,
        is_told=not found.is_unlisted,
        is_noindex=not may_be_found(found),
    )
    return send_feed(form, head, list_post_marks(where), partial(_entries_of, where))


@bp.get(f"/@<handle>/feed.{FORM}")
def writer(handle: str, form: str) -> ResponseReturnValue:
    profile = get_profile(handle_key(handle))
    feed = writer_feed(profile.handle)
    if profile.handle != handle:
        return redirect(feed_path(feed, form), 302 if profile.is_former else 301)
    where = by_writer(profile.id)
    title = _("Posts by %(name)s", name=profile.name)
    head = Head(title, member_url(profile.handle), feed, began_at=profile.created_at, is_told=True)
    return send_feed(form, head, list_post_marks(where), partial(_entries_of, where))


@bp.get(f"/tags/<slug>/feed.{FORM}")
def tag(slug: str, form: str) -> ResponseReturnValue:
    """A tag that stands on no post which a visitor finds has none."""
    found = find_tag(slug)
    marks = list_post_marks(with_tag(found.id)) if found is not None else []
    if found is None or not marks:
        raise NotFound
    feed = tag_feed(found.slug)
    if found.slug != slug:
        return redirect(feed_path(feed, form), 301)
    head = Head(_("Posts with the tag %(tag)s", tag=found.name), tag_url(found.slug), feed)
    return send_feed(form, head, marks, partial(_entries_of, with_tag(found.id)))


@bp.get(f"/posts/<int:post_id>/feed.{FORM}")
def thread(post_id: int, form: str) -> ResponseReturnValue:
    """The post, and its newest replies."""
    try:
        post = get_feed_post(post_id)
    except NotFound:
        return _lead_on(post_id, form)
    title = _("Comments on: %(title)s", title=post.title)
    head = Head(title, post_url(post.id, post.slug), post_feed(post.id), post.excerpt, is_noindex=post.is_noindex)
    marks = [_mark_of(post), *list_thread_marks(post.id)]
    return send_feed(form, head, marks, partial(_thread_entries, post))


@bp.get(f"/posts/<int:post_id>/<_slug>/feed.{FORM}")
def thread_by_slug(post_id: int, form: str, _slug: str) -> ResponseReturnValue:
    """The feed's address does not change with the title; whoever guesses it below the post's own is led there."""
    post = get_feed_post(post_id)
    return redirect(feed_path(post_feed(post.id), form), 301)


def _mark_of(post: FeedPost) -> tuple[object, ...]:
    """All but the text, for which its version stands."""
    return tuple(value for name, value in vars(post).items() if name not in {"html", "excerpt"})


def _thread_entries(post: FeedPost) -> list[Entry]:
    replies = [reply_entry(reply, title_in_thread(reply)) for reply in list_feed_replies(post.id)]
    return [*replies, post_entry(post)]


def _lead_on(post_id: int, form: str) -> ResponseReturnValue:
    """To the feed of the post that this one was made part of."""
    place = find_new_place(VISITOR, post_id, 0)
    if place is None:
        raise NotFound
    return redirect(feed_path(post_feed(place.post_id), form), 301)
