"""Passwords from outside: forgotten, reset by a link from mail, changed by their owner."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import argon2
import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from forum.db import end_reading, now, session, unit_of_work
from forum.jobs.runner import run_due
from forum.models import Mail, User
from tests.support.web import PASSWORD, Browser, link_in, mails, make_member, text_of

NEW = "eight patient otters"


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter")
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def ask(app: Flask, email: str = "walter@example.org") -> Browser:
    visitor = Browser(app)
    visitor.get("/password/forgot")
    assert visitor.post("/password/forgot", {"email": email}).location == "/password/forgot/sent"
    return visitor


def reset_path(app: Flask, tmp_path: Path) -> str:
    run_due(app)
    return urlsplit(link_in(mails(tmp_path / "mail")[-1])).path


def outbox() -> list[tuple[str, str]]:
    end_reading()
    return [(row[0], row[1]) for row in session().execute(select(Mail.template, Mail.to_address).order_by(Mail.id))]


def is_ended(browser: Browser, path: str) -> bool:
    """Whether a link is refused when it is opened, and when its form is sent."""
    return {browser.get(path).status_code, browser.post(path, {"password": NEW}).status_code} == {410}


def test_reset_ends_every_sign_in_and_works_once(app: Flask, walter: Browser, tmp_path: Path) -> None:
    visitor = ask(app)
    run_due(app)
    message = mails(tmp_path / "mail")[-1]
    assert link_in(message).startswith("http://localhost/password/reset/")
    assert "@walter" in text_of(message)
    path = urlsplit(link_in(message)).path
    page = visitor.get(path)
    assert "@walter" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    weak = visitor.post(path, {"password": "walter"})
    assert weak.status_code == 400
    assert "password-error" in weak.text
    assert walter.get("/inbox").status_code == 200
    assert visitor.post(path, {"password": NEW}).location == "/sign-in"

    assert walter.get("/inbox").status_code == 401
    assert visitor.sign_in("walter").status_code == 400
    assert visitor.sign_in("walter", NEW).status_code == 303
    assert is_ended(visitor, path)
    assert outbox()[-1] == ("password_changed", "walter@example.org")
    run_due(app)
    assert "If not, please choose a new password now" in text_of(mails(tmp_path / "mail")[-1])


def test_the_answer_does_not_tell_whose_address_is_known(app: Flask) -> None:
    for handle, state in (("walter", "active"), ("gone", "erased")):
        make_member(app, handle, state=state)
    pages = {
        ask(app, email).get("/password/forgot/sent").text
        for email in ("Walter@Example.org", "nobody@example.org", "gone@example.org")
    }
    assert len(pages) == 1
    assert outbox() == [("reset_password", "walter@example.org")]
    visitor = Browser(app)
    visitor.get("/password/forgot")
    refused = visitor.post("/password/forgot", {"email": "no address"})
    assert refused.status_code == 400
    assert visitor.hidden("email") == "no address"


def test_an_hour_is_the_end_of_a_link(app: Flask, walter: Browser, tmp_path: Path) -> None:
    visitor = ask(app)
    path = reset_path(app, tmp_path)
    assert visitor.get(path).status_code == 200
    with time_machine.travel(now() + timedelta(minutes=59), tick=True):
        assert visitor.get(path).status_code == 200
    with time_machine.travel(now() + timedelta(seconds=3605), tick=True):
        assert is_ended(visitor, path)
    assert is_ended(visitor, path[:-3])
    assert Browser(app).sign_in("walter").status_code == 303


def test_a_link_is_bound_to_password_and_address(app: Flask, walter: Browser, tmp_path: Path) -> None:
    visitor = ask(app)
    path = reset_path(app, tmp_path)
    walter.get("/settings/password")
    assert walter.post("/settings/password", {"current": PASSWORD, "password": NEW}).status_code == 303
    assert is_ended(visitor, path)
    visitor = ask(app)
    path = reset_path(app, tmp_path)
    assert visitor.get(path).status_code == 200
    with unit_of_work() as work:
        work.execute(update(User).values(email="new@example.org", email_key="new@example.org"))
    assert is_ended(visitor, path)
    assert Browser(app).sign_in("walter", NEW).status_code == 303


def test_a_reset_confirms_the_address_too(app: Flask, tmp_path: Path) -> None:
    make_member(app, "hedda", state="unconfirmed")
    visitor = ask(app, "hedda@example.org")
    path = reset_path(app, tmp_path)
    visitor.get(path)
    assert visitor.post(path, {"password": NEW}).status_code == 303
    assert visitor.sign_in("hedda", NEW).location == "/"


def test_changing_it_needs_the_present_one_and_ends_the_other_sign_ins(app: Flask, walter: Browser) -> None:
    elsewhere = Browser(app)
    elsewhere.sign_in("walter")
    walter.get("/settings/password")
    wrong = walter.post("/settings/password", {"current": "not this one", "password": NEW})
    assert wrong.status_code == 400
    assert 'id="current-error"' in wrong.text
    assert NEW not in wrong.text
    weak = walter.post("/settings/password", {"current": PASSWORD, "password": "12345678"})
    assert 'id="password-error"' in weak.text
    assert elsewhere.get("/inbox").status_code == 200
    assert walter.post("/settings/password", {"current": PASSWORD, "password": NEW}).location == "/settings/password"
    assert walter.get("/inbox").status_code == 200
    assert elsewhere.get("/inbox").status_code == 401
    assert outbox() == [("new_device", "walter@example.org"), ("password_changed", "walter@example.org")]
    assert Browser(app).get("/settings/password").status_code == 401


def test_nothing_of_a_password_is_cut_off_or_left_to_the_keyboard(app: Flask) -> None:
    long = "ﬁfty ångströms " * 6
    make_member(app, "walter", password=long)
    visitor = Browser(app)
    assert visitor.sign_in("walter", long[:-1] + "x").status_code == 400
    assert visitor.sign_in("walter", long.replace("å", "a\u030a").replace("ﬁ", "fi")).status_code == 303


def test_an_unknown_name_costs_as_much_as_a_wrong_password(
    app: Flask, walter: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for verb in ("hash", "verify"):
        real = getattr(argon2.PasswordHasher, verb)

        def counted(self, *given, _real=real, _verb=verb):
            done.append(_verb)
            return _real(self, *given)

        monkeypatch.setattr(argon2.PasswordHasher, verb, counted)
    visitor = Browser(app)
    visitor.sign_in("nobody", "some words")
    for name in ("nobody", "nobody@example.org", "walter", "walter@example.org"):
        done.clear()
        assert visitor.sign_in(name, "some words").status_code == 400
        assert done == ["verify"], name
