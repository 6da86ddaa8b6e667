"""The pages on which a member chooses under which name they write, and on which a moderator asks whose one is."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.db import end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.jobs.runner import run_due
from forum.models import Blog, Decision, Post, Reply, User
from forum.permissions import Actor
from forum.queries.people import get_member_actor
from forum.services.mail_addresses import make_reply_address
from forum.web.incoming import receive
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.statements import count_statements
from tests.support.web import Browser, mails, make_member, text_of

UNDER = {"body": "What I never told.", "signature": "pseudonym"}
NOT_MINE = re.compile(r"@walter\b|>Walter<|Walter", re.IGNORECASE)


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def path(app: Flask, admin: Actor) -> str:
    """A post in a blog that takes pseudonyms, and Walter, who writes there."""
    make_member(app, "walter", name="Walter")
    make_member(app, "miles", role="moderator")
    found = publish_post(app, admin, simple_blog(app, admin))
    allow(app, has_pseudonyms=True)
    return found


def allow(app: Flask, *, has_pseudonyms: bool) -> None:
    with app.app_context(), unit_of_work() as work:
        work.execute(update(Blog).values(has_pseudonyms=has_pseudonyms))


def signed_in(app: Flask, handle: str) -> Browser:
    browser = Browser(app)
    browser.sign_in(handle)
    browser.get("/")
    return browser


def send(browser: Browser, where: str, status: int = 303, /, **fields: str) -> str:
    browser.get(where)
    answer = browser.post(where, {"key": browser.hidden("key"), **fields})
    assert answer.status_code == status, answer.text
    return answer.location or answer.text


def names(app: Flask) -> list[tuple[str, str]]:
    """Name and handle of every pseudonym."""
    with app.app_context():
        query = select(User.display_name, User.handle).where(User.state == "pseudonym").order_by(User.id)
        found = [(row[0], row[1]) for row in session().execute(query)]
        end_reading()
    return found


def chosen(page: str) -> str:
    found = re.search(r'<input[^>]*checked[^>]*name="signature"[^>]*value="(\w+)"', page)
    return found.group(1) if found else ""


def test_the_form_asks_where_the_blog_takes_pseudonyms_and_remembers(app: Flask, path: str) -> None:
    walter, replies = signed_in(app, "walter"), f"/posts/{post_id_of(path)}/replies"
    for place in (path, replies):
        assert chosen(walter.get(place).text) == "account"
    send(walter, replies, **UNDER)
    ((name, _handle),) = names(app)
    for place in (path, replies, f"{replies}/1/reply"):
        page = walter.get(place).text
        assert chosen(page) == "pseudonym"
        assert f"Under my pseudonym here, {name}" in page
    send(walter, replies, body="As myself.", signature="account")
    assert chosen(walter.get(path).text) == "account"
    allow(app, has_pseudonyms=False)
    assert 'name="signature"' not in walter.get(path).text
    page = send(walter, replies, 400, body="Once more.", signature="pseudonym")
    assert "This blog takes no texts under a pseudonym" in page
    assert "Once more." in page


def test_who_wrote_under_a_pseudonym_is_asked_when_the_blog_stops_taking_them(app: Flask, path: str) -> None:
    walter, replies = signed_in(app, "walter"), f"/posts/{post_id_of(path)}/replies"
    send(walter, replies, **UNDER)
    allow(app, has_pseudonyms=False)
    assert chosen(walter.get(path).text) == "pseudonym"
    assert "This blog takes no texts under a pseudonym" in send(walter, replies, 400, body="A form that did not ask.")
    send(walter, replies, body="Under my name.", signature="account")
    assert 'name="signature"' not in walter.get(path).text


def test_a_form_that_does_not_ask_goes_on_under_the_same_name(app: Flask, path: str) -> None:
    """A page that was open for long must not tell who wrote the texts above."""
    walter, replies = signed_in(app, "walter"), f"/posts/{post_id_of(path)}/replies"
    send(walter, replies, **UNDER)
    send(walter, replies, body="And this.")
    with app.app_context():
        assert len(set(session().scalars(select(Reply.writer_id)))) == 1


def test_what_was_chosen_comes_through_a_sign_in(app: Flask, path: str) -> None:
    walter, replies = signed_in(app, "walter"), f"/posts/{post_id_of(path)}/replies"
    walter.get(replies)
    fields = walter.fields() | UNDER
    visitor = Browser(app)
    page = visitor.post(replies, fields)
    carried = visitor.fields() if page.status_code != 303 else {}
    assert '"signature", "pseudonym"' in unescape(carried.get("carried", page.text))


def test_others_see_the_name_and_the_mark_and_no_link(app: Flask, path: str) -> None:
    walter, replies = signed_in(app, "walter"), f"/posts/{post_id_of(path)}/replies"
    send(walter, replies, **UNDER)
    ((name, handle),) = names(app)
    ruth = signed_in(app, "ruth_admin")
    send(ruth, f"{replies}/1/reply", body="Thank you for telling us.")
    for browser in (Browser(app), ruth, signed_in(app, "miles")):
        page = browser.get(path).text
        assert f"<bdi>{name}</bdi>" in page
        assert '<span class="mark">Pseudonym</span>' in page
        assert f'in reply to <a rel="nofollow" href="{replies}/1"><bdi dir="ltr">{name}</bdi></a>' in page
        assert f"/@{handle}" not in page
        assert not NOT_MINE.search(page)
    assert Browser(app).get(f"/@{handle}").status_code == 404
    page = walter.get(path).text
    assert f"{replies}/1/edit" in page, "the writer has the tools of a writer"
    assert "Report" not in page.split('id="reply-1"')[1].split("</article>")[0]


def test_machines_are_told_no_more(app: Flask, path: str) -> None:
    walter = signed_in(app, "walter")
    send(walter, "/posts/new", blog="front-porch", title="A secret", action="publish", **UNDER)
    ((name, handle),) = names(app)
    with app.app_context():
        post = session().scalars(select(Post).where(Post.title == "A secret")).one()
        where = f"/posts/{post.id}/{post.slug}"
    visitor = Browser(app)
    page = visitor.get(where).text
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert name in data
    card = json.loads(visitor.get(f"/oembed?url=http://localhost{where}").text or "{}")
    assert "author_url" not in card
    for address in (
        where,
        "/",
        "/blogs/front-porch",
        "/feed.atom",
        "/feed.rss",
        "/feed.json",
        "/search?q=secret",
        "/latest",
    ):
        answer = visitor.get(address)
        found = answer.text
        assert answer.status_code == 200, address
        assert handle not in found, address
        assert not NOT_MINE.search(found), address
    profile = visitor.get("/@walter").text
    assert "A secret" not in profile
    assert where in visitor.get("/search?q=secret").text
    assert where not in visitor.get("/search?q=by:walter").text
    assert where in walter.get("/search?q=is:mine+secret").text


def test_notices_and_mails_name_the_pseudonym(app: Flask, path: str, tmp_path: Path) -> None:
    walter = signed_in(app, "walter")
    send(walter, f"/posts/{post_id_of(path)}/replies", **UNDER)
    ((name, _handle),) = names(app)
    page = signed_in(app, "ruth_admin").get("/inbox").text
    assert name in page
    assert not NOT_MINE.search(page)
    with app.app_context():
        run_due(app, limit=100)
    told = [message for message in mails(tmp_path / "mail") if "ruth_admin" in str(message["To"])]
    for message in told:
        assert not NOT_MINE.search(text_of(message) + str(message["From"]) + str(message["Subject"]))


def test_a_new_post_and_its_draft(app: Flask, path: str) -> None:
    walter = signed_in(app, "walter")
    fields = {"blog": "front-porch", "title": "Mine", "body": "Text.", "action": "draft"}
    assert chosen(walter.get("/posts/new").text) == "account"
    where = send(walter, "/posts/new", **fields, signature="pseudonym")
    post_id = post_id_of(where)
    edit = f"/posts/{post_id}/edit"
    page = walter.get(edit).text
    assert chosen(page) == "pseudonym"
    assert "Front porch" in page.split("Blogs that take them:")[1][:60]
    version = walter.hidden("version")
    walter.post(edit, {**fields, "version": version, "signature": "account", "seen_tags": ""})
    with app.app_context():
        assert session().get_one(User, session().get_one(Post, post_id).writer_id).handle == "walter"
    allow(app, has_pseudonyms=False)
    assert 'name="signature"' not in walter.get("/posts/new").text
    page = send(walter, "/posts/new", 400, **fields | {"title": "Another"}, signature="pseudonym")
    assert "This blog takes no texts under a pseudonym" in page


def test_an_answer_by_mail_keeps_the_name(app: Flask, path: str) -> None:
    """Who writes under a pseudonym and answers a mail from their own address stays who they are in that thread."""
    walter, post_id = signed_in(app, "walter"), post_id_of(path)
    send(walter, f"/posts/{post_id}/replies", **UNDER)
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], mail_reply="reply@forum.example.org")
    with app.app_context():
        user = session().scalars(select(User).where(User.handle == "walter")).one()
        address, sender = make_reply_address(user.id, post_id, None, now()), user.email
        end_reading()
        raw = f"From: {sender}\r\nTo: {address}\r\nSubject: Re\r\nMessage-ID: <1@example.org>\r\n\r\nBy mail.\r\n"
        outcome = receive(raw.encode())
        assert outcome.state == "posted", outcome
        assert len(set(session().scalars(select(Reply.writer_id)))) == 1


def test_a_moderator_asks_whose_it_is(app: Flask, path: str) -> None:
    walter, miles = signed_in(app, "walter"), signed_in(app, "miles")
    send(walter, f"/posts/{post_id_of(path)}/replies", **UNDER)
    ((_name, handle),) = names(app)
    record = f"/moderation/members/{handle}"
    page = miles.get(record).text
    assert "A pseudonym in one conversation" in page
    assert f"{record}/sweep" not in page
    assert not NOT_MINE.search(page)
    assert miles.get(f"{record}/sweep").status_code == 409
    assert not NOT_MINE.search(miles.get(f"{record}/reveal").text)
    assert miles.post(f"{record}/reveal", miles.fields()).status_code == 400
    assert miles.post(f"{record}/reveal", miles.fields() | {"reason": "A threat."}, follow=True).status_code == 200
    assert miles.page is not None
    assert "@walter" in miles.page.text
    assert not NOT_MINE.search(miles.get(record).text), "the record of the pseudonym never says so"
    other = signed_in(app, "ruth_admin")
    assert not NOT_MINE.search(other.get(f"{record}/reveal").text)
    told = walter.get("/inbox").text
    assert "A moderator has asked who writes under a pseudonym of yours" in told
    for who in (walter, Browser(app)):
        assert who.get(f"{record}/reveal").status_code in {401, 403}
    assert miles.get("/moderation/members/walter/reveal").status_code == 404


def test_a_limit_that_a_moderator_imposes_unseen(app: Flask, path: str) -> None:
    walter, miles, replies = signed_in(app, "walter"), signed_in(app, "miles"), f"/posts/{post_id_of(path)}/replies"
    send(walter, replies, **UNDER)
    ((_name, handle),) = names(app)
    record = f"/moderation/members/{handle}"
    miles.get(f"{record}/sanction")
    why = {"reason": "Please stop.", "category": "spam", "kind": "warn", "scope": "site", "duration": "1d", "case": ""}
    assert miles.post(f"{record}/sanction", why).status_code == 303
    assert "Warning" in miles.get(record).text
    assert "Warning" not in miles.get("/moderation/members/walter").text
    assert "Please stop." in walter.get("/warning").text
    walter.post("/warning", walter.fields())
    assert "You were warned" in walter.get("/standing").text
    with app.app_context():
        decision_id = session().scalars(select(Decision.id)).one()
    page = walter.get(f"/standing/decisions/{decision_id}")
    assert page.status_code == 200
    assert "Please stop." in page.text


def test_the_setting_of_a_blog(app: Flask, path: str) -> None:
    ruth = signed_in(app, "ruth_admin")
    page = ruth.get("/admin/blogs/front-porch").text
    assert re.search(r'<input[^>]*checked[^>]*name="has_pseudonyms"', page)
    page = ruth.get("/admin/blogs/new").text
    assert 'name="has_pseudonyms"' in page
    assert not re.search(r'<input[^>]*checked[^>]*name="has_pseudonyms"', page)


def test_a_thread_with_pseudonyms_costs_no_statement_more(app: Flask, path: str) -> None:
    walter, visitor = signed_in(app, "walter"), Browser(app)
    write_reply(app, member(app, "walter"), path, "One.")
    pages = ((visitor, path), (walter, path), (visitor, "/"), (walter, "/"))
    counts = []
    for time in range(2):
        for browser, place in pages:
            browser.get(place)
        found = []
        for browser, place in pages:
            with app.app_context(), count_statements() as counted:
                browser.get(place)
            found.append(len(counted))
        counts.append(found)
        for number in range(3):
            send(walter, f"/posts/{post_id_of(path)}/replies", body=f"More {time} {number}.", signature="pseudonym")
    assert counts[0] == counts[1]


def member(app: Flask, handle: str) -> Actor:
    with app.app_context():
        user_id = session().scalars(select(User.id).where(User.handle == handle)).one()
        end_reading()
        found = get_member_actor(user_id)
        end_reading()
    return found
