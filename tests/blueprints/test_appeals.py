"""From a removed branch to its return: what the people concerned read on the way, and nobody else."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.db.jobs import AgeCases
from forum.jobs.age_cases import age_cases
from forum.models import Appeal, Decision, Flag, Post, Reply
from forum.permissions import Actor
from forum.services.blogs import grant_role
from forum.services.cases import close_case, open_case, thing_of
from forum.services.decisions import record_decision
from forum.services.moderation import hide_reply, remove_reply_branch, restore_reply_branch
from forum.services.tokens import make_decision_token
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

OF_THE_MOMENT = re.compile(r'(?:csrf_token|name="key")[^>]*')


class Site:
    """A conversation whose branch was removed, and everybody's browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.admin = make_member(app, "ruth_admin", role="admin", name="Ruth")
        self.walter, self.gerda, self.zoe = (make_member(app, name) for name in ("walter", "gerda", "zoe"))
        self.mod = make_member(app, "moddy", role="moderator", name="Moddy")
        self.path = publish_post(app, self.admin, simple_blog(app, self.admin))
        write_reply(app, self.walter, self.path, "Walters words")
        write_reply(app, self.gerda, self.path, "Gerdas words", to=1)
        write_reply(app, self.zoe, self.path, "Zoes words")

    def browser(self, handle: str) -> Browser:
        browser = Browser(self.app)
        browser.sign_in(handle)
        return browser

    def page(self, browser: Browser) -> str:
        return OF_THE_MOMENT.sub("", browser.get(self.path).text)

    def decide(self, service: Any, number: int, actor: Actor | None = None) -> int:
        with self.app.app_context():
            with unit_of_work() as work:
                service(
                    work,
                    actor=actor or self.mod,
                    post_id=post_id_of(self.path),
                    number=number,
                    reason="Zzreason: it sells something.",
                )
            found = session().scalars(select(Decision.id).order_by(Decision.id.desc()).limit(1)).one()
            end_reading()
        return found

    def case_id(self) -> int:
        with self.app.app_context():
            found = session().scalars(select(Appeal.case_id).order_by(Appeal.id.desc()).limit(1)).one()
            end_reading()
        return found


@pytest.fixture
def site(app: Flask) -> Site:
    return Site(app)


def test_a_branch_goes_and_comes_back_as_it_was(site: Site) -> None:
    visitor, gerda, ruth, moddy = Browser(site.app), *(site.browser(name) for name in ("gerda", "ruth_admin", "moddy"))
    before = site.page(visitor)
    decision_id = site.decide(remove_reply_branch, 1)
    at_decision = f"/standing/decisions/{decision_id}"
    assert site.page(visitor) != before
    inbox = gerda.get("/inbox").text
    assert f'href="{at_decision}"' in inbox
    assert "Zzreason" in inbox
    page = gerda.get(at_decision).text
    for words in ("Your reply was removed", "Zzreason", "Gerdas words", "with all replies below it"):
        assert words in page, words
    for words in ("Walters words", "Moddy", "On this site"):
        assert words not in page, words
    assert site.browser("zoe").get(at_decision).status_code == 404
    assert visitor.get(at_decision).status_code == 401
    gerda.get(at_decision)
    assert gerda.post(f"{at_decision}/appeal", {"body": ""}).status_code == 400
    long = gerda.post(f"{at_decision}/appeal", {"body": "long " * 1200})
    assert long.status_code == 400
    assert "at most 5,000 characters" in long.text
    assert "long long" in long.text
    assert gerda.post(f"{at_decision}/appeal", {"body": "It *sells* nothing."}).status_code == 303
    assert "It waits for another moderator" in gerda.follow().text
    again = gerda.post(f"{at_decision}/appeal", {"body": "And once more."})
    assert again.status_code == 409
    assert "And once more." in again.text
    at_appeal = f"/moderation/appeals/{site.case_id()}"
    assert at_appeal in ruth.get("/inbox").text
    assert at_appeal not in moddy.get("/inbox").text
    assert "Another moderator must decide" in moddy.get(at_appeal).text
    assert moddy.post(at_appeal, {"ruling": "uphold", "answer": "No.", "version": "1"}).status_code == 403
    assert gerda.get(at_appeal).status_code == 404
    page = ruth.get(at_appeal).text
    for words in ("<em>sells</em>", "Walters words", "Zzreason", "Moddy"):
        assert words in page, words
    assert ruth.post(at_appeal, {"ruling": "", "answer": "Kept words", "version": "1"}).status_code == 400
    assert ruth.post(at_appeal, {"ruling": "zz", "answer": "Kept words", "version": "1"}).status_code == 400
    late = ruth.post(at_appeal, {"ruling": "reverse", "answer": "Kept words", "version": "9"})
    assert late.status_code == 409
    assert "Kept words" in late.text
    assert ruth.fields()["version"] == "1"
    done = ruth.post(at_appeal, {"ruling": "reverse", "answer": "You are right.", "version": "1"})
    assert done.status_code == 303
    assert "How it ended" in ruth.follow().text
    assert site.page(visitor) == before
    for person in (gerda, site.browser("walter")):
        inbox = person.get("/inbox").text
        assert "A second look at a decision" in inbox
        assert "You are right." in inbox
    assert "You are right." in gerda.get(at_decision).text
    assert "This decision was taken back" in gerda.get("/standing").text
    beaten = ruth.post(at_appeal, {"ruling": "uphold", "answer": "Words of the slower one", "version": "1"})
    assert beaten.status_code == 409
    assert "Words of the slower one" in beaten.text


