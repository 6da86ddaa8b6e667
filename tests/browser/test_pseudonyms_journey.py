"""From the setting of a blog to a pseudonym that a moderator asks about, on a phone and at a desk."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import sign_in
from tests.browser.content import publish_post, simple_blog
from tests.browser.test_pages import faults_of, press
from tests.support.live import LiveSite
from tests.support.web import make_member

pytestmark = pytest.mark.browser
PHONE, DESK = 320, 1280


class Looking:
    """Goes from page to page, and looks at each in both widths."""

    def __init__(self, page: Page, site: LiveSite, pictures: Path, *, javascript: bool) -> None:
        self.page = page
        self.site = site
        self.pictures = pictures
        self.javascript = javascript
        self.faults: list[str] = []

    def look(self, name: str) -> None:
        for width in (PHONE, DESK):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.screenshot(path=self.pictures / f"{name}-{width}.png", full_page=True)
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.faults.append(f"{name}: {wide} pixels wide at {width}")
        # Without scripts axe never answers.
        if self.javascript:
            self.faults += [f"{name}: {fault}" for fault in faults_of(self.page)]

    def become(self, handle: str) -> None:
        self.page.context.clear_cookies()
        sign_in(self.page, self.site, handle)


@pytest.mark.timeout(180)
def test_a_secret_is_told_and_kept(site: LiveSite, open_page, javascript: bool, tmp_path: Path) -> None:
    with site.app.app_context():
        admin = make_member(site.app, "ruth_admin", role="admin", name="Ruth")
        make_member(site.app, "walter", name="Walter")
        path = publish_post(site.app, admin, simple_blog(site.app, admin), "What is hard to say")
    page = open_page(javascript=javascript)
    looking = Looking(page, site, tmp_path, javascript=javascript)
    looking.become("ruth_admin")
    page.goto(f"{site.url}/admin/blogs/front-porch")
    page.get_by_label("Let members write under a pseudonym").check()
    looking.look("blog")
    press(page, "Save")
    looking.become("walter")
    page.goto(site.url + path)
    page.get_by_label("Under a pseudonym").check()
    page.get_by_label("Your reply").fill("I have not told anybody yet.")
    looking.look("reply form")
    press(page, "Post reply")
    name = page.locator(".reply-name").inner_text()
    looking.look("thread of the writer")
    assert page.get_by_label(f"Under my pseudonym here, {name}").is_checked()
    page.goto(f"{site.url}/posts/new")
    looking.look("new post")
    looking.become("ruth_admin")
    page.goto(site.url + path)
    assert page.locator(".reply-name").inner_text() == name
    assert "Walter" not in page.content()
    looking.look("thread")
    handle = "~" + name.lower().replace(" ", "_")
    page.goto(f"{site.url}/moderation/members/{handle}")
    looking.look("record")
    page.get_by_role("link", name="Find out who it is").click()
    looking.look("reveal")
    page.get_by_label("Reason").fill("A threat to somebody.")
    press(page, "Find out who it is")
    assert page.get_by_role("link", name="@walter").is_visible()
    looking.look("revealed")
    looking.become("walter")
    page.goto(f"{site.url}/inbox")
    assert page.get_by_text("A moderator has asked who writes under a pseudonym of yours").is_visible()
    looking.look("inbox")
    assert not looking.faults, "\n".join(looking.faults)
