"""Two-step sign-in from outside: setting it up, signing in, and whom it is demanded of."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from flask import Flask

from forum.db import now, unit_of_work
from forum.db.context import EXTENSION
from forum.jobs.runner import run_due
from forum.permissions import Actor
from tests.browser.content import publish_post, simple_blog
from tests.support.two_step import code_of, turn_on
from tests.support.web import PASSWORD, Browser, link_in, mails, make_member, text_of

PERIOD = timedelta(seconds=30)


def with_two_steps(app: Flask, handle: str, role: str = "member") -> tuple[Actor, list[str]]:
    member = make_member(app, handle, role=role)
    with app.app_context(), unit_of_work() as work:
        return member, turn_on(work, member)


def is_signed_in(browser: Browser) -> bool:
    return browser.get("/inbox").status_code == 200


def test_set_up_sign_in_and_turn_off(app: Flask) -> None:
    member = make_member(app, "walter")
    walter, tablet = Browser(app), Browser(app)
    walter.sign_in("walter")
    tablet.sign_in("walter")
    walter.get("/settings/two-step")
    assert walter.post("/settings/two-step", {"current": "wrong"}).status_code == 400
    assert walter.post("/settings/two-step", {"current": PASSWORD}).location == "/settings/two-step/app"
    page = walter.get("/settings/two-step/app")
    assert "<svg" in page.text
    assert "otpauth://totp/" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert walter.post("/settings/two-step/app", {"code": "12345"}).status_code == 400
    page = walter.post("/settings/two-step/app", {"code": code_of(member.member_id, is_pending=True)})
    assert page.text.count("<li><samp") == 10
    assert is_signed_in(walter)
    assert not is_signed_in(tablet)
    assert walter.get("/settings/two-step/app").location == "/settings/two-step"

    page = tablet.sign_in("walter", next="/drafts")
    assert "One more step" in page.text
    assert not is_signed_in(tablet)
    tablet.page = page
    half = tablet.hidden("half")
    assert tablet.post("/sign-in/code", {"half": half, "code": "000000"}).status_code == 400
    with time_machine.travel(now() + 3 * PERIOD):
        fields = {"half": half, "code": code_of(member.member_id), "next": "/drafts"}
        assert tablet.post("/sign-in/code", fields).location == "/drafts"
        assert is_signed_in(tablet)
        assert Browser(app).post("/sign-in/code", fields).status_code == 400, "a code was taken twice"
        assert tablet.post("/settings/two-step/off", {"current": PASSWORD}).location == "/settings/two-step"
    assert Browser(app).sign_in("walter").status_code == 303


def test_the_first_step_counts_for_ten_minutes_and_for_its_password(app: Flask) -> None:
    member, codes = with_two_steps(app, "walter")
    visitor = Browser(app)
    visitor.sign_in("walter")
    half = visitor.hidden("half")
    with time_machine.travel(now() + timedelta(minutes=11)):
        page = visitor.post("/sign-in/code", {"half": half, "code": codes[0], "carried": "kept"})
        assert page.status_code == 400
        assert visitor.hidden("carried") == "kept"
    assert visitor.post("/sign-in/code", {"half": f"{half}zz", "code": codes[0]}).status_code == 400
    assert Browser(app).sign_in("walter", "wrong words").status_code == 400
    assert member.handle == "walter"


def test_a_text_is_carried_through_both_steps(app: Flask) -> None:
    ruth = make_member(app, "ruth", role="admin")
    path = publish_post(app, ruth, simple_blog(app, ruth))
    _member, codes = with_two_steps(app, "walter")
    visitor = Browser(app)
    visitor.get("/sign-in")
    page = visitor.post(f"{path.rsplit('/', 1)[0]}/replies", {"body": "An hour of words", "key": "k"})
    assert page.status_code == 401
    fields = {"name": "walter", "password": PASSWORD, "carried": visitor.hidden("carried")}
    visitor.post("/sign-in", fields)
    page = visitor.post("/sign-in/code", visitor.fields() | {"code": codes[0]})
    assert page.status_code == 200
    assert "An hour of words" in page.text


def test_a_closed_account_asks_for_both_steps_first(app: Flask) -> None:
    _member, codes = with_two_steps(app, "walter")
    browser, visitor = Browser(app), Browser(app)
    browser.sign_in("walter")
    browser.post("/sign-in/code", browser.fields() | {"code": codes[0]})
    browser.get("/settings/leave")
    assert browser.post("/settings/leave/close", {"current": PASSWORD}).status_code == 303
    page = visitor.sign_in("walter")
    assert "/sign-in/reopen/" not in page.text
    page = visitor.post("/sign-in/code", visitor.fields() | {"code": codes[1]})
    assert "/sign-in/reopen/" in page.text


@pytest.mark.parametrize("role", ["moderator", "admin"])
def test_it_is_demanded_of_who_moderates_after_some_days(app: Flask, role: str) -> None:
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], two_step_staff="on")
    member = make_member(app, "moddy", role=role)
    make_member(app, "walter")
    moddy, walter = Browser(app), Browser(app)
    moddy.sign_in("moddy")
    walter.sign_in("walter")
    assert "set up signing in in two steps" in moddy.get("/").text
    assert "set up signing in in two steps" not in walter.get("/").text
    with time_machine.travel(now() + timedelta(days=15)):
        for browser, handle in ((moddy, "moddy"), (walter, "walter")):
            browser.sign_in(handle, kept="y")
        assert walter.get("/inbox").status_code == 200
        for path in ("/", "/inbox", "/moderation/queue", "/admin"):
            assert moddy.get(path).location == "/settings/two-step", path
        refused = moddy.post("/posts/new", {"title": "Kept title", "body": "Kept words"})
        assert refused.status_code == 403
        assert "Kept words" in refused.text
        assert moddy.get("/settings/two-step").status_code == 200
        moddy.post("/settings/two-step", {"current": PASSWORD})
        moddy.get("/settings/two-step/app")
        moddy.post("/settings/two-step/app", {"code": code_of(member.member_id, is_pending=True)})
        assert moddy.get("/inbox").status_code == 200
        assert "set up signing in in two steps" not in moddy.get("/").text


def test_an_admin_helps_who_lost_everything(app: Flask) -> None:
    make_member(app, "ruth", role="admin")
    make_member(app, "moddy", role="moderator")
    with_two_steps(app, "walter")
    ruth, moddy, walter = Browser(app), Browser(app), Browser(app)
    ruth.sign_in("ruth")
    moddy.sign_in("moddy")
    ruth.get("/admin/members/walter")
    moddy.get("/")
    for path in ("/admin/members/walter/two-step/clear", "/admin/members/walter/email"):
        assert moddy.post(path, {"email": "walter@elsewhere.example"}).status_code == 403
    assert ruth.post("/admin/members/ruth/two-step/clear").status_code == 403
    assert ruth.post("/admin/members/walter/two-step/clear").status_code == 303
    assert walter.sign_in("walter").status_code == 303
    assert ruth.post("/admin/members/walter/email", {"email": "zz"}).status_code == 400
    assert ruth.post("/admin/members/walter/email", {"email": "walter@elsewhere.example"}).status_code == 303
    assert "walter@elsewhere.example" in walter.get("/settings/email").text


def test_a_recovery_code_leads_to_another_address(app: Flask, tmp_path: Path) -> None:
    _member, codes = with_two_steps(app, "walter")
    visitor = Browser(app)
    new = "walter@elsewhere.example"
    for name, code in (("nobody", codes[0]), ("walter", "WRONG"), ("walter", "123456"), ("walter", codes[0])):
        visitor.get("/password/lost-mail")
        answer = visitor.post("/password/lost-mail", {"name": name, "code": code, "email": new})
        assert answer.location == "/password/lost-mail/sent"
    run_due(app)
    came = mails(tmp_path / "mail")
    assert [message["To"] for message in came if "/email/" in text_of(message)] == ["walter@example.org", new]
    path = urlsplit(link_in(came[-1])).path
    visitor.get(path)
    visitor.post(path)
    visitor.get("/password/forgot")
    visitor.post("/password/forgot", {"email": new})
    run_due(app)
    assert mails(tmp_path / "mail")[-1]["To"] == new
