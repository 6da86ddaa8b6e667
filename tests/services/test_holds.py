"""What waits for a moderator: approved, rejected, expired, withdrawn, and met by others at the same moment."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.errors import EditConflict, NotAllowed, NotFound, StateConflict
from forum.models import AuditEntry, Blog, Case, Decision, Mention, Notification, Post, Reply, Revision
from forum.permissions import Actor
from forum.rules.facts import Note, Verdict
from forum.services import moderation
from forum.services.decisions import Statement
from forum.services.holds import approve_held, expire_held, reject_held
from forum.services.posts import delete_post, edit_post, publish_post, withdraw_post, withdraw_post_change
from forum.services.prepared_posts import prepare_post
from forum.services.replies import create_reply, delete_reply, edit_reply, prepare_reply
from forum.services.sweeps import sweep_member, undo_sweep
from forum.services.texts import PreparedText
from forum.services.waiting_replies import edit_waiting_reply, withdraw_reply
from tests.support.factories import make_actor, make_blog, make_draft, make_post, reply
from tests.support.racing import Act, all_at_once, errors, overlap
from tests.support.recount import find_faults

WHY = Statement("house rules")


def held(prepared: PreparedText, rule: str = "word") -> PreparedText:
    note = Note(rule, "Found: a word.")
    return replace(prepared, verdict=Verdict("hold", rule, "Wait.", prepared.source, notes=(note,)))


@dataclass
class Scene:
    app: Flask
    blog: Blog
    author: Actor
    ann: Actor
    bob: Actor
    mods: tuple[Actor, Actor]
    post_id: int
    number: int

    def hold(self, body: str, to: int | None = None) -> int:
        """The id of a reply by bob that waits."""
        prepared = held(prepare_reply(body))
        with unit_of_work() as work:
            written = create_reply(
                work, actor=self.bob, post_id=self.post_id, parent_number=to, prepared=prepared, form_key=body
            )
        assert written.number is None
        return (
            session()
            .scalars(select(Reply.id).where(Reply.writer_id == self.bob.member_id).order_by(Reply.id.desc()))
            .first()
            or 0
        )

    def decide(self, service: Any, thing: str, by: int = 0) -> Act:
        def act(work: Any) -> Any:
            case = work.scalars(select(Case).where(Case.thing == thing).order_by(Case.id.desc())).first()
            return service(work, actor=self.mods[by], case=case, statement=WHY).id

        return act

    def do(self, act: Act) -> Any:
        with unit_of_work() as work:
            return act(work)

    def thing(self, reply_id: int) -> str:
        return f"reply:{self.post_id}:{reply_id}"

    def approve(self, reply_id: int, by: int = 0) -> Act:
        return self.decide(approve_held, self.thing(reply_id), by)

    def reject(self, reply_id: int, by: int = 0) -> Act:
        return self.decide(reject_held, self.thing(reply_id), by)

    def row(self, reply_id: int) -> Reply:
        end_reading()
        return session().scalars(select(Reply).where(Reply.id == reply_id)).one()

    def told(self, actor: Actor) -> list[tuple[str, int | None]]:
        end_reading()
        rows = session().execute(
            select(Notification.kind, Notification.reply_id)
            .where(Notification.user_id == actor.member_id)
            .order_by(Notification.id)
        )
        return [(kind, reply_id) for kind, reply_id in rows]

    def check(self) -> None:
        assert find_faults(self.post_id, self.blog.id) == []


@pytest.fixture
def scene(app: Flask) -> Scene:
    author, ann, bob = (make_actor(handle) for handle in ("author", "ann", "bob"))
    mods = (make_actor("mia", role="moderator"), make_actor("max", role="moderator"))
    blog = make_blog()
    post_id = make_post(author, blog)
    return Scene(app, blog, author, ann, bob, mods, post_id, reply(ann, post_id))


def case_of(thing: str) -> Case:
    end_reading()
    return session().scalars(select(Case).where(Case.thing == thing).order_by(Case.id.desc())).first() or Case()


def test_a_held_reply_is_told_of_when_it_is_approved(scene: Scene) -> None:
    first = scene.hold("To @author.", to=scene.number)
    second = scene.hold("And @author again.")
    case = case_of(scene.thing(first))
    assert (case.hold_rule, case.hold_detail, case.state) == ("word", "Found: a word.", "open")
    before = scene.told(scene.author)
    assert scene.told(scene.ann) == []
    assert session().scalars(select(Mention.is_told).where(Mention.reply_id == first)).all() == [False]
    scene.check()
    decision_id = scene.do(scene.approve(second))
    assert scene.row(second).number == 2, "numbers follow the order of appearing"
    scene.do(scene.approve(first))
    row = scene.row(first)
    assert (row.number, row.state, row.depth, row.decision_id) == (3, "published", 2, None)
    assert scene.told(scene.ann) == [("reply", first)]
    assert scene.told(scene.author) == [*before, ("reply", second), ("mention", first)]
    assert scene.told(scene.bob) == [("decision", second), ("decision", first)]
    decision = session().get_one(Decision, decision_id)
    assert (decision.kind, decision.reason, decision.user_id) == ("approve", "house rules", scene.bob.id)
    acts = session().scalars(select(AuditEntry.action).where(AuditEntry.subject_id == second)).all()
    assert "approve" in acts
    assert (case_of(scene.thing(first)).state, case_of(scene.thing(first)).outcome) == ("closed", "approved")
    for again in (scene.approve(first), scene.reject(first)):
        with pytest.raises(StateConflict), unit_of_work() as work:
            again(work)
    scene.check()


def test_rejected_and_expired_replies_stay_with_their_writer(scene: Scene) -> None:
    refused, late = scene.hold("Refused."), scene.hold("Late.")
    scene.do(scene.reject(refused))
    with unit_of_work() as work:
        case = work.scalars(select(Case).where(Case.thing == scene.thing(late))).one()
        decision = expire_held(work, case)
        assert (decision.rule, decision.is_automated, decision.actor_id) == ("expired", True, None)
    assert {scene.row(refused).state, scene.row(late).state} == {"rejected"}
    assert (case_of(scene.thing(late)).outcome, case_of(scene.thing(refused)).outcome) == ("expired", "rejected")
    assert scene.told(scene.bob) == [("decision", refused), ("decision", late)]
    with pytest.raises(NotAllowed), unit_of_work() as work:
        approve_held(work, actor=scene.ann, case=case_of(scene.thing(late)), statement=WHY)
    scene.check()


def test_what_waits_can_be_changed_and_taken_back(scene: Scene) -> None:
    reply_id = scene.hold("First words.")
    version = case_of(scene.thing(reply_id)).version

    def edit(body: str, version: int, actor: Actor = scene.bob) -> None:
        with unit_of_work() as work:
            edit_waiting_reply(
                work,
                actor=actor,
                post_id=scene.post_id,
                reply_id=reply_id,
                version=version,
                prepared=prepare_reply(body),
            )

    edit("Second words, @ann.", 1)
    assert (scene.row(reply_id).source, scene.row(reply_id).version) == ("Second words, @ann.", 2)
    case = case_of(scene.thing(reply_id))
    assert (case.version > version, case.hold_rule) == (True, "word"), "who decides by the first words gets a conflict"
    with pytest.raises(EditConflict):
        edit("Third.", 1)
    with pytest.raises(NotFound):
        edit("Not mine.", 2, scene.ann)
    for _ in range(2):
        with unit_of_work() as work:
            withdraw_reply(work, actor=scene.bob, post_id=scene.post_id, reply_id=reply_id)
    assert (scene.row(reply_id).state, scene.row(reply_id).number) == ("deleted", None)
    assert case_of(scene.thing(reply_id)).outcome == "withdrawn"
    with pytest.raises(StateConflict):
        scene.do(scene.approve(reply_id))
    assert scene.told(scene.ann) == []
    scene.check()


def test_a_held_post(scene: Scene) -> None:
    ids = [make_draft(scene.ann, scene.blog, f"Post {number}", "For @bob.") for number in range(3)]

    def publish(post_id: int) -> None:
        number = ids.index(post_id)
        prepared = prepare_post(f"Post {number}", "For @bob.")
        with unit_of_work() as work:
            publish_post(
                work, actor=scene.ann, post_id=post_id, prepared=replace(prepared, body=held(prepared.body, "links"))
            )

    for post_id in ids:
        publish(post_id)
        publish(post_id)
    end_reading()
    assert set(session().scalars(select(Post.state).where(Post.id.in_(ids)))) == {"pending"}
    assert scene.told(scene.bob) == []
    for _ in range(2):
        with unit_of_work() as work:
            withdraw_post(work, actor=scene.ann, post_id=ids[0])
    with unit_of_work() as work:
        edit_post(work, actor=scene.ann, post_id=ids[1], version=1, prepared=prepare_post("Post 1", "Mild, @bob."))
    assert session().scalars(select(Revision)).all() == []
    scene.do(scene.decide(approve_held, f"post:{ids[1]}"))
    with unit_of_work() as work:
        delete_post(work, actor=scene.ann, post_id=ids[2])
    outcomes = [case_of(f"post:{post_id}").outcome for post_id in ids]
    assert outcomes == ["withdrawn", "approved", "withdrawn"]
    states = session().execute(select(Post.state, Post.source).where(Post.id.in_(ids)).order_by(Post.id)).all()
    assert [tuple(row) for row in states] == [
        ("draft", "For @bob."),
        ("published", "Mild, @bob."),
        ("deleted", "For @bob."),
    ]
    assert [kind for kind, _ in scene.told(scene.bob)] == ["mention"]
    publish(ids[0])
    scene.do(scene.decide(reject_held, f"post:{ids[0]}"))
    assert session().get_one(Post, ids[0]).state == "rejected"


def hold_edit(scene: Scene, body: str, version: int = 1) -> str:
    """A change by ann of her reply that waits; the name of its case."""
    prepared = held(prepare_reply(body))
    with unit_of_work() as work:
        waits = edit_reply(
            work, actor=scene.ann, post_id=scene.post_id, number=scene.number, version=version, prepared=prepared
        )
    assert waits
    return f"revision:{session().scalars(select(Revision.id).where(Revision.state == 'pending')).one()}"


def test_a_held_change_lets_the_text_stand(scene: Scene) -> None:
    first = hold_edit(scene, "Changed, @bob.")
    assert scene.told(scene.bob) == []
    second = hold_edit(scene, "Changed again, @bob.")
    assert (case_of(first).outcome, case_of(second).state) == ("withdrawn", "open")
    assert session().scalars(select(Reply.source).where(Reply.number == scene.number)).one() == "A reply."
    scene.do(scene.decide(approve_held, second))
    end_reading()
    row = session().scalars(select(Reply).where(Reply.number == scene.number)).one()
    assert (row.source, row.version) == ("Changed again, @bob.", 2)
    assert scene.told(scene.bob) == [("mention", row.id)]
    assert scene.told(scene.ann) == [("decision", row.id)]
    kept = session().execute(select(Revision.state, Revision.version, Revision.source).order_by(Revision.id)).all()
    assert [tuple(each) for each in kept] == [("withdrawn", 1, "Changed, @bob."), ("earlier", 1, "A reply.")]
    third = hold_edit(scene, "A third.", version=2)
    with unit_of_work() as work:
        edit_reply(
            work,
            actor=scene.ann,
            post_id=scene.post_id,
            number=scene.number,
            version=2,
            prepared=prepare_reply("Mild."),
        )
    assert case_of(third).outcome == "withdrawn", "a change that needs no moderator overtakes it"
    fourth = hold_edit(scene, "A fourth.", version=3)
    scene.do(scene.decide(reject_held, fourth))
    fifth = hold_edit(scene, "A fifth.", version=3)
    revision_id = int(fifth.removeprefix("revision:"))
    with pytest.raises(NotFound), unit_of_work() as work:
        withdraw_post_change(work, actor=scene.bob, post_id=scene.post_id, revision_id=revision_id)
    with unit_of_work() as work:
        withdraw_post_change(work, actor=scene.ann, post_id=scene.post_id, revision_id=revision_id)
    assert [case_of(name).outcome for name in (fourth, fifth)] == ["rejected", "withdrawn"]
    sixth = hold_edit(scene, "A sixth.", version=3)
    with unit_of_work() as work:
        moderation.remove_reply(
            work, actor=scene.mods[0], post_id=scene.post_id, number=scene.number, reason="house rules"
        )
    with pytest.raises(StateConflict):
        scene.do(scene.decide(approve_held, sixth))
    scene.do(scene.decide(reject_held, sixth))
    scene.check()


def test_a_held_change_of_a_post(scene: Scene) -> None:
    prepared = prepare_post("Another title", "Another text, @bob.")
    prepared = replace(prepared, body=held(prepared.body))
    with unit_of_work() as work:
        written = edit_post(work, actor=scene.author, post_id=scene.post_id, version=1, prepared=prepared)
    assert written.is_held
    revision_id = session().scalars(select(Revision.id)).one()
    scene.do(scene.decide(approve_held, f"revision:{revision_id}"))
    end_reading()
    post = session().get_one(Post, scene.post_id)
    assert (post.title, post.slug, post.excerpt, post.version) == (
        "Another title",
        "another-title",
        "Another text, @bob.",
        2,
    )
    assert [kind for kind, _ in scene.told(scene.bob)] == ["mention"]


@pytest.mark.parametrize("swap", [False, True])
def test_approval_while_what_it_answers_is_removed(scene: Scene, swap: bool) -> None:
    """Alone it leaves a stub to hang on; with its branch nothing can be published below it any more."""
    under_stub, under_branch = scene.hold("One.", to=scene.number), scene.hold("Two.", to=scene.number)

    def remove(service: Any) -> Act:
        return lambda work: service(
            work, actor=scene.mods[1], post_id=scene.post_id, number=scene.number, reason="house rules"
        )

    assert errors(overlap(scene.app, scene.approve(under_stub), remove(moderation.hide_reply), swap)) == []
    scene.check()
    row = scene.row(under_stub)
    assert (row.state, row.depth, row.is_shown) == ("published", 2, True)
    scene.do(remove(moderation.restore_reply))
    outcomes = overlap(scene.app, scene.approve(under_branch), remove(moderation.remove_reply_branch), swap)
    scene.check()
    if swap:
        assert errors(outcomes) == [StateConflict]
        assert scene.row(under_branch).state == "pending"
        scene.do(scene.reject(under_branch))
    else:
        assert errors(outcomes) == []
        assert scene.row(under_branch).state == "removed"
    scene.check()


def test_two_moderators_and_the_writer_at_once(scene: Scene) -> None:
    reply_id = scene.hold("For @ann.")
    outcomes = all_at_once(
        scene.app,
        [
            scene.approve(reply_id),
            scene.reject(reply_id, by=1),
            lambda work: withdraw_reply(work, actor=scene.bob, post_id=scene.post_id, reply_id=reply_id),
        ],
    )
    assert errors(outcomes) == [StateConflict, StateConflict]
    state, told = scene.row(reply_id).state, scene.told(scene.ann)
    assert told == ([("mention", reply_id)] if state == "published" else [])
    assert (
        session().scalars(select(Decision.kind)).all()
        == {
            "published": ["approve"],
            "rejected": ["reject"],
            "deleted": [],
        }[state]
    )
    scene.check()


def test_a_mention_is_told_once_whatever_happens_around_the_approval(scene: Scene) -> None:
    reply_id = scene.hold("For @ann.")
    outcomes = all_at_once(scene.app, [scene.approve(reply_id), scene.approve(reply_id, by=1)])
    assert errors(outcomes) == [StateConflict]
    number = scene.row(reply_id).number
    assert number is not None
    with unit_of_work() as work:
        edit_reply(
            work,
            actor=scene.bob,
            post_id=scene.post_id,
            number=number,
            version=1,
            prepared=prepare_reply("Still for @ann."),
        )
    with unit_of_work() as work:
        delete_reply(work, actor=scene.bob, post_id=scene.post_id, number=number)
    assert scene.told(scene.ann) == [("mention", reply_id)]
    scene.check()


def test_what_waited_is_asked_about_again_when_a_sweep_is_undone(scene: Scene) -> None:
    reply_id = scene.hold("A word.")
    sweep: dict[str, Any] = {"actor": scene.mods[0], "handle": "bob"}
    scene.do(lambda work: sweep_member(work, statement=WHY, **sweep))
    assert case_of(scene.thing(reply_id)).state == "closed"
    scene.do(lambda work: undo_sweep(work, reason="A mistake.", **sweep))
    case = case_of(scene.thing(reply_id))
    assert (case.state, case.hold_rule, case.hold_detail) == ("open", "word", "Found: a word.")
    scene.do(scene.approve(reply_id))
    assert scene.row(reply_id).state == "published"
    scene.check()
