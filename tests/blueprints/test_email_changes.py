"""Another e-mail address from outside: both mailboxes, both orders, and whoever should not be able to."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.jobs.runner import run_due
from forum.models import EmailChange, Mail, User
from forum.services.email_changes import ask_change, is_held
from tests.support.web import PASSWORD, Browser, link_in, mails, make_member

OLD, NEW = "walter@example.org", "walter@elsewhere.example"


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter")
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def ask(browser: Browser, email: str = NEW, password: str = PASSWORD):
    browser.get("/settings/email")
    return browser.post("/settings/email", {"email": email, "current": password})


def link_to(app: Flask, tmp_path: Path, address: str) -> str:
    """The path of the link in the last message to an address."""
    run_due(app)
    found = [message for message in mails(tmp_path / "mail") if message["To"] == address]
    return urlsplit(link_in(found[-1])).path


def press(browser: Browser, path: str, **fields: str):
    browser.get(path)
    return browser.post(path, fields)


def address() -> str | None:
    end_reading()
    found = session().scalar(select(User.email).where(User.handle_key == "walter"))
    end_reading()
    return found


def outbox() -> list[tuple[str, str]]:
    end_reading()
    return [(row[0], row[1]) for row in session().execute(select(Mail.template, Mail.to_address).order_by(Mail.id))]


def test_the_new_address_confirms_and_the_old_one_agrees(app: Flask, walter: Browser, tmp_path: Path) -> None:
    tablet, mailbox = Browser(app), Browser(app)
    tablet.sign_in("walter")
    assert ask(walter).location == "/settings/email"
    assert NEW in walter.get("/settings/email").text
    confirm = link_to(app, tmp_path, NEW)
    assert confirm.startswith("/email/confirm/")
    assert NEW in mailbox.get(confirm).text
    assert address() == OLD, "looking at the link confirmed it"
    assert press(walter, confirm).location == "/settings/email"
    assert address() == NEW
    assert walter.get("/inbox").status_code == 200
    assert tablet.get("/inbox").status_code == 401
    assert {walter.get(confirm).status_code, press(walter, confirm).status_code} == {410}
    assert Browser(app).sign_in(NEW).status_code == 303
    assert Browser(app).sign_in(OLD).status_code == 400
    assert is_held(session(), OLD)
    assert ask(walter, "third@example.org").status_code == 409

    review = link_to(app, tmp_path, OLD)
    assert press(mailbox, review, act="agree").location == "/email/reviewed?act=agree"
    assert "nothing left to do" in mailbox.follow().text
    assert mailbox.get(review).status_code == 410
    assert (address(), is_held(session(), OLD)) == (NEW, False)
    assert ask(walter, "third@example.org").status_code == 303


def test_it_is_settled_at_once_where_the_old_address_agreed_first(app: Flask, walter: Browser, tmp_path: Path) -> None:
    ask(walter)
    confirm, review = link_to(app, tmp_path, NEW), link_to(app, tmp_path, OLD)
    press(Browser(app), review, act="agree")
    assert address() == OLD
    assert press(Browser(app), confirm).location == "/sign-in"
    assert address() == NEW
    assert outbox()[-1] == ("email_settled", NEW)
    assert Browser(app).get(review).status_code == 410
    assert walter.get("/inbox").status_code == 401, "confirmed in another browser, the earlier sign-ins stay"


@pytest.mark.parametrize("is_done", [True, False])
def test_the_old_address_takes_the_account_back(app: Flask, walter: Browser, tmp_path: Path, is_done: bool) -> None:
    thief, mailbox = Browser(app), Browser(app)
    thief.sign_in("walter")
    ask(thief)
    confirm = link_to(app, tmp_path, NEW)
    if is_done:
        press(thief, confirm)
        thief.get("/settings/password")
        thief.post("/settings/password", {"current": PASSWORD, "password": "eight patient otters"})
    review = link_to(app, tmp_path, OLD)
    mailbox.get(review)
    assert mailbox.post(review).location == review, "a form without a choice did something"
    assert address() == (NEW if is_done else OLD)
    assert press(mailbox, review, act="undo").location == "/email/reviewed?act=undo"
    assert address() == OLD
    assert thief.get("/inbox").status_code == 401
    for password in (PASSWORD, "eight patient otters"):
        assert Browser(app).sign_in("walter", password).status_code == 400
    assert {mailbox.get(path).status_code for path in (review, confirm)} == {410}
    reset = link_to(app, tmp_path, OLD)
    assert press(mailbox, reset, password="nine tranquil geese").location == "/sign-in"
    assert mailbox.sign_in("walter", "nine tranquil geese").status_code == 303


def test_links_end(app: Flask, walter: Browser, tmp_path: Path) -> None:
    ask(walter)
    confirm, review = link_to(app, tmp_path, NEW), link_to(app, tmp_path, OLD)
    visitor = Browser(app)
    with time_machine.travel(now() + timedelta(days=2, minutes=1)):
        assert {visitor.get(path).status_code for path in (confirm, review)} == {410}
    press(visitor, confirm)
    for days, status in ((6.9, 200), (7.1, 410)):
        with time_machine.travel(now() + timedelta(days=days)):
            assert visitor.get(review).status_code == status
    with time_machine.travel(now() + timedelta(days=7.1)):
        walter.sign_in("walter")
        assert ask(walter, "third@example.org").status_code == 303
    assert {visitor.get(f"/email/{kind}/zz").status_code for kind in ("confirm", "review")} == {410}


def test_a_wish_is_taken_back_or_replaced(app: Flask, walter: Browser, tmp_path: Path) -> None:
    ask(walter)
    first = link_to(app, tmp_path, NEW)
    ask(walter, "third@example.org")
    assert Browser(app).get(first).status_code == 410
    third = link_to(app, tmp_path, "third@example.org")
    assert walter.post("/settings/email/stop").location == "/settings/email"
    assert walter.post("/settings/email/stop").location == "/settings/email"
    assert Browser(app).get(third).status_code == 410
    end_reading()
    assert list(session().scalars(select(EmailChange.outcome).order_by(EmailChange.id))) == ["replaced", "stopped"]


def test_the_page_tells_nobody_whose_address_is_known(app: Flask, walter: Browser, tmp_path: Path) -> None:
    make_member(app, "gerda")
    make_member(app, "hedda", state="unconfirmed")
    pages = set()
    with time_machine.travel(now(), tick=False):
        for email in (NEW, "gerda@example.org", "hedda@example.org"):
            assert ask(walter, email).location == "/settings/email"
            pages.add(walter.get("/settings/email").text.replace(email, "ADDRESS"))
    assert len(pages) == 1
    assert ("email_taken", "gerda@example.org") in outbox()
    assert press(Browser(app), link_to(app, tmp_path, "hedda@example.org")).location == "/sign-in"
    assert address() == "hedda@example.org", "whoever never confirmed an address kept it from its owner"


def test_an_address_that_may_come_back_is_nobody_elses(app: Flask, walter: Browser, tmp_path: Path) -> None:
    ask(walter)
    press(walter, link_to(app, tmp_path, NEW))
    review, visitor = link_to(app, tmp_path, OLD), Browser(app)
    visitor.get("/register")
    form = {"handle": "fresh", "email": OLD, "password": PASSWORD, "terms": "y"}
    assert visitor.post("/register", form).location == "/register/sent"
    assert outbox()[-1] == ("email_held", OLD)
    gerda = make_member(app, "gerda")
    with unit_of_work() as work:
        ask_change(work, actor=gerda, email=OLD)
    assert outbox()[-1] == ("email_asked", "gerda@example.org")
    press(visitor, review, act="undo")
    assert address() == OLD


def test_what_is_refused(app: Flask, walter: Browser) -> None:
    for email, password, field in ((NEW, "wrong", "current"), ("zz", PASSWORD, "email"), (OLD, PASSWORD, "email")):
        page = ask(walter, email, password)
        assert page.status_code == 400
        assert f'id="{field}-error"' in page.text
    assert outbox() == []
    assert Browser(app).get("/settings/email").status_code == 401


def test_two_at_once_get_one_address(app: Flask, walter: Browser, tmp_path: Path) -> None:
    gerda = make_member(app, "gerda")
    ask(walter)
    first = link_to(app, tmp_path, NEW)
    with unit_of_work() as work:
        ask_change(work, actor=gerda, email=NEW)
    second = link_to(app, tmp_path, NEW)
    press(Browser(app), first)
    late = press(Browser(app), second)
    assert late.status_code == 409
    assert "belongs to another account by now" in late.text
