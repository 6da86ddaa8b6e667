"""What members and moderators live through, from one page to the next.

On SQLite with the site's scripts, on PostgreSQL without them, and in the slow doses without them on SQLite too. What a
journey starts from is written by the services, once for each kind of database; the journey itself is clicked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Locator, Page

from forum.db import now, unit_of_work
from forum.permissions import Actor
from forum.queries.flags import Target
from forum.services.flags import create_flag, prepare_flag
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.live import LiveSite
from tests.support.web import Browser, make_member

pytestmark = pytest.mark.browser

JOURNEYS = pytest.mark.parametrize(
    ("database_url", "javascript"),
    [("sqlite", True), pytest.param("sqlite", False, marks=pytest.mark.slow), ("postgresql", False)],
    indirect=["database_url"],
    ids=["sqlite-scripts", "sqlite-plain", "postgresql-plain"],
)
KEYS = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
Visit = Callable[..., Page]
Conversation = Callable[..., str]


@dataclass(frozen=True)
class World:
    """Paths of posts: one in a blog that shows texts at once, one in a blog whose texts a moderator reads first."""

    porch: str
    reading_room: str
    otto: Actor


def build_world(app: Flask) -> World:
    """Ruth is an admin, Mona and Max moderate the site, Anna wrote the posts; of the others each says something."""
    ruth = make_member(app, "ruth", role="admin")
    make_member(app, "mona", role="moderator")
    make_member(app, "max", role="moderator")
    anna, walter, seller = make_member(app, "anna"), make_member(app, "walter"), make_member(app, "seller")
    gerda, otto = make_member(app, "gerda", trust_level=4), make_member(app, "otto", trust_level=4)
    porch = publish_post(app, anna, simple_blog(app, ruth), "Warm feet", "What keeps your feet warm?")
    write_reply(app, walter, porch, "Wool socks, whatever others say.")
    write_reply(app, gerda, porch, "Where do you buy yours?", to=1)
    write_reply(app, otto, porch, "I knit mine.", to=2)
    write_reply(app, seller, porch, "Buy my miracle cream.")
    write_reply(app, anna, porch, "Does it help anybody?", to=4)
    write_reply(app, seller, porch, "Everybody. Buy two.", to=5)
    room = simple_blog(app, ruth, "Reading room", moderation="all")
    return World(porch, publish_post(app, ruth, room, "Large print", "Which books do you like?"), otto)


@pytest.fixture
def world_builder() -> Callable[[Flask], World]:
    return build_world


@pytest.fixture
def world(prepared_world: World) -> World:
    return prepared_world


@pytest.fixture
def javascript() -> bool:
    return True


@pytest.fixture
def visit(site: LiveSite, open_page: Callable[..., Page], javascript: bool) -> Visit:
    """Opens a path as a member who is signed in already, or as a visitor.

    All use one browser in turn, which is a third faster than one each; `apart` opens one of its own, beside the others.
    """
    shared: Page = open_page(javascript=javascript)
    sessions: dict[str, Any] = {}

    def visit_one(path: str, handle: str | None = None, *, apart: bool = False) -> Page:
        page: Page = open_page(javascript=javascript) if apart else shared
        page.context.clear_cookies()
        if handle is not None:
            if handle not in sessions:
                sessions[handle] = _session_of(site, handle)
            page.context.add_cookies([sessions[handle]])
        page.goto(site.url + path)
        return page

    return visit_one


@pytest.fixture
def conversation(visit: Visit, world: World) -> Conversation:
    """What a visitor reads of a post, the one on the porch, and its replies."""
    return lambda path=world.porch: read(visit(path))


def _session_of(site: LiveSite, handle: str) -> dict[str, Any]:
    """The cookie of a member who signs in; the page itself has tests of its own."""
    answer = Browser(site.app).sign_in(handle)
    name = site.app.config["SESSION_COOKIE_NAME"]
    value = next(
        found[1] for line in answer.headers.getlist("Set-Cookie") if (found := re.match(rf"{name}=([^;]+)", line))
    )
    return {"name": name, "value": value, "domain": "127.0.0.1", "path": "/", "secure": name.startswith("__Host-")}


def press(page: Page, name: str) -> None:
    """Sends the form of the page."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).click()


def press_reply(page: Page, words: str) -> None:
    page.get_by_label("Your reply").fill(words)
    press(page, "Post reply")


def follow(page: Page, name: str) -> None:
    """Goes where the first link of this name leads."""
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=name).first.click()


def decide(page: Page, act: str, reason: str = "") -> None:
    """Sends the form of a decision on a case."""
    page.get_by_role("radio", name=act, exact=True).check()
    page.get_by_label("Reason", exact=True).fill(reason)
    press(page, "Decide")


def read(page: Page) -> str:
    """The text of a page as a reader sees it."""
    return page.locator("main").inner_text()


