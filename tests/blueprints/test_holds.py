"""A text that waits, through the browser: held, seen by its writer, changed, decided on, told of only then."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.models import Case, Decision, Post, Reply, SiteFact, WordRule
from forum.permissions import Actor
from forum.services.decisions import Statement
from forum.services.holds import approve_held, reject_held
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.support.web import Browser, make_member

WAITING = "A moderator reads this before others do."


@pytest.fixture
def mia(app: Flask) -> Actor:
    return make_member(app, "mia", role="admin", name="Mia")


@pytest.fixture
def path(app: Flask, mia: Actor) -> str:
    path = publish_post(app, mia, simple_blog(app, mia))
    with app.app_context(), unit_of_work() as work:
        for phrase, action in (("badword", "hold"), ("forbidden", "block")):
            work.add(WordRule(phrase=phrase, action=action, is_active=True, created_at=now()))
        work.add(SiteFact(name="word_rules_version", value=f"{path} {now()}"))
    return path


def signed_in(app: Flask, handle: str) -> Browser:
    make_member(app, handle)
    browser = Browser(app)
    browser.sign_in(handle)
    browser.get("/")
    return browser


def decide(app: Flask, mia: Actor, service: Any, reason: str = "") -> None:
    with app.app_context(), unit_of_work() as work:
        case = work.scalars(select(Case).where(Case.state == "open", Case.lane == "normal")).one()
        service(work, actor=mia, case=case, statement=Statement(reason))


def action_of(page: Any, path: str) -> str:
    """The address of the form or link that ends with `path`."""
    found = re.search(rf'(?:href|action)="([^"]*/{path})"', page.text)
    assert found, path
    return found[1]


def test_a_reply_waits_and_is_told_of_when_it_is_approved(app: Flask, mia: Actor, path: str) -> None:
    ann, bob, visitor = signed_in(app, "ann"), signed_in(app, "bob"), Browser(app)
    replies = f"/posts/{post_id_of(path)}/replies"
    ann.get(path)
    form = {"body": "A badword for @bob, with words of mine.", "key": ann.hidden("key")}
    sent = ann.post(replies, form)
    assert (sent.status_code, sent.location) == (303, f"{path}#waiting")
    assert ann.post(replies, form).location == f"{path}#waiting", "the same form again is the same reply"
    page = ann.get(path)
    for words in (WAITING, "with words of mine", "Waiting for a moderator", 'id="waiting"'):
        assert words in page.text, words
    assert page.text.count("with words of mine") == 1
    for browser in (bob, visitor):
        other = browser.get(path)
        assert "with words of mine" not in other.text
        assert "Comments (0)" in other.text
    edit, withdraw = action_of(page, "edit"), action_of(page, "withdraw")
    for act in (edit, withdraw):
        assert bob.post(act, {"body": "Not mine", "version": "1"}).status_code == 404
    assert bob.get(edit).status_code == 404
    assert ann.get(edit).status_code == 200
    asked = ann.post(edit, {"body": "Call 020 7946 0958 now, a badword.", "version": "1"})
    assert asked.status_code == 303, "what waits anyway is not asked about"
    assert ann.post(edit, {"body": "A stale one.", "version": "1"}).status_code == 409
    assert ann.post(edit, {"body": "A badword for @bob, twice.", "version": "2"}).location == f"{path}#waiting"
    decide(app, mia, approve_held)
    for browser in (ann, bob, visitor):
        assert "A badword for" in browser.get(path).text
    assert "named you in" in bob.get("/inbox").text
    assert "it is published" in ann.get("/inbox").text
    assert ann.get(edit).status_code == 404


def test_a_rejected_and_a_withdrawn_reply_can_be_copied(app: Flask, mia: Actor, path: str) -> None:
    ann = signed_in(app, "ann")
    replies = f"/posts/{post_id_of(path)}/replies"
    ann.get(path)
    ann.post(replies, {"body": "One *badword*.", "key": "a"})
    decide(app, mia, reject_held, "This is rude.")
    page = ann.get(path)
    for words in ("Not accepted by a moderator", "This is rude.", "Copy your text", "One *badword*."):
        assert words in page.text, words
    ann.post(replies, {"body": "Two badwords are a badword.", "key": "b"})
    assert ann.post(action_of(ann.get(path), "withdraw")).location == f"{path}#waiting"
    page = ann.get(path)
    assert "Two badwords are a badword." in page.text
    assert not re.search(r'action="[^"]*withdraw"', page.text)
    refused = ann.post(replies, {"body": "It is forbidden here.", "key": "c"})
    assert refused.status_code == 400
    for words in ("It is forbidden here.", "“forbidden” cannot be used here"):
        assert words in refused.text, words


def test_a_post_and_a_change_wait(app: Flask, mia: Actor, path: str) -> None:
    ann = signed_in(app, "ann")
    post = {"blog": path_blog(app, path), "title": "My post", "body": "A badword.", "key": "p"}
    ann.get("/posts/new")
    where = ann.post("/posts/new", post | {"action": "publish"}).location
    assert ann.post("/posts/new", post | {"action": "publish"}).location == where
    page = ann.get(where)
    assert "Your post waits for a moderator" in page.text
    assert Browser(app).get(where).status_code == 404
    base = f"/posts/{post_id_of(where)}"
    assert ann.post(f"{base}/withdraw").location == where
    assert "Waiting for a moderator" not in ann.get(where).text
    assert ann.post(f"{base}/publish").location == where
    decide(app, mia, approve_held)
    assert Browser(app).get(where).status_code == 200
    ann.get(f"{base}/edit")
    changed = ann.post(f"{base}/edit", {"title": "My post", "body": "Another badword.", "version": "1"})
    assert changed.location == f"{where}#waiting"
    page = ann.get(where)
    for words in ("Your change waits for a moderator", "Another badword.", "A badword."):
        assert words in page.text, words
    assert "Another badword." not in Browser(app).get(where).text
    assert ann.post(action_of(page, "withdraw")).location == f"{where}#waiting"
    assert "Another badword." not in ann.get(where).text
    ann.post(f"{base}/edit", {"title": "My post", "body": "A third badword.", "version": "1"})
    decide(app, mia, reject_held, "Too rude.")
    page = ann.get(where)
    for words in ("Too rude.", "Copy your text", "A third badword."):
        assert words in page.text, words
    asked = ann.post(f"{base}/edit", {"title": "My post", "body": "Post to ann@example.org", "version": "1"})
    assert asked.status_code == 422


def path_blog(app: Flask, path: str) -> str:
    found = re.search(r'href="/blogs/([^"]+)"', Browser(app).get(path).text.split("<main")[1])
    assert found
    return found[1]


def test_personal_information_is_asked_about_before_it_is_posted(app: Flask, mia: Actor, path: str) -> None:
    ann = signed_in(app, "ann")
    replies = f"/posts/{post_id_of(path)}/replies"
    ann.get(path)
    body = "My <address> is ann.smith@example.org, write to me."
    asked = ann.post(replies, {"body": body, "key": ann.hidden("key")})
    assert asked.status_code == 422
    for words in ("an e-mail address", "ann.smith@example.org", "Everybody can read this", "Post it as it is"):
        assert words in asked.text, words
    assert "My &lt;address&gt; is" in asked.text, "nothing typed is lost"
    digest = re.search(r'name="confirmed"\s+value="([0-9a-f]{64})"', asked.text)
    assert digest
    key = ann.hidden("key")
    assert ann.post(replies, {"body": body, "key": key, "confirmed": "0" * 64}).status_code == 422
    posted = ann.post(replies, {"body": body, "key": key, "confirmed": digest[1], "again": ""})
    assert posted.location == f"{replies}/1"
    draft = {"blog": path_blog(app, path), "title": "Write to me", "body": body, "key": "d"}
    saved = ann.post("/posts/new", draft | {"action": "draft"})
    assert saved.status_code == 303, "a draft is nobody else's business"
    base = f"/posts/{post_id_of(saved.location)}"
    asked = ann.post(f"{base}/publish")
    assert asked.status_code == 422
    fields = {"title": "Write to me", "body": body, "version": "1", "again": ann.hidden("again")}
    digest = re.search(r'name="confirmed"\s+value="([0-9a-f]{64})"', asked.text)
    assert digest
    assert ann.post(f"{base}/edit", fields | {"confirmed": digest[1]}).status_code == 303
    end_reading()
    assert session().scalars(select(Post.state).where(Post.title == "Write to me")).one() == "published"


def test_a_repeated_text_leads_to_the_first(app: Flask, mia: Actor, path: str) -> None:
    ann = signed_in(app, "ann")
    replies = f"/posts/{post_id_of(path)}/replies"
    ann.get(path)
    ann.post(replies, {"body": "Thank you.", "key": "a"})
    again = ann.post(replies, {"body": "thank you.", "key": "b"})
    assert again.status_code == 400
    assert f'href="{replies}/1"' in again.text
    assert "Show me where it stands" in again.text
    end_reading()
    assert len(session().scalars(select(Reply.id)).all()) == 1


def test_a_first_text_with_a_link_within_seconds_waits(app: Flask, mia: Actor, path: str) -> None:
    """The time is that of the signed key; a key of one's own says nothing."""
    replies = f"/posts/{post_id_of(path)}/replies"
    for handle, is_signed in (("ann", True), ("bob", False)):
        browser = signed_in(app, handle)
        browser.get(path)
        key = browser.hidden("key") if is_signed else "of my own"
        sent = browser.post(replies, {"body": "See https://shop.example/now", "key": key})
        assert sent.location == (f"{path}#waiting" if is_signed else f"{replies}/1")


