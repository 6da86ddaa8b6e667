"""Signing in and out from outside, and the list of where one is signed in."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import update

from forum.db import now, unit_of_work
from forum.models import User
from tests.support.web import PASSWORD, Browser, make_member

COOKIE = "__Host-session"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter")
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def cookie_of(browser: Browser) -> str:
    cookie = browser.client.get_cookie(COOKIE)
    assert cookie is not None
    return cookie.value


def with_cookie(app: Flask, cookie: str) -> Browser:
    browser = Browser(app)
    browser.client.set_cookie(COOKIE, cookie, domain="localhost", secure=True)
    return browser


def is_signed_in(browser: Browser) -> bool:
    return browser.get("/inbox").status_code == 200


def test_by_handle_or_address_however_written(app: Flask, walter: Browser) -> None:
    for name in ("WALTER", "@walter", " Walter@Example.org "):
        assert Browser(app).sign_in(name).location == "/", name


def test_the_cookie_and_how_long_it_counts(app: Flask, walter: Browser) -> None:
    short, kept = Browser(app), Browser(app)
    answers = {short: short.sign_in("walter"), kept: kept.sign_in("walter", kept="y")}
    for browser, answer in answers.items():
        (cookie,) = [each for each in answer.headers.getlist("Set-Cookie") if each.startswith(f"{COOKIE}=")]
        parts = cookie.split("; ")
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(parts)
        assert any(part.startswith("Expires=") for part in parts) == (browser is kept)
        assert not any(part.startswith("Domain=") for part in parts)
    secrets = {browser: cookie_of(browser) for browser in answers}

    def still(browser: Browser, after: timedelta) -> bool:
        """Whether the server takes the cookie, even where a browser would have dropped it."""
        with time_machine.travel(now() + after, tick=True):
            return is_signed_in(with_cookie(app, secrets[browser]))

    assert [still(short, timedelta(hours=hours)) for hours in (23, 25)] == [True, False]
    assert [still(kept, timedelta(days=days)) for days in (59, 61)] == [True, False]


def test_signing_in_gives_a_new_session_and_leaves_nothing_of_the_old(app: Flask, walter: Browser) -> None:
    make_member(app, "gerda")
    planted = Browser(app)
    planted.get("/sign-in")
    before, token = cookie_of(planted), planted.token
    planted.sign_in("walter")
    first = cookie_of(planted)
    assert before != first
    stale = planted.post("/sign-out", {"csrf_token": token})
    assert stale.status_code == 400
    assert not is_signed_in(with_cookie(app, before))
    again = with_cookie(app, first)
    again.get("/")
    answer = again.post("/sign-in", {"name": "gerda", "password": PASSWORD})
    assert answer.status_code == 303
    assert ">Gerda</bdi></summary>" in again.get("/").text


def test_signing_out_ends_the_session_for_every_copy_of_the_cookie(app: Flask, walter: Browser) -> None:
    copy = with_cookie(app, cookie_of(walter))
    assert is_signed_in(copy)
    walter.get("/")
    assert walter.get("/sign-out").status_code == 405
    assert walter.sign_out().location == "/"
    assert "You are signed out." in walter.get("/").text
    assert not is_signed_in(walter)
    assert not is_signed_in(copy)


# What is another one on each page: its token, and the question that a passkey answers.
RANDOM = re.compile(r'name="(?:csrf_token|challenge)" type="hidden" value="[^"]*"|data-passkey="[^"]*"')


def test_the_same_words_for_whatever_was_wrong(app: Flask, walter: Browser) -> None:
    make_member(app, "gone", state="erased")
    make_member(app, "hedda", state="unconfirmed")
    pages = set()
    for name, password in (
        ("walter", "wrong words"),
        ("unheard_of", PASSWORD),
        ("gone", PASSWORD),
        ("hedda", "wrong words"),
        ("x@example.org", PASSWORD),
    ):
        visitor = Browser(app)
        page = visitor.sign_in(name, password)
        assert page.status_code == 400
        assert visitor.hidden("name") == name
        text = page.text.replace(name, "NAME")
        pages.add(RANDOM.sub("", text))
    assert len(pages) == 1
    unconfirmed = Browser(app).sign_in("hedda")
    assert unconfirmed.status_code == 403
    assert "Please confirm your e-mail address" in unconfirmed.text


def test_signing_in_leads_to_paths_of_this_site_alone(app: Flask, walter: Browser) -> None:
    targets = {
        "/blogs?x=1": "/blogs?x=1",
        "//evil.example": "/",
        "/\\evil.example": "/",
        "https://evil.example": "/",
        "/\t/evil.example": "/",
        "javascript:alert(1)": "/",
        "/.//evil.example": "/",
        "/%2f/evil.example": "/",
        "": "/",
    }
    for target, expected in targets.items():
        visitor = Browser(app)
        visitor.get("/sign-in", query_string={"next": target})
        assert visitor.hidden("next") in {target, ""}
        answer = visitor.post("/sign-in", {"name": "walter", "password": PASSWORD, "next": target})
        assert answer.location == expected, target
        assert walter.get("/sign-in", query_string={"next": target}).location == expected, target


def test_sessions_are_listed_and_ended_one_by_one(app: Flask, walter: Browser) -> None:
    make_member(app, "gerda")
    gerda = Browser(app)
    gerda.sign_in("gerda")
    phone, tablet = Browser(app, address="2001:db8::7"), Browser(app)
    phone.get("/sign-in")
    phone.post("/sign-in", {"name": "walter", "password": PASSWORD}, headers={"User-Agent": FIREFOX})
    tablet.sign_in("walter")
    page = walter.get("/settings/sessions").text
    assert page.index("This browser") < page.index("Firefox on Windows")
    assert "2001:db8::7" in page
    found = re.search(r"Firefox on Windows.*?(/settings/sessions/(\d+)/end)", page, re.DOTALL)
    assert found is not None
    end_phone = found.group(1)
    gerda.get("/settings/sessions")
    assert gerda.post(end_phone).status_code == 404
    assert is_signed_in(phone)
    assert walter.post(end_phone).location == "/settings/sessions"
    assert not is_signed_in(phone)
    assert walter.post(end_phone).status_code == 404
    assert is_signed_in(tablet)
    assert walter.post("/settings/sessions/end-others").status_code == 303
    assert not is_signed_in(tablet)
    own = re.search(r"/settings/sessions/\d+/end", walter.get("/settings/sessions").text)
    assert own is not None
    assert walter.post(own.group()).location == "/"
    assert not is_signed_in(walter)
    assert is_signed_in(gerda)


def test_whoever_is_switched_off_is_out(app: Flask, walter: Browser) -> None:
    with unit_of_work() as work:
        work.execute(update(User).values(state="deactivated"))
    assert not is_signed_in(walter)
