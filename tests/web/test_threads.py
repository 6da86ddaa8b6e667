"""Nesting of a window's rows: every list opened is closed, whatever the depths."""

from hypothesis import given
from hypothesis import strategies as st

from forum.web.thread_rows import nest
from forum.web.threads import asked_window


@given(st.lists(st.integers(1, 50), min_size=1, max_size=60))
def test_what_opens_closes(depths: list[int]) -> None:
    level = 0
    for place in nest(list(enumerate(depths, 1))):
        level += place.opens
        assert level >= 1
        assert place.opens <= 1
        level -= place.closes
        assert level >= 0
    assert level == 0


@given(st.lists(st.integers(1, 50), max_size=60))
def test_what_hangs_on_a_row_is_what_follows_it_deeper(depths: list[int]) -> None:
    for index, place in enumerate(nest(list(enumerate(depths, 1)))):
        later = depths[index + 1 :]
        below = next((n for n, depth in enumerate(later) if depth <= depths[index]), len(later))
        assert place.below == below


def test_a_tree() -> None:
    places = nest([(1, 1), (2, 2), (3, 3), (4, 2), (5, 1)])
    assert [(place.opens, place.closes) for place in places] == [(1, 0), (1, 0), (1, 1), (0, 1), (0, 1)]
    assert [place.below for place in places] == [3, 1, 0, 0, 0]
    assert [place.next_number for place in places] == [5, 4, None, None, None]


def test_a_window_that_begins_deep() -> None:
    places = nest([(7, 7), (8, 8), (9, 3), (10, 1)])
    assert [(place.opens, place.closes) for place in places] == [(1, 0), (1, 1), (0, 0), (0, 1)]


def test_unreadable_queries_mean_the_first_window() -> None:
    for args in ({"at": "-1"}, {"at": "٣"}, {"before": "x"}, {"at": "99999999999999"}, {"order": "up"}):
        window = asked_window(args)
        assert (window.at, window.before, window.is_last, window.order) == (None, None, False, "oldest")
