"""The pages of newsletters: no accessibility fault by axe, and nothing wider than the screen, whatever people write."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.models import Blog, NewsletterSubscriber
from forum.permissions import Actor
from forum.services.newsletter_imports import import_list, prepare_import
from forum.services.newsletter_sending import send_next
from forum.services.tokens import make_newsletter_stop_token, newsletter_token
from tests.browser.conftest import sign_in
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.browser.test_pages import DESK, LONG_WORD, PHONE, TITLE, faults_of, press
from tests.support.live import LiveSite
from tests.support.newsletters import open_newsletter, send_issue, subscribe, write_issue
from tests.support.web import make_member

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


def fill(app: Flask) -> tuple[list[str], list[str]]:
    """Paths for a visitor and for the admin, ruth."""
    ruth = make_member(app, "ruth", role="admin")
    slug = simple_blog(app, ruth, "Front porch")
    posts = [post_id_of(publish_post(app, ruth, slug, TITLE, f"{LONG_WORD} {number}")) for number in range(3)]
    with app.app_context():
        blog = session().scalars(select(Blog).where(Blog.slug == slug)).one()
        session().expunge(blog)
        end_reading()
        open_newsletter(blog, "weekly", keeper=ruth)
        (subscriber_id,) = subscribe(blog, f"{LONG_WORD[:60]}@reader.example")
        draft = write_issue(ruth, blog, posts, subject=TITLE, words=f"## Dear all\n\n- {LONG_WORD}\n\n`code`")
        sending = write_issue(ruth, blog, posts[:1], subject="On its way", rate=10)
        send_issue(ruth, blog, sending)
        with unit_of_work() as work:
            send_next(work, issue_id=sending)
        import_id = move_in(ruth, blog)
        with unit_of_work() as work:
            waiting = NewsletterSubscriber(
                blog_id=blog.id, address="w@reader.example", address_key="w@reader.example", asked_at=now()
            )
            work.add(waiting)
            work.flush()
            confirm = f"/newsletter/confirm/{newsletter_token(waiting)}"
        stop = f"/newsletter/stop/{make_newsletter_stop_token(subscriber_id)}"
    base = f"/blogs/{slug}/newsletter"
    asked = f"/newsletter/{slug}"
    return (
        [f"/blogs/{slug}", asked, f"{asked}?asked=1", confirm, stop, "/newsletter/confirm/an.ended.link"],
        [
            base,
            f"{base}/settings",
            f"{base}/issues/new",
            f"{base}/issues/{draft}",
            f"{base}/issues/{draft}/edit",
            f"{base}/issues/{sending}",
            f"{base}/import",
            f"{base}/imports/{import_id}",
        ],
    )


def move_in(actor: Actor, blog: Blog) -> int:
    lines = f"eva@reader.example\n{LONG_WORD}\nida@reader.example"
    prepared = prepare_import(lines=lines, source=LONG_WORD[:150], consented_on=date(2024, 5, 31), proof=LONG_WORD)
    with unit_of_work() as work:
        return import_list(work, actor=actor, blog_id=blog.id, prepared=prepared)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_page_has_an_accessibility_fault(site: LiveSite, open_page: Callable[..., Page], width: int) -> None:
    for_visitors, for_admins = fill(site.app)
    page: Page = open_page(width=width, dark=width == DESK)
    faults = []
    for path in for_visitors:
        page.goto(site.url + path)
        if page.get_by_text("Get it by mail").count():
            page.get_by_text("Get it by mail").click()
        faults += [f"{path}: {fault}" for fault in faults_of(page)]
    sign_in(page, site, "ruth")
    for path in for_admins:
        page.goto(site.url + path)
        faults += [f"{path}: {fault}" for fault in faults_of(page)]
    for path, button in ((for_admins[2], "Save the draft"), (for_admins[6], "Move it in"), (for_visitors[1], None)):
        page.goto(site.url + path)
        press(page, button or "Send me the newsletter")
        faults += [f"{path}, refused: {fault}" for fault in faults_of(page)]
    assert not faults, "\n".join(faults)
