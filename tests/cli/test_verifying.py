"""`forum verify`: silent when all is well, names what was planted, mends it, and is silent again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import Connection, func, select, text

from forum.db import db, end_reading, session, unit_of_work
from forum.db.jobs import FoldCounts, Prune, enqueue
from forum.jobs import HANDLERS
from forum.models import Blog
from forum.permissions import Actor
from forum.queries import orphans
from forum.services import moderation
from tests.cli.terminal import Terminal
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.statements import count_statements


class Site:
    """A small community with a bit of everything; ids are those of an empty database."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.ann, self.bob, self.mia = make_actor("ann"), make_actor("bob"), make_actor("mia", role="moderator")
        self.blog: Blog = make_blog(slug="porch", name="Porch")
        self.post_id = make_post(self.ann, self.blog, body="Over to @bob.")
        self.add_thread(self.ann, self.bob)
        HANDLERS["fold_counts"](FoldCounts())
        end_reading()

    def add_thread(self, one: Actor, other: Actor) -> None:
        """Replies 1 to 5: 2 below 1, 3 below 2; 3 is removed and has 4 below it; 5 is removed and has nothing."""
        reply(one, self.post_id)
        reply(other, self.post_id, "What does @ann say?", to=1)
        reply(one, self.post_id, to=2)
        reply(other, self.post_id, to=3)
        reply(one, self.post_id)
        with unit_of_work() as work:
            for number in (3, 5):
                moderation.remove_reply(work, actor=self.mia, post_id=self.post_id, number=number, reason="house rules")

    def spoil(self, *statements: str) -> None:
        """Runs SQL with no foreign keys checked."""
        with unchecked() as connection:
            for statement in statements:
                connection.execute(text(statement))

    def verify(self, *options: str) -> Result:
        return self.terminal.run("verify", *options)


@contextmanager
def unchecked() -> Iterator[Connection]:
    is_sqlite = db.engine.dialect.name == "sqlite"
    off, on = (
        ("PRAGMA foreign_keys=OFF", "PRAGMA foreign_keys=ON")
        if is_sqlite
        else ("SET session_replication_role = replica", "SET session_replication_role = origin")
    )
    with db.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute(off)
        with connection.begin():
            yield connection
        driver.execute(on)
        if not is_sqlite:
            driver.commit()
    db.engine.dispose()


@pytest.fixture
def site(app: Flask, terminal: Terminal) -> Site:
    return Site(terminal)


def check_found_and_mended(site: Site, *expected: str) -> None:
    """Each line expected is printed, and no other; after a repair nothing is."""
    found = site.verify()
    assert found.exit_code == 1
    assert sorted(found.stdout.splitlines()) == sorted(expected)
    repaired = site.verify("--repair")
    assert (repaired.exit_code, sorted(repaired.stdout.splitlines())) == (0, sorted(expected))
    check_silent(site.verify())


def check_silent(result: Result) -> None:
    assert (result.exit_code, result.output) == (0, "")


def test_a_sound_database_is_silent(site: Site) -> None:
    check_silent(site.verify())
    check_silent(site.verify("--repair"))


def test_deltas_that_wait_are_no_fault(site: Site) -> None:
    reply(site.bob, site.post_id)
    assert site.terminal.count_rows("count_deltas") == 1
    check_silent(site.verify())
    site.spoil("UPDATE blogs SET reply_count = 9")
    check_found_and_mended(site, "Blog porch says 9 replies, and has 3.")
    HANDLERS["fold_counts"](FoldCounts())
    assert site.terminal.count_rows("blogs", "reply_count = 4") == 1
    check_silent(site.verify())


