"""Makes the pictures of the documentation from a site filled with the demo content: `make screenshots`."""

import tempfile
from pathlib import Path

import flask_migrate
from playwright.sync_api import Browser, sync_playwright

from forum.cli.demo_loading import load_content
from forum.demo_content import loading
from tests.conftest import settings_for
from tests.support.browser import launch
from tests.support.live import LiveSite, live_site

TARGET = Path(__file__).parents[2] / "docs" / "pictures"
# A picture's name: the words of the link on the front page that leads there (None stays there), width, dark.
PICTURES = {
    "article": ("Three questions", 1280, False),
    "article-dark": ("Three questions", 1280, True),
    "article-phone": ("Three questions", 320, False),
    "front": (None, 1280, False),
}


def picture(browser: Browser, site: LiveSite, name: str) -> Path:
    """Takes one picture of a visitor's page."""
    words, width, is_dark = PICTURES[name]
    context = browser.new_context(
        viewport={"width": width, "height": 1000}, color_scheme="dark" if is_dark else "light"
    )
    page = context.new_page()
    page.goto(site.url)
    while words and not page.get_by_role("link", name=words).count():
        page.get_by_role("link", name="Older posts").click()
    if words:
        page.get_by_role("link", name=words).first.click()
        page.wait_for_selector("#comments")
    target = TARGET / f"{name}.png"
    page.screenshot(path=target, clip={"x": 0, "y": 0, "width": width, "height": 2400}, full_page=True)
    context.close()
    return target


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, live_site(Path(folder), settings_for) as site:
        with site.app.app_context():
            flask_migrate.upgrade()
            load_content(loading.load())
        with sync_playwright() as playwright:
            browser = launch(playwright)
            for name in PICTURES:
                print(picture(browser, site, name).relative_to(TARGET.parents[1]))
            browser.close()


if __name__ == "__main__":
    main()
