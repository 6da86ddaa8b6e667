"""A runner works in threads of its own, and ends after the jobs in hand."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from forum.db import end_reading
from forum.db.jobs import SendMail
from forum.jobs import HANDLERS, Runner, run_due
from forum.jobs.runner import JobsInHand
from forum.services.jobs import worker_name
from tests.jobs.running.handling import Handler, add_job, read_job, wait_until


@pytest.fixture
def runner(app: Flask) -> Iterator[Runner]:
    """A runner in a thread of its own."""
    end_reading()
    runner = Runner(app, poll_seconds=0.01)
    runner.start()
    yield runner
    runner.stop()


def test_the_runner_works_and_ends_after_the_job_in_hand(
    app: Flask, monkeypatch: pytest.MonkeyPatch, runner: Runner
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def slow(_payload: SendMail) -> None:
        begun.set()
        time.sleep(0.2)
        ended.set()

    monkeypatch.setitem(HANDLERS, "send_mail", slow)
    job_id = add_job()
    assert begun.wait(10)
    runner.stop()
    assert ended.is_set()
    assert read_job(job_id).state == "done"
    later = add_job()
    time.sleep(0.1)
    assert read_job(later).state == "queued"


def test_the_runner_goes_on_when_the_database_was_away(
    app: Flask, handler: Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[int] = []

    def fail_twice(*given: Any) -> int:
        if len(failures) < 2:
            failures.append(1)
            raise ConnectionError("away")
        return run_due(*given)

    monkeypatch.setattr("forum.jobs.runner.run_due", fail_twice)
    add_job(7)
    runner = Runner(app, poll_seconds=0.01)
    runner.start()
    wait_until(lambda: handler.seen == [7])
    runner.stop()
    assert len(failures) == 2


def test_a_runner_works_several_jobs_at_once_and_ends_after_them(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    together = threading.Barrier(3)
    ended: list[int] = []

    def meet(payload: SendMail) -> None:
        together.wait(10)
        time.sleep(0.1)
        ended.append(payload.mail_id)

    monkeypatch.setitem(HANDLERS, "send_mail", meet)
    jobs = [add_job(number) for number in range(3)]
    runner = Runner(app, poll_seconds=0.01, concurrency=3)
    runner.start()
    wait_until(lambda: together.n_waiting == 0 and read_job(jobs[-1]).attempts == 1)
    assert runner.stop()
    assert sorted(ended) == [0, 1, 2]
    assert {read_job(job).state for job in jobs} == {"done"}
    assert {read_job(job).worker for job in jobs} == {worker_name()}


def test_a_job_that_does_not_end_holds_nobody_up(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def hang(_payload: SendMail) -> None:
        begun.set()
        may_end.wait(10)

    monkeypatch.setitem(HANDLERS, "send_mail", hang)
    job_id = add_job()
    runner = Runner(app, poll_seconds=0.01, stop_seconds=0.1)
    runner.start()
    assert begun.wait(10)
    assert not runner.stop()
    # Its lease runs out, and another worker takes it up.
    assert read_job(job_id).lease is not None
    may_end.set()
    wait_until(lambda: read_job(job_id).state == "done")


def test_it_waits_quietly_while_the_database_is_away(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """What pages gathered is not thrown away meanwhile."""
    flushed: list[str] = []
    monkeypatch.setattr("forum.jobs.runner.flush_seen", lambda: flushed.append("seen"))
    runner, is_away = Runner(app), [True]

    def work(_app: Flask, _limit: int, _in_hand: JobsInHand) -> int:
        if is_away[0]:
            raise OperationalError("SELECT", {}, RuntimeError("away"))
        return 0

    monkeypatch.setattr("forum.jobs.runner.run_due", work)
    with capture_logs() as logged:
        for _time in range(3):
            runner._look_round()
            runner._quietly(runner._take)
        assert [(each["event"], each["log_level"]) for each in logged] == [("jobs_wait", "warning")]
        assert flushed == ["seen"]
        is_away[0] = False
        runner._quietly(runner._take)
        runner._look_round()
    assert [each["event"] for each in logged] == ["jobs_wait", "jobs_go_on"]
    assert flushed == ["seen", "seen"]
