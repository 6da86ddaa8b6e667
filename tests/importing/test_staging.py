"""In which order the remarks of a thread come out again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from forum.importing.staging import open_staging
from forum.importing.things import Body, Remark

START = datetime(2012, 1, 1, tzinfo=UTC)


def order_of(remarks: list[tuple[int, int | None, int]]) -> list[tuple[str, str | None]]:
    with open_staging() as staging:
        for key, parent, minute in remarks:
            at = START + timedelta(minutes=minute)
            answered = None if parent is None else str(parent)
            staging.put(Remark(str(key), "a", "p", Body("x"), at, parent=answered))
        return staging.order_of_remarks("a")


def test_by_date_and_no_answer_before_what_it_answers() -> None:
    remarks = [(1, None, 5), (2, 1, 3), (3, None, 4), (4, 2, 9), (5, 99, 6)]
    assert order_of(remarks) == [("3", None), ("1", None), ("2", "1"), ("5", None), ("4", "2")]


def test_a_circle_of_answers_is_opened() -> None:
    found = order_of([(1, 2, 1), (2, 3, 2), (3, 1, 3), (4, 4, 4)])
    assert sorted(key for key, _parent in found) == ["1", "2", "3", "4"]
    seen: set[str | None] = {None}
    for key, parent in found:
        assert parent in seen
        seen.add(key)


@given(
    st.lists(
        st.tuples(st.integers(1, 30), st.none() | st.integers(1, 30), st.integers(0, 9)),
        max_size=30,
        unique_by=lambda row: row[0],
    )
)
def test_whatever_answers_what(remarks: list[tuple[int, int | None, int]]) -> None:
    found = order_of(remarks)
    assert sorted(int(key) for key, _parent in found) == sorted(key for key, _parent, _minute in remarks)
    seen: set[str | None] = {None}
    for key, parent in found:
        assert parent in seen
        seen.add(key)
