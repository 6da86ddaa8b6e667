"""Jobs that recur: deltas are added up exactly, and what is over is deleted, no more and no less."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.app import create_app
from forum.db import db, end_reading, now, session, unit_of_work
from forum.db.jobs import FoldCounts, Job, Prune
from forum.errors import ConfigurationError
from forum.jobs import fold_counts as folding
from forum.jobs import prune as pruning
from forum.jobs.fold_counts import fold_counts
from forum.jobs.prune import prune
from forum.models import Blog, CountDelta, Delivery, FanOut, IncomingMail, LimitHit, Mail, SignIn, User
from forum.queries.verification import find_faults
from forum.settings import Settings
from tests.conftest import settings_for
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.plans import collect_statements, find_scans

# What grows with the site, and is cleared by its key.
LARGE = (Mail, Job, LimitHit, FanOut, Delivery, IncomingMail, SignIn)


def faults() -> list[str]:
    end_reading()
    return [fault.words for fault in find_faults()]


def counts(table: type[User] | type[Blog], row_id: int) -> tuple[int, int]:
    end_reading()
    found = session().execute(select(table.post_count, table.reply_count).where(table.id == row_id)).one()
    end_reading()
    return found[0], found[1]


def waiting() -> int:
    end_reading()
    return session().scalar(select(func.count()).select_from(CountDelta)) or 0


def test_deltas_become_counts(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "BATCH", 3)
    ann, bob = make_actor("ann"), make_actor("bob")
    porch, hall = make_blog(name="Porch"), make_blog(name="Hall")
    for blog, replies in ((porch, 4), (hall, 1)):
        post_id = make_post(ann, blog)
        for _ in range(replies):
            reply(bob, post_id)
    assert (waiting(), faults()) == (7, [])
    fold_counts(FoldCounts())
    assert (waiting(), faults()) == (0, [])
    assert [counts(User, actor.member_id) for actor in (ann, bob)] == [(2, 0), (0, 5)]
    assert [counts(Blog, blog.id) for blog in (porch, hall)] == [(1, 4), (1, 1)]
    fold_counts(FoldCounts())
    assert counts(Blog, porch.id) == (1, 4)


def test_nothing_is_counted_twice_or_forgotten_by_many_at_once(app: Flask) -> None:
    ann, blog = make_actor("ann"), make_blog()
    with unit_of_work() as work:
        work.add_all(CountDelta(user_id=ann.member_id, blog_id=blog.id, replies=1) for _ in range(1200))
    end_reading()

    def fold() -> None:
        with app.app_context():
            fold_counts(FoldCounts())

    threads = [threading.Thread(target=fold) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    fold_counts(FoldCounts())
    assert waiting() == 0
    assert counts(User, ann.member_id) == counts(Blog, blog.id) == (0, 1200)


def test_prune_deletes_what_is_over(app: Flask) -> None:
    ann = make_actor("ann")
    moment = now()
    with unit_of_work() as work:
        for number, ends in enumerate((-1, 1)):
            work.add(
                SignIn(
                    user_id=ann.member_id,
                    secret_hash=bytes([number]),
                    is_kept=False,
                    user_agent="",
                    address="",
                    created_at=moment,
                    last_seen_at=moment,
                    expires_at=moment + timedelta(minutes=ends),
                )
            )
        for hours in (23, 25):
            work.add(LimitHit(scope="reset", key=f"{hours}", hit_at=moment - timedelta(hours=hours)))
        for state, days in (("done", 6), ("done", 8), ("dead", 8), ("queued", 8)):
            at = moment - timedelta(days=days)
            finished = None if state == "queued" else at
            work.add(Job(name="prune", payload="{}", state=state, run_at=at, created_at=at, finished_at=finished))
    prune(Prune())
    end_reading()
    assert session().scalars(select(SignIn.secret_hash)).all() == [b"\x01"]
    assert session().scalars(select(LimitHit.key)).all() == ["23"]
    left = session().execute(select(Job.state, Job.created_at).order_by(Job.id)).all()
    assert [(state, (moment - at).days) for state, at in left] == [("done", 6), ("dead", 8), ("queued", 8)]


def test_prune_forgets_who_never_confirmed_and_keeps_who_left_a_trace(app: Flask) -> None:
    long_ago = now() - timedelta(days=15)
    make_actor("late", state="unconfirmed", created_at=long_ago)
    make_actor("fresh", state="unconfirmed", created_at=now() - timedelta(days=13))
    make_actor("settled", created_at=long_ago)
    writer = make_actor("writer", created_at=long_ago)
    make_post(writer, make_blog())
    with unit_of_work() as work:
        late = work.scalars(select(User).where(User.handle == "late")).one()
        work.add(Mail(template="confirm_email", user_id=late.id, to_address="", message_id="1", created_at=long_ago))
        work.get_one(User, writer.member_id).state = "unconfirmed"
    prune(Prune())
    end_reading()
    assert set(session().scalars(select(User.handle))) == {"fresh", "settled", "writer", "keeper"}
    assert session().scalar(select(func.count()).select_from(Mail)) == 0
    assert faults() == []


def _mail(number: int, state: str, days: int) -> Mail:
    at = now() - timedelta(days=days)
    return Mail(template="reply_kept", to_address="a@b.org", message_id=f"<{number}>", state=state, created_at=at)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "BATCH", 3)


def test_messages_go_after_their_time_and_those_that_wait_stay(app: Flask, small_batches: None) -> None:
    ages = [(state, days) for days in (95, 92, 91, 89, 1) for state in ("sent", "failed", "queued")]
    with unit_of_work() as work:
        work.add_all(_mail(number, state, days) for number, (state, days) in enumerate(ages))
    prune(Prune())
    end_reading()
    left = session().execute(select(Mail.state, Mail.created_at).order_by(Mail.id)).all()
    expected = [(state, days) for state, days in ages if days < 90 or state == "queued"]
    assert [(state, (now() - at).days) for state, at in left] == expected


def test_no_unit_of_work_holds_more_than_a_batch(app: Flask, small_batches: None) -> None:
    moment = now()
    with unit_of_work() as work:
        for number in range(10):
            old = moment - timedelta(days=3)
            work.add(LimitHit(scope="reset", key=str(number), hit_at=old if number < 8 else moment))
    end_reading()
    with collect_statements() as sent:
        prune(Prune())
    deletes = [parameters for statement, parameters in sent if statement.startswith("DELETE FROM limit_hits")]
    assert [len(parameters) for parameters in deletes] == [3, 3, 2]
    assert session().scalar(select(func.count()).select_from(LimitHit)) == 2
    end_reading()
    keys = frozenset(table.__tablename__ for table in LARGE)
    assert find_scans(sent, keys, keys) == set()


def test_rows_that_are_too_young_are_not_gone_through(app: Flask, small_batches: None) -> None:
    with unit_of_work() as work:
        work.add_all(_mail(number, "sent", 1) for number in range(30))
    end_reading()
    with collect_statements() as sent:
        prune(Prune())
    assert len([statement for statement, _given in sent if "FROM mail" in statement and "ORDER BY" in statement]) == 1


def test_a_sign_in_that_lasts_forgets_its_address(app: Flask, small_batches: None) -> None:
    ann, moment = make_actor("ann"), now()
    with unit_of_work() as work:
        for number in range(8):
            work.add(
                SignIn(
                    user_id=ann.member_id,
                    secret_hash=bytes([number]),
                    is_kept=True,
                    user_agent="",
                    address="192.0.2.7",
                    created_at=moment - timedelta(days=31 if number % 2 else 29),
                    last_seen_at=moment,
                    expires_at=moment + timedelta(days=-1 if number == 5 else 9),
                )
            )
    prune(Prune())
    end_reading()
    assert session().scalars(select(SignIn.address).order_by(SignIn.id)).all() == [
        "192.0.2.7" if number % 2 == 0 else "" for number in range(8) if number != 5
    ]


def test_how_long_is_a_setting(settings: Settings, app: Flask, tmp_path: Path) -> None:
    with unit_of_work() as work:
        work.add(_mail(1, "sent", 20))
        at = now() - timedelta(days=2)
        work.add(Job(name="prune", payload="{}", state="done", run_at=at, created_at=at, finished_at=at))
    end_reading()
    prune(Prune())
    end_reading()
    assert session().scalar(select(func.count()).select_from(Mail)) == 1
    end_reading()
    given = {"keep_mail_days": 14, "keep_jobs_days": 1, "database_url": settings.database_url}
    site = create_app(settings_for(tmp_path, **given))
    with site.app_context():
        prune(Prune())
        end_reading()
        assert session().scalar(select(func.count()).select_from(Mail)) == 0
        assert session().scalar(select(func.count()).select_from(Job)) == 0
        db.session.remove()
        db.engine.dispose()
    with pytest.raises(ConfigurationError, match="at least 14"):
        settings_for(tmp_path, keep_mail_days=13)
