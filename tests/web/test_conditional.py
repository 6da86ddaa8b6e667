"""When an answer was first seen as it is."""

from datetime import timedelta

import pytest
import time_machine

from forum.db import now
from forum.web.conditional import FirstSeen


def test_an_address_is_dated_by_its_present_state() -> None:
    seen, began = FirstSeen(), now().replace(microsecond=0)
    with time_machine.travel(began, tick=False):
        assert seen.since("/feed.rss", "a") == began
        # A change in the same second has a date of its own.
        assert seen.since("/feed.rss", "b") == began + timedelta(seconds=1)
        assert seen.since("/feed.atom", "b") == began
    with time_machine.travel(began + timedelta(hours=1), tick=False):
        assert seen.since("/feed.atom", "b") == began
        assert seen.since("/feed.rss", "a") == began + timedelta(hours=1)


def test_only_so_many_addresses_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forum.web.conditional.MOST_REMEMBERED", 2)
    seen, began = FirstSeen(), now().replace(microsecond=0)
    with time_machine.travel(began, tick=False):
        for path in ("/a", "/b", "/a", "/c"):
            seen.since(path, "x")
    with time_machine.travel(began + timedelta(hours=1), tick=False):
        assert [seen.since(path, "x") - began for path in ("/a", "/c", "/b")] == [
            timedelta(0),
            timedelta(0),
            timedelta(hours=1),
        ]
