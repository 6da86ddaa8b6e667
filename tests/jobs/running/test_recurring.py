"""What recurs is queued and done once a turn, whoever works."""

import threading
import time
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import delete, func, select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import Job, Prune
from forum.jobs import HANDLERS, Runner
from forum.jobs.runner import queue_due_periodic
from forum.models import SiteFact
from tests.jobs.running.handling import run_all, run_workers, wait_until

# Counts are added up, and worries told on, only where some wait.
ONE_TURN = {"prune": 1, "raise_trust": 1, "age_cases": 1, "clean_pictures": 1}


def periodic_jobs() -> Counter[str]:
    end_reading()
    return Counter(session().scalars(select(Job.name).where(Job.state == "queued")))


def test_what_recurs_is_queued_once_a_turn(app: Flask) -> None:
    end_reading()
    queue_due_periodic(app)
    queue_due_periodic(app)
    assert periodic_jobs() == ONE_TURN
    run_all(app)
    queue_due_periodic(app)
    assert periodic_jobs() == {}
    with time_machine.travel(now() + timedelta(days=1, seconds=1)):
        queue_due_periodic(app)
    assert periodic_jobs() == ONE_TURN


def test_a_turn_that_still_waits_is_not_queued_again(app: Flask) -> None:
    queue_due_periodic(app)
    with time_machine.travel(now() + timedelta(days=3)):
        queue_due_periodic(app)
    assert periodic_jobs() == ONE_TURN


def test_of_many_workers_one_queues_a_turn(app: Flask) -> None:
    run_workers(app, 6, lambda: queue_due_periodic(app))
    assert periodic_jobs() == ONE_TURN
    end_reading()
    with time_machine.travel(now() + timedelta(days=2)):
        with unit_of_work() as work:
            work.execute(delete(Job))
        run_workers(app, 6, lambda: queue_due_periodic(app))
    assert periodic_jobs() == ONE_TURN
    assert session().scalar(select(func.count()).select_from(SiteFact)) == len(ONE_TURN)


def test_what_recurs_runs_once_a_turn_whoever_works(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three workers with two threads each ask all the time, and a turn is a second."""
    monkeypatch.setattr("forum.jobs.runner.PERIODIC_SECONDS", 0.02)
    monkeypatch.setattr("forum.services.jobs.PERIODS", {Prune: timedelta(seconds=1)})
    lock, at_work, most = threading.Lock(), [0], [0]
    ran_at: list[float] = []

    def note(_payload: Prune) -> None:
        with lock:
            at_work[0] += 1
            most[0] = max(most[0], at_work[0])
            ran_at.append(time.monotonic())
        time.sleep(0.05)
        with lock:
            at_work[0] -= 1

    monkeypatch.setitem(HANDLERS, "prune", note)
    end_reading()
    runners = [Runner(app, poll_seconds=0.01, concurrency=2) for _ in range(3)]
    for runner in runners:
        runner.start()
    wait_until(lambda: len(ran_at) >= 3)
    for runner in runners:
        runner.stop()
    assert most == [1]
    # Turns are kept to the second.
    assert ran_at[2] - ran_at[0] > 1
    end_reading()
    assert session().scalar(select(func.count()).where(Job.name == "prune")) == len(ran_at)
