"""What was typed survives the end of the session: the sign-in page carries it, and the filled form follows."""

import pytest

from tests.browser.conftest import sign_in
from tests.browser.content import publish_post, simple_blog
from tests.support.live import LiveSite
from tests.support.web import PASSWORD, make_member

pytestmark = pytest.mark.browser

TEXT = "What I typed slowly, with care — “and quotes” & <brackets>.\n\nA second paragraph."


def test_a_reply_survives_a_sign_out_elsewhere(site: LiveSite, open_page, javascript: bool) -> None:
    author = make_member(site.app, "anna_author", role="admin")
    make_member(site.app, "walter")
    url = site.url + publish_post(site.app, author, simple_blog(site.app, author))
    page, elsewhere = open_page(javascript=javascript), open_page()
    sign_in(page, site, "walter")
    page.goto(url)
    page.get_by_label("Your reply").fill(TEXT)

    sign_in(elsewhere, site, "walter")
    elsewhere.goto(f"{site.url}/settings/sessions")
    elsewhere.get_by_role("button", name="everywhere else").click()
    elsewhere.wait_for_load_state()

    page.get_by_role("button", name="Post reply").click()
    page.get_by_label("Handle or e-mail address").fill("walter")
    page.get_by_label("Password", exact=True).fill("wrong at first")
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    assert page.get_by_label("Your reply").input_value() == TEXT
    page.get_by_role("button", name="Post reply").click()
    page.wait_for_selector("#reply-1")
    assert "What I typed slowly" in page.locator("#reply-1").inner_text()
    assert page.locator(".reply").count() == 1


def test_a_reply_survives_the_loss_of_all_cookies(site: LiveSite, open_page, javascript: bool) -> None:
    author = make_member(site.app, "anna_author", role="admin")
    url = site.url + publish_post(site.app, author, simple_blog(site.app, author))
    page = open_page(javascript=javascript)
    sign_in(page, site, "anna_author")
    page.goto(url)
    page.get_by_label("Your reply").fill(TEXT)
    page.context.clear_cookies()
    page.get_by_role("button", name="Post reply").click()
    page.get_by_label("Handle or e-mail address").fill("anna_author")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    assert page.get_by_label("Your reply").input_value() == TEXT
