"""Sitemaps and robots.txt. They say what a visitor finds, whoever asks.

All stand at the root of the site: a sitemap speaks for what is at and below its own folder.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from forum.errors import NotFound
from forum.feeds.sitemaps import MIMETYPE, MOST_URLS, Place, index_bytes, sitemap_bytes
from forum.queries.sitemaps import (
    FoundPage,
    list_found_blogs,
    list_found_members,
    list_found_posts,
    list_member_parts,
    list_post_parts,
)
from forum.web.conditional import answer_unless_known, fingerprint_of
from forum.web.numbers import LARGEST
from forum.web.urls import absolute, blog_url, member_url, post_url

bp = Blueprint("sitemaps", __name__)

# How many ids a part spans: a fifth of what the protocol allows, because a part of 50,000 costs a second.
PART = 10_000
# Pages of the site's own.
OWN_PAGES = ("/", "/blogs", "/guidelines", "/imprint", "/moderation", "/privacy", "/terms")
# What is no page for those who search: of one person, or for those who act. As in RFC 9309, each is the beginning of
# paths, `*` stands for any letters, and `$` for the end.
DISALLOWED = (
    *("/admin", "/confirm", "/decision/", "/drafts", "/feeds/", "/followed", "/follows", "/healthz", "/ignored"),
    *("/inbox", "/legal-notice/", "/mail/", "/mentions", "/moderation/", "/newsletter", "/password", "/readyz"),
    *("/reports", "/search", "/settings/", "/sign-in", "/standing", "/suspended", "/unsubscribe", "/warning"),
    *("/posts/new", "/posts/*/delete$", "/posts/*/edit$", "/posts/*/follow$", "/posts/*/history$", "/posts/*/report$"),
    *("/posts/*/replies$", "/posts/*/replies/*/", "/posts/*/waiting/", "/posts/*/old-comments/", "/blogs/*/follow$"),
    *("/@*/follow$", "/@*/ignore$", "/@*/report$"),
)


@dataclass(frozen=True)
class Kind:
    """A kind of page of which there may be very many."""

    list_parts: Callable[[int], list[int]]
    list_pages: Callable[[int, int], Iterator[FoundPage]]
    path: Callable[[FoundPage], str]


KINDS = {
    "posts": Kind(list_post_parts, list_found_posts, lambda page: post_url(page.id, page.name)),
    "members": Kind(list_member_parts, list_found_members, lambda page: member_url(page.name)),
}


@bp.get("/sitemap.xml")
def index() -> ResponseReturnValue:
    """The sitemaps that there are; a part that is empty is not among them."""
    names = ["blogs"]
    for name, kind in KINDS.items():
        names += [f"{name}-{part}" for part in kind.list_parts(PART)]
    return _answer(index_bytes(Place(absolute(f"/sitemap-{name}.xml")) for name in names))


@bp.get("/sitemap-blogs.xml")
def blogs() -> ResponseReturnValue:
    found = list_found_blogs(MOST_URLS - len(OWN_PAGES))
    own = [Place(absolute(path)) for path in OWN_PAGES]
    return _answer(sitemap_bytes([*own, *_places(found, lambda page: blog_url(page.name))]))


@bp.get(f"/sitemap-<any({', '.join(KINDS)}):name>-<int:part>.xml")
def part(name: str, part: int) -> ResponseReturnValue:
    kind = KINDS[name]
    if part > LARGEST // PART:
        raise NotFound
    places = list(_places(kind.list_pages(part, PART), kind.path))
    if not places:
        raise NotFound
    return _answer(sitemap_bytes(places))


def _places(pages: Iterable[FoundPage], path: Callable[[FoundPage], str]) -> Iterator[Place]:
    site = absolute("")
    return (Place(site + path(page), page.changed_at) for page in pages)


def _answer(body: bytes) -> Response:
    response = answer_unless_known(fingerprint_of(body), lambda: Response(body, mimetype=MIMETYPE))
    if not request.cookies:
        response.headers["Cache-Control"] = "public, no-cache"
    return response


@bp.get("/robots.txt")
def robots() -> ResponseReturnValue:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in DISALLOWED), "", f"Sitemap: {absolute('/sitemap.xml')}"]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
