"""A picture's way in a browser: chosen, pasted, dropped, or sent by the form itself; at 320 and 1280 pixels."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.content import simple_blog
from tests.browser.test_pages import DESK, PHONE
from tests.support.databases import in_turn
from tests.support.live import LiveSite
from tests.support.picture_files import picture_file
from tests.support.web import make_member

pytestmark = pytest.mark.browser

# Hands a file to the text as the system would: by its clipboard or by dragging.
GIVE = """([kind, name, data]) => {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: "image/png" }));
  const given = { bubbles: true, cancelable: true };
  const event = kind === "paste"
    ? new ClipboardEvent(kind, { ...given, clipboardData: transfer })
    : new DragEvent(kind, { ...given, dataTransfer: transfer });
  document.getElementById("body").dispatchEvent(event);
}"""


def give(page: Page, kind: str, size: tuple[int, int]) -> None:
    page.evaluate(GIVE, [kind, "shot.png", base64.b64encode(picture_file("PNG", size)).decode()])


SIZE = "image => [image.getBoundingClientRect().width, image.getBoundingClientRect().height]"
# The file that the browser chose has the proportions for which the page left room.
FITS = """image => image.complete && image.naturalWidth > 0 && Math.abs(
  image.naturalWidth * image.getAttribute("height") / (image.naturalHeight * image.getAttribute("width")) - 1
) < 0.05"""


def check_shown(page: Page, count: int) -> None:
    """Every picture is there, nothing moved when it came, and nothing is wider than the page."""
    expect(page.locator(".prose img")).to_have_count(count)
    blocked = page.context.new_page()
    blocked.route("**/pictures/**", lambda route: route.abort())
    blocked.goto(page.url)
    rooms = [image.evaluate(SIZE) for image in blocked.locator(".prose img").all()]
    blocked.close()
    for image, room in zip(page.locator(".prose img").all(), rooms, strict=True):
        image.scroll_into_view_if_needed()
        page.wait_for_function(FITS, arg=image.element_handle())
        # The proportions of smaller files are rounded to whole pixels.
        assert image.evaluate(SIZE) == pytest.approx(room, abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth")


@in_turn("width", PHONE, DESK)
def test_pictures_on_their_way_into_a_post(
    site: LiveSite, tmp_path: Path, open_page: Callable[..., Page], *, width: int, javascript: bool
) -> None:
    make_member(site.app, "ann")
    simple_blog(site.app, make_member(site.app, "ruth", role="admin"), "Garden")
    (tmp_path / "rose.jpg").write_bytes(picture_file("JPEG", (1600, 1200)))
    page = open_page(width=width, javascript=javascript)
    sign_in(page, site, "ann")
    page.goto(f"{site.url}/posts/new")
    page.get_by_label("Title").fill("Roses")
    text = page.get_by_label("Text", exact=True)
    text.fill("They want sun.")
    page.get_by_text("Add a picture").click()
    page.get_by_label("What the picture shows").fill("A rose [red]")
    page.get_by_label("A file from your device").set_input_files(tmp_path / "rose.jpg")
    if javascript:
        expect(page.get_by_text("The picture is in your text.")).to_be_visible()
        expect(page.get_by_role("button", name="Put the picture into the text")).to_have_count(0)
    else:
        page.get_by_role("button", name="Put the picture into the text").click()
        expect(page.get_by_text("Nothing is posted yet.")).to_be_visible()
        expect(page.get_by_label("Title")).to_have_value("Roses")
    assert text.input_value().startswith("They want sun.\n\n![A rose \\[red\\]](/pictures/")
    count = 1
    if javascript:
        for kind, size in (("paste", (900, 300)), ("drop", (200, 500))):
            give(page, kind, size)
            expect(page.get_by_text("between the square brackets")).to_be_visible()
            page.keyboard.type(f"By {kind}")
            count += 1
            assert f"![By {kind}](/pictures/" in text.input_value()
            page.evaluate("document.querySelector('[data-status]').textContent = ''")
    page.screenshot(path=tmp_path / f"writing-{width}.png", full_page=True)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", level=1, name="Roses")).to_be_visible()
    expect(page.get_by_role("img", name="A rose [red]")).to_be_visible()
    check_shown(page, count)
    page.screenshot(path=tmp_path / f"shown-{width}.png", full_page=True)
    post_url = page.url
    page.get_by_role("link", name="Cover picture").click()
    page.get_by_label("What the picture shows").fill("The garden")
    page.get_by_label("A file from your device").set_input_files(tmp_path / "rose.jpg")
    page.get_by_role("button", name="Use this picture").click()
    expect(page.locator(".cover").get_by_role("img", name="The garden")).to_be_visible()
    page.goto(f"{site.url}/settings/portrait")
    page.get_by_label("A file from your device").set_input_files(tmp_path / "rose.jpg")
    page.get_by_role("button", name="Use this picture").click()
    expect(page.get_by_text("stands beside your name")).to_be_visible()
    page.screenshot(path=tmp_path / f"portrait-{width}.png", full_page=True)
    page.goto(f"{site.url}/pictures")
    page.screenshot(path=tmp_path / f"list-{width}.png", full_page=True)
    moderator = open_page(width=width, javascript=javascript)
    sign_in(moderator, site, "ruth")
    moderator.goto(post_url)
    moderator.get_by_role("navigation", name="Tools for this post").get_by_role("link", name="Pictures").click()
    expect(moderator.locator(".picture-card img")).to_have_count(count)
    moderator.screenshot(path=tmp_path / f"judged-{width}.png", full_page=True)
    moderator.get_by_role("link", name="Remove picture 1 of").click()
    moderator.get_by_label("Reason").fill("It shows a letter.")
    moderator.get_by_role("button", name="Remove the picture for good").click()
    expect(moderator.get_by_text("whoever sent it is told")).to_be_visible()
    page.goto(f"{site.url}/inbox")
    expect(page.get_by_text("A moderator has removed a picture of yours for good.")).to_be_visible()
    page.get_by_role("link", name="A decision about your account").click()
    expect(page.get_by_text("The deleted file stays deleted.")).to_be_visible()
    page.screenshot(path=tmp_path / f"told-{width}.png", full_page=True)
