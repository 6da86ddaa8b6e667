"""A draft in two windows: saved by itself where scripts run, and by the button where they do not."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.content import simple_blog
from tests.support.live import LiveSite
from tests.support.web import make_member

pytestmark = pytest.mark.browser


@pytest.fixture
def page(site: LiveSite, open_page, javascript: bool) -> Page:
    admin = make_member(site.app, "anna", role="admin")
    simple_blog(site.app, admin)
    page: Page = open_page(javascript=javascript, width=320)
    sign_in(page, site, "anna")
    return page


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_draft_is_saved_while_it_is_written_and_an_older_window_writes_over_nothing(
    site: LiveSite, page: Page
) -> None:
    page.clock.install()
    page.goto(f"{site.url}/posts/new")
    words = page.locator("[data-autosave-words]")
    page.get_by_label("Text").fill("It rained.")
    page.clock.run_for(5_000)
    expect(words).to_contain_text("it needs a blog, a title and a text")
    page.get_by_label("Title").fill("Morning")
    page.clock.run_for(5_000)
    expect(words).to_contain_text("Saved at")
    page.get_by_label("Text").fill("It rained. It stopped.")
    page.clock.run_for(5_000)
    expect(page.locator("input[name=version]")).to_have_value("2")

    page.get_by_label("Summary").fill("Rain, and no more.")
    page.clock.run_for(5_000)
    expect(page.locator("input[name=version]")).to_have_value("3")

    page.goto(f"{site.url}/drafts")
    expect(page.locator(".card-excerpt")).to_have_text("Rain, and no more.")
    page.get_by_role("link", name="Morning").first.click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.wait_for_url("**/edit")
    assert page.get_by_label("Text").input_value() == "It rained. It stopped."
    other = page.context.new_page()
    other.clock.install()
    other.goto(page.url)
    other.get_by_label("Text").fill("In the other window.")
    other.clock.run_for(5_000)
    expect(other.locator("[data-autosave-words]")).to_contain_text("Saved at")
    page.get_by_label("Text").fill("In the older window.")
    page.clock.run_for(5_000)
    expect(words).to_contain_text("Another window saved this draft")
    page.get_by_role("button", name="Save as draft").click()
    page.get_by_role("heading", name="This post changed while you were writing").wait_for()
    assert page.get_by_label("Text", exact=True).input_value() == "In the older window."
    assert "In the other window." in page.locator("main").inner_text()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_lost_answer_makes_no_second_draft_and_a_press_waits_for_it(site: LiveSite, page: Page) -> None:
    page.clock.install()
    page.goto(f"{site.url}/posts/new")
    page.get_by_label("Title").fill("Morning")
    page.get_by_label("Text").fill("It rained.")

    def lose(route) -> None:
        route.fetch()
        route.abort()

    page.route("**/posts/new", lose, times=1)
    page.clock.run_for(5_000)
    expect(page.locator("[data-autosave-words]")).to_contain_text("tried again in half a minute")
    page.get_by_label("Text").fill("It rained. It stopped.")
    page.get_by_role("button", name="Save as draft").click()
    page.wait_for_url("**/morning")
    assert "It rained. It stopped." in page.locator("main").inner_text()
    page.goto(f"{site.url}/drafts")
    assert page.locator("main").get_by_role("heading", name="Morning").count() == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_without_scripts_the_button_saves_and_both_texts_are_shown(site: LiveSite, page: Page) -> None:
    page.goto(f"{site.url}/posts/new")
    page.get_by_label("Title").fill("Morning")
    page.get_by_label("Text").fill("It rained.")
    page.get_by_role("button", name="Save as draft").click()
    page.get_by_role("link", name="Edit", exact=True).click()
    other = page.context.new_page()
    other.goto(page.url)
    for window, text in ((page, "In the first window."), (other, "In the second window.")):
        window.get_by_label("Text").fill(text)
        window.get_by_role("button", name="Save as draft").click()
    main = other.locator("main")
    main.get_by_role("heading", name="This post changed while you were writing").wait_for()
    assert other.get_by_label("Text", exact=True).input_value() == "In the second window."
    assert "In the first window." in main.inner_text()
