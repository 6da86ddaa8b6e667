"""Appeals: what may be appealed, who decides, what a reversal restores, and two who come at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.db import end_reading, now, session, unit_of_work
from forum.errors import ForumError, InvalidInput, NotAllowed, NotFound, StateConflict
from forum.models import Appeal, Blog, Case, Decision, Flag, Notification, Post, Reply, Revision, Sanction
from forum.permissions import Actor
from forum.queries.appeals import get_appeal
from forum.rules.facts import Verdict
from forum.services import moderation
from forum.services.appeals import appeal_decision, appeal_report, prepare_appeal, withdraw_appeal
from forum.services.cases import close_case, open_case, thing_of
from forum.services.deciding_appeals import close_appeal, prepare_answer, reverse_decision, uphold_decision
from forum.services.decisions import Statement, record_decision
from forum.services.holds import reject_held
from forum.services.notices import tell_of_decision
from forum.services.posts import edit_post, prepare_post
from forum.services.replies import delete_reply, edit_reply, prepare_reply
from forum.services.sweeps import settle_sweep, sweep_member
from forum.services.texts import PreparedText
from forum.services.thread_state import lock_thread, set_reply_state
from tests.support.factories import grant, make_actor, make_blog, make_post, reply
from tests.support.racing import errors, overlap
from tests.support.recount import find_faults, read_rows


@dataclass
class Scene:
    """A post by ann with replies by bob and cleo (2 below 1), two moderators of its blog, and an admin."""

    app: Flask
    blog: Blog
    ann: Actor
    bob: Actor
    cleo: Actor
    mia: Actor
    max: Actor
    post_id: int

    def decide(self, service: Callable[..., object], number: int | None = None, actor: Actor | None = None) -> int:
        """A decision; gives its id."""
        given: dict[str, Any] = {} if number is None else {"number": number}
        with unit_of_work() as work:
            service(work, actor=actor or self.mia, post_id=self.post_id, reason="A rule.", **given)
        return self.last(Decision)

    def last(self, table: Any) -> int:
        end_reading()
        found = session().scalars(select(table.id).order_by(table.id.desc()).limit(1)).one()
        end_reading()
        return int(found)

    def appeal(self, actor: Actor, decision_id: int, words: str = "I see it differently.") -> int:
        """Gives the case."""
        prepared = prepare_appeal(words)
        with unit_of_work() as work:
            return appeal_decision(work, actor=actor, decision_id=decision_id, prepared=prepared)

    def rule(self, service: Callable[..., object], case_id: int, actor: Actor | None = None, **given: Any) -> None:
        answer = prepare_answer("We looked at it.", **given)
        version = self.case(case_id).version
        with unit_of_work() as work:
            service(work, actor=actor or self.max, case_id=case_id, version=version, answer=answer)

    def case(self, case_id: int) -> Case:
        end_reading()
        found = session().get_one(Case, case_id)
        end_reading()
        return found

    def states(self) -> str:
        assert find_faults(self.post_id, self.blog.id) == []
        return "".join(row.state[0] for row in read_rows(self.post_id))

    def told(self, actor: Actor, kind: str = "decision") -> list[str]:
        """The kinds of decisions in a member's inbox, or how many lines of another kind."""
        end_reading()
        rows = session().scalars(
            select(Decision.kind)
            .select_from(Notification)
            .outerjoin(Decision, Decision.id == Notification.decision_id)
            .where(Notification.user_id == actor.member_id, Notification.kind == kind)
            .order_by(Notification.id)
        )
        found = list(rows)
        end_reading()
        return found

    def decision(self, decision_id: int) -> Decision:
        end_reading()
        found = session().get_one(Decision, decision_id)
        end_reading()
        return found