def test_an_appeal_of_an_admin_is_decided_by_another_admin(site: Site) -> None:
    write_reply(site.app, site.admin, site.path, "Ruths words")
    first, third = (make_member(site.app, name, role="admin") for name in ("anna_admin", "carl_admin"))
    decision_id = site.decide(hide_reply, 4, first)
    ruth, moddy, carl = (site.browser(name) for name in ("ruth_admin", "moddy", third.handle))
    ruth.get(f"/standing/decisions/{decision_id}")
    assert ruth.post(f"/standing/decisions/{decision_id}/appeal", {"body": "It was fine."}).status_code == 303
    at_appeal = f"/moderation/appeals/{site.case_id()}"
    assert at_appeal not in moddy.get("/inbox").text
    assert at_appeal in carl.get("/inbox").text
    case = carl.get(f"/moderation/cases/{site.case_id()}").text
    assert f'href="{at_appeal}"' in case
    assert "Nothing can be decided here now." not in case
    assert "This is about an admin." in moddy.get(at_appeal).text
    ruling = {"ruling": "reverse", "answer": "It is back.", "version": "1"}
    refused = moddy.post(at_appeal, ruling)
    assert refused.status_code == 403
    assert "This is about an admin." in refused.text
    carl.get(at_appeal)
    assert carl.post(at_appeal, ruling).status_code == 303
    assert "Ruths words" in Browser(site.app).get(site.path).text


def test_what_was_restored_meanwhile_is_only_answered(site: Site) -> None:
    decision_id = site.decide(remove_reply_branch, 1)
    walter, ruth = site.browser("walter"), site.browser("ruth_admin")
    walter.get(f"/standing/decisions/{decision_id}")
    walter.post(f"/standing/decisions/{decision_id}/appeal", {"body": "No."})
    site.decide(restore_reply_branch, 1)
    at_appeal = f"/moderation/appeals/{site.case_id()}"
    page = ruth.get(at_appeal)
    assert "has been taken back already" in page.text
    assert ruth.hidden("ruling") == "close"
    fields = {"ruling": "close", "answer": "Done.", "version": ruth.hidden("version")}
    assert ruth.post(at_appeal, fields).status_code == 303
    assert "Done." in walter.get(f"/standing/decisions/{decision_id}").text


def test_a_link_opens_the_decision_without_signing_in(site: Site) -> None:
    decision_id = site.decide(hide_reply, 3)
    with site.app.app_context():
        token = make_decision_token(site.zoe.member_id, decision_id)
        strange = make_decision_token(site.walter.member_id, decision_id)
    visitor = Browser(site.app)
    for path, status in ((f"/decision/{token}x", 410), ("/decision/zz", 410), (f"/decision/{strange}", 404)):
        assert visitor.get(path).status_code == status
    page = visitor.get(f"/decision/{token}")
    assert page.headers["Cache-Control"] == "no-store"
    assert "Zoes words" in page.text
    assert visitor.post(f"/decision/{token}", {"body": " "}).status_code == 400
    assert visitor.post("/decision/zz", {"body": "Words"}).status_code == 410
    assert visitor.post(f"/decision/{token}", {"body": "Please look again."}).status_code == 303
    assert "It waits for another moderator" in visitor.follow().text
    zoe = site.browser("zoe")
    zoe.get("/standing/appeals")
    assert "Against a decision about you" in zoe.get("/standing/appeals").text
    assert zoe.get(f"/standing/decisions/{decision_id}").text.count("Withdraw the appeal") == 1
    assert zoe.post(f"/standing/appeals/{site.case_id()}/withdraw").status_code == 303
    assert "ended without a decision" in zoe.follow().text
    assert site.browser("walter").post(f"/standing/appeals/{site.case_id()}/withdraw").status_code in {400, 404}


def report(site: Site) -> int:
    """Walter's report of reply 3, which a moderator dismissed."""
    with site.app.app_context(), unit_of_work() as work:
        post = work.get_one(Post, post_id_of(site.path))
        row = work.scalars(select(Reply).where(Reply.number == 3)).one()
        case = open_case(work, thing_of(post, row))
        flag = Flag(case_id=case.id, thing=case.thing, flagger_id=site.walter.id, reason="spam", weight=1.0)
        flag.created_at = now()
        work.add(flag)
        record_decision(work, actor=site.mod, kind="dismiss", reason="Zzfine.", post=post, reply=row, case=case)
        close_case(work, case, "disagreed", actor_id=site.mod.id)
        return flag.id


