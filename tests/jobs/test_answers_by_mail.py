"""Answers and bounces: from a message that was sent, over what comes back, to the thread or to nothing."""

import re
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from forum.app import create_app
from forum.db import db, end_reading, now, session, unit_of_work
from forum.db.jobs import Prune, SendDue, enqueue
from forum.jobs import run_due
from forum.jobs.prune import prune
from forum.mail import LARGEST
from forum.models import Blog, IncomingMail, Mail, MailSuppression, Reply, User
from forum.permissions import Actor
from forum.services import incoming as services
from forum.services.mail_addresses import make_bounce_address, make_reply_address, read_reply_address
from forum.services.moderation import hide_reply, lock_post
from forum.services.moving import move_reply
from forum.services.replies import create_reply
from forum.web.incoming import Outcome, receive
from tests.conftest import settings_for
from tests.mail.test_incoming import COMPLAINT, STATUS
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.mail_server import Server
from tests.support.web import Browser, make_member, text_of

OPEN = {"mail_reply": "reply@forum.example.org", "mail_bounce": "bounce@forum.example.org", "url": "http://localhost"}


@pytest.fixture
def app(server: Server, database_url: str, tmp_path: Path) -> Iterator[Flask]:
    mail = f"smtp://127.0.0.1:{server.port}"
    app = create_app(settings_for(tmp_path, database_url=database_url, mail=mail, **OPEN))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def run(app: Flask) -> None:
    end_reading()
    with unit_of_work() as work:
        enqueue(work, SendDue())
    run_due(app, limit=500)
    run_due(app, limit=500)


def to(server: Server, handle: str) -> list[EmailMessage]:
    found = [message_from_bytes(raw, policy=policy.default) for raw in server.inbox.received]
    return [message for message in found if message["To"] == f"{handle}@example.org"]


