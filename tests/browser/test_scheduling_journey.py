"""A post that appears at its time: chosen in its form, seen among the drafts, and made a draft again."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from forum.db import now
from tests.browser.conftest import sign_in
from tests.browser.content import simple_blog
from tests.support.databases import in_turn
from tests.support.live import LiveSite
from tests.support.web import make_member

pytestmark = pytest.mark.browser


@in_turn("width", 320, 1280)
def test_scheduled_changed_and_cancelled(site: LiveSite, open_page, javascript: bool, width: int) -> None:
    simple_blog(site.app, make_member(site.app, "anna", role="admin"))
    page: Page = open_page(javascript=javascript, width=width)
    sign_in(page, site, "anna")
    page.goto(f"{site.url}/posts/new")
    page.get_by_label("Title").fill("Tomorrow")
    page.get_by_label("Text", exact=True).fill("It will rain.")
    page.get_by_text("Publish it later").click()
    page.get_by_label("Day and time").fill("2020-01-01T10:00")
    page.get_by_role("button", name="Publish it at this time").click()
    expect(page.locator("#publish_at-error")).to_contain_text("That moment has passed.")
    assert page.get_by_label("Text", exact=True).input_value() == "It will rain."
    with site.app.app_context():
        moment = (now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    page.get_by_label("Day and time").fill(moment)
    page.get_by_role("button", name="Publish it at this time").click()
    expect(page.locator("article")).to_contain_text("Appears by itself on")
    page.goto(f"{site.url}/drafts")
    expect(page.locator(".card")).to_contain_text("Appears by itself on")
    page.get_by_role("link", name="Edit: Tomorrow").click()
    assert page.get_by_label("Day and time").input_value() == moment
    page.goto(f"{site.url}/drafts")
    page.get_by_role("link", name="Tomorrow", exact=True).click()
    page.get_by_role("button", name="Make it a draft").click()
    expect(page.locator("main")).to_contain_text("does not appear by itself")
