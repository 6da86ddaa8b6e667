"""What members do with their account in a browser, with scripts on one database and without on the other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from forum.db import unit_of_work
from forum.jobs import run_due
from tests.browser.conftest import sign_in
from tests.browser.content import publish_post, simple_blog
from tests.support.live import LiveSite
from tests.support.two_step import turn_on
from tests.support.web import PASSWORD, link_in, mails, make_member

pytestmark = pytest.mark.browser


def press(page: Page, name: str) -> str:
    """Presses a button of the page; gives what the next one says."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).click()
    return str(page.locator("body").inner_text())


def link_to(site: LiveSite, tmp_path: Path, address: str) -> str:
    run_due(site.app, limit=50)
    return link_in([mail for mail in mails(tmp_path / "site" / "mail") if mail["To"] == address][-1])


def test_another_handle_another_address_and_leaving(
    site: LiveSite, open_page: Callable[..., Page], javascript: bool, tmp_path: Path
) -> None:
    ruth = make_member(site.app, "ruth", role="admin")
    make_member(site.app, "mary")
    path = publish_post(site.app, ruth, simple_blog(site.app, ruth), body="Thanks, @mary.")
    page = open_page(javascript=javascript, width=320)
    sign_in(page, site, "mary")

    page.goto(f"{site.url}/settings/handle")
    page.get_by_label("Your new handle").fill("mary_bell")
    page.get_by_label("Your current password").fill(PASSWORD)
    assert "You are @mary_bell now." in press(page, "Change my handle")
    run_due(site.app, limit=50)
    page.goto(site.url + path)
    page.locator("main").get_by_role("link", name="@mary_bell").click()
    assert page.url == f"{site.url}/@mary_bell"
    page.goto(f"{site.url}/@mary")
    assert page.url == f"{site.url}/@mary_bell"

    page.goto(f"{site.url}/settings/email")
    page.get_by_label("Your new e-mail address").fill("bell@example.org")
    page.get_by_label("Your current password").fill(PASSWORD)
    assert "bell@example.org" in press(page, "Change my address")
    page.goto(link_to(site, tmp_path, "bell@example.org"))
    assert "Your new address is confirmed." in press(page, "Confirm my new address")
    mailbox = open_page(javascript=javascript)
    mailbox.goto(link_to(site, tmp_path, "mary@example.org"))
    assert "It is undone" in press(mailbox, "Undo it and shut them out")
    page.goto(f"{site.url}/inbox")
    assert "Sign in" in page.locator("main").inner_text()
    mailbox.goto(link_to(site, tmp_path, "mary@example.org"))
    mailbox.get_by_label("New password").fill("nine tranquil geese")
    press(mailbox, "Change my password")
    sign_in(mailbox, site, "mary", "nine tranquil geese")

    mailbox.goto(f"{site.url}/settings/leave")
    mailbox.get_by_label("My texts go as well").check()
    mailbox.get_by_label("Your current password, to erase the account").fill("nine tranquil geese")
    assert "will be erased in 14 days" in press(mailbox, "Erase my account")
    mailbox.goto(f"{site.url}/sign-in")
    mailbox.get_by_label("Handle or e-mail address").fill("mary_bell")
    mailbox.get_by_label("Password", exact=True).fill("nine tranquil geese")
    assert "You asked us to erase" in press(mailbox, "Sign in")
    assert "Your account is open again." in press(mailbox, "Open my account again")


def sign_in_to_open(page: Page, site: LiveSite, handle: str, password: str = PASSWORD) -> str:
    page.goto(f"{site.url}/sign-in")
    page.get_by_label("Handle or e-mail address").fill(handle)
    page.get_by_label("Password", exact=True).fill(password)
    return press(page, "Sign in")


def test_leaving_for_a_while(site: LiveSite, open_page: Callable[..., Page], javascript: bool) -> None:
    make_member(site.app, "mary")
    page, reader = open_page(javascript=javascript, width=320), open_page(javascript=javascript)
    sign_in(page, site, "mary")
    page.goto(f"{site.url}/settings/leave")
    page.get_by_label("Your current password", exact=True).fill("not this one")
    assert "This is not your current password." in press(page, "Close my account")
    page.get_by_label("Your current password", exact=True).fill(PASSWORD)
    assert "closed" in press(page, "Close my account")
    page.goto(f"{site.url}/inbox")
    assert "Sign in" in page.locator("main").inner_text()
    answer = reader.goto(f"{site.url}/@mary")
    assert answer is not None
    assert answer.status == 404
    sign_in_to_open(page, site, "mary")
    assert "Your account is open again." in press(page, "Open my account again")
    answer = reader.goto(f"{site.url}/@mary")
    assert answer is not None
    assert answer.status == 200


def test_an_address_that_both_confirm_is_settled_at_once(
    site: LiveSite, open_page: Callable[..., Page], javascript: bool, tmp_path: Path
) -> None:
    make_member(site.app, "mary")
    page, mailbox = open_page(javascript=javascript, width=320), open_page(javascript=javascript, width=320)
    sign_in(page, site, "mary")
    page.goto(f"{site.url}/settings/email")
    page.get_by_label("Your new e-mail address").fill("bell@example.org")
    page.get_by_label("Your current password").fill(PASSWORD)
    press(page, "Change my address")
    old, new = (link_to(site, tmp_path, address) for address in ("mary@example.org", "bell@example.org"))
    mailbox.goto(old)
    assert "nothing left to do" in press(mailbox, "This is right")
    page.goto(new)
    press(page, "Confirm my new address")
    page.goto(f"{site.url}/settings/email")
    assert "Now it is bell@example.org." in page.locator("main").inner_text()
    assert "can be undone" not in page.locator("main").inner_text()
    answer = mailbox.goto(old)
    assert answer is not None
    assert answer.status == 410


def test_whoever_lost_their_mail_comes_back_with_a_recovery_code(
    site: LiveSite, open_page: Callable[..., Page], javascript: bool, tmp_path: Path
) -> None:
    mary = make_member(site.app, "mary")
    with site.app.app_context(), unit_of_work() as work:
        first, second = turn_on(work, mary)[:2]
    page = open_page(javascript=javascript, width=320)
    page.goto(f"{site.url}/sign-in")
    page.locator("main").get_by_role("link", name="forgotten").click()
    page.locator("main").get_by_role("link", name="I no longer get mail at that address").click()
    page.get_by_label("Handle or earlier e-mail address").fill("mary")
    page.get_by_label("Recovery code").fill(first)
    page.get_by_label("Your new e-mail address").fill("bell@example.org")
    assert "look into your mail" in press(page, "Send me the link")
    page.goto(link_to(site, tmp_path, "bell@example.org"))
    press(page, "Confirm my new address")
    page.goto(f"{site.url}/password/forgot")
    page.get_by_label("E-mail address").fill("bell@example.org")
    press(page, "Send me the link")
    page.goto(link_to(site, tmp_path, "bell@example.org"))
    page.get_by_label("New password").fill("nine tranquil geese")
    press(page, "Change my password")
    assert "One more step" in sign_in_to_open(page, site, "mary", "nine tranquil geese")
    page.get_by_label("Code").fill(first)
    assert "This code is not right" in press(page, "Sign in"), "a code was taken twice"
    page.get_by_label("Code").fill(second)
    press(page, "Sign in")
    page.goto(f"{site.url}/settings/email")
    assert "Now it is bell@example.org." in page.locator("main").inner_text()
