"""Measures as members and moderators meet them, without JavaScript."""

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.jobs.runner import run_due
from forum.models import Sanction
from forum.queries.verification import find_faults
from forum.services.blogs import grant_role
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.statements import count_statements
from tests.support.web import Browser, link_in, mails, make_member, text_of

AT_ANN = "/moderation/members/ann"
WHY = {"reason": "It <b>sells</b> things.", "category": "spam"}


@pytest.fixture
def path(app: Flask) -> str:
    admin = make_member(app, "ruth_admin", role="admin")
    make_member(app, "miles", role="moderator")
    make_member(app, "ann")
    return publish_post(app, admin, simple_blog(app, admin))


def signed_in(app: Flask, handle: str) -> Browser:
    browser = Browser(app)
    browser.sign_in(handle)
    browser.get("/")
    return browser


def impose(mod: Browser, kind: str, scope: str = "site", status: int = 303, **fields: str) -> str:
    mod.get(f"{AT_ANN}/sanction")
    page = mod.post(f"{AT_ANN}/sanction", WHY | {"kind": kind, "scope": scope, "duration": "1w", "case": ""} | fields)
    assert page.status_code == status, page.text
    return page.text


def test_a_warning_is_read_before_the_next_reply(app: Flask, path: str) -> None:
    mod, ann = signed_in(app, "miles"), signed_in(app, "ann")
    impose(mod, "warn")
    replies = f"/posts/{post_id_of(path)}/replies"
    refused = ann.post(replies, {"body": "What I meant to say.", "key": "k"})
    assert refused.status_code == 403
    assert "What I meant to say." in refused.text
    assert "Please read it first" in refused.text
    page = ann.get(path)
    assert 'name="body"' not in page.text
    assert f"/warning?next={path}" in page.text
    assert "It &lt;b&gt;sells&lt;/b&gt; things." in ann.get(f"/warning?next={path}").text
    decision = re.findall(r"/standing/decisions/\d+", ann.get("/standing").text)[0]
    to_warning = f'href="/warning?next={decision}"'
    assert to_warning in ann.get(decision).text
    ann.post("/warning", {"up_to_id": "zz", "next": path})
    assert ann.get("/warning").status_code == 200
    ann.post("/warning", ann.fields() | {"next": path})
    assert ann.page is not None
    assert ann.page.location == path
    assert "You can write again" in ann.get(path).text
    assert to_warning not in ann.get(decision).text
    assert ann.post(replies, {"body": "Now then.", "key": "k"}).status_code == 303
    assert ann.get("/warning?next=//evil.example").location == "/"


def test_a_silence_says_why_and_until_when(app: Flask, path: str) -> None:
    mod, ann = signed_in(app, "miles"), signed_in(app, "ann")
    impose(mod, "silence")
    page = ann.get(path).text
    assert "You cannot write here at the moment" in page
    assert "This ends on" in page
    assert "/standing/decisions/" in page
    assert 'name="body"' not in page
    refused = ann.post("/posts/new", {"blog": "front-porch", "title": "Kept", "body": "Kept too.", "key": "k"})
    assert refused.status_code == 403
    assert "Kept too." in refused.text
    record = mod.get(AT_ANN).text
    assert "Silence on the whole site" in record
    with app.app_context():
        sanction_id = session().scalars(select(Sanction.id)).one()
        end_reading()
    lift = f"{AT_ANN}/sanctions/{sanction_id}/lift"
    mod.get(lift)
    assert mod.post(lift, {"reason": ""}).status_code == 400
    assert mod.post(lift, {"reason": "Long enough."}).status_code == 303
    assert mod.get(lift).status_code == 409
    assert "What held before" in mod.get(AT_ANN).text
    assert 'name="body"' in ann.get(path).text


def test_a_suspended_member_finds_one_page(app: Flask, path: str, tmp_path: Path) -> None:
    mod, ann = signed_in(app, "miles"), signed_in(app, "ann")
    impose(mod, "suspend")
    assert ann.get("/inbox").status_code == 401
    run_due(app)
    mail = mails(tmp_path / "mail")[-1]
    assert "/decision/" in link_in(mail)
    assert "It <b>sells</b> things." in text_of(mail)
    ann.sign_in("ann")
    for where in ("/", path, "/inbox", "/settings/profile", "/no/such/page", "/warning"):
        assert ann.get(where).location == "/suspended", where
    page = ann.get("/suspended").text
    for words in ("Your account is suspended", "Until ", "It &lt;b&gt;sells&lt;/b&gt; things.", "/standing/decisions/"):
        assert words in page
    for where in ("/terms", "/guidelines", "/privacy", "/moderation", "/healthz"):
        assert ann.get(where).status_code == 200, where
    lost = ann.post(f"/posts/{post_id_of(path)}/replies", {"body": "My words.", "key": "k"})
    assert lost.status_code == 403
    assert "My words." in lost.text
    ann.get("/suspended")
    assert ann.sign_out().status_code == 303
    assert ann.get(path).status_code == 200
    assert mod.get("/suspended").location == "/"


