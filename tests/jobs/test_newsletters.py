"""From a form to a message in somebody's mailbox, over a real mail server, and how it stops."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from forum.app import create_app
from forum.db import db, end_reading, now, session, unit_of_work
from forum.db.jobs import SendDue, enqueue
from forum.jobs import run_due
from forum.models import Blog, Mail, NewsletterRecipient, NewsletterSubscriber, Notification
from forum.services.moderation import hide_post
from forum.services.newsletter_issues import resume_issue, send_test, stop_issue
from forum.services.newsletter_sending import list_due_issues, send_next
from forum.services.newsletter_subscribers import stop_newsletter
from forum.services.posts import unpublish_post
from forum.services.suppressions import note_bounce, suppress
from forum.services.tokens import make_newsletter_stop_token
from tests.conftest import settings_for
from tests.services.test_follows import follow
from tests.support.factories import grant, make_actor, make_blog, make_draft, make_post
from tests.support.mail_server import Server
from tests.support.newsletters import issues_of, open_newsletter, send_issue, subscribe, take_turn, write_issue
from tests.support.web import Browser, link_in, text_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def app(server: Server, database_url: str, tmp_path: Path) -> Iterator[Flask]:
    address = f"smtp://127.0.0.1:{server.port}"
    app = create_app(settings_for(tmp_path, database_url=database_url, mail=address, timezone="Europe/Berlin"))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def messages(server: Server) -> list[EmailMessage]:
    return [message_from_bytes(raw, policy=policy.default) for raw in server.inbox.received]


def to(server: Server, address: str) -> list[EmailMessage]:
    return [message for message in messages(server) if message["To"] == address]


def html_of(message: EmailMessage) -> str:
    part = message.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def path_of(address: str) -> str:
    return address.strip("<>").removeprefix("http://localhost")


def turns(app: Flask, clock: Any, count: int = 3) -> None:
    for _ in range(count):
        take_turn(app)
        clock.shift(timedelta(seconds=10))


def states() -> set[tuple[str, str]]:
    end_reading()
    query = select(NewsletterSubscriber.state, NewsletterSubscriber.end_reason)
    found = {(state, reason) for state, reason in session().execute(query)}
    end_reading()
    return found


def test_asked_for_confirmed_sent_and_stopped_with_one_click(app: Flask, server: Server, clock: Any) -> None:
    ann = make_actor("ann")
    blog = make_blog(name="Sleep & rest", slug="sleep")
    open_newsletter(blog)
    editor = grant(blog, ann, "editor")
    reader = Browser(app)
    assert 'action="/newsletter/sleep"' in reader.get("/blogs/sleep").text
    asked = reader.post("/newsletter/sleep", {"email": "Eva@Reader.example"}, follow=True)
    assert "Please look into your mail" in asked.text
    assert "Set-Cookie" not in asked.headers
    run_due(app)
    (question,) = to(server, "Eva@Reader.example")
    link = path_of(link_in(question))
    # A mail scanner follows links, again and again.
    for _ in range(2):
        assert reader.get(link).status_code == 200
    assert states() == {("unconfirmed", "")}
    elsewhere = {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    done = reader.client.post(link, headers=elsewhere)
    assert (done.status_code, done.headers.getlist("Set-Cookie")) == (200, [])
    assert states() == {("confirmed", "")}
    assert (reader.get(link).status_code, reader.client.post(link).status_code) == (410, 410)

    post_id = make_post(ann, blog, "Warm milk", "See [more](/posts/1). <3")
    issue_id = write_issue(editor, blog, [post_id], subject="Café news", words="Dear **readers**,")
    send_issue(editor, blog, issue_id)
    turns(app, clock)
    (issue,) = to(server, "Eva@Reader.example")[1:]
    assert (issue["Subject"], issue["List-Id"]) == ("Café news", "<sleep.newsletters.localhost>")
    assert issue["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Dear readers," in text_of(issue)
    assert "because this address asked for the newsletter of “Sleep & rest”" in text_of(issue)
    assert path_of(str(issue["List-Unsubscribe"])) in text_of(issue)
    html = html_of(issue)
    assert 'href="http://localhost/posts/1"' in html
    assert not {"<img", "track", "utm_"} & set(html.split('"'))
    assert issues_of(blog)[0].state == "sent"

    stop = path_of(str(issue["List-Unsubscribe"]))
    assert "Stop this newsletter?" in reader.get(stop).text
    assert states() == {("confirmed", "")}
    for _ in range(2):
        stopped = reader.client.post(stop, data={"List-Unsubscribe": "One-Click"}, headers=elsewhere)
        assert (stopped.status_code, stopped.headers.getlist("Set-Cookie")) == (200, [])
    assert states() == {("ended", "unsubscribed")}
    assert reader.client.post(link).status_code == 410
    send_issue(editor, blog, write_issue(editor, blog, [post_id]))
    turns(app, clock)
    assert len(to(server, "Eva@Reader.example")) == 2

    reader.post("/newsletter/sleep", {"email": "eva@reader.example"})
    run_due(app)
    assert states() == {("ended", "unsubscribed")}
    reader.client.post(path_of(link_in(to(server, "eva@reader.example")[0])))
    assert states() == {("confirmed", "")}


def test_links_that_are_not_ours_do_nothing(app: Flask) -> None:
    blog, browser = make_blog(), Browser(app)
    open_newsletter(blog)
    (subscriber,) = subscribe(blog, "eva")
    for token in ("nonsense", make_newsletter_stop_token(subscriber) + "x", make_newsletter_stop_token(77)):
        path = f"/newsletter/stop/{token}"
        assert (browser.get(path).status_code, browser.client.post(path).status_code) == (404, 404)
        path = f"/newsletter/confirm/{token}"
        assert (browser.get(path).status_code, browser.client.post(path).status_code) == (410, 410)
    assert states() == {("confirmed", "")}


def test_a_link_ends_after_a_week_and_while_the_newsletter_is_closed(app: Flask, server: Server, clock: Any) -> None:
    blog, browser = make_blog(slug="garden"), Browser(app)
    open_newsletter(blog)
    browser.post("/newsletter/garden", {"email": "eva@reader.example"})
    run_due(app)
    link = path_of(link_in(messages(server)[0]))
    with unit_of_work() as work:
        work.execute(update(Blog).where(Blog.id == blog.id).values(reading="members"))
    assert browser.client.post(link).status_code == 410
    assert browser.post("/newsletter/garden", {"email": "ida@reader.example"}).status_code == 404
    with unit_of_work() as work:
        work.execute(update(Blog).where(Blog.id == blog.id).values(reading="public"))
    clock.shift(timedelta(days=8))
    assert browser.client.post(link).status_code == 410
    assert states() == {("unconfirmed", "")}


def test_each_new_post_goes_out_once_and_what_is_hidden_never(app: Flask, server: Server, clock: Any) -> None:
    ann, mod = make_actor("ann"), make_actor("mod", role="moderator")
    blog = make_blog(name="Garden")
    make_post(ann, blog, "Before")
    open_newsletter(blog, "each_post")
    make_post(ann, blog, "To nobody")
    subscribe(blog, "eva", "ida")
    roses = make_post(ann, blog, "Roses", "Sentinel of Roses.")
    turns(app, clock)
    (message,) = to(server, "eva@reader.example")
    assert (message["Subject"], len(to(server, "ida@reader.example"))) == ("Roses", 1)
    assert "Sentinel of Roses." in text_of(message)
    with unit_of_work() as work:
        unpublish_post(work, actor=ann, post_id=roses)
    tulips = make_post(ann, blog, "Tulips", "Sentinel of Tulips.")
    with unit_of_work() as work:
        hide_post(work, actor=mod, post_id=tulips, reason="Not here.")
    turns(app, clock)
    assert [issue.state for issue in issues_of(blog)] == ["sent", "stopped"]
    assert issues_of(blog)[1].stop_reason == "empty"

    make_post(ann, blog, "Lilies", "Sentinel of Lilies.")
    take_turn_without_mail(app)
    with unit_of_work() as work:
        work.execute(update(Blog).where(Blog.id == blog.id).values(reading="private"))
    turns(app, clock)
    assert not any(b"Sentinel of Tulips" in raw or b"Lilies" in raw for raw in server.inbox.received)
    assert len(server.inbox.received) == 2
    assert issues_of(blog)[2].stop_reason == "closed"


def take_turn_without_mail(app: Flask) -> None:
    """Queues the next messages, and sends none."""
    due = list_due_issues()
    end_reading()
    for issue_id in due:
        with unit_of_work() as work:
            send_next(work, issue_id=issue_id)


def test_the_weekly_issue_comes_at_the_hour_once_and_not_without_news(app: Flask, server: Server, clock: Any) -> None:
    """Across the change to summer time: Sunday, 29 March 2026, when the hour from 2 to 3 is left out."""
    ann = make_actor("ann")
    blog = make_blog(name="Garden")
    clock.move_to(datetime(2026, 3, 21, 22, tzinfo=UTC))
    open_newsletter(blog, "weekly", weekday=6, hour=2)
    subscribe(blog, "eva")
    came: list[str] = []
    for week in range(3):
        if week != 2:
            for title in ("first", "second"):
                clock.shift(timedelta(seconds=1))
                make_post(ann, blog, f"Week {week}, {title}")
        for _ in range(12):
            take_turn(app)
            clock.shift(timedelta(seconds=10))
            take_turn(app)
            count = len(to(server, "eva@reader.example"))
            if count > len(came):
                came.append((now() - timedelta(seconds=10)).strftime("%d %H:%M"))
            clock.shift(timedelta(minutes=30, seconds=-10))
        clock.shift(timedelta(days=7, hours=-6))
    assert came == ["22 01:00", "29 01:00"]
    text = text_of(to(server, "eva@reader.example")[1])
    assert text.index("== Week 1, first") < text.index("== Week 1, second")
    assert "Week 0" not in text


def test_what_went_in_the_meantime_is_left_out_of_an_issue(app: Flask, server: Server, clock: Any) -> None:
    ann, mod = make_actor("ann"), make_actor("mod", role="moderator")
    blog = make_blog()
    editor = grant(blog, ann, "editor")
    open_newsletter(blog)
    subscribe(blog, "eva")
    kept, gone = make_post(ann, blog, "Kept", "Kept text."), make_post(ann, blog, "Gone", "Sentinel text.")
    send_issue(editor, blog, write_issue(editor, blog, [gone, kept], words="Hello"))
    take_turn_without_mail(app)
    with unit_of_work() as work:
        hide_post(work, actor=mod, post_id=gone, reason="Not here.")
    turns(app, clock)
    (message,) = to(server, "eva@reader.example")
    assert "Kept" in text_of(message)
    assert b"Sentinel" not in server.inbox.received[0]
    assert b"Gone" not in server.inbox.received[0]


@pytest.mark.parametrize("is_confirmed_first", [True, False])
def test_a_member_who_follows_gets_one_copy(
    app: Flask, server: Server, clock: Any, *, is_confirmed_first: bool
) -> None:
    """At the same address: by the newsletter, or by the follow that was there first."""
    ann, bob, cat = make_actor("ann"), make_actor("bob"), make_actor("cat")
    blog = make_blog(slug="garden")
    open_newsletter(blog, "each_post")
    subscribe(blog, "eva", *(["bob@example.org"] if is_confirmed_first else []))
    for member in (bob, cat):
        follow(member, "at_once", slug="garden")
    post_id = make_post(ann, blog, "Roses")
    run_due(app, limit=100)
    if not is_confirmed_first:
        subscribe(blog, "bob@example.org")
    for _ in range(3):
        end_reading()
        with unit_of_work() as work:
            enqueue(work, SendDue())
        run_due(app, limit=100)
        take_turn(app)
        clock.shift(timedelta(seconds=10))
    (copy,) = to(server, "bob@example.org")
    assert copy["List-Id"] == ("<garden.newsletters.localhost>" if is_confirmed_first else "<garden.blogs.localhost>")
    assert [message["List-Id"] for message in to(server, "cat@example.org")] == ["<garden.blogs.localhost>"]
    assert len(to(server, "eva@reader.example")) == 1
    told = session().scalars(select(Notification.user_id).where(Notification.post_id == post_id)).all()
    assert {bob.id, cat.id} <= set(told)
    end_reading()
    if not is_confirmed_first:
        assert session().scalars(select(NewsletterRecipient.reason).order_by(NewsletterRecipient.reason)).all() == [
            "",
            "followed",
        ]


def test_stopped_half_way_and_gone_on_nobody_gets_two(app: Flask, server: Server, clock: Any) -> None:
    """At 360 an hour one message leaves every ten seconds."""
    ann = make_actor("ann")
    blog = make_blog()
    editor = grant(blog, ann, "editor")
    open_newsletter(blog)
    names = [f"r{number}" for number in range(8)]
    ids = subscribe(blog, *names)
    issue_id = write_issue(editor, blog, words="Hello", rate=360)
    send_issue(editor, blog, issue_id)
    turns(app, clock, 3)
    assert len(server.inbox.received) == 3
    with unit_of_work() as work:
        stop_issue(work, actor=editor, blog_id=blog.id, issue_id=issue_id)
    subscribe(blog, "late")
    turns(app, clock, 5)
    assert len(server.inbox.received) == 3
    with unit_of_work() as work:
        stop_newsletter(work, subscriber_id=ids[4])
        suppress(work, "r5@reader.example", "operator")
        resume_issue(work, actor=editor, blog_id=blog.id, issue_id=issue_id)
    turns(app, clock, 10)
    got = sorted(str(message["To"]) for message in messages(server))
    assert got == [f"r{number}@reader.example" for number in (0, 1, 2, 3, 6, 7)]
    assert issues_of(blog)[0].state == "sent"
    assert len({str(message["Message-ID"]) for message in messages(server)}) == 6


def test_while_the_mail_server_is_away_no_more_is_queued(app: Flask, server: Server, clock: Any) -> None:
    ann = make_actor("ann")
    blog = make_blog()
    editor = grant(blog, ann, "editor")
    open_newsletter(blog)
    subscribe(blog, *(f"r{number}" for number in range(30)))
    server.stop()
    send_issue(editor, blog, write_issue(editor, blog, words="Hello", rate=360))
    turns(app, clock, 12)
    assert len(session().scalars(select(Mail.id).where(Mail.template == "newsletter")).all()) == 2
    end_reading()
    server.start()
    clock.shift(timedelta(hours=2))
    turns(app, clock, 40)
    assert sorted(str(message["To"]) for message in messages(server)) == sorted(
        f"r{number}@reader.example" for number in range(30)
    )


def test_messages_that_come_back_end_the_subscription(app: Flask) -> None:
    blog = make_blog()
    open_newsletter(blog)
    subscribe(blog, "eva")
    for count in range(3):
        assert states() == {("confirmed", "")}, count
        with unit_of_work() as work:
            note_bounce(work, "Eva@reader.example", "550 no such user")
    assert states() == {("ended", "bounce")}


def test_a_copy_goes_to_the_editor_alone(app: Flask, server: Server) -> None:
    ann = make_actor("ann")
    blog = make_blog()
    editor = grant(blog, ann, "editor")
    open_newsletter(blog)
    subscribe(blog, "eva")
    draft = make_draft(ann, blog, "Draft", "Sentinel.")
    post_id = make_post(ann, blog, "Roses", "Their text.")
    issue_id = write_issue(editor, blog, [post_id])
    with unit_of_work() as work:
        send_test(work, actor=editor, blog_id=blog.id, issue_id=issue_id)
    run_due(app)
    (copy,) = messages(server)
    assert (copy["To"], copy["Subject"], copy["List-Unsubscribe"]) == ("ann@example.org", "Test: News", None)
    assert "Their text." in text_of(copy)
    assert draft
