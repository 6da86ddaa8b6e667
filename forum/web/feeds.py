"""Addresses of feeds, and what pages say of them: the links for feed readers, and those for people."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from forum.feeds import FORMS
from forum.i18n import locale_code
from forum.web.urls import absolute, blog_url, member_url, tag_url

# A feed's address without the name of its form.
SITE_FEED = "/feed"
LINKS_KEPT = 1024


def blog_feed(slug: str) -> str:
    return f"{blog_url(slug)}/feed"


def writer_feed(handle: str) -> str:
    return f"{member_url(handle)}/feed"


def tag_feed(slug: str) -> str:
    return f"{tag_url(slug)}/feed"


def post_feed(post_id: int) -> str:
    return f"/posts/{post_id}/feed"


def own_feed(secret: str, name: str) -> str:
    """A member's own feed: `replies`, `mentions` or `queue`."""
    return f"/feeds/{quote(secret)}/{name}"


def search_feed(query: str) -> str:
    """What is found; `query` is that of an address, from its question mark on."""
    return f"/search{query}"


def feed_path(feed: str, form: str) -> str:
    """The address of a form; the feed's may hold a query."""
    path, mark, query = feed.partition("?")
    return f"{path}.{form}{mark}{query}"


@dataclass(frozen=True)
class FormLink:
    """One form of a feed; `address` is the whole of `url`, to copy."""

    name: str
    title: str
    mimetype: str
    url: str
    address: str


@dataclass(frozen=True)
class FeedLinks:
    """A feed as pages offer it: in every form, the most widely read one first."""

    title: str
    forms: tuple[FormLink, ...]


def feed_links(title: str, feed: str) -> FeedLinks:
    return _feed_links(locale_code(), absolute(""), title, feed)


@lru_cache(LINKS_KEPT)
def _feed_links(_locale: str, root: str, title: str, feed: str) -> FeedLinks:
    forms = (
        FormLink(name, str(form.title), form.mimetype, feed_path(feed, name), root + feed_path(feed, name))
        for name, form in FORMS.items()
    )
    return FeedLinks(title, tuple(forms))
