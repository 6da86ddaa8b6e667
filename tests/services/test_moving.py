"""Moving replies and posts: order, numbers, counters, what hangs on them, and addresses that go on leading there."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.errors import InvalidInput, NotAllowed, StateConflict
from forum.models import Case, Decision, Flag, Mention, Notification, Post, Reply, ReplyRedirect, Revision
from forum.permissions import VISITOR, Actor
from forum.queries.moving import find_new_place, post_id_in
from forum.queries.verification import find_faults as verify
from forum.services import moderation, moving, replies, thread_moving
from forum.services.cases import open_case, thing_of
from tests.support.factories import add_waiting, grant, make_actor, make_blog, make_post, reply
from tests.support.racing import errors, overlap
from tests.support.recount import find_faults, read_rows

SHAPE = {1: None, 2: 1, 3: 2, 4: 2, 5: 3, 6: None, 7: 1}


class Scene:
    """Two posts of a blog, seven replies below the first, one below the other; another blog beside it."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.blog, self.other_blog = make_blog(), make_blog()
        self.ruth, self.walter, self.gerda = (make_actor(name) for name in ("ruth", "walter", "gerda"))
        self.mod = grant(self.blog, make_actor("moddy"), "moderator")
        self.post_id = make_post(self.ruth, self.blog, "First", "# Head\n\nOf the first, @gerda.")
        self.other_id = make_post(self.gerda, self.blog, "Second", "# Head\n\nOf the second, @walter.")
        for number, parent in SHAPE.items():
            reply(self.walter if number % 2 else self.gerda, self.post_id, f"Words {number}, @ruth.", to=parent)
        reply(self.walter, self.other_id, "There already.")

    def act(self, name: str, actor: Actor | None = None, **given: Any) -> Any:
        values: dict[str, Any] = {"actor": actor or self.mod, "post_id": self.post_id, "reason": "It fits there."}
        if name != "split_reply":
            values["is_wider_agreed"] = False
        with unit_of_work() as work:
            return getattr(moving, name)(work, **(values | given))

    def decide(self, name: str, number: int) -> None:
        with unit_of_work() as work:
            getattr(moderation, name)(work, actor=self.mod, post_id=self.post_id, number=number, reason="A rule.")

    def wait(self, to: int) -> int:
        """A reply that waits for a moderator; gives its id."""
        with unit_of_work() as work:
            parent_id = work.scalars(select(Reply.id).where(Reply.post_id == self.post_id, Reply.number == to)).one()
        return add_waiting(self.post_id, self.gerda.member_id, replies.prepare_reply("Waits."), parent_id=parent_id)

    def check(self) -> None:
        """Both threads agree with a recount, and the whole database with itself."""
        assert list(verify()) == []
        for post_id in (self.post_id, self.other_id):
            blog_id = session().scalars(select(Post.blog_id).where(Post.id == post_id)).one()
            assert find_faults(post_id, blog_id, has_gaps=True) == []

    def tree(self, post_id: int) -> list[tuple[int, str, str]]:
        """Depth, first words and first letter of the state of each numbered reply, in the order of the thread."""
        end_reading()
        found = session().execute(
            select(Reply.depth, Reply.source, Reply.state)
            .where(Reply.post_id == post_id, Reply.number.is_not(None))
            .order_by(Reply.thread_key)
        )
        rows = [(depth, source.split(",")[0], state[0]) for depth, source, state in found]
        end_reading()
        return rows

    def at(self, number: int, post_id: int | None = None, actor: Actor = VISITOR) -> tuple[int, int | None] | None:
        place = find_new_place(actor, post_id or self.post_id, number)
        end_reading()
        return (place.post_id, place.number) if place else None


@pytest.fixture
def scene(app: Flask) -> Scene:
    return Scene(app)


def all_of(*query: Any) -> list[Any]:
    end_reading()
    rows = [tuple(row) for row in session().execute(select(*query))]
    end_reading()
    return rows