@pytest.fixture
def scene(app: Flask) -> Scene:
    blog = make_blog()
    ann, bob, cleo = (make_actor(name) for name in ("ann", "bob", "cleo"))
    mia, other = (grant(blog, make_actor(name), "moderator") for name in ("mia", "max"))
    post_id = make_post(ann, blog)
    first = reply(bob, post_id, "First, @ann.")
    reply(cleo, post_id, "Second.", to=first)
    reply(bob, post_id, "Third.")
    return Scene(app, blog, ann, bob, cleo, mia, other, post_id)


def test_a_branch_comes_back_whole_and_everybody_hears_once(scene: Scene) -> None:
    decision_id = scene.decide(moderation.remove_reply_branch, 1)
    assert scene.states() == "rrp"
    case_id = scene.appeal(scene.cleo, decision_id)
    assert scene.appeal(scene.cleo, decision_id) == case_id, "the same form sent twice"
    case = scene.case(case_id)
    assert (case.lane, case.writer_id, case.blog_id) == ("appeal", scene.cleo.id, scene.blog.id)
    assert case.thing == f"appeal:{decision_id}:{scene.cleo.id}"
    assert [len(scene.told(actor, "duty")) for actor in (scene.max, scene.mia)] == [1, 0]
    scene.rule(reverse_decision, case_id)
    assert scene.states() == "ppp"
    assert scene.told(scene.cleo) == ["remove", "reverse"]
    assert scene.told(scene.bob) == ["remove", "reverse"]
    assert len(scene.told(scene.mia, "duty")) == 1, "who decided first hears of it"
    undone = scene.decision(decision_id)
    assert scene.decision(undone.undone_by_id or 0).kind == "reverse"
    appeal = session().scalars(select(Appeal)).one()
    assert (appeal.state, appeal.answer, appeal.decided_by_id) == ("reversed", "We looked at it.", scene.max.id)
    assert scene.case(case_id).outcome == "agreed"
    for service in (reverse_decision, uphold_decision, close_appeal):
        with pytest.raises(StateConflict):
            scene.rule(service, case_id)
    with pytest.raises(StateConflict, match="taken back"):
        scene.appeal(scene.bob, decision_id)


def test_an_upheld_decision_stays_and_is_appealed_once(scene: Scene) -> None:
    decision_id = scene.decide(moderation.hide_reply, 3)
    case_id = scene.appeal(scene.bob, decision_id)
    scene.rule(uphold_decision, case_id)
    assert scene.states() == "pph"
    assert scene.told(scene.bob) == ["hide", "uphold"]
    assert scene.decision(decision_id).undone_by_id is None
    assert scene.case(case_id).outcome == "disagreed"
    with pytest.raises(StateConflict, match="before"):
        scene.appeal(scene.bob, decision_id, "Once more.")


def test_who_may_appeal_what_and_when(scene: Scene) -> None:
    decision_id = scene.decide(moderation.hide_reply, 1)
    for stranger in (scene.ann, scene.cleo, scene.max):
        with pytest.raises(NotFound):
            scene.appeal(stranger, decision_id)
    with pytest.raises(InvalidInput):
        prepare_appeal("x" * 5001)
    with pytest.raises(InvalidInput):
        prepare_appeal(" \n")
    with unit_of_work() as work:
        work.get_one(Decision, decision_id).created_at = now() - timedelta(days=184)
    with pytest.raises(StateConflict, match="six months"):
        scene.appeal(scene.bob, decision_id)
    restored = scene.decide(moderation.restore_reply, 1)
    with pytest.raises(StateConflict, match="takes nothing"):
        scene.appeal(scene.bob, restored)
    hidden = scene.decide(moderation.hide_reply, 1)
    removed = scene.decide(moderation.remove_reply, 1)
    with pytest.raises(StateConflict, match="later"):
        scene.appeal(scene.bob, hidden)
    assert scene.appeal(scene.bob, removed)
    third = scene.decide(moderation.hide_reply, 3)
    with unit_of_work() as work:
        delete_reply(work, actor=scene.bob, post_id=scene.post_id, number=3)
    with pytest.raises(StateConflict, match="deleted"):
        scene.appeal(scene.bob, third)


