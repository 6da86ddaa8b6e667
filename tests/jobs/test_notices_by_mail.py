"""From what happens to a message in somebody's mailbox, over a real mail server, and how it stops."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from forum.app import create_app
from forum.db import db, end_reading, now, session, unit_of_work
from forum.db.jobs import SendDue, enqueue
from forum.jobs import run_due
from forum.models import Blog, Delivery, Follow, Ignore, Mail, MailSuppression, Notification, NotificationSetting, User
from forum.permissions import Actor
from forum.services.deliveries import send_due
from forum.services.inbox import mark_all_read
from forum.services.moderation import hide_reply
from forum.services.reader_settings import put_reader_settings, set_mail
from forum.services.suppressions import suppress
from forum.services.telling import tell
from forum.services.tokens import make_stop_token
from tests.conftest import settings_for
from tests.support.factories import grant, make_actor, make_blog, make_post, reply
from tests.support.mail_server import Server
from tests.support.web import Browser, text_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def app(server: Server, database_url: str, tmp_path: Path) -> Iterator[Flask]:
    app = create_app(settings_for(tmp_path, database_url=database_url, mail=f"smtp://127.0.0.1:{server.port}"))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def run(app: Flask) -> None:
    """All that is due: what recurs has its turn, and then what it queued."""
    end_reading()
    with unit_of_work() as work:
        enqueue(work, SendDue())
    run_due(app, limit=500)
    run_due(app, limit=500)


def messages(server: Server) -> list[EmailMessage]:
    return [message_from_bytes(raw, policy=policy.default) for raw in server.inbox.received]


def to(server: Server, handle: str) -> list[EmailMessage]:
    return [message for message in messages(server) if message["To"] == f"{handle}@example.org"]


def stop_path(message: EmailMessage) -> str:
    return str(message["List-Unsubscribe"]).strip("<>").removeprefix("http://localhost")


def name_bob(cat: Actor, post_id: int, count: int) -> None:
    for number in range(count):
        reply(cat, post_id, f"Hello @bob, number {number}.")


def test_a_reply_comes_by_mail_and_stops_with_one_click(app: Flask, server: Server, clock: Any) -> None:
    ann, bob, cat = (make_actor(handle) for handle in ("ann", "bob", "cat"))
    blog = make_blog(name="Sleep & rest", slug="sleep")
    post_id = make_post(ann, blog, "Café for the sleepless", "See @cat here.")
    run(app)
    (first,) = to(server, "cat")
    assert (first["Subject"], first["Message-ID"]) == ("Café for the sleepless", f"<p{post_id}.m{cat.id}@localhost>")
    reply(bob, post_id, "Try [warm milk](/posts/1). <3 @cat")
    run(app)
    (answer,) = to(server, "ann")
    assert answer["Subject"] == "Re: Café for the sleepless"
    assert answer["In-Reply-To"] == f"<p{post_id}.m{ann.id}@localhost>"
    assert to(server, "cat")[1]["References"] == first["Message-ID"]
    assert answer["List-Id"] == "<sleep.blogs.localhost>"
    assert answer["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert answer["Auto-Submitted"] == "auto-generated"
    text, html = text_of(answer), str(answer.get_body(("html",)).get_content())  # type: ignore[union-attr]
    assert "Try warm milk. <3" in text
    assert f"http://localhost/posts/{post_id}/replies/1" in text
    assert "because it answers a text of yours" in text
    assert 'href="http://localhost/posts/1"' in html
    assert not {"<img", "track", "utm_"} & set(html.split('"'))

    path, stranger = stop_path(answer), Browser(app)
    assert stranger.get(path).status_code == 200
    assert session().scalars(select(NotificationSetting)).all() == []
    end_reading()
    elsewhere = {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    done = stranger.client.post(path, data={"List-Unsubscribe": "One-Click"}, headers=elsewhere)
    assert (done.status_code, done.headers.getlist("Set-Cookie")) == (200, [])
    assert stranger.client.post(path, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    reply(bob, post_id, "Or a book. @cat")
    run(app)
    assert (len(to(server, "ann")), len(to(server, "cat"))) == (1, 3)
    end_reading()
    assert session().scalar(select(Notification.id).where(Notification.user_id == ann.id).limit(1)) is not None
    stranger.client.post(stop_path(to(server, "cat")[2]), data={"all": "1"})
    reply(bob, post_id, "Or a walk. @cat")
    run(app)
    assert len(to(server, "cat")) == 3


def test_a_link_that_is_not_ours_stops_nothing(app: Flask, server: Server) -> None:
    ann, browser = make_actor("ann"), Browser(app)
    tokens = ["nonsense", make_stop_token(ann.member_id, "kind:reply") + "x", make_stop_token(99, "kind:reply")]
    tokens += [make_stop_token(ann.member_id, wish) for wish in ("follow:77", "kind:nothing", "follow:x", "")]
    for token in tokens:
        for answer in (browser.get(f"/unsubscribe/{token}"), browser.client.post(f"/unsubscribe/{token}")):
            assert answer.status_code == 404
    assert session().scalars(select(NotificationSetting)).all() == []


def test_what_may_no_longer_be_read_is_in_no_message(app: Flask, server: Server, clock: Any) -> None:
    """Between the reply and the message: hidden, moved behind a closed door, ignored, read, unwished."""
    ann, bob, mod = make_actor("ann"), make_actor("bob"), make_actor("mod", role="moderator")
    blog, private = make_blog(), make_blog(reading="private")
    grant(private, bob, "author")
    open_post, other = make_post(ann, blog, "Open", "Sentinel text of Open."), make_post(ann, blog, "Other")
    hidden, asked = reply(bob, open_post, "Sentinel one."), reply(bob, other, "Sentinel two.")
    with unit_of_work() as work:
        hide_reply(work, actor=mod, post_id=open_post, number=hidden, reason="Not here.")
        work.execute(update(Delivery).values(created_at=now()))
    with unit_of_work() as work:
        work.add(Ignore(user_id=ann.member_id, ignored_id=bob.member_id, created_at=now()))
    run(app)
    assert asked == 1
    assert to(server, "ann") == []
    assert not any(b"Sentinel" in raw for raw in server.inbox.received)
    states = {(mail.state, mail.last_error) for mail in session().scalars(select(Mail).where(Mail.user_id == ann.id))}
    assert states == {("failed", "Nothing is left that the member may read and has not read.")}
    end_reading()

    cat = make_actor("cat")
    third = make_post(cat, blog, "Third")
    reply(bob, third, "Read at once.")
    clock.shift(timedelta(seconds=5))
    with unit_of_work() as work:
        mark_all_read(work, actor=cat, up_to_id=10_000)
    clock.shift(timedelta(seconds=30))
    run(app)
    assert to(server, "cat") == []
    reply(bob, third, "The blog closes.")
    with unit_of_work() as work:
        work.execute(update(Blog).where(Blog.id == blog.id).values(reading="private"))
    run(app)
    assert to(server, "cat") == []


def test_summaries_come_at_the_members_hour_once_a_day(app: Flask, server: Server, clock: Any) -> None:
    """Across both changes of the clocks; what is new after the hour waits for the next one."""
    ann, bob, cat = make_actor("ann"), make_actor("bob", timezone="Europe/Berlin"), make_actor("cat")
    zone = ZoneInfo("Europe/Berlin")
    post_id = make_post(ann, make_blog(name="Garden"), "Roses")
    with unit_of_work() as work:
        set_mail(work, bob.member_id, "mention", "daily")
        put_reader_settings(work, bob.member_id, digest_hour=2)
    for begin in (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)):
        clock.move_to(begin)
        run(app)
        server.inbox.received.clear()
        sent: list[str] = []
        for day in range(3):
            clock.move_to(begin + timedelta(days=day, hours=11, minutes=30))
            for _ in range(7):
                name_bob(cat, post_id, 1)
                run(app)
                if len(to(server, "bob")) > len(sent):
                    sent.append(now().astimezone(zone).strftime("%d %H:%M"))
                clock.shift(timedelta(minutes=30))
        expected = ["29 03:00", "30 02:00", "31 02:00"] if begin.month == 3 else ["25 02:00", "26 02:00", "27 02:00"]
        assert sent == expected
    digest = to(server, "bob")[-1]
    assert "new things for you at" in str(digest["Subject"])
    assert text_of(digest).count("Cat named you in") == 7
    assert "== Roses (Garden)" in text_of(digest)
    assert "because you chose summaries" in text_of(digest)
    Browser(app).client.post(stop_path(digest))
    name_bob(cat, post_id, 2)
    clock.shift(timedelta(days=2))
    server.inbox.received.clear()
    run(app)
    assert to(server, "bob") == []


def test_a_summary_says_at_most_fifty_things(app: Flask, server: Server, clock: Any) -> None:
    ann, bob, cat = (make_actor(handle) for handle in ("ann", "bob", "cat"))
    post_id = make_post(ann, make_blog(), "Roses")
    with unit_of_work() as work:
        set_mail(work, bob.member_id, "mention", "weekly")
    name_bob(cat, post_id, 53)
    clock.shift(timedelta(days=7))
    run(app)
    (digest,) = to(server, "bob")
    assert text_of(digest).count("Cat named you in") == 50
    assert "http://localhost/inbox" in text_of(digest)
    assert session().scalars(select(Delivery.state).where(Delivery.user_id == bob.id).distinct()).all() == ["mailed"]


def test_a_day_brings_one_message_beyond_what_was_asked_for(app: Flask, server: Server, clock: Any) -> None:
    ann, bob = make_actor("ann"), make_actor("bob", role="moderator")
    blog = make_blog()
    posts = [make_post(ann, blog, f"Post {number}") for number in range(3)]
    with unit_of_work() as work:
        follow = Follow(user_id=bob.member_id, kind="blog", blog_id=blog.id, delivery="daily", created_at=now())
        work.add(follow)
        work.flush()
        followed = {bob.member_id: follow.id}
        for post_id in posts[:2]:
            tell(work, "follow", [bob.member_id], post_id=post_id, follows=followed)
    clock.move_to(NOON + timedelta(hours=20))
    run(app)
    assert [str(message["Subject"]) for message in to(server, "bob")] == ["2 new things for you at Riverside Commons"]
    with unit_of_work() as work:
        work.execute(update(Follow).values(delivery="at_once"))
        tell(work, "follow", [bob.member_id], post_id=posts[2], follows=followed)
    run(app)
    assert str(to(server, "bob")[1]["Subject"]) == "Post 2"
    with unit_of_work() as work:
        work.add(NotificationSetting(user_id=bob.member_id, kind="reply", mail="daily"))
    reply(ann, make_post(bob, blog, "Mine"), "Gathered, as the day is full.")
    with unit_of_work() as work:
        work.execute(update(Delivery).where(Delivery.state == "waiting").values(due_at=now()))
    run(app)
    assert len(to(server, "bob")) == 2
    clock.move_to(NOON + timedelta(hours=44))
    run(app)
    assert text_of(to(server, "bob")[2]).count("Ann replied to you") == 1


def test_quiet_hours_hold_messages_back(app: Flask, server: Server, clock: Any) -> None:
    ann, bob = make_actor("ann", timezone="America/New_York"), make_actor("bob")
    post_id = make_post(ann, make_blog())
    with unit_of_work() as work:
        put_reader_settings(work, ann.member_id, quiet_from=22, quiet_to=7)
    clock.move_to(datetime(2026, 3, 3, 4, tzinfo=UTC))
    reply(bob, post_id)
    run(app)
    assert to(server, "ann") == []
    clock.move_to(datetime(2026, 3, 3, 12, tzinfo=UTC))
    run(app)
    assert len(to(server, "ann")) == 1


def test_nothing_goes_to_an_address_that_sends_it_back(app: Flask, server: Server, clock: Any) -> None:
    ann, bob = make_actor("ann", role="moderator"), make_actor("bob")
    post_id = make_post(ann, make_blog())
    server.inbox.answers["RCPT"] = "550 5.1.1 No such person"
    for _ in range(4):
        reply(bob, post_id)
        run(app)
    row = session().scalars(select(MailSuppression)).one()
    assert (row.address_key, row.bounces, row.is_in_force) == ("ann@example.org", 3, True)
    end_reading()
    server.inbox.answers.clear()
    reply(bob, post_id)
    run(app)
    assert to(server, "ann") == []
    with unit_of_work() as work:
        suppress(work, "bob@example.org", "complaint")
    reply(ann, make_post(bob, make_blog()))
    run(app)
    assert to(server, "bob") == []


def test_two_workers_send_each_thing_once(app: Flask, clock: Any) -> None:
    """A second worker finds nothing of what the first took, nor does the first when it is run again."""
    ann, bob = make_actor("ann"), make_actor("bob")
    post_id = make_post(ann, make_blog())
    reply(bob, post_id)
    counts = []
    for _ in range(2):
        with unit_of_work() as work:
            counts.append(send_due(work))
    assert counts == [1, 0]
    assert len(session().scalars(select(Mail).where(Mail.template == "notice")).all()) == 1
    user = session().get_one(User, ann.member_id)
    assert user.email == "ann@example.org"
