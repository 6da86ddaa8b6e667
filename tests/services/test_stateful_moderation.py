"""Any interleaving of writing, reporting, deciding, appealing and sweeping leaves nobody untold and nothing lost."""

import secrets
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
import time_machine
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, or_, select

from forum.db import end_reading, now, session, unit_of_work
from forum.errors import ForumError
from forum.models import Appeal, Case, Decision, Flag, Notification, Post, Reply, Revision
from forum.permissions import Actor
from forum.queries.flags import Target
from forum.queries.verification import find_faults as verify
from forum.rules.facts import Note, Verdict
from forum.services import holds, moderation, replies, sweeps, waiting_replies
from forum.services.appeals import appeal_decision, appeal_report, prepare_appeal, withdraw_appeal
from forum.services.case_decisions import Seen, decide_case
from forum.services.deciding_appeals import close_appeal, prepare_answer, reverse_decision, uphold_decision
from forum.services.decisions import Statement
from forum.services.flags import create_flag, prepare_flag, withdraw_flag
from forum.services.texts import PreparedText
from tests.support.accounting import RESTRICTING, find_wrongs, read_books
from tests.support.acts_on_posts import BY_MODERATOR_ON_POST, BY_WRITER_ON_POST, LOCKING, ActsOnPosts
from tests.support.factories import make_actor, make_blog, make_post
from tests.support.recount import find_faults

WHO = st.integers(0, 2)
PICK = st.integers(0, 99)
SOMETIMES = st.sampled_from([False, False, True])
REASONS = st.sampled_from(["spam", "disrespect", "worried"])
SHOWN, HELD = ("published", "hidden"), ("hidden", "removed")
BY_MODERATOR: dict[Any, tuple[str, ...]] = {
    moderation.hide_reply: ("published",),
    moderation.remove_reply: SHOWN,
    moderation.remove_reply_branch: SHOWN,
    moderation.restore_reply: HELD,
    moderation.restore_reply_branch: ("removed",),
}
BY_WRITER: dict[Any, tuple[str, ...]] = {replies.delete_reply: SHOWN, replies.undelete_reply: ("deleted",)}
ON_CASES = ("agree_hide", "agree_remove", "agree_remove_branch", "disagree", "ignore")
ON_HELD = (holds.approve_held, holds.reject_held)
ON_APPEALS = (reverse_decision, uphold_decision, withdraw_appeal)
WHY = Statement("house rules")
MEMBERS = count()
# The rarest acts need several steps in their order, which a few walks in a hundred take.
MORE_WALKS = 4


def held(prepared: PreparedText) -> PreparedText:
    note = Note("word", "Found: a word.")
    return replace(prepared, verdict=Verdict("hold", "word", "Wait.", prepared.source, notes=(note,)))


