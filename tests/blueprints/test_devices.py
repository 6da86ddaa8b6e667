"""Members hear of a sign-in in a browser that is new, and of nothing else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.jobs.runner import run_due
from forum.models import Mail
from forum.web.devices import PATH
from tests.support.two_step import turn_on
from tests.support.web import PASSWORD, Browser, link_in, mails, make_member, text_of

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
COOKIE = "__Secure-device"


def told() -> list[str]:
    """Who was told of a new browser."""
    end_reading()
    return list(session().scalars(select(Mail.to_address).where(Mail.template == "new_device").order_by(Mail.id)))


def at_home(app: Flask, *handles: str) -> Browser:
    """A browser in which these have signed in and out."""
    browser = Browser(app)
    for handle in handles:
        assert browser.sign_in(handle).status_code == 303
        browser.sign_out()
    return browser


def test_a_new_browser_is_told_and_then_known(app: Flask, tmp_path: Path) -> None:
    make_member(app, "walter")
    make_member(app, "anna")
    home = at_home(app, "walter", "anna", "walter", "anna")
    assert told() == [], "the first browser is nothing new, nor is one that is known"
    cookie = home.client.get_cookie(COOKIE, domain="localhost", path=PATH)
    assert cookie is not None
    assert (cookie.http_only, cookie.secure, cookie.same_site, cookie.path) == (True, True, "Lax", PATH)
    assert "walter" not in cookie.value
    assert Browser(app).sign_in("walter", "wrong words").status_code == 400
    assert told() == []
    elsewhere = Browser(app)
    elsewhere.get("/sign-in")
    fields = {"name": "walter", "password": PASSWORD}
    elsewhere.post("/sign-in", fields, headers={"User-Agent": FIREFOX})
    assert told() == ["walter@example.org"]
    run_due(app)
    message = mails(tmp_path / "mail")[-1]
    assert "Firefox on Windows" in text_of(message)
    assert urlsplit(link_in(message)).path == "/password/forgot"
    elsewhere.sign_out()
    elsewhere.sign_in("walter")
    assert told() == ["walter@example.org"]
    elsewhere.sign_out()
    elsewhere.sign_in("anna")
    assert told() == ["walter@example.org", "anna@example.org"], "what one member left there says nothing of another"


def test_what_a_browser_sends_is_not_believed(app: Flask) -> None:
    make_member(app, "walter")
    make_member(app, "anna")
    known = at_home(app, "walter").client.get_cookie(COOKIE, domain="localhost", path=PATH)
    assert known is not None
    nonce, mark = known.value.split(".")
    forged = ("", ".", "zz", f"zz.{mark}", f"{nonce}.zz", f"{nonce}.{mark[:-1]}.", "z" * 4000, "é.é")
    for number, value in enumerate(forged):
        browser = Browser(app)
        browser.client.set_cookie(COOKIE, value, domain="localhost", path=PATH, secure=True)
        assert browser.sign_in("walter").status_code == 303
        assert len(told()) == number + 1, value


def test_a_new_password_makes_all_other_browsers_new(app: Flask) -> None:
    make_member(app, "walter")
    home, tablet = at_home(app, "walter"), at_home(app, "walter")
    assert len(told()) == 1
    home.sign_in("walter")
    home.get("/settings/password")
    home.post("/settings/password", {"current": PASSWORD, "password": "nine patient otters"})
    home.sign_out()
    home.sign_in("walter", "nine patient otters")
    assert len(told()) == 1
    tablet.sign_in("walter", "nine patient otters")
    assert len(told()) == 2


def test_the_browser_in_which_a_password_was_forgotten_is_known(app: Flask, tmp_path: Path) -> None:
    make_member(app, "walter")
    at_home(app, "walter")
    phone = Browser(app)
    phone.get("/password/forgot")
    phone.post("/password/forgot", {"email": "walter@example.org"})
    run_due(app)
    path = urlsplit(link_in(mails(tmp_path / "mail")[-1])).path
    phone.get(path)
    phone.post(path, {"password": "nine patient otters"})
    phone.sign_in("walter", "nine patient otters")
    assert told() == []


def test_it_is_told_after_both_steps_and_so_often_a_day(app: Flask) -> None:
    member = make_member(app, "walter")
    at_home(app, "walter")
    with unit_of_work() as work:
        codes = turn_on(work, member)
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], limits="on")
    for number in range(8):
        with time_machine.travel(now() + number * timedelta(hours=1)):
            stranger = Browser(app)
            stranger.sign_in("walter")
            assert len(told()) == min(number, 5)
            stranger.post("/sign-in/code", stranger.fields() | {"code": codes[number]})
            assert stranger.get("/inbox").status_code == 200
            assert len(told()) == min(number + 1, 5)
