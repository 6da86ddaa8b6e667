"""Every limit from outside: as often as it says goes; once more is refused, with a reason and the text given back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import insert, select
from werkzeug.test import TestResponse

from forum.app import create_app
from forum.db import db, end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.models import Blog, LimitHit, Mail, Newsletter, SignIn
from forum.services.case_entries import prepare_entry, write_to_member
from forum.services.limits import LIMITS
from forum.services.newsletter_issues import create_issue, prepare_issue
from forum.settings import Settings
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.conftest import settings_for
from tests.support.cases import make_member_case
from tests.support.two_step import turn_on
from tests.support.web import PASSWORD, Browser, make_member

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
# What is over is not done, and nobody refused; tests of what they count hold these.
SILENT = {"applications told", "second step told", "new device told"}
MOST_TRIES, FEW_TRIES, FEWEST_CHECKED = 100, 5, 12
TEXT = "Words that took me an hour"


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> Iterator[Flask]:
    """The site with its limits on."""
    app = create_app(settings_for(tmp_path, database_url=settings.database_url, limits="on"))
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@dataclass(frozen=True)
class Case:
    """How to try something the n-th time, the seconds between two tries, and what must come back when it is refused.

    A button with nothing typed gives a page that says why, and no form again.
    """

    attempt: Callable[[int], TestResponse]
    kept: str
    pause: float = 0
    is_button: bool = False


class Acts:
    """The acts that are limited, on one site; each case uses members and addresses of its own."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.admin = make_member(app, "ruth_admin", role="admin")
        self.blog = simple_blog(app, self.admin)
        self.path = publish_post(app, self.admin, self.blog)
        self.replies = f"/posts/{post_id_of(self.path)}/replies"

    def case(self, name: str) -> Case:
        """The case of a limit, found by its name."""
        made: Case = getattr(self, name.replace(" ", "_").replace("-", "_"))()
        return made

    def send(self, address: str, path: str, **fields: str) -> TestResponse:
        """A visitor's form, with a spoofed address of origin that must change nothing."""
        visitor = Browser(self.app, address=address)
        visitor.get(path)
        return visitor.post(
            path, fields, headers={"X-Forwarded-For": f"198.51.100.{len(fields)}", "Forwarded": "for=9"}
        )

    def sign_in_account(self) -> Case:
        make_member(self.app, "adam")
        names = ("adam", "@ADAM", "adam@example.org")
        return Case(
            lambda n: self.send(f"192.0.2.{n}", "/sign-in", name=names[n % 3], password="wrong words"), names[1]
        )

    def sign_in_address(self) -> Case:
        """From one network of IPv6, each time another host of it."""
        return Case(lambda n: self.send(f"2001:db8:0:7::{n:x}", "/sign-in", name=f"who{n}", password="x"), "who10")

    def sign_in_site(self) -> Case:
        self.send("192.0.2.77", "/sign-in", name="berta", password="x")
        with unit_of_work() as work:
            key = work.scalars(select(LimitHit.key).where(LimitHit.scope == "sign-in site").limit(1)).one()
            hits = [{"scope": "sign-in site", "key": key, "hit_at": now()} for _ in range(998)]
            work.execute(insert(LimitHit), hits)
        return Case(lambda n: self.send(f"192.0.2.{n % 200}", "/sign-in", name=f"some{n}", password="x"), "some")

    def register(self, **fields: str) -> TestResponse:
        filled = {"handle": "carl", "email": "carl@example.org", "password": PASSWORD, "terms": "y"}
        return self.send("192.0.2.1", "/register", **(filled | fields))

    def registration_tries_address(self) -> Case:
        """With a handle that is taken."""
        make_member(self.app, "bruno")
        return Case(lambda n: self.register(handle="bruno", email=f"bruno{n}@example.com"), "bruno30@example.com")

    def registration_address(self) -> Case:
        return Case(lambda n: self.register(handle=f"carl{n}", email=f"carl{n}@example.org"), "carl5@example.org")

    def confirmation_account(self) -> Case:
        return Case(
            lambda n: self.send(f"192.0.2.{n}", "/confirm/resend", email="dora@example.org"), "dora@example.org"
        )

    def codes(self, handle: str) -> Callable[[int], TestResponse]:
        """Wrong codes of somebody who signs in in two steps, each after the password."""
        member = make_member(self.app, handle)
        with unit_of_work() as work:
            turn_on(work, member)
        end_reading()

        def attempt(number: int) -> TestResponse:
            browser = Browser(self.app, address=f"192.0.2.{number}")
            browser.sign_in(handle)
            return browser.post("/sign-in/code", browser.fields() | {"code": "000000"})

        return attempt

    def second_step_account(self) -> Case:
        return Case(self.codes("vera"), "tried too often", is_button=True)

    def second_step_account_hour(self) -> Case:
        return Case(self.codes("willi"), "tried too often", pause=61, is_button=True)

    def changes(self, handle: str, path: str) -> Browser:
        make_member(self.app, handle)
        browser = Browser(self.app)
        browser.sign_in(handle, kept="y")
        browser.get(path)
        return browser

    def address_change_account(self) -> Case:
        browser, path = self.changes("xaver", "/settings/email"), "/settings/email"
        return Case(
            lambda n: browser.post(path, {"email": f"xaver{n}@example.org", "current": PASSWORD}), "xaver5@example.org"
        )

    def handle_change_account(self) -> Case:
        """To one that is taken."""
        browser, path = self.changes("yvonne", "/settings/handle"), "/settings/handle"
        make_member(self.app, "zoe")
        return Case(lambda n: browser.post(path, {"handle": "zoe", "current": PASSWORD}), 'value="zoe"', pause=35)

    def invitation_account(self) -> Case:
        settings = replace(self.app.extensions[EXTENSION], registration="invitation", invitations="members")
        self.app.extensions[EXTENSION] = settings
        browser, path = self.changes("arno", "/settings/invitations"), "/settings/invitations"
        return Case(lambda n: browser.post(path, {"places": "1", "days": "1", "for_whom": TEXT}), TEXT)

    def reset_address(self) -> Case:
        return Case(
            lambda n: self.send("192.0.2.1", "/password/forgot", email=f"emil{n}@example.org"), "emil5@example.org"
        )

    def reset_account(self) -> Case:
        return Case(
            lambda n: self.send(f"192.0.2.{n}", "/password/forgot", email="Frida@example.org"), "Frida@example.org"
        )

    def writing(self, handle: str, trust_level: int, path: str, pause: float, **fields: str) -> Case:
        make_member(self.app, handle, trust_level=trust_level)
        browser = Browser(self.app)
        browser.sign_in(handle, kept="y")
        browser.get(path)
        return Case(lambda n: browser.post(path, {"body": f"{TEXT} {n}", "key": f"{handle}{n}"} | fields), TEXT, pause)

    def reply_newcomer(self) -> Case:
        return self.writing("gustav", 0, self.replies, 0)

    def reply_member(self) -> Case:
        return self.writing("hanna", 1, self.replies, 0)

    def reply_newcomer_day(self) -> Case:
        return self.writing("ida", 0, self.replies, 31)

    def post(self, handle: str, trust_level: int, pause: float) -> Case:
        return self.writing(handle, trust_level, "/posts/new", pause, title="T", blog=self.blog, action="draft")

    def post_newcomer(self) -> Case:
        return self.post("jakob", 0, 0)

    def post_member(self) -> Case:
        return self.post("karla", 1, 0)

    def post_newcomer_day(self) -> Case:
        return self.post("lena", 0, 121)

    def post_member_day(self) -> Case:
        return self.post("moritz", 1, 16)

    def edit(self) -> Case:
        make_member(self.app, "nora")
        browser = Browser(self.app)
        browser.sign_in("nora")
        browser.get(self.replies)
        where = browser.post(self.replies, {"body": "As first written", "key": "nora"}).location
        path = f"{where}/edit"
        browser.get(path)
        return Case(
            lambda n: browser.post(path, {"body": f"{TEXT} {n}", "version": str(min(n, 30) + 1), "key": f"{n}"}),
            f"{TEXT} 30",
        )

    def flag_day(self) -> Case:
        make_member(self.app, "olga")
        browser = Browser(self.app)
        browser.sign_in("olga")
        where = f"/posts/{post_id_of(self.path)}/report"

        def attempt(number: int) -> TestResponse:
            """Reported and taken back, which does not make more of them."""
            browser.get(where)
            answer = browser.post(where, {"kind": "spam", "words": f"{TEXT} {number}"})
            if answer.status_code == 303:
                browser.post(f"{answer.location}/withdraw")
            return answer

        return Case(attempt, f"{TEXT} 20")

    def message_account(self) -> Case:
        case_id = make_member_case(make_member(self.app, "paula"))
        with unit_of_work() as work:
            prepared = prepare_entry("Dear Paula, why?")
            write_to_member(work, actor=self.admin, case_id=case_id, prepared=prepared, form_key="k")
        browser = Browser(self.app)
        browser.sign_in("paula")
        where = f"/standing/cases/{case_id}"
        browser.get(where)
        return Case(lambda n: browser.post(where, {"body": f"{TEXT} {n}", "key": f"{n}"}), f"{TEXT} 20")

    def follow_account(self) -> Case:
        make_member(self.app, "quentin")
        browser = Browser(self.app)
        browser.sign_in("quentin", kept="y")
        where = f"/posts/{post_id_of(self.path)}/follow"
        browser.get(where)
        return Case(lambda n: browser.post(where, {"delivery": "site"}), "tried too often", pause=1)

    def _open_newsletter(self) -> str:
        """The path at which it is asked for; gives the same one each time."""
        with unit_of_work() as work:
            blog_id = work.scalars(select(Blog.id).where(Blog.slug == self.blog)).one()
            work.merge(Newsletter(blog_id=blog_id, rhythm="by_hand"))
        return f"/newsletter/{self.blog}"

    def newsletter_place(self) -> Case:
        path = self._open_newsletter()
        return Case(lambda n: self.send("192.0.2.9", path, email=f"eva{n}@example.com"), "eva10@example.com")

    def newsletter_mailbox(self) -> Case:
        path = self._open_newsletter()
        return Case(lambda n: self.send(f"192.0.2.{n}", path, email="ida@example.com"), "ida@example.com")

    def newsletter_test_account(self) -> Case:
        self._open_newsletter()
        with unit_of_work() as work:
            blog_id = work.scalars(select(Blog.id).where(Blog.slug == self.blog)).one()
            prepared = prepare_issue(subject="News", words="Hello", post_ids=[], rate=100)
            issue_id = create_issue(work, actor=self.admin, blog_id=blog_id, prepared=prepared, form_key="k")
        browser = Browser(self.app)
        browser.sign_in("ruth_admin", kept="y")
        where = f"/blogs/{self.blog}/newsletter/issues/{issue_id}"
        browser.get(where)
        return Case(lambda n: browser.post(f"{where}/test"), "tried too often", is_button=True)

    def feed_address_account(self) -> Case:
        make_member(self.app, "rosa")
        browser = Browser(self.app)
        browser.sign_in("rosa", kept="y")
        browser.get("/settings/feeds")
        return Case(lambda n: browser.post("/settings/feeds"), "tried too often", is_button=True)

    def legal_notice_address(self) -> Case:
        fields = {"url": f"http://localhost{self.path}", "law": "A law", "name": "Otto", "email": "otto@example.org"}

        def attempt(number: int) -> TestResponse:
            words = f"{TEXT} {number}"
            return self.send("192.0.2.1", "/legal-notice", **fields, words=words, good_faith="y", key=f"{number}")

        return Case(attempt, f"{TEXT} 10")