class Moderated(ActsOnPosts, RuleBasedStateMachine):
    """New members, a post and three replies for each example; the moderators are the class's. Refusals are allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()

    @initialize()
    def begin(self) -> None:
        self.clock = self.stack.enter_context(time_machine.travel(now(), tick=True))
        mark = next(MEMBERS)
        self.people = [make_actor(f"{name}{mark}", trust_level=4) for name in ("ann", "bob", "cleo")]
        self.blog = make_blog()
        self.post_id = make_post(self.people[0], self.blog)
        self.texts = self.restrictions = 0
        for who, parent in ((0, None), (1, 1), (2, 2)):
            self.write(self.people[who], parent, is_held=False)

    def teardown(self) -> None:
        self.stack.close()
        end_reading()
        assert [fault.words for fault in verify()] == []
        end_reading()

    # Finding something to act on, and acting.

    def rows(self, model: Any, *where: Any) -> list[Any]:
        end_reading()
        found = session().scalars(select(model).where(*where).order_by(model.id)).all()
        end_reading()
        return list(found)

    def pick(self, pick: int, model: Any, *where: Any) -> Any:
        """One of these rows, most often a late one; None where there are none."""
        found = self.rows(model, *where)
        return found[-1 - pick % len(found)] if found else None

    def numbered(self, pick: int, states: tuple[str, ...] = ()) -> Reply:
        """One that had appeared, in one of the states as long as there is one."""
        where = (Reply.post_id == self.post_id, Reply.number.is_not(None))
        found: Reply = self.pick(pick, Reply, *where, Reply.state.in_(states)) or self.pick(pick, Reply, *where)
        return found

    def branch_root(self, pick: int) -> Reply | None:
        """One with which its branch was removed."""
        with_branch = select(Decision.id).where(Decision.is_branch, Decision.reply_id == Reply.id)
        found: Reply | None = self.pick(pick, Reply, Reply.post_id == self.post_id, Reply.decision_id.in_(with_branch))
        return found

    def writer(self, user_id: int) -> Actor:
        return next(actor for actor in self.people if actor.id == user_id)

    def marks(self) -> list[Any]:
        """What a refused act must leave as it was."""
        end_reading()
        replies_are = select(Reply.id, Reply.state, Reply.decision_id, Reply.version, Reply.is_shown)
        cases_are = select(Case.id, Case.state, Case.version, Case.rank)
        post_is = select(Post.state, Post.decision_id, Post.version, Post.is_locked).where(Post.id == self.post_id)
        rows: list[Any] = [
            session().execute(post_is).one(),
            session().execute(replies_are.where(Reply.post_id == self.post_id).order_by(Reply.id)).all(),
            session().execute(cases_are.where(Case.post_id == self.post_id).order_by(Case.id)).all(),
        ]
        counted = (Decision, Notification, Flag, Appeal, Revision)
        counts = [select(func.count()).select_from(model).scalar_subquery() for model in counted]
        rows.append(session().execute(select(*counts)).one())
        end_reading()
        return rows

    def attempt(self, service: Callable[..., Any], **arguments: Any) -> bool:
        """Calls a service; what it refuses changes nothing."""
        before = self.marks()
        try:
            with unit_of_work() as work:
                service(work, **arguments)
        except ForumError:
            assert self.marks() == before
            return False
        self.done[service.__name__] += 1
        return True

    def prepare(self, is_held: bool) -> PreparedText:
        self.texts += 1
        prepared = replies.prepare_reply(f"Text {self.texts}, @{self.people[self.texts % 3].handle}.")
        return held(prepared) if is_held else prepared

    # Members.

    @rule(who=WHO, pick=PICK, is_top=st.booleans(), is_held=SOMETIMES)
    def reply(self, who: int, pick: int, is_top: bool, is_held: bool) -> None:
        self.write(self.people[who], None if is_top else self.numbered(pick, ("published",)).number, is_held)

    def write(self, actor: Actor, parent: int | None, is_held: bool) -> None:
        prepared, key = self.prepare(is_held), secrets.token_hex(8)
        place = {"post_id": self.post_id, "parent_number": parent, "form_key": key}
        self.attempt(replies.create_reply, actor=actor, prepared=prepared, **place)

    @rule(pick=PICK, is_by_moderator=SOMETIMES, is_held=SOMETIMES)
    def edit(self, pick: int, is_by_moderator: bool, is_held: bool) -> None:
        row = self.numbered(pick, SHOWN)
        actor = self.moderators[0] if is_by_moderator else self.writer(row.writer_id)
        place = {"post_id": self.post_id, "number": row.number, "version": row.version, "reason": "wording"}
        prepared = self.prepare(is_held and not is_by_moderator)
        self.attempt(replies.edit_reply, actor=actor, prepared=prepared, **place)

    @rule(pick=PICK, service=st.sampled_from([*BY_WRITER]))
    def take_back(self, pick: int, service: Any) -> None:
        row = self.numbered(pick, BY_WRITER[service])
        self.attempt(service, actor=self.writer(row.writer_id), post_id=self.post_id, number=row.number)

    @rule(pick=PICK, is_edit=st.booleans())
    def change_what_waits(self, pick: int, is_edit: bool) -> None:
        row = self.pick(pick, Reply, Reply.post_id == self.post_id, Reply.number.is_(None))
        if row is None:
            return
        place = {"actor": self.writer(row.writer_id), "post_id": self.post_id, "reply_id": row.id}
        if is_edit:
            prepared = self.prepare(is_held=True)
            self.attempt(waiting_replies.edit_waiting_reply, version=row.version, prepared=prepared, **place)
        else:
            self.attempt(waiting_replies.withdraw_reply, **place)

    @rule(pick=PICK, reason=REASONS, is_by_moderator=st.booleans(), is_of_post=SOMETIMES)
    def report(self, pick: int, reason: str, is_by_moderator: bool, is_of_post: bool) -> None:
        """Two report a text: both of the others, or one of them and a moderator."""
        row = self.post() if is_of_post else self.numbered(pick, ("published",))
        flaggers = [actor for actor in self.people if actor.id != row.writer_id]
        if is_by_moderator:
            flaggers[0] = self.moderators[0]
        for actor in flaggers:
            target = Target(self.post_id, None if isinstance(row, Post) else row.number)
            self.attempt(create_flag, actor=actor, target=target, prepared=prepare_flag(reason, ""))

    @rule(pick=PICK)
    def take_report_back(self, pick: int) -> None:
        of_thread = or_(Flag.thing.startswith(f"reply:{self.post_id}:"), Flag.thing == f"post:{self.post_id}")
        flag = self.pick(pick, Flag, of_thread, Flag.flagger_id.is_not(None))
        if flag is not None:
            actor = next(a for a in (*self.people, *self.moderators) if a.id == flag.flagger_id)
            self.attempt(withdraw_flag, actor=actor, flag_id=flag.id)

    @rule()
    def wait(self) -> None:
        self.clock.shift(timedelta(minutes=11))

    # Moderators.

    @rule(pick=PICK, service=st.sampled_from([*BY_MODERATOR]))
    def decide(self, pick: int, service: Any) -> None:
        removed = self.branch_root(pick) if service is moderation.restore_reply_branch else None
        number = (removed or self.numbered(pick, BY_MODERATOR[service])).number
        self.attempt(service, actor=self.moderators[0], post_id=self.post_id, number=number, reason=WHY)

    @rule(pick=PICK, act=st.sampled_from(ON_CASES))
    def decide_case(self, pick: int, act: str) -> None:
        case = self.pick(pick, Case, Case.post_id == self.post_id, Case.lane == "normal", Case.state == "open")
        if case is None:
            return
        of_text = (Reply.post_id == self.post_id, Reply.id == case.reply_id)
        text = self.rows(Reply, *of_text)[0] if case.reply_id else self.post()
        seen = Seen(case.version, text.version)
        place = {"actor": self.moderators[0], "case_id": case.id, "seen": seen, "statement": WHY}
        self.attempt(decide_case, act=act, **place)

    @rule(pick=PICK, service=st.sampled_from(ON_HELD), is_by_machine=SOMETIMES)
    def decide_held(self, pick: int, service: Any, is_by_machine: bool) -> None:
        found = self.pick(pick, Case, Case.post_id == self.post_id, Case.hold_rule.is_not(None), Case.state == "open")
        if found is None:
            return

        def act(work: Any) -> None:
            case = work.get_one(Case, found.id)
            if is_by_machine:
                holds.expire_held(work, case)
            else:
                service(work, actor=self.moderators[0], case=case, statement=WHY)

        act.__name__ = "expire_held" if is_by_machine else service.__name__
        self.attempt(act)

    @rule(who=WHO, act=st.sampled_from(["sweep", "undo", "undo", "run"]))
    def sweep(self, who: int, act: str) -> None:
        member = self.people[who]
        arguments = {"actor": self.moderators[0], "handle": member.handle}
        if act == "sweep":
            self.attempt(sweeps.sweep_member, statement=WHY, **arguments)
        elif act == "undo":
            self.attempt(sweeps.undo_sweep, reason="A mistake.", **arguments)
        else:
            for swept in self.rows(Decision, Decision.kind == "sweep", Decision.user_id == member.id):
                self.attempt(sweeps.settle_sweep, decision_id=swept.id)

    # Appeals.

    @rule(pick=PICK, is_of_flagger=st.booleans())
    def appeal(self, pick: int, is_of_flagger: bool) -> None:
        prepared = prepare_appeal("I see it differently.")
        ids = [actor.id for actor in self.people]
        if is_of_flagger:
            flag = self.pick(pick, Flag, Flag.flagger_id.in_(ids), Flag.state == "disagreed")
            if flag is not None:
                self.attempt(appeal_report, actor=self.writer(flag.flagger_id), flag_id=flag.id, prepared=prepared)
            return
        notice = self.pick(pick, Notification, Notification.user_id.in_(ids), Notification.kind == "decision")
        if notice is not None:
            place = {"actor": self.writer(notice.user_id), "decision_id": notice.decision_id}
            self.attempt(appeal_decision, prepared=prepared, **place)

    @rule(pick=PICK, service=st.sampled_from(ON_APPEALS))
    def decide_appeal(self, pick: int, service: Any) -> None:
        case = self.pick(pick, Case, Case.post_id == self.post_id, Case.lane == "appeal", Case.state == "open")
        if case is None:
            return
        appeal = self.rows(Appeal, Appeal.case_id == case.id)[0]
        if service is withdraw_appeal:
            self.attempt(withdraw_appeal, actor=self.writer(appeal.appellant_id), case_id=case.id)
            return
        revision_id = self.rows(Decision, Decision.id == appeal.decision_id)[0].revision_id
        source = self.rows(Revision, Revision.id == revision_id)[0].source if revision_id else None
        answer = prepare_answer("We looked at it.", source=source)
        place = {"case_id": case.id, "version": case.version, "answer": answer}
        if not self.attempt(service, actor=self.moderators[1], **place):
            self.attempt(close_appeal, actor=self.moderators[1], **place)

    # What must hold after every step.

    @invariant()
    def counts_are_exact(self) -> None:
        assert find_faults(self.post_id, self.blog.id) == []

    @invariant()
    def nobody_is_wronged(self) -> None:
        people = [actor.member_id for actor in self.people]
        books = read_books(self.post_id, people)
        moderators, handles = {actor.member_id for actor in self.moderators}, [actor.handle for actor in self.people]
        assert find_wrongs(books, moderator_ids=moderators, handles=handles) == []
        restrictions = sum(decision.kind in RESTRICTING for decision in books.decisions.values())
        assert restrictions <= self.restrictions + 1, "one act restricts once"
        self.restrictions = restrictions


def run(*, examples: int, steps: int) -> Counter[str]:
    mark = next(MEMBERS)
    first, second = (make_actor(f"{name}{mark}", role="moderator") for name in ("mia", "max"))
    Moderated.moderators, Moderated.done = (first, second), Counter()
    run_state_machine_as_test(
        Moderated,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return Moderated.done


def test_any_order_of_acts_is_accounted_for(app: Flask) -> None:
    run(examples=8, steps=20)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_many_orders_of_acts_are_accounted_for(app: Flask) -> None:
    services = (*BY_MODERATOR, *BY_WRITER, *ON_HELD, *BY_MODERATOR_ON_POST, *LOCKING, *BY_WRITER_ON_POST)
    acts = {service.__name__ for service in services}
    done = run(examples=150, steps=50)
    for _ in range(MORE_WALKS):
        if acts <= set(done):
            break
        done += run(examples=50, steps=50)
    assert acts <= set(done), "every act was done at least once"
