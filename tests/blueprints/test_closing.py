"""Leaving from outside: closing, having erased, and coming back, with what others see meanwhile."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from forum.db import now, unit_of_work
from forum.db.jobs import EraseMembers, enqueue
from forum.jobs.runner import run_due
from tests.browser.content import publish_post, simple_blog, write_reply
from tests.support.web import PASSWORD, Browser, mails, make_member, text_of


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter")
    browser = Browser(app)
    browser.sign_in("walter")
    browser.get("/settings/leave")
    return browser


def last_mail(app: Flask, tmp_path: Path) -> str:
    run_due(app)
    return text_of(mails(tmp_path / "mail")[-1])


def test_close_and_open_again(app: Flask, walter: Browser, tmp_path: Path) -> None:
    phone, visitor = Browser(app), Browser(app)
    phone.sign_in("walter")
    assert walter.post("/settings/leave/close", {"current": "wrong"}).status_code == 400
    assert walter.post("/settings/leave/close", {"current": PASSWORD}).location == "/"
    assert "Your account is closed." in walter.get("/").text
    assert {browser.get("/inbox").status_code for browser in (walter, phone)} == {401}
    assert visitor.get("/@walter").status_code == 404
    assert "is closed" in last_mail(app, tmp_path)
    assert visitor.sign_in("walter", "wrong words").status_code == 400
    page = visitor.sign_in("walter")
    assert page.status_code == 403
    assert "Your account is closed" in page.text
    assert visitor.get("/inbox").status_code == 401
    reopen = page.text.split('action="/sign-in/reopen/')[1].split('"')[0]
    assert Browser(app).post(f"/sign-in/reopen/{reopen}zz").status_code == 400
    assert visitor.post("/sign-in/reopen/zz").status_code == 409
    assert visitor.post(f"/sign-in/reopen/{reopen}").location == "/"
    assert visitor.get("/inbox").status_code == 200
    assert visitor.get("/@walter").status_code == 200
    assert visitor.post(f"/sign-in/reopen/{reopen}").status_code == 409
    last_mail(app, tmp_path)
    assert "opened your account" in text_of(mails(tmp_path / "mail")[-2])


def test_the_link_ends_and_a_new_password_leads_back(app: Flask, walter: Browser) -> None:
    walter.post("/settings/leave/close", {"current": PASSWORD})
    visitor = Browser(app)
    reopen = visitor.sign_in("walter").text.split('action="/sign-in/reopen/')[1].split('"')[0]
    with time_machine.travel(now() + timedelta(minutes=16)):
        assert visitor.post(f"/sign-in/reopen/{reopen}").status_code == 409


def test_erased_after_two_weeks(app: Flask, walter: Browser, tmp_path: Path) -> None:
    ruth = make_member(app, "ruth", role="admin")
    path = publish_post(app, ruth, simple_blog(app, ruth), body="For @walter")
    write_reply(app, make_member(app, "gerda"), path, "Hello")
    page = walter.post("/settings/leave/erase", {"current": PASSWORD, "texts": "zz"})
    assert page.status_code == 400
    assert 'id="texts-error"' in page.text
    assert walter.post("/settings/leave/erase", {"current": PASSWORD, "texts": "keep"}).location == "/"
    assert "will be erased" in last_mail(app, tmp_path)
    visitor = Browser(app)
    assert "You asked us to erase" in visitor.sign_in("walter").text
    with time_machine.travel(now() + timedelta(days=14, hours=2)):
        with unit_of_work() as work:
            enqueue(work, EraseMembers())
        run_due(app, limit=100)
        assert visitor.sign_in("walter").status_code == 400
        assert visitor.get("/@walter").status_code == 404
        assert "walter" not in visitor.get(path).text.lower()
        assert "@former_member" in visitor.get(path).text
