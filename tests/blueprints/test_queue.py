"""The moderators' queue from outside: what it lists, a case's page, deciding, conflicts, notes and conversations."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import AgeCases
from forum.jobs.age_cases import age_cases
from forum.models import Case, CaseEntry, Decision, PreparedAnswer
from forum.permissions import Actor
from forum.services.blogs import grant_role
from forum.services.members import set_role
from forum.services.moderation import hide_reply
from forum.services.replies import edit_reply, prepare_reply
from tests.browser.content import post_id_of, publish_post, send_legal_notice, simple_blog, write_reply
from tests.support.cases import choice_of, flag_case, make_case, make_member_case, read_case
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

DECISION = {"act": "disagree", "reason": "It is fine.", "category": "other", "ground": "rules"}
TEXT_OF_ANN = "Buy my herbs, they cure it"


class Scene:
    """A post by walter with replies by ann, flagged by bob; mia moderates its blog, max the site."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.admin = make_member(app, "ruth_admin", role="admin", name="Ruth")
        self.ann, self.bob = make_member(app, "ann", name="Ann"), make_member(app, "bob_flagger", name="Bobbington")
        self.mia, self.max = make_member(app, "mia", name="Mia"), make_member(app, "max", role="moderator")
        self.slug = simple_blog(app, self.admin)
        with app.app_context(), unit_of_work() as work:
            grant_role(work, actor=self.admin, blog_id=1, handle="mia", role="moderator")
        self.path = publish_post(app, make_member(app, "walter"), self.slug, "A quiet morning")
        self.post_id = post_id_of(self.path)
        self.first = write_reply(app, self.ann, self.path, "A first thought")

    def reply(self, text: str = TEXT_OF_ANN, by: Actor | None = None) -> int:
        return write_reply(self.app, by or self.ann, self.path, text, to=self.first)

    def case(self, number: int | None = None, **given: object) -> int:
        return make_case(self.post_id, number or self.reply(), flaggers=(self.bob,), **given)  # type: ignore[arg-type]

    def browser(self, handle: str) -> Browser:
        browser = Browser(self.app)
        browser.sign_in(handle)
        return browser


@pytest.fixture
def scene(app: Flask) -> Scene:
    return Scene(app)


def listed(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'data-case="/moderation/cases/(\d+)"', page)]


def test_the_queue_lists_what_one_moderates_in_its_order(scene: Scene) -> None:
    low = scene.case()
    high = scene.case(reason="advice")
    flag_case(high, scene.mia, "advice", weight=9)
    worried = scene.case(lane="worried", reason="worried")
    about_mia = scene.case(scene.reply("By a moderator", scene.mia))
    about_ann = make_member_case(scene.ann)
    inner = publish_post(scene.app, scene.admin, simple_blog(scene.app, scene.admin, "Inner"), "Inside")
    elsewhere = make_case(post_id_of(inner), flaggers=(scene.bob,))
    mia, site = scene.browser("mia"), scene.browser("max")
    assert listed(mia.get("/moderation/queue").text) == [worried, high, low]
    page = site.get("/moderation/queue").text
    assert set(listed(page)) == {low, high, worried, about_mia, about_ann, elsewhere}
    assert "Moderation (6)" in page
    assert "Moderation (3)" in mia.get("/").text
    for query, expected in (
        ("kind=worried", [worried]),
        ("kind=member", [about_ann]),
        ("why=advice", [high]),
        ("state=closed", []),
        ("assignee=mine", []),
        ("blog=2", [elsewhere]),
        ("kind=zz&blog=zz&why=zz&state=zz&before=1_x_2_3&after=9_nan_1_1", None),
    ):
        found = listed(site.get(f"/moderation/queue?{query}").text)
        assert found == expected or (expected is None and len(found) == 6), query
    site.get(f"/moderation/cases/{low}")
    assert site.post(f"/moderation/cases/{low}/claim").status_code == 303
    assert listed(site.get("/moderation/queue?assignee=mine").text) == [low]
    assert low not in listed(site.get("/moderation/queue?assignee=nobody").text)
    assert "Max</bdi> looks at it" in mia.get("/moderation/queue").text
    walter, visitor = scene.browser("walter"), Browser(scene.app)
    for path in ("/moderation/queue", "/moderation/dashboard", f"/moderation/cases/{low}"):
        assert (walter.get(path).status_code, visitor.get(path).status_code) == (403, 401)
    assert "Moderation" not in re.findall("<nav.*?</nav>", walter.get("/").text, re.DOTALL)[0]
    for case_id in (elsewhere, about_mia, about_ann):
        assert mia.get(f"/moderation/cases/{case_id}").status_code == 404


