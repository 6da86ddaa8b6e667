"""The page of a member from outside: who they are, and of their writings only what the reader may see."""

from typing import Any

import pytest
from flask import Flask

from forum.db import end_reading
from forum.permissions import Actor
from forum.queries.blogs import get_blog
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.factories import grant
from tests.support.web import Browser, make_member


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def walter_actor(app: Flask) -> Actor:
    return make_member(app, "Walter", name="Walter")


def test_found_in_any_case_and_only_when_there_is_a_page(app: Flask, walter_actor: Actor) -> None:
    for handle, state in (("hedda", "unconfirmed"), ("gone", "deactivated"), ("former", "erased")):
        make_member(app, handle, state=state)
    make_member(app, "older", state="imported")
    visitor = Browser(app)
    page = visitor.get("/@Walter")
    assert page.status_code == 200
    assert not page.headers.getlist("Set-Cookie")
    moved = visitor.get("/@wALTER?show=replies")
    assert (moved.status_code, moved.location) == (301, "/@Walter?show=replies")
    assert visitor.get("/@older").status_code == 200
    missing = {
        visitor.get(f"/@{handle}").text.replace(handle, "HANDLE") for handle in ("hedda", "gone", "former", "nobody")
    }
    assert len(missing) == 1
    assert visitor.page is not None
    assert visitor.page.status_code == 404


def test_writings_as_far_as_the_reader_may_see_them(app: Flask, admin: Actor, walter_actor: Actor) -> None:
    rooms: dict[str, dict[str, Any]] = {
        "Open": {},
        "Ours": {"reading": "members"},
        "Inner": {"reading": "private"},
        "Aside": {"is_unlisted": True},
    }
    with app.app_context():
        for name, rules in rooms.items():
            slug = simple_blog(app, admin, name, **rules)
            end_reading()
            walter = grant(get_blog(admin, slug), walter_actor, "author")
            path = publish_post(app, walter, slug, f"Post in {name}")
            write_reply(app, walter, path, f"Reply in {name}")
    make_member(app, "gerda")
    seen = {}
    for reader in ("", "gerda", "Walter", "ruth_admin"):
        browser = Browser(app)
        if reader:
            browser.sign_in(reader)
        for kind, query in (("Post", ""), ("Reply", "?show=replies")):
            text = browser.get(f"/@Walter{query}").text
            seen[reader, kind] = {name for name in rooms if f"{kind} in {name}" in text}
    for kind in ("Post", "Reply"):
        assert seen["", kind] == {"Open"}
        assert seen["gerda", kind] == {"Open", "Ours"}
        assert seen["Walter", kind] == seen["ruth_admin", kind] == {"Open", "Ours", "Inner"}


def test_hidden_and_unfinished_writings_are_not_listed(app: Flask, admin: Actor, walter_actor: Actor) -> None:
    blog = simple_blog(app, admin)
    path = publish_post(app, walter_actor, blog, "To be hidden")
    shown = publish_post(app, walter_actor, blog, "To stay")
    write_reply(app, walter_actor, shown, "A reply to be hidden")
    write_reply(app, walter_actor, path, "A reply below it")
    keeper, walter = Browser(app), Browser(app)
    keeper.sign_in("ruth_admin")
    walter.sign_in("Walter")
    for where in (f"/posts/{post_id_of(path)}/hide", f"/posts/{post_id_of(shown)}/replies/1/hide"):
        keeper.get(f"/moderation{where}")
        assert keeper.post(f"/moderation{where}", {"reason": "Because."}).status_code == 303
    for browser in (Browser(app), walter, keeper):
        assert "To be hidden" not in browser.get("/@Walter").text
        assert "To stay" in browser.get("/@Walter").text
        replies = browser.get("/@Walter?show=replies").text
        assert "A reply to be hidden" not in replies
        assert "A reply below it" not in replies


def test_marks_and_tools(app: Flask, admin: Actor, walter_actor: Actor) -> None:
    keeper, walter, visitor = Browser(app), Browser(app), Browser(app)
    keeper.sign_in("ruth_admin")
    walter.sign_in("Walter")
    assert '<span class="mark">Admin</span>' in visitor.get("/@ruth_admin").text
    assert 'class="mark"' not in visitor.get("/@Walter").text
    assert "Edit your profile" in walter.get("/@Walter").text
    assert "Edit your profile" not in walter.get("/@ruth_admin").text
    assert "/admin/members/Walter" in keeper.get("/@Walter").text
    assert "/admin/" not in walter.get("/@Walter").text
    assert "walter@example.org" not in keeper.get("/@Walter").text
