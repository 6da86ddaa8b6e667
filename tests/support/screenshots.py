"""Makes the pictures of the documentation from a site filled with the demo content: `make screenshots`.

With `--look FOLDER` every page of moderation goes there instead, narrow and wide, light and dark, to be looked at.
"""

import argparse
import logging
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from forum.cli.demo_loading import load_content
from forum.cli.migrations import run_migrations
from forum.demo_content import loading
from tests.browser.conftest import sign_in
from tests.conftest import settings_for
from tests.support.browser import launch
from tests.support.cases import flag_case
from tests.support.live import LiveSite, live_site
from tests.support.pictured import Evening, actor_of, prepare_evening

TARGET = Path(__file__).parents[2] / "docs" / "pictures"
# A picture's name: the words of the link on the front page that leads there (None stays there), width, dark.
PICTURES = {
    "article": ("Three questions", 1280, False),
    "article-dark": ("Three questions", 1280, True),
    "article-phone": ("Three questions", 320, False),
    "front": (None, 1280, False),
}
# Pictures of the guide: who looks, the address, and from which to which element the page is cut out ("" is all of it).
GUIDE = {
    "queue": ("tomasz_b", "/moderation/queue", ".page-head", "[data-case] >> nth=3"),
    "case": ("tomasz_b", "/moderation/cases/{case_advice}", ".page-head", "#writer-title"),
    "decision-form": ("tomasz_b", "/moderation/cases/{case_advice}", "#decide-title", "#entries-title"),
    "worry": ("tomasz_b", "/moderation/cases/{case_worry}", "#decide-title", "#entries-title + *"),
    "decision": ("priya_v", "/standing/decisions/{hidden_id}", ".page-head", ""),
    "log": ("", "/moderation/log", ".page-head", ""),
    "report": ("", "/moderation/report?from=2026-01-01&to=2028-12-31", ".page-head", ""),
}
CONTACTS = "River line | 0800 000 0000 | day and night"
WIDE, NARROW, MARGIN, TALLEST = 1280, 320, 16, 1700
LOOKS = {
    "": ["/legal-notice", "/legal-notice/{receipt}", "/moderation/log", "/moderation/report", "/moderation"],
    "tomasz_b": [
        "/moderation/queue",
        "/moderation/queue?state=closed",
        "/moderation/queue?why=law",
        "/moderation/dashboard",
        "/moderation/cases/{case_advice}",
        "/moderation/cases/{case_worry}",
        "/moderation/cases/{case_held}",
        "/moderation/notices/1",
        "/moderation/answers",
        "/moderation/answers/new",
        "/moderation/answers/1/delete",
        "/moderation/members/jorgen77",
        "/moderation/members/jorgen77/sanction",
        "/moderation/members/minh_d/sanctions/{warning_id}/lift",
        "/moderation/members/golden_joints/sweep",
        "/moderation/posts/{post_id}/hidden",
        "/moderation/posts/{post_id}/move",
        "/moderation/posts/{post_id}/merge",
        "/moderation/posts/{post_id}/replies/2/move",
        "/moderation/posts/{post_id}/replies/2/split",
        "/moderation/posts/{post_id}/replies/2/remove",
    ],
    "ruth_ellery": [
        "/moderation/appeals/{case_appeal}",
        "/admin",
        "/admin/rules",
        "/admin/rules/try",
        "/admin/words",
        "/admin/words/new",
        "/admin/words/1/try",
        "/admin/words/import",
        "/admin/blogs/front-porch/merge?into=ask-and-understand",
        "/admin/members/walt_b/merge?into=gus1949",
    ],
    "priya_v": ["/standing", "/standing/decisions/{hidden_id}", "/standing/appeals", "/inbox", "/reports"],
    "dot_pelham": ["/reports", "/reports/1", "/posts/{post_id}/replies/7/report", "/@earl_bakes/report"],
    "bea_t": ["/reports/3"],
    "earl_bakes": ["/suspended", "/standing/cases/{case_advice}", "/inbox"],
    "jorgen77": ["/standing", "/standing/appeals", "/posts/{post_id}"],
    "salma_n": ["/posts/{post_id}"],
    "minh_d": ["/warning", "/posts/{post_id}"],
}


@contextmanager
def tab(browser: Browser, width: int, *, is_dark: bool = False) -> Iterator[Page]:
    """A page in a browser of its own."""
    context = browser.new_context(
        viewport={"width": width, "height": 1000}, color_scheme="dark" if is_dark else "light"
    )
    yield context.new_page()
    context.close()


def picture(browser: Browser, site: LiveSite, name: str) -> Path:
    """Takes one picture of a visitor's page."""
    words, width, is_dark = PICTURES[name]
    target = TARGET / f"{name}.png"
    with tab(browser, width, is_dark=is_dark) as page:
        page.goto(site.url)
        while words and not page.get_by_role("link", name=words).count():
            page.get_by_role("link", name="Older posts").click()
        if words:
            page.get_by_role("link", name=words).first.click()
            page.wait_for_selector("#comments")
        page.screenshot(path=target, clip={"x": 0, "y": 0, "width": width, "height": 2400}, full_page=True)
    return target


