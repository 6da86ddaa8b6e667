"""Decisions on branches: what they take, what undoing them gives back, and who hears of it."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.errors import NotAllowed, StateConflict
from forum.models import AuditEntry, Decision, Notification
from forum.permissions import Actor
from forum.services import moderation
from forum.services.replies import delete_reply
from tests.support.factories import grant, make_actor, make_blog, make_post, reply
from tests.support.recount import find_faults, read_rows

PARENTS = {1: None, 2: 1, 3: 2, 4: 1, 5: 4, 6: None, 7: 6}


class Thread:
    """Seven replies of three members in two branches; `act` makes a decision as a moderator."""

    def __init__(self) -> None:
        self.blog = make_blog()
        self.ruth, self.walter, self.gerda = (make_actor(name) for name in ("ruth", "walter", "gerda"))
        self.mod = grant(self.blog, make_actor("moddy"), "moderator")
        self.post_id = make_post(self.ruth, self.blog)
        for number, parent in PARENTS.items():
            reply(self.walter if number % 2 else self.gerda, self.post_id, f"Words {number}", to=parent)

    def act(self, name: str, number: int | None = None, actor: Actor | None = None) -> None:
        given: dict[str, Any] = {"actor": actor or self.mod, "post_id": self.post_id, "reason": "A rule."}
        if number is not None:
            given["number"] = number
        with unit_of_work() as work:
            getattr(moderation, name)(work, **given)

    def states(self) -> str:
        """The first letter of each reply's state, by number: p, h, r or d; in capitals where it is shown."""
        assert find_faults(self.post_id, self.blog.id) == []
        return "".join(row.state[0].upper() if row.is_shown else row.state[0] for row in read_rows(self.post_id))

    def notices(self, actor: Actor) -> list[tuple[str, int | None]]:
        end_reading()
        rows = session().execute(
            select(Decision.kind, Notification.reply_id)
            .join(Notification, Notification.decision_id == Decision.id)
            .where(Notification.user_id == actor.member_id)
            .order_by(Decision.id)
        )
        found = [(row[0], row[1]) for row in rows]
        end_reading()
        return found


@pytest.fixture
def thread(app: Flask) -> Thread:
    return Thread()


def test_a_branch_goes_and_exactly_that_comes_back(thread: Thread) -> None:
    thread.act("hide_reply", 3)
    with unit_of_work() as work:
        delete_reply(work, actor=thread.walter, post_id=thread.post_id, number=5)
    assert thread.states() == "PPhPdPP"
    thread.act("remove_reply_branch", 1)
    assert thread.states() == "rrhrdPP"
    assert thread.notices(thread.walter)[1:] == [("remove", 1)]
    assert thread.notices(thread.gerda) == [("remove", 2)]
    thread.act("restore_reply_branch", 2)
    assert thread.states() == "PPhPdPP", "what was hidden or deleted before stays so"
    assert thread.notices(thread.walter)[1:] == [("remove", 1), ("restore", 1)]
    assert thread.notices(thread.gerda) == [("remove", 2), ("restore", 2)]
    assert thread.notices(thread.ruth) == []
    thread.act("restore_reply", 3)
    assert thread.states() == "PPPPdPP"


def test_one_of_a_branch_comes_back_before_the_others(thread: Thread) -> None:
    thread.act("remove_reply_branch", 1)
    thread.act("restore_reply", 4)
    assert thread.states() == "RrrPrPP", "the stub above it is shown with it"
    thread.act("restore_reply_branch", 5)
    assert thread.states() == "PPPPPPP"
    end_reading()
    decisions = session().scalars(select(Decision).order_by(Decision.id)).all()
    assert [(d.kind, d.is_branch, d.affected) for d in decisions] == [
        ("remove", True, 5),
        ("restore", False, 1),
        ("restore", True, 4),
    ]
    assert decisions[0].undone_by_id == decisions[2].id


def test_removing_one_leaves_what_answers_it(thread: Thread) -> None:
    thread.act("remove_reply", 4)
    assert thread.states() == "PPPRPPP"
    thread.act("remove_reply", 5)
    assert thread.states() == "PPPrrPP"
    thread.act("restore_reply", 5)
    assert thread.states() == "PPPRPPP"


def test_a_decision_is_made_once_by_who_may_and_written_down(thread: Thread) -> None:
    thread.act("hide_reply", 1)
    for act in ("hide_reply", "restore_reply_branch"):
        with pytest.raises(StateConflict):
            thread.act(act, 1)
    for actor in (thread.walter, thread.ruth):
        for act, number in (("hide_reply", 2), ("remove_reply", 2), ("restore_reply", 1), ("hide_post", None)):
            with pytest.raises(NotAllowed):
                thread.act(act, number, actor)
    assert thread.states() == "HPPPPPP"
    assert thread.notices(thread.walter) == [("hide", 1)]
    end_reading()
    entries = session().scalars(select(AuditEntry).where(AuditEntry.subject_kind == "reply")).all()
    assert [(entry.action, entry.actor_id) for entry in entries] == [("hide", thread.mod.id)]


def test_no_decision_without_its_notice(thread: Thread, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise RuntimeError("the notice fails")

    monkeypatch.setattr(moderation, "tell_writers", fail)
    with pytest.raises(RuntimeError):
        thread.act("remove_reply_branch", 1)
    assert thread.states() == "PPPPPPP"
    end_reading()
    assert session().scalars(select(Decision)).all() == []
