"""`forum bench fill`: a large site in no time, as sound as one that people wrote."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from forum.app import create_app
from forum.cli.filling import storing
from forum.db import clock_at, db, end_reading, session
from forum.models import Blog, Decision, Mention, Post, PostTag, Reply, SearchText, User
from forum.permissions import VISITOR
from forum.queries.people import get_member_actor
from forum.queries.search import list_newest
from forum.queries.search_names import resolve
from forum.search import parse_query
from forum.services.passwords import is_right_password
from tests.cli.terminal import Terminal
from tests.conftest import copy_file, settings_for
from tests.support.factories import make_post, reply

SMALL = ("bench", "fill", "--posts", "20", "--replies", "300", "--members", "30", "--longest", "90", "--full", "2")
SEEDED: tuple[Any, ...] = (Post, PostTag, Reply, Mention, Decision, SearchText)
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def far_from_any_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that threads go over several, and the longest over three."""
    monkeypatch.setattr(storing, "BATCH", 40)


def test_a_filled_site_is_sound_and_lives(terminal: Terminal) -> None:
    filled = terminal.run(*SMALL)
    told = re.search(
        r"20 posts with 300 replies in .+\nSign in as .+ writer28, each with the password (\S+)\n$", filled.output
    )
    assert told is not None
    assert (terminal.run("verify").output, terminal.count_rows("replies")) == ("", 300)
    assert [terminal.count_rows("post_counters", f"reply_seq = {size}") for size in (90, 50)] == [1, 2]
    assert 0 < terminal.count_rows("cases", "state = 'open'") <= storing.FLAGGED
    with opened(terminal):
        _check_people(told[1])
        _check_found()
        # Ids and numbers go on after those of the filling.
        post_id = make_post(get_member_actor(3), session().get_one(Blog, 1))
        reply(get_member_actor(4), post_id, "Still @writer2?")
    assert terminal.run("verify").output == ""


def _check_people(password: str) -> None:
    hashes = session().scalars(select(User.password_hash).distinct()).all()
    assert [is_right_password(stored, password) for stored in hashes] == [True]
    assert get_member_actor(1).role == "admin"


def _check_found() -> None:
    """Words of replies lead to replies, on the way that visitors' searches take."""
    word = str(session().scalars(select(SearchText.body).where(SearchText.reply_id.is_not(None))).first()).split()[0]
    assert list_newest(VISITOR, resolve(VISITOR, parse_query(word))).rows
    end_reading()


@contextmanager
def opened(terminal: Terminal) -> Iterator[None]:
    app = create_app(settings_for(terminal.folder, database_url=terminal.settings["database_url"]))
    with app.app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def test_the_same_seed_gives_the_same_site(sqlite_template: Path, tmp_path: Path) -> None:
    contents = []
    for place, seed in enumerate((7, 7, 8)):
        folder = tmp_path / str(place)
        folder.mkdir()
        terminal = Terminal(folder, {"database_url": copy_file(sqlite_template, folder / "forum.sqlite3")})
        with clock_at(MOMENT):
            assert terminal.run(*SMALL, "--seed", str(seed)).exit_code == 0
        with opened(terminal):
            contents.append([session().execute(select(*model.__table__.c)).all() for model in SEEDED])
    assert contents[0] == contents[1]
    assert contents[0] != contents[2]


def test_replies_can_be_of_one_length(sqlite_terminal: Terminal) -> None:
    assert sqlite_terminal.run(*SMALL, "--characters", "500").exit_code == 0
    assert sqlite_terminal.count_rows("replies", "length(source) NOT BETWEEN 480 AND 500") == 0


def test_a_filled_site_is_refused(sqlite_terminal: Terminal) -> None:
    assert sqlite_terminal.run(*SMALL).exit_code == 0
    again = sqlite_terminal.run(*SMALL)
    assert (again.exit_code, again.stderr) == (
        2,
        "This database holds a community already; only an empty one can be filled.\n",
    )


def test_threads_longer_than_all_replies_are_refused(plain_terminal: Terminal) -> None:
    refused = plain_terminal.run(*SMALL, "--longest", "301")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "The longest and the full threads need 401 replies; there are only 300.\n",
    )