def test_a_sweep_goes_and_comes_back(app: Flask, path: str) -> None:
    mod = signed_in(app, "miles")
    ann = make_member(app, "ann_too")
    at = "/moderation/members/ann_too"
    write_reply(app, ann, path, "Buy this lovely thing.")
    before = mod.get(path).text
    preview = mod.get(f"{at}/sweep").text
    assert "Buy this lovely thing." in preview
    assert "Replies that go: 1" in preview
    assert mod.post(f"{at}/sweep", {"reason": "", "category": "spam"}).status_code == 400
    assert mod.post(f"{at}/sweep", WHY).status_code == 303
    assert "Buy this lovely thing." not in mod.get(path).text
    assert "Comments (0)" in mod.get(path).text
    assert mod.get(f"{at}/sweep").status_code == 409
    assert mod.post(f"{at}/sweep", WHY).status_code == 409
    run_due(app)
    assert "Undo the sweep" in mod.get(at).text
    mod.get(f"{at}/sweep/undo")
    assert mod.post(f"{at}/sweep/undo", {"reason": "Not spam at all."}).status_code == 303
    run_due(app)
    after = mod.get(path).text
    assert ("Buy this lovely thing." in after, "Comments (1)" in after, "Comments (1)" in before) == (True, True, True)
    assert mod.get(f"{at}/sweep/undo").status_code == 409
    with app.app_context():
        assert list(find_faults()) == []


def test_a_moderator_of_a_blog_sees_and_does_what_concerns_it(app: Flask, path: str) -> None:
    admin = make_member(app, "ada", role="admin")
    other = simple_blog(app, admin, "Kitchen")
    make_member(app, "lou")
    with app.app_context(), unit_of_work() as work:
        grant_role(work, actor=admin, blog_id=2, handle="lou", role="moderator")
    mod, lou, ann = signed_in(app, "miles"), signed_in(app, "lou"), signed_in(app, "ann")
    assert ann.get(AT_ANN).status_code == 403
    assert "Record and measures" not in ann.get("/@ann").text
    assert "Record and measures" in lou.get("/@ann").text
    impose(mod, "silence", reason="Known to the site alone.")
    assert "Known to the site alone." not in lou.get(AT_ANN).text
    form = lou.get(f"{AT_ANN}/sanction").text
    assert ("Kitchen" in form, "Front porch" in form, "Suspend" in form, "The whole site" in form) == (
        *(True, False),
        *(False, False),
    )
    impose(lou, "silence", scope="1", status=403)
    impose(lou, "suspend", scope="2", status=400)
    impose(lou, "silence", scope="zz", status=400)
    impose(lou, "zz", scope="2", status=400)
    impose(lou, "silence", scope="2", duration="zz", status=400)
    impose(lou, "silence", scope="2", case="zz", status=400)
    impose(lou, "silence", scope="2", reason="Too loud in here.")
    assert "Too loud in here." in lou.get(AT_ANN).text
    for where in (f"{AT_ANN}/sweep", f"{AT_ANN}/sweep/undo"):
        assert lou.get(where).status_code == 403
    assert lou.get("/moderation/members/ada/sanction").status_code == 403
    assert lou.get("/moderation/members/nobody").status_code == 404
    assert other == "kitchen"
    sizes = []
    for _more in range(2):
        with app.app_context(), count_statements() as sent:
            mod.get(AT_ANN)
        sizes.append(len(sent))
        for each in range(3):
            impose(mod, "warn", reason=f"Reason {len(sizes)}.{each}")
    assert sizes[0] == sizes[1]


def test_a_form_that_is_sent_twice_imposes_once(app: Flask, path: str, tmp_path: Path) -> None:
    mod = signed_in(app, "miles")
    for kind in ("warn", "silence", "suspend"):
        for _twice in range(2):
            impose(mod, kind)
    impose(mod, "silence", duration="1d")
    with app.app_context():
        kinds = session().scalars(select(Sanction.kind).order_by(Sanction.id)).all()
        assert kinds == ["warning", "silence", "suspension", "silence"]
        end_reading()
    run_due(app)
    assert len(mails(tmp_path / "mail")) == 1
