"""Passkeys from outside: whom a page asks, and that one is enough for who must sign in in two steps."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from forum.db import now
from forum.db.context import EXTENSION
from forum.services.passkeys import ask_alone
from tests.support.passkeys import Device, options_in
from tests.support.web import PASSWORD, Browser, make_member

PAGE = "/settings/passkeys"


def is_signed_in(browser: Browser) -> bool:
    return browser.get("/inbox").status_code == 200


def add(browser: Browser, device: Device) -> None:
    browser.get(PAGE)
    assert browser.post(PAGE, {"name": "Phone", "current": PASSWORD}).status_code == 200
    fields = {"challenge": browser.hidden("challenge"), "credential": device.make(options_in(browser))}
    assert "Your recovery codes" in browser.post(f"{PAGE}/new", fields | {"name": "Phone"}).text


def test_only_who_knows_the_password_is_asked_for_a_new_one(app: Flask) -> None:
    make_member(app, "walter")
    walter, visitor = Browser(app), Browser(app)
    walter.sign_in("walter")
    walter.get(PAGE)
    refused = walter.post(PAGE, {"name": "Phone", "current": "wrong"})
    assert refused.status_code == 400
    assert 'value="Phone"' in refused.text
    question = ask_alone()
    assert question is not None
    for challenge in ("", "zz", question.token):
        for name in ("", "Phone"):
            page = walter.post(f"{PAGE}/new", {"name": name, "challenge": challenge, "credential": "zz"})
            assert page.status_code == 409
            assert "data-passkey" not in page.text
    visitor.get("/sign-in")
    assert visitor.get(PAGE).status_code == 401
    assert visitor.post(f"{PAGE}/new", {"challenge": "zz"}).status_code == 401


def test_one_is_enough_for_who_must_sign_in_in_two_steps(app: Flask) -> None:
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], two_step_staff="on")
    make_member(app, "moddy", role="moderator")
    browser, device = Browser(app), Device()
    browser.sign_in("moddy")
    with time_machine.travel(now() + timedelta(days=15)):
        browser.sign_in("moddy")
        assert browser.get("/inbox").location == "/settings/two-step"
        add(browser, device)
        assert is_signed_in(browser)
        again = Browser(app)
        again.sign_in("moddy", next="/drafts")
        assert not is_signed_in(again)
        again.sign_in("moddy", next="/drafts")
        fields = again.fields() | {"credential": device.answer(options_in(again))}
        assert again.post("/sign-in/passkey/second", fields).location == "/drafts"
        assert is_signed_in(again)


def test_a_text_is_carried_through(app: Flask) -> None:
    make_member(app, "walter")
    walter, device = Browser(app), Device()
    walter.sign_in("walter")
    add(walter, device)
    visitor = Browser(app)
    visitor.get("/sign-in")
    assert visitor.post("/settings/profile", {"display_name": "Walt", "bio": "An hour of words"}).status_code == 401
    fields = visitor.fields() | {"credential": device.answer(options_in(visitor))}
    page = visitor.post("/sign-in/passkey", fields)
    assert page.status_code == 200
    assert "An hour of words" in page.text


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://[::1]:8000"])
def test_an_address_without_a_name_has_none(app: Flask, url: str) -> None:
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], url=url)
    make_member(app, "walter")
    browser = Browser(app)
    assert "data-passkey" not in browser.get("/sign-in").text
    browser.sign_in("walter")
    assert "There can be no passkeys at this address" in browser.get(PAGE).text