def report(site: LiveSite, actor: Actor, path: str, number: int) -> None:
    """A report that came before the journey begins."""
    prepared = prepare_flag("disrespect", "He mocks us.")
    with site.app.app_context(), unit_of_work() as work:
        create_flag(work, actor=actor, target=Target(post_id_of(path), number), prepared=prepared)


@JOURNEYS
def test_a_text_that_reports_hide_comes_back_when_its_writer_changes_it(
    site: LiveSite, world: World, visit: Visit, conversation: Conversation
) -> None:
    report(site, world.otto, world.porch, 1)
    flagger = visit(world.porch, "gerda")
    flagger.get_by_role("link", name="Report reply 1").click()
    flagger.get_by_role("radio", name="Disrespectful").check()
    flagger.get_by_label("Your words").fill("This is not kind.")
    press(flagger, "Send the report")
    assert "It waits for a moderator." in read(flagger)
    shown = conversation()
    assert "Wool socks" not in shown
    assert "Comments (5)" in shown
    assert "Where do you buy yours?" in shown

    writer = visit("/inbox", "walter")
    told = read(writer)
    assert "If you wait ten minutes and then change it" in told
    assert "Gerda" not in told.replace("Gerda replied to you", "")
    with time_machine.travel(now() + timedelta(minutes=11), tick=True):
        follow(writer, "A decision about your text")
        assert "Wool socks, whatever others say." in read(writer)
        follow(writer, "Edit")
        writer.get_by_label("Your reply").fill("Wool socks, I find.")
        press(writer, "Save")
        shown = conversation()
    assert "Wool socks, I find." in shown
    assert "Comments (6)" in shown


@JOURNEYS
def test_a_mention_in_a_text_that_waits_is_told_when_it_is_approved(
    world: World, visit: Visit, conversation: Conversation
) -> None:
    writer = visit(world.reading_room, "walter")
    press_reply(writer, "@gerda knows the best ones.")
    assert "A moderator reads this before others do." in read(writer)
    assert "knows the best ones" not in conversation(world.reading_room)
    named = visit("/inbox", "gerda")
    before = named.locator(".card").count()
    assert "Walter named you" not in read(named)

    moderator = visit("/moderation/queue", "mona")
    follow(moderator, "Text that waits")
    assert "@gerda knows the best ones." in read(moderator)
    decide(moderator, "Approve")
    assert "Text that waits" not in read(moderator)
    named = visit("/inbox", "gerda")
    assert named.locator(".card").count() == before + 1
    assert "Walter named you in “Large print”" in read(named)
    assert "knows the best ones" in conversation(world.reading_room)


@JOURNEYS
def test_an_appeal_brings_a_removed_branch_back_as_it_was(
    world: World, visit: Visit, conversation: Conversation
) -> None:
    before = conversation()
    moderator = visit(f"/moderation/posts/{post_id_of(world.porch)}/replies/1/remove", "mona")
    moderator.get_by_role("radio", name="below it").check()
    moderator.get_by_label("Reason", exact=True).fill("This mocks others.")
    press(moderator, "Remove the reply")
    between = conversation()
    assert "Wool socks" not in between
    assert "I knit mine." not in between
    assert "Comments (3)" in between

    writer = visit("/inbox", "walter")
    assert "Reason: This mocks others." in read(writer)
    follow(writer, "Read the decision, or appeal")
    writer.get_by_label("Why you see it differently").fill("I meant my own socks.")
    press(writer, "Send the appeal")
    assert "It waits for another moderator." in read(writer)
    own_path = urlsplit(writer.url).path

    other = visit("/inbox", "max")
    follow(other, "A case for you as a moderator")
    assert "I meant my own socks." in read(other)
    other.get_by_role("radio", name="The decision is taken back").check()
    other.get_by_role("textbox", name="Your answer").fill("You are right, and we are sorry.")
    press(other, "Decide")
    assert conversation() == before
    assert "You are right, and we are sorry." in read(visit(own_path, "walter"))


@JOURNEYS
def test_of_two_who_decide_at_once_the_second_reads_what_the_first_did(
    site: LiveSite, world: World, visit: Visit, conversation: Conversation
) -> None:
    report(site, world.otto, world.porch, 4)
    first, second = (visit("/moderation/queue", handle, apart=True) for handle in ("mona", "max"))
    follow(first, "Reported reply")
    follow(second, "Reported reply")
    decide(first, "Agree and hide", "It sells something.")
    decide(second, "Disagree", "I see no harm in it.")
    told = read(second)
    assert "Another decision came first" in told
    assert "It sells something." in told
    assert second.get_by_label("What you wrote").input_value() == "I see no harm in it."
    assert "miracle cream" not in conversation()
    follow(second, "Open the case")
    assert "I see no harm in it." not in read(second)


