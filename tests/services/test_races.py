"""Two connections at once: whichever comes first, one thread stays whole and nobody is told twice."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, session, unit_of_work
from forum.errors import EditConflict, StateConflict
from forum.models import Blog, CountDelta, Decision, Mention, Notification, Post, Reply, Revision
from forum.permissions import Actor
from forum.services import moderation, posts, replies
from forum.services.prepared_posts import prepare_post
from tests.support.factories import make_actor, make_blog, make_draft, make_post, reply
from tests.support.racing import Act, all_at_once, errors, overlap
from tests.support.recount import find_faults, read_rows


@dataclass
class Scene:
    """A post with one reply by ann, and two moderators."""

    app: Flask
    blog: Blog
    author: Actor
    ann: Actor
    bob: Actor
    mods: tuple[Actor, Actor]
    post_id: int
    number: int

    def answer(self, actor: Actor, to: int | None, body: str = "An answer.", key: str | None = None) -> Act:
        prepared = replies.prepare_reply(body)
        key = key or f"{actor.handle}-{to}-{body}"
        return lambda work: replies.create_reply(
            work, actor=actor, post_id=self.post_id, parent_number=to, prepared=prepared, form_key=key
        )

    def edit(self, body: str, version: int = 1) -> Act:
        prepared = replies.prepare_reply(body)
        return lambda work: replies.edit_reply(
            work, actor=self.ann, post_id=self.post_id, number=self.number, version=version, prepared=prepared
        )

    def delete(self) -> Act:
        return lambda work: replies.delete_reply(work, actor=self.ann, post_id=self.post_id, number=self.number)

    def decide(self, service: Callable[..., object], by: int = 0, number: int | None = None) -> Act:
        return lambda work: service(
            work, actor=self.mods[by], post_id=self.post_id, number=number or self.number, reason="house rules"
        )

    def state_of(self, number: int) -> str:
        return next(row.state for row in read_rows(self.post_id) if row.number == number)

    def check(self) -> None:
        assert find_faults(self.post_id, self.blog.id) == []


@pytest.fixture
def scene(app: Flask) -> Scene:
    author, ann, bob = (make_actor(handle) for handle in ("author", "ann", "bob"))
    mods = (make_actor("mia", role="moderator"), make_actor("max", role="moderator"))
    blog = make_blog()
    post_id = make_post(author, blog)
    return Scene(app, blog, author, ann, bob, mods, post_id, reply(ann, post_id))


@pytest.fixture(params=["as named", "the other way round"])
def in_either_order(request: pytest.FixtureRequest) -> bool:
    """Whether the second act of a pair comes first."""
    return bool(request.param != "as named")


def count(table: Any, *where: Any) -> int:
    end_reading()
    return session().scalar(select(func.count()).select_from(table).where(*where)) or 0


def test_two_replies_get_two_numbers(scene: Scene) -> None:
    outcomes = overlap(scene.app, scene.answer(scene.ann, None), scene.answer(scene.bob, scene.number))
    assert errors(outcomes) == []
    assert [outcome.number for outcome in outcomes] == [2, 3]
    scene.check()


def test_a_crowd_of_replies_gets_a_number_each(scene: Scene) -> None:
    crowd = [scene.answer(scene.bob, None if i % 2 else scene.number, f"Answer {i}.") for i in range(8)]
    outcomes = all_at_once(scene.app, crowd)
    assert errors(outcomes) == []
    assert sorted(outcome.number for outcome in outcomes) == list(range(2, 10))
    scene.check()


@pytest.mark.parametrize("service", [moderation.remove_reply, moderation.hide_reply, moderation.remove_reply_branch])
def test_an_answer_to_what_is_being_removed(
    scene: Scene, in_either_order: bool, service: Callable[..., object]
) -> None:
    answer, decision = scene.answer(scene.bob, scene.number), scene.decide(service)
    outcomes = overlap(scene.app, decision, answer, swap=in_either_order)
    rows = read_rows(scene.post_id)
    if in_either_order:
        assert errors(outcomes) == []
        assert rows[1].state == ("removed" if service is moderation.remove_reply_branch else "published")
    else:
        assert errors(outcomes) == [StateConflict]
        assert len(rows) == 1
    assert rows[0].state != "published"
    scene.check()


def test_an_answer_to_what_is_being_deleted(scene: Scene, in_either_order: bool) -> None:
    outcomes = overlap(scene.app, scene.delete(), scene.answer(scene.bob, scene.number), swap=in_either_order)
    assert errors(outcomes) == ([] if in_either_order else [StateConflict])
    assert scene.state_of(scene.number) == "deleted"
    scene.check()


def test_an_answer_deep_in_a_branch_that_is_being_removed(scene: Scene, in_either_order: bool) -> None:
    inner = reply(scene.bob, scene.post_id, to=scene.number)
    outcomes = overlap(
        scene.app,
        scene.decide(moderation.remove_reply_branch),
        scene.answer(scene.ann, inner),
        swap=in_either_order,
    )
    assert errors(outcomes) == ([] if in_either_order else [StateConflict])
    rows = read_rows(scene.post_id)
    assert {row.state for row in rows} == {"removed"}
    assert len(rows) == (3 if in_either_order else 2)
    assert count(Decision, Decision.affected == len(rows)) == 1
    scene.check()


def test_a_form_sent_eight_times_makes_one_reply_and_one_notice(scene: Scene) -> None:
    act = scene.answer(scene.bob, scene.number, "Do you agree, @mia?", key="the same form")
    outcomes = all_at_once(scene.app, [act] * 8)
    assert errors(outcomes) == []
    assert {outcome.number for outcome in outcomes} == {2}
    assert sum(not outcome.is_repeat for outcome in outcomes) == 1
    assert len(read_rows(scene.post_id)) == 2
    assert count(Notification, Notification.user_id == scene.ann.id) == 1
    assert count(Notification, Notification.user_id == scene.mods[0].id) == 1
    assert count(Mention, Mention.user_id == scene.mods[0].id) == 1
    scene.check()


def test_a_draft_sent_eight_times_is_one_draft(scene: Scene) -> None:
    prepared = prepare_post("Twice", "The text.")

    def act(work: Any) -> Any:
        return posts.create_post(
            work, actor=scene.bob, blog_slug=scene.blog.slug, prepared=prepared, form_key="the same form"
        )

    outcomes = all_at_once(scene.app, [act] * 8)
    assert errors(outcomes) == []
    assert len({outcome.id for outcome in outcomes}) == 1
    assert count(Post, Post.writer_id == scene.bob.id) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (moderation.hide_reply, moderation.hide_reply),
        (moderation.remove_reply, moderation.remove_reply),
        (moderation.remove_reply_branch, moderation.remove_reply),
        (moderation.remove_reply, moderation.hide_reply),
    ],
)
def test_of_two_moderators_one_decides(scene: Scene, one: Callable[..., object], other: Callable[..., object]) -> None:
    outcomes = overlap(scene.app, scene.decide(one, by=0), scene.decide(other, by=1))
    assert isinstance(outcomes[0], Decision)
    assert errors(outcomes) == [StateConflict]
    assert count(Decision) == 1
    assert count(Notification, Notification.user_id == scene.ann.id) == 1
    scene.check()


def test_of_two_restorations_one_is_done(scene: Scene) -> None:
    reply(scene.bob, scene.post_id, to=scene.number)
    with unit_of_work() as work:
        scene.decide(moderation.remove_reply_branch)(work)
    outcomes = overlap(
        scene.app, scene.decide(moderation.restore_reply_branch, by=0), scene.decide(moderation.restore_reply, by=1)
    )
    assert errors(outcomes) == [StateConflict]
    assert {row.state for row in read_rows(scene.post_id)} == {"published"}
    scene.check()


def test_of_two_edits_of_one_version_one_wins(scene: Scene) -> None:
    outcomes = overlap(scene.app, scene.edit("First wins."), scene.edit("Second loses."))
    assert errors(outcomes) == [EditConflict]
    assert (outcomes[1].current, outcomes[1].version) == ("First wins.", 2)
    assert count(Revision) == 1
    assert session().scalars(select(Reply.source).where(Reply.post_id == scene.post_id)).all() == ["First wins."]


def test_of_eight_edits_of_a_post_one_wins(scene: Scene) -> None:
    def edit(number: int) -> Act:
        prepared = prepare_post("A post", f"Version by editor {number}.")
        return lambda work: posts.edit_post(
            work, actor=scene.author, post_id=scene.post_id, version=1, prepared=prepared
        )

    outcomes = all_at_once(scene.app, [edit(number) for number in range(8)])
    assert errors(outcomes) == [EditConflict] * 7
    assert count(Revision) == 1


def test_an_edit_of_what_is_being_hidden(scene: Scene, in_either_order: bool) -> None:
    outcomes = overlap(scene.app, scene.edit("Said better."), scene.decide(moderation.hide_reply), swap=in_either_order)
    assert errors(outcomes) == []
    assert scene.state_of(scene.number) == "hidden"
    assert count(Reply, Reply.source == "Said better.", Reply.version == 2) == 1
    scene.check()


def test_a_deletion_of_what_is_being_hidden(scene: Scene, in_either_order: bool) -> None:
    outcomes = overlap(scene.app, scene.decide(moderation.hide_reply), scene.delete(), swap=in_either_order)
    assert errors(outcomes) == ([StateConflict] if in_either_order else [])
    assert scene.state_of(scene.number) == "deleted"
    with unit_of_work() as work:
        replies.undelete_reply(work, actor=scene.ann, post_id=scene.post_id, number=scene.number)
    assert scene.state_of(scene.number) == ("published" if in_either_order else "hidden")
    scene.check()


def test_publishing_twice_counts_and_tells_once(scene: Scene) -> None:
    post_id = make_draft(scene.author, scene.blog, body="What do you say, @bob?")

    def publish(work: Any) -> Any:
        return posts.publish_post(work, actor=scene.author, post_id=post_id)

    outcomes = overlap(scene.app, publish, publish)
    assert errors(outcomes) == []
    assert count(CountDelta, CountDelta.posts == 1, CountDelta.user_id == scene.author.id) == 2
    assert count(Notification, Notification.user_id == scene.bob.id) == 1


def test_a_reply_to_a_post_that_is_being_unpublished(scene: Scene, in_either_order: bool) -> None:
    def unpublish(work: Any) -> None:
        posts.unpublish_post(work, actor=scene.author, post_id=scene.post_id)

    outcomes = overlap(scene.app, unpublish, scene.answer(scene.author, None), swap=in_either_order)
    assert errors(outcomes) == ([] if in_either_order else [StateConflict])
    scene.check()


def test_a_member_named_while_the_text_comes_back_is_told_once(scene: Scene, in_either_order: bool) -> None:
    with unit_of_work() as work:
        scene.decide(moderation.hide_reply)(work)
    outcomes = overlap(
        scene.app, scene.edit("Over to @bob."), scene.decide(moderation.restore_reply), swap=in_either_order
    )
    assert errors(outcomes) == []
    assert count(Notification, Notification.user_id == scene.bob.id) == 1
    assert count(Notification, Notification.user_id == scene.author.id) == 1
    scene.check()
