"""Legal notices through the front door: sent without an account, decided by the site's moderators, counted."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import Prune
from forum.jobs.prune import prune
from forum.jobs.runner import run_due
from forum.models import Case, Decision, LegalNotice, Mail, Notification, Reply
from forum.permissions import Actor
from forum.services.legal_notices import months_before
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.web import Browser, mails, make_member, text_of

REFERENCE = re.compile(r"LN-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}")
FIELDS = {
    "words": "It says that I stole.\n\nThat is a lie.",
    "law": "Defamation, section 1",
    "name": "Nora Notifier",
    "email": "nora@example.com",
    "good_faith": "y",
}


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin")


@pytest.fixture
def path(app: Flask, admin: Actor) -> str:
    """A post by an admin with a reply by walter and one by a moderator."""
    make_member(app, "mia", role="moderator")
    made = publish_post(app, admin, simple_blog(app, admin))
    write_reply(app, make_member(app, "walter"), made, "He stole, I say.")
    write_reply(app, make_member(app, "max", role="moderator"), made, "Mine.")
    return made


def signed_in(app: Flask, handle: str) -> Browser:
    browser = Browser(app)
    browser.sign_in(handle)
    return browser


def send(app: Flask, url: str, **fields: str) -> Browser:
    """A visitor's notice; the browser stands on what was answered."""
    visitor = Browser(app)
    visitor.get("/legal-notice")
    visitor.post("/legal-notice", {"url": url, "key": visitor.hidden("key"), **FIELDS, **fields})
    return visitor


def notice_id() -> int:
    """Of the latest notice."""
    end_reading()
    return session().scalars(select(LegalNotice.id).order_by(LegalNotice.id.desc())).first() or 0


def decide(browser: Browser, number: int, **fields: str) -> int:
    """Decides as the page stands; gives the status."""
    where = f"/moderation/notices/{number}"
    page = browser.get(where)
    seen = (
        {name: browser.fields().get(name, "") for name in ("version", "text_version")}
        if page.status_code == 200
        else {}
    )
    law = browser.fields().get("law", "") if seen else ""
    return browser.post(where, {**seen, "law": unescape(law), "message": "We have looked.", **fields}).status_code


def test_from_a_notice_to_its_answer_and_the_report(app: Flask, path: str, tmp_path: Path) -> None:
    reply = f"http://localhost{path}#reply-1"
    visitor = Browser(app)
    assert visitor.get("/legal-notice").headers["Cache-Control"] == "no-store"
    key = visitor.hidden("key")
    refused = visitor.post("/legal-notice", {**FIELDS, "url": "https://elsewhere.example/posts/1", "key": key})
    assert refused.status_code == 400
    assert refused.text.count("Please give an address on this site. It begins with http://localhost/.") == 2
    assert "That is a lie." in refused.text
    stale = visitor.post("/legal-notice", {**FIELDS, "url": reply, "key": key, "csrf_token": "old"})
    assert (stale.status_code, "That is a lie." in stale.text) == (400, True)
    first = visitor.post("/legal-notice", {**FIELDS, "url": reply, "key": key})
    again = visitor.post("/legal-notice", {**FIELDS, "url": reply, "key": key})
    assert first.status_code == 303
    assert first.location == again.location
    receipt = visitor.follow()
    reference = REFERENCE.search(receipt.text)
    assert reference is not None
    assert "It waits for a moderator." in receipt.text
    assert "Nora" not in receipt.text
    assert Browser(app).get("/legal-notice/LN-2222-2222").status_code == 404

    number = notice_id()
    case = session().scalars(select(Case)).one()
    told = set(session().scalars(select(Notification.user_id).where(Notification.kind == "duty")))
    assert (case.lane, case.thing, case.reply_id is not None, len(told)) == ("legal", f"notice:{number}", True, 3)
    end_reading()
    mod = signed_in(app, "mia")
    page = mod.get(f"/moderation/notices/{number}")
    assert "Nora Notifier" in page.text
    assert "He stole, I say." in page.text
    assert "A legal notice waits for a moderator." in mod.get("/inbox").text
    assert f'href="/moderation/notices/{number}"' in mod.get(f"/moderation/cases/{case.id}").text
    assert decide(mod, number, act="remove", law="", reason="You call him a thief.") == 400
    assert decide(mod, number, act="remove", reason="") == 400
    assert decide(mod, number, act="remove", reason="You call him a thief.", category="law") == 303
    assert "We have looked." in mod.follow().text
    walter = signed_in(app, "walter")
    assert "You call him a thief." in walter.get("/inbox").text
    assert walter.get(f"/moderation/notices/{number}").status_code == 403
    assert "It is decided." in Browser(app).get(first.location or "").text

    run_due(app)
    receipt_mail, answer = mails(tmp_path / "mail")
    assert receipt_mail["To"] == answer["To"] == "nora@example.com"
    assert reference.group() in receipt_mail["Subject"]
    assert "The text is removed." in text_of(answer)
    assert "We have looked." in text_of(answer)
    decision = session().scalars(select(Decision)).one()
    assert (decision.kind, decision.ground, decision.law, decision.found_by, decision.case_id, decision.category) == (
        "remove",
        "law",
        FIELDS["law"],
        "notice",
        case.id,
        "law",
    )
    assert session().scalars(select(LegalNotice.state)).all() == ["upheld"]
    today = f"{now():%Y-%m-%d}"
    lines = Browser(app).get(f"/moderation/report.csv?from={today}&to={today}").text.splitlines()
    assert {"notices,total,1", "notices,upheld,1", "notices,median_hours,0.0", "kinds,remove,1"} <= set(lines)
    log = Browser(app).get("/moderation/log").text
    assert "A reply was removed" in log
    assert "Against the law" in log
    assert not [word for word in ("walter", "Walter", "stole", "thief", "Defamation", "Nora", "Mia") if word in log]


