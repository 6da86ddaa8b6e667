"""Jobs from their transaction to their end: run once each, tried again, given up at last."""

import threading
import time
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from forum.db import now, session, unit_of_work
from forum.db.jobs import (
    PAYLOADS,
    AgeCases,
    EscalateWorries,
    FoldCounts,
    Job,
    Payload,
    PingHub,
    Prune,
    RaiseTrust,
    SendMail,
    SweepMember,
    TellFollowers,
    enqueue,
)
from forum.jobs import HANDLERS, run_due
from forum.services.jobs import LEASE, TryLater, claim_job
from tests.jobs.running.handling import Handler, add_job, read_job, run_all, run_workers


def test_every_payload_has_its_handler() -> None:
    assert HANDLERS.keys() == PAYLOADS.keys()


def test_a_job_is_done_once(app: Flask, handler: Handler) -> None:
    job_id = add_job(7)
    assert [run_all(app), run_all(app)] == [1, 0]
    job = read_job(job_id)
    assert handler.seen == [7]
    assert (job.state, job.attempts, job.lease, job.leased_until) == ("done", 1, None, None)
    assert job.finished_at is not None


def test_a_job_of_a_transaction_that_was_rolled_back_does_nothing(app: Flask, handler: Handler) -> None:
    def act() -> None:
        with unit_of_work() as work:
            enqueue(work, SendMail(1))
            work.flush()
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        act()
    assert run_all(app) == 0
    assert handler.seen == []
    assert session().scalar(select(func.count()).select_from(Job)) == 0


def test_a_job_waits_for_its_time_and_for_its_commit(app: Flask, handler: Handler) -> None:
    add_job(run_at=now() + timedelta(hours=1))
    assert run_all(app) == 0
    with time_machine.travel(now() + timedelta(minutes=61)):
        assert run_all(app) == 1
    assert handler.seen == [1]


def test_the_longest_due_comes_first(app: Flask, handler: Handler) -> None:
    for number, minutes in ((1, 5), (2, 9), (3, 7)):
        add_job(number, run_at=now() - timedelta(minutes=minutes))
    assert run_due(app, limit=2) == 2
    assert handler.seen == [2, 3]


def test_failures_wait_twice_as_long_each_time_and_end_after_ten(app: Flask, handler: Handler) -> None:
    handler.fails = lambda payload: ValueError("no") if payload.mail_id == 1 else None
    failing = add_job(1)
    waits: list[float] = []
    with time_machine.travel(now(), tick=False) as clock:
        while (job := read_job(failing)).state == "queued":
            waits.append((job.run_at - now()).total_seconds())
            clock.move_to(job.run_at)
            add_job(2)
            assert run_all(app) == 2
    assert handler.seen.count(1) == 10
    assert handler.seen.count(2) == 10
    assert (job.state, job.attempts, job.last_error) == ("dead", 10, "ValueError: no")
    assert waits[0] <= 0
    assert waits[1:] == [min(30 * 2**turn, 6 * 3600) for turn in range(9)]
    with time_machine.travel(now() + timedelta(days=30)):
        assert run_all(app) == 0


def test_trying_later_does_not_count(app: Flask, handler: Handler) -> None:
    handler.fails = lambda _: TryLater("the server is away")
    waits: list[float] = []
    with time_machine.travel(now(), tick=False) as clock:
        job_id = add_job()
        for _ in range(30):
            assert run_all(app) == 1
            job = read_job(job_id)
            waits.append((job.run_at - now()).total_seconds())
            clock.move_to(job.run_at)
    assert (job.state, job.attempts, job.last_error) == ("queued", 0, "the server is away")
    assert waits[:4] == [30, 30, 60, 120]
    assert max(waits) == waits[-1] == 3600


def test_a_worker_that_vanished_leaves_its_job_to_the_next(app: Flask, handler: Handler) -> None:
    job_id = add_job()
    with unit_of_work() as work:
        assert claim_job(work) is not None
    assert run_all(app) == 0
    with time_machine.travel(now() + LEASE - timedelta(seconds=2)):
        assert run_all(app) == 0
    with time_machine.travel(now() + LEASE + timedelta(seconds=1)):
        assert run_all(app) == 1
    assert handler.seen == [1]
    assert (read_job(job_id).state, read_job(job_id).attempts) == ("done", 2)


def test_a_job_that_kills_its_worker_is_dead_after_ten(app: Flask, handler: Handler) -> None:
    job_id, other = add_job(1), add_job(2, run_at=now() + timedelta(days=1))
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(10):
            with unit_of_work() as work:
                assert claim_job(work) is not None
            clock.shift(LEASE + timedelta(seconds=1))
        clock.shift(timedelta(days=1))
        assert run_all(app) == 1
    assert (read_job(job_id).state, read_job(other).state) == ("dead", "done")
    assert handler.seen == [2]


def test_four_workers_never_do_a_job_twice(app: Flask, handler: Handler) -> None:
    with unit_of_work() as work:
        for number in range(60):
            enqueue(work, SendMail(number))

    def act() -> None:
        while run_due(app, limit=5):
            pass

    run_workers(app, 4, act)
    assert Counter(handler.seen) == Counter(range(60))
    assert session().scalar(select(func.count()).where(Job.state == "done")) == 60


def test_a_job_in_hand_is_nobody_elses(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work, most = [0], [0]
    lock = threading.Lock()

    def slow(_payload: SendMail) -> None:
        with lock:
            at_work[0] += 1
            most[0] = max(most[0], at_work[0])
        time.sleep(0.3)
        with lock:
            at_work[0] -= 1

    monkeypatch.setitem(HANDLERS, "send_mail", slow)
    job_id = add_job()

    def act() -> None:
        for _ in range(20):
            run_due(app)
            time.sleep(0.01)

    run_workers(app, 2, act)
    assert most == [1]
    assert (read_job(job_id).state, read_job(job_id).attempts) == ("done", 1)


def test_payloads_survive_the_table(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    for name in PAYLOADS:
        monkeypatch.setitem(HANDLERS, name, seen.append)
    payloads: list[Payload] = [
        SendMail(2**40),
        FoldCounts(),
        Prune(),
        RaiseTrust(),
        SweepMember(2**40),
        TellFollowers(2**40, after=7),
        EscalateWorries(),
        AgeCases(),
        PingHub(),
    ]
    with unit_of_work() as work:
        for payload in payloads:
            enqueue(work, payload)
    run_all(app)
    assert seen == payloads
