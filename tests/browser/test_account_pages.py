"""Pages of accounts, pictures and drafts in states of their own: no fault by axe, nothing wider than the screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.models import EmailChange, Post, User
from forum.permissions import Actor
from forum.services.email_changes import ask_change
from forum.services.pictures import add_picture, prepare_picture
from forum.services.site_pages import prepare_page, save_new_terms
from forum.services.tokens import confirm_token, email_change_token, reset_token
from tests.browser.conftest import sign_in
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.browser.test_pages import DESK, LONG_WORD, PHONE, TITLE, faults_of, press
from tests.browser.test_passkey_journeys import with_device
from tests.conftest import settings_for
from tests.support.live import LiveSite, live_site
from tests.support.picture_files import picture_file
from tests.support.two_step import turn_on
from tests.support.web import PASSWORD, make_member

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Iterator[LiveSite]:
    """By its name, for browsers have passkeys for nothing else."""
    with live_site(tmp_path / "site", settings_for, host="localhost", database_url=database_url) as site:
        yield site


@pytest.fixture(params=[PHONE, DESK])
def page(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    return with_device(open_page(width=request.param, dark=request.param == DESK))


class Looked:
    """What was found on the pages that were looked at."""

    def __init__(self, page: Page, site: LiveSite) -> None:
        self.page, self.site = page, site
        self.faults: list[str] = []

    def at(self, *paths: str) -> None:
        for path in paths:
            self.page.goto(self.site.url + path)
            self.here(path)

    def here(self, what: str) -> None:
        """The page that is open."""
        self.faults += [f"{what}: {fault}" for fault in faults_of(self.page)]

    def after(self, button: str) -> None:
        press(self.page, button)
        self.here(f"after “{button}”")


def write_picture(app: Flask, actor: Actor, blog: str) -> tuple[str, int]:
    """A picture that a post shows: its name, and the id of the post."""
    with app.app_context():
        prepared = prepare_picture(actor, picture_file("PNG", (900, 300)))
        end_reading()
        with unit_of_work() as work:
            name = add_picture(work, actor=actor, prepared=prepared).name
    return name, post_id_of(publish_post(app, actor, blog, TITLE, f"![{LONG_WORD[:80]}](/pictures/{name})"))


def links_of(app: Flask) -> list[str]:
    """Where messages lead: about an address that is to change, a new member and a new password."""
    with app.app_context():
        change = session().scalars(select(EmailChange)).one()
        user = session().scalars(select(User).where(User.handle == "newcomer")).one()
        member = session().scalars(select(User).where(User.handle == "walter")).one()
        paths = [
            f"/email/confirm/{email_change_token(change, 'new')}",
            f"/email/review/{email_change_token(change, 'old')}",
            f"/confirm/{confirm_token(user)}",
            f"/password/reset/{reset_token(member)}",
        ]
        end_reading()
        return paths


def test_accounts(site: LiveSite, page: Page) -> None:
    walter = make_member(site.app, "walter", name=LONG_WORD[:30])
    make_member(site.app, "newcomer", state="unconfirmed")
    with site.app.app_context(), unit_of_work() as work:
        ask_change(work, actor=walter, email=f"{LONG_WORD[:60]}@elsewhere.example")
    looked = Looked(page, site)
    looked.at(*links_of(site.app), "/email/confirm/an.ended.link", "/email/reviewed", "/password/lost-mail")
    looked.after("Send me the link")
    looked.at("/password/lost-mail/sent", "/register/waiting")

    sign_in(page, site, "walter")
    looked.at("/settings/email", "/settings/handle", "/settings/leave", "/settings/earlier-texts")
    looked.at("/settings/invitations", "/settings/passkeys")
    for path, button in (("handle", "Change my handle"), ("leave", "Erase my account"), ("email", "Change my address")):
        page.goto(f"{site.url}/settings/{path}")
        looked.after(button)
    page.goto(f"{site.url}/settings/passkeys")
    page.get_by_label("Name of the passkey").fill(LONG_WORD[:60])
    page.get_by_label("Your current password").fill(PASSWORD)
    looked.after("Add a passkey")
    looked.after("Make the passkey")
    looked.at("/settings/passkeys", "/settings/two-step")
    page.get_by_label("Your current password").first.fill(PASSWORD)
    looked.after("Set it up")
    looked.after("Turn it on")

    page.context.clear_cookies()
    page.goto(f"{site.url}/sign-in")
    page.get_by_label("Handle or e-mail address").fill("walter")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    looked.after("Sign in")
    looked.after("Sign in")
    assert not looked.faults, "\n".join(looked.faults)


def test_an_account_that_is_closed_and_codes(site: LiveSite, page: Page) -> None:
    mary = make_member(site.app, "mary")
    with site.app.app_context(), unit_of_work() as work:
        code = turn_on(work, mary)[0]
    looked = Looked(page, site)
    page.goto(f"{site.url}/sign-in")
    page.get_by_label("Handle or e-mail address").fill("mary")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    looked.after("Sign in")
    page.get_by_label("Code").fill(code)
    press(page, "Sign in")
    looked.at("/settings/two-step")
    page.get_by_label("Your current password").first.fill(PASSWORD)
    looked.after("Make new recovery codes")
    page.goto(f"{site.url}/settings/leave")
    page.get_by_label("Your current password", exact=True).fill(PASSWORD)
    looked.after("Close my account")
    assert not looked.faults, "\n".join(looked.faults)


def test_pictures_drafts_and_what_a_site_asks(site: LiveSite, page: Page) -> None:
    ruth, walter = make_member(site.app, "ruth", role="admin"), make_member(site.app, "walter")
    blog = simple_blog(site.app, ruth)
    name, post_id = write_picture(site.app, walter, blog)
    looked = Looked(page, site)
    sign_in(page, site, "walter")
    looked.at(f"/posts/{post_id}", "/pictures", f"/pictures/{name}/delete", f"/posts/{post_id}/cover", "/posts/new")
    page.get_by_label("Title").fill(TITLE)
    page.locator("textarea[name=body]").fill(LONG_WORD)
    looked.after("Save as draft")
    with site.app.app_context():
        draft = f"/posts/{session().scalars(select(Post.id).where(Post.state == 'draft')).one()}/edit"
        end_reading()
    looked.at("/drafts")
    older = page.context.new_page()
    for tab in (older, page):
        tab.goto(site.url + draft)
        tab.locator("textarea[name=body]").fill(f"{LONG_WORD} in tab {tab is page}")
    press(older, "Save as draft")
    older.close()
    looked.after("Save as draft")

    with site.app.app_context():
        prepared = prepare_page(f"# Only this\n\n{LONG_WORD}")
        with unit_of_work() as work:
            save_new_terms(work, actor=ruth, version=0, prepared=prepared)
    looked.at("/terms/accept")
    looked.after("I accept these terms")
    page.context.clear_cookies()
    sign_in(page, site, "ruth")
    page.goto(site.url)
    press(page, "I accept these terms")
    looked.at(f"/moderation/posts/{post_id}/pictures", f"/pictures/{name}/remove", "/admin/invitations", "/admin/jobs")
    looked.at("/moderation/applications", "/admin/pages/terms/history/1", "/admin", "/moderation/answers")
    page.goto(f"{site.url}/pictures/{name}/remove")
    looked.after("Remove the picture for good")
    assert not looked.faults, "\n".join(looked.faults)
