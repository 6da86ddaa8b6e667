"""Posts that appear at a time that was chosen before."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import clock_at, end_reading, now, session, unit_of_work
from forum.errors import InvalidInput, NotAllowed, NotFound, StateConflict
from forum.jobs.runner import queue_due_periodic, run_due
from forum.models import Blog, Case, Flag, Post
from forum.permissions import Actor
from forum.queries.scheduling import list_moments
from forum.queries.verification import find_faults
from forum.services.decisions import Statement
from forum.services.holds import approve_held, reject_held
from forum.services.posts import WrittenPost, edit_post, publish_post, withdraw_post
from forum.services.prepared_posts import PreparedPost, prepare_post
from forum.services.scheduling import schedule_post, unschedule_post
from forum.services.word_rules import add_rules, prepare_rule
from tests.services.test_holds import held
from tests.support.factories import grant, make_actor, make_blog, make_draft

TEXT = prepare_post("A post", "Its text.")
HELD = replace(TEXT, body=held(TEXT.body))


def schedule(actor: Actor, post_id: int, hours: float = 2, prepared: PreparedPost | None = TEXT) -> WrittenPost:
    with unit_of_work() as work:
        moment = now() + timedelta(hours=hours)
        return schedule_post(work, actor=actor, post_id=post_id, publish_at=moment, prepared=prepared)


def state_of(post_id: int) -> tuple[str, bool]:
    """And whether it appears by itself."""
    end_reading()
    post = session().get_one(Post, post_id, populate_existing=True)
    return post.state, post.publish_at is not None


def run_after(app: Flask, hours: float) -> None:
    with clock_at(now() + timedelta(hours=hours)):
        queue_due_periodic(app)
        run_due(app, limit=100)


def decide(service: object, by: Actor) -> None:
    with unit_of_work() as work:
        case = work.scalars(select(Case).where(Case.state == "open")).one()
        service(work, actor=by, case=case, statement=Statement("house rules"))  # type: ignore[operator]


@pytest.fixture
def blog(app: Flask) -> Blog:
    return make_blog()


@pytest.fixture
def ann(blog: Blog) -> Actor:
    return make_actor("ann")


@pytest.fixture
def post_id(ann: Actor, blog: Blog) -> int:
    return make_draft(ann, blog)


def test_another_time_or_none(app: Flask, ann: Actor, post_id: int) -> None:
    schedule(ann, post_id)
    schedule(ann, post_id, hours=5)
    assert list(list_moments([post_id])) == [post_id]
    run_after(app, 3)
    assert state_of(post_id) == ("scheduled", True)
    for _again in range(2):
        with unit_of_work() as work:
            unschedule_post(work, actor=ann, post_id=post_id)
    assert state_of(post_id) == ("draft", False)
    assert list_moments([post_id]) == {}
    run_after(app, 6)
    assert state_of(post_id) == ("draft", False)
    schedule(ann, post_id)
    run_after(app, 3)
    assert state_of(post_id) == ("published", False)
    with pytest.raises(StateConflict):
        schedule(ann, post_id)
    assert [fault.words for fault in find_faults()] == []


@pytest.mark.parametrize("hours", [0, -1, 24 * 367])
def test_only_within_the_coming_year(ann: Actor, post_id: int, hours: float) -> None:
    with pytest.raises(InvalidInput) as refused:
        schedule(ann, post_id, hours)
    assert refused.value.field == "publish_at"
    assert state_of(post_id) == ("draft", False)


def test_by_its_writer_and_the_editors_of_its_blog(blog: Blog, ann: Actor, post_id: int) -> None:
    otto, mona = make_actor("otto"), make_actor("mona", role="moderator")
    editor = grant(blog, make_actor("edith"), "editor")
    for other in (otto, mona):
        with pytest.raises(NotFound):
            schedule(other, post_id)
    schedule(editor, post_id)
    with pytest.raises(NotFound), unit_of_work() as work:
        unschedule_post(work, actor=otto, post_id=post_id)
    with unit_of_work() as work:
        unschedule_post(work, actor=editor, post_id=post_id)
    with unit_of_work() as work:
        publish_post(work, actor=ann, post_id=post_id)
    with pytest.raises(NotAllowed), unit_of_work() as work:
        unschedule_post(work, actor=ann, post_id=post_id)


def test_what_was_typed_elsewhere_meanwhile_is_not_scheduled_unseen(ann: Actor, post_id: int) -> None:
    with pytest.raises(StateConflict):
        schedule(ann, post_id, prepared=prepare_post("A post", "Another text."))


def test_what_waits_keeps_its_time(app: Flask, ann: Actor, post_id: int) -> None:
    mia = make_actor("mia", role="moderator")
    assert schedule(ann, post_id, prepared=HELD).is_held
    assert state_of(post_id) == ("pending", True)
    decide(approve_held, mia)
    assert state_of(post_id) == ("scheduled", True)
    run_after(app, 3)
    assert state_of(post_id) == ("published", False)


def test_what_waits_longer_appears_when_it_was_read(app: Flask, ann: Actor, post_id: int) -> None:
    mia = make_actor("mia", role="moderator")
    schedule(ann, post_id, prepared=HELD)
    run_after(app, 3)
    assert state_of(post_id) == ("pending", True)
    with clock_at(now() + timedelta(hours=4)):
        decide(approve_held, mia)
    assert state_of(post_id) == ("published", False)


def test_what_is_rejected_or_taken_back_has_no_time(ann: Actor, blog: Blog, post_id: int) -> None:
    mia, other = make_actor("mia", role="moderator"), make_draft(ann, blog)
    schedule(ann, post_id, prepared=HELD)
    decide(reject_held, mia)
    assert state_of(post_id) == ("rejected", False)
    schedule(ann, other, prepared=HELD)
    with unit_of_work() as work:
        withdraw_post(work, actor=ann, post_id=other)
    assert state_of(other) == ("draft", False)


def test_a_held_change_has_the_whole_post_wait(app: Flask, ann: Actor, post_id: int) -> None:
    schedule(ann, post_id)
    change = prepare_post("A post", "Another text.")
    with unit_of_work() as work:
        prepared = replace(change, body=held(change.body))
        assert edit_post(work, actor=ann, post_id=post_id, version=1, prepared=prepared).is_held
    assert state_of(post_id) == ("pending", True)
    decide(approve_held, make_actor("mia", role="moderator"))
    assert state_of(post_id) == ("scheduled", True)
    run_after(app, 3)
    assert session().get_one(Post, post_id).source == "Another text."


def test_publishing_at_once_forgets_the_time(ann: Actor, post_id: int) -> None:
    schedule(ann, post_id)
    with unit_of_work() as work:
        assert publish_post(work, actor=ann, post_id=post_id, prepared=HELD).is_held
    assert state_of(post_id) == ("pending", False)
    decide(approve_held, make_actor("mia", role="moderator"))
    assert state_of(post_id) == ("published", False)


def test_moderators_hear_of_flagged_words_when_it_appears(app: Flask, ann: Actor, blog: Blog) -> None:
    ruth = make_actor("ruth", role="admin")
    rule = prepare_rule(phrase="pills", action="flag", replacement="", blog_slug="", is_active=True)
    with unit_of_work() as work:
        add_rules(work, actor=ruth, rules=[rule])
    post_id = make_draft(ann, blog, body="Blue pills.")
    schedule(ann, post_id, prepared=prepare_post("A post", "Blue pills."))
    assert session().scalars(select(Flag)).all() == []
    run_after(app, 3)
    assert state_of(post_id) == ("published", False)
    assert session().scalars(select(Flag.words)).all() == ["pills"]
