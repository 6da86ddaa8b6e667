"""Public feeds: what stands in them, who finds them, and asking again cheaply."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from flask import Flask
from werkzeug.test import TestResponse

from forum.db import now, unit_of_work
from forum.db.context import EXTENSION
from forum.models import Blog, User
from forum.permissions import Actor
from forum.services import moderation
from forum.services.blogs import edit_blog, prepare_blog
from forum.services.moving import merge_post, prepare_merge
from forum.services.posts import delete_post, edit_post, unpublish_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import delete_reply, edit_reply, prepare_reply
from tests.matrices.answers import faults_of_answer
from tests.queries.test_statement_counts import fill_thread
from tests.support.factories import make_actor, make_blog, make_draft, make_post, reply
from tests.support.feeds import ATOM, read_feed, titles
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

FORMS = ("rss", "atom", "json")
MIMETYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
RTL = "שלום & «עולם» ]]> 🎈"


@dataclass
class Site:
    visitor: Browser
    ann: Actor
    tom: Actor
    mo: Actor
    blog: Blog

    @property
    def blog_feed(self) -> str:
        return f"/blogs/{self.blog.slug}/feed"

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.visitor.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def titles(self, feed: str) -> list[str]:
        """The same in each form."""
        found = [titles(form, self.get(f"{feed}.{form}").data) for form in FORMS]
        assert found[0] == found[1] == found[2]
        return found[0]


@pytest.fixture
def site(app: Flask) -> Site:
    ann = make_member(app, "ann", name="Ann & Co")
    blog = make_blog(name="Front porch", description="Letters <weekly>")
    return Site(Browser(app), ann, make_actor("tom"), make_actor("mo", role="moderator"), blog)


def act(do: Callable[..., Any], actor: Actor, **given: Any) -> None:
    with unit_of_work() as work:
        do(work, actor=actor, **given)


def test_each_feed_says_what_a_visitor_reads(site: Site) -> None:
    private, members = make_blog(reading="private"), make_blog(reading="members")
    unlisted = make_blog(name="Attic", is_unlisted=True)
    for feed in ("/feed", site.blog_feed, "/@ann/feed"):
        assert site.titles(feed) == []
    post_id = make_post(site.ann, site.blog, RTL, "Hello @tom, see [us](/blogs) and [them](https://example.org/).")
    in_attic = make_post(site.ann, unlisted, "In the attic")
    make_post(site.tom, site.blog, "By Tom")
    make_draft(site.ann, site.blog, "A draft")
    kept = make_post(site.ann, members, "Kept")
    assert site.titles("/feed") == site.titles(site.blog_feed) == ["By Tom", RTL]
    assert site.titles("/blogs/attic/feed") == site.titles(f"/posts/{in_attic}/feed") == ["In the attic"]
    assert site.titles("/@ann/feed") == [RTL]
    signed_in = Browser(site.visitor.app)
    signed_in.sign_in("ann")
    for form in FORMS:
        missing = [f"/blogs/{blog.slug}/feed" for blog in (private, members)] + [f"/posts/{kept}/feed"]
        for feed in (*missing, "/blogs/none/feed", "/@nobody/feed", "/posts/99999/feed"):
            assert site.get(f"{feed}.{form}").status_code == signed_in.get(f"{feed}.{form}").status_code == 404
        answer = site.get(f"/feed.{form}")
        assert (answer.mimetype, answer.headers["Cache-Control"]) == (MIMETYPES[form], "public, no-cache")
        assert signed_in.get(f"/feed.{form}").data == answer.data
        assert "Set-Cookie" not in answer.headers
    assert site.get("/feed.xml").status_code == 404
    found = read_feed("atom", site.get(f"{site.blog_feed}.atom").data)
    about = (found.feed.title, found.feed.subtitle, found.feed.link)
    assert about == ("Front porch", "Letters <weekly>", "http://localhost/blogs/front-porch")
    entry = found.entries[1]
    assert (entry.author, entry.tags[0].term) == ("Ann & Co", "Front porch")
    assert entry.id.endswith(f":posts/{post_id}")
    html = read_feed("json", site.get("/feed.json").data)["items"][1]["content_html"]
    assert 'href="http://localhost/@tom"' in html
    assert 'href="http://localhost/blogs"' in html
    assert 'href="https://example.org/"' in html


def test_pages_lead_to_their_feeds(site: Site) -> None:
    post_id = make_post(site.ann, site.blog, RTL)
    for page, feed in {
        "/": "/feed",
        f"/blogs/{site.blog.slug}": site.blog_feed,
        "/@ann": "/@ann/feed",
        f"/posts/{post_id}": f"/posts/{post_id}/feed",
    }.items():
        text = site.visitor.get(page, follow=True).text
        for form in FORMS:
            assert f'<link rel="alternate" type="{MIMETYPES[form]}" href="{feed}.{form}"' in text
        assert f">http://localhost{feed}.rss<" in text
        assert "Follow by feed" in text
    inside = make_blog(name="Back porch", reading="members")
    kept = make_post(site.ann, inside, "Inside")
    site.visitor.sign_in("ann")
    for page in (f"/blogs/{inside.slug}", f"/posts/{kept}"):
        assert "feed.rss" not in site.visitor.get(page, follow=True).text
    moved = {"/@ANN/feed.rss": "/@ann/feed.rss", f"/posts/{post_id}/any/feed.rss": f"/posts/{post_id}/feed.rss"}
    for old, new in moved.items():
        answer = site.get(old)
        assert (answer.status_code, answer.location) == (301, new)


def test_a_thread_says_who_answers_whom_and_names_nobody_who_is_gone(site: Site) -> None:
    post_id = make_post(site.ann, site.blog, "The post")
    for writer, to in ((site.tom, None), (site.ann, 1), (site.mo, 2)):
        reply(writer, post_id, "Some words.", to)
    feed = f"/posts/{post_id}/feed"
    by_ann = "Reply 2 by Ann & Co, to reply 1 by Tom"
    assert site.titles(feed) == ["Reply 3 by Mo, to reply 2 by Ann & Co", by_ann, "Reply 1 by Tom", "The post"]
    act(delete_reply, site.tom, post_id=post_id, number=1)
    by_ann = "Reply 2 by Ann & Co, to a removed reply"
    assert site.titles(feed) == ["Reply 3 by Mo, to reply 2 by Ann & Co", by_ann, "The post"]
    act(moderation.remove_reply, site.mo, post_id=post_id, number=2, reason="Rude.")
    assert site.titles(feed) == ["Reply 3 by Mo, to a removed reply", "The post"]
    body = site.get(f"{feed}.atom").data
    assert b"Tom" not in body.replace(b"/@tom", b"")
    found = read_feed("atom", body)
    answered = found.entries[0]["thr_in-reply-to"]
    assert answered == {"ref": f"{found.entries[1].id}/replies/2"}
    (post,) = read_feed("rss", site.get("/feed.rss").data).entries
    assert (post.slash_comments, post.wfw_commentrss) == ("1", f"http://localhost{feed}.rss")
    act(moderation.hide_post, site.mo, post_id=post_id, reason="Wait.")
    assert site.get(f"{feed}.atom").status_code == 404


def test_a_blog_says_how_much_its_feeds_hold(site: Site) -> None:
    words = "The first words. " + "And the rest. " * 60
    short = make_blog(name="Short", feed_text="excerpt")
    post_id = make_post(site.ann, short, "In short", words)
    make_post(site.ann, site.blog, "At length", words)
    before = site.get("/feed.atom").headers["ETag"]
    for feed in ("/feed", "/blogs/short/feed", "/@ann/feed", f"/posts/{post_id}/feed"):
        (rss,) = (
            entry for entry in read_feed("rss", site.get(f"{feed}.rss").data).entries if entry.title == "In short"
        )
        (atom,) = (e for e in read_feed("atom", site.get(f"{feed}.atom").data).entries if e.title == "In short")
        (item,) = (i for i in read_feed("json", site.get(f"{feed}.json").data)["items"] if i["title"] == "In short")
        assert "content_html" not in item
        assert "content" not in rss
        assert "content" not in atom
        for found in (rss.summary, atom.summary, item["content_text"]):
            assert found.startswith("The first words.")
            assert found.endswith("…")
    assert "content_html" in read_feed("json", site.get("/feed.json").data)["items"][0]
    whole = {"name": "Short", "slug": "short", "description": "", "note": "", "posting": "members"}
    rules = {"reading": "public", "is_unlisted": False, "closes_after_days": None, "position": 0}
    act(edit_blog, _admin(), blog_id=short.id, version=1, prepared=prepare_blog(**whole, **rules))  # type: ignore[arg-type]
    assert site.get("/feed.atom").headers["ETag"] != before
    assert "content_html" in read_feed("json", site.get("/blogs/short/feed.json").data)["items"][0]


def test_feeds_of_blogs_that_are_not_to_be_found_say_so(site: Site) -> None:
    kinds = {"left-out": {"is_noindex": True}, "unlisted": {"is_unlisted": True}, "open": {}}
    for name, kind in kinds.items():
        blog = make_blog(name=name, **kind)
        post_id = make_post(site.ann, blog)
        for feed in (f"/blogs/{blog.slug}/feed", f"/posts/{post_id}/feed"):
            for form in FORMS:
                assert site.get(f"{feed}.{form}").headers.get("X-Robots-Tag") == ("noindex" if kind else None)
    etag = site.get("/blogs/left-out/feed.rss").headers["ETag"]
    known = site.get("/blogs/left-out/feed.rss", If_None_Match=etag)
    assert (known.status_code, known.headers["X-Robots-Tag"]) == (304, "noindex")


def _admin() -> Actor:
    return make_actor("zoe", role="admin")


def test_old_addresses_lead_on(site: Site) -> None:
    first, second = (make_post(site.ann, site.blog, title) for title in ("First", "Second"))
    prepared = prepare_merge(site.mo, second)
    act(merge_post, site.mo, post_id=first, prepared=prepared, is_wider_agreed=False, reason="One.")
    answer = site.get(f"/posts/{second}/feed.atom")
    assert (answer.status_code, answer.location) == (301, f"/posts/{first}/feed.atom")
    values = {"name": "Front porch", "slug": "porch", "description": "", "note": "", "posting": "members"}
    rules = {"reading": "public", "is_unlisted": False, "closes_after_days": None, "position": 0}
    renamed = prepare_blog(**values, **rules)  # type: ignore[arg-type]
    admin = make_actor("ada", role="admin")
    act(edit_blog, admin, blog_id=site.blog.id, version=site.blog.version, prepared=renamed)
    answer = site.get("/blogs/front-porch/feed.json")
    assert (answer.status_code, answer.location) == (301, "/blogs/porch/feed.json")


def renewed(site: Site, kept: dict[str, TestResponse]) -> set[str]:
    """Asks for each feed as who has it, by ETag and by date; keeps and names those that are new."""
    found = set()
    for path, last in kept.items():
        answer = site.get(path, If_None_Match=last.headers["ETag"], Accept_Encoding="gzip")
        by_date = site.get(path, If_Modified_Since=last.headers["Last-Modified"])
        assert answer.status_code == by_date.status_code
        assert faults_of_answer(answer) == []
        if answer.status_code == 304:
            assert answer.data == b""
            assert answer.headers["ETag"] == last.headers["ETag"]
            assert answer.headers["Cache-Control"] == "public, no-cache"
        else:
            kept[path] = answer
            found.add(path)
    return found


def test_who_has_the_feed_is_told_so_until_anything_in_it_changes(site: Site) -> None:
    post_id = make_post(site.ann, site.blog, "The post")
    other = make_post(site.ann, site.blog, "The other")
    reply(site.tom, post_id, "Some words.")
    kept = {path: site.get(path) for path in ("/feed.rss", f"{site.blog_feed}.atom", f"/posts/{post_id}/feed.json")}

    everywhere = set(kept)
    in_lists = everywhere - {f"/posts/{post_id}/feed.json"}
    assert renewed(site, kept) == set()
    with unit_of_work() as work:
        work.get_one(User, site.tom.member_id).display_name = "Thomas"
    assert renewed(site, kept) == everywhere - in_lists
    newer = prepare_post("The post", "Better words.")
    act(edit_post, site.ann, post_id=post_id, version=1, prepared=newer)
    assert renewed(site, kept) == everywhere
    act(edit_reply, site.tom, post_id=post_id, number=1, version=1, prepared=prepare_reply("Other words."))
    assert renewed(site, kept) == everywhere - in_lists
    act(moderation.hide_reply, site.mo, post_id=post_id, number=1, reason="Wait.")
    assert renewed(site, kept) == everywhere
    # What nobody sees changes nothing.
    act(moderation.remove_reply, site.mo, post_id=post_id, number=1, reason="No.")
    make_draft(site.ann, site.blog)
    assert renewed(site, kept) == set()
    # Something that is not the newest leaves, in the same second as the last change.
    act(unpublish_post, site.ann, post_id=other)
    assert renewed(site, kept) == in_lists
    act(delete_post, site.ann, post_id=other)
    assert renewed(site, kept) == set()


def test_the_head_of_a_feed_is_that_of_the_feed(site: Site) -> None:
    make_post(site.ann, site.blog, "The post", "word " * 2000)
    whole = site.get("/feed.atom")
    head = site.visitor.client.head("/feed.atom")
    names = ("Content-Type", "ETag", "Last-Modified", "Content-Length", "Link")
    assert (head.status_code, head.data) == (200, b"")
    assert [head.headers[name] for name in names] == [whole.headers[name] for name in names]
    assert whole.headers["Link"] == '<http://localhost/feed.atom>; rel="self"'
    for form in FORMS:
        packed = site.get(f"/feed.{form}", Accept_Encoding="gzip")
        assert (packed.headers["Content-Encoding"], packed.headers["ETag"][:3]) == ("gzip", 'W/"')


def test_a_hub_is_named_where_it_is_told(app: Flask, site: Site) -> None:
    settings = app.extensions[EXTENSION]
    app.extensions[EXTENSION] = replace(settings, websub_hub="https://hub.example.org/")
    attic = make_blog(name="Attic", is_unlisted=True)
    post_id = make_post(site.ann, site.blog)
    for feed in ("/feed", site.blog_feed, "/@ann/feed"):
        answer = site.get(f"{feed}.atom")
        own = f'<http://localhost{feed}.atom>; rel="self"'
        assert answer.headers.getlist("Link") == ['<https://hub.example.org/>; rel="hub"', own]
        links = ElementTree.fromstring(answer.data).findall(f"{ATOM}link")
        assert [link.get("href") for link in links if link.get("rel") == "hub"] == ["https://hub.example.org/"]
    for feed in (f"/blogs/{attic.slug}/feed", f"/posts/{post_id}/feed"):
        answer = site.get(f"{feed}.atom")
        assert b"hub.example" not in answer.data
        assert "hub" not in answer.headers["Link"]


def test_a_feed_costs_the_same_however_much_there_is(app: Flask, site: Site) -> None:
    short, long = (make_post(site.ann, site.blog, title) for title in ("Short", "Long"))
    reply(site.tom, short)
    fill_thread(f"/posts/{long}/long", [site.ann, site.tom], 2_000)
    costs = {
        "/feed.atom": (2, 1),
        f"{site.blog_feed}.rss": (3, 2),
        "/@ann/feed.json": (3, 2),
        f"/posts/{short}/feed.atom": (3, 2),
    }
    assert {path: cost(site, path) for path in costs} == costs
    with time_machine.travel(now() + timedelta(hours=1)):
        for number in range(52):
            make_post(site.ann, site.blog, f"Post {number}", "]]> & <b>")
    found = site.titles(f"/posts/{long}/feed")
    assert (len(found), found[0], found[-1]) == (50, "Reply 2000 by Ann & Co, to reply 14 by Ann & Co", "Long")
    assert site.titles("/feed") == [f"Post {number}" for number in range(51, 1, -1)]
    assert {path: cost(site, path) for path in costs} == costs
    assert cost(site, f"/posts/{long}/feed.atom") == costs[f"/posts/{short}/feed.atom"]


def cost(site: Site, path: str) -> tuple[int, int]:
    """Statements of the whole feed, and of the answer to who has it."""
    with count_statements() as whole:
        answer = site.get(path)
    with count_statements() as again:
        assert site.get(path, If_None_Match=answer.headers["ETag"]).status_code == 304
    return len(whole), len(again)
