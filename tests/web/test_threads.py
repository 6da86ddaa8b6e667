"""Nesting of a window's rows: every list opened is closed, whatever the depths."""

from hypothesis import given
from hypothesis import strategies as st

from forum.web.thread_rows import RowView, nest
from forum.web.threads import asked_window


def row(number: int, depth: int) -> RowView:
    return RowView(
        number=number,
        depth=depth,
        heading="",
        stub_text=None,
        writer=None,
        date_text="",
        date_iso="",
        edited=False,
        history_url=None,
        body_html="",
        parent=None,
        permalink="",
        tools="",
    )


@given(st.lists(st.integers(1, 50), min_size=1, max_size=60))
def test_what_opens_closes(depths: list[int]) -> None:
    rows = [row(number, depth) for number, depth in enumerate(depths, 1)]
    nest(rows)
    level = 0
    for current in rows:
        level += current.opens
        assert level >= 1
        assert current.opens <= 1
        level -= current.closes
        assert level >= 0
    assert level == 0


def test_a_tree() -> None:
    rows = [row(1, 1), row(2, 2), row(3, 3), row(4, 2), row(5, 1)]
    nest(rows)
    assert [(r.opens, r.closes) for r in rows] == [(1, 0), (1, 0), (1, 1), (0, 1), (0, 1)]
    assert [r.has_children for r in rows] == [True, True, False, False, False]
    assert [r.next_sibling_url for r in rows] == ["#reply-5", "#reply-4", None, None, None]


def test_a_window_that_begins_deep() -> None:
    rows = [row(7, 7), row(8, 8), row(9, 3), row(10, 1)]
    nest(rows)
    assert [(r.opens, r.closes) for r in rows] == [(1, 0), (1, 1), (0, 0), (0, 1)]


def test_unreadable_queries_mean_the_first_window() -> None:
    for args in ({"at": "-1"}, {"at": "٣"}, {"before": "x"}, {"at": "99999999999999"}, {"order": "up"}):
        window = asked_window(args)
        assert (window.at, window.before, window.is_last, window.order) == (None, None, False, "oldest")
