"""The summary of a post from outside: the form, what visitors are told, and the history."""

import re

import pytest
from flask import Flask
from sqlalchemy import update

from forum.db import unit_of_work
from forum.models import Blog
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.support.web import Browser, make_member

SUMMARY = "Why <b>umbrellas</b> sold out."


@pytest.fixture
def path(app: Flask) -> str:
    admin = make_member(app, "ruth_admin", role="admin")
    return publish_post(app, make_member(app, "walter"), simple_blog(app, admin), "Weather", "It rained all day.")


@pytest.fixture
def walter(app: Flask, path: str) -> Browser:
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def save(browser: Browser, path: str, summary: str, version: int, **fields: str) -> int:
    edit = f"/posts/{post_id_of(path)}/edit"
    browser.get(edit)
    sent = {"title": "Weather", "body": "It rained all day.", "version": str(version), "action": "save", **fields}
    return browser.post(edit, {**sent, "summary": summary}).status_code


def test_it_stands_where_the_first_words_stood(app: Flask, path: str, walter: Browser) -> None:
    assert save(walter, path, SUMMARY, 1) == 303
    visitor = Browser(app)
    shown = "Why &lt;b&gt;umbrellas&lt;/b&gt; sold out."
    for address in ("/", "/blogs/front-porch", "/@walter"):
        page = visitor.get(address).text
        assert shown in page, address
        assert "It rained all day." not in page, address
    page = visitor.get(path).text
    assert f'<meta name="description" content="{shown}">' in page
    assert '"abstract":' in page
    oembed = visitor.get(f"/oembed?url=http://localhost{path}").text
    assert "umbrellas" in oembed
    assert "umbrellas" in visitor.get("/feed.json").text
    assert SUMMARY.replace("<", "&lt;").replace(">", "&gt;") in walter.get(f"/posts/{post_id_of(path)}/edit").text


def test_a_moderator_reads_what_waits(app: Flask, path: str, walter: Browser) -> None:
    with app.app_context(), unit_of_work() as work:
        work.execute(update(Blog).values(moderation="all"))
    assert save(walter, path, "Buy umbrellas.", 1) == 303
    assert "Summary: Buy umbrellas." in walter.get(path).text
    staff = Browser(app)
    make_member(app, "mona", role="moderator")
    staff.sign_in("mona")
    (case,) = set(re.findall(r"/moderation/cases/\d+", staff.get("/moderation/queue").text))
    page = staff.get(case).text
    assert "Summary: Buy umbrellas." in page
    assert "Its summary now: none" in page


def test_a_long_one_is_refused_beside_its_field_and_kept(path: str, walter: Browser) -> None:
    edit = f"/posts/{post_id_of(path)}/edit"
    assert "at most 280 characters" in walter.get(edit).text
    sent = {"title": "Weather", "body": "It rained all day.", "version": "1", "action": "save"}
    answer = walter.post(edit, {**sent, "summary": "word " * 80})
    assert answer.status_code == 400
    assert "A summary has at most 280 characters; this one has 399." in answer.text
    assert 'href="#summary"' in answer.text
    assert "word word word" in answer.text


def test_the_history_shows_it_and_brings_it_back(path: str, walter: Browser) -> None:
    assert save(walter, path, "The first one.", 1) == 303
    assert save(walter, path, "The second one.", 2) == 303
    history = f"/posts/{post_id_of(path)}/history"
    assert "Summary: The first one." in walter.get(history).text
    page = walter.get(f"{history}/2").text
    assert "1 word was taken out." in page
    assert "second" in page
    walter.get(f"{history}/2/restore")
    assert walter.post(f"{history}/2/restore", {"version": walter.hidden("version")}).status_code == 303
    assert "The first one." in walter.get("/").text


def test_both_summaries_stand_in_a_conflict(path: str, walter: Browser) -> None:
    assert save(walter, path, "From one window.", 1) == 303
    edit = f"/posts/{post_id_of(path)}/edit"
    walter.get(edit)
    sent = {"title": "Weather", "body": "It rained all day.", "version": "1", "action": "save"}
    answer = walter.post(edit, {**sent, "summary": "From the other."})
    assert answer.status_code == 409
    assert "Summary: From one window." in answer.text
    assert "From the other." in answer.text
