"""Security headers on every answer, and who may keep what."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from forum.app import create_app
from forum.db import db
from forum.permissions import Actor
from forum.settings import Settings
from forum.web.headers import CONTENT_SECURITY_POLICY, HEADERS, TRANSPORT_SECURITY
from tests.browser.content import publish_post, simple_blog
from tests.conftest import settings_for
from tests.support.web import Browser, make_member

# Nothing here depends on the database.
on_one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin")


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    rules = dict(rule.split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert "unsafe" not in CONTENT_SECURITY_POLICY


@on_one_database
def test_every_answer_carries_them_once(app: Flask, admin: Actor) -> None:
    path = publish_post(app, admin, simple_blog(app, admin))
    visitor = Browser(app)
    style = visitor.get("/").text.split('href="/static/')[1].split('"')[0]
    answers = [
        visitor.get(where, buffered=True)
        for where in ("/", path, "/no-such", "/posts/1", "/healthz", f"/static/{style}")
    ]
    answers += [visitor.post("/sign-out"), visitor.get("/", headers={"Host": "evil.example"}), visitor.get("/sign-out")]
    static = answers[5]
    kept = {"If-None-Match": static.headers["ETag"]}
    answers.append(visitor.get(f"/static/{style}", headers=kept, buffered=True))
    statuses = [answer.status_code for answer in answers]
    assert statuses == [200, 200, 404, 301, 200, 200, 400, 400, 405, 304]
    for answer in answers:
        for name, value in HEADERS:
            assert answer.headers.getlist(name) == [value], (answer.request.path, name)
        assert TRANSPORT_SECURITY[0] not in answer.headers


@on_one_database
def test_what_may_be_kept(app: Flask, admin: Actor) -> None:
    path = publish_post(app, admin, simple_blog(app, admin))
    visitor, ruth = Browser(app), Browser(app)
    ruth.sign_in("ruth_admin")
    for where in ("/", path, "/@ruth_admin", "/blogs"):
        page = visitor.get(where)
        assert page.headers["Cache-Control"] == "no-cache", where
        assert "Set-Cookie" not in page.headers
        assert "csrf_token" not in page.text
        assert ruth.get(where).headers["Cache-Control"] == "no-store", where
    for where in ("/sign-in", "/register", "/password/forgot", "/no-such"):
        assert Browser(app).get(where).headers["Cache-Control"] == "no-store", where


@pytest.fixture
def secure(settings: Settings, tmp_path: Path) -> Iterator[Flask]:
    app = create_app(settings_for(tmp_path, database_url=settings.database_url, url="https://forum.example.org"))
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@on_one_database
def test_an_encrypted_site_says_so_and_answers_to_its_name_alone(secure: Flask) -> None:
    browser = Browser(secure)
    page = browser.get("/", headers={"Host": "forum.example.org"})
    assert page.status_code == 200
    assert page.headers[TRANSPORT_SECURITY[0]] == TRANSPORT_SECURITY[1]
    for host in ("localhost", "example.org", "xforum.example.org", "forum.example.org.evil.example"):
        assert browser.get("/", headers={"Host": host}).status_code == 400, host
