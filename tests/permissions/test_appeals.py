"""Appeals: who reads a decision, what is appealed by whom, and who decides."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import now, session, unit_of_work
from forum.errors import NotAllowed, SignInNeeded, StateConflict
from forum.models import Decision
from forum.models.moderation import DECISION_KINDS
from forum.permissions import VISITOR
from forum.permissions import appeals as rules
from forum.services.decisions import record_decision
from forum.services.notices import tell_of_decision
from tests.permissions.people import BLOG, MODERATORS, PEOPLE, SIGNED_IN, WRITER
from tests.permissions.test_posts import raised_by
from tests.support.factories import grant, make_actor, make_blog, make_post

BY_WRITERS = {
    *("hide", "remove", "reject", "lock", "edit", "hide_revision", "move", "split", "merge"),
    *("warn", "silence", "suspend", "require_approval", "sweep", "remove_picture"),
}
BY_FLAGGERS = {"dismiss", "restore", "approve"}


def decision(kind: str = "hide", **columns: Any) -> Decision:
    values = {"user_id": WRITER, "actor_id": 7, "blog_id": BLOG, "created_at": now()} | columns
    return Decision(kind=kind, **values)


def test_what_is_appealed_by_whom_and_until_when() -> None:
    for side, kinds in (("writer", BY_WRITERS), ("flagger", BY_FLAGGERS)):
        assert {kind for kind in DECISION_KINDS if rules.may_appeal(decision(kind), side)} == kinds
        for kind in DECISION_KINDS:
            refusal = None if kind in kinds else StateConflict
            assert raised_by(rules.check_appeal, PEOPLE["writer"], decision(kind), side) is refusal
    assert raised_by(rules.check_appeal, VISITOR, decision(), "writer") is SignInNeeded
    assert not rules.may_appeal(decision(undone_by_id=9), "writer")
    for days, expected in ((182, True), (184, False)):
        assert rules.may_appeal(decision(created_at=now() - timedelta(days=days)), "writer") is expected


@pytest.mark.parametrize(
    ("columns", "allowed"),
    [
        ({}, MODERATORS - {"moderator"}),
        ({"actor_id": None}, MODERATORS),
        ({"actor_id": 10}, MODERATORS - {"admin"}),
        ({"user_id": 9}, MODERATORS - {"moderator", "site moderator"}),
        ({"blog_id": None}, MODERATORS - {"moderator"}),
    ],
)
def test_who_decides(columns: dict[str, Any], allowed: set[str]) -> None:
    found = decision(**columns)
    for name, actor in PEOPLE.items():
        assert rules.may_decide_appeal(actor, found, WRITER) is (name in allowed), name
        refused = NotAllowed if name in SIGNED_IN else SignInNeeded
        assert raised_by(rules.check_decide_appeal, actor, found, WRITER) is (None if name in allowed else refused)


def test_who_reads_a_decision(app: Flask) -> None:
    """Whom it concerns, who was told, and who moderates there; nobody is told of a report of their text."""
    blog, elsewhere = make_blog(), make_blog()
    writer, told, other = (make_actor(name) for name in ("writer", "told", "other"))
    mod, stranger = grant(blog, make_actor("mod"), "moderator"), grant(elsewhere, make_actor("eve"), "moderator")
    staff = make_actor("staff", role="moderator")
    make_post(writer, blog)
    with unit_of_work() as work:
        ids = {}
        for kind, blog_id in (("remove", blog.id), ("dismiss", blog.id), ("warn", None)):
            made = record_decision(
                work, actor=staff, kind=kind, reason="Why.", user_id=writer.member_id, blog_id=blog_id
            )
            ids[kind] = made.id
            if kind == "remove":
                tell_of_decision(work, made, told.member_id)
    names = {row_id: kind for kind, row_id in ids.items()}
    for actor, expected in (
        (writer, {"remove", "warn"}),
        (told, {"remove"}),
        (other, set()),
        (mod, {"remove", "dismiss"}),
        (stranger, set()),
        (staff, {"remove", "dismiss", "warn"}),
    ):
        found = {
            names[row_id] for row_id in session().scalars(select(Decision.id).where(rules.readable_decisions(actor)))
        }
        assert found == expected, actor.handle
