"""What an admin changes of the site in a browser, and what readers find there: with scripts and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page

from forum.db import now
from tests.browser.conftest import sign_in
from tests.browser.content import publish_post, simple_blog
from tests.support.databases import in_turn
from tests.support.live import LiveSite
from tests.support.picture_files import picture_file
from tests.support.web import make_member

pytestmark = pytest.mark.browser


def press(page: Page, name: str) -> str:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()
    return str(page.locator("body").inner_text())


def test_name_announcement_terms_and_a_visitors_eyes(
    site: LiveSite, open_page: Callable[..., Page], javascript: bool
) -> None:
    ruth = make_member(site.app, "ruth", role="admin")
    make_member(site.app, "mary")
    path = publish_post(site.app, ruth, simple_blog(site.app, ruth))
    page, reader = open_page(javascript=javascript, width=320), open_page(javascript=javascript, width=320)
    sign_in(page, site, "ruth")
    sign_in(reader, site, "mary")

    page.goto(f"{site.url}/admin/site/look")
    page.get_by_label("Name of the site").fill("Hill Commons")
    page.get_by_label("Plum").check()
    assert "Hill Commons" in press(page, "Save")
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()"
    assert page.evaluate(accent) == "#6d3b7d"

    page.goto(f"{site.url}/admin/site/announcement")
    page.get_by_label("What everybody should know").fill("We move on **Friday**.")
    page.get_by_label("The last day on which it is shown").fill(f"{now():%Y-%m-%d}")
    assert "We move on Friday." in press(page, "Save")
    reader.goto(site.url + path)
    reader.get_by_label("Your reply").fill("Half a thought")
    reader.get_by_role("button", name="Close", exact=True).click()
    reader.get_by_text("We move on").wait_for(state="detached")
    if javascript:
        assert reader.get_by_label("Your reply").input_value() == "Half a thought"
        reader.wait_for_load_state("networkidle")
    reader.goto(site.url + path)
    assert reader.get_by_text("We move on").count() == 0

    reader.get_by_label("Your reply").fill("An hour of words.")
    page.goto(f"{site.url}/admin/pages/terms")
    page.get_by_label("Text", exact=False).first.fill("# Only this\n\nBe kind.")
    page.get_by_label("Every member must accept").check()
    assert "Only this" in press(page, "Preview")
    press(page, "Save")
    assert "Our terms have changed" in press(reader, "Post reply")
    press(reader, "I accept these terms")
    assert reader.get_by_label("Your reply").input_value() == "An hour of words."
    assert "An hour of words." in press(reader, "Post reply")

    page.goto(site.url + path)
    press(page, "I accept these terms")
    page.locator("details.menu summary").click()
    seen = press(page, "See this as a visitor")
    assert "You see this page as a visitor sees it." in seen
    assert page.url.startswith(site.url + path)
    assert "Register" in seen
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert "Register" not in press(page, "See it as yourself again")


@in_turn("is_dark", False, True)
def test_a_logo_at_the_top_of_each_page(
    site: LiveSite, open_page: Callable[..., Page], javascript: bool, is_dark: bool
) -> None:
    make_member(site.app, "ruth", role="admin")
    page = open_page(javascript=javascript, width=320, dark=is_dark)
    sign_in(page, site, "ruth")
    page.goto(f"{site.url}/admin/site/look")
    file = FilePayload(name="logo.png", mimeType="image/png", buffer=picture_file("PNG", size=(2000, 200)))
    page.get_by_label("A file from your device").set_input_files(file)
    press(page, "Use this picture")
    reader = open_page(javascript=javascript, width=320, dark=is_dark)
    reader.goto(site.url)
    logo = reader.get_by_role("link", name="Riverside Commons", exact=True).get_by_role("img")
    assert logo.evaluate("image => image.complete && image.naturalWidth > 0")
    assert reader.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    ground = logo.evaluate("image => getComputedStyle(image).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == is_dark
    press(page, "Show the name instead")
    reader.reload()
    assert logo.count() == 0
