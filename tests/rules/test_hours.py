"""Hours by the clock of a member's zone, across summer time and stranger changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rules.hours import end_of_quiet, next_hour, start_of_day

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    ZoneInfo(name) for name in ("Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
]
moments = st.integers(1_420_070_400, 1_893_456_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@pytest.mark.parametrize(
    ("zone", "begin", "hour", "expected"),
    [
        ("Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC), 8, ["03-29T08:00:00+02:00", "03-30T08:00:00+02:00"]),
        ("Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC), 2, ["03-29T03:00:00+02:00", "03-30T02:00:00+02:00"]),
        ("Europe/Berlin", datetime(2026, 10, 24, 12, tzinfo=UTC), 2, ["10-25T02:00:00+02:00", "10-26T02:00:00+01:00"]),
        (
            "Australia/Lord_Howe",
            datetime(2026, 10, 3, 12, tzinfo=UTC),
            2,
            ["10-04T02:30:00+11:00", "10-05T02:00:00+11:00"],
        ),
    ],
)
def test_an_hour_comes_once_a_day_whatever_the_clock_does(
    zone: str, begin: datetime, hour: int, expected: list[str]
) -> None:
    first = next_hour(begin, ZoneInfo(zone), hour)
    found = [first, next_hour(first, ZoneInfo(zone), hour)]
    assert [moment.astimezone(ZoneInfo(zone)).isoformat()[5:] for moment in found] == expected


@given(moments, st.sampled_from(ZONES), st.integers(0, 23), st.none() | st.integers(0, 6))
def test_each_day_has_one_such_moment(after: datetime, zone: ZoneInfo, hour: int, weekday: int | None) -> None:
    first = next_hour(after, zone, hour, weekday)
    second = next_hour(first, zone, hour, weekday)
    days = [moment.astimezone(zone).date() for moment in (first, second)]
    assert after < first <= after + timedelta(days=8)
    assert (days[1] - days[0]).days == (1 if weekday is None else 7)
    assert weekday is None or {day.weekday() for day in days} == {weekday}
    assert first - timedelta(days=1, hours=2) <= after or weekday is not None


@given(moments, st.sampled_from(ZONES), st.integers(0, 23), st.integers(0, 23))
def test_nothing_goes_out_in_quiet_hours(moment: datetime, zone: ZoneInfo, begin: int, end: int) -> None:
    due = end_of_quiet(moment, zone, begin, end)
    assert moment <= due <= moment + timedelta(days=1, hours=2)
    assert end_of_quiet(due, zone, begin, end) in {due, next_hour(due, zone, end)}
    assert end_of_quiet(moment, zone, begin, begin) == end_of_quiet(moment, zone, None, None) == moment


def test_quiet_hours_go_over_midnight() -> None:
    night = datetime(2026, 1, 5, 22, 30, tzinfo=BERLIN)
    assert end_of_quiet(night, BERLIN, 22, 7) == datetime(2026, 1, 6, 7, tzinfo=BERLIN)
    assert end_of_quiet(night, BERLIN, 7, 22) == night


def test_a_day_begins_where_the_member_is() -> None:
    moment = datetime(2026, 1, 5, 23, 30, tzinfo=UTC)
    assert start_of_day(moment, BERLIN) == datetime(2026, 1, 6, tzinfo=BERLIN)
