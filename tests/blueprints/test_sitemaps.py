"""Sitemaps and robots.txt: what a visitor finds, in parts that stay, and nothing that tells of more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import insert, text, update

from forum.blueprints.sitemaps import routes
from forum.db import end_reading, now, unit_of_work
from forum.feeds.sitemaps import MOST_URLS
from forum.models import Blog, Post, User
from forum.permissions import Actor
from forum.services import moderation
from forum.services.posts import delete_post, edit_post, publish_post, unpublish_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import delete_reply
from tests.support.factories import make_actor, make_blog, make_draft, make_post, reply
from tests.support.linked_data import Head
from tests.support.plans import collect_statements, find_scans
from tests.support.sitemaps import Robots, read_index, read_sitemap
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

HOST = "http://localhost"
OWN = [HOST + path for path in ("/", "/blogs", "/guidelines", "/imprint", "/moderation", "/privacy", "/terms")]


@dataclass
class Site:
    visitor: Browser
    ann: Actor
    mo: Actor
    blog: Blog

    def read(self, path: str) -> dict[str, datetime | None]:
        answer = self.visitor.get(path)
        assert (answer.status_code, answer.mimetype) == (200, "application/xml"), path
        return read_sitemap(answer.data)

    def parts(self) -> list[str]:
        return [url.removeprefix(HOST) for url in read_index(self.visitor.get("/sitemap.xml").data)]

    def everything(self) -> dict[str, datetime | None]:
        """Of all sitemaps that the index names; nothing stands in two of them."""
        found: dict[str, datetime | None] = {}
        for part in self.parts():
            here = self.read(part)
            assert not here.keys() & found.keys()
            found |= here
        return found

    def url(self, post_id: int) -> str:
        return f"{HOST}{self.visitor.get(f'/posts/{post_id}').location}"


@pytest.fixture
def site(app: Flask) -> Site:
    ann = make_member(app, "ann")
    return Site(Browser(app), ann, make_actor("mo", role="moderator"), make_blog(name="Front porch"))


def act(do: Callable[..., Any], actor: Actor, **given: Any) -> None:
    with unit_of_work() as work:
        do(work, actor=actor, **given)


def test_they_hold_what_a_visitor_finds_and_nothing_else(site: Site) -> None:
    blog = f"{HOST}/blogs/{site.blog.slug}"
    assert set(site.everything()) == {*OWN, blog}
    assert site.parts() == ["/sitemap-blogs.xml"]
    kinds: dict[str, dict[str, Any]] = {
        "private": {"reading": "private"},
        "members": {"reading": "members"},
        "unlisted": {"is_unlisted": True},
        "left out": {"is_noindex": True},
    }
    tom = make_actor("tom")
    for name, kind in kinds.items():
        make_post(make_actor(f"zoe_{name.replace(' ', '')}", role="admin"), make_blog(name=name, **kind))
    assert set(site.everything()) == {*OWN, blog}
    shown, hidden, removed, deleted, taken_back = (
        make_post(site.ann, site.blog, title) for title in ("Grüße", "Hidden", "Removed", "Deleted", "Taken back")
    )
    draft = make_draft(tom, site.blog)
    url = site.url(shown)
    assert len(site.everything()) == len(OWN) + 1 + 5 + 1
    act(moderation.hide_post, site.mo, post_id=hidden, reason="Wait.")
    act(moderation.remove_post, site.mo, post_id=removed, reason="Rude.")
    act(delete_post, site.ann, post_id=deleted)
    act(unpublish_post, site.ann, post_id=taken_back)
    assert set(site.everything()) == {*OWN, blog, url, f"{HOST}/@ann"}
    act(publish_post, tom, post_id=draft)
    assert f"{HOST}/@tom" in site.everything()
    with unit_of_work() as work:
        work.execute(update(User).where(User.id == tom.member_id).values(state="deactivated"))
        work.execute(update(Post).where(Post.id == shown).values(audience="named"))
    assert set(site.everything()) == {*OWN, blog, site.url(draft)}
    signed_in = Browser(site.visitor.app)
    signed_in.sign_in("ann")
    for part in ("/sitemap.xml", *site.parts()):
        assert signed_in.get(part).data == site.visitor.get(part).data
    for path in ("/sitemap-posts-7.xml", "/sitemap-posts-9007199254740992.xml", "/sitemap-drafts-0.xml"):
        assert site.visitor.get(path).status_code == 404


def test_every_address_is_a_page_that_may_be_listed(site: Site) -> None:
    post_id = make_post(site.ann, site.blog, "History of edit & reports")
    reply(site.ann, post_id)
    robots = Robots.read(site.visitor.get("/robots.txt").text)
    for url in site.everything():
        page = site.visitor.get(url.removeprefix(HOST))
        assert page.status_code == 200, url
        head = Head(page.text)
        assert (head.canonical, head.is_noindex) == (url, False)
        assert robots.may_fetch(url.removeprefix(HOST)), url


def test_the_last_change_is_one_that_a_visitor_sees(site: Site) -> None:
    start = now().replace(microsecond=0)
    day = timedelta(days=1)
    with time_machine.travel(start, tick=False):
        post_id = make_post(site.ann, site.blog, "One")
    url, blog = site.url(post_id), f"{HOST}/blogs/{site.blog.slug}"
    dates = site.everything()
    assert dates[url] == dates[blog] == dates[f"{HOST}/@ann"] == start
    with time_machine.travel(start + day, tick=False):
        reply(site.ann, post_id)
    assert site.everything()[url] == start + day
    with time_machine.travel(start + 2 * day, tick=False):
        act(edit_post, site.ann, post_id=post_id, version=1, prepared=prepare_post("One", "Other words."))
    assert site.everything()[url] == start + 2 * day
    with time_machine.travel(start + 3 * day, tick=False):
        reply(site.ann, post_id)
    assert site.everything()[url] == start + 3 * day
    before = site.visitor.get("/sitemap-posts-0.xml").data
    with time_machine.travel(start + 4 * day, tick=False):
        reply(site.ann, post_id, to=2)
        act(moderation.hide_reply, site.mo, post_id=post_id, number=3, reason="Rude.")
        act(moderation.hide_reply, site.mo, post_id=post_id, number=1, reason="Rude.")
    assert site.visitor.get("/sitemap-posts-0.xml").data == before, "it tells of a reply that is hidden"
    act(delete_reply, site.ann, post_id=post_id, number=2)
    assert site.everything()[url] == start + 2 * day


def test_asking_again_costs_little(site: Site) -> None:
    make_post(site.ann, site.blog, "One")
    for path in ("/sitemap.xml", *site.parts()):
        first = site.visitor.get(path)
        assert first.headers["Cache-Control"] == "public, no-cache"
        known = site.visitor.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (known.status_code, known.data) == (304, b"")
    etag = site.visitor.get("/sitemap-posts-0.xml").headers["ETag"]
    fill(site, 30)
    answer = site.visitor.get("/sitemap-posts-0.xml", headers={"If-None-Match": etag, "Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (200, "gzip")


def test_parts_stay_the_same_and_empty_ones_are_not_named(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert routes.PART <= MOST_URLS
    monkeypatch.setattr(routes, "PART", 3)
    ids = [make_post(site.ann, site.blog, f"Post {number}") for number in range(11)]
    urls = {post_id: site.url(post_id) for post_id in ids}
    named = {post_id: f"/sitemap-posts-{post_id // 3}.xml" for post_id in ids}
    posts = [part for part in site.parts() if "posts" in part]
    assert posts == sorted(set(named.values()))
    for post_id, part in named.items():
        assert urls[post_id] in site.read(part)
    gone = [post_id for post_id in ids if named[post_id] == posts[1]]
    for post_id in (*gone, ids[-1]):
        act(delete_post, site.ann, post_id=post_id)
    assert [part for part in site.parts() if "posts" in part] == [part for part in posts if part != posts[1]]
    assert site.visitor.get(posts[1]).status_code == 404
    assert {url for url in site.everything() if "/posts/" in url} == {
        url for post_id, url in urls.items() if post_id not in {*gone, ids[-1]}
    }


def fill(site: Site, count: int) -> None:
    """Posts by as many members in four blogs, in bulk; each third is hidden."""
    blog_ids = [site.blog.id, *(make_blog().id for _ in range(3))]
    moment = now()
    with unit_of_work() as work:
        users = work.scalars(
            insert(User).returning(User.id),
            [
                {
                    "handle": f"zz{number}",
                    "handle_key": f"zz{number}",
                    "display_name": "Z",
                    "state": "active",
                    "created_at": moment,
                }
                for number in range(count)
            ],
        ).all()
        rows = [
            {
                "blog_id": blog_ids[number % 4],
                "writer_id": user_id,
                "state": "published" if number % 3 else "hidden",
                "title": "A title",
                "slug": f"title-{number}",
                "source": "Words",
                "html": "<p>Words</p>",
                "excerpt": "Words",
                "render_version": 1,
                "created_at": moment,
                "published_at": moment,
                "state_at": moment,
            }
            for number, user_id in enumerate(users)
        ]
        work.execute(insert(Post), rows)


def test_parts_are_read_by_their_keys_in_one_statement(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "PART", 400)
    fill(site, 3000)
    with unit_of_work() as work:
        # So that the database knows that the table is not small.
        work.execute(text("ANALYZE"))
    # The index asks once for each kind, in the order of a key; every part is a range of one. Blogs are few.
    by_writer = {"ix_posts_writer", "uq_posts_writer_id_form_key", "ix_posts_lately"}
    in_order = frozenset({"posts", "ix_posts_newest", "ix_posts_blog_newest"} | by_writer)
    faults = set()
    for path, most in {"/sitemap.xml": 2, **dict.fromkeys(site.parts(), 1)}.items():
        with count_statements() as sent, collect_statements() as planned:
            assert site.visitor.get(path).status_code == 200
        assert len(sent) == most, path
        faults |= find_scans(planned, frozenset({"posts", "users", "replies"}), in_order)
        end_reading()
    assert not faults, "\n".join(faults)
    assert len(site.parts()) > 8


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_large_site_is_told_whole(site: Site) -> None:
    count = 55_000
    fill(site, count)
    found = site.everything()
    assert len([url for url in found if "/posts/" in url]) == sum(1 for number in range(count) if number % 3)
    assert len([part for part in site.parts() if "posts" in part]) == 6


def test_robots_leave_out_what_is_no_page_for_them(site: Site) -> None:
    answer = site.visitor.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    robots = Robots.read(answer.text)
    assert robots.sitemaps == [f"{HOST}/sitemap.xml"]
    closed = ["/admin/blogs", "/moderation/queue", "/settings/profile", "/feeds/secret/replies.atom", "/search?q=x"]
    closed += ["/unsubscribe/token", "/mail/kept/1", "/posts/1/replies/2/branch", "/posts/1/replies/2/report", "/inbox"]
    closed += ["/posts/1/edit", "/posts/1/history", "/posts/new", "/@ann/report", "/blogs/porch/follow", "/sign-in"]
    closed += ["/newsletter/x", "/follows", "/password/forgot", "/decision/token", "/confirm/token", "/legal-notice/x"]
    opened = ["/", "/blogs/porch", "/posts/1/history-of-edits", "/posts/1/editing", "/@mail", "/@ann", "/moderation"]
    opened += ["/posts/1/x?at=51", "/posts/1/replies/2", "/feed.atom", "/blogs/porch/feed.rss", "/static/css/site.css"]
    opened += ["/sitemap.xml", "/oembed", "/legal-notice", "/blogs/mail", "/posts/7/reporting", "/latest"]
    assert [path for path in closed if robots.may_fetch(path)] == []
    assert [path for path in opened if not robots.may_fetch(path)] == []
