"""The page of searches. It is asked by GET, so that a search has an address; no search engine lists it."""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.search.forms import SearchForm
from forum.blueprints.search.words import REASONS, count_words
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.queries.blogs import list_blogs
from forum.queries.search import FoundPage, FoundText, list_newest, list_ranked, parse_place
from forum.queries.search_names import Wanted, resolve
from forum.rendering import to_plain_text
from forum.search import Phrase, excerpt_around, mark_found
from forum.web.actor import current_actor
from forum.web.feeds import FeedLinks, feed_links, search_feed
from forum.web.searching import LONGEST_FEED, Asked, asked_search
from forum.web.times import viewer_zone
from forum.web.urls import blog_url, post_url, reply_url
from forum.web.views import BlogLink, writer_view

bp = Blueprint("search", __name__)


@bp.get("/search")
def index() -> ResponseReturnValue:
    actor, asked = current_actor(), asked_search()
    wanted = resolve(actor, asked.query(viewer_zone()))
    page, is_ranked = _find(actor, asked, wanted)
    words = wanted.query.words
    return render_template(
        "search/index.html",
        form=_form(actor, asked),
        wanted=asked.text,
        is_narrowed=bool(asked.blog) or asked.order != "best",
        is_asked=bool(asked.text.strip()) or not wanted.is_empty,
        is_answered=not wanted.is_empty,
        ignored=[(part.text, REASONS[part.reason]) for part in wanted.ignored],
        texts=[_view(text, words) for text in page.rows],
        count=count_words(page.count) if is_ranked else None,
        following_url=f"/search{asked.address(after=page.following.token())}" if page.following else None,
        first_url=f"/search{asked.address()}" if "after" in request.args else None,
        feed=_feed(asked, wanted),
    )


def _find(actor: Actor, asked: Asked, wanted: Wanted) -> tuple[FoundPage, bool]:
    """Without words there is nothing to rank by."""
    is_ranked = asked.order == "best" and bool(wanted.query.words)
    if wanted.is_empty:
        return FoundPage(), is_ranked
    place = parse_place(request.args.get("after"), is_ranked=is_ranked)
    return (list_ranked if is_ranked else list_newest)(actor, wanted, place), is_ranked


def _form(actor: Actor, asked: Asked) -> SearchForm:
    form = SearchForm(formdata=None, data={"q": asked.text, "blog": asked.blog, "order": asked.order})
    form.blog.choices = [("", _("In all blogs")), *((blog.slug, blog.name) for blog in list_blogs(actor))]
    return form


def _view(text: FoundText, words: tuple[Phrase, ...]) -> dict[str, Any]:
    """A text as the page shows it: title and excerpt in pieces of plain text, those found apart."""
    is_post = text.number is None
    return {
        "title": mark_found(text.post_title, words if is_post else ()),
        "url": post_url(text.post_id, text.post_slug) if text.number is None else reply_url(text.post_id, text.number),
        "is_post": is_post,
        "date": text.published_at,
        "comment_count": None,
        "blog": BlogLink(text.blog_name, blog_url(text.blog_slug)),
        "writer": writer_view(
            handle=text.writer_handle, name=text.writer_name, title=text.writer_title, role=text.writer_role
        ),
        "excerpt": excerpt_around(to_plain_text(text.html), words),
    }


def _feed(asked: Asked, wanted: Wanted) -> FeedLinks | None:
    """A feed of the same, unless only this member could ask so."""
    if wanted.is_empty or wanted.query.is_mine or len(asked.text) > LONGEST_FEED:
        return None
    address = Asked(asked.text, asked.blog, "best").address()
    return feed_links(asked.text.strip() or asked.blog, search_feed(address))
