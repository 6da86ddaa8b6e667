"""The index of searches: in step after acts on many texts, made anew while others write, and checked."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, text, update

from forum.db import clock_at, db, end_reading, session, unit_of_work
from forum.jobs.runner import run_due
from forum.models import Post, Reply, SearchText, SiteFact
from forum.queries.search_verification import find_index_faults
from forum.queries.verification import find_faults
from forum.services import moderation, search_index, search_rebuild
from forum.services.search_rebuild import PROGRESS, empty_index, rebuild_next
from forum.services.verification import Repairs
from tests.support.factories import make_actor, make_blog, make_post, reply

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def faults() -> list[str]:
    found = [words for _post_id, words in find_index_faults()]
    end_reading()
    return found


def count_kept() -> int:
    found = session().scalar(select(func.count()).select_from(SearchText)) or 0
    end_reading()
    return found


def fill(posts: int = 3, replies: int = 4) -> list[int]:
    """Posts with replies; everything published at one moment, as imports may bring it."""
    ruth, blog = make_actor("ruth"), make_blog()
    with clock_at(START):
        post_ids = [make_post(ruth, blog, f"Title {number}", "Words of a post") for number in range(posts)]
        for post_id in post_ids:
            for number in range(replies):
                reply(ruth, post_id, f"Words of reply {number}")
    return post_ids


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "BATCH", 2)
    monkeypatch.setattr(search_index, "AT_ONCE", 2)
    monkeypatch.setattr(search_rebuild, "BATCH", 2)


def test_the_database_keeps_its_index_in_step_by_itself(app: Flask) -> None:
    """A table that is made anew in a migration loses its triggers without a word."""
    if db.engine.dialect.name == "sqlite":
        count = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'search_texts'"
        assert session().execute(text(count)).scalar_one() == 3
    else:
        column = "SELECT is_generated FROM information_schema.columns WHERE column_name = 'vector'"
        assert session().execute(text(column)).scalar_one() == "ALWAYS"


def test_texts_of_one_moment_stand_apart(app: Flask) -> None:
    fill()
    assert count_kept() == 15
    assert faults() == []


def test_a_place_that_is_taken_leads_to_the_next(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "usual_id", lambda *_given: 7_000)
    fill(1, 3)
    found = sorted(session().scalars(select(SearchText.id)))
    assert found == [7_000, 7_001, 7_002, 7_003]


@pytest.mark.usefixtures("_small")
def test_of_a_large_branch_that_comes_back_the_rest_follows_by_a_job(app: Flask) -> None:
    ruth, mod = make_actor("ruth"), make_actor("mod", role="moderator")
    post_id = make_post(ruth, make_blog())
    reply(ruth, post_id)
    for _ in range(6):
        reply(make_actor(f"m{_}"), post_id, to=1)
    with unit_of_work() as work:
        moderation.remove_reply_branch(work, actor=mod, post_id=post_id, number=1, reason="All of it.")
    assert count_kept() == 1
    with unit_of_work() as work:
        moderation.restore_reply_branch(work, actor=mod, post_id=post_id, number=1, reason="It was fine.")
    assert count_kept() == 3
    run_due(app)
    assert count_kept() == 8
    assert faults() == []


def spoil() -> None:
    """Loses a text, keeps one that is not published, and holds another's words."""
    ids = sorted(session().scalars(select(Reply.id)))
    with unit_of_work() as work:
        work.execute(delete(SearchText).where(SearchText.reply_id == ids[0]))
        work.execute(update(Reply).where(Reply.id == ids[1]).values(state="hidden"))
        work.execute(update(SearchText).where(SearchText.reply_id == ids[2]).values(body="others"))
        work.execute(update(Post).values(html="<p>Other words</p>"))


def test_faults_are_found_and_mended(app: Flask) -> None:
    fill(1)
    spoil()
    said = faults()
    assert [words.partition(") of post ")[2][2:] or words for words in said] == [
        said[0],
        "is not found by searches.",
        "is not published, and searches find it.",
        "is found by searches as it was before.",
    ]
    assert said[0].endswith("is found by searches as it was before.")
    repairs = Repairs()
    assert all(repairs.take(fault) for fault in find_faults())
    repairs.run()
    assert faults() == []


@pytest.mark.usefixtures("_small")
def test_the_index_is_made_anew_and_goes_on_where_it_stopped(app: Flask) -> None:
    post_ids = fill()
    spoil()
    empty_index()
    assert count_kept() == 0
    reached = [rebuild_next() for _ in range(4)]
    assert session().get(SiteFact, PROGRESS) is not None
    end_reading()
    half = count_kept()
    assert 0 < half < 14
    # What is written meanwhile finds its own way.
    reply(make_actor("gerda"), post_ids[-1], "Written meanwhile")
    reached += list(_rebuild())
    assert [post_id for post_id in reached if post_id] == sorted(post_id for post_id in reached if post_id)
    assert session().get(SiteFact, PROGRESS) is None
    assert faults() == []
    assert count_kept() == 15


def _rebuild() -> Iterator[int]:
    while (post_id := rebuild_next()) is not None:
        yield post_id


def test_a_damaged_index_is_told_and_can_be_made_anew(app: Flask) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps the index by itself")
    fill(1)
    with unit_of_work() as work:
        damage = "INSERT INTO search_index (search_index, rowid, title, body, marks) VALUES {}"
        work.execute(text(damage.format("('delete', 1, '', 'words', '')")))
    assert any("index of searches is damaged" in fault.words for fault in find_faults())
    empty_index()
    list(_rebuild())
    assert not any("index of searches" in fault.words for fault in find_faults())
    assert faults() == []
