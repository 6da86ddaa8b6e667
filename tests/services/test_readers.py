"""Posts for named members: naming them, and what others learn of the post."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, session, unit_of_work
from forum.errors import InvalidInput, NotAllowed, NotFound, StateConflict
from forum.jobs.runner import run_due
from forum.models import Blog, FeedChange, NewsletterIssue, Notification, Post
from forum.permissions import VISITOR, Actor
from forum.queries.follows import Target
from forum.queries.posts import get_post_page, list_latest_posts
from forum.queries.readers import list_named_readers
from forum.queries.verification import find_faults
from forum.services import readers as services
from forum.services.follows import set_follow
from forum.services.posts import publish_post, unpublish_post
from forum.services.readers import MOST_READERS, add_readers, choose_audience, drop_reader, prepare_readers
from tests.support.factories import grant, make_actor, make_blog, make_draft, make_post


def choose(actor: Actor, post_id: int, audience: str = "named") -> None:
    with unit_of_work() as work:
        choose_audience(work, actor=actor, post_id=post_id, audience=audience)


def name(actor: Actor, post_id: int, handles: str) -> None:
    prepared = prepare_readers(handles)
    with unit_of_work() as work:
        add_readers(work, actor=actor, post_id=post_id, readers=prepared)


def drop(actor: Actor, post_id: int, reader: Actor) -> None:
    with unit_of_work() as work:
        drop_reader(work, actor=actor, post_id=post_id, user_id=reader.member_id)


def publish(actor: Actor, post_id: int) -> None:
    with unit_of_work() as work:
        publish_post(work, actor=actor, post_id=post_id)


def named(post_id: int) -> list[str]:
    end_reading()
    return [reader.handle for reader in list_named_readers(post_id)]


def may_read(actor: Actor, post_id: int) -> bool:
    end_reading()
    is_listed = post_id in [row.id for row in list_latest_posts(actor).rows]
    try:
        get_post_page(actor, post_id)
    except NotFound:
        assert not is_listed
        return False
    assert is_listed
    return True


@pytest.fixture
def blog(app: Flask) -> Blog:
    return make_blog()


@pytest.fixture
def ann(blog: Blog) -> Actor:
    return make_actor("ann")


@pytest.fixture
def post_id(ann: Actor, blog: Blog) -> int:
    """Of a draft for named members."""
    post_id = make_draft(ann, blog)
    choose(ann, post_id)
    return post_id


def test_whom_its_writer_names_reads_it_and_nobody_else(ann: Actor, post_id: int) -> None:
    bob, cid = make_actor("Bob_B"), make_actor("cid")
    name(ann, post_id, "@bob_b, cid;ann")
    assert named(post_id) == ["Bob_B", "cid"]
    assert [actor.handle for actor in (bob, cid) if _sees_draft(actor, post_id)] == []
    publish(ann, post_id)
    others = (VISITOR, make_actor("otto"))
    assert [may_read(actor, post_id) for actor in (ann, bob, cid, *others)] == [True, True, True, False, False]
    drop(ann, post_id, cid)
    drop(ann, post_id, cid)
    name(ann, post_id, "bob_b")
    assert named(post_id) == ["Bob_B"]
    assert not may_read(cid, post_id)
    assert [fault.words for fault in find_faults()] == []


def _sees_draft(actor: Actor, post_id: int) -> bool:
    end_reading()
    try:
        get_post_page(actor, post_id)
    except NotFound:
        return False
    return True


def test_others_are_told_nothing_of_it(app: Flask, ann: Actor, blog: Blog, post_id: int) -> None:
    bob, cid = make_actor("bob"), make_actor("cid")
    for follower in (bob, cid):
        with unit_of_work() as work:
            set_follow(work, actor=follower, target=Target(slug=blog.slug), delivery="site")
    name(ann, post_id, "@bob")
    publish(ann, post_id)
    run_due(app, limit=100)
    end_reading()
    assert list(session().scalars(select(Notification.user_id))) == [bob.member_id]
    for model in (FeedChange, NewsletterIssue):
        assert session().scalar(select(func.count()).select_from(model)) == 0


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (" , @ ", "Please name somebody by their handle."),
        ("bob, nobody_here @neither", "There is no member with this handle: @nobody_here, @neither."),
        (" ".join(f"member_{number}" for number in range(MOST_READERS + 1)), "Please name at most 100 members."),
    ],
)
def test_what_cannot_be_named_is_said(app: Flask, typed: str, words: str) -> None:
    make_actor("bob")
    with pytest.raises(InvalidInput) as refused:
        prepare_readers(typed)
    assert (refused.value.field, str(refused.value.message)) == ("handles", words)


def test_only_who_reads_the_blog_can_be_named(ann: Actor) -> None:
    closed = make_blog(name="Closed", reading="private")
    ann = grant(closed, ann, "author")
    make_actor("otto")
    make_actor("gone", state="deactivated")
    grant(closed, make_actor("bob"), "reader")
    post_id = make_draft(ann, closed)
    choose(ann, post_id)
    name(ann, post_id, "bob")
    with pytest.raises(InvalidInput) as refused:
        name(ann, post_id, "bob otto")
    assert "@otto" in str(refused.value.message)
    assert named(post_id) == ["bob"]


def test_there_is_an_end_to_it(ann: Actor, post_id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_READERS", 2)
    for handle in ("bob", "cid", "dan"):
        make_actor(handle)
    name(ann, post_id, "bob cid")
    with pytest.raises(InvalidInput) as refused:
        name(ann, post_id, "dan")
    assert refused.value.field == "handles"
    name(ann, post_id, "cid")


def test_for_whom_it_is_stays_once_it_was_published(ann: Actor, blog: Blog, post_id: int) -> None:
    choose(ann, post_id, "blog")
    make_actor("bob")
    with pytest.raises(StateConflict):
        name(ann, post_id, "bob")
    choose(ann, post_id)
    publish(ann, post_id)
    with pytest.raises(StateConflict):
        choose(ann, post_id, "blog")
    name(ann, post_id, "bob")
    with unit_of_work() as work:
        unpublish_post(work, actor=ann, post_id=post_id)
    with pytest.raises(StateConflict):
        choose(ann, post_id, "blog")
    with pytest.raises(InvalidInput):
        choose(ann, post_id, "all")
    public = make_post(ann, blog)
    with pytest.raises(NotAllowed):
        choose(ann, public)
    with unit_of_work() as work:
        unpublish_post(work, actor=ann, post_id=public)
    choose(ann, public)
    end_reading()
    assert session().get_one(Post, public).audience == "named"


def test_its_writer_and_the_editors_name_and_others_do_not(ann: Actor, blog: Blog, post_id: int) -> None:
    bob, mona = make_actor("bob"), make_actor("mona", role="moderator")
    editor = grant(blog, make_actor("edith"), "editor")
    name(ann, post_id, "bob edith")
    publish(ann, post_id)
    name(editor, post_id, "bob mona")
    for actor in (bob, mona):
        with pytest.raises(NotAllowed):
            name(actor, post_id, "bob")
        with pytest.raises(NotAllowed):
            drop(actor, post_id, bob)
    drop(editor, post_id, editor)
    for actor in (editor, make_actor("otto")):
        with pytest.raises(NotFound):
            name(actor, post_id, "bob")
