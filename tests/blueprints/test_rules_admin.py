"""Rules and words in the browser: admins change, moderators of the site look, and what is changed holds at once."""

import json

import pytest
from flask import Flask
from sqlalchemy import insert, select

from forum.db import end_reading, now, session, unit_of_work
from forum.models import AuditEntry, SiteFact, WordRule
from forum.permissions import Actor
from forum.queries.rules import get_stored_rules
from forum.rules.settings import RULE_FIELDS, RuleSettings, rule_values
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def ruth(app: Flask, admin: Actor) -> Browser:
    browser = Browser(app)
    browser.sign_in("ruth_admin")
    browser.get("/")
    return browser


def signed_in(app: Flask, handle: str, role: str = "member", trust_level: int = 1) -> Browser:
    make_member(app, handle, role=role, trust_level=trust_level)
    browser = Browser(app)
    browser.sign_in(handle)
    browser.get("/")
    return browser


def words() -> list[tuple[str, str, bool]]:
    end_reading()
    rows = session().execute(select(WordRule.phrase, WordRule.action, WordRule.is_active).order_by(WordRule.id))
    return [(phrase, action, is_active) for phrase, action, is_active in rows]


def test_the_numbers_of_the_rules(app: Flask, ruth: Browser) -> None:
    page = ruth.get("/admin/rules")
    for each in RULE_FIELDS:
        assert str(each.metadata["help"]) in page.text or each.name == "off"
    values = {name: str(value) for name, value in rule_values(RuleSettings()).items() if name != "off"}
    form = values | {"on": "word", "version": "0"}
    assert ruth.post("/admin/rules", form | {"max_links": "0"}).status_code == 303
    stored = get_stored_rules()
    assert (stored.version, stored.settings.max_links) == (1, 0)
    assert "links" in stored.settings.off
    assert "word" not in stored.settings.off
    end_reading()
    entry = session().scalars(select(AuditEntry).where(AuditEntry.action == "set_rules")).one()
    assert json.loads(entry.detail)["changed"]["max_links"] == [2, 0]
    stale = ruth.post("/admin/rules", form | {"max_links": "7"})
    assert stale.status_code == 409
    assert 'value="7"' in stale.text, "what was chosen is kept"
    assert ruth.post("/admin/rules", form | {"max_links": "7", "version": ruth.hidden("version")}).status_code == 303
    end_reading()
    assert get_stored_rules().settings.max_links == 7
    for name, value in (("max_links", "1000"), ("rejected_share", "x"), ("sensitivity", "zz"), ("on", "zz")):
        assert ruth.post("/admin/rules", form | {"version": "2", name: value}).status_code == 400, name
    with app.app_context():
        assert get_stored_rules().version == 2