class Queue:
    """The queue in the browser of a moderator."""

    def __init__(self, app: Flask) -> None:
        self.browser = Browser(app)
        self.browser.sign_in("mia")

    def open_case(self) -> tuple[str, str]:
        """The only held case: its path, and its page."""
        found = re.findall(r'data-case="([^"]*)" data-held', self.browser.get("/moderation/queue?kind=held").text)
        assert len(found) == 1
        return found[0], self.browser.get(found[0]).text

    def decide(self, case: str, act: str, reason: str = "", **other: str) -> Any:
        fields = {name: self.browser.hidden(name) for name in ("version", "text_version", "seen_flag")}
        form = {"act": act, "reason": reason, "category": "other", "ground": "rules"}
        return self.browser.post(f"{case}/decide", fields | form | other)


def test_a_moderator_decides_on_replies_that_wait(app: Flask, mia: Actor, path: str) -> None:
    ann, visitor, queue = signed_in(app, "ann"), Browser(app), Queue(app)
    replies = f"/posts/{post_id_of(path)}/replies"
    ann.get(path)
    ann.post(replies, {"body": "One badword.", "key": "a"})
    case, page = queue.open_case()
    for words in ("One badword.", "The text has words from the list of words.", "Approve", "Do not accept"):
        assert words in page, words
    assert 'value="agree_hide"' not in page
    assert queue.decide(case, "agree_hide", "No.").status_code == 409, "it waits, so it cannot be hidden"
    queue.browser.get(case)
    assert queue.decide(case, "approve").status_code == 303
    assert "One badword." in visitor.get(path).text
    assert "it is published" in ann.get("/inbox").text

    ann.post(replies, {"body": "Two badwords, a badword.", "key": "b"})
    case, page = queue.open_case()
    ann.post(action_of(ann.get(path), r"waiting/\d+/edit"), {"body": "Three, still a badword.", "version": "1"})
    conflict = queue.decide(case, "reject", "This is rude.")
    assert conflict.status_code == 409
    for words in ("Three, still a badword.", "This is rude.</textarea>"):
        assert words in conflict.text, words
    assert queue.decide(case, "reject", "").status_code == 400
    queue.browser.get(case)
    assert queue.decide(case, "reject", "This is rude.").status_code == 303
    assert "This is rude." in ann.get(path).text
    assert "Three, still" not in visitor.get(path).text
    assert "Not accepted" in queue.browser.get(case).text