def faults_of(case: Case, amount: int, seconds: int, clock: time_machine.Traveller) -> Iterator[str]:
    for number in range(amount):
        answer = case.attempt(number)
        if answer.status_code not in {200, 303, 400}:
            yield f"try {number + 1} of {amount} gave {answer.status_code}"
        if number < amount - 1:
            clock.shift(case.pause)
    clock.shift(case.pause)
    refused = case.attempt(amount)
    wait = int(refused.headers.get("Retry-After", "0"))
    if refused.status_code != 429 or not 1 <= wait <= seconds + 1:
        yield f"once more gave {refused.status_code}, Retry-After {wait}"
    has_reason = case.is_button or 'role="alert"' in refused.text
    if case.kept not in refused.text or not has_reason:
        yield "what was typed did not come back with a reason"
    clock.shift(wait + 1)
    if case.attempt(amount).status_code == 429:
        yield f"refused still after {wait} s"


def test_each_limit(site: Flask) -> None:
    """On PostgreSQL those with few tries: all count by the same statements."""
    check_limits(site, MOST_TRIES if site.extensions[EXTENSION].is_sqlite else FEW_TRIES)


@pytest.mark.slow
def test_each_limit_on_either_database(site: Flask) -> None:
    check_limits(site, MOST_TRIES)


