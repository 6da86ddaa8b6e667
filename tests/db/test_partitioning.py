"""The table of replies parted by post on PostgreSQL, with the script that operators are given."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect, text

from forum.db import db, end_reading, session
from forum.queries.threads import WindowAt, get_thread_window
from forum.queries.verification import find_faults
from tests.support.factories import make_actor, make_blog, make_post, reply

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
SCRIPT = Path(__file__).parents[2] / "docs" / "deployment" / "partition-replies.sql"


@pytest.fixture
def posts(app: Flask) -> list[int]:
    """Threads of a few replies each, one of them an answer."""
    ann, bob, blog = make_actor("ann"), make_actor("bob"), make_blog()
    ids = [make_post(ann, blog) for _ in range(6)]
    for post_id in ids:
        first = reply(bob, post_id, "First, @ann.")
        reply(ann, post_id, "Second.", to=first)
    return ids


def test_a_site_goes_on_with_parted_replies(posts: list[int]) -> None:
    before = named()
    part_replies()
    after = named()
    # PostgreSQL lists the keys to each part beside that to the whole.
    assert {kind: names - after[kind] for kind, names in before.items()} == {
        "indexes": set(),
        "keys": set(),
        "to it": set(),
    }
    assert list(find_faults()) == []
    bob = make_actor("carl")
    reply(bob, posts[0], "Third.", to=2)
    assert list(find_faults()) == []
    assert [row.number for row in get_thread_window(posts[0], WindowAt()).rows] == [1, 2, 3]
    with pytest.raises(Exception, match="replies is partitioned already"):
        part_replies()


def test_a_thread_is_read_from_one_part(posts: list[int]) -> None:
    part_replies()
    plan = "\n".join(
        session().scalars(
            text("EXPLAIN SELECT * FROM replies WHERE post_id = :post_id AND is_shown ORDER BY thread_key LIMIT 51"),
            {"post_id": posts[0]},
        )
    )
    assert plan.count("replies_p") == 1, plan


def part_replies() -> None:
    end_reading()
    connection = db.engine.raw_connection()
    try:
        connection.cursor().execute(SCRIPT.read_text())
        connection.commit()
    finally:
        connection.close()


def named() -> dict[str, set[str | None]]:
    looked = inspect(db.engine)
    return {
        "indexes": {index["name"] for index in looked.get_indexes("replies")},
        "keys": {key["name"] for key in looked.get_foreign_keys("replies")}
        | {looked.get_pk_constraint("replies")["name"]}
        | {key["name"] for key in looked.get_unique_constraints("replies")}
        | {check["name"] for check in looked.get_check_constraints("replies")},
        "to it": {key["name"] for key in looked.get_foreign_keys("mentions")},
    }
