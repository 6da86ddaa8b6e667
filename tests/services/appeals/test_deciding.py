"""Who appeals what and when, who decides, and what each answer does."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.db import now, session, unit_of_work
from forum.errors import InvalidInput, NotAllowed, NotFound, StateConflict
from forum.models import Appeal, Decision, Post
from forum.services import moderation
from forum.services.appeals import prepare_appeal, withdraw_appeal
from forum.services.deciding_appeals import close_appeal, reverse_decision, uphold_decision
from forum.services.replies import delete_reply
from tests.services.appeals.scene import Scene
from tests.support.factories import grant, make_actor, make_blog, make_post


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
