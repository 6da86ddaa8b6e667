"""An admin sees pages as a visitor does: the very same page, with a banner, and may do no less."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from forum.db import current_settings, unit_of_work
from forum.db.context import EXTENSION
from forum.permissions import Actor
from forum.services.moderation import hide_post
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.support.web import Browser, make_member

BANNER = re.compile(r'\s*<aside class="banner" aria-label="How you see this page">.*?</aside>', re.DOTALL)


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
    browser.get(path)
    return browser


def without_banner(html: str) -> str:
    return re.sub(r"\s+", " ", BANNER.sub("", html))


def test_it_is_the_very_same_page(app: Flask, ruth: Browser, path: str) -> None:
    assert ruth.hidden("next") == path
    assert ruth.post("/admin/as-visitor", {"next": f"{path}?order=newest"}).location == f"{path}?order=newest"
    for where in (path, f"{path}?order=newest", "/", "/blogs", "/terms", "/@ruth_admin"):
        shown = ruth.get(where).text
        assert BANNER.search(shown), where
        assert without_banner(shown) == without_banner(Browser(app).get(where).text), where
    assert ruth.get("/admin/site").status_code == 401
    assert BANNER.search(ruth.get("/nowhere").text)
    ruth.get(path)
    assert ruth.post("/admin/as-visitor/leave", {"next": path}).location == path
    assert 'href="/admin/blogs"' in ruth.follow().text
    assert ruth.get("/admin/site").status_code == 200


def test_what_visitors_do_not_see_is_missing(app: Flask, admin: Actor, ruth: Browser, path: str) -> None:
    path = publish_post(app, make_member(app, "max_admin", role="admin"), "front-porch", "Soon hidden")
    with unit_of_work() as work:
        hide_post(work, actor=admin, post_id=post_id_of(path), reason="zz")
    assert ruth.get(path).status_code == 200
    ruth.post("/admin/as-visitor", {"next": path})
    assert ruth.get(path).status_code == 404
    ruth.post("/admin/as-visitor/leave")
    assert ruth.get(path).status_code == 200


def test_they_may_do_all_that_they_could(app: Flask, ruth: Browser, path: str) -> None:
    """A form that was open in another window is sent as oneself, and comes back when something is missing."""
    key = ruth.hidden("key")
    ruth.post("/admin/as-visitor")
    replies = f"/posts/{post_id_of(path)}/replies"
    refused = ruth.post(replies, {"body": "", "key": key})
    assert refused.status_code == 400
    assert not BANNER.search(refused.text)
    assert ruth.post(replies, {"body": "Sent as Ruth.", "key": key}).status_code == 303
    assert "Sent as Ruth." in Browser(app).get(path).text
    ruth.sign_out()
    ruth.sign_in("ruth_admin")
    assert not BANNER.search(ruth.get(path).text), "signing out ends it"


def test_only_admins_look_so_and_everybody_gets_out(app: Flask, ruth: Browser, path: str) -> None:
    make_member(app, "max_moderator", role="moderator")
    moderator = Browser(app)
    moderator.sign_in("max_moderator")
    moderator.get(path)
    assert moderator.post("/admin/as-visitor").status_code == 403
    assert moderator.post("/admin/as-visitor/leave").location == "/"
    assert ruth.post("/admin/as-visitor", {"next": "//evil.example"}).location == "/"
    app.extensions[EXTENSION] = replace(current_settings(), two_step_staff="on", two_step_grace_days=0)
    assert ruth.post("/admin/as-visitor/leave").status_code == 303
