"""The archive of a blog: its months, and the posts of one."""

from itertools import groupby

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.blogs.routes import bp
from forum.errors import NotFound
from forum.i18n import gettext as _
from forum.models import Blog
from forum.queries.archive import count_posts_in, find_span
from forum.queries.blogs import get_blog
from forum.queries.posts import list_month_posts
from forum.web.actor import current_actor
from forum.web.meta import archive_meta
from forum.web.months import Month, find_month, months_of
from forum.web.reading import news_of_posts
from forum.web.tags import count_words
from forum.web.urls import archive_url, blog_url
from forum.web.views import BlogLink, asked_place, paging, post_card


def _link(blog: Blog) -> BlogLink:
    return BlogLink(blog.name, blog_url(blog.slug), blog.slug)


@bp.get("/blogs/<slug>/archive")
def archive(slug: str) -> ResponseReturnValue:
    """Every month in which somebody published something that this reader may read. Three statements."""
    actor = current_actor()
    blog = get_blog(actor, slug)
    if blog.slug != slug:
        return redirect(archive_url(blog.slug), 301)
    span = find_span(actor, blog.id)
    months = months_of(span) if span is not None else []
    counts = count_posts_in(actor, blog.id, [month.span() for month in months]) if months else []
    found = [(month, count) for month, count in zip(months, counts, strict=True) if count]
    years = [
        {"year": str(year), "months": [_month_view(blog, month, count) for month, count in group]}
        for year, group in groupby(found, lambda pair: pair[0].year)
    ]
    meta = archive_meta(blog, archive_url(blog.slug), _("All months"), is_first=True)
    return render_template("blogs/archive.html", blog=_link(blog), years=years, meta=meta)


def _month_view(blog: Blog, month: Month, count: int) -> dict[str, str]:
    return {
        "words": month.words(),
        "url": archive_url(blog.slug, month.year, month.number),
        "count": count_words(count),
    }


@bp.get("/blogs/<slug>/<int:year>/<int:number>")
def month(slug: str, year: int, number: int) -> ResponseReturnValue:
    """The posts of a month; one without any is missing."""
    actor = current_actor()
    blog = get_blog(actor, slug)
    asked = find_month(year, number)
    if asked is None:
        raise NotFound
    path = archive_url(blog.slug, year, number)
    span = asked.span()
    place = asked_place(request.args)
    page = list_month_posts(actor, blog.id, span.start, span.end, place)
    if not page.rows:
        raise NotFound
    if blog.slug != slug or not request.path.endswith(f"/{year:04}/{number:02}"):
        return redirect(path, 301)
    news = news_of_posts(actor, [row.id for row in page.rows])
    return render_template(
        "blogs/month.html",
        blog=_link(blog),
        archive_url=archive_url(blog.slug),
        words=asked.words(),
        meta=archive_meta(blog, path, asked.words(), is_first=place is None),
        posts=[post_card(row, news.get(row.id)) for row in page.rows],
        **paging(page, path),
    )
