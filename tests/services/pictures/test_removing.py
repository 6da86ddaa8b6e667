"""Removing a picture for good: who may, who is told, what the log says, and the appeal."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.errors import InvalidInput, NotAllowed, NotFound
from forum.jobs.runner import run_due
from forum.models import Decision, Notification, Picture, PictureUse, Reply
from forum.permissions import Actor
from forum.pictures import open_store
from forum.queries.pictures import Rights, files_of, list_pictures_to_judge
from forum.queries.public_log import count_unlisted_decisions, list_public_decisions
from forum.queries.statements import read_statements
from forum.queries.verification import find_faults
from forum.services import pictures as services
from forum.services.appeals import appeal_decision, prepare_appeal
from forum.services.deciding_appeals import prepare_answer, reverse_decision
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from tests.services.pictures.scene import WHY, Scene, send, set_cover_of
from tests.support.factories import make_actor


def test_removed_for_good_is_gone_for_everybody_and_cannot_come_back(scene: Scene) -> None:
    scene.write_post()
    store, files = open_store(current_settings()), files_of(session().scalars(select(Picture)).one())
    assert all(store.has(name) for name in files)
    for nobody in (scene.ann, scene.bob, scene.mod):
        with pytest.raises(NotAllowed), unit_of_work() as work:
            services.remove_picture(work, actor=nobody, name=scene.name, reason=WHY)
    with pytest.raises(InvalidInput), unit_of_work() as work:
        services.remove_picture(work, actor=scene.admin, name=scene.name, reason=" ")
    for _twice in range(2):
        with unit_of_work() as work:
            services.remove_picture(work, actor=scene.admin, name=scene.name, reason=WHY)
    assert scene.viewers() == set()
    run_due(scene.app, limit=10)
    assert not any(store.has(name) for name in files)
    for actor in (scene.ann, scene.bob):
        with pytest.raises(InvalidInput, match="removed"):
            send(actor)


def test_whoever_sent_a_picture_is_told_why_it_went_and_can_appeal(scene: Scene) -> None:
    scene.write_post()
    with unit_of_work() as work:
        services.remove_picture(work, actor=scene.admin, name=scene.name, reason=WHY)
    decision = session().scalars(select(Decision)).one()
    assert (decision.kind, decision.user_id, decision.reason) == ("remove_picture", scene.ann.id, WHY)
    told = session().execute(select(Notification.user_id, Notification.kind, Notification.decision_id)).one()
    assert tuple(told) == (scene.ann.id, "decision", decision.id)
    (statement,) = read_statements(now() - timedelta(hours=1), now() + timedelta(hours=1))
    assert (statement.decision_visibility, statement.content_type) == (
        "DECISION_VISIBILITY_CONTENT_REMOVED",
        "CONTENT_TYPE_IMAGE",
    )
    assert [row.kind for row in list_public_decisions().rows] == ["remove_picture"]
    scene.set_reading("private")
    end_reading()
    assert (list_public_decisions().rows, count_unlisted_decisions()) == ([], 1)
    end_reading()
    prepared = prepare_appeal("It was my garden.")
    with unit_of_work() as work:
        case_id = appeal_decision(work, actor=scene.ann, decision_id=decision.id, prepared=prepared)
    for nobody in (scene.mod, scene.admin):
        with pytest.raises((NotFound, NotAllowed)):
            reverse(nobody, case_id)
    reverse(make_actor("eve", role="moderator"), case_id)
    run_due(scene.app, limit=20)
    # The file is gone, and the text shows words in its place; but the same file may come again.
    assert scene.viewers() == set()
    assert send(scene.ann) != scene.name
    assert list(find_faults()) == []


def test_the_log_keeps_quiet_about_what_stood_where_not_everybody_reads(scene: Scene) -> None:
    cover = send(scene.ann, 2)
    post_id = scene.write_post()
    set_cover_of(scene, post_id, cover)
    scene.set_reading("private")
    for name in (scene.name, cover):
        with unit_of_work() as work:
            services.remove_picture(work, actor=scene.admin, name=name, reason=WHY)
    end_reading()
    assert session().scalars(select(PictureUse.kind)).all() == ["text"], "a cover goes at once"
    assert (list_public_decisions().rows, count_unlisted_decisions()) == ([], 2)


def reverse(actor: Actor, case_id: int) -> None:
    with unit_of_work() as work:
        reverse_decision(work, actor=actor, case_id=case_id, version=1, answer=prepare_answer("You are right."))


def test_moderators_find_the_pictures_of_a_text(scene: Scene) -> None:
    post_id, other = scene.write_post(), send(scene.ann, 2)
    set_cover_of(scene, post_id, other)
    number = scene.write_reply(post_id)
    reply_id = session().scalars(select(Reply.id).where(Reply.number == number)).one()
    edited = prepare_post("A post", "No picture any more.", rights=Rights(scene.ann.id))
    with unit_of_work() as work:
        edit_post(work, actor=scene.ann, post_id=post_id, version=1, prepared=edited)

    def found(of_reply: int | None) -> list[tuple[str, bool]]:
        return [(each.shown.name, each.is_of_text) for each in list_pictures_to_judge(post_id, of_reply)]

    assert (found(None), found(reply_id)) == ([(scene.name, False), (other, True)], [(scene.name, True)])
    with unit_of_work() as work:
        services.remove_picture(work, actor=scene.admin, name=scene.name, reason=WHY)
    end_reading()
    assert (found(None), found(reply_id)) == ([(other, True)], [])


def test_only_an_admin_removes_what_an_admin_sent(scene: Scene) -> None:
    name = send(scene.admin, 9)
    moderator = make_actor("ruth", role="moderator")
    with pytest.raises(NotAllowed), unit_of_work() as work:
        services.remove_picture(work, actor=moderator, name=name, reason=WHY)
