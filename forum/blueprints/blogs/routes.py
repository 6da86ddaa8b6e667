"""Pages of blogs."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.i18n import gettext as _
from forum.models import Blog
from forum.permissions import Actor
from forum.permissions.newsletters import is_newsletter_open, may_run_newsletter
from forum.queries.blogs import get_blog, list_blogs
from forum.queries.follows import find_delivery
from forum.queries.newsletters import find_newsletter
from forum.queries.posts import list_blog_posts, list_pinned_posts
from forum.web.actor import current_actor
from forum.web.feeds import blog_feed, feed_links
from forum.web.meta import blog_meta, page_meta
from forum.web.reading import news_of_posts
from forum.web.urls import blog_url
from forum.web.views import asked_place, blog_view, follow_view, paging, post_card

bp = Blueprint("blogs", __name__)


@bp.get("/blogs")
def index() -> ResponseReturnValue:
    blogs = [
        {
            "name": blog.name,
            "url": blog_url(blog.slug),
            "description": blog.description,
            "is_private": blog.reading == "private",
        }
        for blog in list_blogs(current_actor())
    ]
    return render_template("blogs/index.html", blogs=blogs, meta=page_meta("/blogs", _("Blogs")))


def _newsletter(actor: Actor, blog: Blog) -> dict[str, str | None]:
    """Where a reader asks for the newsletter, and where its editors run it; each None where there is no such thing."""
    is_open = blog.reading == "public" and is_newsletter_open(blog, find_newsletter(blog.id))
    return {
        "ask_url": url_for("newsletters.ask", slug=blog.slug) if is_open else None,
        "run_url": url_for("newsletters.overview", slug=blog.slug) if may_run_newsletter(actor, blog.id) else None,
    }


@bp.get("/blogs/<slug>")
def show(slug: str) -> ResponseReturnValue:
    actor = current_actor()
    blog = get_blog(actor, slug)
    if blog.slug != slug:
        return redirect(blog_url(blog.slug), 301)
    place = asked_place(request.args)
    page = list_blog_posts(actor, blog.id, place)
    pinned = list_pinned_posts(actor, blog.id) if place is None else []
    news = news_of_posts(actor, [row.id for row in (*pinned, *page.rows)])
    return render_template(
        "blogs/show.html",
        blog=blog_view(actor, blog),
        follow=follow_view(blog_url(blog.slug), find_delivery(actor, "blog", blog.id)),
        meta=blog_meta(actor, blog, is_first=place is None),
        pinned=[post_card(row, news.get(row.id)) for row in pinned],
        posts=[post_card(row, news.get(row.id)) for row in page.rows],
        newsletter=_newsletter(actor, blog),
        feed=feed_links(blog.name, blog_feed(blog.slug)) if blog.reading == "public" else None,
        **paging(page, blog_url(blog.slug)),
    )
