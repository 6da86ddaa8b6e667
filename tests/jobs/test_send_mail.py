"""Mail: a row of the outbox in the transaction of what it tells of, sent once, under one Message-ID."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from forum.app import create_app
from forum.db import db, end_reading, now, session, unit_of_work
from forum.db.jobs import Job, SendMail
from forum.jobs import run_due
from forum.jobs.send_mail import send_mail
from forum.models import Mail, User
from forum.services.mailing import queue_mail
from tests.conftest import settings_for
from tests.support.factories import make_actor
from tests.support.mail_server import Server

TEMPLATE = "password_changed"


@pytest.fixture
def app(server: Server, database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The site with that mail server, and one member, ann."""
    mail = f"smtp://127.0.0.1:{server.port}"
    app = create_app(settings_for(tmp_path, database_url=database_url, mail=mail))
    with app.app_context():
        make_actor("ann", password_hash="x")
        yield app
        db.session.remove()
        db.engine.dispose()


def queue() -> int:
    with unit_of_work() as work:
        queue_mail(work, TEMPLATE, work.scalars(select(User)).one())
        work.flush()
        return work.scalars(select(Mail.id).order_by(Mail.id.desc())).first() or 0


def read_mail(mail_id: int) -> Mail:
    end_reading()
    mail = session().get_one(Mail, mail_id)
    end_reading()
    return mail


def test_it_is_sent_once(app: Flask, server: Server) -> None:
    mail_id = queue()
    assert run_due(app) == 1
    mail = read_mail(mail_id)
    assert (mail.state, mail.attempts, mail.last_error) == ("sent", 1, None)
    assert mail.sent_at is not None
    assert server.message_ids() == [mail.message_id]
    assert server.inbox.envelopes == [("forum@localhost", ["ann@example.org"])]
    send_mail(SendMail(mail_id))
    with time_machine.travel(now() + timedelta(days=1)):
        assert run_due(app) == 0
    assert len(server.inbox.received) == 1


def test_what_is_rolled_back_is_never_sent(app: Flask, server: Server) -> None:
    def act() -> None:
        with unit_of_work() as work:
            queue_mail(work, TEMPLATE, work.scalars(select(User)).one())
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        act()
    assert run_due(app) == 0
    end_reading()
    counts = [session().scalar(select(func.count()).select_from(table)) for table in (Mail, Job)]
    assert (counts, server.inbox.received) == ([0, 0], [])


@pytest.mark.parametrize(
    ("command", "answer"), [("RCPT", "450 4.2.1 Try later"), ("DATA", "451 4.3.0 Try later"), ("DATA", "hang up")]
)
def test_a_refusal_for_now_is_tried_again_with_the_same_id(
    app: Flask, server: Server, command: str, answer: str
) -> None:
    mail_id = queue()
    server.inbox.answers[command] = answer
    with time_machine.travel(now(), tick=False) as clock:
        for attempt in range(1, 4):
            assert run_due(app) == 1
            mail = read_mail(mail_id)
            assert (mail.state, mail.attempts) == ("queued", attempt)
            assert mail.last_error
            assert run_due(app) == 0
            clock.shift(timedelta(hours=1, seconds=1))
        del server.inbox.answers[command]
        assert run_due(app) == 1
    assert read_mail(mail_id).state == "sent"
    assert server.message_ids() == [read_mail(mail_id).message_id]


def test_a_day_without_a_server_loses_nothing(app: Flask, server: Server) -> None:
    ids = [queue() for _ in range(2)]
    server.stop()
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(8):
            run_due(app)
            clock.shift(timedelta(hours=3))
        assert {read_mail(mail_id).state for mail_id in ids} == {"queued"}
        server.start()
        assert run_due(app) == 2
    assert sorted(server.message_ids()) == sorted(read_mail(mail_id).message_id for mail_id in ids)
    assert session().scalar(select(func.count()).where(Job.state == "dead")) == 0


def test_after_three_days_it_is_given_up(app: Flask, server: Server) -> None:
    mail_id = queue()
    server.inbox.answers["RCPT"] = "450 4.2.1 Try later"
    with time_machine.travel(now() + timedelta(days=3, seconds=1)):
        assert run_due(app) == 1
    mail = read_mail(mail_id)
    assert mail.state == "failed"
    assert "450 4.2.1 Try later" in (mail.last_error or "")


def test_a_refusal_for_good_is_not_tried_again(app: Flask, server: Server) -> None:
    mail_id = queue()
    server.inbox.answers["RCPT"] = "550 5.1.1 No such person"
    assert run_due(app) == 1
    assert read_mail(mail_id).state == "failed"
    assert "550 5.1.1" in (read_mail(mail_id).last_error or "")
    with time_machine.travel(now() + timedelta(days=1)):
        assert run_due(app) == 0


@pytest.mark.parametrize("change", [{"email": "new@example.org"}, {"email": None}, {"state": "erased"}])
def test_what_lost_its_sense_meanwhile_is_not_sent(app: Flask, server: Server, change: dict[str, str | None]) -> None:
    mail_id = queue()
    with unit_of_work() as work:
        user = work.scalars(select(User)).one()
        for name, value in change.items():
            setattr(user, name, value)
    assert run_due(app) == 1
    assert (read_mail(mail_id).state, server.inbox.received) == ("failed", [])


def test_a_message_whose_member_is_gone_is_no_work(app: Flask, server: Server) -> None:
    queue()
    with unit_of_work() as work:
        work.delete(work.scalars(select(User)).one())
    assert run_due(app) == 1
    end_reading()
    assert session().scalars(select(Job.state)).all() == ["done"]
    assert server.inbox.received == []
