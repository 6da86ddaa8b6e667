"""The history of a post from outside: what changed between two versions, and bringing one back."""

import re

import pytest
from flask import Flask

from forum.db import unit_of_work
from forum.permissions import Actor
from forum.services.moderation import hide_revision
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import edit_reply, prepare_reply
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.web import Browser, make_member

TEXTS = ("It rained all day.", "It rained half the day.", "It rained half the night.\n\nمطر")


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin")


@pytest.fixture
def path(app: Flask, admin: Actor) -> str:
    return publish_post(app, make_member(app, "walter"), simple_blog(app, admin), "Weather", TEXTS[0])


@pytest.fixture
def walter(app: Flask, path: str) -> Browser:
    """The writer, who changed the post twice."""
    browser = Browser(app)
    browser.sign_in("walter")
    for version, text in enumerate(TEXTS[1:], start=1):
        browser.get(f"/posts/{post_id_of(path)}/edit")
        fields = {"title": "Weather", "body": text, "version": str(version), "action": "save"}
        assert browser.post(f"/posts/{post_id_of(path)}/edit", fields).status_code == 303
    return browser


def marked(page_text: str) -> list[tuple[str, str]]:
    """Kind and words of each mark, without what is said for those who cannot see it."""
    without = re.sub(r"<bdi class=\"visually-hidden\">[^<]*</bdi>", "", page_text)
    return [(kind, words.strip()) for kind, words in re.findall(r"<(ins|del)>([^<]*)</", without)]


def hide(app: Flask, admin: Actor, browser: Browser, path: str, version: int) -> None:
    staff = Browser(app)
    staff.sign_in("ruth_admin")
    links = re.findall(r"/revisions/(\d+)/hide\"[^>]*: (\d+)\"", staff.get(f"/posts/{post_id_of(path)}/history").text)
    (revision_id,) = [int(found) for found, number in links if int(number) == version]
    with app.app_context(), unit_of_work() as work:
        hide_revision(work, actor=admin, post_id=post_id_of(path), revision_id=revision_id, reason="It named somebody.")


def test_what_changed_is_said_in_marks_and_words(app: Flask, path: str, walter: Browser) -> None:
    history = f"/posts/{post_id_of(path)}/history"
    page = Browser(app).get(f"{history}/1")
    assert marked(page.text) == [("del", "all"), ("ins", "half the")]
    assert "1 word was taken out." in page.text
    assert "2 words were put in." in page.text
    assert page.text.count("[taken out: </bdi>") == 1
    assert marked(Browser(app).get(f"{history}/1?to=3").text)[-1] == ("ins", "مطر")
    for missing in ("3", "7", "1?to=1", "1?to=9", "2?to=1"):
        assert Browser(app).get(f"{history}/{missing}").status_code == 404, missing


def test_the_writer_brings_a_version_back_as_the_newest_one(path: str, walter: Browser) -> None:
    history = f"/posts/{post_id_of(path)}/history"
    page = walter.get(f"{history}/1/restore")
    assert "Bring version 1 back?" in page.text
    assert 'name="reason"' not in page.text
    version = walter.hidden("version")
    assert walter.post(f"{history}/1/restore", {"version": version}).status_code == 303
    page = walter.follow()
    assert "It rained all day." in page.text
    assert "Version 1 is back, as the newest one." in page.text
    assert "It rained half the night." in walter.get(history).text
    # Who looked at the page before somebody else changed the post is asked again.
    late = walter.post(f"{history}/2/restore", {"version": version})
    assert late.status_code == 409
    assert "Somebody changed this post in the meantime." in late.text
    assert walter.hidden("version") == "4"


