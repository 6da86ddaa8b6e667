"""The hub hears of each change of a public feed, at least once, and of nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.db.jobs import Job
from forum.jobs.runner import queue_due_periodic, run_due
from forum.models import FeedChange
from forum.permissions import Actor
from forum.services import moderation
from forum.services.moving import move_post
from forum.services.outgoing import OutgoingError
from forum.services.posts import edit_post, publish_post
from forum.services.prepared_posts import prepare_post
from forum.services.websub import tell_hub
from tests.services.test_checking import checker, says
from tests.support.factories import make_actor, make_blog, make_draft, make_post, reply

HUB = "https://hub.example.org/"


@pytest.fixture
def told(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The feeds that the hub was told of, without the form."""
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], websub_hub=HUB)
    heard: list[str] = []
    monkeypatch.setattr("forum.jobs.ping_hub.tell_hub", lambda hub, url: heard.append(url))
    return heard


@pytest.fixture
def turns() -> Iterator[int]:
    """Minutes from now, each later than the last."""
    return iter(range(0, 2000, 2))


def turn(app: Flask, told: list[str], turns: Iterator[int]) -> set[str]:
    """Lets a minute pass; gives what the hub heard, each feed in all forms and once."""
    end_reading()
    told.clear()
    with time_machine.travel(now() + timedelta(minutes=next(turns))):
        queue_due_periodic(app)
        run_due(app)
    found = {url.removeprefix("http://localhost").rpartition(".")[0] for url in told}
    assert sorted(told) == sorted(
        f"http://localhost{feed}.{form}" for feed in found for form in ("rss", "atom", "json")
    )
    return found


def test_the_hub_hears_of_what_changes_in_public(app: Flask, told: list[str], turns: Iterator[int]) -> None:
    ann, mo = make_actor("ann"), make_actor("mo", role="moderator")
    porch, attic = make_blog(name="Porch"), make_blog(name="Attic", is_unlisted=True)
    private, members = make_blog(reading="private"), make_blog(reading="members")
    in_porch = {"/feed", "/blogs/porch/feed", "/@ann/feed"}
    draft = make_draft(ann, porch)
    edit(ann, draft)
    for blog in (attic, members):
        make_post(ann, blog)
    make_post(make_actor("reader", role="admin"), private)
    assert turn(app, told, turns) == set()
    with unit_of_work() as work:
        publish_post(work, actor=ann, post_id=draft)
    make_post(ann, porch)
    assert turn(app, told, turns) == in_porch
    assert turn(app, told, turns) == set()
    edit(ann, draft, version=2)
    assert turn(app, told, turns) == in_porch
    reply(ann, draft)
    assert turn(app, told, turns) == set()
    back = make_blog(name="Back")
    with unit_of_work() as work:
        move_post(work, actor=mo, post_id=draft, blog_slug=back.slug, is_wider_agreed=False, reason="Fits.")
    assert turn(app, told, turns) == in_porch | {"/blogs/back/feed"}
    with unit_of_work() as work:
        moderation.hide_post(work, actor=mo, post_id=draft, reason="Wait.")
    assert turn(app, told, turns) == {"/feed", "/blogs/back/feed", "/@ann/feed"}
    edit(ann, draft, version=3, title="Hidden")
    with unit_of_work() as work:
        moderation.remove_post(work, actor=mo, post_id=draft, reason="No.")
    assert turn(app, told, turns) == set()


def edit(actor: Actor, post_id: int, version: int = 1, title: str = "Better") -> None:
    prepared = prepare_post(title, f"Version {version + 1}")
    with unit_of_work() as work:
        edit_post(work, actor=actor, post_id=post_id, version=version, prepared=prepared)


def waiting() -> int:
    end_reading()
    return session().scalar(select(func.count()).select_from(FeedChange)) or 0


def test_a_hub_that_is_away_hears_of_it_later_and_not_for_ever(
    app: Flask, told: list[str], turns: Iterator[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(hub: str, url: str) -> None:
        raise OutgoingError("no answer in time")

    ann, blog = make_actor("ann"), make_blog(name="Porch")
    make_post(ann, blog)
    with monkeypatch.context() as away:
        away.setattr("forum.jobs.ping_hub.tell_hub", fails)
        assert turn(app, told, turns) == set()
    assert waiting() == 1
    make_post(ann, blog)
    assert turn(app, told, turns) == {"/feed", "/blogs/porch/feed", "/@ann/feed"}
    assert waiting() == 0
    make_post(ann, blog)
    told.clear()
    with time_machine.travel(now() + timedelta(days=2)):
        queue_due_periodic(app)
        run_due(app)
    assert (waiting(), told) == (0, [])
    assert session().scalar(select(func.count()).where(Job.state == "dead")) == 0


def test_without_a_hub_nothing_is_written(app: Flask) -> None:
    make_post(make_actor("ann"), make_blog())
    assert waiting() == 0


def test_a_hub_is_told_as_the_standard_says(app: Flask) -> None:
    with checker(says("", status="202 Accepted")) as (port, asked):
        tell_hub(f"http://127.0.0.1:{port}/publish", "http://localhost/feed.atom")
    head, _, body = asked[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /publish HTTP/1.1")
    assert b"application/x-www-form-urlencoded" in head
    assert parse_qs(body.decode()) == {"hub.mode": ["publish"], "hub.url": ["http://localhost/feed.atom"]}
    with checker(says("", status="404 Not Found")) as (port, _asked), pytest.raises(OutgoingError):
        tell_hub(f"http://127.0.0.1:{port}/", "http://localhost/feed.atom")
