"""Passkeys in a browser that has a device of its own, and signing in with codes, with scripts and without."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import sign_in
from tests.conftest import settings_for
from tests.support.live import LiveSite, live_site
from tests.support.two_step import code_of
from tests.support.web import PASSWORD, make_member

pytestmark = pytest.mark.browser


@pytest.fixture
def named_site(database_url: str, tmp_path: Path) -> Iterator[LiveSite]:
    with live_site(tmp_path / "site", settings_for, host="localhost", database_url=database_url) as site:
        yield site


def with_device(page: Page) -> Page:
    """Gives the page's browser a device that keeps passkeys and knows its owner (DevTools protocol, WebAuthn)."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def press(page: Page, name: str) -> str:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).click()
    return str(page.locator("main").inner_text())


def is_signed_in(page: Page, site: LiveSite) -> bool:
    page.goto(f"{site.url}/settings/profile")
    return page.get_by_label("Display name").count() == 1


def sign_out(page: Page) -> None:
    page.context.clear_cookies()


def test_a_passkey_is_made_used_and_removed(named_site: LiveSite, open_page: Callable[..., Page]) -> None:
    site = named_site
    make_member(site.app, "mary")
    page = with_device(open_page(width=320))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if "Content Security" in message.text else None)
    sign_in(page, site, "mary")
    page.goto(f"{site.url}/settings/passkeys")
    page.get_by_label("Name of the passkey").fill("My telephone")
    page.get_by_label("Your current password").fill(PASSWORD)
    assert "My telephone" in press(page, "Add a passkey")
    assert "Your recovery codes" in press(page, "Make the passkey")
    recovery = page.locator(".codes samp").all_inner_texts()
    sign_out(page)

    page.goto(f"{site.url}/sign-in?next=/settings/passkeys")
    page.get_by_label("Keep me signed in on this device").check()
    assert "last used" in press(page, "Sign in with a passkey")
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies["__Host-session"]["expires"] > 0, "it was to be kept"
    sign_out(page)

    page.goto(f"{site.url}/sign-in")
    page.get_by_label("Handle or e-mail address").fill("mary")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    assert "One more step" in press(page, "Sign in")
    press(page, "Use your passkey")
    assert is_signed_in(page, site)

    stranger = with_device(open_page())
    stranger.goto(f"{site.url}/sign-in")
    stranger.locator("main").get_by_role("button", name="Sign in with a passkey").click()
    stranger.get_by_text("No passkey came. Please try again, or sign in with your password.").wait_for()

    plain = open_page(javascript=False)
    plain.goto(f"{site.url}/sign-in")
    assert not plain.get_by_role("button", name="Sign in with a passkey").is_visible()
    plain.get_by_label("Handle or e-mail address").fill("mary")
    plain.get_by_label("Password", exact=True).fill(PASSWORD)
    press(plain, "Sign in")
    assert not plain.get_by_role("button", name="Use your passkey").is_visible()
    plain.get_by_label("Code").fill(recovery[0])
    press(plain, "Sign in")
    assert is_signed_in(plain, site)

    page.goto(f"{site.url}/settings/passkeys")
    page.get_by_label("Your current password").fill(PASSWORD)
    assert "Your passkeys" not in press(page, "Remove “My telephone”")
    sign_out(page)
    page.goto(f"{site.url}/sign-in")
    assert "could not be used" in press(page, "Sign in with a passkey")
    assert errors == []


def test_codes_of_an_app(site: LiveSite, open_page: Callable[..., Page], javascript: bool) -> None:
    member = make_member(site.app, "mary")
    page = open_page(javascript=javascript, width=320)
    sign_in(page, site, "mary")
    page.goto(f"{site.url}/settings/two-step")
    page.get_by_label("Your current password").fill(PASSWORD)
    press(page, "Set it up")
    assert page.locator("svg").is_visible()
    with site.app.app_context():
        code = code_of(member.member_id, is_pending=True)
    page.get_by_label("Code").fill(code)
    with page.expect_navigation():
        page.get_by_label("Code").press("Enter")
    recovery = page.locator(".codes samp").all_inner_texts()
    assert len(recovery) == 10
    sign_out(page)

    page.goto(f"{site.url}/sign-in?next=/settings/sessions")
    page.get_by_label("Handle or e-mail address").fill("mary")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    page.get_by_label("Code").fill("000000")
    assert "This code is not right" in press(page, "Sign in")
    page.get_by_label("Code").fill(code)
    assert "This code is not right" in press(page, "Sign in"), "a code was taken twice"
    page.get_by_label("Code").fill(recovery[0].lower())
    press(page, "Sign in")
    assert page.url == f"{site.url}/settings/sessions"
    page.goto(f"{site.url}/settings/two-step")
    page.get_by_label("Your current password").fill(PASSWORD)
    press(page, "Turn it off")
    sign_out(page)
    sign_in(page, site, "mary")
    assert is_signed_in(page, site)
