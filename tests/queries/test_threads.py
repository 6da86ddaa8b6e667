"""Windows at their edges: numbers that are hidden, gone, or never were."""

from typing import Any

from flask import Flask

from forum.db import end_reading, unit_of_work
from forum.queries.threads import WINDOW, WindowAt, get_thread_window
from forum.services.moderation import hide_reply
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.plans import collect_statements, plan_of


def test_windows_that_begin_or_end_at_what_is_not_there(app: Flask) -> None:
    admin = make_actor("ruth", role="admin")
    walter, post_id = make_actor("walter"), make_post(admin, make_blog())
    count = WINDOW + 10
    for _ in range(count):
        reply(walter, post_id)
    for number in (1, 30, count - 1, count):
        with unit_of_work() as work:
            hide_reply(work, actor=admin, post_id=post_id, number=number, reason="For the test.")
    shown = [number for number in range(2, count - 1) if number != 30]

    def numbers(**asked) -> list[int]:
        found = [row.number for row in get_thread_window(post_id, WindowAt(**asked)).rows]
        end_reading()
        return found

    first, last = shown[:WINDOW], shown[-WINDOW:]
    newest = shown[::-1]
    expected: list[tuple[dict[str, Any], list[int]]] = [
        ({}, first),
        ({"is_last": True}, last),
        ({"at": 30}, shown[shown.index(31) :]),
        ({"before": 30}, shown[: shown.index(31)]),
        ({"at": count}, last),
        ({"at": 99}, first),
        ({"before": 99}, first),
        ({"before": 2}, first),
        ({"before": 1}, first),
        ({"order": "newest"}, newest[:WINDOW]),
        ({"order": "newest", "at": 30}, newest[newest.index(29) :]),
        ({"order": "newest", "before": 30}, newest[: newest.index(29)]),
        ({"order": "newest", "at": 1}, newest[-WINDOW:]),
        ({"order": "newest", "at": 99}, newest[:WINDOW]),
        ({"order": "newest", "before": count}, newest[:WINDOW]),
    ]
    for asked, rows in expected:
        assert numbers(**asked) == rows, asked


def test_what_stands_above_a_window_is_found_without_reading_the_thread(app: Flask) -> None:
    """Each row above it by its number, and each that is answered by its id."""
    walter = make_actor("walter")
    post_id = make_post(walter, make_blog())
    reply(walter, post_id)
    for _ in range(5):
        reply(walter, post_id, to=1)
    with collect_statements() as sent:
        window = get_thread_window(post_id, WindowAt(at=3))
    assert [row.number for row in window.ancestors] == [1]
    plan = plan_of(*sent[-1])
    steps = [step for step in plan.splitlines() if "replies" in step and ("SEARCH" in step or "Scan" in step)]
    assert len(steps) == 2
    if "SEARCH" in plan:
        assert "post_id=? AND number=?" in steps[0]
        assert "rowid=?" in steps[1] or "post_id=? AND id=?" in steps[1]
