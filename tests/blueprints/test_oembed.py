"""oEmbed: a post as a quotation, for whoever may read it, and only for posts of this site."""

import json
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from forum.db import unit_of_work
from forum.services import moderation
from forum.services.posts import delete_post
from tests.support.factories import make_actor, make_blog, make_draft, make_post
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

HOST = "http://localhost"
HOSTILE = "</script><b onclick=x> ]]> \u05e9\u05dc\u05d5\u05dd & \"'"
REQUIRED = {"version", "type", "html", "width", "height"}


class Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def visitor(app: Flask) -> Browser:
    return Browser(app)


def ask(browser: Browser, url: str, **rest: Any) -> TestResponse:
    query = "".join(f"&{name}={value}" for name, value in rest.items())
    return browser.get(f"/oembed?url={quote(url, safe='')}{query}")


def read(answer: TestResponse) -> dict[str, Any]:
    """The same in both forms, by the specification."""
    assert answer.status_code == 200
    if answer.mimetype == "application/json":
        found: dict[str, Any] = json.loads(answer.data)
    else:
        assert answer.mimetype == "text/xml"
        root = ElementTree.fromstring(answer.data)
        assert root.tag == "oembed"
        found = {part.tag: part.text for part in root}
        found |= {name: int(found[name]) for name in ("width", "height")}
    assert found.keys() >= REQUIRED
    assert (found["version"], found["type"]) == ("1.0", "rich")
    return found


def test_a_post_is_quoted(app: Flask, visitor: Browser) -> None:
    ann = make_member(app, "ann", name="Ann & Co")
    post_id = make_post(ann, make_blog(name="Front porch"), HOSTILE, f"`{HOSTILE}` and *more*")
    page = visitor.get(f"/posts/{post_id}", follow=True)
    path = visitor.get(f"/posts/{post_id}").location
    found = read(ask(visitor, f"{HOST}{path}"))
    assert (
        found == read(ask(visitor, f"{HOST}{path}", format="xml")) == read(ask(visitor, f"{HOST}{path}?at=1#comments"))
    )
    assert found == read(ask(visitor, f"{HOST}/posts/{post_id}")) == read(ask(visitor, f"https://LOCALHOST{path}"))
    assert (found["title"], found["url"]) == (HOSTILE, f"{HOST}{path}")
    assert (found["author_name"], found["author_url"]) == ("Ann & Co", f"{HOST}/@ann")
    assert (found["provider_name"], found["provider_url"]) == ("Riverside Commons", f"{HOST}/")
    words = Words(found["html"])
    assert set(words.tags) == {"blockquote", "p", "a", "bdi"}
    assert " ".join(words.text.split()) == f"{HOSTILE} {HOSTILE} and more Ann & Co in Front porch"
    links = [part.split('"')[0] for part in page.text.split('+oembed" href="')[1:]]
    assert len(links) == 2
    for link, form in zip(links, ("json", "xml"), strict=True):
        asked = urlsplit(link.replace("&amp;", "&"))
        assert parse_qs(asked.query) == {"url": [f"{HOST}{path}"], "format": [form]}
        assert read(visitor.get(f"{asked.path}?{asked.query}")) == found


def test_it_fits_the_room_that_there_is(app: Flask, visitor: Browser) -> None:
    url = f"{HOST}/posts/{make_post(make_actor('ann'), make_blog())}"
    for asked, width, height in (
        ({}, 600, 240),
        ({"maxwidth": 320, "maxheight": 100}, 320, 100),
        ({"maxwidth": 9999}, 600, 240),
        ({"maxwidth": "wide", "maxheight": -1}, 600, 240),
        ({"maxwidth": 0, "maxheight": "9" * 99}, 600, 240),
    ):
        found = read(ask(visitor, url, **asked))
        assert (found["width"], found["height"]) == (width, height)


def test_only_what_a_visitor_reads_here_is_quoted(app: Flask, visitor: Browser) -> None:
    ann, mo = make_member(app, "ann", role="admin"), make_actor("mo", role="admin")
    blog = make_blog()
    shown, hidden, deleted = (make_post(ann, blog) for _ in range(3))
    with unit_of_work() as work:
        moderation.hide_post(work, actor=mo, post_id=hidden, reason="Wait.")
        delete_post(work, actor=ann, post_id=deleted)
    kept = [hidden, deleted, make_draft(ann, blog), make_post(ann, make_blog(reading="members")), 99999]
    member = Browser(app)
    member.sign_in("ann")
    assert ask(member, f"{HOST}/posts/{shown}").headers["Cache-Control"] == "no-store"
    for browser in (visitor, member):
        assert read(ask(browser, f"{HOST}/posts/{shown}"))
        for post_id in kept:
            assert ask(browser, f"{HOST}/posts/{post_id}").status_code == 404
    elsewhere = ["", "/", HOST, f"{HOST}/blogs", f"http://evil.example/posts/{shown}", f"/posts/{shown}", "http://[x"]
    elsewhere += [f"ftp://localhost/posts/{shown}", f"{HOST}:81/posts/{shown}", f"http://a@localhost/posts/{shown}"]
    elsewhere += [f"{HOST}/posts/{shown}/edit", f"{HOST}/posts/{10**30}", "x" * 9000]
    for url in elsewhere:
        assert ask(visitor, url).status_code == 404, url
    assert visitor.get("/oembed").status_code == 404
    for form in ("", "html", "JSON"):
        refused = ask(visitor, f"{HOST}/posts/{shown}", format=form)
        assert (refused.status_code, refused.mimetype) == (501, "text/plain")
    for name, is_read in {"unlisted": True, "noindex": True}.items():
        post_id = make_post(ann, make_blog(**{f"is_{name}": True}))
        assert (ask(visitor, f"{HOST}/posts/{post_id}").status_code == 200) == is_read


def test_others_may_ask_and_keep_it(app: Flask, visitor: Browser) -> None:
    url = f"{HOST}/posts/{make_post(make_actor('ann'), make_blog())}"
    with count_statements() as sent:
        answer = ask(visitor, url)
    assert len(sent) == 1
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in answer.headers
    known = visitor.get(f"/oembed?url={url}", headers={"If-None-Match": answer.headers["ETag"]})
    assert known.status_code == 304
    wider = visitor.get(f"/oembed?url={url}&format=xml", headers={"If-None-Match": answer.headers["ETag"]})
    assert wider.status_code == 200
