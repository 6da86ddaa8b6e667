"""`forum db copy`: the whole site in another database, also when it was killed in between, and what is refused."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, NullPool, create_engine, insert, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from forum.app import create_app
from forum.db import Base, copying, db, end_reading, now, unit_of_work
from forum.models import LimitHit
from forum.services.tokens import make_stop_token
from tests.cli.terminal import Terminal
from tests.cli.test_serving import check_refused
from tests.conftest import SECRET, settings_for
from tests.support.factories import make_blog, make_post, reply
from tests.support.postgres import Server
from tests.support.schemas import SCHEMAS, SCRIPTS, load_script, version
from tests.support.web import Browser, make_member

# The index that SQLite keeps for itself, and where the migrations stand.
OF_INDEX = ("config", "data", "docsize", "idx")
NOT_COPIED = {"alembic_version", "search_index", *(f"search_index_{name}" for name in OF_INDEX)}
on_one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}


def kind_of(url: str) -> str:
    return "sqlite" if url.startswith("sqlite") else "postgresql"


@dataclass
class Move:
    """A terminal of the old site, and the address of the empty database that is to take its place."""

    old: Terminal
    url: str

    @property
    def new(self) -> Terminal:
        return Terminal(self.old.folder, self.old.settings | {"database_url": self.url})

    def run(self, *words: str) -> str:
        done = self.old.run("db", "copy", "--to", self.url, *words)
        assert (done.exit_code, done.stderr) == (0, "")
        return done.stdout

    def refuse(self, *words: str) -> None:
        check_refused(self.old.run("db", "copy", "--to", self.url), *words)


@pytest.fixture
def make_empty(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    def make(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / 'copy.sqlite3'}"
        server: Server = request.getfixturevalue("postgres_server")
        return server.create_database(f"{tmp_path.name}_copy")

    return make


@pytest.fixture
def move(database_url: str, make_empty: Callable[[str], str], tmp_path: Path) -> Move:
    """From an empty site to the other kind of database."""
    old = Terminal(tmp_path, {"database_url": database_url, "secret_key": SECRET})
    return Move(old, make_empty(OTHER[kind_of(database_url)]))


@pytest.fixture
def full_move(empty_database_url: str, make_empty: Callable[[str], str], tmp_path: Path) -> Move:
    """The same with a site in which no table is empty."""
    load_script(empty_database_url, SCHEMAS / version() / SCRIPTS[kind_of(empty_database_url)])
    old = Terminal(tmp_path, {"database_url": empty_database_url, "secret_key": SECRET})
    assert old.run("db", "upgrade").exit_code == 0
    return Move(old, make_empty(OTHER[kind_of(empty_database_url)]))


def rows_of(url: str) -> dict[str, Any]:
    """All rows of all tables, as the models read them."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return {
            table.name: connection.execute(select(table).order_by(*table.primary_key.columns)).all()
            for table in Base.metadata.sorted_tables
        }


def parts_of(url: str) -> set[str]:
    """What the database watches over, or keeps to find rows by."""
    queries = {
        "sqlite": ["SELECT name || sql FROM sqlite_master WHERE sql IS NOT NULL"],
        "postgresql": [
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
            "SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype <> 'n'",
        ],
    }
    with create_engine(url, poolclass=NullPool).connect() as connection:
        found = {part for query in queries[kind_of(url)] for part in connection.execute(text(query)).scalars()}
    # PostgreSQL writes the types of what it compares in other places, once it has read its own words.
    return {re.sub(r"::character varying|::text|\[\]|[()\s]", "", part) for part in found}


def tables_of(url: str) -> set[str]:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return set(inspect(connection).get_table_names())


def test_every_table_is_copied_with_every_value(full_move: Move) -> None:
    before = rows_of(full_move.old.settings["database_url"])
    assert full_move.new.run("db", "upgrade").exit_code == 0
    parts = parts_of(full_move.url)
    said = full_move.run("--until", "2099-01-01 12:00")
    assert f"{sum(map(len, before.values())) + 1} rows were copied" in said
    after = rows_of(full_move.url)
    assert all(before.values())
    for name, rows in before.items():
        assert after[name] == rows, name
    assert tables_of(full_move.url) - NOT_COPIED == set(before)
    assert len(parts) > 150
    assert parts_of(full_move.url) == parts
    for command in (["db", "check"], ["verify"]):
        assert full_move.new.run(*command).exit_code == 0
    assert full_move.new.run("maintenance", "status").stdout == "The site is not in maintenance.\n"
    assert "its database is being moved, or was" in full_move.old.run("maintenance", "status").stdout
    check_refused(full_move.old.run("user", "create", "zz", "--email", "z@example.org"), "being moved")
    assert full_move.new.run("user", "create", "zz", "--email", "z@example.org").exit_code == 0


def test_the_list_of_tables_is_that_of_the_database(database_url: str) -> None:
    """A table that no model knows would be left behind."""
    assert {table.name for table in copying.tables_to_copy()} == tables_of(database_url) - NOT_COPIED