def test_another_moderator_decides(scene: Scene) -> None:
    decision_id = scene.decide(moderation.hide_reply, 1)
    case_id = scene.appeal(scene.bob, decision_id)
    elsewhere = grant(make_blog(), make_actor("eve"), "moderator")
    keeper = make_actor("boss", role="admin")
    for actor, error in ((scene.mia, NotAllowed), (scene.bob, NotFound), (elsewhere, NotFound)):
        for service in (uphold_decision, reverse_decision, close_appeal):
            with pytest.raises(error):
                scene.rule(service, case_id, actor)
    own = scene.decide(moderation.hide_reply, 3, keeper)
    own_case = scene.appeal(scene.bob, own)
    with pytest.raises(NotAllowed):
        scene.rule(reverse_decision, own_case, keeper)
    scene.rule(reverse_decision, case_id, keeper)
    assert scene.states() == "pph"


def test_without_another_moderator_there_the_site_decides(scene: Scene) -> None:
    blog = make_blog()
    alone = grant(blog, make_actor("alone"), "moderator")
    admin, post_id = make_actor("boss", role="admin"), make_post(scene.ann, blog)
    with unit_of_work() as work:
        moderation.hide_post(work, actor=alone, post_id=post_id, reason="A rule.")
    case_id = scene.appeal(scene.ann, scene.last(Decision))
    assert len(scene.told(admin, "duty")) == 1
    make_actor("sue", role="moderator")
    scene.rule(reverse_decision, case_id, admin)
    assert session().get_one(Post, post_id).state == "published"


def test_withdrawing(scene: Scene) -> None:
    case_id = scene.appeal(scene.bob, scene.decide(moderation.hide_reply, 1))
    with pytest.raises(NotFound), unit_of_work() as work:
        withdraw_appeal(work, actor=scene.cleo, case_id=case_id)
    for _ in range(2):
        with unit_of_work() as work:
            withdraw_appeal(work, actor=scene.bob, case_id=case_id)
    assert scene.case(case_id).outcome == "withdrawn"
    with pytest.raises(StateConflict):
        scene.rule(reverse_decision, case_id)
    assert scene.states() == "hpp"


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
    with unit_of_work() as work:
        lock_thread(work, scene.post_id)
        post = work.get_one(Post, scene.post_id)
        row = Reply(post_id=post.id, writer_id=scene.bob.member_id, source="x", html="x", created_at=now())
        row.render_version = 1
        set_reply_state(work, post, row, "pending")
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


def reported(scene: Scene, flagger: Actor) -> tuple[int, int]:
    """A report of reply 1 that mia dismissed; gives flag and decision."""
    with unit_of_work() as work:
        lock_thread(work, scene.post_id)
        post = work.get_one(Post, scene.post_id)
        row = work.scalars(select(Reply).where(Reply.number == 1)).one()
        case = open_case(work, thing_of(post, row))
        flag = Flag(case_id=case.id, thing=case.thing, flagger_id=flagger.member_id, reason="spam", weight=2.0)
        flag.created_at = now()
        work.add(flag)
        work.flush()
        by = record_decision(work, actor=scene.mia, kind="dismiss", reason="Fine.", post=post, reply=row, case=case)
        close_case(work, case, "disagreed", actor_id=scene.mia.id)
        return flag.id, by.id


