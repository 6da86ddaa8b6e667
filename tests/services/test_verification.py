"""Mending by recount: right after any damage, bounded, and safe beside people who write."""

import threading
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from forum.db import db, end_reading, paging, session, unit_of_work
from forum.models import Blog, PostCounters, Reply
from forum.models.replies import MAX_DEPTH
from forum.permissions import Actor
from forum.queries.verification import find_faults, keys_for
from forum.services import verification
from forum.services.verification import Repairs, mend_thread
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.recount import find_faults as recount
from tests.support.statements import count_statements


def faults() -> list[str]:
    end_reading()
    return [fault.words for fault in find_faults()]


def repair() -> int:
    """Mends all that can be; how many faults there were."""
    repairs = Repairs()
    found = list(find_faults())
    assert all(repairs.take(fault) for fault in found)
    repairs.run()
    return len(found)


@pytest.fixture
def ann(app: Flask) -> Actor:
    return make_actor("ann")


@pytest.fixture
def blog(app: Flask) -> Blog:
    return make_blog()


@pytest.fixture
def post_id(ann: Actor, blog: Blog) -> int:
    return make_post(ann, blog)


def rows() -> list[tuple[Any, ...]]:
    end_reading()
    columns = (Reply.number, Reply.thread_key, Reply.newest_key, Reply.depth, Reply.is_shown)
    found = [tuple(row) for row in session().execute(select(*columns).order_by(Reply.number))]
    end_reading()
    return found


def damage() -> None:
    with unit_of_work() as work:
        work.execute(update(Reply).values(thread_key=Reply.newest_key, newest_key=Reply.thread_key, is_shown=False))
        work.execute(update(PostCounters).values(reply_count=1, reply_seq=1))


def test_keys_beyond_the_deepest_level_hang_on_the_deepest_allowed() -> None:
    key: bytes | None = None
    for number in range(1, MAX_DEPTH + 4):
        keys = keys_for(number, key)
        assert keys.depth == min(number, MAX_DEPTH)
        assert keys.thread_key[-4:] == number.to_bytes(4, "big")
        key = keys.thread_key
    assert key is not None
    assert len(key) == 4 * MAX_DEPTH
    assert keys.newest_key[:4] == (0xFFFFFFFF - 1).to_bytes(4, "big")
    assert keys.newest_key[4:] == keys.thread_key[4:]


def test_a_thread_deeper_than_the_cap_and_longer_than_a_batch(
    ann: Actor, post_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "PAGE", 7)
    monkeypatch.setattr(paging, "BATCH_SIZE", 7)
    for number in range(MAX_DEPTH + 6):
        reply(ann, post_id, to=number or None)
    for _ in range(4):
        reply(ann, post_id)
    before = rows()
    assert faults() == []
    damage()
    assert repair() > len(before)
    assert rows() == before
    assert faults() == []


def test_recounting_many_rows_takes_no_statement_a_row(
    ann: Actor, post_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def statements() -> int:
        end_reading()
        with count_statements() as sent:
            assert faults() == []
        return len(sent)

    reply(ann, post_id)
    few = statements()
    for _ in range(30):
        reply(ann, post_id)
    assert statements() == few


def test_a_repair_beside_people_who_write_loses_none_of_their_replies(
    app: Flask, ann: Actor, blog: Blog, post_id: int
) -> None:
    people = [make_actor(f"writer{number}") for number in range(3)]
    for _ in range(20):
        reply(ann, post_id)
    damage()
    end_reading()
    errors: list[BaseException] = []

    def write(actor: Actor) -> None:
        try:
            with app.app_context():
                for _ in range(10):
                    reply(actor, post_id)
        except BaseException as error:
            errors.append(error)

    with unit_of_work() as work:
        mend_thread(work, post_id)
    threads = [threading.Thread(target=write, args=(actor,)) for actor in people]
    for thread in threads:
        thread.start()
    for _ in range(5):
        with unit_of_work() as work:
            mend_thread(work, post_id)
    for thread in threads:
        thread.join(60)
    assert errors == []
    assert [row[0] for row in rows()] == list(range(1, 51))
    assert recount(post_id, blog.id) == []
    assert faults() == []


def test_checking_while_people_write_finds_nothing(app: Flask, ann: Actor, post_id: int) -> None:
    """Each count is one statement, so that it never compares two moments."""
    end_reading()
    is_over = threading.Event()
    errors: list[BaseException] = []

    def write() -> None:
        try:
            with app.app_context():
                while not is_over.is_set():
                    reply(ann, post_id)
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    found = [faults() for _ in range(5)]
    is_over.set()
    thread.join(30)
    assert (found, errors) == ([[]] * 5, [])


def test_the_page_of_a_mended_thread_counts_as_changed(ann: Actor, post_id: int) -> None:
    reply(ann, post_id)

    def version() -> int:
        end_reading()
        with db.engine.connect() as connection:
            return int(connection.execute(text("SELECT page_version FROM post_counters")).scalar_one())

    before = version()
    damage()
    assert repair() > 0
    assert version() > before


def test_a_number_that_was_given_is_never_given_again(ann: Actor, post_id: int) -> None:
    """A reply that a person deleted from the table by hand leaves its number behind."""
    for _ in range(3):
        reply(ann, post_id)
    with unit_of_work() as work:
        work.delete(work.scalars(select(Reply).where(Reply.number == 3)).one())
    assert repair() > 0
    assert reply(ann, post_id) == 4
