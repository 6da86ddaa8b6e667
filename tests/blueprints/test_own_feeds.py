"""Members' own feeds at secret addresses."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from flask import Flask
from structlog.testing import capture_logs

from forum.db import end_reading, unit_of_work
from forum.models import Blog, User
from forum.permissions import Actor
from forum.services import moderation
from forum.services.blogs import revoke_role
from forum.services.decisions import Statement
from forum.services.merging_accounts import merge_accounts
from forum.services.sanctions import Reach, suspend_member
from tests.support.cases import make_case
from tests.support.factories import grant, make_actor, make_blog, make_post, reply
from tests.support.feeds import read_feed, titles
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

FORMS = ("rss", "atom", "json")


@dataclass
class Site:
    app: Flask
    ann: Actor
    tom: Actor
    admin: Actor
    blog: Blog
    reader: Browser

    def addresses(self, handle: str) -> dict[str, str]:
        """Makes new addresses on the page; gives the paths by the name of the feed, without its form."""
        browser = Browser(self.app)
        browser.sign_in(handle)
        browser.get("/settings/feeds")
        page = browser.post("/settings/feeds", follow=True)
        assert page.status_code == 200
        paths = [urlsplit(part.partition('"')[0]).path for part in page.text.split('<a href="/feeds/')[1:]]
        feeds = [f"/feeds/{path[:-4]}" for path in paths if path.endswith(".rss")]
        return {feed.rpartition("/")[2]: feed for feed in feeds}

    def titles(self, feed: str) -> list[str]:
        answers = [self.reader.get(f"{feed}.{form}") for form in FORMS]
        for answer in answers:
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
            assert feed not in str(answer.headers)
        found = [titles(form, answer.data) for form, answer in zip(FORMS, answers, strict=True)]
        assert found[0] == found[1] == found[2]
        return found[0]

    def status(self, feed: str) -> int:
        return self.reader.get(f"{feed}.atom").status_code


@pytest.fixture
def site(app: Flask) -> Site:
    ann, tom = make_member(app, "ann"), make_actor("tom")
    return Site(app, ann, tom, make_actor("ada", role="admin"), make_blog(name="Front porch"), Browser(app))


def test_a_member_hears_of_answers_and_mentions_as_far_as_they_may_read(site: Site) -> None:
    private = make_blog(name="Back porch", reading="private")
    site.ann, site.tom = grant(private, site.ann, "author"), grant(private, site.tom, "author")
    own, others = make_post(site.ann, site.blog, "Own"), make_post(site.tom, site.blog, "Others")
    make_post(site.tom, private, "Inside", "For @ann.")
    reply(site.tom, own, "To the post.")
    reply(site.ann, others, "By herself, for @ann.")
    reply(site.tom, others, "To her reply, and for @ann.", 1)
    reply(site.tom, others, "To nobody of hers.")
    reply(site.ann, own, "By herself.")
    found = site.addresses("ann")
    assert set(found) == {"replies", "mentions"}
    replies, mentions = found["replies"], found["mentions"]
    assert site.titles(replies) == ["Tom replied to you in: Others", "Tom replied to you in: Own"]
    named = ["Tom named you in: Others", "Ann named you in: Others", "Tom named you in: Inside"]
    assert site.titles(mentions) == named
    entry = read_feed("atom", site.reader.get(f"{replies}.atom").data).entries[0]
    assert entry.link == f"http://localhost/posts/{others}/replies/2"
    assert 'href="http://localhost/@ann"' in entry.content[0].value
    with unit_of_work() as work:
        moderation.hide_reply(work, actor=site.admin, post_id=others, number=2, reason="Wait.")
    assert site.titles(replies) == ["Tom replied to you in: Own"]
    with unit_of_work() as work:
        revoke_role(work, actor=site.admin, blog_id=private.id, user_id=site.ann.member_id, role="author")
        moderation.restore_reply(work, actor=site.admin, post_id=others, number=2, reason="Well.")
        moderation.hide_reply(work, actor=site.admin, post_id=others, number=1, reason="Wait.")
    assert site.titles(mentions) == ["Tom named you in: Others"]
    assert site.titles(replies) == ["Tom, to a removed reply in: Others", "Tom replied to you in: Own"]


def test_a_secret_address_ends_when_it_is_renewed_and_with_the_member(site: Site) -> None:
    make_post(site.tom, site.blog, "Post", "For @ann")
    browser = Browser(site.app)
    browser.sign_in("ann")
    assert "You have no such addresses yet." in browser.get("/settings/feeds").text
    first = site.addresses("ann")["mentions"]
    assert site.status(first) == 200
    second = site.addresses("ann")["mentions"]
    known = site.reader.get(f"{second}.atom").headers["ETag"]
    again = site.reader.get(f"{second}.atom", headers={"If-None-Match": known})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, "no-store")
    own = second.removesuffix("/mentions")
    tried = (first, second, f"{own}x/mentions", "/feeds/zz/mentions", f"{own}/queue", f"{own}/flags")
    assert [site.status(feed) for feed in tried] == [404, 200, 404, 404, 404, 404]
    with unit_of_work() as work:
        suspend_member(work, actor=site.admin, handle="ann", statement=Statement("Rest."), reach=Reach(duration="1w"))
    assert site.status(second) == 404
    tom = make_member(site.app, "thomas")
    third = site.addresses("thomas")["mentions"]
    with unit_of_work() as work:
        work.get_one(User, tom.member_id).state = "deactivated"
    assert site.status(third) == 404


def test_moderators_hear_of_cases_and_nothing_of_who_reported(site: Site) -> None:
    grant(site.blog, make_member(site.app, "morris"), "moderator")
    elsewhere = make_blog(name="Elsewhere")
    post_id, other = make_post(site.ann, site.blog, "Reported"), make_post(site.ann, elsewhere, "Other")
    reply(site.ann, post_id, "Bad words.")
    for place in ((post_id, 1), (post_id, None), (other, None)):
        make_case(*place, flaggers=(site.tom,), words="Secret words.")
    end_reading()
    queue = site.addresses("morris")["queue"]
    assert sorted(site.titles(queue)) == ["Reported post in: Reported", "Reported reply in: Reported"]
    for form in FORMS:
        body = site.reader.get(f"{queue}.{form}").text
        assert "tom" not in body.lower().replace("atom", "")
        assert "ecret" not in body.replace(queue, "")
        assert "Bad words" not in body


def test_own_feeds_cost_the_same_however_much_there_is(site: Site) -> None:
    make_member(site.app, "morris", role="moderator")
    feeds = [*site.addresses("ann").values(), site.addresses("morris")["queue"]]

    def cost() -> list[tuple[int, int]]:
        counted = []
        for feed in feeds:
            with count_statements() as whole:
                answer = site.reader.get(f"{feed}.atom")
            with count_statements() as again:
                site.reader.get(f"{feed}.atom", headers={"If-None-Match": answer.headers["ETag"]})
            counted.append((len(whole), len(again)))
        return counted

    few = cost()
    assert max(few) <= (6, 5)
    post_id = make_post(site.ann, site.blog, "Post", "Text")
    for number in range(3):
        reply(site.tom, post_id, f"For @ann, {number}", number or None)
        make_case(post_id, number + 1, flaggers=(site.tom,))
    assert cost() == few


def test_two_accounts_that_become_one_have_one_address(site: Site) -> None:
    make_member(site.app, "anna")
    kept, given_up = site.addresses("ann")["mentions"], site.addresses("anna")["mentions"]
    with unit_of_work() as work:
        merge_accounts(work, actor=site.admin, handle="anna", into="ann", reason="One person.")
    assert [site.status(feed) for feed in (kept, given_up)] == [200, 404]


def test_no_log_holds_a_secret_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = site.addresses("ann")["replies"]
    monkeypatch.setattr("forum.blueprints.feeds.routes_own.get_feed_owner", lambda secret: 1 / 0)
    with capture_logs() as logged:
        assert site.status(feed) == 500
    assert [event["path"] for event in logged] == ["/feeds/…/replies.atom"]
