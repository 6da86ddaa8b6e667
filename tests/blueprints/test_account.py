"""The settings of a member from outside: the profile, and what it cannot be made to say or do."""

from html import escape

import pytest
from flask import Flask
from sqlalchemy import select

from forum.blueprints.account.devices import device_words
from forum.db import end_reading, session
from forum.models import User
from tests.browser.content import publish_post, simple_blog, write_reply
from tests.support.web import Browser, make_member

PROFILE = {"display_name": "Walter W", "bio": "Gardener. *Retired*.", "timezone": "Europe/Berlin"}
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter")
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def save(browser: Browser, **fields: str):
    browser.get("/settings/profile")
    return browser.post("/settings/profile", PROFILE | fields)


def find() -> User:
    end_reading()
    user = session().scalars(select(User).where(User.handle_key == "walter")).one()
    end_reading()
    return user


def test_a_profile_is_saved_and_shown_and_nothing_else_is_taken(app: Flask, walter: Browser) -> None:
    others = {"role": "admin", "title": "Doctor", "handle": "ruth", "state": "erased", "email": "x@example.org"}
    assert save(walter, **others).location == "/settings/profile"
    page = walter.get("/settings/profile")
    assert "Your profile is saved." in page.text
    assert walter.hidden("display_name") == "Walter W"
    assert '<option selected value="Europe/Berlin">' in page.text
    user = find()
    assert (user.role, user.title, user.handle, user.state) == ("member", "", "walter", "active")
    assert user.email == "walter@example.org"
    shown = Browser(app).get("/@walter").text
    assert "<em>Retired</em>" in shown
    assert "Walter W" in shown
    assert Browser(app).get("/settings/profile").status_code == 401


def test_what_is_refused_comes_back(app: Flask, walter: Browser) -> None:
    make_member(app, "ruth_keeper", role="moderator", name="Ruth K")
    refused = [
        ("display_name", ""),
        ("display_name", "x" * 61),
        ("display_name", "ruth k"),
        ("display_name", "Site Admin"),
        ("display_name", "a\u202eb"),
        ("bio", "x" * 2001),
        ("timezone", "Mars/Olympus"),
    ]
    for field, value in refused:
        page = save(walter, **{field: value})
        assert page.status_code == 400, (field, value)
        assert f'id="{field}-error"' in page.text, (field, value)
        assert "Gardener." in page.text or field == "bio"
    assert find().display_name == "Walter"


def test_staff_keep_their_own_name(app: Flask) -> None:
    make_member(app, "ruth_keeper", role="moderator", name="Ruth K")
    ruth = Browser(app)
    ruth.sign_in("ruth_keeper")
    assert save(ruth, display_name="Ruth K").status_code == 303


def test_markup_in_names_and_about_oneself_stays_text(app: Flask, walter: Browser) -> None:
    admin = make_member(app, "ruth_admin", role="admin")
    bio = f"{SCRIPT} <img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](/blogs)"
    assert save(walter, display_name=SCRIPT, bio=bio).status_code == 303
    path = publish_post(app, admin, simple_blog(app, admin), body="For @walter")
    actor = make_member(app, "gerda", name='"><b>G</b>')
    write_reply(app, actor, path, "For @walter")
    walter.get("/posts/new")
    own = walter.post(
        "/posts/new", {"blog": "front-porch", "title": SCRIPT, "body": SCRIPT, "action": "publish", "key": "k"}
    )
    assert own.status_code == 303
    visitor, admin_browser = Browser(app), Browser(app)
    admin_browser.sign_in("ruth_admin")
    seen = ""
    for browser, where in (
        (visitor, "/@walter"),
        (visitor, "/@walter?show=replies"),
        (visitor, path),
        (visitor, own.location or ""),
        (visitor, "/"),
        (walter, "/"),
        (walter, "/inbox"),
        (walter, "/mentions"),
        (walter, "/settings/profile"),
        (admin_browser, "/admin/members"),
        (admin_browser, "/admin/members/walter"),
    ):
        page = browser.get(where, follow=True)
        assert page.status_code == 200, where
        for harm in (SCRIPT, "<img", "<b>", 'href="javascript'):
            assert harm not in page.text, (where, harm)
        seen += page.text
    assert escape(SCRIPT) in seen
    assert 'href="/blogs"' in seen


@pytest.mark.parametrize(
    ("user_agent", "expected"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux"),
        ("curl/8.0", "A browser"),
        ("", "A browser"),
    ],
)
def test_browsers_in_words(user_agent: str, expected: str) -> None:
    assert device_words(user_agent) == expected