def test_a_branch_moves_with_all_that_hangs_on_it(scene: Scene) -> None:
    scene.decide("hide_reply", 4)
    scene.decide("remove_reply_branch", 3)
    waiting = scene.wait(2)
    with unit_of_work() as work:
        replies.edit_reply(
            work,
            actor=scene.gerda,
            post_id=scene.post_id,
            number=2,
            version=1,
            prepared=replies.prepare_reply("Words 2, better, @ruth @walter."),
        )
        row = work.scalars(select(Reply).where(Reply.post_id == scene.post_id, Reply.number == 2)).one()
        case = open_case(work, thing_of(work.get_one(Post, scene.post_id), row))
        work.add(
            Flag(case_id=case.id, thing=case.thing, flagger_id=scene.ruth.id, reason="spam", weight=1, created_at=now())
        )
    assert scene.act("move_reply", number=2, to_post_id=scene.other_id) == 2
    scene.check()
    assert scene.tree(scene.post_id) == [(1, "Words 1", "p"), (2, "Words 7", "p"), (1, "Words 6", "p")]
    assert scene.tree(scene.other_id) == [
        (1, "There already.", "p"),
        (1, "Words 2", "p"),
        (2, "Words 3", "r"),
        (3, "Words 5", "r"),
        (2, "Words 4", "h"),
    ]
    new = dict(all_of(Reply.source, Reply.id))
    assert waiting not in new.values()
    assert (scene.other_id, None, "pending") in all_of(Reply.post_id, Reply.number, Reply.state)
    second = new["Words 2, better, @ruth @walter."]
    of_second = (scene.other_id, second)
    for table, how_many in ((Mention, 2), (Revision, 1), (Case, 1)):
        assert all_of(table.post_id, table.reply_id).count(of_second) == how_many, table
    assert all_of(Case.thing) == all_of(Flag.thing) == [(f"reply:{scene.other_id}:{second}",)]
    kinds = [kind for kind, reply_id in all_of(Decision.kind, Decision.reply_id) if reply_id in new.values()]
    assert sorted(kinds) == ["hide", "move", "remove"]
    told = all_of(Notification.user_id, Notification.reply_id, Notification.decision_id)
    assert (scene.gerda.id, second) in [(user_id, reply_id) for user_id, reply_id, decision in told if decision]
    assert scene.at(2) == (scene.other_id, 2)
    assert scene.at(4) is None, "it is hidden there"
    assert scene.at(4, actor=scene.mod) == (scene.other_id, 4)
    assert scene.at(1) is None
    with unit_of_work() as work:
        moderation.restore_reply_branch(
            work, actor=scene.mod, post_id=scene.other_id, number=3, reason="It was not so bad."
        )
    assert [row.state for row in read_rows(scene.other_id) if row.number].count("published") == 4
    scene.check()
    reply(scene.ruth, scene.other_id, "And on it goes.", to=5)
    scene.check()


def test_a_split_and_a_merge_are_each_other_undone(scene: Scene) -> None:
    before = scene.tree(scene.post_id)
    post = scene.act("split_reply", number=1, prepared=moving.prepare_split("A title of its own"))
    scene.check()
    assert scene.tree(scene.post_id) == [(1, "Words 6", "p")]
    assert [row[1] for row in scene.tree(post.id)] == ["Words 2", "Words 3", "Words 5", "Words 4", "Words 7"]
    written = (post.id, scene.walter.id, "Words 1, @ruth.", "a-title-of-its-own", "published")
    assert written in all_of(Post.id, Post.writer_id, Post.source, Post.slug, Post.state)
    assert all_of(Mention.reply_id, Mention.user_id, Mention.post_id).count((None, scene.ruth.id, post.id)) == 1
    assert (scene.at(1), scene.at(5)) == ((post.id, None), (post.id, 4))
    prepared = moving.prepare_merge(scene.mod, post.id)
    assert scene.act("merge_post", prepared=prepared) == 8
    scene.check()
    assert sorted(scene.tree(scene.post_id)) == sorted(before)
    assert [row[1] for row in scene.tree(scene.post_id)][1:] == [row[1] for row in before[:-1]]
    assert scene.at(1) == scene.at(0, post.id) == (scene.post_id, 8)
    assert scene.at(5) == scene.at(4, post.id), "the way is never longer than one step"
    assert (post.id, "removed") in all_of(Post.id, Post.state)
    with pytest.raises(StateConflict), unit_of_work() as work:
        moderation.restore_post(work, actor=scene.mod, post_id=post.id, reason="Back.")
    scene.act("move_reply", number=8, to_post_id=scene.other_id)
    scene.check()
    assert scene.at(1) == scene.at(0, post.id) == scene.at(8) == (scene.other_id, 2)
    for row in all_of(ReplyRedirect.to_post_id, ReplyRedirect.to_number):
        assert row[0] == scene.other_id