PLANTED = [
    ("UPDATE post_counters SET reply_count = 7", ["Post 1 says 7 replies, and has 3."]),
    ("UPDATE post_counters SET reply_seq = 2", ["Post 1 has given 2 numbers, and has a reply with number 5."]),
    ("UPDATE users SET post_count = 4 WHERE handle = 'ann'", ["Member ann says 4 posts, and has 1."]),
    ("UPDATE users SET reply_count = 0 WHERE handle = 'bob'", ["Member bob says 0 replies, and has 2."]),
    ("UPDATE blogs SET post_count = 3", ["Blog porch says 3 posts, and has 1."]),
    ("UPDATE blogs SET reply_count = 1", ["Blog porch says 1 replies, and has 3."]),
    (
        "UPDATE replies SET newest_key = thread_key WHERE number = 2",
        ["Reply 2 (id 2) of post 1 stands at the wrong place of its thread, newest first."],
    ),
    (
        "UPDATE replies SET depth = 7 WHERE number = 2",
        ["Reply 2 (id 2) of post 1 has the depth 7, and stands at 2."],
    ),
    (
        "UPDATE replies SET is_shown = false WHERE number = 1",
        ["Reply 1 (id 1) of post 1 is not shown, and must be."],
    ),
    (
        "UPDATE replies SET is_shown = false WHERE number = 3",
        ["Reply 3 (id 3) of post 1 is not shown, and must be."],
    ),
    (
        "UPDATE replies SET is_shown = true WHERE number = 5",
        ["Reply 5 (id 5) of post 1 is shown, and must not be."],
    ),
]


def test_planted_faults(site: Site) -> None:
    site.spoil(*(statement for statement, _ in PLANTED))
    check_found_and_mended(site, *(line for _, expected in PLANTED for line in expected))
    site.spoil("DELETE FROM post_counters")
    check_found_and_mended(site, "Post 1 has no counters.")


def test_wrong_keys_of_a_whole_thread(site: Site) -> None:
    before = thread_of(site)
    site.spoil("UPDATE replies SET thread_key = newest_key, newest_key = thread_key, depth = 1 WHERE number > 1")
    found = site.verify()
    assert found.exit_code == 1
    assert all(f"Reply {number} (id {number}) of post 1" in found.stdout for number in (2, 3, 4, 5))
    assert site.verify("--repair").exit_code == 0
    check_silent(site.verify())
    assert thread_of(site) == before


def thread_of(site: Site) -> list[Any]:
    columns = "number, thread_key, newest_key, depth, is_shown, state"
    with db.engine.connect() as connection:
        rows = connection.execute(text(f"SELECT {columns} FROM replies ORDER BY number")).all()
    return [tuple(bytes(value) if isinstance(value, memoryview) else value for value in row) for row in rows]


def test_everything_at_once(site: Site) -> None:
    site.spoil(
        "UPDATE post_counters SET reply_count = 7, reply_seq = 1",
        "UPDATE users SET post_count = 9, reply_count = 9",
        "UPDATE blogs SET post_count = 9, reply_count = 9",
        "UPDATE replies SET is_shown = NOT is_shown",
    )
    found = site.verify()
    # Reply 3 is not among them: it is wrong only once what stands below it is shown again.
    assert len(found.stdout.splitlines()) == 2 + 2 * 4 + 2 + 4
    assert site.verify("--repair").exit_code == 0
    check_silent(site.verify())


ORPHANS = [
    (
        "UPDATE mentions SET reply_id = 77 WHERE reply_id IS NOT NULL",
        ["Row 2 of mentions points to row 1 and 77 of replies, which does not exist."],
    ),
    (
        "UPDATE notifications SET decision_id = 77 WHERE id = (SELECT max(id) FROM notifications)",
        ["Row {last_notice} of notifications points to row 77 of decisions, which does not exist."],
    ),
    (
        "UPDATE replies SET decision_id = 77 WHERE number = 3",
        ["Row 3 of replies points to row 77 of decisions, which does not exist; it says 'A reply.'."],
    ),
    (
        "UPDATE posts SET decision_id = 77",
        ["Row 1 of posts points to row 77 of decisions, which does not exist; it says 'Over to @bob.'."],
    ),
    (
        "INSERT INTO blog_roles (blog_id, user_id, role) VALUES (77, 1, 'author')",
        ["Row 77 and 1 and author of blog_roles points to row 77 of blogs, which does not exist."],
    ),
]


def test_orphans_that_mean_nothing_alone(site: Site) -> None:
    with db.engine.connect() as connection:
        # Databases number rows with gaps of their own.
        last_notice = connection.execute(text("SELECT max(id) FROM notifications")).scalar_one()
    site.spoil(*(statement for statement, _ in ORPHANS))
    lines = [line.format(last_notice=last_notice) for _, expected in ORPHANS for line in expected]
    check_found_and_mended(site, *lines)
    assert site.terminal.count_rows("replies") == 5
    assert site.terminal.count_rows("posts") == 1


