"""The inbox from outside: what it shows, how it is counted on every page, and what reading marks."""

import re

import pytest
from flask import Flask

from forum.permissions import Actor
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.web import Browser, make_member


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def walter_actor(app: Flask) -> Actor:
    return make_member(app, "walter")


@pytest.fixture
def walter(app: Flask, walter_actor: Actor) -> Browser:
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def unread(browser: Browser, path: str = "/") -> int:
    """The count beside the inbox in the frame of a page."""
    found = re.search(r"Inbox \((\d+)\)", browser.get(path).text)
    return int(found.group(1)) if found else 0


def mark_paths(browser: Browser) -> list[str]:
    return re.findall(r'action="(/inbox/\d+/read[^"]*)"', browser.get("/inbox").text)


def test_mentions_replies_and_decisions_are_told_and_marked_as_read(
    app: Flask, admin: Actor, walter_actor: Actor, walter: Browser
) -> None:
    blog = simple_blog(app, admin)
    own = publish_post(app, walter_actor, blog, "My post")
    other = publish_post(app, admin, blog, "Another", body="For @walter")
    write_reply(app, admin, own, "An answer to the post")
    write_reply(app, walter_actor, other, "A reply")
    write_reply(app, admin, other, "An answer to the reply", to=1)
    write_reply(app, walter_actor, other, "A reply that stays")
    keeper = Browser(app)
    keeper.sign_in("ruth_admin")
    hide = f"/moderation/posts/{post_id_of(other)}/replies/1/hide"
    keeper.get(hide)
    assert keeper.post(hide, {"reason": "Gives an address."}).status_code == 303

    page = walter.get("/inbox").text
    lines = re.findall(r"<h2><a href=\"([^\"]*)\">(.*?)</a>", re.sub(r"</?bdi>", "", page))
    assert lines == [
        (f"/posts/{post_id_of(other)}/replies/1", "A decision about your text in “Another”"),
        (f"/posts/{post_id_of(other)}/replies/2", "Ruth replied to you in “Another”"),
        (f"/posts/{post_id_of(own)}/replies/1", "Ruth replied to you in “My post”"),
        (other, "Ruth named you in “Another”"),
    ]
    assert "A moderator has hidden your reply for now." in page
    assert "Reason: Gives an address." in page
    for path in ("/", "/blogs", own, "/settings/profile", "/no-such-page"):
        assert unread(walter, path) == 4, path
    assert unread(keeper) == 1

    first, *others = mark_paths(walter)
    assert walter.get(first).status_code == 405
    assert keeper.post(first).status_code == 404
    assert walter.post(first).location == "/inbox"
    assert unread(walter) == 3
    assert walter.post(first).status_code == 303
    assert mark_paths(walter) == others
    newest = walter.page.text.split('name="up_to_id" value="')[1].split('"')[0] if walter.page else ""
    write_reply(app, admin, own, "Comes after the page was shown")
    assert walter.post("/inbox/read", {"up_to_id": newest}).location == "/inbox"
    assert unread(walter) == 1, "what was not shown is not marked"
    for nonsense in ("", "x", "-1", str(2**70)):
        assert walter.post("/inbox/read", {"up_to_id": nonsense}).status_code == 400
    assert unread(keeper) == 1


def test_nothing_is_told_of_what_went_out_of_sight(
    app: Flask, admin: Actor, walter_actor: Actor, walter: Browser
) -> None:
    path = publish_post(app, walter_actor, simple_blog(app, admin), "My post")
    write_reply(app, make_member(app, "gerda"), path, "A secret answer")
    assert unread(walter) == 1
    keeper = Browser(app)
    keeper.sign_in("ruth_admin")
    for act, expected in (("hide", 0), ("restore", 1), ("remove", 0)):
        where = f"/moderation/posts/{post_id_of(path)}/replies/1/{act}"
        keeper.get(where)
        assert keeper.post(where, {"reason": "Because."}).status_code == 303
        assert unread(walter) == expected, act


def test_pages_of_the_inbox(app: Flask, admin: Actor, walter_actor: Actor, walter: Browser) -> None:
    path = publish_post(app, walter_actor, simple_blog(app, admin), "My post")
    for number in range(23):
        write_reply(app, admin, path, f"Answer {number}")
    page = walter.get("/inbox").text
    assert page.count('<li class="card') == 20
    older = re.search(r'rel="next" href="([^"]*)"', page)
    assert older is not None
    second = walter.get(older.group(1)).text
    assert second.count('<li class="card') == 3
    mark = re.search(r'action="(/inbox/\d+/read[^"]*)"', second)
    assert mark is not None
    assert walter.post(mark.group(1)).location == older.group(1), "marking leads back to the page it was on"
    assert unread(walter) == 22


def test_a_visitor_has_none(app: Flask) -> None:
    visitor = Browser(app)
    assert visitor.get("/inbox").status_code == 401
    visitor.get("/sign-in")
    assert visitor.post("/inbox/read", {"up_to_id": "1"}).status_code == 401
    assert visitor.post("/inbox/1/read").status_code == 401


def test_names_and_titles_stand_apart_from_the_sentence(
    app: Flask, admin: Actor, walter_actor: Actor, walter: Browser
) -> None:
    """A name in letters from right to left must not turn the line around; what is read aloud stays plain."""
    blog = simple_blog(app, admin)
    walid = make_member(app, "walid", name="وليد الحسن")
    own = publish_post(app, walter_actor, blog, "مرحبا")
    write_reply(app, walid, own, "An answer")
    publish_post(app, walid, blog, "A & B", body="For @walter")
    page = walter.get("/inbox").text
    assert re.findall(r"<h2>.*?</h2>|<h2 dir.*?</h2>", re.sub(r" href=\"[^\"]*\"", "", page)) == [
        "<h2><a><bdi>وليد الحسن</bdi> named you in “<bdi>A &amp; B</bdi>”</a></h2>",
        "<h2><a><bdi>وليد الحسن</bdi> replied to you in “<bdi>مرحبا</bdi>”</a></h2>",
    ]
    assert 'aria-label="Mark as read: وليد الحسن named you in “A &amp; B”"' in page
    assert 'aria-label="Mark as read: وليد الحسن replied to you in “مرحبا”"' in page


def test_how_one_is_told_is_chosen_on_one_page(app: Flask) -> None:
    make_member(app, "ann")
    ann = Browser(app)
    ann.sign_in("ann")
    page = ann.get("/settings/notifications").text
    assert "Cases that wait for you" not in page
    assert page.count("checked") == 5
    chosen = {f"mail_{kind}": "weekly" for kind in ("reply", "mention", "decision", "message", "correction", "flag")}
    hours = {"digest_hour": "19", "digest_weekday": "6", "quiet_from": "22", "mail_budget": "3"}
    refused = ann.post("/settings/notifications", {"on_site": "reply", **chosen, **hours, "quiet_to": ""})
    assert refused.status_code == 400
    assert "Please choose both when quiet hours begin and when they end." in refused.text
    saved = ann.post("/settings/notifications", {"on_site": "reply", **chosen, **hours, "quiet_to": "7"})
    assert (saved.status_code, saved.location) == (303, "/settings/notifications")
    for text in (refused.text, ann.get("/settings/notifications").text):
        assert re.findall(r'<input checked id="on_site-(\d)"', text) == ["0"]
        assert text.count('<option selected value="weekly">') == 6
        assert re.findall(r'<option selected value="(\d+)">', text)[:3] == ["19", "6", "22"]
