"""`kill -9` while members write: what was acknowledged is there once, and every count is true."""

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.models import PostCounters, Reply
from forum.services.thread_state import lock_thread
from tests.faults.conftest import HANDLES, Community
from tests.faults.writers import Answer, Person, Writer, wait_for_writes, writing


def check_nothing_lost(community: Community, writers: Sequence[Writer]) -> None:
    """Each acknowledged reply is there once, at the place that its writer was sent to, and nothing else is."""
    acknowledged = {body: place for writer in writers for body, place in writer.acknowledged.items()}
    with community.app.app_context():
        rows = session().execute(select(Reply.source, Reply.number).order_by(Reply.number)).all()
        count, sequence = session().execute(select(PostCounters.reply_count, PostCounters.reply_seq)).one()
        end_reading()
    times = Counter(source for source, _ in rows)
    assert [body for body in acknowledged if body not in times] == [], "lost"
    assert [body for body, number in times.items() if number > 1] == [], "doubled"
    assert [body for body in times if body not in acknowledged] == []
    places = {source: f"/posts/{community.post_id}/replies/{number}" for source, number in rows}
    assert acknowledged == places
    assert [number for _, number in rows] == list(range(1, len(rows) + 1))
    assert count == sequence == len(acknowledged)
    verified = community.terminal.run("verify")
    assert (verified.exit_code, verified.output) == (0, "")


def kill_while_writing(community: Community, *, kills: int, writes: int) -> int:
    """Kills the server `kills` times, each after some `writes`; returns how many forms were sent again."""
    chance = random.Random(kills)
    server = community.server
    server.start()
    with writing(server.port, community.post_id, HANDLES) as writers:
        for _ in range(kills):
            wait_for_writes(writers, writes)
            time.sleep(chance.uniform(0, 0.05))
            server.kill()
            server.start()
        wait_for_writes(writers, writes)
    check_nothing_lost(community, writers)
    assert "Traceback" not in server.errors()
    return sum(writer.retries for writer in writers)


@pytest.mark.timeout(240)
def test_several_kills(community: Community) -> None:
    """More where the killed process itself writes the database's file; each start costs a second or two."""
    assert kill_while_writing(community, kills=3 if community.postgres else 6, writes=8) > 0


@pytest.mark.parametrize("community", ["sqlite"], indirect=True)
def test_a_server_killed_alone_takes_its_web_process_along(community: Community) -> None:
    """Otherwise that one would answer on, and the next server could not have the port."""
    server = community.server
    server.start()
    server.kill_alone()
    deadline = time.monotonic() + 10
    while server.answers():
        assert time.monotonic() < deadline, "the web process answers still"
        time.sleep(0.1)
    server.start()


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_hundred_kills_over_twenty_thousand_writes(community: Community) -> None:
    assert kill_while_writing(community, kills=200, writes=100) > 0


@pytest.mark.parametrize("community", ["postgresql"], indirect=True)
def test_the_database_killed_under_the_server(community: Community) -> None:
    """The server stays up, refuses with 503 meanwhile, and goes on by itself."""
    assert community.postgres is not None
    server = community.server
    server.start()
    with writing(server.port, community.post_id, HANDLES) as writers:
        for _ in range(3):
            wait_for_writes(writers, 10)
            community.postgres.kill9()
            time.sleep(0.1)
            community.postgres.start()
        wait_for_writes(writers, 10)
    check_nothing_lost(community, writers)


def test_a_web_process_that_is_killed_is_replaced(community: Community) -> None:
    server = community.server
    start_took = server.start()
    assert server.process is not None
    with writing(server.port, community.post_id, HANDLES[:2]) as writers:
        wait_for_writes(writers, 5)
        os.kill(child_of(server.process.pid), signal.SIGKILL)
        began = time.monotonic()
        server.wait_ready()
        assert time.monotonic() - began < 5 + 2 * start_took
        wait_for_writes(writers, 5)
    check_nothing_lost(community, writers)


def child_of(pid: int) -> int:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    assert len(children) == 1
    return int(children[0])


def test_sigterm_lets_a_request_in_flight_finish(community: Community) -> None:
    server = community.server
    server.start()
    assert server.process is not None
    person = Person(server.port)
    person.sign_in("ann", community.post_id)
    answers: list[Answer] = []

    def reply() -> None:
        path = f"/posts/{community.post_id}/replies"
        answers.append(person.request("POST", path, {"body": "While it ended.", "key": "k"}))

    thread = threading.Thread(target=reply)
    with community.app.app_context(), unit_of_work() as work:
        lock_thread(work, community.post_id)
        thread.start()
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert answers == []
    status, seconds = server.stop()
    thread.join(10)
    assert [answer.status for answer in answers] == [303]
    assert (status, seconds < 30) == (0, True)
    with community.app.app_context():
        assert session().scalars(select(Reply.source)).all() == ["While it ended."]
        end_reading()
    assert "Traceback" not in server.errors()
