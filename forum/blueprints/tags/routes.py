"""Pages of tags: what has none to show to a reader is missing for them."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.errors import NotFound
from forum.i18n import gettext as _
from forum.queries.posts import list_tag_posts
from forum.queries.tags import find_tag, list_tags
from forum.web.actor import current_actor
from forum.web.feeds import feed_links, tag_feed
from forum.web.meta import tag_meta
from forum.web.reading import news_of_posts
from forum.web.tags import asked_tag_place, counted_tags, tag_paging
from forum.web.urls import tag_url
from forum.web.views import asked_place, paging, post_card

bp = Blueprint("tags", __name__)


@bp.get("/tags")
def index() -> ResponseReturnValue:
    actor, place = current_actor(), asked_tag_place(request.args)
    page = list_tags(actor, place)
    return render_template(
        "tags/index.html",
        tags=counted_tags(page.rows),
        meta=tag_meta(actor, "/tags", _("Tags"), is_first=place is None),
        **tag_paging(page, "/tags"),
    )


@bp.get("/tags/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """The posts of a tag; an earlier slug, or another spelling, leads there."""
    actor = current_actor()
    tag = find_tag(slug)
    if tag is None:
        raise NotFound
    place = asked_place(request.args)
    page = list_tag_posts(actor, tag.id, place)
    if not page.rows:
        raise NotFound
    if tag.slug != slug:
        return redirect(tag_url(tag.slug), 301)
    news = news_of_posts(actor, [row.id for row in page.rows])
    pages: dict[str, Any] = paging(page, tag_url(tag.slug))
    return render_template(
        "tags/show.html",
        name=tag.name,
        meta=tag_meta(actor, tag_url(tag.slug), tag.name, is_first=place is None),
        posts=[post_card(row, news.get(row.id)) for row in page.rows],
        feed=feed_links(_("Posts with the tag %(tag)s", tag=tag.name), tag_feed(tag.slug)),
        **pages,
    )
