"""Every page type: no accessibility fault by axe, and nothing wider than the screen, whatever people write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from flask import Flask
from playwright.sync_api import Page, Response
from sqlalchemy import select

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.models import Case, Decision, Flag, IncomingMail, Sanction
from forum.permissions import Actor
from forum.queries.flags import Target
from forum.rules.facts import Note, Verdict
from forum.services.answers import create_answer, prepare_answer
from forum.services.appeals import appeal_decision, prepare_appeal
from forum.services.case_decisions import Seen, decide_case
from forum.services.case_entries import prepare_entry, write_to_member
from forum.services.corrections import create_correction, prepare_correction
from forum.services.decisions import Statement, record_decision
from forum.services.flags import create_flag, prepare_flag
from forum.services.incoming import Answer, keep_answer
from forum.services.moderation import hide_reply, remove_post
from forum.services.pins import pin_post
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import create_reply, edit_reply, prepare_reply
from forum.services.sanctions import Reach, suspend_member, warn_member
from forum.services.tokens import make_decision_token
from tests.browser.conftest import sign_in
from tests.browser.content import post_id_of, publish_post, send_legal_notice, simple_blog, write_reply
from tests.support.cases import make_case
from tests.support.databases import ON_EITHER
from tests.support.live import LiveSite
from tests.support.web import make_member

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
    # Of what holds nothing is collected, and the violations alone leave the browser: that halves the time.
    "resultTypes": ["violations"],
}
VIOLATIONS = "rules => axe.run(rules).then(found => found.violations)"
STATUSES = {
    "/no-such-page": 404,
    "/confirm/an.ended.link": 410,
    "/password/reset/an.ended.link": 410,
    "/moderation/report?from=yesterday": 400,
}
PHONE, DESK = 320, 1280
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
TITLE = "Was hilft gegen kalte Füße, שלום עולם, 🎈, und " + LONG_WORD[:80]


@dataclass(frozen=True)
class World:
    """Addresses of every page type, by who looks at them."""

    visitor: list[str]
    member: list[str]
    admin: list[str]
    warned: list[str]
    shut_out: list[str]
    post: str
    deep: str
    case: str


def keep_mail(app: Flask, member: Actor, post_id: int) -> str:
    """The page of an answer by mail that its writer is asked about."""
    with app.app_context():
        answer = Answer(member.member_id, "<kept@example.org>", post_id, 2)
        with unit_of_work() as work:
            keep_answer(work, answer, source=f"Call +44 20 7946 0958. {LONG_WORD}", reason="asked")
            return f"/mail/kept/{work.scalars(select(IncomingMail.id)).one()}"


def build_world(app: Flask) -> World:
    admin = make_member(app, "ruth_admin", role="admin", name="Ruth")
    keeper = make_member(app, "otto_admin", role="admin", name="Otto")
    member = make_member(app, "walter", name="وليد الحسن")
    blog = simple_blog(app, admin, "Front porch", note="A letter a month, [by post](/blogs).")
    simple_blog(app, admin, "Back porch", reading="private")
    make_member(app, "gerda")
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
    replies = f"/posts/{post_id}/replies"
    with app.app_context():
        answer = prepare_answer(TITLE[:90], f"Dear {{name}},\n\n{LONG_WORD}")
        with unit_of_work() as work:
            create_answer(work, actor=admin, blog_slug=blog, prepared=answer)
        newer, newer_reply = (
            prepare_post(TITLE, f"Better said.\n\n{body}", f"{LONG_WORD[:40]}, صحة القلب, שלום"),
            prepare_reply("First, *with* more care 👩‍👩‍👧."),
        )
        with unit_of_work() as work:
            edit_post(work, actor=admin, post_id=post_id, version=1, prepared=newer)
            edit_reply(work, actor=member, post_id=post_id, number=1, version=1, prepared=newer_reply)
        corrected = prepare_correction(f"الجرعة ٥ مغ, not 50 mg. {LONG_WORD}")
        with unit_of_work() as work:
            create_correction(work, actor=admin, post_id=post_id, prepared=corrected)
            pin_post(work, actor=admin, post_id=post_id)
        with unit_of_work() as work:
            hide_reply(work, actor=admin, post_id=post_id, number=4, reason="Says where somebody lives.")
        with unit_of_work() as work:
            remove_post(work, actor=keeper, post_id=post_id_of(other), reason="Sells something.")
        with unit_of_work() as work:
            worry = prepare_flag("worried", f"She sounds lost. {LONG_WORD}")
            create_flag(work, actor=member, target=Target(post_id, 2), prepared=worry)
    with app.app_context():
        case_id = make_case(post_id, 1, flaggers=(admin,), words=LONG_WORD)
        worry_id = make_case(post_id, 3, flaggers=(admin,), lane="worried", reason="worried")
        message = prepare_entry("Dear member, a word.")
        with unit_of_work() as work:
            write_to_member(work, actor=keeper, case_id=case_id, prepared=message, form_key="k")
    sanction_id = limit_two(app, admin)
    own_decision, appeal = appealed(app, admin, member)
    refused_report = refuse_report(app, keeper, member, post_id)
    wait_for_moderator(app, member, path)
    kept = keep_mail(app, member, post_id)
    receipt = f"/legal-notice/{send_legal_notice(app, f'{replies}/1', LONG_WORD)}"
    return World(
        visitor=[
            "/",
            "/blogs",
            f"/blogs/{blog}",
            path,
            f"{path}?order=newest",
            f"{replies}/1/branch",
            f"/posts/{post_id}/history",
            f"/posts/{post_id}/history/1",
            "/active",
            "/unanswered",
            "/@walter",
            "/tags",
            "/tags/שלום",
            f"/blogs/{blog}/archive",
            f"/blogs/{blog}/{now():%Y/%m}",
            "/sign-in",
            "/register",
            "/register/sent",
            "/confirm/resend",
            "/password/forgot",
            "/password/forgot/sent",
            "/terms",
            "/guidelines",
            "/privacy",
            "/moderation",
            "/imprint",
            "/moderation/log",
            "/moderation/report?from=2026-01-01&to=2029-12-31",
            "/legal-notice",
            receipt,
            decision_by_link(app, member, own_decision),
            *STATUSES,
        ],
        member=[
            path,
            f"{replies}/1/branch",
            "/posts/new",
            "/drafts",
            f"{replies}/1/reply",
            f"{replies}/3/edit",
            f"{replies}/3/delete",
            f"/posts/{post_id}/report",
            "/@ruth_admin/report",
            "/reports",
            "/reports/1",
            refused_report,
            "/followed",
            "/latest",
            "/search",
            "/search?q=the+-absent+before:x&order=newest",
            "/search?q=nothingofthekind",
            "/follows",
            "/ignored",
            f"/blogs/{blog}/follow",
            f"{replies}/1/follow",
            "/@ruth_admin/ignore",
            "/settings/notifications",
            f"/standing/cases/{case_id}",
            "/inbox",
            "/mentions",
            "/settings/profile",
            "/settings/portrait",
            "/pictures",
            f"/posts/{post_id_of(own_deep)}/cover",
            f"/posts/{post_id_of(own_deep)}/corrections",
            kept,
            "/settings/password",
            "/settings/sessions",
            "/settings/feeds",
            "/standing",
            "/standing/appeals",
            own_decision,
            f"/posts/{post_id_of(own_deep)}/edit",
            f"/posts/{post_id_of(own_deep)}/delete",
        ],
        admin=[
            path,
            f"/posts/{post_id}/edit",
            f"/posts/{post_id}/corrections",
            f"/posts/{post_id}/history/1/restore",
            other,
            "/moderation/queue",
            f"/moderation/cases/{case_id}",
            f"/moderation/cases/{worry_id}",
            "/moderation/dashboard",
            f"/moderation/posts/{post_id}/hidden",
            f"/moderation/posts/{post_id}/hide",
            f"/moderation{replies}/1/remove",
            f"/moderation{replies}/4/restore",
            f"{replies}/4?text=1",
            f"{replies}/1/history",
            "/moderation/notices/1",
            "/admin/site",
            "/admin/site/look",
            "/admin/site/announcement",
            "/admin/pages/terms",
            "/admin/pages/terms/history",
            "/admin/pages/terms/history/0",
            "/admin/rules",
            "/admin/rules/try",
            "/admin/words",
            "/admin/words/new",
            "/admin/words/import",
            "/admin/tags",
            "/admin/tags/1",
            "/admin/tags/1/delete",
            "/admin/blogs",
            "/admin/blogs/new",
            f"/admin/blogs/{blog}",
            f"/admin/blogs/{blog}/members",
            f"/admin/blogs/{blog}/merge",
            f"/admin/blogs/{blog}/merge?into=back-porch",
            "/admin/members/walter/merge",
            "/admin/members/walter/merge?into=gerda",
            f"/moderation/posts/{post_id}/move",
            f"/moderation{replies}/3/move",
            f"/moderation{replies}/3/split",
            "/moderation/answers",
            "/moderation/answers/new",
            "/moderation/answers/1/delete",
            "/admin/members",
            "/admin/members/walter",
            "/moderation/members/walter",
            "/moderation/members/walter/sanction",
            "/moderation/members/walter/sweep",
            f"/moderation/members/warned/sanctions/{sanction_id}/lift",
            appeal,
        ],
        warned=["/warning", path, f"{replies}/1/reply", "/posts/new"],
        shut_out=["/suspended"],
        post=path,
        deep=own_deep,
        case=f"/moderation/cases/{case_id}",
    )


def limit_two(app: Flask, admin: Actor) -> int:
    """One member who is warned and one who is suspended; gives the id of the warning."""
    make_member(app, "warned")
    make_member(app, "shut_out")
    words = Statement(f"Please read the rules of the house. {LONG_WORD}")
    with app.app_context(), unit_of_work() as work:
        warned = warn_member(work, actor=admin, handle="warned", statement=words)
        suspend_member(work, actor=admin, handle="shut_out", statement=words, reach=Reach(duration="1w"))
        return work.scalars(select(Sanction.id).where(Sanction.decision_id == warned.id)).one()


def appealed(app: Flask, admin: Actor, member: Actor) -> tuple[str, str]:
    """The member's page of a decision that can be appealed, and a moderator's page of an appeal."""
    with app.app_context():
        hidden = session().scalars(select(Decision).where(Decision.kind == "hide")).one().id
        end_reading()
        prepared = prepare_appeal(f"It *helps* somebody. {LONG_WORD}")
        with unit_of_work() as work:
            case_id = appeal_decision(work, actor=member, decision_id=hidden, prepared=prepared)
            other_id = record_decision(work, actor=admin, kind="warn", reason=LONG_WORD, user_id=member.id).id
        with unit_of_work() as work:
            # Made by a machine, so that the admin may decide.
            work.get_one(Decision, hidden).actor_id = None
        return f"/standing/decisions/{other_id}", f"/moderation/appeals/{case_id}"


def decision_by_link(app: Flask, member: Actor, path: str) -> str:
    """What the mail about a decision leads to."""
    with app.app_context():
        return f"/decision/{make_decision_token(member.member_id, int(path.rpartition('/')[2]))}"


def refuse_report(app: Flask, moderator: Actor, member: Actor, post_id: int) -> str:
    """Where a member appeals against what was decided of their report."""
    with app.app_context():
        prepared = prepare_flag("spam", f"She sells something. {LONG_WORD}")
        with unit_of_work() as work:
            created = create_flag(work, actor=member, target=Target(post_id, 5), prepared=prepared)
            case = work.scalars(select(Case).where(Case.id == work.get_one(Flag, created.id).case_id)).one()
            seen = Seen(case.version, 1)
            decide_case(
                work, actor=moderator, case_id=case.id, seen=seen, act="disagree", statement=Statement(LONG_WORD)
            )
            return f"/reports/{created.id}/appeal"


def wait_for_moderator(app: Flask, member: Actor, path: str) -> None:
    """A reply below the thread that its writer and the moderators see."""
    with app.app_context():
        prepared = prepare_reply(f"Will this do? {LONG_WORD}")
        verdict = Verdict("hold", "word", "Wait.", prepared.source, notes=(Note("word", f"Found: {LONG_WORD}"),))
        waits = replace(prepared, verdict=verdict)
        with unit_of_work() as work:
            create_reply(
                work, actor=member, post_id=post_id_of(path), parent_number=1, prepared=waits, form_key="waits"
            )


@pytest.fixture
def world_builder() -> Callable[[Flask], World]:
    return build_world


@pytest.fixture
def world(prepared_world: World) -> World:
    return prepared_world


def faults_of(page: Page) -> Iterator[str]:
    """What axe finds, and whether the page is wider than the screen."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    for violation in page.evaluate(VIOLATIONS, RULES):
        targets = [node["target"] for node in violation["nodes"][:3]]
        yield f"{violation['id']}: {violation['help']} at {targets}"
    width, screen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if width > screen:
        yield f"{width - screen} px wider than the screen"


