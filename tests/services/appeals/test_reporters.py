"""Appeals of those who reported, and what the writer of the text does not learn."""

import pytest
from sqlalchemy import select

from forum.db import now, session, unit_of_work
from forum.errors import NotAllowed, NotFound
from forum.models import Flag, Post, Reply
from forum.permissions import Actor
from forum.queries.appeals import get_appeal
from forum.services.appeals import appeal_report, prepare_appeal
from forum.services.cases import close_case, open_case, thing_of
from forum.services.deciding_appeals import reverse_decision, uphold_decision
from forum.services.decisions import record_decision
from forum.services.thread_state import lock_thread
from tests.services.appeals.scene import Scene
from tests.support.factories import grant


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