def test_pages_of_the_queue_go_on_and_back_and_cost_the_same(scene: Scene) -> None:
    number = scene.reply()
    site = scene.browser("max")

    def fill(start: int, end: int) -> None:
        with unit_of_work() as work:
            for place in range(start, end):
                copy = Case(
                    thing=f"member:{1000 + place}",
                    writer_id=scene.ann.member_id,
                    post_id=scene.post_id,
                    blog_id=1,
                    rank=-float(place % 7),
                    opened_at=now() - timedelta(minutes=place % 11),
                )
                work.add(copy)

    scene.case(number)
    fill(0, 50)
    site.get("/moderation/queue")
    with count_statements() as few:
        assert len(listed(site.get("/moderation/queue").text)) == 25
    fill(50, 500)
    with count_statements() as many:
        page = site.get("/moderation/queue?blog=1").text
    assert len(few) == len(many) <= 8
    seen, pages = list(listed(page)), [page]
    while (following := re.search(r'rel="next" href="([^"]*)"', pages[-1])) is not None:
        assert "blog=1" in following.group(1), "the filter stays"
        pages.append(site.get(following.group(1).replace("&amp;", "&")).text)
        seen += listed(pages[-1])
    assert len(seen) == len(set(seen)) == 501
    back = re.search(r'rel="prev" href="([^"]*)"', pages[-1])
    assert back is not None
    assert listed(site.get(back.group(1).replace("&amp;", "&")).text) == listed(pages[-2])
    assert "Moderation (over 99)" in page


def test_a_case_shows_what_a_decision_needs_and_no_flagger(scene: Scene) -> None:
    closed = scene.case()
    mia = scene.browser("mia")
    mia.get(f"/moderation/cases/{closed}")
    assert mia.post("/moderation/queue/decide", bulk(closed)).status_code == 200
    number = scene.reply("My number is 555")
    with unit_of_work() as work:
        edit_reply(
            work, actor=scene.ann, post_id=scene.post_id, number=number, version=1, prepared=prepare_reply("Better")
        )
    case_id = scene.case(number, words="It sells something")
    with count_statements() as sent:
        page = mia.get(f"/moderation/cases/{case_id}").text
    assert len(sent) <= 12
    for words in (
        "Better",
        "My number is 555",
        "It answers reply 1 by <bdi>Ann</bdi>",
        "It sells something",
        "trust level 1; moderators agreed with 1 of 1 reports",
        "Earlier decisions about them",
        "What became of similar ones",
        "1 agreed with, 0 not",
        "Agree and remove",
    ):
        assert words in page, words
    assert "bob_flagger" not in page
    assert "Bobbington" not in page
    for place in range(20):
        scene.case(scene.reply(f"More {place}"))
    with count_statements() as more:
        mia.get(f"/moderation/cases/{case_id}")
    assert len(more) == len(sent)


def bulk(*case_ids: int, act: str = "agree_hide", reason: str = "A rule.") -> dict[str, object]:
    return {"selected": [choice_of(case_id) for case_id in case_ids], "act": act, "reason": reason, "category": "spam"}


def test_a_case_is_decided_with_a_reason(scene: Scene) -> None:
    case_id = scene.case()
    with unit_of_work() as work:
        work.add(
            PreparedAnswer(title="No selling", body="{name}, {title}: {rule}. {sic}", editor_id=1, edited_at=now())
        )
    mia = scene.browser("mia")
    where = f"/moderation/cases/{case_id}/decide"
    assert 'href="/moderation/answers"' in mia.get("/moderation/queue").text
    page = mia.get(f"/moderation/cases/{case_id}?act=agree_remove")
    assert re.search(r'checked[^>]*value="agree_remove"', page.text)
    fields = {name: mia.hidden(name) for name in ("version", "text_version", "seen_flag")}
    used = mia.post(
        where,
        {
            **fields,
            "prepared_answer": "1",
            "reason": "Dear,",
            "act": "agree_remove",
            "action": "use",
            "category": "advice",
        },
    )
    assert (
        "Dear,\n\nAnn, A quiet morning: Tells others what to do, or diagnoses. {sic}</textarea>"
        in used.text.replace("\r", "")
    )
    assert read_case(case_id).state == "open"
    for wrong in ({"reason": ""}, {"act": ""}, {"ground": "law"}):
        refused = mia.post(where, {**fields, "act": "agree_remove", "reason": "Because.", "category": "spam", **wrong})
        assert refused.status_code == 400, wrong
    done = mia.post(
        where,
        {**fields, "act": "agree_remove", "reason": "Because.", "category": "advice", "ground": "law", "law": "HWG"},
    )
    assert done.status_code == 303
    end_reading()
    decision = session().scalars(select(Decision)).one()
    assert (decision.kind, decision.category, decision.ground, decision.law) == ("remove", "advice", "law", "HWG")
    assert decision.case_id == case_id
    assert "Because." in scene.browser("ann").get("/inbox").text
    assert "What became of your report" in scene.browser("bob_flagger").get("/inbox").text


