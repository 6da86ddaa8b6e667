"""Statements that are kept: each actor gets their own answer, the same as from one that is built for them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Select, select

from forum.db import clock_at, now, session, unit_of_work
from forum.models import Blog, Post
from forum.models.posts import POST_STATES
from forum.permissions import VISITOR, Actor
from forum.permissions.posts import UNDO_PERIOD, visible_posts
from forum.permissions.prepared import prepared, values_of
from forum.services.posts import set_post_state
from forum.services.thread_state import lock_thread
from tests.support.factories import grant, make_actor, make_blog, make_draft


def build(actor: Actor) -> Select[int]:
    return select(Post.id).join(Blog, Blog.id == Post.blog_id).where(visible_posts(actor))


kept: Callable[[Actor], Select[int]] = prepared(build)


def both(actor: Actor) -> set[int]:
    found = set(session().scalars(kept(actor), values_of(actor)))
    assert found == set(session().scalars(build(actor))), actor.handle
    return found


def people(writer: Actor, blogs: list[Blog]) -> list[Actor]:
    """One of each kind, and of some kinds two who see different things."""
    parts = [(place, part) for place in (0, 1) for part in ("reader", "editor", "moderator")]
    with_parts = [grant(blogs[place], make_actor(f"{part}_{place}"), part) for place, part in parts]
    staff = [make_actor("eve", "moderator"), make_actor("ruth", "admin")]
    return [VISITOR, writer, make_actor("walter"), *with_parts, *staff]


def test_a_statement_that_is_kept_finds_what_a_new_one_finds(app: Flask) -> None:
    readings = ("private", "private", "members", "public")
    blogs = [make_blog(name=f"Blog {place}", reading=reading) for place, reading in enumerate(readings)]
    writer = make_actor("gerda")
    for place, blog in enumerate(blogs):
        writer = grant(blog, writer, "author")
        for state in POST_STATES:
            post_id = make_draft(writer, blog, f"Post {place} {state}")
            with unit_of_work() as work:
                lock_thread(work, post_id)
                set_post_state(work, work.get_one(Post, post_id), state)
    seen = {actor.handle: both(actor) for actor in people(writer, blogs)}
    assert len({frozenset(found) for found in seen.values()}) == len(seen) - 1, "only the two of the staff see the same"
    with clock_at(now() + UNDO_PERIOD + timedelta(days=1)):
        later = both(writer)
    assert len(seen["gerda"] - later) == len(blogs), "what was deleted a month ago, by a statement that is older"


def test_what_only_one_actor_has_is_in_no_such_statement() -> None:
    """Otherwise the next actor of the kind would be shown what is the first one's."""
    ask: list[Callable[[Actor], Any]] = [
        lambda actor: list(actor.grants),
        lambda actor: len(actor.grants),
        lambda actor: actor.has_grant(1, "editor"),
    ]
    for question in ask:
        with pytest.raises(RuntimeError):
            prepared(lambda actor, question=question: question(actor))(Actor(id=1, role="member"))  # type: ignore[misc]
