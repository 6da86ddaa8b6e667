"""A real article page, written and answered in the browser, reads line by line as the original does."""

import re
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Page

from forum.db import unit_of_work
from forum.services.blogs import create_blog, grant_role, prepare_blog
from tests.browser.conftest import sign_in
from tests.support.live import LiveSite
from tests.support.web import make_member

ORIGINAL = Path(__file__).parents[3] / "shared" / "data" / "second-opinion.txt"
BYLINE = re.compile(r"(?P<date>.+) \| (?P<name>.+) \| @(?P<handle>\w+) \| Comments \((?P<count>\d+)\)")
INVITATION = re.compile(r"Interested in more newsfeed posts like this\? Go to the (?P<blog>.+) blog\.")
WRITERS = ["ginger_l", "patricia_n", "don_r", "patricia_n2"]
# The second comment answers the first, the fourth the third.
ANSWERED = [None, 1, None, 3]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not ORIGINAL.exists(), reason="the original page is not here: ../shared/data/second-opinion.txt"
    ),
]


class Article:
    """The parts of the original page."""

    def __init__(self, text: str) -> None:
        self.lines = [line.replace("•", "").strip() for line in text.splitlines() if line.strip()]
        byline = BYLINE.fullmatch(self.lines[1])
        assert byline is not None
        self.title, self.name, self.handle = self.lines[0], byline["name"], byline["handle"]
        invitation = next(i for i, line in enumerate(self.lines) if INVITATION.fullmatch(line))
        matched = INVITATION.fullmatch(self.lines[invitation])
        assert matched is not None
        self.blog, self.note = matched["blog"], self.lines[invitation - 1]
        start = text.index(self.lines[2])
        self.body = text[start : text.index(self.note)].replace("•", "-").strip()
        after = text[text.index(self.lines[invitation]) + len(self.lines[invitation]) :]
        after = after[: after.rindex("Please sign in")]
        self.comments = self._comments(after)

    @staticmethod
    def _comments(text: str) -> list[str]:
        """Two blank lines part one comment from the next; a single one parts paragraphs, as does a lone one-liner."""
        blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
        first, rest = "\n\n".join(blocks[:2]), blocks[2:]
        return [first, *rest]


def _site_of(app: Flask, article: Article) -> None:
    admin = make_member(app, "ruth_admin", role="admin")
    make_member(app, article.handle, name=article.name)
    for handle in WRITERS:
        make_member(app, handle)
    with app.app_context():
        prepared = prepare_blog(
            name=article.blog,
            slug="",
            description="",
            note=article.note,
            posting="authors",
            reading="public",
            is_unlisted=False,
            closes_after_days=None,
            position=0,
        )
        with unit_of_work() as work:
            blog = create_blog(work, actor=admin, prepared=prepared)
            grant_role(work, actor=admin, blog_id=blog.id, handle=article.handle, role="author")


def _write_article(page: Page, site: LiveSite, article: Article) -> str:
    sign_in(page, site, article.handle)
    page.goto(f"{site.url}/posts/new")
    page.get_by_label("Title").fill(article.title)
    page.get_by_label("Text").fill(article.body)
    page.get_by_role("button", name="Publish").click()
    page.wait_for_selector("#comments")
    return page.url


def _reply(page: Page, site: LiveSite, url: str, handle: str, text: str, answered: int | None) -> None:
    sign_in(page, site, handle)
    page.goto(url)
    if answered is not None:
        page.locator(f"#reply-{answered}").get_by_role("link", name="Reply to").click()
    page.get_by_label("Your reply").fill(text)
    page.get_by_role("button", name="Post reply").click()
    page.wait_for_url(re.compile("#reply-"))


VISIBLE = """() => {
    for (const node of document.querySelectorAll(
        'main nav, main .article-head .card-meta, main .reply-head, main .reply-tools, main summary, main h3,'
        + '#comments-title')) node.remove();
    return document.querySelector('main').innerText;
}"""


def test_the_page_reads_as_the_original(site: LiveSite, open_page, javascript: bool) -> None:
    text = ORIGINAL.read_text(encoding="utf-8")
    article = Article(text)
    assert len(article.comments) == 4
    with time_machine.travel("2021-01-05T15:00:00Z", tick=True):
        _site_of(site.app, article)
        url = _write_article(open_page(javascript=javascript), site, article)
        for handle, comment, answered in zip(WRITERS, article.comments, ANSWERED, strict=True):
            _reply(open_page(javascript=javascript), site, url, handle, comment, answered)
        page = open_page()
        page.goto(url)
        assert page.locator("#comments-title").inner_text() == "Comments (4)"
        assert page.locator("#reply-2").get_by_text("in reply to @ginger_l").is_visible()
        assert page.locator("#reply-4").get_by_text("in reply to @don_r").is_visible()
        assert not page.context.cookies()
        lines = [line.strip() for line in page.evaluate(VISIBLE).splitlines() if line.strip()]
    assert lines == [" ".join(line.split()) for line in article.lines]


def test_the_front_page_lists_it(site: LiveSite, open_page) -> None:
    article = Article(ORIGINAL.read_text(encoding="utf-8"))
    with time_machine.travel("2021-01-05T15:00:00Z", tick=True):
        _site_of(site.app, article)
        _write_article(open_page(), site, article)
        page = open_page()
        page.goto(site.url)
        assert page.get_by_role("heading", name=article.title).is_visible()
        assert page.locator(".byline").inner_text() == article.lines[1].replace("(4)", "(0)")
