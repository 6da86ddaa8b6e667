"""Leases: only who holds one can say how a job ended."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy.orm import Session

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import Job, Prune, enqueue
from forum.services.jobs import (
    LEASE,
    LONGEST_ERROR,
    ClaimedJob,
    claim_job,
    fail_job,
    finish_job,
    has_due_job,
    has_job_in_hand,
    put_off_job,
)


def claim() -> ClaimedJob | None:
    with unit_of_work() as work:
        return claim_job(work)


def claimed() -> ClaimedJob:
    job = claim()
    assert job is not None
    return job


@pytest.fixture
def job_id(app: Flask) -> int:
    with unit_of_work() as work:
        job = enqueue(work, Prune())
        work.flush()
        return job.id


def test_a_claim_takes_the_job_from_all_others(job_id: int) -> None:
    assert has_due_job()
    job = claimed()
    assert (job.id, job.name, job.attempts) == (job_id, "prune", 1)
    assert not has_due_job()
    assert claim() is None


def test_a_claim_that_is_rolled_back_leaves_the_job(job_id: int) -> None:
    def act() -> None:
        with unit_of_work() as work:
            assert claim_job(work) is not None
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        act()
    assert claimed().attempts == 1


def test_the_latecomer_changes_nothing(job_id: int) -> None:
    """A worker that was thought dead ends its job after another took it up."""
    first = claimed()
    with time_machine.travel(now() + LEASE + timedelta(seconds=1)):
        second = claimed()
        assert first.lease != second.lease
        with unit_of_work() as work:
            assert not finish_job(work, first)
            assert not fail_job(work, first, "late")
            assert not put_off_job(work, first, "late")
        end_reading()
        job = session().get_one(Job, job_id)
        assert (job.state, job.lease, job.last_error) == ("queued", second.lease, None)
        with unit_of_work() as work:
            assert finish_job(work, second)


def test_a_long_error_is_cut(job_id: int) -> None:
    with unit_of_work() as work:
        assert fail_job(work, claimed_in(work), "x" * 5000)
    end_reading()
    assert session().get_one(Job, job_id).last_error == "x" * LONGEST_ERROR


def claimed_in(work: Session) -> ClaimedJob:
    job = claim_job(work)
    assert job is not None
    return job


def test_a_job_that_waits_after_a_failure_holds_no_lease(job_id: int) -> None:
    with unit_of_work() as work:
        fail_job(work, claimed_in(work), "no")
    end_reading()
    job = session().get_one(Job, job_id)
    assert (job.state, job.lease, job.leased_until) == ("queued", None, None)
    assert timedelta(seconds=25) < job.run_at - now() <= timedelta(seconds=30)
    assert not has_due_job()


def test_a_job_is_in_hand_while_its_lease_lasts(job_id: int) -> None:
    end_reading()
    assert not has_job_in_hand()
    job = claimed()
    assert has_job_in_hand()
    end_reading()
    with unit_of_work() as work:
        finish_job(work, job)
    assert not has_job_in_hand()
