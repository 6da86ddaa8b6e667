"""Every page type: no accessibility fault by axe, and nothing wider than the screen, whatever people write."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page

from forum.db import current_settings, unit_of_work
from forum.services.moderation import hide_reply, remove_post
from tests.browser.conftest import sign_in
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.live import LiveSite
from tests.support.web import make_member

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
}
MISSING = "/no-such-page"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
TITLE = "Was hilft gegen kalte Füße, שלום עולם, 🎈, und " + LONG_WORD[:80]


@dataclass(frozen=True)
class World:
    """Addresses of every page type, by who looks at them."""

    visitor: list[str]
    member: list[str]
    admin: list[str]
    deep: str


def build_world(app: Flask) -> World:
    admin = make_member(app, "ruth_admin", role="admin", name="Ruth")
    member = make_member(app, "walter", name="وليد الحسن")
    blog = simple_blog(app, admin, "Front porch", note="A letter a month, [by post](/blogs).")
    body = f"Hello @walter\n\n- one\n- two\n\n> quoted\n\n```\n{'code ' * 60}\n```\n\n{LONG_WORD}\n\nhttps://example.org/{LONG_WORD}"
    path = publish_post(app, admin, blog, TITLE, body)
    other = publish_post(app, admin, blog, "A second post")
    post_id = post_id_of(path)
    write_reply(app, member, path, "First, *with* care 👩‍👩‍👧.")
    write_reply(app, admin, path, f"Second {LONG_WORD}", to=1)
    write_reply(app, member, path, "Third", to=2)
    write_reply(app, member, path, "To be hidden")
    write_reply(app, admin, path, "An answer to what is hidden", to=4)
    own_deep = publish_post(app, member, blog, "Fifty deep")
    for depth in range(54):
        write_reply(
            app, member if depth % 2 else admin, own_deep, f"Level {depth + 1}. {'word ' * 12}", to=depth or None
        )
    with app.app_context():
        with unit_of_work() as work:
            hide_reply(work, actor=admin, post_id=post_id, number=4, reason="Says where somebody lives.")
        with unit_of_work() as work:
            remove_post(work, actor=admin, post_id=post_id_of(other), reason="Sells something.")
    replies = f"/posts/{post_id}/replies"
    return World(
        visitor=[
            "/",
            "/blogs",
            f"/blogs/{blog}",
            path,
            f"{path}?order=newest",
            f"{replies}/1/branch",
            "/@walter",
            "/sign-in",
            "/register",
            "/password/forgot",
            "/terms",
            "/guidelines",
            "/privacy",
            "/moderation",
            MISSING,
        ],
        member=[
            path,
            "/posts/new",
            "/drafts",
            f"{replies}/1/reply",
            f"{replies}/3/edit",
            f"{replies}/3/delete",
            "/inbox",
            "/mentions",
            "/settings/profile",
            "/settings/password",
            "/settings/sessions",
            f"/posts/{post_id_of(own_deep)}/edit",
            f"/posts/{post_id_of(own_deep)}/delete",
        ],
        admin=[
            path,
            f"/posts/{post_id}/edit",
            other,
            f"/moderation/posts/{post_id}/hidden",
            f"/moderation/posts/{post_id}/hide",
            f"/moderation{replies}/1/remove",
            f"/moderation{replies}/4/restore",
            f"{replies}/4?text=1",
            "/admin/blogs",
            "/admin/blogs/new",
            f"/admin/blogs/{blog}",
            f"/admin/blogs/{blog}/members",
            "/admin/members",
            "/admin/members/walter",
        ],
        deep=own_deep,
    )


@pytest.fixture
def world(site: LiveSite) -> World:
    return build_world(site.app)


def faults_of(page: Page) -> Iterator[str]:
    """What axe finds, and whether the page is wider than the screen."""
    found = Axe().run(page, options=RULES)
    for violation in found.response["violations"]:
        targets = [node["target"] for node in violation["nodes"][:3]]
        yield f"{violation['id']}: {violation['help']} at {targets}"
    width, screen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if width > screen:
        yield f"{width - screen} px wider than the screen"


@pytest.fixture
def page_at(site: LiveSite, open_page) -> Page:
    """Pages are the same on both databases, so one of them shows a phone in light, the other a desk in the dark."""
    with site.app.app_context():
        is_phone = current_settings().is_sqlite
    page: Page = open_page(width=320 if is_phone else 1280, dark=not is_phone)
    return page


@pytest.mark.parametrize("role", ["visitor", "member", "admin"])
def test_no_page_has_an_accessibility_fault(site: LiveSite, world: World, page_at: Page, role: str) -> None:
    handles = {"member": "walter", "admin": "ruth_admin"}
    if role in handles:
        sign_in(page_at, site, handles[role])
    faults = []
    for path in getattr(world, role):
        answer = page_at.goto(site.url + path)
        assert answer is not None
        assert answer.status == (404 if path == MISSING else 200), path
        faults += [f"{path}: {fault}" for fault in faults_of(page_at)]
    assert not faults, "\n".join(faults)


def test_a_deep_branch_has_no_accessibility_fault(site: LiveSite, world: World, page_at: Page) -> None:
    """A dozen levels, which are marked up as all further ones are: at fifty axe takes a quarter of a minute."""
    page_at.goto(f"{site.url}/posts/{post_id_of(world.deep)}/replies/43/branch")
    assert page_at.locator(".reply").count() == 12
    faults = list(faults_of(page_at))
    assert not faults, "\n".join(faults)


def test_fifty_levels_hold_on_a_phone(site: LiveSite, world: World, open_page) -> None:
    page = open_page(width=320)
    page.goto(f"{site.url}{world.deep}?last=1")
    last = page.locator("#reply-54 .reply-body")
    assert "Level 54" in last.inner_text()
    box = last.bounding_box()
    assert box is not None
    assert box["width"] > 200


def test_headings_say_place_and_depth(site: LiveSite, world: World, open_page) -> None:
    page = open_page()
    page.goto(site.url + world.visitor[3])
    headings = page.locator(".reply h3").all_text_contents()
    assert headings[0] == "Reply 1 by وليد الحسن"
    assert headings[1] == "Reply 2 by Ruth, to reply 1 by وليد الحسن, level 2"
    assert headings[3] == "Reply 4 is hidden."
    assert headings[4] == "Reply 5 by Ruth, to a removed reply, level 2"


def test_a_permalink_moves_the_focus_to_its_reply(site: LiveSite, world: World, open_page) -> None:
    page = open_page()
    page.goto(f"{site.url}/posts/{post_id_of(world.deep)}/replies/30")
    assert page.url.endswith("#reply-30")
    page.wait_for_function("document.activeElement && document.activeElement.id === 'reply-30'")
