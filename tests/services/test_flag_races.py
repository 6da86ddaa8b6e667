"""Reports that meet something else on another connection: hidden once, told once, and nothing lost."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, session
from forum.errors import StateConflict
from forum.models import Case, Decision, Flag, Notification
from forum.queries.flags import Target
from forum.services import flags, replies
from tests.services.test_flags import Scene
from tests.support.factories import make_actor
from tests.support.racing import Act, all_at_once, errors, overlap


@pytest.fixture
def scene(app: Flask) -> Scene:
    return Scene(app)


def flagging(scene: Scene, actor: object, reason: str = "spam") -> Act:
    prepared = flags.prepare_flag(reason, "")
    target = Target(scene.post_id, scene.number)
    return lambda work: flags.create_flag(work, actor=actor, target=target, prepared=prepared)  # type: ignore[arg-type]


def editing(scene: Scene) -> Act:
    prepared = replies.prepare_reply("Said with care")
    return lambda work: replies.edit_reply(
        work, actor=scene.ann, post_id=scene.post_id, number=scene.number, version=1, prepared=prepared
    )


def deleting(scene: Scene) -> Act:
    return lambda work: replies.delete_reply(work, actor=scene.ann, post_id=scene.post_id, number=scene.number)


def count(table: type, *where: object) -> int:
    end_reading()
    return session().scalar(select(func.count()).select_from(table).where(*where)) or 0  # type: ignore[arg-type]


def test_the_report_that_reaches_the_sum_twice_at_once_hides_once_and_tells_once(scene: Scene) -> None:
    crowd = [make_actor(f"crowd{number}", trust_level=4) for number in range(6)]
    outcomes = all_at_once(scene.app, [flagging(scene, actor) for actor in crowd])
    assert scene.state() == "hidden"
    assert set(errors(outcomes)) <= {StateConflict}
    assert count(Decision) == 1
    assert scene.told(scene.ann) == [("hide", True)]
    assert count(Flag) == 2
    assert count(Case) == 1


def test_two_reports_that_together_reach_the_sum(scene: Scene) -> None:
    assert errors(overlap(scene.app, flagging(scene, scene.uma), flagging(scene, scene.ute))) == []
    assert scene.state() == "hidden"
    assert (count(Decision), scene.case().flag_count, scene.case().score) == (1, 2, 10.0)


def test_one_report_sent_many_times_at_once_is_one(scene: Scene) -> None:
    outcomes = all_at_once(scene.app, [flagging(scene, scene.uma)] * 5)
    assert errors(outcomes) == []
    assert len({outcome.id for outcome in outcomes}) == 1
    assert (count(Flag), scene.case().flag_count) == (1, 1)


@pytest.mark.parametrize("swap", [False, True])
def test_an_edit_while_reports_hide_the_text(scene: Scene, swap: bool) -> None:
    scene.flag(scene.uma)
    version = scene.case().version
    assert errors(overlap(scene.app, flagging(scene, scene.ute), editing(scene), swap=swap)) == []
    assert scene.state() == "hidden"
    assert scene.told(scene.ann) == [("hide", True)]
    case = scene.case()
    assert case.brought_back_at is None
    assert case.version >= version + 2, "who decides by what they saw before must learn of both"
    assert set(session().scalars(select(Flag.text_version))) == ({1, 2} if swap else {1})


@pytest.mark.parametrize("swap", [False, True])
def test_a_deletion_while_it_is_reported(scene: Scene, swap: bool) -> None:
    """Whoever comes second: deleted before, it is gone; reported before, the case stays for the moderators."""
    outcomes = overlap(scene.app, flagging(scene, scene.uma), deleting(scene), swap=swap)
    assert errors(outcomes) == ([StateConflict] if swap else [])
    assert scene.state() == "deleted"
    assert count(Case, Case.state == "open") == (0 if swap else 1)
    assert count(Notification, Notification.user_id == scene.ann.member_id) == 0
