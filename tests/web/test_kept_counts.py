"""How much waits for a member: asked again when anything was written, or a minute has gone by."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from forum.app import PAGE_CACHE, create_app
from forum.db import db
from forum.db.dialects.changes import Changes, Mark
from forum.web.kept_counts import KeptCounts
from forum.web.kept_pages import OLDEST
from tests.conftest import settings_for
from tests.support.factories import make_blog, make_post, reply
from tests.support.web import Browser, make_member


class Told(Changes):
    """Gives the mark that a test wants."""

    def __init__(self) -> None:
        self.now: Mark | None = Mark(1, "a")

    def mark(self, *, is_fresh: bool = False) -> Mark | None:
        return self.now


def asking(kept: KeptCounts, member_id: int = 1) -> list[int]:
    """What is given three times, while what is counted grows with each question."""
    asked: list[int] = []

    def ask() -> int:
        asked.append(1)
        return len(asked)

    return [kept.get("unread", member_id, ask) for _time in range(3)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_count_is_kept_while_nothing_is_written(app: Flask) -> None:
    changes, moment = Told(), [0.0]
    kept = KeptCounts(changes, most=2, clock=lambda: moment[0])
    assert asking(kept) == [1, 1, 1]
    assert kept.get("unread", 1, lambda: 7) == 1
    assert kept.get("cases", 1, lambda: 7) == 7
    changes.now = Mark(1, "b")
    assert kept.get("unread", 1, lambda: 8) == 8
    moment[0] = OLDEST - 1
    assert kept.get("unread", 1, lambda: 9) == 8
    moment[0] = OLDEST
    assert kept.get("unread", 1, lambda: 9) == 9
    changes.now = None
    assert asking(kept, 2) == [1, 2, 3]
    changes.now = Mark(2, "b")
    for member_id in (3, 4):
        kept.get("unread", member_id, lambda: 0)
    assert kept.get("unread", 1, lambda: 10) == 10


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    app = create_app(settings_for(tmp_path, database_url=database_url, page_cache_mb=4))
    with app.app_context():
        yield app
        app.extensions[PAGE_CACHE].changes.close()
        db.session.remove()
        db.engine.dispose()


def test_the_header_says_at_once_what_waits(site: Flask) -> None:
    ann, bob = make_member(site, "ann"), make_member(site, "bob")
    post_id = make_post(ann, make_blog(name="Porch"))
    reader = Browser(site)
    reader.sign_in("ann")
    assert "Inbox (" not in reader.get("/terms").text
    reply(bob, post_id)
    assert "Inbox (1)" in reader.get("/terms").text
    reply(bob, post_id)
    assert "Inbox (2)" in reader.get("/terms").text
