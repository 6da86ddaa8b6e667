"""Becoming a member where not everybody may, with scripts on one database and without on the other."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from forum.db.context import EXTENSION
from forum.jobs import run_due
from tests.browser.conftest import sign_in
from tests.browser.test_pages import LONG_WORD, faults_of
from tests.support.live import LiveSite
from tests.support.web import PASSWORD, link_in, mails, make_member

pytestmark = pytest.mark.browser
QUESTION = "Whom do you care for?"


@pytest.fixture
def phone(open_page: Callable[..., Page], javascript: bool) -> Callable[[], Page]:
    return lambda: open_page(javascript=javascript, width=320)


def set_mode(app: Flask, mode: str, **others: str) -> None:
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], registration=mode, **others)


def check(page: Page, javascript: bool) -> None:
    """axe needs scripts; the page is the same without."""
    if javascript:
        assert list(faults_of(page)) == []


def press(page: Page, name: str) -> str:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).click()
    return str(page.locator("main").inner_text())


def register(page: Page, handle: str) -> str:
    page.get_by_label("Handle").fill(handle)
    page.get_by_label("E-mail address").fill(f"{handle}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("I have read the terms").check()
    return press(page, "Register")


def confirm(page: Page, site: LiveSite, folder: Path, handle: str) -> str:
    """Follows the link of the message; gives what the page then says."""
    run_due(site.app, limit=50)
    message = [mail for mail in mails(folder / "site" / "mail") if mail["To"] == f"{handle}@example.org"][-1]
    page.goto(link_in(message))
    return press(page, "Confirm my address")


def test_a_moderator_lets_one_in_and_another_not(
    site: LiveSite, phone: Callable[[], Page], javascript: bool, tmp_path: Path
) -> None:
    set_mode(site.app, "approval", registration_question=QUESTION)
    make_member(site.app, "ruth", role="moderator")
    for handle in ("walter", "gerda"):
        visitor = phone()
        visitor.goto(f"{site.url}/register")
        assert QUESTION in register(visitor, handle), "the answer was not asked for"
        check(visitor, javascript)
        visitor.get_by_label("Password", exact=True).fill(PASSWORD)
        visitor.get_by_label(QUESTION).fill(f"My mother. {LONG_WORD}")
        press(visitor, "Register")
        check(visitor, javascript)
        confirm(visitor, site, tmp_path, handle)
        assert visitor.url == f"{site.url}/register/waiting"
        check(visitor, javascript)
    moderator = phone()
    sign_in(moderator, site, "ruth")
    moderator.goto(f"{site.url}/moderation/applications")
    check(moderator, javascript)
    card = moderator.locator(".card", has_text="@walter")
    with moderator.expect_navigation():
        card.get_by_role("button", name="Let in @walter").click()
    moderator.get_by_text("Do not let them in", exact=True).first.click()
    moderator.locator("textarea").fill("We are for relatives.")
    check(moderator, javascript)
    assert "Nobody waits" in press(moderator, "Do not let them in")
    check(moderator, javascript)
    run_due(site.app, limit=50)
    told = {mail["To"]: mail["Subject"] for mail in mails(tmp_path / "site" / "mail")}
    assert told["walter@example.org"].startswith("Welcome to")
    member = phone()
    sign_in(member, site, "walter")
    member.goto(f"{site.url}/inbox")
    assert member.get_by_role("heading", level=1).inner_text() == "Inbox"
    refused = phone()
    refused.goto(f"{site.url}/sign-in")
    refused.get_by_label("Handle or e-mail address").fill("gerda")
    refused.get_by_label("Password", exact=True).fill(PASSWORD)
    assert "do not match" in press(refused, "Sign in")


def test_whoever_was_invited_registers_and_nobody_after_them(
    site: LiveSite, phone: Callable[[], Page], javascript: bool, tmp_path: Path
) -> None:
    set_mode(site.app, "invitation")
    make_member(site.app, "ruth", role="admin")
    member, first, second = phone(), phone(), phone()
    first.goto(f"{site.url}/register")
    assert "By invitation" in first.locator("main").inner_text()
    check(first, javascript)
    sign_in(member, site, "ruth")
    member.goto(f"{site.url}/settings/invitations")
    check(member, javascript)
    member.get_by_label("For whom").fill("The choir")
    press(member, "Make a link")
    check(member, javascript)
    link = member.get_by_label("Your link").input_value()
    for page in (first, second):
        page.goto(link)
        assert page.get_by_label("Handle").is_visible()
    check(first, javascript)
    register(first, "walter")
    confirm(first, site, tmp_path, "walter")
    assert "This invitation has been used, or has ended." in register(second, "gerda")
    second.goto(link)
    assert "works no longer" in second.locator("main").inner_text()
    check(second, javascript)
    member.goto(f"{site.url}/admin/invitations")
    assert "@walter" in member.locator("main").inner_text()
    check(member, javascript)
    member.goto(f"{site.url}/settings/invitations")
    press(member, "Make a link")
    taken_back = member.get_by_label("Your link").input_value()
    press(member, "Take it back")
    second.goto(taken_back)
    assert "works no longer" in second.locator("main").inner_text()


def test_a_site_that_takes_nobody_says_so(site: LiveSite, phone: Callable[[], Page], javascript: bool) -> None:
    set_mode(site.app, "closed")
    visitor = phone()
    visitor.goto(f"{site.url}/register")
    assert visitor.get_by_label("Handle").count() == 0
    assert visitor.get_by_role("button", name="Register").count() == 0
    check(visitor, javascript)
