"""Signing in with a provider in a browser, with scripts and without: members, newcomers, and a text that waits."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import sign_in
from tests.browser.test_pages import faults_of
from tests.conftest import settings_for
from tests.support.live import LiveSite, live_site
from tests.support.provider import NAME, RealProvider, running_provider
from tests.support.web import PASSWORD, make_member

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def provider() -> Iterator[RealProvider]:
    with running_provider() as found:
        yield found


@pytest.fixture
def linking_site(database_url: str, tmp_path: Path, provider: RealProvider) -> Iterator[LiveSite]:
    provider.tell()
    values = {**provider.settings, "registration": "approval"}
    with live_site(tmp_path / "site", settings_for, database_url=database_url, **values) as site:
        yield site


def press(page: Page, name: str) -> str:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).click()
    return str(page.locator("main").inner_text())


def follow(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name, exact=True).click()


def answer(page: Page, person: str, button: str = "Allow") -> str:
    """What one sees at the provider; gives what comes back."""
    page.get_by_label("Who are you?").fill(person)
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()
    return str(page.locator("main").inner_text())


def watch(page: Page) -> list[str]:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if "Content Security" in message.text else None)
    return errors


def check(page: Page) -> None:
    faults = list(faults_of(page))
    assert not faults, (page.url, faults)


def test_linked_used_and_unlinked(
    linking_site: LiveSite, provider: RealProvider, open_page: Callable[..., Page], javascript: bool
) -> None:
    site = linking_site
    make_member(site.app, "walter")
    page = open_page(javascript=javascript, width=320)
    errors = watch(page)
    sign_in(page, site, "walter")
    page.goto(f"{site.url}/settings/provider")
    if javascript:
        check(page)
    follow(page, f"Link my account at {NAME}")
    assert "as mary@example.org" in answer(page, "mary")
    if javascript:
        check(page)
    page.get_by_label("Your current password").fill("wrong")
    assert "This is not your current password." in press(page, "Link it")
    page.get_by_label("Your current password").fill(PASSWORD)
    assert "Linked with your account" in press(page, "Link it")
    page.context.clear_cookies()

    page.goto(f"{site.url}/sign-in?next=/settings/sessions")
    if javascript:
        check(page)
    follow(page, f"Sign in with {NAME}")
    assert "You did not sign in" in answer(page, "mary", "Deny")
    follow(page, f"Sign in with {NAME}, and keep me signed in on this device")
    answer(page, "mary")
    assert page.url == f"{site.url}/settings/sessions"
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies["__Host-session"]["expires"] > 0, "it was to be kept"
    assert "__Secure-provider" not in cookies

    page.goto(f"{site.url}/settings/provider")
    page.get_by_label("Your current password").fill(PASSWORD)
    assert "Linked with" not in press(page, f"Unlink “{NAME}”")
    page.context.clear_cookies()
    page.goto(f"{site.url}/sign-in")
    follow(page, f"Sign in with {NAME}")
    assert "nobody here is linked with your account there yet" in answer(page, "mary")
    assert errors == []


def test_a_newcomer_answers_the_question(
    linking_site: LiveSite, provider: RealProvider, open_page: Callable[..., Page], javascript: bool
) -> None:
    site = linking_site
    page = open_page(javascript=javascript, width=320)
    errors = watch(page)
    page.goto(f"{site.url}/register")
    if javascript:
        check(page)
    follow(page, f"Go on with {NAME}")
    assert "Do you have an account here already?" in answer(page, "mary")
    if javascript:
        check(page)
    assert page.get_by_label("E-mail address").input_value() == "mary@example.org"
    page.get_by_label("Handle").fill("mary_b")
    page.get_by_label("I have read the terms").check()
    assert "There is something to put right" in press(page, "Become a member")
    page.get_by_label("What brings you here?").fill("Herons")
    assert "A moderator reads what you answered" in press(page, "Become a member")
    assert errors == []


def test_a_text_waits_while_one_signs_in_in_another_window(
    linking_site: LiveSite, provider: RealProvider, open_page: Callable[..., Page], javascript: bool
) -> None:
    site = linking_site
    make_member(site.app, "walter")
    page = open_page(javascript=javascript, width=320)
    sign_in(page, site, "walter")
    page.goto(f"{site.url}/settings/provider")
    follow(page, f"Link my account at {NAME}")
    answer(page, "mary")
    page.get_by_label("Your current password").fill(PASSWORD)
    press(page, "Link it")
    page.goto(f"{site.url}/settings/profile")
    page.context.clear_cookies()
    page.get_by_label("About you").fill("An hour of words")
    assert "You are not signed in any more" in press(page, "Save")
    if javascript:
        check(page)
    with page.context.expect_page() as opened:
        follow(page, f"Sign in with {NAME} in another window")
    answer(opened.value, "mary")
    opened.value.close()
    press(page, "I am signed in there: go on")
    assert page.get_by_label("About you").input_value() == "An hour of words"
    press(page, "Save")
    page.goto(f"{site.url}/settings/profile")
    assert page.get_by_label("About you").input_value() == "An hour of words"
