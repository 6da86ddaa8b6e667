"""Keyset paging: every row once on the way down, the same pages on the way back, whatever the times."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Subquery, delete, select
from sqlalchemy.orm import aliased

from forum.db import end_reading, paging, session, unit_of_work
from forum.db.paging import Page, Place, RowSelect, parse_place, read_all, read_page
from forum.models import LimitHit
from tests.support.statements import count_statements

START = datetime(2024, 1, 1, tzinfo=UTC)
SIZE = 3


def fill(seconds: Sequence[int]) -> list[int]:
    """Rows at these seconds, with the ids that they got, the newest first."""
    with unit_of_work() as work:
        work.execute(delete(LimitHit))
        rows = [LimitHit(scope="x", key="x", hit_at=START + timedelta(seconds=second)) for second in seconds]
        work.add_all(rows)
        work.flush()
        order = sorted(rows, key=lambda row: (row.hit_at, row.id), reverse=True)
        return [row.id for row in order]


def page(before: str | None = None, after: str | None = None, size: int = SIZE) -> Page[Any]:
    end_reading()
    return read_page(
        lambda query: session().execute(query).all(),
        select(LimitHit.hit_at, LimitHit.id),
        parse_place(before=before, after=after),
        at=LimitHit.hit_at,
        row_id=LimitHit.id,
        key=lambda row: Place(row.hit_at, row.id),
        size=size,
    )


def ids(found: Page[Any]) -> list[int]:
    return [row.id for row in found.rows]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seconds=st.lists(st.integers(0, 3), max_size=14))
def test_down_and_up_again(app: Flask, seconds: list[int]) -> None:
    """Four moments for up to fourteen rows, so that many have the same one."""
    expected = fill(seconds)
    down = [page()]
    while down[-1].older:
        down.append(page(before=down[-1].older))
    assert [row_id for found in down for row_id in ids(found)] == expected
    assert [len(found.rows) for found in down[:-1]] == [SIZE] * (len(down) - 1)
    assert down[0].newer is None
    up = [down[-1]]
    while up[-1].newer:
        up.append(page(after=up[-1].newer))
    seen = [row_id for found in reversed(up) for row_id in ids(found)]
    assert seen == expected


def test_rows_that_come_meanwhile_move_nothing(app: Flask) -> None:
    first = fill(range(9))
    top = page()
    with unit_of_work() as work:
        work.add_all(LimitHit(scope="x", key="x", hit_at=START + timedelta(seconds=99)) for _ in range(5))
    assert ids(page(before=top.older)) == first[3:6]
    back = page(after=page(before=top.older).newer)
    assert ids(back) == first[:3]
    assert back.newer is not None


def test_a_page_is_one_statement_whatever_its_place(app: Flask) -> None:
    fill(range(40))
    for before in (None, page(size=20).older):
        end_reading()
        with count_statements() as sent:
            page(before=before, size=20)
        assert len(sent) == 1


def test_a_place_beyond_the_rows_is_an_empty_page(app: Flask) -> None:
    fill(range(3))
    found = page(before=Place(START, 0).token())
    assert (ids(found), found.older, found.newer) == ([], None, None)


@given(st.timedeltas(timedelta(0), timedelta(days=90_000)), st.integers(0, 2**62), st.booleans())
def test_a_token_says_the_place_exactly(since: timedelta, row_id: int, is_newer: bool) -> None:
    place = Place(datetime(1970, 1, 1, tzinfo=UTC) + since, row_id, is_newer)
    token = place.token()
    assert parse_place(before=None if is_newer else token, after=token if is_newer else None) == place


@given(st.text(max_size=40) | st.from_regex(r"\d{1,25}-\d{1,25}", fullmatch=True))
def test_what_cannot_be_read_is_the_beginning_or_a_place(token: str) -> None:
    place = parse_place(before=token, after=None)
    assert place is None or place.token().partition("-")[2] == str(int(token.partition("-")[2]))


@pytest.mark.parametrize(
    "token", ["", "-", "5", "5-", "-5", "a-1", "1-b", "²-1", "1-٣", "9" * 19 + "-1", "1-" + "9" * 19]
)
def test_broken_tokens(token: str) -> None:
    assert parse_place(before=token, after=None) is None
    assert parse_place(before=None, after=token) is None


def test_reading_all_takes_each_row_once_in_bounded_batches(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "BATCH_SIZE", 3)
    for amount in (0, 1, 3, 4, 7):
        expected = sorted(fill([0] * amount))
        with count_statements() as sent:
            batches = list(read_all(lambda query: session().execute(query).all(), select(LimitHit.id), LimitHit.id))
        assert [row.id for batch in batches for row in batch] == expected
        assert max(map(len, batches)) <= 3
        assert len(sent) == amount // 3 + 1


@pytest.mark.parametrize(
    "seconds",
    [
        [],
        [0] * 3,
        [0] * 10,
        [0, 0, 1, 1, 1, 1, 2],
        [0] * 4 + [1] * 3 + [2] * 7 + [3],
        [0, 1, 2, 3, 4, 5],
        [0, 1, 1, 1, 1, 1, 1, 1],
    ],
)
def test_reading_all_by_a_key_of_two_columns(app: Flask, monkeypatch: pytest.MonkeyPatch, seconds: list[int]) -> None:
    monkeypatch.setattr(paging, "BATCH_SIZE", 3)
    expected = [*reversed(fill(seconds))]
    query = select(LimitHit.hit_at, LimitHit.id)
    with count_statements() as sent:
        batches = list(read_all(lambda batch: session().execute(batch).all(), query, LimitHit.hit_at, LimitHit.id))
    assert [row.id for batch in batches for row in batch] == expected
    assert max(map(len, batches)) <= 3
    # One more for each run of rows with the same time that fills a batch.
    assert len(sent) <= len(seconds) // 3 + 1 + len({at for at in seconds if seconds.count(at) >= 3})


def test_reading_all_with_what_is_joined_to_a_batch(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row to which the other table adds nothing is there as well, and ends no reading."""
    monkeypatch.setattr(paging, "BATCH_SIZE", 3)
    ids = sorted(fill(range(8)))
    other = aliased(LimitHit)

    def add(rows: Subquery) -> RowSelect:
        return select(rows, other.id.label("next")).outerjoin_from(rows, other, other.id == rows.c.id + 1)

    query = select(LimitHit.id)
    batches = list(read_all(lambda batch: session().execute(batch).all(), query, LimitHit.id, add=add))
    assert [tuple(row) for batch in batches for row in batch] == [*zip(ids, [*ids[1:], None], strict=True)]
    assert [len(batch) for batch in batches] == [3, 3, 2]
