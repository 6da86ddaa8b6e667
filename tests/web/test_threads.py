"""Nesting of a window's rows: every list opened is closed, whatever the depths."""

import json
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from forum.web.linked_data import comments_data
from forum.web.thread_rows import RowView, nest
from forum.web.threads import asked_window
from forum.web.views import writer_view


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


def row(number: int, depth: int, *, is_stub: bool) -> RowView:
    writer = None if is_stub else writer_view(handle="ann", name='Ann </script> & "Co"')
    return RowView(
        number, depth, f"Reply {number}", writer, "2026-01-05T10:00:00+00:00", f"/r/{number}", "<p>Words</p>"
    )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=30))
def test_replies_as_data_hang_on_the_nearest_that_is_there(app: Flask, rows: list[tuple[int, bool]]) -> None:
    views = [row(number, depth, is_stub=is_stub) for number, (depth, is_stub) in enumerate(rows, 1)]
    text = str(comments_data(views))
    assert not set("<>&") & set(text)
    found: dict[str, str | None] = {}

    def walk(comments: list[Any], parent: str | None) -> None:
        for comment in comments:
            found[comment["url"].rpartition("/")[2]] = parent
            walk(comment.get("comment", []), comment["url"].rpartition("/")[2])

    walk(json.loads(f"[{text}]"), None)
    expected: dict[str, str | None] = {}
    for index, view in enumerate(views):
        above: str | None = None
        depth = view.depth
        for earlier in reversed(views[:index]):
            if earlier.depth < depth and earlier.writer is not None:
                above = str(earlier.number)
                break
            depth = min(depth, earlier.depth)
        if view.writer is not None:
            expected[str(view.number)] = above
    assert found == expected
