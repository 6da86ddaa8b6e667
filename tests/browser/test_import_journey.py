"""A site that came in, in a browser: its old addresses, its awkward texts on a phone, and making texts one's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from forum.db import end_reading
from tests.browser.test_pages import faults_of
from tests.support.importing import import_wxr
from tests.support.live import LiveSite
from tests.support.web import PASSWORD, make_member
from tests.support.wordpress import comment, item, write_export

pytestmark = pytest.mark.browser

TABLE = "<table><caption>Sizes</caption><tr>" + "".join(f"<th>Heading {n}" for n in range(12)) + "<tr>"
TABLE += "".join(f"<td>value{n}" for n in range(12)) + "</table>"
AWKWARD = f"""<h1>Loud</h1>{TABLE}<dl><dt>Term<dd>Meaning</dl><p>H<sub>2</sub>O and <kbd>Ctrl</kbd></p>
<pre>{"long line " * 30}</pre>{"unbroken" * 40}"""


def bring_in(app: Flask, folder: Path) -> None:
    comments = [comment(n, f"Comment {n}") for n in range(1, 60)]
    with app.app_context():
        import_wxr(write_export(folder, item(1, comments=comments), item(2, AWKWARD, title="Awkward")))
        end_reading()


def test_old_addresses_and_texts_that_become_ones_own(
    site: LiveSite, tmp_path: Path, open_page: Callable[..., Page], *, javascript: bool
) -> None:
    make_member(site.app, "ruth", role="admin")
    make_member(site.app, "bea_again", email="bea@mail.example")
    bring_in(site.app, tmp_path)
    page = open_page(javascript=javascript, width=320)
    page.goto(f"{site.url}/2012/01/post-1/#comment-57")
    if javascript:
        expect(page.locator("#reply-57")).to_be_focused()
        page.goto(f"{site.url}/?p=1#comment-3")
        expect(page.locator("#reply-3")).to_be_focused()
    else:
        expect(page.get_by_role("heading", level=1)).to_have_text("Post 1")
    page.goto(f"{site.url}/2012/01/post-2/")
    expect(page.get_by_role("table")).to_contain_text("Sizes")
    page.goto(f"{site.url}/sign-in?next=/settings/earlier-texts")
    page.get_by_label("Handle or e-mail address").fill("bea_again")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("0 posts and 59 replies")
    page.get_by_role("button", name="Make these texts mine").click()
    expect(page.get_by_role("main")).to_contain_text("There are none, or they are yours already.")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("width", [320, 1280])
def test_awkward_texts_hold(site: LiveSite, tmp_path: Path, open_page: Callable[..., Page], width: int) -> None:
    make_member(site.app, "ruth", role="admin")
    make_member(site.app, "bea_again", email="bea@mail.example")
    bring_in(site.app, tmp_path)
    page = open_page(width=width)
    page.goto(f"{site.url}/sign-in?next=/settings/earlier-texts")
    page.get_by_label("Handle or e-mail address").fill("bea_again")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("button", name="Make these texts mine")).to_be_visible()
    assert list(faults_of(page)) == []
    page.goto(f"{site.url}/2012/01/post-2/")
    assert list(faults_of(page)) == []
