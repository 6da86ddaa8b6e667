"""Visits end after half an hour without a page; a thread is read as far as no published reply is missing."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from forum.rules.reading import MOST_BEYOND, Visits, join_numbers, new_mark, parse_numbers, settle

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def test_a_visit_ends_after_half_an_hour() -> None:
    first = Visits().with_pages(at(0), at(10))
    assert first == Visits(at(10), at(0), None)
    same = first.with_pages(at(40), at(41))
    assert same == Visits(at(41), at(0), None)
    second = same.with_pages(at(72), at(72))
    assert second == Visits(at(72), at(72), at(41))
    assert second.with_pages(at(70), at(71)) == second
    assert second.with_pages(at(200), at(210)) == Visits(at(210), at(200), at(72))


def test_a_mark_knows_what_was_there_on_the_visit_before() -> None:
    mark = new_mark(5, at(0)).opened({1, 2}, 5, at(0), Visits(at(0), at(0), None))
    assert (mark.seen_up_to, mark.visited_up_to, mark.read_beyond) == (5, 5, frozenset({1, 2}))
    same = mark.opened({3}, 6, at(10), Visits(at(10), at(0), None))
    assert (same.seen_up_to, same.visited_up_to) == (6, 5)
    later = same.opened((), 9, at(100), Visits(at(100), at(90), at(10)))
    assert (later.seen_up_to, later.visited_up_to) == (9, 6)
    again = later.opened((), 10, at(110), Visits(at(110), at(90), at(10)))
    assert (again.seen_up_to, again.visited_up_to) == (10, 6)


@given(st.integers(0, 30), st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_what_is_read_without_a_gap(start: int, read: set[int], published: set[int], own: set[int]) -> None:
    numbers = [(number, number in own) for number in sorted(published) if number > start]
    up_to, beyond = settle(start, read, numbers)
    assert up_to >= start
    assert all(number in read or number in own for number in published if start < number <= up_to)
    missing = [number for number in sorted(published) if number > up_to and number not in read and number not in own]
    following = [number for number in sorted(published) if number > up_to]
    assert not following or following[0] in missing
    assert beyond == sorted(number for number in read if number > up_to)
    assert parse_numbers(join_numbers(beyond)) == set(beyond)


def test_what_is_read_beyond_has_a_bound() -> None:
    up_to, beyond = settle(0, range(2, 1000), [(1, False), (2, False)])
    assert (up_to, len(beyond), beyond[-1]) == (0, MOST_BEYOND, 999)