def test_a_moderator_decides_on_posts_and_changes_that_wait(app: Flask, mia: Actor, path: str) -> None:
    ann, visitor, queue = signed_in(app, "ann"), Browser(app), Queue(app)
    ann.get("/posts/new")
    post = {"blog": path_blog(app, path), "title": "My post", "body": "A badword.", "key": "p", "action": "publish"}
    where = ann.post("/posts/new", post).location
    edit = f"/posts/{post_id_of(where)}/edit"
    case, _page = queue.open_case()
    chosen = re.search(r'value="(\d+:\d+:\d+)"', queue.browser.get("/moderation/queue").text)
    assert chosen
    many = {"selected": chosen[1], "act": "reject", "reason": "", "category": "other"}
    assert queue.browser.post("/moderation/queue/decide", many).status_code == 400
    assert "1 case decided" in queue.browser.post("/moderation/queue/decide", many | {"act": "approve"}).text
    assert visitor.get(where).status_code == 200

    def change(body: str, version: int, title: str = "My post") -> None:
        ann.get(where)
        assert ann.post(edit, {"title": title, "body": body, "version": str(version)}).status_code == 303

    change("Another badword.", 1, "Our post")
    case, page = queue.open_case()
    for words in (
        ">Another badword.</p>",
        ">A badword.</p>",
        "New title: <bdi>Our post</bdi>",
        "</span>A badword.</del>",
    ):
        assert words in page, words
    change("A third badword.", 1)
    late = queue.decide(case, "approve")
    assert late.status_code == 409, "another change took its place"
    case, _page = queue.open_case()
    assert queue.decide(case, "reject", "Too rude.").status_code == 303
    assert "Too rude." in ann.get(where).text
    assert "A badword." in visitor.get(where).text
    change("A fourth badword.", 1, "Our post")
    case, _page = queue.open_case()
    assert queue.decide(case, "approve").status_code == 303
    where = Browser(app).get(where).location or where
    for words in ("A fourth badword.", "Our post"):
        assert words in visitor.get(where).text, words
    assert "Approved" in queue.browser.get(case).text


