"""From the form on a blog's page to one click that ends it, in a browser and over a real mail server."""

from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from forum.db import end_reading, unit_of_work
from forum.db.jobs import SendNewsletters, enqueue
from forum.jobs.runner import run_due
from tests.browser.content import publish_post, simple_blog
from tests.conftest import settings_for
from tests.support.live import LiveSite, live_site
from tests.support.mail_server import Server, running_mail_server
from tests.support.web import PASSWORD, link_in, make_member

pytestmark = pytest.mark.browser


@pytest.fixture
def mail_server() -> Iterator[Server]:
    with running_mail_server() as server:
        yield server


@pytest.fixture
def site(database_url: str, tmp_path: Path, mail_server: Server) -> Iterator[LiveSite]:
    address = f"smtp://127.0.0.1:{mail_server.port}"
    with live_site(tmp_path / "site", settings_for, database_url=database_url, mail=address) as site:
        yield site


def send(app: Flask, server: Server) -> list[EmailMessage]:
    """One turn, and all that came so far."""
    with app.app_context():
        with unit_of_work() as work:
            enqueue(work, SendNewsletters())
        run_due(app, limit=50)
        end_reading()
    return [message_from_bytes(raw, policy=policy.default) for raw in server.inbox.received]


def sign_in(page: Page, site: LiveSite, handle: str) -> None:
    page.goto(f"{site.url}/sign-in")
    page.get_by_label("Handle or e-mail address").fill(handle)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()


def test_asked_for_sent_and_stopped(
    site: LiveSite, mail_server: Server, open_page: Callable[..., Page], *, javascript: bool
) -> None:
    app = site.app
    ruth = make_member(app, "ruth", role="admin")
    blog = simple_blog(app, ruth, "Garden")
    publish_post(app, ruth, blog, "Roses", "They want sun.")
    editor = open_page(javascript=javascript)
    sign_in(editor, site, "ruth")
    editor.goto(f"{site.url}/blogs/{blog}")
    editor.get_by_role("link", name="Newsletter").click()
    editor.get_by_role("link", name="Begin a newsletter").click()
    editor.get_by_label("When an editor sends an issue").check()
    editor.get_by_role("button", name="Save").click()

    reader = open_page(javascript=javascript, width=320)
    reader.goto(f"{site.url}/blogs/{blog}")
    reader.get_by_text("Get it by mail").click()
    reader.get_by_label("Your e-mail address").fill("eva@reader.example")
    reader.get_by_role("button", name="Send me the newsletter").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Please look into your mail")
    (question,) = send(app, mail_server)
    reader.goto(link_in(question))
    reader.get_by_role("button", name="Yes, send me the newsletter").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("The newsletter comes")
    assert reader.context.cookies() == []

    editor.get_by_role("link", name="Write an issue").click()
    editor.get_by_label("Subject").fill("News of the garden")
    editor.get_by_label("Opening words").fill("Dear readers,")
    editor.get_by_label("Roses").select_option("Place 1")
    editor.get_by_role("button", name="Save the draft").click()
    expect(editor.get_by_role("heading", name="Roses")).to_be_visible()
    editor.get_by_role("button", name="Send the issue").click()
    issue = send(app, mail_server)[1]
    assert (issue["Subject"], issue["To"]) == ("News of the garden", "eva@reader.example")
    send(app, mail_server)
    editor.reload()
    expect(editor.get_by_text("Sent 1 of 1.")).to_be_visible()

    reader.goto(str(issue["List-Unsubscribe"]).strip("<>"))
    reader.get_by_role("button", name="Stop this newsletter").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Stopped")
    assert reader.context.cookies() == []
    editor.goto(f"{site.url}/blogs/{blog}/newsletter")
    expect(editor.get_by_text("Ended it, or mail to them came back")).to_be_visible()
    assert len(send(app, mail_server)) == 2
