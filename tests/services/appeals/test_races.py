"""Two who decide one appeal at once."""

import pytest
from sqlalchemy import update

from forum.db import unit_of_work
from forum.errors import ForumError, StateConflict
from forum.models import Case
from forum.services import moderation
from forum.services.deciding_appeals import prepare_answer, reverse_decision, uphold_decision
from tests.services.appeals.scene import Scene
from tests.support.factories import make_actor
from tests.support.racing import errors, overlap


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
