"""Following and ignoring through the pages, as a member without JavaScript does it."""

import re
from datetime import timedelta

import time_machine
from flask import Flask

from forum.db import end_reading, now
from forum.db.jobs import Prune
from forum.jobs.prune import prune
from forum.jobs.runner import run_due
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.web import Browser, make_member

# What the page of settings sends beside what a test is about.
MAIL = {f"mail_{kind}": "daily" for kind in ("reply", "mention", "decision", "message", "correction", "flag")} | {
    "digest_hour": "8",
    "digest_weekday": "0",
    "quiet_from": "",
    "quiet_to": "",
    "mail_budget": "1",
}


def choose(browser: Browser, place: str, delivery: str) -> str:
    """Opens the page behind a Follow button and saves a choice; gives the text of the page that comes."""
    browser.get(f"{place}/follow")
    answer = browser.post(f"{place}/follow", {"delivery": delivery})
    assert answer.status_code == 303, answer.status
    return browser.get(answer.location, follow=True).text


def test_one_button_and_one_page_for_all_that_can_be_followed(app: Flask) -> None:
    ruth = make_member(app, "ruth", role="admin")
    make_member(app, "walter")
    blog = simple_blog(app, ruth, "Porch")
    path = publish_post(app, ruth, blog, "A quiet morning")
    write_reply(app, ruth, path, "First words")
    visitor, walter = Browser(app), Browser(app)
    walter.sign_in("walter")
    post = f"/posts/{post_id_of(path)}"
    places = (f"/blogs/{blog}", post, f"{post}/replies/1", "/@ruth")
    pages = (f"/blogs/{blog}", path, path, "/@ruth")
    for place, page in zip(places, pages, strict=True):
        assert visitor.get(f"{place}/follow").status_code == 401
        assert f'href="{place}/follow"' in walter.get(page).text
        assert "Stop following" not in walter.get(f"{place}/follow").text
        refused = walter.post(f"{place}/follow", {"delivery": "sometimes"})
        assert refused.status_code == 400
        assert "Please choose how you want to hear of it." in refused.text
        assert "You follow this now." in choose(walter, place, "daily")
        assert re.search(rf'href="{place}/follow"[^>]*>Following<', walter.get(page).text), place
        assert re.search(r'<input [^>]*checked [^>]*value="daily"', walter.get(f"{place}/follow").text), place
    assert "Mute it" not in walter.get(f"/blogs/{blog}/follow").text
    assert "This is muted for you." in choose(walter, post, "off")
    assert re.search(rf'href="{post}/follow"[^>]*>Muted<', walter.get(path).text)
    assert walter.get("/@walter/follow").status_code == 403
    assert "/@walter/follow" not in walter.get("/@walter").text
    listed = walter.get("/follows").text
    assert listed.count('<li class="card') == 4
    threads = walter.get("/follows?group=threads").text
    assert threads.count('<li class="card') == 2
    stop = re.findall(r'formaction="(/follows/\d+/stop\?group=threads)"', threads)
    assert walter.post(stop[0]).location == "/follows?group=threads"
    change = re.findall(r'action="(/follows/\d+)"', walter.get("/follows").text)
    assert walter.post(change[0], {"delivery": "weekly"}).status_code == 303
    assert walter.post(change[0], {"delivery": "often"}).status_code == 400
    for place in (f"/blogs/{blog}", "/@ruth", post):
        choose(walter, place, "stop")
    assert "Nothing here yet" in walter.get("/follows").text


def test_an_ignored_member_is_folded_for_one_alone(app: Flask) -> None:
    ruth = make_member(app, "ruth", role="admin")
    walter = make_member(app, "walter")
    path = publish_post(app, ruth, simple_blog(app, ruth), "A quiet morning")
    write_reply(app, walter, path, "Loud words")
    browser, other = Browser(app), Browser(app)
    browser.sign_in("ruth")
    other.sign_in("walter")
    before = other.get(path).text
    assert "whom you ignore" not in browser.get(path).text
    assert 'href="/@walter/ignore"' in browser.get("/@walter").text
    assert browser.get("/@ruth/ignore").status_code == 403
    browser.get("/@walter/ignore")
    assert browser.post("/@walter/ignore").location == "/ignored"
    page = browser.get(path).text
    assert "Show what Walter wrote, whom you ignore" in page
    assert "Loud words" in page
    assert "Comments (1)" in page
    assert re.sub(r'name="(csrf_token|key)"[^>]*', "", other.get(path).text) == re.sub(
        r'name="(csrf_token|key)"[^>]*', "", before
    )
    assert "@walter" in browser.get("/ignored").text
    assert browser.post(f"/ignored/{walter.id}/stop").status_code == 303
    assert "whom you ignore" not in browser.get(path).text
    assert "You ignore nobody" in browser.get("/ignored").text


def test_the_inbox_tells_of_what_is_followed(app: Flask) -> None:
    ruth, walter = make_member(app, "ruth", role="admin"), make_member(app, "walter")
    make_member(app, "fan")
    blog = simple_blog(app, ruth, "Porch")
    fan = Browser(app)
    fan.sign_in("fan")
    choose(fan, f"/blogs/{blog}", "site")
    path = publish_post(app, ruth, blog, "A quiet morning")
    other = publish_post(app, ruth, blog, "Another")
    end_reading()
    run_due(app, limit=100)
    assert "New post by <bdi>Ruth</bdi> in <bdi>Porch</bdi>: “<bdi>A quiet morning</bdi>”" in fan.get("/inbox").text
    for where in (path, other):
        choose(fan, f"/posts/{post_id_of(where)}", "site")
    for number in range(3):
        write_reply(app, walter, path, f"Words {number}")
    write_reply(app, walter, other, "Words")
    run_due(app, limit=100)
    inbox = fan.get("/inbox").text
    assert "Inbox (6)" in inbox
    assert "3 replies in “<bdi>A quiet morning</bdi>”, which you follow" in inbox
    assert "<bdi>Walter</bdi> replied in “<bdi>Another</bdi>”, which you follow" in inbox
    post = f"/posts/{post_id_of(path)}"
    assert f'<a href="{post}/replies/1">The first of them</a>' in inbox
    assert f'<a href="{path}#comments">The whole conversation</a>' in inbox
    up_to = re.findall(
        rf'action="/inbox/threads/{post_id_of(path)}/read".*?name="up_to_id" value="(\d+)"', inbox, re.DOTALL
    )
    assert fan.post(f"/inbox/threads/{post_id_of(path)}/read", {"up_to_id": up_to[0]}).status_code == 303
    assert "Inbox (3)" in fan.get("/inbox").text
    fan.get("/settings/notifications")
    fan.post("/settings/notifications", MAIL | {"on_site": "reply"})
    assert "Nothing here yet" in fan.get("/inbox").text
    assert re.search(r'<input checked id="on_site-0"', fan.get("/settings/notifications").text)
    assert not re.search(r'<input checked id="on_site-2"', fan.get("/settings/notifications").text)
    fan.post("/settings/notifications", MAIL | {"on_site": "follow"})
    inboxes = []
    for days in (89, 91):
        with time_machine.travel(now() + timedelta(days=days)):
            prune(Prune())
        fan.sign_in("fan")
        inboxes.append(fan.get("/inbox").text)
    before, inbox = inboxes
    assert "3 replies in" in before
    assert "3 replies in" not in inbox
    assert "Inbox (3)" in inbox