def test_a_moderator_gives_a_reason_and_others_bring_nothing_back(app: Flask, path: str, walter: Browser) -> None:
    make_member(app, "mona", role="moderator")
    make_member(app, "otto")
    url = f"/posts/{post_id_of(path)}/history/1/restore"
    mona, otto = Browser(app), Browser(app)
    mona.sign_in("mona")
    otto.sign_in("otto")
    mona.get(url)
    assert mona.post(url, {"version": "3", "reason": " "}).status_code == 400
    assert mona.post(url, {"version": "3", "reason": "The later ones give wrong advice."}).status_code == 303
    assert "The later ones give wrong advice." in walter.get(f"/posts/{post_id_of(path)}/history").text
    assert otto.get(url).status_code == 403
    assert otto.post(url, {"version": "4"}).status_code == 403
    assert Browser(app).get(url).status_code == 401


def test_a_moderator_finds_no_form_that_brings_back_what_an_admin_wrote(app: Flask, admin: Actor) -> None:
    make_member(app, "mo", role="moderator")
    post_id = post_id_of(publish_post(app, admin, simple_blog(app, admin), "Opening hours", "From nine to five."))
    with app.app_context(), unit_of_work() as work:
        edit_post(work, actor=admin, post_id=post_id, version=1, prepared=prepare_post("Opening hours", "From ten."))
    browser = Browser(app)
    browser.sign_in("mo")
    assert browser.get(f"/posts/{post_id}/history").status_code == 200
    page = browser.get(f"/posts/{post_id}/history/1/restore")
    assert page.status_code == 403
    assert "Only another admin may decide on it" in page.text


def test_what_a_moderator_hid_is_neither_compared_nor_brought_back(
    app: Flask, admin: Actor, path: str, walter: Browser
) -> None:
    hide(app, admin, walter, path, 2)
    history = f"/posts/{post_id_of(path)}/history"
    for where in (f"{history}/2", f"{history}/1?to=2", f"{history}/2/restore"):
        assert walter.get(where).status_code == 404, where
    assert walter.post(f"{history}/2/restore", {"version": "3"}).status_code == 404
    assert ("ins", "half the night.") in marked(Browser(app).get(f"{history}/1").text)
    staff = Browser(app)
    staff.sign_in("ruth_admin")
    assert staff.get(f"{history}/2").status_code == 200
    assert staff.get(f"{history}/2/restore").status_code == 404


def test_what_changed_in_a_reply(app: Flask, admin: Actor, path: str, walter: Browser) -> None:
    otto = make_member(app, "otto")
    number = write_reply(app, otto, path, "It rained all day.")
    at_reply = f"/posts/{post_id_of(path)}/replies/{number}"
    with app.app_context():
        for version, text in enumerate(TEXTS[1:], start=1):
            prepared = prepare_reply(text)
            with unit_of_work() as work:
                edit_reply(
                    work, actor=otto, post_id=post_id_of(path), number=number, version=version, prepared=prepared
                )
    visitor = Browser(app)
    history = visitor.get(f"{at_reply}/history").text
    assert f'href="{at_reply}/history/1"' in history
    page = visitor.get(f"{at_reply}/history/1").text
    assert marked(page) == [("del", "all"), ("ins", "half the")]
    assert "1 word was taken out." in page
    assert "Compare version 1 with" in page
    assert f'href="{at_reply}"' in page
    assert ">Title</h2>" not in page
    assert marked(visitor.get(f"{at_reply}/history/1?to=3").text)[-1] == ("ins", "مطر")
    staff = Browser(app)
    staff.sign_in("ruth_admin")
    (revision_id,) = re.findall(r'/revisions/(\d+)/hide"[^>]*: 1"', staff.get(f"{at_reply}/history").text)
    with app.app_context(), unit_of_work() as work:
        hide_revision(
            work, actor=admin, post_id=post_id_of(path), revision_id=int(revision_id), reason="It named somebody."
        )
    for missing in ("1", "3", "9", "2?to=2", "2?to=1"):
        assert visitor.get(f"{at_reply}/history/{missing}").status_code == 404, missing
    assert staff.get(f"{at_reply}/history/1").status_code == 200
    assert f'href="{at_reply}/history/1"' not in visitor.get(f"{at_reply}/history").text
    assert visitor.get(f"{at_reply}/history/2").status_code == 200