def test_a_merge_turns_a_post_into_a_reply(scene: Scene) -> None:
    number = scene.act("merge_post", prepared=moving.prepare_merge(scene.mod, scene.other_id))
    scene.check()
    assert scene.tree(scene.post_id)[-2:] == [(1, "# Head\n\nOf the second", "p"), (2, "There already.", "p")]
    html = session().scalars(select(Reply.html).where(Reply.number == number)).one()
    assert "<h2" not in html, "headings are those of a reply"
    kinds = all_of(Notification.user_id, Notification.kind, Notification.reply_id.is_not(None))
    for member, is_of_reply in ((scene.ruth, False), (scene.gerda, True), (scene.walter, True)):
        assert (member.id, "decision", is_of_reply) in kinds
    with pytest.raises(StateConflict):
        scene.act("merge_post", prepared=moving.PreparedMerge(scene.other_id, 1, ""))


def test_a_deep_branch_keeps_its_order_and_the_greatest_depth(scene: Scene) -> None:
    last: int | None = None
    for level in range(53):
        last = reply(scene.walter if level % 2 else scene.gerda, scene.other_id, f"Level {level}", to=last)
    scene.decide("hide_reply", 1)
    before = scene.tree(scene.other_id)
    scene.act("merge_post", prepared=moving.prepare_merge(scene.mod, scene.other_id))
    scene.check()
    after = scene.tree(scene.post_id)
    assert [row[1:] for row in after[-len(before) :]] == [row[1:] for row in before]
    assert max(row[0] for row in after) == 50
    deepest = next(row.number for row in read_rows(scene.post_id) if len(row.thread_key) == 200)
    post = scene.act("split_reply", number=deepest, prepared=moving.prepare_split("Deep"))
    scene.check()
    assert len(scene.tree(post.id)) == 4, "what answers the deepest stands beside it, and goes along"


def test_stubs_go_when_nothing_hangs_on_them(scene: Scene) -> None:
    scene.decide("hide_reply", 3)
    scene.decide("hide_reply", 2)
    assert scene.tree(scene.post_id)[1] == (2, "Words 2", "h")
    scene.act("move_reply", number=5, to_post_id=scene.other_id)
    scene.act("move_reply", number=4, to_post_id=scene.other_id)
    scene.check()
    assert [row.is_shown for row in read_rows(scene.post_id)] == [True, False, False, True, True]
    scene.act("move_reply", number=2, to_post_id=scene.other_id)
    scene.check()
    with pytest.raises(StateConflict):
        scene.act("split_reply", number=4, post_id=scene.other_id, prepared=moving.prepare_split("Hidden"))


def test_a_post_moves_with_its_counts_and_cases(scene: Scene) -> None:
    mod = grant(scene.other_blog, scene.mod, "moderator")
    with unit_of_work() as work:
        open_case(work, thing_of(work.get_one(Post, scene.post_id)))
    with pytest.raises(NotAllowed):
        scene.act("move_post", blog_slug=scene.other_blog.slug)
    scene.act("move_post", actor=mod, blog_slug=scene.other_blog.slug)
    assert list(verify()) == []
    assert find_faults(scene.post_id, scene.other_blog.id) == []
    assert all_of(Case.blog_id) == [(scene.other_blog.id,)]
    assert ("move", scene.ruth.id) in all_of(Decision.kind, Decision.user_id)
    with pytest.raises(InvalidInput):
        scene.act("move_post", actor=mod, blog_slug=scene.other_blog.slug)
    scene.act("move_reply", actor=mod, number=1, to_post_id=scene.other_id)
    scene.check()


