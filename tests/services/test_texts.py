"""What is kept of a text, of its earlier versions, and of a form that is sent again."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, session, unit_of_work
from forum.errors import EditConflict
from forum.models import Post, Reply, Revision
from forum.permissions import Actor
from forum.services.moderation import hide_reply, restore_reply
from forum.services.posts import create_post, edit_post, publish_post, unpublish_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import edit_reply, prepare_reply
from tests.support.factories import make_actor, make_blog, make_post, reply


@pytest.fixture
def ann(app: Flask) -> Actor:
    return make_actor("ann")


def readable_revisions(post_id: int) -> list[str]:
    """The sources of earlier versions that the public may read."""
    end_reading()
    query = select(Revision.source).where(Revision.post_id == post_id, Revision.is_hidden.is_(False))
    return list(session().scalars(query.order_by(Revision.version)))


def counter(post_id: int, number: int | None) -> Callable[[], int]:
    def version() -> int:
        end_reading()
        if number is None:
            return session().scalars(select(Post.version).where(Post.id == post_id)).one()
        return session().scalars(select(Reply.version).where(Reply.post_id == post_id, Reply.number == number)).one()

    return version


def test_another_text_in_the_same_form_is_another_reply(ann: Actor) -> None:
    post_id = make_post(ann, make_blog())
    assert reply(ann, post_id, "One", key="form") == reply(ann, post_id, "One", key="form")
    assert reply(ann, post_id, "Two", key="form") != reply(ann, post_id, "One", key="form")
    end_reading()
    assert session().scalar(select(func.count()).select_from(Reply)) == 2


def test_another_text_in_the_same_form_is_another_post(ann: Actor) -> None:
    blog, ids = make_blog(), []
    for body in ("Half done", "Half done", "Finished"):
        prepared = prepare_post("A title", body)
        with unit_of_work() as work:
            ids.append(create_post(work, actor=ann, blog_slug=blog.slug, prepared=prepared, form_key="form").id)
    assert ids[0] == ids[1] != ids[2]


def change_post(actor: Actor, post_id: int, body: str) -> None:
    prepared, version = prepare_post("A post", body), counter(post_id, None)()
    end_reading()
    with unit_of_work() as work:
        edit_post(work, actor=actor, post_id=post_id, version=version, prepared=prepared)


def change_reply(actor: Actor, post_id: int, number: int, body: str) -> None:
    prepared, version = prepare_reply(body), counter(post_id, number)()
    end_reading()
    with unit_of_work() as work:
        edit_reply(work, actor=actor, post_id=post_id, number=number, version=version, prepared=prepared)


def test_what_was_a_draft_does_not_become_public_history(ann: Actor) -> None:
    post_id = make_post(ann, make_blog(), body="First")
    change_post(ann, post_id, "Second")
    with unit_of_work() as work:
        unpublish_post(work, actor=ann, post_id=post_id)
    change_post(ann, post_id, "A secret")
    change_post(ann, post_id, "Clean")
    with unit_of_work() as work:
        publish_post(work, actor=ann, post_id=post_id)
    change_post(ann, post_id, "Cleaner")
    assert readable_revisions(post_id) == ["First", "Clean"]


def test_what_was_hidden_does_not_become_public_history(ann: Actor) -> None:
    post_id = make_post(ann, make_blog())
    moderator, number = make_actor("mod", role="moderator"), reply(ann, post_id, "My number is 555")
    with unit_of_work() as work:
        hide_reply(work, actor=moderator, post_id=post_id, number=number, reason="private")
    change_reply(ann, post_id, number, "And worse words")
    change_reply(ann, post_id, number, "Call me some day")
    with unit_of_work() as work:
        restore_reply(work, actor=moderator, post_id=post_id, number=number, reason="mended")
    assert readable_revisions(post_id) == []


def test_the_same_edit_sent_twice_is_no_conflict(ann: Actor) -> None:
    post_id = make_post(ann, make_blog(), body="First")
    number = reply(ann, post_id, "First")
    for _ in range(2):
        changed = prepare_post("A post", "Second")
        with unit_of_work() as work:
            edit_post(work, actor=ann, post_id=post_id, version=1, prepared=changed)
        prepared = prepare_reply("Second")
        with unit_of_work() as work:
            edit_reply(work, actor=ann, post_id=post_id, number=number, version=1, prepared=prepared)
    assert (counter(post_id, None)(), counter(post_id, number)()) == (2, 2)
    prepared = prepare_reply("Third")
    with pytest.raises(EditConflict), unit_of_work() as work:
        edit_reply(work, actor=ann, post_id=post_id, number=number, version=1, prepared=prepared)


def test_a_title_is_one_visible_line(ann: Actor) -> None:
    post_id = make_post(ann, make_blog(), title="Turned \u202e round,\x00 \x01 and\n split \u200bup")
    end_reading()
    assert session().scalars(select(Post.title).where(Post.id == post_id)).one() == "Turned round, and split up"
