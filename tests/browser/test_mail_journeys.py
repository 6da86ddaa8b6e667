"""From the browser to a mailbox and back: following, stopping with one click, and answering by mail.

The mail goes over a real SMTP server, and answers come in through the command that a mail server pipes them to.
"""

import http.client
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page

from forum.db import unit_of_work
from forum.db.jobs import SendDue, enqueue
from forum.jobs import run_due
from tests.browser.conftest import sign_in
from tests.browser.content import publish_post, simple_blog, write_reply
from tests.cli.terminal import Terminal
from tests.conftest import SECRET, settings_for
from tests.jobs.test_answers_by_mail import answer_to
from tests.support.live import LiveSite, live_site
from tests.support.mail_server import Server, running_mail_server
from tests.support.web import make_member, text_of

pytestmark = pytest.mark.browser

OPEN = {"mail_reply": "reply@forum.example.org", "mail_bounce": "bounce@forum.example.org"}
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def server() -> Iterator[Server]:
    with running_mail_server() as server:
        yield server


@pytest.fixture
def site(server: Server, database_url: str, tmp_path: Path) -> Iterator[LiveSite]:
    mail = f"smtp://127.0.0.1:{server.port}"
    with live_site(tmp_path / "site", settings_for, database_url=database_url, mail=mail, **OPEN) as site:
        yield site


def deliver(site: LiveSite) -> None:
    """What the site's worker does within some seconds."""
    run_due(site.app, limit=100)
    with site.app.app_context(), unit_of_work() as work:
        enqueue(work, SendDue())
    run_due(site.app, limit=100)


def mailbox(server: Server, handle: str) -> list[EmailMessage]:
    found = [message_from_bytes(raw, policy=policy.default) for raw in server.inbox.received]
    return [message for message in found if message["To"] == f"{handle}@example.org"]


def click_once(address: str) -> tuple[int, str | None]:
    """What a mail program sends when its button is pressed: no cookie, no token; gives status and cookie."""
    whole = urlsplit(address)
    connection = http.client.HTTPConnection(whole.netloc, timeout=10)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", whole.path, urlencode(ONE_CLICK), headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.getheader("Set-Cookie")


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).click()


def test_follow_a_blog_read_of_a_post_and_stop_with_one_click(
    site: LiveSite, server: Server, open_page: Callable[..., Page], javascript: bool
) -> None:
    ruth = make_member(site.app, "ruth", role="admin")
    make_member(site.app, "fay")
    blog = simple_blog(site.app, ruth)
    page = open_page(javascript=javascript)
    sign_in(page, site, "fay")
    page.goto(f"{site.url}/blogs/{blog}")
    page.locator("main").get_by_role("link", name="Follow", exact=False).first.click()
    page.get_by_role("radio", name="at once", exact=False).check()
    press(page, "Save")
    assert "You follow this now." in page.locator("main").inner_text()

    path = publish_post(site.app, ruth, blog, "A quiet morning", "It rained, and then it did not.")
    deliver(site)
    (message,) = mailbox(server, "fay")
    assert "It rained, and then it did not." in text_of(message)
    assert f"{site.url}{path}" in text_of(message)
    stop = str(message["List-Unsubscribe"]).strip("<>")
    reader = open_page(javascript=javascript)
    reader.goto(stop)
    assert "Stop this mail?" in reader.locator("main").inner_text()
    publish_post(site.app, ruth, blog, "Second morning")
    deliver(site)
    assert len(mailbox(server, "fay")) == 2, "looking at the address stopped it"

    assert click_once(stop) == (200, None)
    reader.goto(stop)
    assert "You get no more of this already" in reader.locator("main").inner_text()
    publish_post(site.app, ruth, blog, "Third morning")
    deliver(site)
    assert len(mailbox(server, "fay")) == 2
    page.goto(f"{site.url}/inbox")
    assert "Third morning" in page.locator("main").inner_text()


def test_an_answer_by_mail_stands_below_what_it_answers(
    site: LiveSite, server: Server, open_page: Callable[..., Page], javascript: bool, tmp_path: Path, database_url: str
) -> None:
    ruth, bob = make_member(site.app, "ruth", role="admin"), make_member(site.app, "bob")
    make_member(site.app, "ann")
    path = publish_post(site.app, ruth, simple_blog(site.app, ruth), "Warm feet", "What keeps your feet warm?")
    write_reply(site.app, ruth, path, "Wool socks?")
    page = open_page(javascript=javascript)
    sign_in(page, site, "bob")
    page.goto(site.url + path)
    page.get_by_label("Your reply").fill("You knit, @ann, do you not?")
    press(page, "Post reply")
    deliver(site)
    (message,) = mailbox(server, "ann")
    raw = answer_to(message, "ann", "Wool, and two pairs of them.\n\n-- \nAnn Miller\nRiver Road 5")
    terminal = Terminal(
        tmp_path / "site", {"database_url": database_url, "secret_key": SECRET, "url": site.url, **OPEN}
    )
    received = terminal.run("mail", "receive", typed=raw.decode())
    assert (received.exit_code, received.output.split()[0]) == (0, "posted")

    page.goto(site.url + path)
    answer = page.locator("#reply-3")
    assert answer.get_by_role("heading").first.inner_text() == "Reply 3 by Ann, to reply 2 by Bob, level 2 (unread)"
    assert "Wool, and two pairs of them." in answer.inner_text()
    assert "River Road" not in page.locator("main").inner_text()
    assert "Comments (3)" in page.locator("main").inner_text()
    deliver(site)
    (told,) = mailbox(server, bob.handle)
    assert told["In-Reply-To"] is not None
    assert "Wool, and two pairs of them." in text_of(told)