@pytest.fixture
def page_at(site: LiveSite, open_page) -> Page:
    """Pages are the same on both databases, so one of them shows a phone, the other a desk."""
    with site.app.app_context():
        page: Page = open_page(width=PHONE if current_settings().is_sqlite else DESK)
    # Handed to the browser once; each page then has it, and none waits for half a megabyte.
    page.context.add_init_script(AXE_SCRIPT)
    return page


def set_light(page: Page, number: int) -> None:
    """Light and dark in turn: a page that is light on the phone is dark at the desk, and the next the reverse."""
    is_phone = page.viewport_size is not None and page.viewport_size["width"] == PHONE
    page.emulate_media(color_scheme="light" if is_phone == (number % 2 == 0) else "dark")


@ON_EITHER
@pytest.mark.parametrize("role", ["visitor", "member", "admin", "warned", "shut_out"])
def test_no_page_has_an_accessibility_fault(site: LiveSite, world: World, page_at: Page, role: str) -> None:
    handles = {"member": "walter", "admin": "ruth_admin", "warned": "warned", "shut_out": "shut_out"}
    if role in handles:
        sign_in(page_at, site, handles[role])
    faults = []
    for number, path in enumerate(getattr(world, role)):
        set_light(page_at, number)
        answer = page_at.goto(site.url + path)
        assert answer is not None
        assert answer.status == STATUSES.get(path, 200), path
        faults += [f"{path}: {fault}" for fault in faults_of(page_at)]
    assert not faults, "\n".join(faults)