def answer_to(message: EmailMessage, handle: str, text: str, **headers: str) -> bytes:
    """As a mail program writes it: the text, and below it what it answers, quoted."""
    answer = EmailMessage()
    values = {
        "From": f"{handle.capitalize()} <{handle.capitalize()}@Example.org>",
        "To": str(message["Reply-To"]),
        "Subject": f"Re: {message['Subject']}",
        "Message-ID": make_msgid(domain="mail.example.org"),
        "In-Reply-To": str(message["Message-ID"]),
    }
    for name, value in (values | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        answer[name] = value
    quoted = "\n".join(f"> {line}".rstrip() for line in text_of(message).splitlines())
    answer.set_content(f"{text}\n\nOn 23/11/2026 16:05, Riverside Commons wrote:\n{quoted}\n")
    return answer.as_bytes()


def rows() -> list[tuple[str, str]]:
    end_reading()
    found = [(row.state, row.reason) for row in session().scalars(select(IncomingMail).order_by(IncomingMail.id))]
    end_reading()
    return found


def replies(post_id: int) -> list[tuple[str, str, str | None]]:
    """Writer, text, and the text that it answers."""
    end_reading()
    found = list(session().scalars(select(Reply).where(Reply.post_id == post_id).order_by(Reply.id)))
    sources = {row.id: row.source for row in found}
    handles = {user.id: user.handle for user in session().scalars(select(User))}
    end_reading()
    return [(handles[row.writer_id], row.source, sources.get(row.parent_id or 0)) for row in found]


@pytest.fixture
def mentioned(app: Flask, server: Server) -> tuple[Actor, int, EmailMessage]:
    """Bob named ann in a reply below a post, and she got a message that she can answer."""
    ann, bob = make_actor("ann"), make_actor("bob")
    post_id = make_post(make_actor("cat"), make_blog(), "Roses", "Shade?")
    reply(bob, post_id, "I ask @ann.")
    run(app)
    (message,) = to(server, "ann")
    server.inbox.received.clear()
    return ann, post_id, message


def test_an_answer_by_mail_stands_below_what_it_answers(
    app: Flask, server: Server, mentioned: tuple[Actor, int, EmailMessage]
) -> None:
    _ann, post_id, message = mentioned
    assert len(str(message["Reply-To"]).partition("@")[0]) <= 64
    assert text_of(message).startswith("##-- Write your answer above this line --##")
    envelope = server.inbox.envelopes[-1][0]
    assert envelope is not None
    assert envelope.startswith("bounce+")
    raw = answer_to(message, "ann", "Yes, *they* do.\n\n-- \nAnn")
    assert receive(raw) == Outcome("posted")
    assert replies(post_id)[1:] == [("ann", "Yes, *they* do.", "I ask @ann.")]
    assert receive(raw, recipient=str(message["Reply-To"]).upper()) == Outcome("ignored", "again")
    run(app)
    assert [str(each["Subject"]) for each in to(server, "bob")] == ["Re: Roses"]
    assert to(server, "ann") == []
    (second,) = to(server, "bob")
    assert receive(answer_to(second, "bob", "Good.")) == Outcome("posted")
    assert replies(post_id)[2] == ("bob", "Good.", "Yes, *they* do.")
    other = make_post(make_actor("dan"), make_blog(), "Moss")
    mod = make_actor("mod", role="moderator")
    with unit_of_work() as work:
        move_reply(
            work, actor=mod, post_id=post_id, number=1, to_post_id=other, is_wider_agreed=True, reason="About moss."
        )
    assert receive(answer_to(message, "ann", "Still yes.")) == Outcome("posted")
    assert replies(other)[-1] == ("ann", "Still yes.", "I ask @ann.")
    assert rows() == [("posted", "")] * 3
    with time_machine.travel(now() + timedelta(days=31)):
        assert receive(answer_to(message, "ann", "Late.")) == Outcome("ignored", "expired")
        with time_machine.travel(now() + timedelta(days=31)):
            prune(Prune())
    assert rows() == []


def test_what_a_machine_or_somebody_else_sends_changes_nothing_and_is_not_answered(
    app: Flask, server: Server, mentioned: tuple[Actor, int, EmailMessage]
) -> None:
    ann, post_id, message = mentioned
    address = str(message["Reply-To"])
    forged = address.replace("a", "b", 1) if "a" in address.partition("+")[2] else address.replace("b", "c", 1)
    before = replies(post_id)
    for headers, reason in (
        ({"From": "bob@example.org"}, "sender"),
        ({"From": "ann@example.org, bob@example.org"}, "sender"),
        ({"From": "ann@example.org <mallory@example.net>"}, "sender"),
        ({"From": "forum@localhost"}, "sender"),
        ({"Auto_Submitted": "auto-replied"}, "automatic"),
        ({"Precedence": "list"}, "bulk"),
        ({"Return_Path": "<>"}, "bounce"),
        ({"Message_ID": "<again@localhost>"}, "own"),
        ({"To": forged}, "address"),
        ({"To": "reply@forum.example.org"}, "address"),
        ({"To": "reply+zz@forum.example.org, reply+@forum.example.org"}, "address"),
    ):
        outcome = receive(answer_to(message, "ann", f"Sentinel {reason}", **headers))
        assert outcome == Outcome("ignored", reason), headers
    for state in ({"state": "deactivated"}, {"email_verified_at": None}):
        with unit_of_work() as work:
            work.execute(update(User).where(User.id == ann.id).values(**state))
        assert receive(answer_to(message, "ann", "Sentinel")).state == "ignored"
    run(app)
    assert replies(post_id) == before
    assert server.inbox.received == []
    assert {state for state, _reason in rows()} == {"ignored"}


def test_only_senders_whom_our_server_confirms(
    server: Server, database_url: str, tmp_path: Path, mentioned: tuple[Actor, int, EmailMessage]
) -> None:
    _ann, post_id, message = mentioned
    strict = {"mail_authenticated_by": "mx.example.org", **OPEN}
    with create_app(settings_for(tmp_path, database_url=database_url, **strict)).app_context():
        assert receive(answer_to(message, "ann", "Sentinel")) == Outcome("ignored", "unconfirmed")
        found = "mx.example.org; dmarc=pass header.from=example.org"
        assert receive(answer_to(message, "ann", "Sure.", Authentication_Results=found)) == Outcome("posted")
        db.session.remove()
        db.engine.dispose()
    assert replies(post_id)[-1][1] == "Sure."


def test_what_the_site_would_ask_is_kept_for_its_writer(app: Flask, server: Server) -> None:
    ann = make_member(app, "ann")
    post_id = make_post(make_actor("cat"), make_blog(), "Roses")
    reply(make_actor("bob"), post_id, "I ask @ann.")
    run(app)
    (message,) = to(server, "ann")
    assert receive(answer_to(message, "ann", "Write to zoe@example.net or call.")) == Outcome("kept", "asked")
    run(app)
    told = text_of(to(server, "ann")[1])
    assert "zoe" not in told
    assert "Roses" not in told
    path = next(line for line in told.splitlines() if "/mail/kept/" in line).removeprefix("http://localhost")
    stranger = Browser(app)
    assert stranger.get(path).status_code in {302, 303, 401}
    make_member(app, "dan")
    stranger.sign_in("dan")
    assert stranger.get(path).status_code == 404
    assert stranger.post(path, {"body": "Mine"}).status_code == 404
    browser = Browser(app)
    browser.sign_in("ann")
    page = browser.get(path)
    assert "Write to zoe@example.net or call." in page.text
    assert "I ask" in page.text
    fields = browser.fields()
    kept = {"body": "Write to zoe@example.net or call.", "key": fields["key"]}
    assert browser.post(path, kept).status_code == 422
    (digest,) = re.findall(r'name="confirmed" value="([^"]+)"', page.text)
    confirmed = kept | {"confirmed": digest}
    done = browser.post(path, confirmed)
    assert (done.status_code, done.location) == (303, f"/posts/{post_id}/replies/2")
    assert browser.post(path, confirmed).location == done.location
    assert replies(post_id)[1:] == [("ann", "Write to zoe@example.net or call.", "I ask @ann.")]
    assert browser.get(path).status_code == 404
    assert browser.post(path, {"body": "Something else", "key": "x"}).status_code == 409
    assert rows() == [("posted", "asked")]
    assert session().scalars(select(IncomingMail.source)).all() == [""]
    end_reading()

    assert receive(answer_to(message, "ann", "Write to zoe@example.net or call.")).state == "kept"
    mail_id = session().scalars(select(IncomingMail.id).where(IncomingMail.state == "kept")).one()
    with unit_of_work() as work:
        work.execute(update(Blog).values(reading="private"))
    gone = browser.get(f"/mail/kept/{mail_id}")
    assert gone.status_code == 200
    assert "Write to zoe@example.net" in gone.text
    assert "Roses" not in gone.text
    assert ann.handle == "ann"


def test_what_cannot_be_posted_comes_back_to_its_writer(
    app: Flask, server: Server, mentioned: tuple[Actor, int, EmailMessage]
) -> None:
    _ann, post_id, message = mentioned
    mod = make_actor("mod", role="moderator")
    with unit_of_work() as work:
        hide_reply(work, actor=mod, post_id=post_id, number=1, reason="Not here.")
    assert receive(answer_to(message, "ann", "Typed with *care*.")).state == "refused"
    with unit_of_work() as work:
        lock_post(work, actor=mod, post_id=post_id, reason="Enough.")
    assert receive(answer_to(message, "ann", "Typed with *care*.")).state == "refused"
    assert receive(answer_to(message, "ann", "")) == Outcome("refused", "empty")
    assert receive(answer_to(message, "ann", "Typed with care. " + "x" * LARGEST)) == Outcome("refused", "size")
    assert receive(answer_to(message, "ann", "x" * 150_000)).state == "refused"
    with unit_of_work() as work:
        work.execute(update(Blog).values(reading="private"))
    server.inbox.received.clear()
    assert receive(answer_to(message, "ann", "Typed with *care*.")) == Outcome("refused", "gone")
    run(app)
    told = [text_of(each) for each in to(server, "ann") if "not posted" in str(each["Subject"])]
    assert len(told) == 6
    assert sum("Typed with *care*." in text for text in told) == 3
    assert sum("no longer there" in text for text in told) == 1
    assert not any("Roses" in text or "I ask" in text for text in told)
    assert [row[0] for row in replies(post_id)] == ["bob"]
    for _ in range(12):
        assert receive(answer_to(message, "ann", "")).state == "refused"
    run(app)
    assert len([1 for each in to(server, "ann") if "not posted" in str(each["Subject"])]) == services.ANSWERS_A_DAY


def test_a_process_that_dies_half_way_loses_and_doubles_nothing(
    monkeypatch: pytest.MonkeyPatch, mentioned: tuple[Actor, int, EmailMessage]
) -> None:
    _ann, post_id, message = mentioned
    raw = answer_to(message, "ann", "Once.")
    real, tries = create_reply, []

    def dies(*given: Any, **options: Any) -> Any:
        written = real(*given, **options)
        tries.append(1)
        if len(tries) == 1:
            raise SystemExit
        return written

    monkeypatch.setattr(services, "create_reply", dies)
    with pytest.raises(SystemExit):
        receive(raw)
    assert rows() == []
    assert receive(raw) == Outcome("posted")
    assert receive(raw) == Outcome("ignored", "again")
    assert [row[1] for row in replies(post_id)] == ["I ask @ann.", "Once."]


def test_bounces_count_for_the_address_of_their_message_and_forged_ones_for_none(
    app: Flask, server: Server, mentioned: tuple[Actor, int, EmailMessage]
) -> None:
    _ann, post_id, _message = mentioned
    bob = make_actor("bob2")
    for number in range(3):
        reply(bob, post_id, f"Again, @ann: {number}")
    run(app)
    ids = list(session().scalars(select(Mail.id).where(Mail.to_address == "ann@example.org").order_by(Mail.id)))
    end_reading()
    addresses = [str(make_bounce_address(mail_id)).encode() for mail_id in ids]
    final, later = STATUS % (b"failed", b"5.1.1"), STATUS % (b"failed", b"4.2.2")
    assert receive(final) == Outcome("ignored", "address")
    forged = addresses[0].replace(addresses[0][8:12], b"zzzz")
    assert receive(final.replace(b"bounce+x@forum.example.org", forged)) == Outcome("ignored", "address")
    assert receive(later.replace(b"bounce+x@forum.example.org", addresses[0])) == Outcome("ignored", "later")
    assert session().scalars(select(MailSuppression)).all() == []
    for address in addresses[:3]:
        assert receive(final, recipient=address.decode()) == Outcome("noted", "final")
        assert receive(final, recipient=address.decode()) == Outcome("ignored", "final")
    end_reading()
    row = session().scalars(select(MailSuppression)).one()
    assert (row.address_key, row.bounces, row.is_in_force) == ("ann@example.org", 3, True)
    end_reading()
    bobs = session().scalars(select(Mail.id).where(Mail.to_address == "cat@example.org").limit(1)).one()
    end_reading()
    own = COMPLAINT.replace(b"bounce+abc@forum.example.org", str(make_bounce_address(bobs)).encode())
    assert receive(COMPLAINT % b"abuse") == Outcome("ignored", "address")
    assert receive(own % b"abuse") == Outcome("noted", "complaint")
    end_reading()
    assert session().scalars(select(MailSuppression.reason).order_by(MailSuppression.id)).all() == [
        "bounce",
        "complaint",
    ]


def test_addresses_say_nothing_to_who_changes_them(app: Flask) -> None:
    address = make_reply_address(1, 2, 3, now())
    assert address is not None
    found = read_reply_address(address)
    assert found is not None
    assert (found.user_id, found.post_id, found.number, found.is_expired) == (1, 2, 3, False)
    local = address.partition("@")[0]
    for index in range(6, len(local) - 1):
        changed = "b" if local[index] != "b" else "c"
        assert read_reply_address(address[:index] + changed + address[index + 1 :]) is None
    changed_addresses = (f"{address}x", address[:-20], address.replace("reply", "bounce"))
    for other in ("", "@", "reply+@forum.example.org", *changed_addresses):
        assert read_reply_address(other) is None
