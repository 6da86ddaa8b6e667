"""Pages about the site in the browser: admins write them, and everything that stood there is kept."""

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session
from forum.models import PAGE_NAMES, AuditEntry, PageRevision
from forum.rendering import parse, render, words_of
from forum.web.site_pages import own_words, own_words_as_markdown
from tests.support.web import Browser, make_member


@pytest.fixture
def ruth(app: Flask) -> Browser:
    return signed_in(app, "ruth_admin", role="admin")


def signed_in(app: Flask, handle: str, role: str = "member") -> Browser:
    make_member(app, handle, role=role)
    browser = Browser(app)
    browser.sign_in(handle)
    browser.get("/")
    return browser


def test_a_page_is_the_forums_own_until_somebody_writes_it(app: Flask, ruth: Browser) -> None:
    visitor = Browser(app)
    before = visitor.get("/guidelines").text
    assert "Be kind" in before
    assert "Changed last on" not in before
    page = ruth.get("/admin/pages/guidelines")
    assert "# Be kind" in page.text, "one begins with what stands there"
    form = {"body": "# Be brief\n\nSee [the terms](/terms), @ruth_admin. <b>x</b>", "version": "0"}
    preview = ruth.post("/admin/pages/guidelines", form | {"action": "preview"})
    assert '<h2 dir="auto">Be brief</h2>' in preview.text
    assert visitor.get("/guidelines").text == before
    assert ruth.post("/admin/pages/guidelines", form | {"body": " "}).status_code == 400
    assert ruth.post("/admin/pages/guidelines", form).location == "/guidelines"
    shown = visitor.get("/guidelines").text
    assert '<h2 dir="auto">Be brief</h2>' in shown
    for gone in ("Be kind", "in a few plain rules", "<b>x</b>", 'href="/@ruth_admin"'):
        assert gone not in shown, gone
    assert "Changed last on" in shown
    assert not visitor.get("/guidelines").headers.getlist("Set-Cookie")
    assert "Be kind" not in ruth.get("/admin/pages/guidelines").text


def test_two_admins_see_both_texts(app: Flask, ruth: Browser) -> None:
    max_admin = signed_in(app, "max_admin", role="admin")
    max_admin.get("/admin/pages/imprint")
    ruth.post("/admin/pages/imprint", {"body": "By Ruth.", "version": "0"})
    stale = max_admin.post("/admin/pages/imprint", {"body": "By Max.", "version": "0"})
    assert stale.status_code == 409
    for text in ("By Ruth.", "By Max."):
        assert text in stale.text, text
    assert "By Ruth." in Browser(app).get("/imprint").text
    again = {"body": "By both.", "version": max_admin.hidden("version")}
    assert max_admin.post("/admin/pages/imprint", again).status_code == 303
    assert "By both." in Browser(app).get("/imprint").text


def test_every_text_is_kept_and_comes_back(app: Flask, ruth: Browser) -> None:
    for number, text in enumerate(("First words.", "Second words.")):
        ruth.post("/admin/pages/privacy", {"body": text, "version": str(number)})
    history = ruth.get("/admin/pages/privacy/history").text
    assert "/admin/pages/privacy/history/1" in history
    first = ruth.get("/admin/pages/privacy/history/1")
    assert "First words." in first.text
    stale = ruth.post("/admin/pages/privacy/history/1/restore", {"version": "1"})
    assert stale.location == "/admin/pages/privacy/history"
    assert ruth.post("/admin/pages/privacy/history/1/restore", {"version": "2"}).location == "/privacy"
    assert "First words." in Browser(app).get("/privacy").text
    assert "If you only read" in ruth.get("/admin/pages/privacy/history/0").text
    ruth.post("/admin/pages/privacy/history/0/restore", {"version": "3"})
    own = Browser(app).get("/privacy").text
    assert "If you only read" in own
    assert "Changed last on" in own
    assert "# If you only read" in ruth.get("/admin/pages/privacy").text
    end_reading()
    assert session().scalars(select(PageRevision.source).order_by(PageRevision.version)).all() == [
        *("First words.", "Second words.", "First words.", "")
    ]
    assert session().scalars(select(AuditEntry.action).order_by(AuditEntry.id.desc()).limit(3)).all() == [
        *("restore_page", "restore_page", "edit_page")
    ]
    for path in ("/admin/pages/nothing", "/admin/pages/privacy/history/9", "/admin/pages/nothing/history/0"):
        assert ruth.get(path).status_code == 404, path
    assert ruth.post("/admin/pages/privacy/history/9/restore", {"version": "4"}).status_code == 404


def test_only_admins_write_pages(app: Flask, ruth: Browser) -> None:
    ruth.post("/admin/pages/terms", {"body": "Ours.", "version": "0"})
    moderator = signed_in(app, "max_moderator", role="moderator")
    for path in ("/admin/site", "/admin/pages/terms", "/admin/pages/terms/history", "/admin/pages/terms/history/1"):
        assert moderator.get(path).status_code == 403, path
        assert Browser(app).get(path).status_code == 401, path
    assert moderator.post("/admin/pages/terms", {"body": "Theirs.", "version": "1"}).status_code == 403
    assert moderator.post("/admin/pages/terms/history/0/restore", {"version": "1"}).status_code == 403
    assert "Ours." in Browser(app).get("/terms").text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_forums_own_words_can_be_begun_with(app: Flask) -> None:
    """As Markdown they say the same."""
    with app.test_request_context("/"):
        for name in PAGE_NAMES:
            rendered = render(parse(own_words_as_markdown(name), place="post"), {})
            assert rendered.text.split() == words_of(own_words(name)).split(), name
