"""Nothing typed is lost when a session or a token ended, and no foreign page can fill or send a form."""

import json

import pytest
from flask import Flask

from forum.permissions import Actor
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.support.web import PASSWORD, Browser, make_member

# Nothing here depends on the database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TEXT = "Words that took me an hour"


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def replies(app: Flask, admin: Actor) -> str:
    return f"/posts/{post_id_of(publish_post(app, admin, simple_blog(app, admin)))}/replies"


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter")
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def test_a_text_goes_through_a_sign_in(app: Flask, replies: str, walter: Browser) -> None:
    walter.get(replies)
    walter.client.delete_cookie("__Host-session", domain="localhost")
    lost = walter.post(replies, {"body": TEXT, "key": "k7"})
    assert lost.status_code == 401
    assert "Nothing is lost" in lost.text
    carried = walter.hidden("carried")
    assert json.loads(carried) == {"path": replies, "fields": [["body", TEXT], ["key", "k7"]]}
    fields = {"name": "walter", "carried": carried}
    wrong = walter.post("/sign-in", fields | {"password": "not this"})
    assert wrong.status_code == 400
    assert walter.hidden("carried") == carried
    back = walter.post("/sign-in", fields | {"password": PASSWORD})
    assert back.status_code == 200
    assert TEXT in back.text
    assert walter.hidden("key") == "k7"
    assert walter.post(replies, {"body": TEXT, "key": "k7"}).status_code == 303


def test_a_form_with_an_old_token_comes_back_filled(app: Flask, replies: str, walter: Browser) -> None:
    """Every form that holds typed words; what is secret stays away."""
    forms = {
        replies: {"body": TEXT, "key": "k"},
        "/posts/new": {"title": TEXT, "body": TEXT, "key": "k"},
        "/settings/profile": {"display_name": TEXT, "bio": TEXT},
    }
    walter.get("/")
    for path, fields in forms.items():
        page = walter.post(path, fields | {"csrf_token": "old"})
        assert page.status_code == 400, path
        assert TEXT in page.text, path
        assert "Nothing is lost: please send the form once more." in page.text
        assert walter.post(path, fields).status_code != 400 or path == "/posts/new"
    visitor = Browser(app)
    for path, fields in {
        "/register": {"handle": TEXT, "password": PASSWORD},
        "/password/forgot": {"email": TEXT},
        "/confirm/resend": {"email": TEXT},
    }.items():
        page = visitor.post(path, fields | {"csrf_token": "old"})
        assert page.status_code == 401, path
        assert TEXT in visitor.hidden("carried")
        assert PASSWORD not in page.text
    page = visitor.post("/sign-in", {"name": TEXT, "password": PASSWORD, "csrf_token": "old"})
    assert page.status_code == 400
    assert visitor.hidden("name") == TEXT
    assert PASSWORD not in page.text


def test_an_old_token_on_what_is_not_there_is_no_error_of_ours(app: Flask, admin: Actor, walter: Browser) -> None:
    walter.get("/")
    for path, status in {
        "/posts/999/replies": 404,
        "/posts/999/edit": 404,
        "/admin/blogs/new": 403,
        "/moderation/posts/999/hide": 404,
    }.items():
        page = walter.post(path, {"body": TEXT, "csrf_token": "old"})
        assert page.status_code == status, path


def test_a_foreign_page_neither_sends_nor_fills_a_form(app: Flask, replies: str, walter: Browser) -> None:
    walter.get(replies)
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        for token in (walter.token, "old"):
            page = walter.post(replies, {"body": TEXT, "key": "k", "csrf_token": token}, headers=headers)
            assert page.status_code == 400, headers
            assert TEXT not in page.text, headers
    own = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert walter.post(replies, {"body": TEXT, "key": "k"}, headers=own).status_code == 303


def test_what_was_carried_is_read_with_care(app: Flask, walter: Browser) -> None:
    for carried in (
        "x",
        "[]",
        "{}",
        '{"path": "/posts/999/replies"}',
        '{"path": "//evil.example/", "fields": []}',
        '{"path": "https://evil.example/", "fields": []}',
        '{"path": "/sign-out", "fields": []}',
        '{"path": "/inbox", "fields": [["a", "b"]]}',
        '{"path": "/posts/new", "fields": [1]}',
        '{"path": "/posts/new", "fields": 7}',
        "[" * 100_000,
    ):
        browser = Browser(app)
        browser.get("/sign-in")
        answer = browser.post("/sign-in", {"name": "walter", "password": PASSWORD, "carried": carried})
        assert (answer.status_code, answer.location) == (303, "/"), carried[:80]