def test_a_refused_report_is_appealed_from_the_report(site: Site) -> None:
    url = f"/reports/{report(site)}/appeal"
    walter, zoe = site.browser("walter"), site.browser("zoe")
    assert zoe.get(url).status_code == 404
    assert "Zzfine." not in zoe.get("/standing").text
    assert "Zzfine." in walter.get(url).text
    assert "a moderator did not agree" in walter.get("/standing").text
    walter.get(url)
    assert walter.post(url, {"body": ""}).status_code == 400
    assert walter.post(url, {"body": "It sells."}).status_code == 303
    assert "It waits for another moderator" in walter.follow().text
    assert url in walter.get("/standing/appeals").text
    ruth = site.browser("ruth_admin")
    at_appeal = f"/moderation/appeals/{site.case_id()}"
    assert "A member reported something" in ruth.get(at_appeal).text
    assert ruth.post(at_appeal, {"ruling": "uphold", "answer": "It is fine.", "version": "1"}).status_code == 303
    assert "It is fine." in walter.get(url).text
    assert "It is fine." in walter.get("/inbox").text


def test_a_report_that_is_open_again_keeps_its_appeal(site: Site) -> None:
    url = f"/reports/{report(site)}/appeal"
    walter, ruth = site.browser("walter"), site.browser("ruth_admin")
    walter.get(url)
    walter.post(url, {"body": "It sells."})
    at_appeal = f"/moderation/appeals/{site.case_id()}"
    ruth.get(at_appeal)
    assert ruth.post(at_appeal, {"ruling": "reverse", "answer": "You may be right.", "version": "1"}).status_code == 303
    assert url in walter.get("/standing/appeals").text
    page = walter.get(url).text
    for words in ("You may be right.", "The decision is taken back."):
        assert words in page, words
    assert "There is nothing to appeal here now." not in page


def test_who_moderates_too_does_not_learn_who_reported_them(site: Site) -> None:
    """Neither from the appeal of whoever reported them, nor from the answers to it."""
    url = f"/reports/{report(site)}/appeal"
    walter, zoe, ruth = (site.browser(name) for name in ("walter", "zoe", "ruth_admin"))
    walter.get(url)
    assert walter.post(url, {"body": "It sells."}).status_code == 303
    with site.app.app_context(), unit_of_work() as work:
        grant_role(work, actor=site.admin, blog_id=1, handle="zoe", role="moderator")
        dismissed = work.scalars(select(Decision.id).where(Decision.kind == "dismiss")).one()
    case_id = site.case_id()
    assert f"/moderation/cases/{case_id}" in ruth.get("/moderation/queue").text
    assert "walter" not in zoe.get("/moderation/queue").text
    for hidden in (f"cases/{case_id}", f"appeals/{case_id}"):
        assert zoe.get(f"/moderation/{hidden}").status_code == 404
    assert zoe.get(f"/standing/decisions/{dismissed}").status_code == 404
    with site.app.app_context(), time_machine.travel(now() + timedelta(days=3)):
        age_cases(AgeCases())
    reminded = f'href="/moderation/appeals/{case_id}"'
    assert [reminded in browser.get("/inbox").text for browser in (zoe, ruth)] == [False, True]
    at_appeal = f"/moderation/appeals/{case_id}"
    ruth.get(at_appeal)
    assert ruth.post(at_appeal, {"ruling": "uphold", "answer": "Zzruled.", "version": "1"}).status_code == 303
    assert "Zzruled." in ruth.get("/moderation/members/walter").text
    assert "Zzruled." not in zoe.get("/moderation/members/walter").text
    assert "Zzfine." not in zoe.get("/moderation/members/zoe").text
    with site.app.app_context():
        ruled = session().scalars(select(Decision.id).where(Decision.kind == "uphold")).one()
        end_reading()
    assert zoe.get(f"/standing/decisions/{ruled}").status_code == 404
    assert "walter" not in zoe.get("/moderation/queue?state=closed").text


def test_standing_says_it_all_and_costs_the_same_with_more(site: Site) -> None:
    newcomer = make_member(site.app, "nell", trust_level=0)
    nell = site.browser("nell")
    site.app.extensions[EXTENSION] = replace(current_settings(), limits="on")
    page = " ".join(nell.get("/standing").text.split())
    site.app.extensions[EXTENSION] = replace(current_settings(), limits="off")
    for words in ("You are new here", "Replies published: 0 of 3", "One reply every 30 seconds", "on your first day"):
        assert words in page, words
    assert "Nothing here, and that is good" in page
    assert "No appeals" in nell.get("/standing/appeals").text
    walter = site.browser("walter")
    assert "not counted here yet" in walter.get("/standing").text
    counts = []
    for number in (1, 3):
        for _round in range(number):
            body = write_reply(site.app, newcomer, site.path, "Some words")
            site.decide(hide_reply, body)
        for path in ("/standing", "/standing/appeals"):
            nell.get(path)
            with count_statements() as sent:
                assert nell.get(path).status_code == 200
            counts.append(len(sent))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 10
    assert nell.get("/standing").text.count("Your reply is hidden for now") == 4