def test_nothing_goes_where_more_people_read_it_or_its_writer_does_not(scene: Scene) -> None:
    private = make_blog(reading="private")
    staff = make_actor("sam", role="moderator")
    with pytest.raises(InvalidInput, match="could not read"):
        scene.act("move_post", actor=staff, blog_slug=private.slug)
    for actor in (scene.ruth, scene.walter, scene.gerda):
        grant(private, actor, "reader")
    scene.act("move_post", actor=staff, blog_slug=private.slug)
    assert scene.at(1, actor=VISITOR) is None
    for given in ({"number": 1, "to_post_id": scene.other_id}, {"blog_slug": scene.blog.slug}):
        name = "move_reply" if "number" in given else "move_post"
        with pytest.raises(InvalidInput) as error:
            scene.act(name, actor=staff, **given)
        assert error.value.field == "is_wider"
    scene.act("move_reply", actor=staff, number=1, to_post_id=scene.other_id, is_wider_agreed=True)
    scene.check()
    assert scene.at(1) == (scene.other_id, 2)
    named = make_post(scene.ruth, scene.blog, "Named")
    with unit_of_work() as work:
        work.get_one(Post, named).audience = "named"
    with pytest.raises(StateConflict):
        scene.act("move_reply", actor=staff, post_id=scene.other_id, number=2, to_post_id=named)


def test_too_many_are_left_where_they_are(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thread_moving, "MOST_MOVED", 4)
    with pytest.raises(StateConflict, match="At most 4"):
        scene.act("move_reply", number=1, to_post_id=scene.other_id)
    with pytest.raises(InvalidInput):
        scene.act("move_reply", number=1, to_post_id=scene.post_id)
    with pytest.raises(InvalidInput):
        scene.act("move_reply", number=1, to_post_id=987654)
    scene.act("move_reply", number=2, to_post_id=scene.other_id)
    scene.check()


@pytest.mark.parametrize("is_other_way_round", [False, True])
def test_a_reply_to_what_is_being_split(scene: Scene, is_other_way_round: bool) -> None:
    """Its text is kept by the form when it comes too late; when it comes first, it moves along."""
    prepared, title = replies.prepare_reply("Late."), moving.prepare_split("Split")

    def answer(work: Any) -> Any:
        return replies.create_reply(
            work, actor=scene.ruth, post_id=scene.post_id, parent_number=3, prepared=prepared, form_key="k"
        )

    def split(work: Any) -> Any:
        return moving.split_reply(
            work, actor=scene.mod, post_id=scene.post_id, number=2, prepared=title, reason="Apart."
        ).id

    outcomes = overlap(scene.app, split, answer, swap=is_other_way_round)
    assert errors(outcomes) == ([] if is_other_way_round else [StateConflict])
    scene.check()
    assert len(read_rows(outcomes[0])) == (4 if is_other_way_round else 3)


def test_two_moves_against_each_other(scene: Scene) -> None:
    """Each locks both threads in the same order, so that neither waits for the other for ever."""

    def move(source: int, target: int, number: int) -> Any:
        return lambda work: moving.move_reply(
            work, actor=scene.mod, post_id=source, number=number, to_post_id=target, is_wider_agreed=False, reason="So."
        )

    outcomes = overlap(scene.app, move(scene.post_id, scene.other_id, 1), move(scene.other_id, scene.post_id, 1))
    assert errors(outcomes) == []
    scene.check()


def test_a_post_is_found_in_what_was_typed() -> None:
    for typed in ("12", " #12 ", "https://forum.example/posts/12/a-title?at=3#reply-3", "/posts/12", "posts/12"):
        assert post_id_in(typed) == (12 if "posts/12" not in typed or "/posts" in typed else None), typed
    for typed in ("", "twelve", "/blogs/12", "1" * 30, "https://forum.example/posts/x"):
        assert post_id_in(typed) is None, typed
