"""Announcements: for everybody or for members, until their last day, and closed by whoever has read them."""

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask

from forum.db.known_facts import TRUST
from forum.permissions import Actor
from tests.browser.content import publish_post, simple_blog
from tests.support.web import Browser, make_member

WORDS = "We move on **Friday**."
SHOWN = "We move on <strong>Friday</strong>."


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2027-03-02 09:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin")


@pytest.fixture
def path(app: Flask, admin: Actor) -> str:
    return publish_post(app, admin, simple_blog(app, admin))


@pytest.fixture
def ruth(app: Flask, path: str) -> Browser:
    browser = Browser(app)
    browser.sign_in("ruth_admin")
    return browser


def announce(ruth: Browser, **fields: str) -> int:
    ruth.get("/admin/site/announcement")
    form = {"text": WORDS, "last_day": "2027-03-05", "version": ruth.hidden("version")}
    return ruth.post("/admin/site/announcement", form | fields).status_code


def test_it_stands_on_each_page_until_its_last_day_is_over(
    app: Flask, ruth: Browser, path: str, clock: time_machine.Traveller
) -> None:
    visitor = Browser(app)
    assert SHOWN not in visitor.get(path).text
    assert announce(ruth) == 303
    page = visitor.get(path)
    assert SHOWN in page.text
    assert not page.headers.getlist("Set-Cookie")
    assert SHOWN in ruth.get(path).text
    clock.move_to("2027-03-05 23:59:00Z")
    assert SHOWN in visitor.get(path).text
    clock.move_to("2027-03-06 00:01:30Z")
    assert SHOWN not in visitor.get(path).text
    ruth.sign_in("ruth_admin")
    assert "Its last day has passed" in ruth.get("/admin/site/announcement").text


def test_whoever_closed_it_sees_the_next_one_only(
    app: Flask, ruth: Browser, path: str, clock: time_machine.Traveller
) -> None:
    announce(ruth)
    reader, other = Browser(app), Browser(app)
    reader.get(path)
    form = {"version": reader.hidden("version"), "next": reader.hidden("next")}
    closed = reader.post("/announcement/close", form | {"csrf_token": None})
    assert closed.location == path
    assert SHOWN not in reader.get(path).text
    assert SHOWN in other.get(path).text
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        assert other.post("/announcement/close", form, headers=headers).status_code == 400
    assert other.post("/announcement/close", form | {"next": "//evil.example"}).location == "/"
    strange = Browser(app).post("/announcement/close", {"version": "99"})
    assert not strange.headers.getlist("Set-Cookie"), "nothing is remembered of what was never announced"
    announce(ruth, text="We moved.")
    clock.shift(TRUST + 0.1)
    assert "We moved." in reader.get(path).text


def test_one_for_members_is_for_members(app: Flask, ruth: Browser, path: str) -> None:
    announce(ruth, is_for_members="y")
    assert SHOWN in ruth.get(path).text
    assert SHOWN not in Browser(app).get(path).text
    assert not Browser(app).post("/announcement/close", {"version": "1"}).headers.getlist("Set-Cookie")


def test_what_is_wrong_is_said_and_an_empty_text_ends_it(app: Flask, ruth: Browser, path: str) -> None:
    for fields in ({"last_day": ""}, {"last_day": "2027-03-01"}, {"last_day": "2028-12-01"}, {"text": "x" * 501}):
        assert announce(ruth, **fields) == 400, fields
    assert announce(ruth, last_day="never") == 400
    assert announce(ruth, text="<script>1</script>") == 303
    assert "<script>1" not in Browser(app).get(path).text
    assert announce(ruth, version="0") == 409
    assert announce(ruth, text=" ") == 303
    assert 'aria-label="Announcement"' not in Browser(app).get(path).text
