"""Blogs from outside: who finds, reads and writes in which, and when their conversations close."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask

from forum.db import end_reading, now
from forum.permissions import Actor
from forum.queries.blogs import get_blog
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.support.factories import grant
from tests.support.web import Browser, make_member


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter")
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def name_reader(app: Flask, admin: Actor, slug: str, handle: str) -> Browser:
    """A member who is named for the blog."""
    actor = make_member(app, handle)
    with app.app_context():
        grant(get_blog(admin, slug), actor, "reader")
        end_reading()
    browser = Browser(app)
    browser.sign_in(handle)
    return browser


def test_who_reads_which(app: Flask, admin: Actor, walter: Browser) -> None:
    paths = {}
    rooms: dict[str, dict[str, Any]] = {
        "Open": {},
        "Ours": {"reading": "members"},
        "Inner": {"reading": "private"},
        "Aside": {"is_unlisted": True},
    }
    for name, rules in rooms.items():
        slug = simple_blog(app, admin, name, note=f"Note of {name}", **rules)
        paths[name] = (f"/blogs/{slug}", publish_post(app, admin, slug, f"Post in {name}"))
    reader = name_reader(app, admin, "inner", "gerda")
    keeper = Browser(app)
    keeper.sign_in("ruth_admin")
    expected = {
        Browser(app): {"Open", "Aside"},
        walter: {"Open", "Ours", "Aside"},
        reader: set(paths),
        keeper: set(paths),
    }
    for browser, readable in expected.items():
        listed = {name for name in paths if f">{name}</a>" in browser.get("/blogs").text}
        on_front = {name for name in paths if f"Post in {name}" in browser.get("/").text}
        assert listed == on_front == readable - {"Aside"}
        for name, (blog, post) in paths.items():
            for path in (blog, post):
                page = browser.get(path)
                assert page.status_code == (200 if name in readable else 404), (name, path)
                assert (f"Note of {name}" in page.text) == (name in readable)


def test_private_and_missing_look_alike(app: Flask, admin: Actor, walter: Browser) -> None:
    simple_blog(app, admin, "Inner", reading="private")
    path = publish_post(app, admin, "inner")
    for browser in (Browser(app), walter):
        browser.get("/")
        for private, missing in (
            ("/blogs/inner", "/blogs/other"),
            (path, path.replace(str(post_id_of(path)), "9")),
            (f"/posts/{post_id_of(path)}", "/posts/9"),
        ):
            answers = [browser.get(where) for where in (private, missing)]
            assert {answer.status_code for answer in answers} == {404}
            texts = {
                re.sub(r'name="csrf_token" value="[^"]*"', "", answer.text).replace(where, "PATH")
                for answer, where in zip(answers, (private, missing), strict=True)
            }
            assert len(texts) == 1
            headers = [sorted(answer.headers.keys()) for answer in answers]
            assert headers[0] == headers[1]
    walter.get("/posts/new")
    refused = {
        walter.post("/posts/new", {"blog": slug, "title": "T", "body": "B", "key": "k"}).status_code
        for slug in ("inner", "other")
    }
    assert refused == {400}


def test_who_writes_in_which(app: Flask, admin: Actor, walter: Browser) -> None:
    for name, rules in {"All": {}, "Few": {"posting": "authors"}, "Inner": {"reading": "private"}}.items():
        simple_blog(app, admin, name, **rules)
    reader = name_reader(app, admin, "inner", "gerda")
    for browser, writable in ((walter, {"all"}), (reader, {"all", "inner"})):
        form = browser.get("/posts/new").text
        for slug in ("all", "few", "inner"):
            assert (f'value="{slug}"' in form) == (slug in writable), slug
            draft = {"blog": slug, "title": "T", "body": "My words", "key": slug, "action": "publish"}
            answer = browser.post("/posts/new", draft)
            assert (answer.status_code == 303) == (slug in writable), (slug, answer.status_code)
    assert "Write a post" in walter.get("/blogs/all").text
    assert "Write a post" not in walter.get("/blogs/few").text
    assert Browser(app).get("/posts/new").status_code == 401


def test_conversations_close_after_the_days_of_their_blog(app: Flask, admin: Actor, walter: Browser) -> None:
    path = publish_post(app, admin, simple_blog(app, admin, closes_after_days=2))
    replies = f"/posts/{post_id_of(path)}/replies"
    with time_machine.travel(now() + timedelta(days=1, hours=23), tick=True):
        walter.sign_in("walter")
        walter.get(replies)
        assert walter.post(replies, {"body": "In time", "key": "a"}).status_code == 303
    with time_machine.travel(now() + timedelta(days=2, seconds=5), tick=True):
        assert "This conversation is closed." in Browser(app).get(path).text
        walter.get(path)
        late = walter.post(replies, {"body": "Too late, but dear to me", "key": "b"})
        assert late.status_code == 409
        assert "Too late, but dear to me" in late.text
        assert "In time" in Browser(app).get(path).text


def test_the_list_is_in_the_order_of_places_then_names(app: Flask, admin: Actor) -> None:
    for name, position in (("Zebra", 1), ("Apple", 2), ("Berry", 2), ("Aardvark", 3)):
        simple_blog(app, admin, name, position=position)
    text = Browser(app).get("/blogs").text
    assert sorted(("Zebra", "Apple", "Berry", "Aardvark"), key=text.index) == ["Zebra", "Apple", "Berry", "Aardvark"]


def test_pages_of_a_blog(app: Flask, admin: Actor) -> None:
    blog = simple_blog(app, admin)
    for number in range(22):
        publish_post(app, admin, blog, f"Post number {number:02}")
    visitor = Browser(app)
    first = visitor.get(f"/blogs/{blog}").text
    assert "Post number 21" in first
    assert "Post number 01" not in first
    older = first.split('rel="next" href="')[1].split('"')[0]
    second = visitor.get(older).text
    assert "Post number 01" in second
    assert "Post number 02" not in second
    newer = second.split('rel="prev" href="')[1].split('"')[0]
    assert "Post number 21" in visitor.get(newer).text


def test_the_list_shows_names_and_descriptions_and_counts_nothing(app: Flask, admin: Actor) -> None:
    publish_post(app, admin, simple_blog(app, admin, "Kitchen", description="What we cook."))
    card = Browser(app).get("/blogs").text.split('<li class="card">')[1].split("</li>")[0]
    assert ">Kitchen</a></h2>" in card
    assert "What we cook." in card
    assert "post</p>" not in card
