"""Summaries of posts: in place of the beginning of the text, and kept with its versions."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.errors import EditConflict, InvalidInput
from forum.models import Case, Post, Revision
from forum.permissions import Actor
from forum.services.decisions import Statement
from forum.services.holds import approve_held
from forum.services.posts import edit_post, publish_post
from forum.services.prepared_posts import MAX_SUMMARY, PreparedPost, prepare_post
from forum.services.versions import restore_version
from tests.services.test_holds import held
from tests.support.factories import make_actor, make_blog, make_draft


def post_of(post_id: int) -> Post:
    end_reading()
    return session().get_one(Post, post_id, populate_existing=True)


def edit(actor: Actor, post_id: int, prepared: PreparedPost, version: int = 1) -> None:
    with unit_of_work() as work:
        edit_post(work, actor=actor, post_id=post_id, version=version, prepared=prepared)


@pytest.fixture
def walter(app: Flask) -> Actor:
    return make_actor("walter")


@pytest.fixture
def post_id(walter: Actor) -> int:
    """Of a published post."""
    post_id = make_draft(walter, make_blog(), "Rain", "It rained all day.")
    with unit_of_work() as work:
        publish_post(work, actor=walter, post_id=post_id)
    return post_id


def test_lists_show_it_until_it_is_taken_away(walter: Actor, post_id: int) -> None:
    assert post_of(post_id).excerpt == "It rained all day."
    edit(walter, post_id, prepare_post("Rain", "It rained all day.", summary="  What a\nday. "))
    post = post_of(post_id)
    assert (post.summary, post.excerpt, post.version) == ("What a day.", "What a day.", 2)
    edit(walter, post_id, prepare_post("Rain", "It rained all night.", summary="What a day."), version=2)
    assert post_of(post_id).excerpt == "What a day."
    edit(walter, post_id, prepare_post("Rain", "It rained all night."), version=3)
    assert (post_of(post_id).summary, post_of(post_id).excerpt) == ("", "It rained all night.")
    kept = session().execute(select(Revision.version, Revision.summary).order_by(Revision.version)).all()
    assert [tuple(row) for row in kept] == [(1, ""), (2, "What a day."), (3, "What a day.")]


def test_it_is_as_long_as_lists_have_room(walter: Actor) -> None:
    assert prepare_post("Rain", "It rained.", summary="é" * MAX_SUMMARY).excerpt == "é" * MAX_SUMMARY
    with pytest.raises(InvalidInput) as refused:
        prepare_post("Rain", "It rained.", summary="é" * (MAX_SUMMARY + 1))
    assert refused.value.field == "summary"
    assert "280" in str(refused.value.message)
    assert prepare_post("Rain", "It rained.", summary="\u200b ").summary == ""


def test_another_window_is_shown_both(walter: Actor, post_id: int) -> None:
    edit(walter, post_id, prepare_post("Rain", "It rained all day.", summary="First."))
    with pytest.raises(EditConflict) as conflict:
        edit(walter, post_id, prepare_post("Rain", "It rained all day.", summary="Second."))
    assert conflict.value.summary == "First."


def test_a_version_comes_back_with_its_own(walter: Actor, post_id: int) -> None:
    edit(walter, post_id, prepare_post("Rain", "It rained all day.", summary="First."))
    edit(walter, post_id, prepare_post("Rain", "It rained all day.", summary="Second."), version=2)
    with unit_of_work() as work:
        prepared = prepare_post("Rain", "It rained all day.", summary="First.")
        restore_version(work, actor=walter, post_id=post_id, restored=2, version=3, prepared=prepared)
    assert (post_of(post_id).excerpt, post_of(post_id).version) == ("First.", 4)


def test_a_held_change_of_it_waits_and_then_stands(walter: Actor, post_id: int) -> None:
    prepared = prepare_post("Rain", "It rained all day.", summary="Buy this.")
    edit(walter, post_id, replace(prepared, body=held(prepared.body)))
    assert post_of(post_id).summary == ""
    mia = make_actor("mia", role="moderator")
    with unit_of_work() as work:
        case = work.scalars(select(Case)).one()
        approve_held(work, actor=mia, case=case, statement=Statement("Fine."))
    assert (post_of(post_id).summary, post_of(post_id).excerpt) == ("Buy this.", "Buy this.")


def test_what_the_rules_saw_is_what_is_published(walter: Actor) -> None:
    post_id = make_draft(walter, make_blog(), "Rain", "It rained.")
    seen = prepare_post("Rain", "It rained.", summary="Short.")
    edit(walter, post_id, seen)
    changed = replace(prepare_post("Rain", "It rained.", summary="S••••."), typed_summary="Short.")
    with unit_of_work() as work:
        publish_post(work, actor=walter, post_id=post_id, prepared=changed)
    assert (post_of(post_id).state, post_of(post_id).summary) == ("published", "S••••.")