Send = Callable[[Page, LiveSite, str], Response]


def press(page: Page, button: str) -> Response:
    """Sends the form of the page; gives what came back."""
    with page.expect_navigation() as sent:
        page.locator("main").get_by_role("button", name=button, exact=True).click()
    return sent.value


def preview(page: Page, site: LiveSite, path: str) -> Response:
    page.goto(site.url + path)
    page.locator("textarea[name=body]").fill(f"# One\n\n> Two\n\n`three` {LONG_WORD}")
    if path == "/posts/new":
        page.get_by_label("Title").fill(TITLE)
    return press(page, "Preview")


def save_what_changed(page: Page, site: LiveSite, path: str) -> Response:
    """Opens the form in two tabs and saves both."""
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(site.url + path)
        tab.locator("textarea[name=body]").fill(f"{LONG_WORD} in tab {tab is page}")
    press(other, "Save")
    other.close()
    return press(page, "Save")


def reply_signed_out(page: Page, site: LiveSite, path: str) -> Response:
    page.goto(site.url + path)
    page.get_by_label("Your reply").fill(LONG_WORD)
    page.context.clear_cookies()
    return press(page, "Post reply")


def send_empty(page: Page, site: LiveSite, path: str) -> Response:
    page.goto(site.url + path)
    return press(page, "Register")


