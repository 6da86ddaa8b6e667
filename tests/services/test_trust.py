"""Newcomers cease to be newcomers by time and by writing, and by nothing else."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import RaiseTrust
from forum.jobs import raise_trust as raising
from forum.jobs.raise_trust import raise_trust
from forum.models import AuditEntry, Case, Flag, User
from tests.support.factories import make_actor


def level_of(handle: str) -> int:
    end_reading()
    return session().scalars(select(User.trust_level).where(User.handle == handle)).one()


@pytest.mark.parametrize(
    ("days", "replies", "state", "level", "expected"),
    [
        (3, 3, "active", 0, 1),
        (2, 9, "active", 0, 0),
        (9, 2, "active", 0, 0),
        (9, 9, "deactivated", 0, 0),
        (9, 9, "active", 3, 3),
    ],
)
def test_who_is_raised(app: Flask, days: int, replies: int, state: str, level: int, expected: int) -> None:
    confirmed_at = now() - timedelta(days=days, seconds=1)
    make_actor("ann", state=state, trust_level=level, email_verified_at=confirmed_at, reply_count=replies)
    raise_trust(RaiseTrust())
    assert level_of("ann") == expected
    lines = session().scalars(select(AuditEntry.action)).all()
    assert list(lines) == (["set_trust"] if expected != level else [])


def test_many_are_raised_in_batches(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raising, "BATCH", 2)
    handles = ["ann", "bob", "cleo", "dan", "eve"]
    for handle in handles:
        make_actor(handle, trust_level=0, email_verified_at=now() - timedelta(days=4), reply_count=5)
    raise_trust(RaiseTrust())
    assert [level_of(handle) for handle in handles] == [1] * 5


def test_an_agreed_report_keeps_a_newcomer_one(app: Flask) -> None:
    """Unless it was a report of their own text; one that nobody agreed with changes nothing."""
    long_ago = now() - timedelta(days=9)
    people = {name: make_actor(name, trust_level=0, email_verified_at=long_ago, reply_count=5) for name in "abc"}
    reports = {"a": ("agreed", "b"), "b": ("agreed", "b"), "c": ("disagreed", "a")}
    with unit_of_work() as work:
        for writer, (state, flagger) in reports.items():
            case = Case(thing=f"member:{writer}", writer_id=people[writer].id, opened_at=now())
            work.add(case)
            work.flush()
            work.add(
                Flag(
                    case_id=case.id,
                    thing=case.thing,
                    flagger_id=people[flagger].id,
                    reason="spam",
                    weight=1.0,
                    state=state,
                    created_at=now(),
                    handled_at=now(),
                )
            )
    raise_trust(RaiseTrust())
    assert [level_of(name) for name in "abc"] == [0, 1, 1]