def test_words_are_added_tried_switched_on_and_deleted(app: Flask, admin: Actor, ruth: Browser) -> None:
    path = publish_post(app, admin, simple_blog(app, admin), "A quiet morning")
    for number in range(3):
        write_reply(app, make_member(app, f"bob{number}"), path, f"We sell **snake** oil, number {number}.")
    ann, replies = signed_in(app, "ann"), f"/posts/{post_id_of(path)}/replies"
    form = {"phrase": "snake oil", "action": "block", "replacement": "", "blog": ""}
    assert ruth.post("/admin/words/new", form | {"phrase": ""}).status_code == 400
    assert ruth.post("/admin/words/new", form | {"phrase": "x" * 101}).status_code == 400
    assert ruth.post("/admin/words/new", form | {"action": "replace"}).status_code == 400
    assert ruth.post("/admin/words/new", form | {"blog": "nowhere"}).status_code == 400
    assert ruth.post("/admin/words/new", form).location == "/admin/words"
    assert words() == [("snake oil", "block", False)]
    rule_id = session().scalars(select(WordRule.id)).one()
    assert ann.post(replies, {"body": "Snake oil, once.", "key": "a"}).status_code == 303, "it is not switched on"
    with count_statements() as sent:
        trial = ruth.get(f"/admin/words/{rule_id}/try")
    assert "Of the latest 5 texts it would have met 4" in trial.text, "three, one more, and not the post"
    assert f'href="{replies}/4"' in trial.text
    assert len(sent) <= 8
    ruth.get(f"/admin/words/{rule_id}")
    changed = form | {"is_active": "y", "told": "We sell  nothing here.", "version": ruth.hidden("version")}
    assert ruth.post(f"/admin/words/{rule_id}", changed | {"told": "x" * 301}).status_code == 400
    assert ruth.post(f"/admin/words/{rule_id}", changed).status_code == 303
    assert "The writer reads: We sell nothing here." in ruth.get("/admin/words").text
    refused = ann.post(replies, {"body": "SNAKE  oil, twice.", "key": "b"})
    assert refused.status_code == 400, "from now on"
    assert "We sell nothing here." in refused.text
    stale = ruth.post(f"/admin/words/{rule_id}", changed | {"told": "Kept words."})
    assert stale.status_code == 409
    for kept in ("Another admin changed this rule", "Kept words."):
        assert kept in stale.text, kept
    held = changed | {"action": "hold", "told": "Oil is looked at.", "version": ruth.hidden("version")}
    assert ruth.post(f"/admin/words/{rule_id}", held).status_code == 303
    assert ann.post(replies, {"body": "SNAKE oil, thrice.", "key": "h"}).status_code == 303
    shown = ann.follow().text
    for words_of_rule in ("Oil is looked at.", "A moderator reads your reply before it appears."):
        assert words_of_rule in shown, words_of_rule
    lines = "alpha\n\n  beta   gamma \nalpha\nsnake oil"
    form = {"lines": lines, "action": "block", "replacement": "", "blog": "front-porch"}
    refused = ruth.post("/admin/words/import", form | {"lines": f"fine\n{'x' * 101}"})
    assert refused.status_code == 400
    assert "x" * 101 in refused.text
    assert ruth.post("/admin/words/import", form).status_code == 303
    assert words()[1:] == [("alpha", "block", False), ("beta gamma", "block", False), ("snake oil", "block", False)]
    assert ruth.post("/admin/words/import", form).status_code == 303
    assert len(words()) == 4, "what stands there already is left out"
    page = ruth.get("/admin/words?blog=front-porch")
    assert "beta gamma" in page.text
    assert "Everywhere" in ruth.get("/admin/words?blog=").text
    assert ruth.get(f"/admin/words/{rule_id}/delete").status_code == 200
    assert ruth.post(f"/admin/words/{rule_id}/delete").status_code == 303
    assert ruth.post(f"/admin/words/{rule_id}/delete").status_code == 404
    assert ann.post(replies, {"body": "Snake oil, again.", "key": "c"}).status_code == 303


def test_rules_are_tried_on_the_latest_texts(app: Flask, admin: Actor, ruth: Browser) -> None:
    path = publish_post(app, admin, simple_blog(app, admin), "A quiet morning")
    newcomer = make_member(app, "ned", trust_level=0)
    links = " ".join(f"https://shop{number}.example/now" for number in range(3))
    write_reply(app, newcomer, path, links)
    write_reply(app, newcomer, path, "Nothing to see.")
    page = ruth.get("/admin/rules/try")
    assert "Of the latest 3 texts it would have met 1" in page.text
    assert "many links" in page.text
    with app.app_context():
        rows = [{"phrase": f"p{n}", "action": "hold", "is_active": True, "created_at": now()} for n in range(30)]
        with unit_of_work() as work:
            work.execute(insert(WordRule), [row | {"replacement": ""} for row in rows])
            work.add(SiteFact(name="word_rules_version", value="some"))
    with count_statements() as sent:
        first = ruth.get("/admin/words")
    assert len(sent) <= 6
    assert "before=" in first.text, "the list is paged"


def test_moderators_look_and_others_do_not(app: Flask, ruth: Browser) -> None:
    ruth.post("/admin/words/new", {"phrase": "word", "action": "hold", "replacement": "", "blog": ""})
    mod, member = signed_in(app, "max", role="moderator"), signed_in(app, "ann")
    rule_id = session().scalars(select(WordRule.id)).one()
    for path in ("/admin/rules", "/admin/words", "/admin/rules/try", f"/admin/words/{rule_id}/try"):
        assert mod.get(path).status_code == 200, path
        assert member.get(path).status_code == 403, path
        assert Browser(app).get(path).status_code == 401, path
    for path in ("/admin/words/new", f"/admin/words/{rule_id}", "/admin/words/import"):
        assert mod.get(path).status_code == 403, path
    for path in ("/admin/rules", f"/admin/words/{rule_id}/delete", f"/admin/words/{rule_id}"):
        assert mod.post(path, {}).status_code == 403, path
