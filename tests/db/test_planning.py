"""What PostgreSQL is told of the disk, with which it plans."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, text

from forum.db import db, now, unit_of_work
from forum.models import User
from forum.queries.threads import WindowAt, get_thread_window
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.plans import collect_statements

WRITERS, BETWEEN = 50, 40


@pytest.fixture
def post_id(app: Flask) -> int:
    """A post with a window of replies, each by another of many members."""
    writers = []
    for number in range(WRITERS):
        with unit_of_work() as work:
            work.execute(insert(User), [_member(f"other_{number}_{other}") for other in range(BETWEEN)])
        writers.append(make_actor(f"writer_{number}"))
    found = make_post(writers[0], make_blog())
    for writer in writers:
        reply(writer, found)
    return found


def _member(handle: str) -> dict[str, Any]:
    address = f"{handle}@example.org"
    names = {"handle": handle, "handle_key": handle, "display_name": handle, "email": address, "email_key": address}
    return {**names, "password_hash": "x" * 97, "state": "active", "created_at": now()}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_writers_of_a_window_are_found_one_by_one(post_id: int) -> None:
    """Not by reading all members, where these are few enough that a disk that turns would be faster so."""
    with collect_statements() as sent:
        get_thread_window(post_id, WindowAt())
    statement, parameters = sent[0]
    with db.engine.connect() as connection:
        connection.execute(text("ANALYZE"))
        plan = "\n".join(str(row) for row in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters))
    assert "on users" in plan
    assert "Seq Scan on users" not in plan
