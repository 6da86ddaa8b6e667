"""Decisions from outside: who may make them, what a reason is for, and what the writer sees of it."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, session
from forum.models import Decision
from forum.permissions import Actor
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.web import Browser, make_member

ACTS = ("hide", "remove", "restore")


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def walter_actor(app: Flask) -> Actor:
    return make_member(app, "walter")


@pytest.fixture
def path(app: Flask, admin: Actor, walter_actor: Actor) -> str:
    return publish_post(app, walter_actor, simple_blog(app, admin))


@pytest.fixture
def keeper(app: Flask, admin: Actor) -> Browser:
    make_member(app, "site_mod", role="moderator")
    browser = Browser(app)
    browser.sign_in("site_mod")
    return browser


@pytest.fixture
def walter(app: Flask, walter_actor: Actor) -> Browser:
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def decide(browser: Browser, where: str, reason: str = "Sells something.", **fields: str):
    browser.get(where)
    return browser.post(where, {"reason": reason} | fields)


def count_decisions() -> int:
    end_reading()
    return session().scalar(select(func.count()).select_from(Decision)) or 0


def test_a_reason_is_needed_and_the_typed_one_comes_back(app: Flask, path: str, keeper: Browser) -> None:
    write_reply(app, make_member(app, "gerda"), path, "Words")
    at_post = f"/moderation/posts/{post_id_of(path)}"
    for where in (f"{at_post}/hide", f"{at_post}/remove", f"{at_post}/replies/1/hide", f"{at_post}/replies/1/remove"):
        for reason in ("", "  \n", "\u200b"):
            refused = decide(keeper, where, reason)
            assert refused.status_code == 400, (where, reason)
            assert 'id="reason-error"' in refused.text
        long = decide(keeper, where, "x" * 2001)
        assert long.status_code == 400
        assert "x" * 2001 in long.text
    assert count_decisions() == 0
    assert Browser(app).get(path).status_code == 200


def test_who_may_not_decide(app: Flask, admin: Actor, path: str, walter: Browser, keeper: Browser) -> None:
    """A writer about their own text, a member, a visitor; for all it is the same on GET and POST."""
    write_reply(app, make_member(app, "gerda"), path, "Words")
    gerda, visitor = Browser(app), Browser(app)
    gerda.sign_in("gerda")
    visitor.get("/sign-in")
    at_post = f"/moderation/posts/{post_id_of(path)}"
    for act in ACTS:
        for where in (f"{at_post}/{act}", f"{at_post}/replies/1/{act}"):
            for browser, status in ((walter, 403), (gerda, 403), (visitor, 401)):
                assert browser.get(where).status_code == status, where
                assert browser.post(where, {"reason": "Mine."}).status_code == status, where
    for browser, status in ((walter, 403), (gerda, 403), (visitor, 401)):
        assert browser.get(f"{at_post}/hidden").status_code == status
    assert count_decisions() == 0
    closed = publish_post(app, admin, simple_blog(app, admin, "Inner", reading="private"), "Inside")
    assert walter.get(f"/moderation/posts/{post_id_of(closed)}/hide").status_code == 404
    assert walter.get("/moderation/posts/99999/hide").status_code == 404
    assert keeper.get(f"{at_post}/replies/99/hide").status_code == 404


def test_a_post_is_hidden_removed_and_brought_back(app: Flask, path: str, walter: Browser, keeper: Browser) -> None:
    at_post = f"/moderation/posts/{post_id_of(path)}"
    walter_told = []
    for act, status, words in (
        ("hide", 404, "A moderator has hidden your post for now."),
        ("remove", 404, "A moderator has removed your post."),
        ("restore", 200, "A moderator has brought your post back."),
    ):
        answer = decide(keeper, f"{at_post}/{act}", f"Because of {act}.")
        assert answer.location == path
        assert Browser(app).get(path).status_code == status
        assert ("A quiet morning" in Browser(app).get("/").text) == (status == 200)
        own = walter.get(path)
        assert own.status_code == 200
        assert (f"Reason: Because of {act}." in own.text) == (status == 404)
        inbox = walter.get("/inbox").text
        assert inbox.count(words) == 1
        assert f"Reason: Because of {act}." in inbox
        walter_told.append(inbox.count('<li class="card'))
        again = decide(keeper, f"{at_post}/{act}", "Once more.")
        assert again.status_code == 409
        assert "Once more." in again.text
    assert walter_told == [1, 2, 3]
    assert count_decisions() == 3


def test_a_removed_post_is_not_the_writers_to_change(app: Flask, path: str, walter: Browser, keeper: Browser) -> None:
    post = f"/posts/{post_id_of(path)}"
    decide(keeper, f"/moderation{post}/hide")
    assert walter.get(f"{post}/edit").status_code == 200
    decide(keeper, f"/moderation{post}/remove")
    for act in ("edit", "delete", "publish", "unpublish"):
        assert walter.post(f"{post}/{act}", {"title": "T", "body": "B", "version": "1"}).status_code == 403, act


def test_what_is_not_shown_is_listed_for_moderators(app: Flask, path: str, keeper: Browser) -> None:
    gerda = make_member(app, "gerda")
    for _ in range(2):
        write_reply(app, gerda, path, "Buy my pills")
    at_post = f"/moderation/posts/{post_id_of(path)}"
    assert "Nothing is hidden here" in keeper.get(f"{at_post}/hidden").text
    decide(keeper, f"{at_post}/replies/1/hide", "An advertisement.")
    page = keeper.get(f"{at_post}/hidden").text
    assert "Buy my pills" in page
    assert "Reason: An advertisement." in page
    assert f"{at_post}/replies/1/restore" in page
    assert f"{at_post}/replies/2" not in page


def test_an_earlier_version_is_hidden_from_readers(app: Flask, path: str, walter: Browser, keeper: Browser) -> None:
    post = f"/posts/{post_id_of(path)}"
    walter.get(f"{post}/edit")
    walter.post(f"{post}/edit", {"title": "T", "body": "Without my number", "version": "1", "key": "k"})
    found = re.search(r'href="(/moderation[^"]*/revisions/\d+/hide)"', keeper.get(f"{post}/history").text)
    assert found is not None
    where = found.group(1)
    assert "It rained." in Browser(app).get(f"{post}/history").text
    assert where not in walter.get(f"{post}/history").text
    assert walter.get(where).status_code == 403
    assert decide(keeper, where, "").status_code == 400
    assert decide(keeper, where, "A telephone number.").location == f"{post}/history"
    for browser in (Browser(app), walter):
        page = browser.get(f"{post}/history").text
        assert "It rained." not in page
        assert "This version was hidden." in page
    assert "It rained." in keeper.get(f"{post}/history").text
    assert "A moderator has hidden an earlier version of your post." in walter.get("/inbox").text
    assert decide(keeper, where, "Again.").status_code == 409
    assert keeper.get(re.sub(r"revisions/\d+", "revisions/999", where)).status_code == 404


def test_nobody_decides_on_their_own_or_on_an_admins_texts(app: Flask, admin: Actor, keeper: Browser) -> None:
    path = publish_post(app, admin, simple_blog(app, admin))
    write_reply(app, admin, path, "Words of an admin")
    ruth = Browser(app)
    ruth.sign_in("ruth_admin")
    at_post = f"/moderation/posts/{post_id_of(path)}"
    for browser, words in ((ruth, "This is about yourself."), (keeper, "This is about an admin.")):
        assert f"{at_post}/hide" not in browser.get(path).text
        for act in ACTS:
            for where in (f"{at_post}/{act}", f"{at_post}/replies/1/{act}"):
                refused = browser.post(where, {"reason": "Mine."})
                assert refused.status_code == 403
                assert words in refused.text
    edit = f"/posts/{post_id_of(path)}/replies/1/edit"
    assert keeper.post(edit, {"body": "Other", "version": "1", "reason": "Mine."}).status_code == 403
    post = f"/posts/{post_id_of(path)}"
    ruth.get(f"{post}/edit")
    ruth.post(f"{post}/edit", {"title": "T", "body": "Shorter.", "version": "1", "key": "k"})
    found = re.search(r'href="(/moderation[^"]*/revisions/\d+/hide)"', ruth.get(f"{post}/history").text)
    assert found is not None
    assert found.group(1) not in keeper.get(f"{post}/history").text
    assert f"{at_post}/lock" not in keeper.get(path).text
    for where in (f"{at_post}/lock", found.group(1)):
        refused = decide(keeper, where)
        assert refused.status_code == 403
        assert "This is about an admin." in refused.text
    assert count_decisions() == 0
    for where in (f"{at_post}/lock", found.group(1)):
        assert decide(ruth, where).status_code == 303, "one's own"


def test_an_editor_locks_what_an_admin_wrote(app: Flask, admin: Actor) -> None:
    slug = simple_blog(app, admin)
    path = publish_post(app, admin, slug)
    make_member(app, "eddy")
    ruth, eddy = Browser(app), Browser(app)
    ruth.sign_in("ruth_admin")
    ruth.get(f"/admin/blogs/{slug}/members")
    assert ruth.post(f"/admin/blogs/{slug}/members", {"handle": "eddy", "role": "editor"}).status_code == 303
    eddy.sign_in("eddy")
    at_post = f"/moderation/posts/{post_id_of(path)}"
    assert f"{at_post}/lock" in eddy.get(path).text
    assert decide(eddy, f"{at_post}/lock").status_code == 303


def test_a_branch_with_an_admins_reply_stays_the_admins_to_decide_on(
    app: Flask, admin: Actor, path: str, keeper: Browser
) -> None:
    write_reply(app, make_member(app, "gerda"), path, "Words")
    write_reply(app, admin, path, "An admin answers", to=1)
    at_reply = f"/moderation/posts/{post_id_of(path)}/replies/1"
    refused = decide(keeper, f"{at_reply}/remove", scope="branch")
    assert refused.status_code == 403
    assert "One of these replies is by an admin" in refused.text
    assert count_decisions() == 0
    assert "An admin answers" in Browser(app).get(path).text
    ruth = Browser(app)
    ruth.sign_in("ruth_admin")
    assert decide(ruth, f"{at_reply}/remove", scope="branch").status_code == 303
    make_member(app, "second_admin", role="admin")
    assert decide(keeper, f"{at_reply}/restore", scope="branch").status_code == 403
    assert "An admin answers" not in Browser(app).get(path).text
    assert decide(ruth, f"{at_reply}/restore", scope="branch").status_code == 303, "one's own decision"
    second = Browser(app)
    second.sign_in("second_admin")
    assert decide(second, f"{at_reply}/remove", scope="branch").status_code == 303
    assert decide(ruth, f"{at_reply}/restore", scope="branch").status_code == 403, "one's own reply is among them"
    assert decide(ruth, f"{at_reply}/restore", scope="one").status_code == 303


def test_the_page_that_hides_a_version_names_its_writer(app: Flask, path: str, keeper: Browser) -> None:
    """Not who replaced it: that may be the moderator who reads the page."""
    write_reply(app, make_member(app, "gerda", name="Gerda"), path, "My number is 555")
    post = f"/posts/{post_id_of(path)}"
    for where, writer in ((post, "Walter"), (f"{post}/replies/1", "Gerda")):
        keeper.get(f"{where}/edit")
        fields = {"title": "T", "body": "Nothing private", "version": "1", "reason": "Private details"}
        assert keeper.post(f"{where}/edit", fields).status_code == 303
        found = re.search(r'href="(/moderation[^"]*/revisions/\d+/hide)"', keeper.get(f"{where}/history").text)
        assert found is not None
        assert f"Version 1 by <bdi>{writer}</bdi></h2>" in keeper.get(found.group(1)).text


def test_names_of_writers_stand_apart_from_the_sentence(app: Flask, path: str, keeper: Browser) -> None:
    write_reply(app, make_member(app, "walid", name="وليد"), path, "Words")
    at_post = f"/moderation/posts/{post_id_of(path)}"
    assert "Reply 1 by <bdi>وليد</bdi></h2>" in keeper.get(f"{at_post}/replies/1/hide").text
    decide(keeper, f"{at_post}/replies/1/hide")
    page = keeper.get(f"{at_post}/hidden").text
    assert "Reply 1 by <bdi>وليد</bdi></h2>" in page
    page = keeper.get(f"/posts/{post_id_of(path)}/replies/1").text
    assert "<h1>Reply 1 by <bdi>وليد</bdi></h1>" in page
    assert "<title>Reply 1 by وليد – " in page
