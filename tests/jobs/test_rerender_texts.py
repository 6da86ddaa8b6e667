"""Texts that an earlier version of the rendering made are brought up to date, and nothing else of them changes."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import RerenderTexts
from forum.jobs import rerender_texts as turning
from forum.jobs.rerender_texts import rerender_texts
from forum.models import FeedChange, Mention, Notification, Post, PostCounters, Reply, SearchText, User
from forum.queries import stale_texts
from forum.queries.stale_texts import STORES, Store
from forum.queries.verification import find_faults
from forum.services import rerendering
from forum.services.jobs import list_periodic_due
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import edit_reply, prepare_reply
from forum.services.texts import prepare_optional_text
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.newsletters import open_newsletter, write_issue

NEW = 2
OLD = "Oldest "


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rendering changed, and so did its number."""
    for module in (stale_texts, rerendering):
        monkeypatch.setattr(module, "RENDER_VERSION", NEW)
    monkeypatch.setattr(stale_texts, "LOOKED_AT", 4)
    monkeypatch.setattr(stale_texts, "BATCH", 3)


@pytest.fixture
def aged(app: Flask) -> dict[str, list[dict[str, Any]]]:
    """Texts of every kind as an earlier version made them, with a word in each that it should not have; all rows."""
    bio = prepare_optional_text("I *bake*.", place="bio")
    ann = make_actor("ann", bio_source=bio.source, bio_html=bio.rendered.html)
    bob = make_actor("bob")
    blog = make_blog(name="Porch", note="Be *kind*.")
    for _number in range(2):
        post_id = make_post(ann, blog, body="Over to @bob, not @cleo.")
        for number in range(5):
            reply(bob, post_id, f"Reply {number} to @ann about herring.")
    with unit_of_work() as work:
        edit_post(work, actor=ann, post_id=post_id, version=1, prepared=prepare_post("A post", "To @bob, not @cleo."))
        edited = prepare_reply("Again @ann.")
        edit_reply(work, actor=bob, post_id=post_id, number=1, version=1, prepared=edited)
    # She was nobody when the texts were written.
    make_actor("cleo")
    open_newsletter(blog)
    write_issue(make_actor("ruth", role="admin"), blog, words="Good *morning*.")
    before = all_rows()
    with unit_of_work() as work:
        for store in STORES:
            html = store.column(store.html) + f"<p>{OLD}</p>"
            work.execute(update(store.model).where(store.column(store.source) != "").values({store.html: html}))
        work.execute(update(SearchText).values(body="oldest " + SearchText.body))
        work.execute(update(Post).values(excerpt=OLD + Post.excerpt))
    end_reading()
    return before


def all_rows() -> dict[str, list[dict[str, Any]]]:
    """Of every table with texts, and of what could be told because of them."""
    end_reading()
    tables = [store.model.__table__ for store in STORES]
    tables += [model.__table__ for model in (Mention, Notification, FeedChange, SearchText)]
    found = {
        str(table): [dict(row) for row in session().execute(select(table).order_by(*table.primary_key)).mappings()]
        for table in tables
    }
    end_reading()
    return found


def run_all() -> int:
    turns = 0
    while rerendering.has_stale_texts():
        end_reading()
        rerender_texts(RerenderTexts())
        turns += 1
        assert turns < 100
    end_reading()
    return turns


def test_texts_are_as_if_written_now_and_nothing_else_changes(
    aged: dict[str, list[dict[str, Any]]], next_version: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One batch a turn: each goes on where the one before ended."""
    monkeypatch.setattr(turning, "BATCHES", 1)
    assert RerenderTexts in list_periodic_due()
    assert run_all() > 8
    after = all_rows()
    for store in STORES:
        if store.is_marked:
            assert {row["render_version"] for row in after[store.model.__tablename__]} == {NEW}
    for rows in aged.values():
        for row in rows:
            row.update({"render_version": NEW} if "render_version" in row else {})
    assert after == aged
    assert not any(OLD in str(value) for rows in after.values() for row in rows for value in row.values())
    assert "@cleo" in after["posts"][0]["html"]
    assert "/@cleo" not in after["posts"][0]["html"]
    assert [fault.words for fault in find_faults()] == []
    end_reading()
    assert RerenderTexts not in list_periodic_due()


def test_pages_change_with_their_texts_and_not_without(aged: Any, next_version: None) -> None:
    def versions() -> list[int]:
        end_reading()
        return list(session().scalars(select(PostCounters.page_version).order_by(PostCounters.post_id)))

    before = versions()
    run_all()
    changed = versions()
    assert all(new > old for new, old in zip(changed, before, strict=True))
    with time_machine.travel(now() + timedelta(days=2)):
        assert run_all() == 1
    assert versions() == changed


def test_what_an_earlier_server_wrote_meanwhile_is_found_a_day_later(aged: Any, next_version: None) -> None:
    run_all()
    with unit_of_work() as work:
        work.execute(update(Reply).where(Reply.number == 2).values(render_version=1, html="<p>Late.</p>"))
    end_reading()
    assert not rerendering.has_stale_texts()
    with time_machine.travel(now() + timedelta(days=2)):
        run_all()
        assert not rerendering.has_stale_texts()
    end_reading()
    assert set(session().scalars(select(Reply.render_version))) == {NEW}


def test_an_edit_that_came_between_stands(aged: Any, next_version: None, monkeypatch: pytest.MonkeyPatch) -> None:
    store: Store = STORES[1]
    keys, _last = stale_texts.next_keys(store, None)
    (stale,) = stale_texts.list_stale(store, keys[:1])
    end_reading()
    with unit_of_work() as work:
        work.execute(update(Reply).values(source="Newer.", html="<p>Newer.</p>"))
    new = rerendering._render(stale)
    assert new is not None
    end_reading()
    with unit_of_work() as work:
        rerendering._put_in_threads(work, store, [new])
    end_reading()
    assert set(session().scalars(select(Reply.html))) == {"<p>Newer.</p>"}


def test_a_site_of_the_first_version_has_nothing_to_do(aged: Any) -> None:
    assert not rerendering.has_stale_texts()
    rerender_texts(RerenderTexts())
    end_reading()
    assert session().scalars(select(User.bio_html).where(User.handle == "ann")).one().endswith(f"{OLD}</p>")
