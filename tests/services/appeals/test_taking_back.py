"""What a reversed decision takes back: each kind of act, unless the text changed meanwhile."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.errors import StateConflict
from forum.models import Appeal, Case, Decision, Post, Reply, Revision, Sanction
from forum.permissions import Actor
from forum.rules.facts import Verdict
from forum.services import moderation
from forum.services.cases import open_case, thing_of
from forum.services.deciding_appeals import close_appeal, reverse_decision, uphold_decision
from forum.services.decisions import Statement, record_decision
from forum.services.holds import reject_held
from forum.services.notices import tell_of_decision
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import delete_reply, edit_reply, prepare_reply
from forum.services.sweeps import settle_sweep, sweep_member
from forum.services.texts import PreparedText
from forum.services.thread_state import lock_thread, set_reply_state
from tests.services.appeals.scene import Scene
from tests.support.factories import add_waiting, make_actor
from tests.support.recount import find_faults


def test_what_was_restored_or_deleted_meanwhile_is_only_answered(scene: Scene) -> None:
    first = scene.appeal(scene.bob, scene.decide(moderation.hide_reply, 1))
    third = scene.appeal(scene.bob, scene.decide(moderation.hide_reply, 3))
    with pytest.raises(StateConflict):
        scene.rule(close_appeal, first)
    scene.decide(moderation.restore_reply, 1, scene.max)
    with unit_of_work() as work:
        delete_reply(work, actor=scene.bob, post_id=scene.post_id, number=3)
    for case_id in (first, third):
        for service in (reverse_decision, uphold_decision):
            with pytest.raises(StateConflict):
                scene.rule(service, case_id)
        scene.rule(close_appeal, case_id)
    assert scene.states() == "ppd"
    states = session().scalars(select(Appeal.state).order_by(Appeal.id)).all()
    assert states == ["reversed", "withdrawn"]
    assert scene.told(scene.bob) == ["hide", "hide", "restore"]


def test_locks_edits_and_versions_are_taken_back(scene: Scene) -> None:
    locked = scene.appeal(scene.ann, scene.decide(moderation.lock_post))
    scene.rule(reverse_decision, locked)
    with unit_of_work() as work:
        edit_post(
            work,
            actor=scene.mia,
            post_id=scene.post_id,
            version=1,
            prepared=prepare_post("Other", "Other words."),
            reason="Why.",
        )
    edited = scene.appeal(scene.ann, scene.last(Decision))
    with pytest.raises(StateConflict):
        scene.rule(reverse_decision, edited, title="Forged", source="Forged.")
    scene.rule(reverse_decision, edited, title="A post", source="Its text.")
    end_reading()
    post = session().get_one(Post, scene.post_id)
    assert (post.title, post.source, post.version, post.is_locked) == ("A post", "Its text.", 3, False)
    assert ">Its text.</p>" in post.html
    revision_id = session().scalars(select(Revision.id).where(Revision.version == 1)).one()
    end_reading()
    with unit_of_work() as work:
        moderation.hide_revision(
            work, actor=scene.mia, post_id=scene.post_id, revision_id=revision_id, reason="A number."
        )
    scene.rule(reverse_decision, scene.appeal(scene.ann, scene.last(Decision)))
    assert not session().get_one(Revision, revision_id).is_hidden
    assert scene.told(scene.ann) == ["lock", "reverse", "edit", "reverse", "hide_revision", "reverse"]


def test_an_edited_reply_comes_back_unless_it_changed_since(scene: Scene) -> None:
    def edit(number: int, version: int, actor: Actor) -> None:
        with unit_of_work() as work:
            edit_reply(
                work,
                actor=actor,
                post_id=scene.post_id,
                number=number,
                version=version,
                prepared=prepare_reply(f"Changed by {actor.handle}."),
                reason="Why.",
            )

    edit(1, 1, scene.mia)
    case_id = scene.appeal(scene.bob, scene.last(Decision))
    scene.rule(reverse_decision, case_id, source="First, @ann.")
    end_reading()
    row = session().scalars(select(Reply).where(Reply.number == 1)).one()
    assert (row.source, row.version) == ("First, @ann.", 3)
    edit(3, 1, scene.mia)
    case_id = scene.appeal(scene.bob, scene.last(Decision))
    edit(3, 2, scene.bob)
    with pytest.raises(StateConflict, match="again since"):
        scene.rule(reverse_decision, case_id, source="Third.")


def test_a_refused_text_is_published_and_a_machine_is_overruled(scene: Scene) -> None:
    with unit_of_work() as work:
        lock_thread(work, scene.post_id)
        post = work.get_one(Post, scene.post_id)
        row = work.scalars(select(Reply).where(Reply.number == 3)).one()
        open_case(work, thing_of(post, row))
        by = record_decision(work, actor=None, kind="hide", reason="Reports.", post=post, reply=row)
        set_reply_state(work, post, row, "hidden", decision_id=by.id)
        tell_of_decision(work, by, row.writer_id, reply_id=row.id)
        decision_id = by.id
    scene.rule(reverse_decision, scene.appeal(scene.bob, decision_id), scene.mia)
    assert scene.states() == "ppp"
    assert {case.outcome for case in session().scalars(select(Case))} == {"agreed", "disagreed"}
    end_reading()
    reply_id = add_waiting(scene.post_id, scene.bob.member_id, prepare_reply("x"))
    with unit_of_work() as work:
        lock_thread(work, scene.post_id)
        post = work.get_one(Post, scene.post_id)
        row = work.scalars(select(Reply).where(Reply.id == reply_id)).one()
        by = record_decision(work, actor=scene.mia, kind="reject", reason="No.", post=post, reply=row)
        set_reply_state(work, post, row, "rejected", decision_id=by.id)
        tell_of_decision(work, by, row.writer_id, reply_id=row.id)
        decision_id = by.id
    scene.rule(reverse_decision, scene.appeal(scene.bob, decision_id))
    assert scene.states() == "pppp"


def silenced(scene: Scene, kind: str = "silence") -> int:
    """A decision on bob in the blog with its sanction."""
    with unit_of_work() as work:
        by = record_decision(
            work, actor=scene.mia, kind=kind, reason="Enough.", user_id=scene.bob.member_id, blog_id=scene.blog.id
        )
        if kind == "silence":
            work.add(
                Sanction(
                    user_id=scene.bob.member_id,
                    blog_id=scene.blog.id,
                    kind=kind,
                    decision_id=by.id,
                    starts_at=now(),
                )
            )
        tell_of_decision(work, by, scene.bob.member_id)
        return by.id


def test_sanctions_are_lifted_and_what_has_its_own_place_is_not_undone_here(scene: Scene) -> None:
    decision_id = silenced(scene)
    case_id = scene.appeal(scene.bob, decision_id)
    scene.rule(reverse_decision, case_id)
    sanction = session().scalars(select(Sanction)).one()
    assert sanction.lifted_at is not None
    assert sanction.lifted_by_id == scene.decision(decision_id).undone_by_id
    moved = silenced(scene, "move")
    case_id = scene.appeal(scene.bob, moved)
    with pytest.raises(StateConflict, match="where it was made"):
        scene.rule(reverse_decision, case_id)
    with unit_of_work() as work:
        work.get_one(Decision, moved).undone_by_id = moved
    scene.rule(close_appeal, case_id)


def test_a_sweep_is_ended_and_its_texts_come_back(scene: Scene) -> None:
    admin, site = make_actor("root", role="admin"), make_actor("site", role="moderator")
    earlier = scene.states()
    with unit_of_work() as work:
        swept = sweep_member(work, actor=admin, handle="bob", statement=Statement("It sells.")).id
    assert scene.states() != earlier
    scene.rule(reverse_decision, scene.appeal(scene.bob, swept), site)
    assert session().scalars(select(Sanction)).one().lifted_at is not None
    end_reading()
    with unit_of_work() as work:
        settle_sweep(work, decision_id=swept)
    assert scene.states() == earlier
    assert scene.decision(swept).undone_by_id is not None


@pytest.mark.parametrize("is_changed_since", [False, True])
def test_a_rejected_change_becomes_the_text_unless_that_changed_since(scene: Scene, is_changed_since: bool) -> None:
    prepared = prepare_reply("What bob wanted to say")
    held = replace(prepared, verdict=Verdict("hold", "word", "Wait.", prepared.source))

    def change(text: PreparedText, version: int) -> None:
        with unit_of_work() as work:
            edit_reply(work, actor=scene.bob, post_id=scene.post_id, number=1, version=version, prepared=text)

    change(held, 1)
    with unit_of_work() as work:
        case = work.scalars(select(Case).where(Case.hold_rule == "word")).one()
        rejected = reject_held(work, actor=scene.mia, case=case, statement=Statement("No.")).id
    case_id = scene.appeal(scene.bob, rejected)
    if is_changed_since:
        change(prepare_reply("Something else"), 1)
        with pytest.raises(StateConflict, match="fits it no more"):
            scene.rule(reverse_decision, case_id)
        scene.rule(close_appeal, case_id)
    else:
        change(held, 1)
        scene.rule(reverse_decision, case_id)
    end_reading()
    row = session().scalars(select(Reply).where(Reply.number == 1)).one()
    assert (row.source, row.version) == ("Something else" if is_changed_since else prepared.source, 2)
    assert session().scalars(select(Case.id).where(Case.state == "open")).all() == []
    assert find_faults(scene.post_id, scene.blog.id) == []
