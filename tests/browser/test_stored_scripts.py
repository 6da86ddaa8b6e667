"""Whatever members write, no browser runs it."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from tests.browser.content import publish_post, simple_blog, write_reply
from tests.rendering.test_xss import CORPUS
from tests.support.live import LiveSite
from tests.support.web import make_member

pytestmark = pytest.mark.browser

BREAKS_OUT = "</title><img src=x onerror=alert(1)>\"'><script>alert(1)</script>"
# Each event on its own, as a browser would send it; a dialog of one does not keep the next from coming.
TOUCH = """nodes => {
    const how = {bubbles: true, cancelable: true, composed: true};
    for (const node of nodes.slice(0, 60)) {
        node.dispatchEvent(new MouseEvent('mouseover', how));
        node.dispatchEvent(new FocusEvent('focus', how));
    }
}"""


@pytest.fixture
def careless_page(chromium: Browser, new_context: list[BrowserContext]) -> Page:
    """A page in a browser that does not heed the site's policy against scripts, so that only the cleaning stands."""
    context = chromium.new_context(bypass_csp=True)
    context.set_default_timeout(10_000)
    new_context.append(context)
    return context.new_page()


def watch(page: Page) -> list[str]:
    """Fills the list with what scripts say in dialogs."""
    ran: list[str] = []

    def note(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return ran


def touch_all(page: Page) -> None:
    page.locator("main a, main img, main input").evaluate_all(TOUCH)
    page.wait_for_load_state("networkidle")


def test_nothing_that_members_write_runs(site: LiveSite, careless_page: Page) -> None:
    """As a post, as replies, in a title, a name and a blog's note."""
    admin = make_member(site.app, "ruth_admin", role="admin")
    mallory = make_member(site.app, "mallory", name="<img src=x onerror=alert(1)>")
    blog = simple_blog(site.app, admin, "Porch <script>alert(1)</script>", note="\n\n".join(CORPUS[:20]))
    path = publish_post(site.app, mallory, blog, BREAKS_OUT, "\n\n".join(CORPUS))
    for payload in CORPUS:
        write_reply(site.app, mallory, path, f"Said:\n\n{payload}")
    ran = watch(careless_page)
    for address in ("/", "/blogs", f"/blogs/{blog}", path, f"{path}?last=1", "/@mallory", "/@mallory?show=replies"):
        careless_page.goto(site.url + address)
        touch_all(careless_page)
    assert ran == []


def test_the_same_texts_run_where_nobody_cleans_them(careless_page: Page) -> None:
    ran = watch(careless_page)
    careless_page.set_content(f"<main>{BREAKS_OUT}{''.join(CORPUS)}</main>")
    touch_all(careless_page)
    assert ran