def test_an_answer_to_nothing_stands_alone(site: Site) -> None:
    site.spoil("UPDATE replies SET parent_id = 77 WHERE number = 2")
    lines = site.verify("--repair").stdout.splitlines()
    text_of_it = "; it says 'What does @ann say?'."
    assert f"Row 2 of replies points to row 1 and 77 of replies, which does not exist{text_of_it}" in lines
    check_silent(site.verify())
    assert [row[3] for row in thread_of(site)] == [1, 1, 2, 3, 1]


def test_texts_of_a_member_who_vanished_stay(site: Site) -> None:
    site.spoil(f"DELETE FROM users WHERE id = {site.bob.id}")
    found = site.verify("--repair")
    assert f"of replies points to row {site.bob.id} of users" in found.stdout
    check_silent(site.verify())
    assert site.terminal.count_rows("replies", f"writer_id = {site.bob.id}") == 2
    assert site.terminal.count_rows("users", f"id = {site.bob.id} AND state = 'erased'") == 1
    assert site.terminal.count_rows("notifications", f"user_id = {site.bob.id}") == 0


def test_posts_of_a_blog_that_vanished_stay_for_nobody_to_read(site: Site) -> None:
    site.spoil("DELETE FROM blogs")
    assert site.verify("--repair").exit_code == 0
    check_silent(site.verify())
    assert site.terminal.count_rows("blogs", "reading = 'private' AND is_unlisted AND post_count = 1") == 1
    assert site.terminal.count_rows("replies") == 5


def test_the_thread_of_a_post_that_vanished_is_told_before_it_goes(site: Site) -> None:
    site.spoil("DELETE FROM posts")
    lines = site.verify("--repair").stdout.splitlines()
    assert "Row 1 of replies points to row 1 of posts, which does not exist; it says 'A reply.'." in lines
    assert "Row 1 of decisions points to row 1 of posts, which does not exist; it says 'house rules'." in lines
    check_silent(site.verify())
    for table in ("replies", "post_counters", "mentions", "notifications", "decisions"):
        assert site.terminal.count_rows(table) == 0
    assert site.terminal.count_rows("users", "post_count <> 0 OR reply_count <> 0") == 0


def test_of_a_post_that_vanished_only_rows_that_point_nowhere_are_told(site: Site) -> None:
    """Not that searches find its replies otherwise than they should."""
    site.spoil("DELETE FROM posts WHERE id = 1")
    lines = [line for line in site.verify().stdout.splitlines() if "which does not exist" not in line]
    assert lines == [
        "Post 1 is not where it belongs in the lists by activity.",
        "Member ann says 1 posts, and has 0.",
        "Blog porch says 1 posts, and has 0.",
        "Blog porch says 3 replies, and has 0.",
    ]


def test_every_reference_of_the_tables_is_looked_up() -> None:
    declared = sum(len(table.foreign_key_constraints) for table in db.metadata.sorted_tables)
    looked_up = [found for table in db.metadata.sorted_tables for found in orphans.references_of(table)]
    assert len(looked_up) == declared + 2


def test_tables_without_rows_are_asked_for_by_one_statement(site: Site) -> None:
    filled = [table for table in db.metadata.sorted_tables if session().scalar(select(func.count()).select_from(table))]
    end_reading()
    with count_statements() as sent:
        assert not list(orphans.find_orphans())
    assert len(filled) < len(db.metadata.sorted_tables) / 2
    assert len(sent) == 1 + sum(len(list(orphans.references_of(table))) for table in filled)


def test_a_job_that_was_given_up_is_told_and_left(site: Site) -> None:
    with unit_of_work() as work:
        job = enqueue(work, Prune())
        work.flush()
        job.state, job.attempts, job.last_error = "dead", 10, "Traceback\nValueError: no"
    found = site.verify("--repair")
    assert (found.exit_code, found.stdout) == (1, f"Job {job.id} (prune) was given up after 10 tries: ValueError: no\n")