@JOURNEYS
def test_undoing_a_sweep_leaves_a_conversation_as_it_was(
    world: World, visit: Visit, conversation: Conversation
) -> None:
    before = conversation()
    assert "Comments (6)" in before
    moderator = visit("/moderation/members/seller", "mona")
    follow(moderator, "Sweep a spam account")
    assert "Replies that go: 2" in read(moderator)
    moderator.get_by_label("Reason", exact=True).fill("The account only sells.")
    press(moderator, "Close the account and remove its texts")
    between = conversation()
    assert "miracle" not in between
    assert "Does it help anybody?" in between
    assert "Comments (4)" in between

    moderator = visit("/moderation/members/seller", "mona")
    follow(moderator, "Undo the sweep")
    moderator.get_by_label("Reason", exact=True).fill("It was somebody else.")
    press(moderator, "Undo the sweep")
    assert conversation() == before


@JOURNEYS
def test_a_legal_notice_is_answered_and_counted(
    site: LiveSite, world: World, visit: Visit, conversation: Conversation
) -> None:
    visitor = visit("/legal-notice")
    visitor.get_by_label("Address of the page").fill(f"{site.url}/posts/{post_id_of(world.porch)}/replies/4")
    visitor.get_by_label("What is unlawful about it").fill("It promises a cure.")
    visitor.get_by_label("Which law").fill("The law on medicines")
    visitor.get_by_label("Your name").fill("Nora Noble")
    visitor.get_by_label("Your e-mail address").fill("nora@example.org")
    visitor.get_by_label("I believe in good faith").check()
    press(visitor, "Send the notice")
    assert "Its reference is" in read(visitor)
    receipt = urlsplit(visitor.url).path

    moderator = visit("/moderation/queue", "mona")
    follow(moderator, "Legal notice")
    follow(moderator, "Read and decide the legal notice")
    moderator.get_by_role("radio", name="Remove the text").check()
    moderator.get_by_role("textbox", name="Your answer").fill("You are right. The text is gone.")
    moderator.get_by_label("Reason", exact=True).fill("It promises a cure that does not exist.")
    press(moderator, "Decide")
    assert "It is decided." in read(visit(receipt))
    assert "miracle cream" not in conversation()
    today = now().date()
    notices = visit(f"/moderation/report?from={today}&to={today}").locator("section", has_text="Legal notices").first
    assert re.search(r"All\s+1\b.*Agreed\s+1\b", notices.inner_text(), re.DOTALL)


@KEYS
def test_keys_lead_through_the_queue_and_decide_nothing(site: LiveSite, world: World, visit: Visit) -> None:
    for number in (1, 4):
        report(site, world.otto, world.porch, number)
    page = visit("/moderation/queue", "mona")
    keys, cases = page.locator("[data-keys]"), page.locator("[data-case]")
    page.keyboard.press("?")
    assert keys.get_attribute("open") is not None
    page.keyboard.press("k")
    assert is_focused(cases.nth(1))
    page.keyboard.press("k")
    assert is_focused(cases.nth(0))
    page.keyboard.press("j")
    assert is_focused(cases.nth(1))
    assert cases.nth(1).evaluate("row => getComputedStyle(row).outlineStyle") != "none"
    for key, act in (("a", "Agree and hide"), ("d", "Disagree"), ("i", "Ignore")):
        page.goto(f"{site.url}/moderation/queue")
        page.keyboard.press("j")
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.get_by_role("radio", name=act, exact=True).is_checked()
    page.keyboard.press("a")
    assert page.get_by_role("radio", name="Agree and hide", exact=True).is_checked()
    reason = page.get_by_label("Reason", exact=True)
    assert is_focused(reason)
    page.keyboard.type("jadi?")
    assert reason.input_value() == "jadi?"
    assert page.get_by_role("radio", name="Agree and hide", exact=True).is_checked()

    page.goto(f"{site.url}/moderation/queue")
    assert cases.count() == 2
    page.keyboard.press("?")
    page.get_by_role("button", name="Switch the keys off").click()
    page.reload()
    page.keyboard.press("j")
    assert not is_focused(cases.nth(0))
    page.keyboard.press("?")
    page.get_by_role("button", name="Switch the keys off", pressed=True).click()
    page.keyboard.press("j")
    assert is_focused(cases.nth(0))

    press_reply(visit(world.reading_room, "walter"), "Those in large print.")
    for key, act in (("a", "Approve"), ("d", "Do not accept")):
        page = visit("/moderation/queue", "mona")
        page.keyboard.press("k")
        assert is_focused(cases.filter(has_text="Those in large print."))
        page.keyboard.press("i")
        assert page.url.endswith("/moderation/queue"), "what waits cannot be ignored"
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.get_by_role("radio", name=act, exact=True).is_checked()
    page.keyboard.press("i")
    assert not is_focused(reason)
    page.keyboard.press("a")
    assert page.get_by_role("radio", name="Approve", exact=True).is_checked()
    assert is_focused(reason)
    assert "Those in large print." in read(visit("/moderation/queue", "mona")), "keys decide nothing"


def is_focused(place: Locator) -> bool:
    return bool(place.evaluate("element => element === document.activeElement"))
