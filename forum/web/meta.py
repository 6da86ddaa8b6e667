"""What the head of a page says of it to search engines, messengers and other sites.

Only pages that a visitor reads say anything: they alone are given a `PageMeta`, and every other page asks not to be
listed. What is said is what a visitor reads there.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from forum.i18n import gettext as _
from forum.models import Blog
from forum.permissions import Actor
from forum.permissions.blogs import may_be_found
from forum.permissions.posts import is_read_by_all
from forum.queries.posts import PostPage
from forum.queries.site_look import site_look
from forum.rendering import excerpt, names_in, picture_address
from forum.web.linked_data import as_data, blog_thing, breadcrumbs, comments_data, post_thing, profile_thing, site_thing
from forum.web.threads import ThreadView
from forum.web.times import iso
from forum.web.urls import absolute, blog_url, quoted
from forum.web.views import PostView, WriterView


@dataclass(frozen=True)
class PageMeta:
    """`url` is the page's one address, whole; `kind` and `properties` are Open Graph's (https://ogp.me).

    `data` is its JSON-LD, None where nobody would read it: for members, and where search engines are asked to leave.
    """

    title: str
    url: str
    description: str = ""
    kind: str = "website"
    is_noindex: bool = False
    properties: tuple[tuple[str, str], ...] = ()
    previous_url: str | None = None
    next_url: str | None = None
    oembed_url: str | None = None
    data: Markup | None = None

    @property
    def bare(self) -> "PageMeta":
        """Without its JSON-LD, which is long and differs from window to window."""
        return replace(self, data=None) if self.data is not None else self


def page_meta(path: str, title: str) -> PageMeta:
    """Of a page of the site's own words."""
    return PageMeta(title, absolute(path))


def list_meta(path: str, title: str, *, is_first: bool) -> PageMeta | None:
    """Of a list of posts over several blogs."""
    return page_meta(path, title) if is_first else None


def tag_meta(actor: Actor, path: str, title: str, *, is_first: bool) -> PageMeta | None:
    """Of the list of tags, or of the posts with one, as visitors find them."""
    return page_meta(path, title) if is_first and not actor.is_signed_in else None


def archive_meta(blog: Blog, path: str, title: str, *, is_first: bool) -> PageMeta | None:
    """Of the months of a blog, or of the posts of one."""
    if blog.reading != "public" or not is_first:
        return None
    return PageMeta(f"{blog.name}: {title}", absolute(path), is_noindex=not may_be_found(blog))


def front_meta(actor: Actor, *, is_first: bool) -> PageMeta | None:
    """Of the latest posts, at whichever address.

    Of any list the first page alone is listed: the others hold something else after each new post.
    """
    if not is_first:
        return None
    look = site_look()
    data = None if actor.is_signed_in else as_data(site_thing(look.name, look.tagline))
    return PageMeta(look.name, absolute("/"), look.tagline, data=data)


def blog_meta(actor: Actor, blog: Blog, *, is_first: bool) -> PageMeta | None:
    if blog.reading != "public" or not is_first:
        return None
    path, data = blog_url(blog.slug), None
    if may_be_found(blog) and not actor.is_signed_in:
        steps = breadcrumbs((_("Blogs"), "/blogs"), (blog.name, path))
        data = as_data(blog_thing(blog.name, path, blog.description), steps)
    return PageMeta(blog.name, absolute(path), blog.description, is_noindex=not may_be_found(blog), data=data)


def member_meta(actor: Actor, writer: WriterView, *, since: str, bio_html: str, has_posts: bool) -> PageMeta:
    """A member who has not posted is not listed: profiles are made by the hundred for the links in them."""
    data = None
    if has_posts and not actor.is_signed_in:
        data = as_data(profile_thing(writer, since=since, bio_html=bio_html))
    return PageMeta(
        writer.name,
        absolute(writer.url),
        excerpt(bio_html),
        "profile",
        is_noindex=not has_posts,
        properties=(("profile:username", writer.handle),),
        data=data,
    )


def post_meta(actor: Actor, page: PostPage, view: PostView, thread: ThreadView | None) -> PageMeta | None:
    """Of a post with a window of its thread; None where a visitor does not read it."""
    if not is_read_by_all(page.post, page.blog) or view.date is None:
        return None
    is_noindex = not may_be_found(page.blog)
    is_told_whole = not is_noindex and not actor.is_signed_in
    beside = thread.links if thread is not None and thread.links.order == "oldest" else None
    return PageMeta(
        view.title,
        absolute(_window_url(view.url, thread)),
        page.post.excerpt,
        "article",
        is_noindex,
        (*_article(view, view.date), *_cover(view)),
        previous_url=_page_of(beside.previous_url) if beside else None,
        next_url=_page_of(beside.next_url) if beside else None,
        oembed_url=absolute(f"/oembed?url={quoted(absolute(view.url), safe='')}"),
        data=_post_data(page, view, view.date, thread) if is_told_whole else None,
    )


def _post_data(page: PostPage, view: PostView, published_at: datetime, thread: ThreadView | None) -> Markup:
    posting = post_thing(
        is_by_members=page.blog.posting == "members",
        title=view.title,
        url=absolute(view.url),
        summary=page.post.summary,
        body_html=view.body_html,
        published_at=published_at,
        edited_at=view.edited_at,
        comment_count=view.comment_count,
        writer=view.writer,
        blog=blog_thing(view.blog.name, view.blog.url),
    )
    steps = breadcrumbs((view.blog.name, view.blog.url), (view.title, view.url))
    comments = thread.window.once("comments", lambda: comments_data(thread.window.views)) if thread else None
    return as_data(posting, steps, comments=comments)


def _window_url(post_url: str, thread: ThreadView | None) -> str:
    """The one address of a window.

    Windows begin at any reply, and many addresses lead to the same rows. A later window is known by the reply with
    which it begins: it holds what no other page need hold, so the first page does not stand for it. The newest first
    is another order of the same, and the first page stands for all of that.
    """
    if thread is None or thread.links.order != "oldest" or thread.links.previous_url is None or not thread.window.rows:
        return post_url
    return f"{post_url}?at={thread.window.numbers[0]}"


def _page_of(url: str | None) -> str | None:
    """The address without the place on the page."""
    return url.partition("#")[0] if url else None


def _cover(view: PostView) -> tuple[tuple[str, str], ...]:
    """In the size that others show it in; the same that a visitor sees on the page."""
    names = names_in([view.cover_html or ""])
    return tuple(("og:image", absolute(picture_address(name))) for name in names)


def _article(view: PostView, published_at: datetime) -> tuple[tuple[str, str], ...]:
    return (
        ("article:published_time", iso(published_at)),
        ("article:modified_time", iso(view.edited_at or published_at)),
        ("article:author", absolute(view.writer.url)),
        ("article:section", view.blog.name),
        *(("article:tag", tag.name) for tag in view.tags),
    )