def test_nothing_is_decided_on_what_changed_or_by_whom_it_is_about(app: Flask, path: str) -> None:
    post_id = post_id_of(path)
    send(app, f"http://localhost/posts/{post_id}/replies/2")
    number, own = notice_id(), signed_in(app, "max")
    assert own.get(f"/moderation/notices/{number}").status_code == 403
    assert decide(own, number, act="refuse") == 403
    assert "A legal notice" not in own.get("/inbox").text
    mod = signed_in(app, "mia")
    mod.get(f"/moderation/notices/{number}")
    seen = mod.fields()
    with unit_of_work() as work:
        work.execute(
            update(Reply).where(Reply.post_id == post_id, Reply.number == 2).values(version=2, html="<p>Newer</p>")
        )
    fields = {"act": "hide", "message": "Long thought about.", "reason": "Because.", "law": "A law", "category": "law"}
    old = {name: seen[name] for name in ("version", "text_version")}
    conflict = mod.post(f"/moderation/notices/{number}", {**old, **fields})
    assert conflict.status_code == 409
    assert "Nothing was decided." in conflict.text
    assert "Long thought about." in conflict.text
    assert "Newer" in conflict.text
    again = {name: mod.fields()[name] for name in ("version", "text_version")}
    assert again != old
    odd = {**again, **fields, "category": "zz"}
    assert "Please choose what it is about." in mod.post(f"/moderation/notices/{number}", odd).text
    assert mod.post(f"/moderation/notices/{number}", {**again, **fields}).status_code == 303
    assert mod.post(f"/moderation/notices/{number}", {**again, **fields}).status_code == 409

    send(app, f"http://localhost{path}")
    about_admin = notice_id()
    assert "Only another admin may decide on it." in mod.get(f"/moderation/notices/{about_admin}").text
    assert decide(mod, about_admin, act="remove", reason="Because.", version="1", text_version="1") == 403
    send(app, "localhost/posts/999/gone")
    assert decide(mod, notice_id(), act="hide", reason="Because.", law="A law") == 409
    assert decide(mod, notice_id(), act="refuse") == 303
    send(app, "http://localhost/@walter?show=replies")
    assert "Walter" in mod.get(f"/moderation/notices/{notice_id()}").text
    assert decide(mod, notice_id(), act="done") == 303
    end_reading()
    found = session().execute(select(LegalNotice.state, Case.outcome).join(Case).order_by(LegalNotice.id)).all()
    assert [tuple(row) for row in found] == [
        ("upheld", "agreed"),
        ("open", None),
        ("refused", "disagreed"),
        ("upheld", "agreed"),
    ]
    kinds = session().execute(select(Decision.kind, Decision.reason).order_by(Decision.id)).all()
    assert [tuple(row) for row in kinds] == [("hide", "Because."), ("dismiss", "A legal notice was refused.")]


def test_names_and_addresses_are_forgotten_in_time(app: Flask, path: str) -> None:
    for _old_or_new in range(3):
        send(app, f"http://localhost{path}")
    run_due(app)
    for number, decided_at in enumerate((months_before(now(), 12) - timedelta(hours=1), now()), 1):
        with unit_of_work() as work:
            rows = update(LegalNotice).where(LegalNotice.id == number)
            work.execute(rows.values(state="refused", decided_at=decided_at, created_at=decided_at))
            work.execute(update(Mail).where(Mail.id == number).values(created_at=decided_at))
    prune(Prune())
    end_reading()
    kept = session().execute(select(LegalNotice.name, LegalNotice.email).order_by(LegalNotice.id)).all()
    assert [tuple(row) for row in kept] == [("", ""), *[(FIELDS["name"], FIELDS["email"])] * 2]
    assert session().scalars(select(Mail.id).order_by(Mail.id)).all() == [2, 3]
    assert "Name and address have been deleted." in signed_in(app, "mia").get("/moderation/notices/1").text


def test_months_before_ends_with_the_month() -> None:
    leap_day = now().replace(year=2028, month=2, day=29)
    assert f"{months_before(leap_day, 12):%Y-%m-%d}" == "2027-02-28"
    assert f"{months_before(leap_day.replace(month=1, day=31), 1):%Y-%m-%d}" == "2027-12-31"
    assert f"{months_before(leap_day.replace(month=3, day=31), 1):%Y-%m-%d}" == "2028-02-29"
