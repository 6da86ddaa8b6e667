"""Jobs whose handler does what a test says, and workers that take them."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Flask

from forum.db import end_reading, session, unit_of_work
from forum.db.jobs import Job, SendMail, enqueue
from forum.jobs import run_due


@dataclass
class Handler:
    """Notes what it is given; `fails` says how each call ends."""

    fails: Callable[[SendMail], Exception | None] = lambda _: None
    seen: list[int] = field(default_factory=list)

    def __call__(self, payload: SendMail) -> None:
        self.seen.append(payload.mail_id)
        if (error := self.fails(payload)) is not None:
            raise error


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


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)
