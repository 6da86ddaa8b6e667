"""What becomes of cases that wait: reminders, what rises to the admins, and what lapses."""

from dataclasses import replace
from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import AgeCases
from forum.jobs.age_cases import age_cases
from forum.models import Case, CaseEntry, Decision, Flag, Notification, Post, Reply
from forum.permissions import Actor
from forum.rules.facts import Verdict
from forum.services.cases import add_step
from forum.services.replies import create_reply, load_reply, prepare_reply
from forum.services.thread_state import lock_thread, set_reply_state
from tests.support.cases import change_case, make_case, make_member_case, read_case
from tests.support.factories import grant, make_actor, make_blog, make_post, reply


def duties(actor: Actor) -> int:
    end_reading()
    query = select(func.count()).where(Notification.user_id == actor.member_id, Notification.kind == "duty")
    return session().scalar(query) or 0


def run() -> None:
    end_reading()
    age_cases(AgeCases())


def test_moderators_are_reminded_once_and_nothing_young_changes(app: Flask) -> None:
    blog, ann, bob = make_blog(), make_actor("ann"), make_actor("bob")
    mod = grant(blog, make_actor("moddy"), "moderator")
    post_id = make_post(ann, blog)
    old = [
        make_case(post_id, reply(ann, post_id), flaggers=(bob,), opened_at=now() - timedelta(hours=49))
        for _ in range(3)
    ]
    young = make_case(post_id, reply(ann, post_id), flaggers=(bob,), opened_at=now() - timedelta(hours=47))
    for _ in range(2):
        run()
        assert duties(mod) == 1, "one line for all that wait"
    assert all(read_case(case_id).reminded_at for case_id in old)
    assert read_case(young).reminded_at is None
    assert {read_case(case_id).state for case_id in (*old, young)} == {"open"}


def test_what_nobody_touched_lapses_and_what_must_not_rises(app: Flask) -> None:
    blog, ann, bob = make_blog(), make_actor("ann"), make_actor("bob")
    admin = make_actor("root", role="admin")
    post_id = make_post(ann, blog)
    long_ago, week = now() - timedelta(days=61), now() - timedelta(days=8)

    def case(reason: str = "spam", lane: str = "normal", opened_at=long_ago) -> int:
        case_id = make_case(
            post_id, reply(ann, post_id), flaggers=(bob,), reason=reason, lane=lane, opened_at=opened_at
        )
        with unit_of_work() as work:
            flags = work.scalars(select(Flag).where(Flag.case_id == case_id)).all()
            for found in flags:
                found.created_at = opened_at
        return case_id

    def held(body: str) -> int:
        """The case of a reply that waits."""
        prepared = prepare_reply(body)
        verdict = Verdict("hold", "word", "Wait.", prepared.source)
        with unit_of_work() as work:
            create_reply(
                work,
                actor=ann,
                post_id=post_id,
                parent_number=None,
                prepared=replace(prepared, verdict=verdict),
                form_key=body,
            )
        end_reading()
        case_id = session().scalars(select(Case.id).where(Case.hold_rule == "word").order_by(Case.id.desc())).first()
        return case_id or 0

    waited, waits = held("It waited for long"), held("It waits")
    change_case(waited, opened_at=long_ago)
    plain, hidden, noted, personal = case(), case(), case(), case("personal_data")
    worried, appeal, fresh = case("worried", "worried"), case(lane="appeal", opened_at=week), case(opened_at=week)
    member = make_member_case(ann)
    change_case(member, opened_at=long_ago)
    with unit_of_work() as work:
        add_step(work, work.get_one(Case, noted), "seen", actor_id=admin.id)
    with unit_of_work() as work:
        lock_thread(work, post_id)
        post = work.get_one(Post, post_id)
        set_reply_state(work, post, load_reply(work, admin, post, 2), "hidden")
    for _ in range(2):
        run()
    for case_id in (plain, member):
        assert (read_case(case_id).state, read_case(case_id).outcome) == ("closed", "expired")
    assert (read_case(waited).state, read_case(waited).outcome) == ("closed", "expired")
    end_reading()
    lapsed = session().scalars(select(Decision).where(Decision.kind == "reject")).one()
    assert (lapsed.case_id, lapsed.rule, lapsed.is_automated) == (waited, "expired", True)
    states = {row.source: row.state for row in session().scalars(select(Reply).where(Reply.number.is_(None)))}
    assert states == {"It waited for long": "rejected", "It waits": "pending"}
    for case_id in (hidden, noted, personal, worried, appeal, fresh, waits):
        assert read_case(case_id).state == "open"
    assert [read_case(case_id).escalation for case_id in (hidden, personal, appeal, worried)] == [2, 2, 2, 0]
    end_reading()
    assert session().scalars(select(Flag.state).where(Flag.case_id == plain)).all() == ["ignored"]
    told = select(Notification.case_id).where(Notification.user_id == admin.member_id, Notification.kind == "duty")
    assert {hidden, personal, appeal} <= set(session().scalars(told))
    assert session().scalar(select(func.count()).select_from(CaseEntry)) == 1
