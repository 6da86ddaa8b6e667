"""Reports from outside, without JavaScript: from the button below a text to its hiding and coming back."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from forum.db import now
from forum.db.context import EXTENSION
from forum.jobs import run_due
from forum.permissions import Actor
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.statements import count_statements
from tests.support.web import Browser, mails, make_member, text_of

WORDS = "It sells a miracle cure"


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def path(app: Flask, admin: Actor) -> str:
    """A post with one reply, by walter."""
    path = publish_post(app, admin, simple_blog(app, admin))
    write_reply(app, make_member(app, "walter"), path, "Buy my pills")
    return path


def browser_of(app: Flask, handle: str, **member: object) -> Browser:
    if member:
        make_member(app, handle, **member)  # type: ignore[arg-type]
    browser = Browser(app)
    browser.sign_in(handle)
    return browser


def test_from_a_report_to_hiding_to_an_edit_that_brings_it_back(app: Flask, path: str) -> None:
    uma, ute = (browser_of(app, handle, trust_level=4) for handle in ("uma", "ute"))
    walter, replies = browser_of(app, "walter"), f"/posts/{post_id_of(path)}/replies"
    assert f'href="{replies}/1/report"' not in walter.get(path).text
    page = uma.get(path).text
    assert f'href="{replies}/1/report"' in page
    assert f'href="/posts/{post_id_of(path)}/report"' in page
    form = uma.get(f"{replies}/1/report").text
    assert "Buy my pills" in form
    assert form.count('type="radio"') == form.count('class="field-help choice-help"') == 10
    assert 'href="/legal-notice"' in form
    refused = uma.post(f"{replies}/1/report", {"words": WORDS})
    assert refused.status_code == 400
    assert "Please choose what is wrong." in refused.text
    assert WORDS in refused.text
    sent = uma.post(f"{replies}/1/report", {"kind": "spam", "words": WORDS, "version": uma.hidden("version")})
    assert (sent.status_code, sent.location) == (303, "/reports/1")
    assert "Your report has reached the moderators" in uma.follow().text
    assert uma.get(f"{replies}/1/report").location == "/reports/1"
    again = uma.post(f"{replies}/1/report", {"kind": "spam"})
    assert again.location == "/reports/1"
    assert "still with the moderators" in uma.follow().text

    ute.get(f"{replies}/1/report")
    ute.post(f"{replies}/1/report", {"kind": "spam", "version": "1"})
    report = ute.follow().text
    assert "A reply that you can no longer see" in report
    assert "Buy my pills" not in Browser(app).get(path).text
    inbox = walter.get("/inbox").text
    assert "Your text is hidden for now, because it was reported. If you wait ten minutes and then change it" in inbox
    assert "It was reported. The main reason given: Spam or selling." in inbox
    assert not {"uma", "ute", WORDS} & set(re.findall(rf"uma|ute\b|{WORDS}", inbox))

    with time_machine.travel(now() + timedelta(minutes=11)):
        walter.get(f"{replies}/1/edit")
        assert walter.post(f"{replies}/1/edit", {"body": "Ask your doctor", "version": "1"}).status_code == 303
        assert "Ask your doctor" in Browser(app).get(path).text
        assert "Your text is shown again." in walter.get("/inbox").text
        own = uma.get("/reports").text
        assert "A reply in “<bdi>A quiet morning</bdi>”" in own
        assert "It waits for a moderator." in own
        assert "ute" not in re.sub(r"minute|attribute|absolute", "", own)
        uma.get("/reports/1")
        assert uma.post("/reports/1/withdraw").location == "/reports"
        assert "You took it back." in uma.follow().text


def test_visitors_sign_in_first_and_keep_what_they_typed(app: Flask, path: str) -> None:
    visitor, where = Browser(app), f"/posts/{post_id_of(path)}/report"
    assert where in visitor.get(path).text
    assert "/@walter/report" in visitor.get("/@walter").text
    assert visitor.get(where).status_code == 401
    sent = visitor.post(where, {"kind": "other", "words": WORDS})
    assert sent.status_code == 401
    assert WORDS in visitor.hidden("carried").replace("&#34;", '"')


def test_a_worry_shows_help_at_once_and_calls_a_moderator(app: Flask, path: str, tmp_path: Path) -> None:
    settings = app.extensions[EXTENSION]
    app.extensions[EXTENSION] = replace(settings, help_contacts="Crisis line | 0800 123 456 | always")
    bea, admin = browser_of(app, "bea", trust_level=1), browser_of(app, "ruth_admin")
    where = f"/posts/{post_id_of(path)}/replies/1/report"
    bea.get(where)
    bea.post(where, {"kind": "worried", "words": "She wants to end it"})
    page = bea.follow().text
    assert '<a href="tel:0800123456">0800 123 456</a> (always)' in page
    run_due(app)
    (mail,) = [found for found in mails(tmp_path / "mail") if "worried" in str(found["Subject"])]
    assert "/moderation/cases/1" in text_of(mail)
    assert not [word for word in ("walter", "Walter", "bea", "pills", "end it") if word in text_of(mail)]
    assert "A member is worried about somebody." in admin.get("/inbox").text
    assert "Buy my pills" in Browser(app).get(path).text
    case = admin.get("/moderation/cases/1").text
    assert set(re.findall(r'action="/moderation/cases/1/([a-z-]+)"', case)) == {
        *("claim", "seen", "card", "contacted", "hand-over", "close-worry", "entries"),
    }
    refused = admin.post("/moderation/cases/1/hand-over", {"to": "", "words": "Typed with care"})
    assert refused.status_code == 400
    assert "Typed with care" in refused.text
    assert admin.post("/moderation/cases/1/close-worry", {"words": "She is safe."}).status_code == 303
    assert "The moderators have looked after it." in bea.get("/reports").text


def test_pages_of_reports_cost_the_same_for_few_and_many(app: Flask, admin: Actor, path: str) -> None:
    bea = browser_of(app, "bea", trust_level=1)
    costs = []
    for amount in (2, 25):
        for _ in range(amount):
            number = write_reply(app, admin, path, "Words")
            where = f"/posts/{post_id_of(path)}/replies/{number}/report"
            bea.get(where)
            bea.post(where, {"kind": "spam"})
        with count_statements() as sent:
            page = bea.get("/reports").text
        costs.append(len(sent))
    assert page.count('<li class="card">') == 20
    assert 'rel="next"' in page
    assert costs[0] == costs[1] <= 4