def test_what_changed_meanwhile_is_shown_and_nothing_is_lost(scene: Scene) -> None:
    number = scene.reply()
    case_id = scene.case(number)
    mia, site = scene.browser("mia"), scene.browser("max")
    where = f"/moderation/cases/{case_id}/decide"

    def open_form(browser: Browser) -> dict[str, str]:
        browser.get(f"/moderation/cases/{case_id}")
        fields = {name: browser.hidden(name) for name in ("version", "text_version", "seen_flag")}
        return fields | {"act": "agree_hide", "reason": "Typed with care.", "category": "spam", "ground": "rules"}

    form, other = open_form(mia), open_form(site)
    flag_case(case_id, scene.mia, "advice", "It says what to take")
    newer = prepare_reply("I took it back")
    with unit_of_work() as work:
        edit_reply(
            work,
            actor=scene.ann,
            post_id=scene.post_id,
            number=number,
            version=1,
            prepared=newer,
        )
    for name in ("version", "text_version", "seen_flag"):
        assert mia.post(where, form | {name: "9" * 30}).status_code == 400, name
    conflict = mia.post(where, form)
    assert conflict.status_code == 409
    assert read_case(case_id).state == "open"
    for words in (
        "I took it back",
        f"</span>{TEXT_OF_ANN}</del>",
        "It says what to take",
        "Typed with care.</textarea>",
    ):
        assert words in conflict.text, words
    renewed = {name: mia.hidden(name) for name in ("version", "text_version", "seen_flag")}
    assert mia.post(where, form | renewed).status_code == 303
    late = site.post(where, other | {"reason": "Mine came late."})
    assert late.status_code == 409
    for words in ("Another decision came first", "Mia", "Typed with care.", "Mine came late."):
        assert words in late.text, words
    end_reading()
    assert len(session().scalars(select(Decision)).all()) == 1


def test_many_are_decided_each_on_its_own(scene: Scene) -> None:
    first, second, third = (scene.case() for _ in range(3))
    mia = scene.browser("mia")
    mia.get("/moderation/queue")
    sent = bulk(first, second, third)
    wrongs: list[dict[str, object]] = [{"selected": []}, {"selected": ["zz"]}, {"reason": ""}, {"act": "lock"}]
    for wrong in wrongs:
        assert mia.post("/moderation/queue/decide", sent | wrong).status_code == 400, wrong
    assert "Not decided" in mia.post("/moderation/queue/decide", sent | {"selected": ["987:1:1"]}).text
    flag_case(second, scene.mia)
    page = mia.post("/moderation/queue/decide", sent).text
    assert "<h1>2 cases decided</h1>" in page
    refused = page.split("Not decided")[1]
    assert f"/moderation/cases/{second}" in refused
    assert f"/moderation/cases/{first}" not in refused
    assert [read_case(case_id).state for case_id in (first, second, third)] == ["closed", "open", "closed"]


def test_what_is_decided_on_its_own_page_is_not_decided_with_others(scene: Scene) -> None:
    case_id, worry = scene.case(), scene.case(lane="worried")
    send_legal_notice(scene.app, scene.path)
    with scene.app.app_context():
        legal = session().scalars(select(Case.id).where(Case.lane == "legal")).one()
        end_reading()
    browser = scene.browser("max")
    page = browser.get("/moderation/queue").text
    assert set(listed(page)) == {worry, legal, case_id}
    assert [f'id="case-{found}"' in page for found in (case_id, legal, worry)] == [True, False, False]
    page = browser.post("/moderation/queue/decide", bulk(case_id, legal, worry)).text
    assert "<h1>1 case decided</h1>" in page
    assert page.split("Not decided")[1].count("decided on a page of its own") == 2
    assert [read_case(found).state for found in (case_id, legal, worry)] == ["closed", "open", "open"]


