"""Naming the readers of a post from outside, and what stands above its text."""

import pytest
from flask import Flask

from tests.browser.content import simple_blog
from tests.support.web import Browser, make_member


@pytest.fixture
def walter(app: Flask) -> Browser:
    simple_blog(app, make_member(app, "ruth_admin", role="admin"), "Front porch")
    make_member(app, "walter", name="Walter")
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


@pytest.fixture
def path(walter: Browser) -> str:
    """Of a draft."""
    walter.get("/posts/new")
    data = {"blog": "front-porch", "title": "For a few", "body": "It rained.", "action": "draft"}
    answer = walter.post("/posts/new", {"key": walter.hidden("key")} | data)
    return str(answer.location)


def at(path: str, end: str) -> str:
    return f"{path.rpartition('/')[0]}/{end}"


def narrow(browser: Browser, path: str, handles: str) -> None:
    browser.get(at(path, "readers"))
    assert browser.post(at(path, "audience"), {"audience": "named"}).status_code == 303
    browser.follow()
    assert browser.post(at(path, "readers"), {"handles": handles}).status_code == 303


def test_the_list_stands_above_the_text_for_all_who_read_it(app: Flask, walter: Browser, path: str) -> None:
    for handle in ("bob", "cid", "otto"):
        make_member(app, handle, name=handle.title())
    assert "Who reads it" in walter.get(path).text
    assert "Handles" not in walter.get(at(path, "readers")).text
    narrow(walter, path, "@bob, @cid")
    page = walter.follow().text
    assert "They stand in the list now." in page
    assert "Take Bob from the list" in page
    walter.get(path)
    walter.post(at(path, "publish"))
    bob, otto = Browser(app), Browser(app)
    bob.sign_in("bob")
    otto.sign_in("otto")
    for browser in (walter, bob):
        page = browser.get(path).text
        assert "these members read this post:" in page
        assert 'href="/@cid"><bdi>Cid</bdi></a>' in page
    assert otto.get(path).status_code == Browser(app).get(path).status_code == 404
    assert "Who reads it" not in bob.get(path).text
    assert bob.get(at(path, "readers")).status_code == 403
    assert otto.get(at(path, "readers")).status_code == 404
    assert "everyone who reads its blog" not in walter.get(at(path, "readers")).text


def test_taken_from_the_list(app: Flask, walter: Browser, path: str) -> None:
    bob = make_member(app, "bob", name="Bob")
    narrow(walter, path, "bob")
    walter.follow()
    assert walter.post(at(path, f"readers/{bob.id}/drop")).status_code == 303
    assert "They read the post no more." in walter.follow().text
    assert "Nobody else is named yet." in walter.get(path).text


@pytest.mark.parametrize("handles", ["", "@nobody_here"])
def test_what_is_wrong_stands_beside_the_field(walter: Browser, path: str, handles: str) -> None:
    walter.get(at(path, "readers"))
    walter.post(at(path, "audience"), {"audience": "named"})
    walter.follow()
    answer = walter.post(at(path, "readers"), {"handles": handles})
    assert answer.status_code == 400
    assert 'href="#handles"' in answer.text
    assert f'value="{handles}"' in answer.text
    assert ("There is no member with this handle: @nobody_here." in answer.text) == bool(handles)
    assert walter.post(at(path, "audience"), {"audience": "all"}).status_code == 400