def send_empty_notice(page: Page, site: LiveSite, path: str) -> Response:
    page.goto(site.url + path)
    return press(page, "Send the notice")


def send_an_address(page: Page, site: LiveSite, path: str) -> Response:
    page.goto(site.url + path)
    page.get_by_label("Your reply").fill(f"Write to {LONG_WORD[:50]}@example.org, +44 20 7946 0958. {LONG_WORD}")
    return press(page, "Post reply")


def decide_what_changed(page: Page, site: LiveSite, path: str) -> Response:
    """Opens the form in two tabs; the second edits the text before the first decides."""
    page.goto(site.url + path)
    page.get_by_role("radio", name="Agree and hide", exact=True).check()
    page.get_by_label("Reason", exact=True).fill(LONG_WORD)
    other = page.context.new_page()
    other.goto(site.url + path)
    other.get_by_role("link", name="Change the text, with a reason").click()
    other.locator("textarea[name=body]").fill(f"First, without. {LONG_WORD}")
    other.locator("[name=reason]").fill("Shorter.")
    press(other, "Save")
    other.close()
    return press(page, "Decide")


def decide_together(page: Page, site: LiveSite, path: str) -> Response:
    """Some are decided, and others cannot be."""
    page.goto(site.url + path)
    for box in page.locator("input[name=selected]").all():
        box.check()
    page.get_by_label("What to do with the chosen ones").select_option("ignore")
    page.get_by_label("Reason", exact=True).fill(LONG_WORD)
    return press(page, "Decide on the chosen ones")


@ON_EITHER
def test_no_page_that_answers_a_form_has_an_accessibility_fault(site: LiveSite, world: World, page_at: Page) -> None:
    replies = f"/posts/{post_id_of(world.post)}/replies"
    as_member: list[tuple[Send, str, int]] = [
        (preview, "/posts/new", 200),
        (preview, f"{replies}/2/reply", 200),
        (save_what_changed, f"/posts/{post_id_of(world.deep)}/edit", 409),
        (save_what_changed, f"{replies}/3/edit", 409),
        (send_an_address, world.post, 422),
        (reply_signed_out, world.post, 401),
        (send_empty, "/register", 400),
        (send_empty_notice, "/legal-notice", 400),
    ]
    as_moderator: list[tuple[Send, str, int]] = [
        (decide_what_changed, world.case, 409),
        (decide_together, "/moderation/queue", 200),
    ]
    faults = []
    for handle, steps in (("walter", as_member), ("otto_admin", as_moderator)):
        sign_in(page_at, site, handle)
        for number, (send, path, status) in enumerate(steps):
            set_light(page_at, number)
            assert send(page_at, site, path).status == status, path
            faults += [f"{send.__name__} {path}: {fault}" for fault in faults_of(page_at)]
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