def test_a_refused_report_is_looked_at_anew(scene: Scene) -> None:
    flag_id, decision_id = reported(scene, scene.cleo)
    words = prepare_appeal("It sells something.")
    for stranger in (scene.ann, scene.bob):
        with pytest.raises(NotFound), unit_of_work() as work:
            appeal_report(work, actor=stranger, flag_id=flag_id, prepared=words)
    with pytest.raises(NotFound):
        scene.appeal(scene.bob, decision_id)
    with unit_of_work() as work:
        case_id = appeal_report(work, actor=scene.cleo, flag_id=flag_id, prepared=words)
    with pytest.raises(NotAllowed):
        scene.rule(reverse_decision, case_id, scene.mia)
    scene.rule(reverse_decision, case_id)
    flag = session().get_one(Flag, flag_id)
    assert (flag.state, flag.handled_at) == ("open", None)
    fresh = scene.case(flag.case_id)
    assert (fresh.state, fresh.lane, fresh.flag_count, fresh.score) == ("open", "normal", 1, 2.0)
    assert scene.told(scene.cleo) == ["reverse"]
    assert scene.told(scene.bob) == [], "the writer never learns of it"
    assert scene.states() == "ppp"


def test_the_writer_of_a_reported_text_does_not_see_who_appealed(scene: Scene) -> None:
    writer = grant(scene.blog, scene.bob, "moderator")
    flag_id, _decision_id = reported(scene, scene.cleo)
    with unit_of_work() as work:
        case_id = appeal_report(work, actor=scene.cleo, flag_id=flag_id, prepared=prepare_appeal("Look again."))
    assert scene.told(writer, "duty") == []
    with pytest.raises(NotFound):
        get_appeal(writer, case_id)
    with pytest.raises(NotFound):
        scene.rule(uphold_decision, case_id, writer)
    scene.rule(uphold_decision, case_id)
    assert scene.told(scene.cleo) == ["uphold"]


@pytest.fixture(params=["as named", "the other way round"])
def in_either_order(request: pytest.FixtureRequest) -> bool:
    return bool(request.param != "as named")


def test_two_moderators_decide_one_appeal_at_once(scene: Scene, in_either_order: bool) -> None:
    boss = make_actor("boss", role="admin")
    case_id = scene.appeal(scene.bob, scene.decide(moderation.hide_reply, 1))
    answer = prepare_answer("Answer.")
    outcomes = overlap(
        scene.app,
        lambda work: reverse_decision(work, actor=scene.max, case_id=case_id, version=1, answer=answer),
        lambda work: uphold_decision(work, actor=boss, case_id=case_id, version=1, answer=answer),
        swap=in_either_order,
    )
    assert errors(outcomes) == [StateConflict]
    assert scene.states() == ("hpp" if in_either_order else "ppp")
    assert scene.told(scene.bob) == ["hide", "uphold" if in_either_order else "reverse"]


def test_an_appeal_is_reversed_while_another_restores_the_text(scene: Scene, in_either_order: bool) -> None:
    case_id = scene.appeal(scene.bob, scene.decide(moderation.hide_reply, 1))
    answer = prepare_answer("Answer.")
    outcomes = overlap(
        scene.app,
        lambda work: reverse_decision(work, actor=scene.max, case_id=case_id, version=1, answer=answer),
        lambda work: moderation.restore_reply(
            work, actor=scene.mia, post_id=scene.post_id, number=1, reason="My mistake."
        ),
        swap=in_either_order,
    )
    assert errors(outcomes) == [StateConflict]
    assert scene.states() == "ppp"
    assert scene.told(scene.bob) == ["hide", "restore" if in_either_order else "reverse"]


def test_nothing_is_decided_by_what_changed_meanwhile(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = scene.appeal(scene.bob, scene.decide(moderation.hide_reply, 1))
    with unit_of_work() as work:
        work.execute(update(Case).where(Case.id == case_id).values(version=5))
    with pytest.raises(StateConflict, match="changed while"), unit_of_work() as work:
        reverse_decision(work, actor=scene.max, case_id=case_id, version=4, answer=prepare_answer("Yes."))

    def fail(*_given: object, **_named: object) -> None:
        raise ForumError

    monkeypatch.setattr("forum.services.deciding_appeals.tell_writers", fail)
    with pytest.raises(ForumError):
        scene.rule(reverse_decision, case_id)
    assert scene.states() == "hpp"
    assert scene.case(case_id).state == "open"
