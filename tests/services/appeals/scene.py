"""A blog with two moderators, and decisions on what its members wrote."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.models import Blog, Case, Decision, Notification
from forum.permissions import Actor
from forum.services.appeals import appeal_decision, prepare_appeal
from forum.services.deciding_appeals import prepare_answer
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
