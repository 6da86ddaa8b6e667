"""The titles in feeds, and the page with the addresses of one's own."""

from urllib.parse import urlsplit

from sqlalchemy import select

from forum.models import FeedKey
from tests.browser.content import post_id_of
from tests.support.cases import make_case
from tests.support.feeds import titles
from tests.support.web import Browser
from tests.web.marked_words import hard_wired
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    post_id = post_id_of(tour.conversation())
    with tour.app.app_context():
        make_case(post_id)
        make_case(post_id, 1)
    mod, visitor = tour.browser("zz_mod"), Browser(tour.app)
    tour.see(mod, "/settings/feeds")
    tour.send(mod, "/settings/feeds")
    walter = tour.browser("zz_walter")
    tour.see(walter, "/settings/feeds")
    tour.send(walter, "/settings/feeds")
    own = select(FeedKey.secret).where(FeedKey.user_id == tour.walter.id)
    duty = select(FeedKey.secret).where(FeedKey.user_id == tour.mod.id)
    paths = [f"/feeds/{secret}/{name}" for secret in tour.find(own) for name in ("replies", "mentions")]
    paths += [f"/feeds/{secret}/queue" for secret in tour.find(duty)]
    for path in ("/feed", "/blogs/zzblog/feed", "/@zz_ruth/feed", f"/posts/{post_id}/feed", *paths):
        page = visitor.get(f"{path}.atom")
        found = titles("atom", page.data)
        assert found, urlsplit(path).path
        for title in found:
            tour.faults += [f"{path}: {fault}" for fault in hard_wired(title)]