def test_notes_second_opinions_and_the_conversation(scene: Scene) -> None:
    case_id = scene.case()
    mia, site, ann, bob = (scene.browser(handle) for handle in ("mia", "max", "ann", "bob_flagger"))
    where, standing = f"/moderation/cases/{case_id}/entries", f"/standing/cases/{case_id}"

    def write(browser: Browser, **fields: str) -> int:
        browser.get(f"/moderation/cases/{case_id}")
        return browser.post(where, {"key": "k", "handle": "", **fields}).status_code

    assert ann.get(standing).status_code == 404, "that there is a case is not told before"
    assert ann.post(standing, {"body": "Hello?", "key": "k"}).status_code == 404
    for _ in range(2):
        assert write(mia, kind="note", body="Known from *before*") == 303
    assert write(mia, kind="ask", body="What do you think?", handle="ann") == 400
    assert write(mia, kind="ask", body="What do you think?", handle="@max") == 303
    assert write(mia, kind="note", body=" ", handle="") == 400
    assert f'href="/moderation/cases/{case_id}"' in site.get("/inbox").text
    assert write(site, kind="note", body="Leave it") == 303
    assert write(mia, kind="member", body="Dear Ann, why?") == 303
    assert standing in ann.get("/inbox").text
    page = ann.get(standing)
    assert "Dear Ann, why?" in page.text
    assert TEXT_OF_ANN in page.text
    for kept in ("Known from", "Leave it", "Mia", "sells"):
        assert kept not in page.text, kept
    for _ in range(2):
        assert ann.post(standing, {"body": "I did not know.", "key": "k2"}).status_code == 303
    assert ann.post(standing, {"body": "", "key": "k3"}).status_code == 400
    assert "I did not know." in mia.get(f"/moderation/cases/{case_id}").text
    assert f'href="/moderation/cases/{case_id}"' in mia.get("/inbox").text
    for browser in (bob, mia):
        assert browser.get(standing).status_code == 404
    end_reading()
    kinds = session().scalars(select(CaseEntry.kind).order_by(CaseEntry.id)).all()
    assert kinds == ["note", "opinion_asked", "opinion", "to_member", "from_member"]


def test_the_dashboard_counts(scene: Scene) -> None:
    closed = scene.case(opened_at=now() - timedelta(days=2))
    scene.case(reason="advice", opened_at=now() - timedelta(hours=5))
    mia = scene.browser("mia")
    mia.get("/moderation/queue")
    mia.post("/moderation/queue/decide", bulk(closed))
    page = mia.get("/moderation/dashboard").text
    table = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", page)
    rows = [(re.sub("<.*?>", "", head), re.findall("<td>(.*?)</td>", cells)) for head, cells in table]
    assert ("Tells others what to do, or diagnoses", ["1", "5 hours", "5 hours"]) in rows
    assert ("Spam or selling", ["1", "2 days"]) in rows
    assert ("Mia", ["1", "1", "0"]) in rows
    assert ("Spam or selling", ["1", "0", "0", "100"]) in rows


def test_what_is_about_the_only_admin_waits_in_sight(scene: Scene) -> None:
    """Neither the admin nor moderators may decide; the operator makes somebody else an admin, who does."""
    number = scene.reply("Words of the only admin", by=scene.admin)
    case_id, reply = scene.case(number), f"/posts/{scene.post_id}/replies/{number}"
    scene.case()
    send_legal_notice(scene.app, reply)
    words = "2 cases wait that nobody here may decide."
    ruth, mia, site_mod = (scene.browser(name) for name in ("ruth_admin", "mia", "max"))
    assert words in ruth.get("/admin/blogs").text
    assert words in ruth.get("/moderation/dashboard").text
    assert ruth.get(f"/moderation/cases/{case_id}").status_code == 404
    assert words in site_mod.get("/moderation/dashboard").text
    assert words not in mia.get("/moderation/dashboard").text
    with time_machine.travel(now() + timedelta(days=61)):
        age_cases(AgeCases())
        assert [read_case(found).state for found in (case_id, case_id + 1)] == ["open", "closed"]
    at_case = f"/moderation/cases/{case_id}"
    assert at_case in site_mod.get("/inbox").text
    with scene.app.app_context(), unit_of_work() as work:
        set_role(work, actor=None, handle="max", role="admin")
    for page in ("/admin/blogs", "/moderation/dashboard"):
        assert "that nobody here may decide" not in ruth.get(page).text
    site_mod.get(at_case)
    assert site_mod.post(f"{at_case}/decide", site_mod.fields() | DECISION).status_code == 303
    assert read_case(case_id).outcome == "disagreed"


def test_an_appeal_of_one_admin_against_the_other_needs_a_third(scene: Scene) -> None:
    number = scene.reply("Words of the only admin", by=scene.admin)
    second = make_member(scene.app, "second_admin", role="admin")
    with scene.app.app_context(), unit_of_work() as work:
        hide_reply(work, actor=second, post_id=scene.post_id, number=number, reason="No.")
        decision_id = work.scalars(select(Decision.id)).one()
    ruth, site_mod = scene.browser("ruth_admin"), scene.browser("max")
    ruth.get(f"/standing/decisions/{decision_id}")
    assert ruth.post(f"/standing/decisions/{decision_id}/appeal", {"body": "It was fine."}).status_code == 303
    assert "1 case waits that nobody here may decide." in ruth.get("/moderation/dashboard").text
    assert "/moderation/appeals/" in site_mod.get("/inbox").text, "who cannot decide can ask for somebody who can"
    make_member(scene.app, "third_admin", role="admin")
    assert "that nobody here may decide" not in ruth.get("/moderation/dashboard").text
