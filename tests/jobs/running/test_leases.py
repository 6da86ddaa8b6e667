"""A job keeps its lease while it is worked on, and loses it when it hangs."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from forum.db import now, unit_of_work
from forum.jobs.runner import JobsInHand
from forum.services.jobs import LEASE, LONGEST_RUN, ClaimedJob, claim_job
from tests.jobs.running.handling import Handler, add_job, read_job, run_all
from tests.support.statements import count_statements


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
