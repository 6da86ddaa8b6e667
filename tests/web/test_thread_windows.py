"""A window is printed once as long as it reads the same, and anew as soon as anything in it differs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from forum.queries.threads import ThreadReply, ThreadWindow
from forum.rules.reading import Mark
from forum.web.reading import ThreadNews
from forum.web.thread_rows import Marks
from forum.web.thread_windows import PrintedWindows

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MOMENT = datetime(2026, 1, 5, 10, tzinfo=UTC)
ZONE = ZoneInfo("UTC")


def reply(number: int, *, parent: int | None = None, state: str = "published", **changed: Any) -> ThreadReply:
    key = number.to_bytes(4, "big") if parent is None else parent.to_bytes(4, "big") + number.to_bytes(4, "big")
    made = ThreadReply(
        id=number,
        number=number,
        depth=len(key) // 4,
        thread_key=key,
        state=state,
        parent_id=parent,
        version=1,
        published_at=MOMENT,
        edited_at=None,
        html=f"<p>Text {number}</p>",
        writer_id=100 + number,
        handle=f"ann{number}",
        name=f"Ann & {number}",
        role="member",
        blog_mark=None,
        avatar=None,
    )
    return made._replace(**changed)


def window(*rows: ThreadReply, others: Sequence[ThreadReply] = ()) -> ThreadWindow:
    return ThreadWindow(list(rows), [], {row.id: row for row in (*rows, *others)}, "oldest", None, None)


@on_sqlite
def test_what_reads_the_same_is_found_again_and_nothing_else(app: Flask) -> None:
    with app.test_request_context("/"):
        windows = PrintedWindows()
        first = windows.find(7, window(reply(1), reply(2, parent=1)), ZONE)
        assert windows.find(7, window(reply(1), reply(2, parent=1)), ZONE) is first
        differs = [
            window(reply(1, name="Another"), reply(2, parent=1)),
            window(reply(1), reply(2, parent=1, html="<p>Other</p>")),
            window(reply(1, state="removed", html=None, handle=None, name=None, writer_id=None), reply(2, parent=1)),
            window(reply(1), reply(2, parent=1), reply(3)),
            window(reply(1), reply(2, parent=9), others=[reply(9)]),
            replace(window(reply(1), reply(2, parent=1)), next_at=3),
        ]
        for other in differs:
            assert windows.find(7, other, ZONE) is not first
            first = windows.find(7, window(reply(1), reply(2, parent=1)), ZONE)
        assert windows.find(8, first.window, ZONE) is not first
        assert windows.find(7, first.window, ZoneInfo("Asia/Tokyo")) is not first


@on_sqlite
def test_the_text_that_is_gone_is_gone_from_the_rows_as_well(app: Flask) -> None:
    with app.test_request_context("/"):
        windows = PrintedWindows()
        before = windows.find(7, window(reply(1), reply(2, parent=1)), ZONE).html([Marks()] * 2)
        assert "Text 1" in before
        assert "Ann &amp; 1" in before
        gone = reply(1, state="removed", html=None, handle=None, name=None, writer_id=None)
        after = windows.find(7, window(gone, reply(2, parent=1)), ZONE).html([Marks()] * 2)
        assert "Text 1" not in after
        assert "Ann &amp; 1" not in after
        assert "Text 2" in after


@on_sqlite
def test_which_rows_are_no_texts_of_others(app: Flask) -> None:
    with app.test_request_context("/"):
        printed = PrintedWindows().find(7, window(reply(1), reply(2, state="removed"), reply(3)), ZONE)
        assert list(printed.places_apart(frozenset())) == [1]
        assert sorted(printed.places_apart(frozenset({103, 5}))) == [1, 2]


def test_what_is_unread_of_a_window() -> None:
    mark = Mark(3, frozenset({5}), 6, 6, MOMENT, MOMENT)
    numbers = [2, 3, 4, 5, 6, 7]
    assert ThreadNews().unread_among(numbers) == frozenset()
    assert ThreadNews(mark).unread_among(numbers) == {4, 6, 7}
    assert ThreadNews(mark, since=6).unread_among(numbers) == {7}
    assert ThreadNews(mark).unread_among([1, 3]) == frozenset()
    assert ThreadNews(mark).unread_among([]) == frozenset()


@on_sqlite
def test_what_was_read_again_is_kept_once(app: Flask) -> None:
    with app.test_request_context("/"):
        windows = PrintedWindows()
        first, again, changed = window(reply(1)), window(reply(1)), window(reply(1, version=2))
        assert windows.same(7, first, ZONE) is first
        windows.find(7, first, ZONE)
        assert windows.same(7, again, ZONE) is first
        assert windows.same(8, again, ZONE) is again
        assert windows.same(7, changed, ZONE) is changed
