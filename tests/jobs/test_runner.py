"""Jobs from their transaction to their end: run once each, tried again, given up at last."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import delete, func, select
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from forum.db import end_reading, now, session, unit_of_work
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
from forum.jobs import HANDLERS, Runner, run_due
from forum.jobs.runner import JobsInHand, queue_due_periodic
from forum.models import SiteFact
from forum.services.jobs import LEASE, LONGEST_RUN, ClaimedJob, TryLater, claim_job, worker_name
from tests.support.statements import count_statements


@dataclass
class Handler:
    """Notes what it is given; `fails` says how each call ends."""

    fails: Callable[[SendMail], Exception | None] = lambda _: None
    seen: list[int] = field(default_factory=list)

    def __call__(self, payload: SendMail) -> None:
        self.seen.append(payload.mail_id)
        if (error := self.fails(payload)) is not None:
            raise error


@pytest.fixture
def handler(monkeypatch: pytest.MonkeyPatch) -> Handler:
    """Takes the place of the one that sends mail."""
    handler = Handler()
    monkeypatch.setitem(HANDLERS, "send_mail", handler)
    return handler


def add_job(number: int = 1, **options: Any) -> int:
    with unit_of_work() as work:
        job = enqueue(work, SendMail(number), **options)
        work.flush()
        return job.id


def read_job(job_id: int) -> Job:
    end_reading()
    job = session().get_one(Job, job_id)
    end_reading()
    return job


def run_all(app: Flask) -> int:
    end_reading()
    return run_due(app, limit=1000)


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


def run_workers(app: Flask, amount: int, act: Callable[[], None]) -> None:
    """Runs `act` in threads, each with connections of its own, from the same moment on."""
    end_reading()
    barrier = threading.Barrier(amount)
    errors: list[BaseException] = []

    def run() -> None:
        barrier.wait(10)
        try:
            act()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, daemon=True) for _ in range(amount)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()
    assert errors == []


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


@pytest.fixture
def runner(app: Flask) -> Iterator[Runner]:
    """A runner in a thread of its own."""
    end_reading()
    runner = Runner(app, poll_seconds=0.01)
    runner.start()
    yield runner
    runner.stop()


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


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


def test_a_long_job_keeps_its_lease(app: Flask, handler: Handler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forum.jobs.runner.EXTENDED_AFTER", 0.0)
    job_id, in_hand = add_job(), JobsInHand()
    first = claimed(app)
    with time_machine.travel(now() + LEASE - timedelta(seconds=2)), in_hand.holding(first):
        in_hand.extend_leases(app)
    with time_machine.travel(now() + LEASE + timedelta(seconds=2)):
        assert run_all(app) == 0
    with time_machine.travel(now() + 2 * LEASE):
        assert run_all(app) == 1
        # It went to another worker meanwhile, so nothing of it is written.
        with in_hand.holding(first):
            in_hand.extend_leases(app)
    assert (read_job(job_id).state, read_job(job_id).leased_until) == ("done", None)


def test_a_job_that_hangs_loses_its_lease_at_last(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forum.jobs.runner.EXTENDED_AFTER", 0.0)
    job_id, in_hand = add_job(), JobsInHand()
    job = claimed(app)
    until = read_job(job_id).leased_until
    with time_machine.travel(now() + LONGEST_RUN + timedelta(seconds=1)), in_hand.holding(job):
        in_hand.extend_leases(app)
    assert read_job(job_id).leased_until == until


def test_a_lease_is_left_alone_while_it_is_new(app: Flask) -> None:
    add_job()
    in_hand = JobsInHand()
    with in_hand.holding(claimed(app)), count_statements() as sent:
        in_hand.extend_leases(app)
    assert sent == []


def claimed(app: Flask) -> ClaimedJob:
    with unit_of_work() as work:
        job = claim_job(work)
    assert job is not None
    return job


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
