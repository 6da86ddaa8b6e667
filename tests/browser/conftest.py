"""A browser, and a live site on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import settings_for
from tests.support.browser import launch
from tests.support.live import LiveSite, live_site
from tests.support.web import PASSWORD


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Iterator[LiveSite]:
    with live_site(tmp_path / "site", settings_for, database_url=database_url) as site:
        yield site


@pytest.fixture
def javascript(database_url: str) -> bool:
    """Pages do the same on both databases, so that one is visited with scripts, and the other without."""
    return not database_url.startswith("sqlite")


@pytest.fixture
def new_context(chromium: Browser) -> Iterator[list[BrowserContext]]:
    """Keeps the contexts that a test opens, and closes them."""
    contexts: list[BrowserContext] = []
    yield contexts
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(chromium: Browser, new_context: list[BrowserContext]):
    """Opens a page in a browser of its own; `javascript=False` switches scripts off."""

    def open_one(*, width: int = 1280, javascript: bool = True, dark: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(10_000)
        new_context.append(context)
        return context.new_page()

    return open_one


def sign_in(page: Page, site: LiveSite, handle: str, password: str = PASSWORD) -> None:
    """Signs in through the page."""
    page.goto(f"{site.url}/sign-in")
    page.get_by_label("Handle or e-mail address").fill(handle)
    page.get_by_label("Password", exact=True).fill(password)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: not url.endswith("/sign-in"))
