"""A worry: who is called and when, that it hides and scores nothing, and the steps of looking after somebody."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.db.jobs import EscalateWorries
from forum.errors import ForumError, InvalidInput, NotFound, SignInNeeded, StateConflict
from forum.jobs.escalate_worries import escalate_worries
from forum.models import AuditEntry, CaseEntry, Mail, Notification, User
from forum.permissions import VISITOR, Actor
from forum.services import worries
from forum.services.jobs import list_periodic_due
from tests.services.test_flags import Scene, refused
from tests.support.factories import make_actor


@pytest.fixture
def scene(app: Flask) -> Scene:
    """With two moderators of the site; the admin is the one who made the blog."""
    settings = app.extensions[EXTENSION]
    app.extensions[EXTENSION] = replace(settings, help_contacts="Crisis line | 0800 123 456 | always\nOur nurse | 12")
    scene = Scene(app)
    for handle in ("site_one", "site_two"):
        make_actor(handle, role="moderator")
    return scene


def called() -> list[tuple[str, str]]:
    """Who was told, in order, and what their mail leads to."""
    end_reading()
    told = session().scalars(
        select(User.handle)
        .join(Notification, Notification.user_id == User.id)
        .where(Notification.kind == "duty")
        .order_by(Notification.id)
    )
    mails = session().execute(
        select(User.handle, Mail.context)
        .join(Mail, Mail.user_id == User.id)
        .where(Mail.template == "worried")
        .order_by(Mail.id)
    )
    found = [(handle, json.loads(context)["path"]) for handle, context in mails]
    assert list(told) == [handle for handle, _ in found]
    end_reading()
    return found


def escalate(minutes: int) -> list[str]:
    """Those called by then."""
    end_reading()
    with time_machine.travel(now() + timedelta(minutes=minutes, seconds=1)):
        if EscalateWorries in list_periodic_due():
            end_reading()
            escalate_worries(EscalateWorries())
        end_reading()
    return [handle for handle, _ in called()]


def test_a_worry_calls_those_on_duty_then_all_then_the_admins(scene: Scene) -> None:
    scene.flag(scene.bea, "worried")
    case = scene.case("worried")
    assert (case.urgency, case.score, scene.state()) == (0, 0.0, "published")
    assert called() == [("moddy", f"/moderation/cases/{case.id}")]
    scene.flag(scene.uma, "worried")
    assert escalate(29) == ["moddy"]
    assert escalate(30) == ["moddy", "site_one", "site_two"]
    assert escalate(119) == ["moddy", "site_one", "site_two"]
    assert escalate(120) == ["moddy", "site_one", "site_two", "keeper"]
    assert escalate(9999) == ["moddy", "site_one", "site_two", "keeper"]
    assert scene.told(scene.ann) == []


def test_nobody_is_called_of_whom_it_is_or_who_said_it(scene: Scene) -> None:
    """In a blog whose only moderator reports it, and in one whose moderator is the person."""
    scene.flag(scene.mod, "worried")
    assert [handle for handle, _ in called()] == ["site_one", "site_two"]


def test_once_it_was_seen_nobody_else_is_called(scene: Scene) -> None:
    scene.flag(scene.bea, "worried")
    case_id = scene.case("worried").id
    for _ in range(2):
        with unit_of_work() as work:
            worries.mark_seen(work, actor=scene.mod, case_id=case_id)
    assert escalate(500) == ["moddy"]
    assert [entry.step for entry in session().scalars(select(CaseEntry))] == ["seen"]


def test_each_step_is_written_down(scene: Scene) -> None:
    scene.flag(scene.bea, "worried")
    case_id = scene.case("worried").id
    card = worries.prepare_help_card()
    assert "<strong>Crisis line</strong>: 0800 123 456 (always)" in card.rendered.html
    given: dict[str, Any] = {"actor": scene.mod, "case_id": case_id}
    with unit_of_work() as work:
        worries.mark_seen(work, **given)
        worries.mark_contacted(work, **given, words="We wrote to her.")
        for _twice in range(2):
            worries.send_help_card(work, **given, prepared=card)
        worries.hand_over(work, **given, to="@site_two", words="She knows her.")
        worries.hand_over(work, **given, to="The county's crisis team")
        worries.close_worry(work, **given, words="She answered, and is safe.")
    end_reading()
    entries = session().scalars(select(CaseEntry).order_by(CaseEntry.id)).all()
    assert [(entry.kind, entry.step, entry.source) for entry in entries] == [
        ("step", "seen", ""),
        ("step", "contacted", "We wrote to her."),
        ("to_member", "card", card.source),
        ("step", "card", ""),
        ("step", "handed", "@site_two: She knows her."),
        ("step", "handed", "The county's crisis team"),
        ("step", "closed", "She answered, and is safe."),
    ]
    acts = session().scalars(select(AuditEntry.action).where(AuditEntry.subject_kind == "case").order_by(AuditEntry.id))
    assert acts.all() == [f"worry_{step}" for step in ("seen", "contacted", "card", "handed", "handed", "closed")]
    assert [handle for handle, _ in called()] == ["moddy", "site_two"]
    rows = session().scalars(select(Notification).where(Notification.kind.in_(["message", "flag"])))
    notices = {(notice.user_id, notice.kind) for notice in rows}
    assert notices == {(scene.ann.member_id, "message"), (scene.bea.member_id, "flag")}
    assert scene.case("worried").outcome == "handled"
    assert step_refused(scene.mod, case_id) is StateConflict


def step_refused(actor: Actor, case_id: int, words: str = "Done.") -> type[ForumError]:
    def act() -> None:
        with unit_of_work() as work:
            worries.close_worry(work, actor=actor, case_id=case_id, words=words)

    return refused(act)


def test_only_its_moderators_take_steps(scene: Scene) -> None:
    scene.flag(scene.bea, "worried")
    case_id = scene.case("worried").id
    elsewhere = make_actor("elsewhere")
    for actor, error in ((VISITOR, SignInNeeded), (elsewhere, NotFound), (scene.bea, NotFound), (scene.ann, NotFound)):
        assert step_refused(actor, case_id) is error, actor.handle
    assert step_refused(scene.mod, case_id, " ") is InvalidInput
    scene.flag(scene.bea, "disrespect")
    assert step_refused(scene.mod, 99) is NotFound
    for to in ("", "@bea", "@nobody", "x" * 201):

        def act(to: str = to) -> None:
            with unit_of_work() as work:
                worries.hand_over(work, actor=scene.mod, case_id=case_id, to=to)

        assert refused(act) is InvalidInput, to
