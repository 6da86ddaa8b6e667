"""A post for named members: its writer names one, who reads it, and takes them from the list again."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.content import simple_blog
from tests.support.live import LiveSite
from tests.support.web import make_member

pytestmark = pytest.mark.browser


def test_named_and_taken_away(site: LiveSite, open_page, javascript: bool) -> None:
    simple_blog(site.app, make_member(site.app, "anna", role="admin"))
    make_member(site.app, "bob", name="Bob")
    page: Page = open_page(javascript=javascript, width=320)
    sign_in(page, site, "anna")
    page.goto(f"{site.url}/posts/new")
    page.get_by_label("Title").fill("For Bob")
    page.get_by_label("Text", exact=True).fill("It will rain.")
    page.get_by_role("button", name="Save as draft").click()
    page.get_by_role("link", name="Who reads it").click()
    page.get_by_label("only members whom you name").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Handles").fill("@bobb")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#handles-error")).to_contain_text("There is no member with this handle: @bobb.")
    page.get_by_label("Handles").fill("@bob")
    page.get_by_role("button", name="Add").click()
    expect(page.locator(".card")).to_contain_text("@bob")
    page.get_by_role("link", name="For Bob").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("article")).to_contain_text("these members read this post: Bob")

    his: Page = open_page(javascript=javascript)
    sign_in(his, site, "bob")
    his.goto(page.url)
    expect(his.locator("article")).to_contain_text("these members read this post: Bob")
    page.get_by_role("link", name="Who reads it").click()
    page.get_by_role("button", name="Take Bob from the list").click()
    expect(page.locator("main")).to_contain_text("Nobody yet")
    gone = his.goto(his.url)
    assert gone is not None
    assert gone.status == 404