def check_limits(site: Flask, most_tries: int) -> None:
    faults, checked = [], 0
    with time_machine.travel(START, tick=False) as clock:
        acts = Acts(site)
        for name, limit in LIMITS.items():
            # Of the thousand for the whole site 999 stand in the table already.
            amount = 1 if name == "sign-in site" else limit.amount
            if name in SILENT or amount > most_tries:
                continue
            clock.shift(2 * 86400)
            case = acts.case(name)
            checked += 1
            faults += [f"{name}: {fault}" for fault in faults_of(case, amount, limit.seconds, clock)]
    assert not faults, "\n".join(faults)
    assert checked >= FEWEST_CHECKED


def test_pages_a_minute(site: Flask) -> None:
    with time_machine.travel(START, tick=False) as clock:
        acts = Acts(site)
        make_member(site, "walter")
        walter = Browser(site, address="2001:db8:5:5::1")
        walter.sign_in("walter")
        walter.get(acts.replies)
        clock.shift(60)
        visitor = Browser(site, address="2001:db8:5:5::2")
        statuses = [visitor.get("/register/sent").status_code for _ in range(200)]
        assert set(statuses) == {200}
        refused = visitor.get("/", headers={"X-Forwarded-For": "198.51.100.7"})
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["Retry-After"]) <= 60
        assert refused.headers["Cache-Control"] == "no-store"
        assert visitor.get("/healthz").status_code == 200
        assert "Please wait a little and try again." in refused.text
        reply = walter.post(acts.replies, {"body": TEXT, "key": "k"})
        assert (reply.status_code, reply.headers["Retry-After"]) == (429, refused.headers["Retry-After"])
        assert TEXT in reply.text
        carried = visitor.post(acts.replies, {"body": TEXT, "key": "k"})
        assert carried.status_code == 429
        assert TEXT in visitor.hidden("carried")
        assert Browser(site, address="2001:db8:5:6::1").get("/").status_code == 200
        clock.shift(61)
        assert visitor.get("/").status_code == 200
        assert walter.post(acts.replies, {"body": TEXT, "key": "k"}).status_code == 303


