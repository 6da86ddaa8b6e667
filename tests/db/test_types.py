"""Times: in with any zone, out in UTC, the same moment and the same order on both databases."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.exc import StatementError

from forum.db import clock_at, end_reading, now, session, unit_of_work
from forum.db.jobs import Job, Prune, enqueue
from forum.models import LimitHit

ZONES = st.sampled_from([UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu"), timezone(timedelta(hours=-9.5))])
SPANS = st.timedeltas(timedelta(0), timedelta(days=70_000))
MOMENTS = st.builds(lambda zone, since: (datetime(1990, 1, 1, tzinfo=UTC) + since).astimezone(zone), ZONES, SPANS)


def store(*moments: datetime) -> list[datetime]:
    """Stores moments, and gives them as read back, the earliest first."""
    with unit_of_work() as work:
        work.execute(delete(LimitHit))
        work.add_all(LimitHit(scope="x", key="x", hit_at=moment) for moment in moments)
    end_reading()
    found = list(session().scalars(select(LimitHit.hit_at).order_by(LimitHit.hit_at)))
    end_reading()
    return found


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments=st.lists(MOMENTS, min_size=1, max_size=4))
def test_a_moment_comes_back_as_the_same_moment_in_utc(app: Flask, moments: list[datetime]) -> None:
    found = store(*moments)
    assert found == sorted(moments)
    assert {moment.tzinfo for moment in found} == {UTC}


def test_comparisons_in_the_database_know_the_zone(app: Flask) -> None:
    summer = datetime(2024, 7, 1, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    store(summer)
    for where, matches in (
        (LimitHit.hit_at == datetime(2024, 7, 1, 10, 0, tzinfo=UTC), 1),
        (LimitHit.hit_at < datetime(2024, 7, 1, 10, 0, 0, 1, tzinfo=UTC), 1),
        (LimitHit.hit_at < datetime(2024, 7, 1, 11, 0, tzinfo=UTC) - timedelta(hours=1), 0),
    ):
        assert len(session().scalars(select(LimitHit.id).where(where)).all()) == matches


def test_a_time_without_a_zone_is_refused(app: Flask) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        store(datetime(2024, 7, 1, tzinfo=UTC).replace(tzinfo=None))


def test_nothing_stays_nothing(app: Flask) -> None:
    with unit_of_work() as work:
        job = enqueue(work, Prune())
    end_reading()
    assert session().get_one(Job, job.id, populate_existing=True).finished_at is None


def test_the_clock_can_be_set_for_a_block() -> None:
    moment = datetime(2021, 1, 5, tzinfo=UTC)
    with clock_at(moment):
        assert now() == moment
        with clock_at(moment + timedelta(days=1)):
            assert now() == moment + timedelta(days=1)
        assert now() == moment
    assert abs(now() - datetime.now(UTC)) < timedelta(seconds=5)