def test_a_change_that_was_not_accepted_is_appealed(app: Flask, mia: Actor, path: str) -> None:
    ann, queue = signed_in(app, "ann"), Queue(app)
    make_member(app, "max", role="moderator")
    other = Browser(app)
    other.sign_in("max")
    ann.get("/posts/new")
    post = {"blog": path_blog(app, path), "title": "My post", "body": "Fine.", "key": "p", "action": "publish"}
    where = ann.post("/posts/new", post).location
    ann.post(f"/posts/{post_id_of(where)}/edit", {"title": "My post", "body": "A badword.", "version": "1"})
    case, _page = queue.open_case()
    assert queue.decide(case, "reject", "Too rude.").status_code == 303
    end_reading()
    decision_id = session().scalars(select(Decision.id).where(Decision.kind == "reject")).one()
    at_decision = f"/standing/decisions/{decision_id}"
    assert "Too rude." in ann.get(at_decision).text
    assert ann.post(f"{at_decision}/appeal", {"body": "It is not rude."}).status_code == 303
    end_reading()
    appeal_id = session().scalars(select(Case.id).where(Case.lane == "appeal")).one()
    page = other.get(f"/moderation/appeals/{appeal_id}")
    for words in ("The change that was not accepted", "A badword.", "Fine."):
        assert words in page.text, words
    ruling = {"ruling": "reverse", "answer": "You are right.", "version": other.hidden("version")}
    assert other.post(f"/moderation/appeals/{appeal_id}", ruling).status_code == 303
    assert "A badword." in Browser(app).get(where).text
    assert "You are right." in ann.get(at_decision).text
    assert other.get(f"/moderation/appeals/{appeal_id}").status_code == 200


def appeal_last(app: Flask, browser: Browser, words: str) -> tuple[str, str]:
    """Appeals the latest decision; gives its page, and the one on which the appeal is decided."""
    with app.app_context():
        decision_id = session().scalars(select(Decision.id).order_by(Decision.id.desc()).limit(1)).one()
        end_reading()
    at_decision = f"/standing/decisions/{decision_id}"
    browser.get(at_decision)
    assert browser.post(f"{at_decision}/appeal", {"body": words}).status_code == 303
    assert browser.post(f"{at_decision}/appeal", {"body": "Once more."}).status_code == 409, "it is appealed once"
    with app.app_context():
        case_id = session().scalars(select(Case.id).where(Case.lane == "appeal").order_by(Case.id.desc())).first()
        end_reading()
    return at_decision, f"/moderation/appeals/{case_id}"


@pytest.fixture
def carl(app: Flask, mia: Actor) -> Browser:
    make_member(app, "carl", role="admin")
    browser = Browser(app)
    browser.sign_in("carl")
    return browser