@on_one_database
def test_people_find_everything_as_it_was(app: Flask, move: Move) -> None:
    ann = make_member(app, "ann")
    post_id = make_post(ann, make_blog(), "The harbour", "Herring and boats.")
    number = reply(ann, post_id, "A reply about herring.")
    token = make_stop_token(ann.member_id, "kind:reply")
    browser = Browser(app)
    browser.sign_in("ann", kept="y")
    end_reading()
    move.run()
    site = create_app(settings_for(move.old.folder, database_url=move.url))
    moved = Browser(site)
    moved.client._cookies = browser.client._cookies
    assert moved.get("/inbox").status_code == 200
    assert moved.get(f"/posts/{post_id}/replies/{number}").location == f"/posts/{post_id}/the-harbour#reply-{number}"
    assert "The harbour" in moved.get("/search?q=herring").text
    assert moved.get(f"/unsubscribe/{token}").status_code == 200
    moved.get(f"/posts/{post_id}/replies")
    answer = moved.post(f"/posts/{post_id}/replies", {"body": "After the move.", "key": moved.hidden("key")})
    assert answer.location == f"/posts/{post_id}/replies/{number + 1}"
    assert browser.get("/inbox").status_code == 200
    browser.get(f"/posts/{post_id}/replies")
    assert browser.post(f"/posts/{post_id}/replies", {"body": "Too late.", "key": "k"}).status_code == 503
    with site.app_context():
        db.session.remove()
        db.engine.dispose()


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("empty_database_url", ["sqlite"], indirect=True)
def test_killed_between_its_steps_it_goes_on(full_move: Move, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between rows, and between indexes and keys."""
    monkeypatch.setattr(copying, "BATCH", 7)
    kills = 0

    def dies(act: Callable[..., Any]) -> Callable[..., Any]:
        def acted(*given: Any) -> Any:
            nonlocal kills
            tell = given[-1]

            def told(number: int) -> None:
                nonlocal kills
                tell(number)
                kills += 1
                if kills % 100 == 0:
                    raise Killed

            return act(*given[:-1], told)

        return acted

    for name in ("copy_rows", "make_parts"):
        monkeypatch.setattr(f"forum.cli.copying.{name}", dies(getattr(copying, name)))
    before = rows_of(full_move.old.settings["database_url"])
    runs = 0
    while True:
        runs += 1
        try:
            said = full_move.run()
        except Killed:
            check_refused(full_move.new.run("db", "check"), "not up to date")
            continue
        break
    assert runs > 1
    assert "goes on where it was" in said
    assert rows_of(full_move.url) == before


@on_one_database
def test_a_database_that_is_not_empty_or_of_another_copy(move: Move) -> None:
    assert move.new.run("db", "upgrade").exit_code == 0
    assert move.new.run("user", "create", "zz", "--email", "z@example.org").exit_code == 0
    move.refuse("not empty")
    assert move.old.run("maintenance", "status").stdout == "The site is not in maintenance.\n"


@on_one_database
def test_half_of_an_earlier_copy_is_not_gone_on_with(move: Move, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("forum.cli.copying.copy_rows", lambda *_given: (_ for _ in ()).throw(Killed()))
        with pytest.raises(Killed):
            move.run()
    assert "cannot be gone on with" in move.old.run("maintenance", "off").stdout
    move.refuse("part of another copy")
    assert move.old.run("maintenance", "status").stdout == "The site is not in maintenance.\n"


@on_one_database
def test_the_same_database_or_none_of_ours(move: Move) -> None:
    check_refused(move.old.run("db", "copy", "--to", move.old.settings["database_url"]), "own database")
    check_refused(move.old.run("db", "copy", "--to", "mysql://localhost/forum"), "FORUM_DATABASE_URL")


@on_one_database
def test_rows_that_point_nowhere_are_told_first(app: Flask, move: Move) -> None:
    with closing(db.engine.raw_connection()) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO blog_slugs (slug, blog_id) VALUES ('x', 77)")
        connection.execute("PRAGMA foreign_keys=ON")
    move.refuse("blog_slugs", "77", "verify --repair")
    assert move.old.run("maintenance", "status").stdout == "The site is not in maintenance.\n"


@on_one_database
def test_a_job_in_hand_is_waited_for_and_what_postgresql_cannot_store_is_left_out(
    app: Flask, move: Move, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [True, True, False]
    monkeypatch.setattr("forum.cli.copying.has_job_in_hand", lambda: asked.pop(0))
    with unit_of_work() as work:
        work.add(LimitHit(scope="a\0b", key="k", hit_at=now()))
    end_reading()
    said = move.run()
    assert "Waiting for the jobs in hand." in said
    assert asked == []
    assert "1 texts held the character U+0000" in said
    assert rows_of(move.url)["limit_hits"][0].scope == "ab"


@on_one_database
def test_a_value_that_is_too_long_is_told_by_its_table(app: Flask, move: Move) -> None:
    with unit_of_work() as work:
        work.add(LimitHit(scope="x" * 41, key="k", hit_at=now()))
    end_reading()
    done = move.old.run("db", "copy", "--to", move.url)
    assert (done.exit_code, "The rows of limit_hits cannot be stored" in done.stderr) == (2, True)


def begin_copying(move: Move) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "forum", "db", "copy", "--to", move.url]
    return subprocess.Popen(command, env=move.old.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for_rows(engine: Engine, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            with engine.connect() as connection:
                if connection.execute(text("SELECT sum(rows) FROM copy_progress")).scalar():
                    return
        except SQLAlchemyError:
            time.sleep(0.01)


@on_one_database
def test_kill_9(app: Flask, move: Move) -> None:
    """The process itself, in the midst of its rows."""
    hits = [{"scope": "s", "key": str(number), "hit_at": now()} for number in range(3_000)]
    with unit_of_work() as work:
        work.execute(insert(LimitHit), hits)
    end_reading()
    watching = create_engine(move.url, poolclass=NullPool)
    process = begin_copying(move)
    wait_for_rows(watching, process)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert "goes on where it was" in move.run()
    assert move.new.count_rows("limit_hits") == len(hits)
