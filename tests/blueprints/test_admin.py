"""Administration from outside: blogs made and edited in the browser, parts in them, roles and titles."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session
from forum.models import AuditEntry, Blog, BlogRole, User
from forum.permissions import Actor
from tests.browser.content import publish_post, simple_blog
from tests.support.web import Browser, make_member

NEW = {
    "name": "Ageing well",
    "slug": "",
    "description": "On growing older.",
    "note": "A letter [by post](/blogs).",
    "posting": "authors",
    "reading": "public",
    "closes_after_days": "30",
    "position": "7",
    "version": "0",
}


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def ruth(app: Flask, admin: Actor) -> Browser:
    browser = Browser(app)
    browser.sign_in("ruth_admin")
    return browser


def find_blog() -> Blog:
    end_reading()
    blog = session().scalars(select(Blog)).one()
    end_reading()
    return blog


def send(browser: Browser, path: str, fields: dict[str, str], **changed: str):
    browser.get(path)
    return browser.post(path, fields | changed)


def test_a_blog_is_made_and_edited(app: Flask, ruth: Browser) -> None:
    assert send(ruth, "/admin/blogs/new", NEW).location == "/admin/blogs/ageing-well/members"
    blog = find_blog()
    assert (blog.name, blog.slug, blog.description) == ("Ageing well", "ageing-well", "On growing older.")
    assert (blog.posting, blog.reading, blog.is_unlisted) == ("authors", "public", False)
    assert (blog.closes_after_days, blog.position, blog.version) == (30, 7, 1)
    assert (blog.is_noindex, blog.feed_text) == (False, "full")
    ruth.get("/admin/blogs/ageing-well")
    shown = ruth.fields()
    assert {name: shown[name] for name in ("name", "slug", "position", "closes_after_days", "version")} == {
        "name": "Ageing well",
        "slug": "ageing-well",
        "position": "7",
        "closes_after_days": "30",
        "version": "1",
    }
    changes = {"slug": "grow-old", "reading": "private", "is_unlisted": "y", "closes_after_days": "", "version": "1"}
    assert send(ruth, "/admin/blogs/ageing-well", NEW, **changes).location == "/admin/blogs/grow-old"
    blog = find_blog()
    assert (blog.slug, blog.reading, blog.is_unlisted, blog.closes_after_days) == ("grow-old", "private", True, None)
    found = {"slug": "grow-old", "is_noindex": "y", "feed_text": "excerpt", "version": "2"}
    assert send(ruth, "/admin/blogs/grow-old", NEW, **found).status_code == 303
    blog = find_blog()
    assert (blog.is_noindex, blog.feed_text) == (True, "excerpt")
    page = ruth.get("/admin/blogs/grow-old")
    assert re.search(r'<input[^>]*checked[^>]*name="is_noindex"', page.text)
    assert re.search(r'<input[^>]*checked[^>]*name="feed_text"[^>]*value="excerpt"', page.text)
    end_reading()
    acts = session().scalars(select(AuditEntry.action).where(AuditEntry.subject_kind == "blog").order_by(AuditEntry.id))
    assert acts.all() == ["create", "edit", "edit"]


def test_an_earlier_address_leads_on_and_is_never_another_blogs(app: Flask, admin: Actor, ruth: Browser) -> None:
    simple_blog(app, admin, "First")
    first = {"name": "First", "posting": "members", "reading": "public", "moderation": "all", "position": "0"}
    assert send(ruth, "/admin/blogs/first", first, slug="second", version="1").status_code == 303
    moved = Browser(app).get("/blogs/first")
    assert (moved.status_code, moved.location) == (301, "/blogs/second")
    taken = send(ruth, "/admin/blogs/new", NEW, slug="first")
    assert taken.status_code == 400
    assert 'id="slug-error"' in taken.text
    assert send(ruth, "/admin/blogs/second", first, slug="first", version="2").location == "/admin/blogs/first"
    assert Browser(app).get("/blogs/second").location == "/blogs/first"
    hidden = first | {"reading": "private", "version": "3", "slug": "first"}
    assert send(ruth, "/admin/blogs/first", hidden).status_code == 303
    assert Browser(app).get("/blogs/second").status_code == 404, "the earlier address tells of nothing private"


def test_what_is_refused_comes_back(app: Flask, ruth: Browser) -> None:
    refused = [
        ("name", ""),
        ("name", "x" * 101),
        ("slug", "2024"),
        ("slug", "new"),
        ("slug", "!!!"),
        ("description", "x" * 501),
        ("note", "x" * 2001),
        ("posting", "everyone"),
        ("reading", "nobody"),
        ("feed_text", "nothing"),
        ("closes_after_days", "0"),
        ("closes_after_days", "soon"),
        ("closes_after_days", str(10**30)),
        ("position", ""),
        ("position", "-1"),
        ("position", str(10**30)),
    ]
    for field, value in refused:
        page = send(ruth, "/admin/blogs/new", NEW, **{field: value})
        assert page.status_code == 400, (field, value)
        assert f'id="{field}-error"' in page.text, (field, value)
        assert "On growing older." in page.text or field == "description"
    end_reading()
    assert session().scalars(select(Blog)).all() == []


def test_two_admins_at_once_lose_nothing(app: Flask, admin: Actor, ruth: Browser) -> None:
    make_member(app, "otto_admin", role="admin", name="Otto")
    otto = Browser(app)
    otto.sign_in("otto_admin")
    simple_blog(app, admin, "Porch")
    form = {
        "name": "Porch",
        "slug": "porch",
        "posting": "members",
        "reading": "public",
        "moderation": "all",
        "position": "0",
    }
    for browser in (ruth, otto):
        browser.get("/admin/blogs/porch")
        assert browser.hidden("version") == "1"
    ottos = form | {"slug": "veranda", "reading": "members", "description": "Otto wrote this.", "is_unlisted": "y"}
    assert otto.post("/admin/blogs/porch", ottos | {"version": "1"}).location == "/admin/blogs/veranda"
    ruths = form | {"description": "Ruth wrote this.", "note": "And this.", "version": "1"}
    conflict = ruth.post("/admin/blogs/porch", ruths)
    assert conflict.status_code == 409
    for words in ("Ruth wrote this.", "And this.", "Otto wrote this.", "veranda", "Members who are signed in", "yes"):
        assert words in conflict.text, words
    stored = find_blog()
    assert (stored.slug, stored.description) == ("veranda", "Otto wrote this.")
    action = re.search(r'<form class="form" method="post" action="([^"]*)"', conflict.text)
    assert action is not None
    assert ruth.hidden("version") == "2"
    again = ruth.post(action.group(1), ruths | {"slug": "veranda", "version": "2"})
    assert again.location == "/admin/blogs/veranda"
    assert find_blog().description == "Ruth wrote this."


def test_parts_are_given_and_taken_away(app: Flask, admin: Actor, ruth: Browser) -> None:
    walter = make_member(app, "walter")
    path = publish_post(app, admin, simple_blog(app, admin, "Inner", reading="private"))
    browser = Browser(app)
    browser.sign_in("walter")
    members = "/admin/blogs/inner/members"
    assert browser.get(path).status_code == 404
    for fields in ({"handle": "nobody", "role": "reader"}, {"handle": "walter", "role": "owner"}, {"handle": ""}):
        assert send(ruth, members, fields).status_code == 400
    for _ in range(2):
        assert send(ruth, members, {"handle": "@Walter", "role": "reader"}).location == members
    end_reading()
    assert len(session().scalars(select(BlogRole)).all()) == 1
    assert browser.get(path).status_code == 200
    assert "Reader: may read it when it is private" in ruth.get(members).text
    revoke = {"user_id": str(walter.member_id), "role": "reader"}
    assert ruth.post(f"{members}/revoke", revoke).location == members
    assert browser.get(path).status_code == 404
    for fields in (revoke, {"user_id": "x", "role": "reader"}, {"user_id": str(10**30), "role": "reader"}, {}):
        assert ruth.post(f"{members}/revoke", fields).status_code == 404, fields


def test_roles_and_titles(app: Flask, admin: Actor, ruth: Browser) -> None:
    make_member(app, "walter")
    page = "/admin/members/walter"
    assert send(ruth, page, {}).status_code == 405
    ruth.get(page)
    assert ruth.post(f"{page}/title", {"title": "  Nurse, <b>retired</b> "}).location == page
    shown = Browser(app).get("/@walter").text
    assert "Nurse, &lt;b&gt;retired&lt;/b&gt;" in shown
    long = ruth.post(f"{page}/title", {"title": "x" * 81})
    assert long.status_code == 400
    assert "x" * 81 in long.text
    for role, status in (("owner", 400), ("", 400), ("moderator", 303)):
        assert ruth.post(f"{page}/role", {"role": role}).status_code == status, role
    assert '<span class="mark">Moderator</span>' in Browser(app).get("/@walter").text
    own = "/admin/members/ruth_admin"
    assert "Another admin can change your role." in ruth.get(own).text
    assert ruth.post(f"{own}/role", {"role": "member"}).status_code == 403
    end_reading()
    assert session().scalars(select(User.role).where(User.handle == "ruth_admin")).one() == "admin"
    assert ruth.get("/admin/members/nobody").status_code == 404
    assert ruth.post("/admin/members/nobody/role", {"role": "admin"}).status_code == 404


def test_trust_is_granted(app: Flask, ruth: Browser) -> None:
    make_member(app, "walter", trust_level=0)
    page = "/admin/members/walter"
    assert re.search(r'<input checked[^>]*value="0"', ruth.get(page).text)
    for level, status in (("3", 303), ("9", 400), ("", 400), ("x", 400)):
        assert ruth.post(f"{page}/trust", {"level": level}).status_code == status, level
    assert re.search(r'<input checked[^>]*value="3"', ruth.get(page).text)


def test_members_are_found(app: Flask, ruth: Browser) -> None:
    for handle in ("walter", "wal_b", "gerda"):
        make_member(app, handle)
    for wanted, found in {
        "": {"walter", "wal_b", "gerda", "ruth_admin"},
        "@WAL": {"walter", "wal_b"},
        "wal_": {"wal_b"},
        "%": set(),
        "Gerda@example.org": {"gerda"},
        "gerda@": set(),
        "nobody": set(),
    }.items():
        page = ruth.get("/admin/members", query_string={"q": wanted}).text
        assert set(re.findall(r'href="/admin/members/(\w+)"', page)) == found, wanted


def test_it_is_for_admins_alone(app: Flask, admin: Actor) -> None:
    make_member(app, "site_mod", role="moderator")
    simple_blog(app, admin, "Porch")
    visitor, mod = Browser(app), Browser(app)
    mod.sign_in("site_mod")
    visitor.get("/sign-in")
    for path in (
        "/admin",
        "/admin/blogs",
        "/admin/blogs/new",
        "/admin/blogs/porch",
        "/admin/blogs/porch/members",
        "/admin/members",
        "/admin/members/ruth_admin",
        "/admin/blogs/no-such",
        "/admin/members/no_such",
    ):
        assert (visitor.get(path).status_code, mod.get(path).status_code) == (401, 403), path
    forms = {
        "/admin/blogs/new": NEW,
        "/admin/blogs/porch": NEW,
        "/admin/blogs/porch/members": {"handle": "site_mod", "role": "moderator"},
        "/admin/blogs/porch/members/revoke": {"user_id": "1", "role": "moderator"},
        "/admin/members/site_mod/role": {"role": "admin"},
        "/admin/members/site_mod/trust": {"level": "4"},
        "/admin/members/site_mod/title": {"title": "Boss"},
    }
    for path, fields in forms.items():
        assert (visitor.post(path, fields).status_code, mod.post(path, fields).status_code) == (401, 403), path
        assert mod.post(path, fields | {"csrf_token": "stale"}).status_code in {400, 403}, path
    assert find_blog().name == "Porch"