def cut_out(page: Page, name: str, start: str, end: str = "") -> Path:
    """The column of the page, from one element to above another."""
    target = TARGET / f"{name}.png"
    top, column = page.locator(start).first.bounding_box(), page.locator(".page-head").bounding_box()
    last = page.locator(end or "footer").first.bounding_box()
    assert top
    assert column
    assert last
    y = top["y"] - MARGIN
    page.screenshot(
        path=target,
        full_page=True,
        clip={
            "x": column["x"] - MARGIN,
            "y": y,
            "width": column["width"] + 2 * MARGIN,
            "height": min(last["y"] - y, TALLEST),
        },
    )
    return target


def enter(page: Page, site: LiveSite, handle: str) -> None:
    if handle:
        sign_in(page, site, handle)


def guide_picture(browser: Browser, site: LiveSite, evening: Evening, name: str) -> Path:
    """Takes one picture of the guide."""
    handle, path, start, end = GUIDE[name]
    with tab(browser, WIDE) as page:
        enter(page, site, handle)
        page.goto(site.url + address(path, evening))
        return cut_out(page, name, start, end)


def conflict_picture(browser: Browser, site: LiveSite, evening: Evening) -> Path:
    """Another report comes while a moderator decides."""
    with tab(browser, WIDE) as page:
        send_too_late(page, site, evening)
        return cut_out(page, "conflict", ".page-head")


def send_too_late(page: Page, site: LiveSite, evening: Evening, flagger: str = "magda_hbc") -> None:
    case_id = evening.cases["off_topic"]
    enter(page, site, "tomasz_b")
    page.goto(f"{site.url}/moderation/cases/{case_id}")
    page.locator("input[name=act][value=disagree]").check()
    page.get_by_label("Reason", exact=True).fill("She only asks him to be careful. That is what we are here for.")
    sender = actor_of(site.app, flagger)
    with site.app.app_context():
        flag_case(case_id, sender, "disrespect", "She is unkind to Earl.")
    page.locator("main").get_by_role("button", name="Decide").click()
    page.wait_for_load_state()


def address(path: str, evening: Evening) -> str:
    cases = {f"case_{name}": case_id for name, case_id in evening.cases.items()}
    return path.format(**vars(evening), **cases)


def look(browser: Browser, site: LiveSite, evening: Evening, folder: Path) -> None:
    """Every page of moderation: wide and light, narrow and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    for width, is_dark in ((WIDE, False), (NARROW, True)):
        for handle, paths in LOOKS.items():
            with tab(browser, width, is_dark=is_dark) as page:
                enter(page, site, handle)
                for path in paths:
                    page.goto(site.url + address(path, evening))
                    keep(page, folder, f"{width}-{handle}{path}")
        with tab(browser, width, is_dark=is_dark) as page:
            send_too_late(page, site, evening, "magda_hbc" if is_dark else "walt_b")
            keep(page, folder, f"{width}-conflict")
        with tab(browser, width, is_dark=is_dark) as page:
            be_asked(page, site, evening)
            keep(page, folder, f"{width}-question")


def be_asked(page: Page, site: LiveSite, evening: Evening) -> None:
    """The question about personal information."""
    enter(page, site, "walt_b")
    page.goto(f"{site.url}/posts/{evening.post_id}")
    page.get_by_label("Your reply").fill("Do write to me: walter@example.org")
    page.get_by_role("button", name="Post reply").click()


def keep(page: Page, folder: Path, name: str) -> None:
    """Says where a page is wider than the screen."""
    excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    target = folder / f"{re.sub(r'[^a-z0-9_]+', '-', name)}.png"
    page.screenshot(path=target, full_page=True)
    print(f"{target.name}{f': {excess} px too wide' if excess > 0 else ''}")


def take_all(browser: Browser, site: LiveSite) -> Iterator[Path]:
    for name in PICTURES:
        yield picture(browser, site, name)
    evening = prepare_evening(site.app)
    for name in GUIDE:
        yield guide_picture(browser, site, evening, name)
    yield conflict_picture(browser, site, evening)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--look", type=Path)
    folder = parser.parse_args().look
    TARGET.mkdir(parents=True, exist_ok=True)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with (
        tempfile.TemporaryDirectory() as temporary,
        live_site(Path(temporary), settings_for, help_contacts=CONTACTS) as site,
    ):
        with site.app.app_context():
            run_migrations()
            load_content(loading.load())
        with sync_playwright() as playwright:
            browser = launch(playwright)
            if folder:
                look(browser, site, prepare_evening(site.app), folder)
            else:
                for taken in take_all(browser, site):
                    print(taken.relative_to(TARGET.parents[1]))
            browser.close()


if __name__ == "__main__":
    main()