def test_crawlers_get_fewer_pages(site: Flask) -> None:
    crawler, named = Browser(site, address="2001:db8:5:7::1"), {"User-Agent": "ExampleBot/2.1 (+https://example.org)"}
    statuses = [crawler.get("/register/sent", headers=named).status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429]


def test_what_is_refused_is_no_registration(site: Flask) -> None:
    with time_machine.travel(START, tick=False):
        acts = Acts(site)
        make_member(site, "gerda")
        for wrong in ({"handle": "gerda"}, {"handle": "c"}, {"password": "short"}, {"email": "carl"}, {"terms": ""}):
            assert [acts.register(**wrong).status_code for _ in range(5)] == [400] * 5, wrong
        for number in range(5):
            answer = acts.register(handle=f"carl{number}", email=f"carl{number}@example.org")
            assert answer.location == "/register/sent"
        assert acts.register(handle="carl5", email="carl5@example.org").status_code == 429


def test_registering_an_address_often_does_not_tell_whether_it_is_known(site: Flask) -> None:
    with time_machine.travel(START, tick=False):
        acts = Acts(site)
        make_member(site, "gerda")
        answers = {}
        for email in ("gerda@example.org", "unknown@example.org"):
            for number in range(3):
                handle = f"{email[:5]}{number}"
                fields = {"handle": handle, "email": email, "password": PASSWORD, "terms": "y"}
                assert acts.send(f"192.0.2.{number}", "/register", **fields).location == "/register/sent"
            answers[email] = acts.send("192.0.2.9", "/confirm/resend", email=email).status_code
        assert len(set(answers.values())) == 1, answers
        end_reading()
        assert (
            session().scalars(select(Mail.template).where(Mail.to_address == "unknown@example.org")).all()
            == ["confirm_email"] * 3
        )


def test_the_number_of_trusted_proxies_says_whose_address_counts(settings: Settings, tmp_path: Path) -> None:
    forwarded = {"X-Forwarded-For": "203.0.113.66, 203.0.113.9"}
    for hops, expected in ((0, "192.0.2.1"), (1, "203.0.113.9")):
        app = create_app(settings_for(tmp_path, database_url=settings.database_url, proxy_hops=hops))
        make_member(app, f"walter{hops}")
        browser = Browser(app, address="192.0.2.1")
        browser.get("/sign-in")
        browser.post("/sign-in", {"name": f"walter{hops}", "password": PASSWORD}, headers=forwarded)
        with app.app_context():
            assert session().scalars(select(SignIn.address).order_by(SignIn.id.desc())).first() == expected
            db.session.remove()
            db.engine.dispose()


def test_searches_are_limited_apart_from_pages(site: Flask) -> None:
    """A search costs more than a page; those who ask for many at once wait, and read on meanwhile."""
    visitor = Browser(site, address="192.0.2.77")
    answers = [visitor.get(f"/search{form}?q=word") for form in (*[""] * 20, *[".rss"] * 20)]
    assert {answer.status_code for answer in answers} == {200}
    refused = visitor.get("/search?q=word")
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert visitor.get("/").status_code == 200
    assert Browser(site, address="192.0.2.78").get("/search?q=word").status_code == 200
