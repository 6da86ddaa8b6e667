"""The page of searches and feeds of what is found: what they say, and what they say of what they could not use."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from forum.db import unit_of_work
from forum.models import Blog, User
from forum.permissions import Actor
from forum.search import LONGEST
from forum.services.replies import delete_reply
from tests.support.factories import make_blog, make_post, reply
from tests.support.feeds import read_feed, titles
from tests.support.web import Browser, make_member

FORMS = ("rss", "atom", "json")


@dataclass
class Site:
    app: Flask
    visitor: Browser
    ann: Actor
    blog: Blog
    post_id: int

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.visitor.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.fixture
def site(app: Flask) -> Site:
    ann = make_member(app, "ann", name="Ann & Co")
    blog = make_blog(slug="porch", name="Front <porch>")
    post_id = make_post(ann, blog, "A <b>second</b> opinion", "First line.\n\nAsk for a *second opinion* & more <i>.")
    reply(ann, post_id, "My second opinion was the better one.")
    return Site(app, Browser(app), ann, blog, post_id)


def headings(page: TestResponse) -> list[str]:
    return [re.sub(r"<[^>]+>", "", found).strip() for found in re.findall(r"<h3[^>]*>(.*?)</h3>", page.text, re.DOTALL)]


def test_what_is_found_is_marked_and_escaped(site: Site) -> None:
    page = site.get('/search?q="second+opinion"')
    assert page.status_code == 200
    assert headings(page) == [
        "Reply to: A &lt;b&gt;second&lt;/b&gt; opinion",
        "A &lt;b&gt;second&lt;/b&gt; opinion",
    ] or (
        sorted(headings(page))
        == ["A &lt;b&gt;second&lt;/b&gt; opinion", "Reply to: A &lt;b&gt;second&lt;/b&gt; opinion"]
    )
    assert "Ask for a <mark>second opinion</mark> &amp; more &lt;i&gt;." in page.text
    assert "Found 2 times." in page.text
    assert f'href="/posts/{site.post_id}/replies/1"' in page.text
    assert "<b>second</b>" not in page.text


def test_the_page_sets_no_cookie_and_is_not_listed(site: Site) -> None:
    page = site.get("/search?q=second")
    assert "Set-Cookie" not in page.headers
    assert '<meta name="robots" content="noindex">' in page.text
    assert 'role="search"' in page.text
    assert 'href="/search"' in site.get("/").text


def test_nothing_asked_and_nothing_found(site: Site) -> None:
    page = site.get("/search")
    assert page.status_code == 200
    assert "Posts and replies are searched that you may read." in page.text
    assert "Nothing was found" not in page.text
    page = site.get("/search?q=absent")
    assert "Nothing was found" in page.text
    assert 'value="absent"' in page.text


@pytest.mark.parametrize(
    ("query", "text", "why"),
    [
        ("before:x", "before:x", "a date looks like"),
        ("by:", "by:", "nothing stands behind the colon"),
        ("by:nobody", "by:nobody", "there is nothing of this name"),
        ("tag:diet", "tag:diet", "there is nothing of this name"),
        ("is:mine", "is:mine", "once you have signed in"),
        ("is:hers", "is:hers", "only is:mine is known"),
        ("!!", "!!", "no letter and no digit"),
    ],
)
def test_what_could_not_be_used_is_said(site: Site, query: str, text: str, why: str) -> None:
    page = site.get(f"/search?q=second+{query}")
    assert "Some of this could not be used:" in page.text
    assert re.search(rf"<bdi>{re.escape(text)}</bdi>: [^<]*{why}", page.text)
    assert len(headings(page)) == 2
    page = site.get(f"/search?q={query}")
    assert page.status_code == 200
    assert "Nothing of this could be looked for:" in page.text
    assert headings(page) == []


def test_what_must_not_be_there_alone_is_no_search(site: Site) -> None:
    page = site.get("/search?q=-second")
    assert "add a word that must" in page.text
    assert headings(page) == []


@pytest.mark.parametrize("text", ["a" * LONGEST, "second " * 1_428, '-" ' * 3_333, "by:x " * 2_000, "é" * LONGEST])
def test_ten_thousand_characters_get_a_plain_answer(site: Site, text: str) -> None:
    page = site.visitor.get("/search", query_string={"q": text})
    assert page.status_code == 200
    assert "Search" in page.text
    page = site.visitor.get("/search", query_string={"q": f"{text} too long"})
    assert "a search has at most 10,000 characters" in page.text
    # What was typed stays in the field.
    assert "too long" in page.text


@pytest.mark.parametrize("query", ["q=%00", "q=%FF", "q=%ED%A0%80", "after=1", "order=x&q=second", "blog=%00&q=second"])
def test_an_address_made_by_hand_is_no_fault(site: Site, query: str) -> None:
    assert site.get(f"/search?{query}").status_code in {200, 404}


def test_a_blog_and_an_order_can_be_chosen(site: Site) -> None:
    other = make_blog(slug="hall", name="Hall")
    make_post(site.ann, other, "Elsewhere", "A second text")
    assert headings(site.get("/search?q=second&blog=hall")) == ["Elsewhere"]
    assert headings(site.get("/search?blog=hall")) == ["Elsewhere"]
    page = site.get("/search?q=second&order=newest")
    assert headings(page)[0] == "Elsewhere"
    assert "Found" not in page.text
    assert re.search(r'value="newest"[^>]*checked|checked[^>]*value="newest"', page.text)
    assert '<option selected value="hall">' in site.get("/search?q=second&blog=hall").text


def test_dates_are_those_of_the_reader(app: Flask) -> None:
    with time_machine.travel(datetime(2026, 3, 1, 23, 30, tzinfo=UTC), tick=False):
        ann = make_member(app, "ann")
        make_post(ann, make_blog(), "Late", "Word")
        tokyo = make_member(app, "tokyo")
        with unit_of_work() as work:
            work.execute(update(User).where(User.id == tokyo.id).values(timezone="Asia/Tokyo"))
        member = Browser(app)
        member.sign_in("tokyo")
        assert headings(member.get("/search?q=word+after:2026-02")) == ["Late"]
        assert headings(member.get("/search?q=word+before:2026-03-02")) == []
        assert headings(Browser(app).get("/search?q=word+before:2026-03-02")) == ["Late"]


def test_one_goes_on_from_page_to_page(site: Site) -> None:
    for number in range(45):
        reply(site.ann, site.post_id, f"Needle {number}")
    for order in ("best", "newest"):
        seen, url, pages = [], f"/search?q=needle&order={order}", 0
        while url:
            page = site.get(url)
            seen += re.findall(rf'href="/posts/{site.post_id}/replies/(\d+)"', page.text)
            following = re.search(r'rel="next" href="([^"]+)"', page.text)
            url, pages = following.group(1).replace("&amp;", "&") if following else "", pages + 1
            assert ("Back to the beginning" in page.text) == (pages > 1)
        assert pages == 3
        assert sorted(map(int, seen)) == list(range(2, 47))


def test_a_feed_of_a_search(site: Site) -> None:
    for form in FORMS:
        answer = site.get(f'/search.{form}?q="second opinion"')
        assert answer.status_code == 200
        read_feed(form, answer.data)
        assert titles(form, answer.data) == [
            "Ann & Co replied in: A <b>second</b> opinion",
            "A <b>second</b> opinion",
        ]
    page = site.get("/search?q=second+by:ann")
    assert '<link rel="alternate" type="application/rss+xml" href="/search.rss?q=second+by%3Aann"' in page.text


def test_a_feed_shows_what_a_visitor_finds(site: Site) -> None:
    members = make_blog(reading="members")
    make_post(site.ann, members, "For members", "A second text")
    browser = Browser(site.app)
    browser.sign_in("ann")
    assert "For members" in browser.get("/search?q=second").text
    assert "For members" not in browser.get("/search.json?q=second").text
    assert browser.get("/search.json?q=is:mine").status_code == 404
    assert "search.rss" not in browser.get("/search?q=second+is:mine").text


def test_a_feed_is_asked_again_cheaply(site: Site) -> None:
    first, other = "/search.atom?q=second", "/search.atom?q=better"
    tags = {path: site.get(path).headers["ETag"] for path in (first, other)}
    for path, tag in tags.items():
        assert site.get(path, If_None_Match=tag).status_code == 304
        assert site.get(path, If_Modified_Since=site.get(path).headers["Last-Modified"]).status_code == 304
    with unit_of_work() as work:
        delete_reply(work, actor=site.ann, post_id=site.post_id, number=1)
    assert site.get(first, If_None_Match=tags[first]).status_code == 200


@pytest.mark.parametrize(("query", "status"), [("", 404), ("?q=", 404), ("?q=by:", 404), (f"?q={'a' * 501}", 400)])
def test_what_is_no_search_is_no_feed(site: Site, query: str, status: int) -> None:
    assert site.get(f"/search.rss{query}").status_code == status