@pytest.mark.parametrize("is_deleted", [False, True])
def test_whoever_was_refused_a_change_appeals_it_whatever_became_of_the_text(
    app: Flask, mia: Actor, path: str, carl: Browser, is_deleted: bool
) -> None:
    ann = signed_in(app, "ann")
    ann.get(path)
    ann.post(f"/posts/{post_id_of(path)}/replies", {"body": "My words.", "key": "a"})
    reply = f"/posts/{post_id_of(path)}/replies/1"
    ann.get(f"{reply}/edit")
    ann.post(f"{reply}/edit", {"body": "My badword.", "version": "1"})
    decide(app, mia, reject_held, "This is rude.")
    if is_deleted:
        assert ann.post(f"{reply}/delete").status_code == 303
    else:
        assert ann.post(f"{reply}/edit", {"body": "My other words.", "version": "1"}).status_code == 303
    at_decision, at_appeal = appeal_last(app, ann, "It was not rude.")
    page = carl.get(at_appeal).text
    assert "It was not rude." in page
    assert "You can answer the member and close the appeal." in page
    assert carl.post(at_appeal, {"ruling": "close", "answer": "You are right.", "version": "1"}).status_code == 303
    assert "You are right." in ann.get(at_decision).text


def test_nothing_is_published_below_a_removed_branch_on_appeal_either(
    app: Flask, mia: Actor, path: str, carl: Browser
) -> None:
    ann, bob = signed_in(app, "ann"), signed_in(app, "bob")
    replies = f"/posts/{post_id_of(path)}/replies"
    for browser, where, body in ((bob, replies, "Bobs words."), (ann, f"{replies}/1/reply", "A badword.")):
        browser.get(path)
        browser.post(where, {"body": body, "key": "k"})
    decide(app, mia, reject_held, "This is rude.")
    _, at_appeal = appeal_last(app, ann, "It was not rude.")
    at_branch = f"/moderation{replies}/1"
    carl.get(f"{at_branch}/remove")
    assert carl.post(f"{at_branch}/remove", {"reason": "Spam.", "scope": "branch"}).status_code == 303
    ruling = {"ruling": "reverse", "answer": "Kept words.", "version": "1"}
    carl.get(at_appeal)
    refused = carl.post(at_appeal, ruling)
    assert refused.status_code == 409
    for words in ("removed with its branch", "Kept words."):
        assert words in refused.text, words
    assert "A badword." not in Browser(app).get(path).text
    carl.get(f"{at_branch}/restore")
    assert carl.post(f"{at_branch}/restore", {"reason": "It is fine.", "scope": "one"}).status_code == 303
    carl.get(at_appeal)
    assert carl.post(at_appeal, ruling).status_code == 303
    assert "A badword." in Browser(app).get(path).text


@pytest.mark.parametrize("is_appealed", [False, True])
def test_an_accepted_change_brings_back_what_reports_had_hidden(
    app: Flask, mia: Actor, path: str, carl: Browser, is_appealed: bool
) -> None:
    """Whether it was accepted at once or on appeal; the reports stay with the moderators, and hide it no more."""
    ann = signed_in(app, "ann")
    reply = f"/posts/{post_id_of(path)}/replies/1"
    ann.get(path)
    ann.post(f"/posts/{post_id_of(path)}/replies", {"body": "My words.", "key": "a"})
    for handle in ("uma", "ute"):
        make_member(app, handle, trust_level=4)
        member = Browser(app)
        member.sign_in(handle)
        member.get(f"{reply}/report")
        assert member.post(f"{reply}/report", {"kind": "spam", "version": "1"}).status_code == 303
    assert "My words." not in Browser(app).get(path).text
    ann.get(f"{reply}/edit")
    ann.post(f"{reply}/edit", {"body": "My softer badword.", "version": "1"})
    change = select(Case).where(Case.hold_rule.is_not(None), Case.state == "open")
    with app.app_context(), unit_of_work() as work:
        service = reject_held if is_appealed else approve_held
        service(work, actor=mia, case=work.scalars(change).one(), statement=Statement("We read it."))
    if is_appealed:
        assert "My softer badword." not in Browser(app).get(path).text
        _, at_appeal = appeal_last(app, ann, "It is soft.")
        carl.get(at_appeal)
        ruling = {"ruling": "reverse", "answer": "It is.", "version": "1"}
        assert carl.post(at_appeal, ruling).status_code == 303
    page = Browser(app).get(path).text
    assert "My softer badword." in page
    assert "Comments (1)" in page
    with app.app_context():
        hiding = session().scalars(select(Decision).where(Decision.kind == "hide")).one()
        reports = session().scalars(select(Case).where(Case.hold_rule.is_(None), Case.lane == "normal")).one()
        assert hiding.undone_by_id is not None
        assert (reports.state, reports.flag_count, reports.hides_from_version) == ("open", 2, 2)
        end_reading()
