"""Warnings, silences, suspensions and sweeps: what they stop, whom they may reach, and what comes back."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import SweepMember
from forum.errors import ForumError, InvalidInput, NotAllowed, NotFound, Restricted, StateConflict
from forum.jobs.runner import run_due
from forum.jobs.sweep_member import sweep_member as work_off
from forum.models import (
    AuditEntry,
    Blog,
    Case,
    CountDelta,
    Decision,
    Flag,
    Mail,
    Notification,
    Post,
    Reply,
    Sanction,
    SignIn,
    User,
)
from forum.permissions import Actor
from forum.queries.people import get_member_actor
from forum.queries.verification import find_faults
from forum.services import moderation, replies, sanctions, sweeps
from forum.services.accounts import find_resettable, start_session
from forum.services.cases import open_case, thing_of
from forum.services.decisions import Statement
from forum.services.posts import edit_post, publish_post, set_post_state
from forum.services.prepared_posts import prepare_post
from forum.services.sanctions import Reach
from forum.services.thread_state import lock_thread
from forum.services.tokens import make_decision_token, read_decision_token, reset_token
from tests.support.factories import add_waiting, grant, make_actor, make_blog, make_draft, make_post, reply
from tests.support.racing import errors, overlap

WHY = Statement("It sells things.", category="spam")


@dataclass
class Scene:
    blog: Blog
    other: Blog
    mod: Actor
    ann: Actor
    bob: Actor
    post_id: int


@pytest.fixture
def scene(app: Flask) -> Scene:
    mod, ann, bob = make_actor("mod", role="moderator"), make_actor("ann"), make_actor("bob")
    blog, other = make_blog(), make_blog()
    return Scene(blog, other, mod, ann, bob, make_post(bob, blog))


def do(service: Any, **arguments: Any) -> Any:
    with unit_of_work() as work:
        return service(work, **arguments)


def silence(actor: Actor, handle: str = "ann", blog: Blog | None = None, duration: str = "1d") -> Decision:
    reach = Reach(blog.id if blog else None, duration)
    return do(sanctions.silence_member, actor=actor, handle=handle, statement=WHY, reach=reach)  # type: ignore[no-any-return]


def suspend(actor: Actor, handle: str = "ann", duration: str = "1w", blog_id: int | None = None) -> Decision:
    reach = Reach(blog_id, duration)
    return do(sanctions.suspend_member, actor=actor, handle=handle, statement=WHY, reach=reach)  # type: ignore[no-any-return]


def count(table: Any, *where: Any) -> int:
    end_reading()
    return session().scalar(select(func.count()).select_from(table).where(*where)) or 0


def faults() -> list[str]:
    return [fault.words for fault in find_faults()]


def test_a_silence_stops_what_is_published_and_nothing_else(scene: Scene) -> None:
    ann, draft = scene.ann, make_draft(scene.ann, scene.blog)
    number, hidden = reply(ann, scene.post_id), reply(ann, scene.post_id)
    do(moderation.hide_reply, actor=scene.mod, post_id=scene.post_id, number=hidden, reason="Look at it.")
    decision = silence(scene.mod, blog=scene.blog)
    better = replies.prepare_reply("Better.")
    at_reply = {"actor": ann, "post_id": scene.post_id, "version": 1, "prepared": better}
    refused: list[Any] = [
        lambda: reply(ann, scene.post_id),
        lambda: make_draft(ann, scene.blog),
        lambda: do(publish_post, actor=ann, post_id=draft),
        lambda: do(replies.edit_reply, number=number, **at_reply),
    ]
    for act in refused:
        with pytest.raises(Restricted):
            act()
    do(replies.edit_reply, number=hidden, **at_reply)
    do(edit_post, actor=ann, post_id=draft, version=1, prepared=prepare_post("A post", "A better draft."))
    do(replies.delete_reply, actor=ann, post_id=scene.post_id, number=number)
    with pytest.raises(Restricted):
        do(replies.undelete_reply, actor=ann, post_id=scene.post_id, number=number)
    make_post(ann, scene.other)
    held = get_member_actor(ann.member_id).restriction("silence", scene.blog.id)
    assert held is not None
    assert (held.decision_id, held.ends_at) == (decision.id, decision.ends_at)
    assert (decision.kind, decision.user_id, decision.blog_id, decision.category) == (
        *("silence", ann.id, scene.blog.id),
        "spam",
    )
    assert count(Notification, Notification.user_id == ann.id, Notification.decision_id == decision.id) == 1
    assert count(AuditEntry, AuditEntry.action == "silence", AuditEntry.subject_id == ann.id) == 1
    longer = silence(scene.mod, blog=scene.blog, duration="1m")
    with time_machine.travel(now() + timedelta(days=2)):
        with pytest.raises(Restricted):
            reply(ann, scene.post_id)
        sanction_id = session().scalar(select(Sanction.id).where(Sanction.decision_id == longer.id))
        lift = {"actor": scene.mod, "handle": "ann", "sanction_id": sanction_id, "reason": "Long enough."}
        do(sanctions.lift_sanction, **lift)
        reply(ann, scene.post_id)
        with pytest.raises(StateConflict):
            do(sanctions.lift_sanction, **lift)
    assert count(Decision, Decision.id == longer.id, Decision.undone_by_id.is_not(None)) == 1


def test_a_sanction_ends_by_itself(scene: Scene) -> None:
    silence(scene.mod, duration="1d")
    with time_machine.travel(now() + timedelta(days=1, seconds=1)):
        reply(scene.ann, scene.post_id)


def test_a_warning_waits_to_be_read(scene: Scene) -> None:
    first, second = (
        do(sanctions.warn_member, actor=scene.mod, handle="ann", statement=Statement(f"Please, number {number}."))
        for number in (1, 2)
    )
    do(sanctions.acknowledge_warnings, actor=scene.ann, up_to_id=first.id)
    with pytest.raises(Restricted):
        reply(scene.ann, scene.post_id)
    do(sanctions.acknowledge_warnings, actor=scene.bob, up_to_id=second.id)
    with pytest.raises(Restricted):
        reply(scene.ann, scene.post_id)
    do(sanctions.acknowledge_warnings, actor=scene.ann, up_to_id=second.id)
    reply(scene.ann, scene.post_id)


def test_a_suspension_ends_sign_ins_and_links_and_sends_a_mail(app: Flask, scene: Scene) -> None:
    user = session().get_one(User, scene.ann.member_id)
    token = reset_token(user)
    end_reading()
    do(start_session, user_id=scene.ann.member_id, is_kept=True, user_agent="", address="")
    decision = suspend(scene.mod)
    assert count(SignIn, SignIn.user_id == scene.ann.id) == 0
    assert find_resettable(token, session()) is None
    assert find_resettable(reset_token(session().get_one(User, scene.ann.member_id)), session()) is not None
    end_reading()
    assert count(Mail, Mail.template == "suspended", Mail.user_id == scene.ann.id) == 1
    with pytest.raises(Restricted):
        reply(scene.ann, scene.post_id)
    link = make_decision_token(scene.ann.member_id, decision.id)
    assert read_decision_token(link) == (scene.ann.id, decision.id)
    assert read_decision_token("zz") is None
    assert read_decision_token(token) is None


def test_who_may_act_on_whom(scene: Scene) -> None:
    admin, second = make_actor("ada", role="admin"), make_actor("max", role="moderator")
    local = grant(scene.blog, make_actor("lou"), "moderator")
    fellow = grant(scene.blog, make_actor("fay"), "moderator")
    elsewhere = grant(scene.other, make_actor("eve"), "moderator")
    for actor, handle, blog in (
        (local, "ann", None),
        (local, "ann", scene.other),
        (elsewhere, "ann", scene.blog),
        (local, "lou", scene.blog),
        (local, "fay", scene.blog),
        (local, "mod", scene.blog),
        (scene.mod, "mod", None),
        (scene.mod, "max", None),
        (scene.mod, "ada", None),
        (scene.mod, "fay", None),
        (admin, "ada", None),
        (scene.ann, "bob", None),
        (scene.ann, "bob", scene.blog),
    ):
        with pytest.raises(NotAllowed):
            silence(actor, handle, blog)
    with pytest.raises(NotAllowed):
        do(sweeps.sweep_member, actor=local, handle="ann", statement=WHY)
    with pytest.raises(NotAllowed):
        suspend(local)
    for actor, handle, blog in ((local, "ann", scene.blog), (local, "eve", scene.blog), (admin, "max", None)):
        silence(actor, handle, blog)
    silence(admin, fellow.handle)
    assert second.role == "moderator"


def test_what_cannot_be_taken(scene: Scene) -> None:
    make_actor("gone", state="erased")
    cases: list[tuple[type[ForumError], Any]] = [
        (NotFound, lambda: silence(scene.mod, "nobody")),
        (StateConflict, lambda: silence(scene.mod, "gone")),
        (InvalidInput, lambda: silence(scene.mod, duration="2y")),
        (InvalidInput, lambda: suspend(scene.mod, blog_id=scene.blog.id)),
        (StateConflict, lambda: do(sweeps.undo_sweep, actor=scene.mod, handle="ann", reason="No.")),
    ]
    for kind in ("", "zz"):
        statement = Statement("Why." if kind else " ", category=kind or None)
        cases.append(
            (InvalidInput, lambda s=statement: do(sanctions.warn_member, actor=scene.mod, handle="ann", statement=s))
        )
    with unit_of_work() as work:
        of_bob = open_case(work, thing_of(work.get_one(Post, scene.post_id))).id
    for case_id in (of_bob, of_bob + 1):
        arguments = {"actor": scene.mod, "handle": "ann", "statement": WHY, "case_id": case_id}
        cases.append((InvalidInput, lambda a=arguments: do(sanctions.warn_member, **a)))
    for error, act in cases:
        with pytest.raises(error):
            act()
    assert count(Decision) == 0
    warned = do(sanctions.warn_member, actor=scene.mod, handle="bob", statement=WHY, case_id=of_bob)
    assert warned.case_id == of_bob


def states() -> dict[Any, Any]:
    """Of every text the state, what is shown, and the decision; and what the deltas say."""
    end_reading()
    posts = session().execute(select(Post.id, Post.state, Post.decision_id, Post.swept_from)).all()
    rows = session().execute(select(Reply.id, Reply.state, Reply.is_shown, Reply.decision_id)).all()
    sums: Counter[Any] = Counter()
    for user_id, posted, replied in session().execute(select(CountDelta.user_id, CountDelta.posts, CountDelta.replies)):
        sums[user_id, "posts"] += posted
        sums[user_id, "replies"] += replied
    found = {"posts": sorted(map(tuple, posts)), "replies": sorted(map(tuple, rows)), "sums": dict(sums)}
    end_reading()
    return found


def write_much(scene: Scene, replies_written: int = 5) -> None:
    """Texts of ann in every state, with answers above and below them."""
    own = make_post(scene.ann, scene.other)
    reply(scene.bob, own)
    make_draft(scene.ann, scene.blog)
    for number in range(replies_written):
        first = reply(scene.ann, scene.post_id)
        if number % 2:
            reply(scene.ann, scene.post_id, to=reply(scene.bob, scene.post_id, to=first))
        else:
            reply(scene.ann, scene.post_id, to=first)
    alone = reply(scene.ann, scene.post_id, to=reply(scene.ann, scene.post_id))
    reply(scene.bob, scene.post_id, to=alone)
    for service, number in ((moderation.hide_reply, alone), (moderation.remove_reply, 2)):
        do(service, actor=scene.mod, post_id=scene.post_id, number=number, reason="For another reason.")
    pending = make_post(scene.ann, scene.blog)
    with unit_of_work() as work:
        lock_thread(work, pending)
        set_post_state(work, work.get_one(Post, pending), "pending")
    add_waiting(scene.post_id, scene.ann.member_id, replies.prepare_reply("Waits."))


def flag_first_reply(scene: Scene) -> int:
    with unit_of_work() as work:
        post = work.get_one(Post, scene.post_id)
        first = work.scalars(
            select(Reply).where(Reply.writer_id == scene.ann.id, Reply.state == "published").order_by(Reply.id)
        ).first()
        case = open_case(work, thing_of(post, first))
        work.add(
            Flag(
                case_id=case.id,
                thing=case.thing,
                flagger_id=scene.bob.id,
                reason="spam",
                weight=2.0,
                created_at=now(),
            )
        )
        case.flag_count = 1
        return case.id


@pytest.mark.parametrize("batch", [3, 200])
def test_a_sweep_and_its_undoing_leave_all_as_it_was(
    app: Flask, scene: Scene, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(sweeps, "BATCH", batch)
    write_much(scene)
    case_id = flag_first_reply(scene)
    before = states()
    assert faults() == []
    decision = do(sweeps.sweep_member, actor=scene.mod, handle="ann", statement=WHY)
    assert faults() == []
    swept_at_once = count(Reply, Reply.decision_id == decision.id) + count(Post, Post.decision_id == decision.id)
    assert (swept_at_once == 3) == (batch == 3)
    with pytest.raises(StateConflict):
        do(sweeps.sweep_member, actor=scene.mod, handle="ann", statement=WHY)
    run_due(app)
    assert faults() == []
    own = (Reply.writer_id == scene.ann.id, Reply.state.in_(["published", "pending"]))
    assert count(Reply, *own) == count(Post, Post.writer_id == scene.ann.id, Post.state == "published") == 0
    assert count(Reply, Reply.writer_id == scene.ann.id, Reply.state == "hidden") == 1
    swept = count(Reply, Reply.decision_id == decision.id) + count(Post, Post.decision_id == decision.id)
    assert count(Decision, Decision.id == decision.id, Decision.affected == swept) == 1
    assert count(Case, Case.id == case_id, Case.outcome == "agreed") == 1
    assert count(Notification, Notification.user_id == scene.bob.id, Notification.kind == "flag") == 1
    assert count(Notification, Notification.user_id == scene.ann.id, Notification.decision_id == decision.id) == 1
    assert get_member_actor(scene.ann.member_id).restriction("suspension") is not None
    after = states()
    work_off(SweepMember(decision.id))
    assert states() == after
    undone = do(sweeps.undo_sweep, actor=scene.mod, handle="ann", reason="A mistake, sorry.")
    assert undone.kind == "undo_sweep"
    run_due(app)
    assert states() == before
    assert faults() == []
    reply(scene.ann, scene.post_id)
    with pytest.raises(StateConflict):
        do(sweeps.undo_sweep, actor=scene.mod, handle="ann", reason="Again.")


def test_a_sweep_is_undone_within_30_days(scene: Scene) -> None:
    do(sweeps.sweep_member, actor=scene.mod, handle="ann", statement=WHY)
    with time_machine.travel(now() + timedelta(days=30, seconds=1)), pytest.raises(StateConflict):
        do(sweeps.undo_sweep, actor=scene.mod, handle="ann", reason="Late.")


@pytest.mark.parametrize("is_undone_first", [False, True])
def test_undoing_a_sweep_while_its_job_runs(
    app: Flask, scene: Scene, monkeypatch: pytest.MonkeyPatch, is_undone_first: bool
) -> None:
    monkeypatch.setattr(sweeps, "BATCH", 3)
    write_much(scene)
    before = states()
    decision = do(sweeps.sweep_member, actor=scene.mod, handle="ann", statement=WHY)
    outcomes = overlap(
        app,
        lambda work: sweeps.settle_sweep(work, decision_id=decision.id),
        lambda work: sweeps.undo_sweep(work, actor=scene.mod, handle="ann", reason="A mistake."),
        swap=is_undone_first,
    )
    assert errors(outcomes) == []
    assert faults() == []
    run_due(app)
    assert states() == before
    assert faults() == []


@pytest.mark.parametrize("service", ["suspend", "sweep"])
@pytest.mark.parametrize("is_reply_first", [True, False])
def test_a_reply_on_its_way_when_its_writer_is_shut_out(
    app: Flask, scene: Scene, service: str, is_reply_first: bool
) -> None:
    do(start_session, user_id=scene.ann.member_id, is_kept=True, user_agent="", address="")
    prepared = replies.prepare_reply("On its way.")

    def send(work: Any) -> Any:
        arguments: dict[str, Any] = {"parent_number": None, "prepared": prepared, "form_key": "zz"}
        return replies.create_reply(work, actor=scene.ann, post_id=scene.post_id, **arguments)

    def shut_out(work: Any) -> Any:
        if service == "sweep":
            return sweeps.sweep_member(work, actor=scene.mod, handle="ann", statement=WHY)
        return sanctions.suspend_member(work, actor=scene.mod, handle="ann", statement=WHY, reach=Reach())

    outcomes = overlap(app, send, shut_out, swap=not is_reply_first)
    assert errors(outcomes) == ([] if is_reply_first else [Restricted])
    run_due(app)
    is_there = is_reply_first and service == "suspend"
    assert count(Reply, Reply.writer_id == scene.ann.id, Reply.state == "published") == int(is_there)
    assert count(Reply, Reply.writer_id == scene.ann.id) == int(is_reply_first)
    assert count(SignIn, SignIn.user_id == scene.ann.id) == 0
    assert faults() == []


@pytest.mark.parametrize("is_undone_first", [False, True])
def test_undoing_the_removal_of_a_branch_while_it_runs(app: Flask, scene: Scene, is_undone_first: bool) -> None:
    """The undoing comes while the removal is not committed, or the removal of another branch while it is undone."""
    root = reply(scene.ann, scene.post_id)
    for number in range(40):
        reply(scene.bob if number % 2 else scene.ann, scene.post_id, to=root + number // 3)
    before = states()
    act: dict[str, Any] = {"actor": scene.mod, "post_id": scene.post_id, "number": root, "reason": "All of it."}
    if is_undone_first:
        do(moderation.remove_reply_branch, **act)
    outcomes = overlap(
        app,
        lambda work: moderation.remove_reply_branch(work, **act),
        lambda work: moderation.restore_reply_branch(work, **act),
        swap=is_undone_first,
    )
    assert errors(outcomes) == []
    assert faults() == []
    if not is_undone_first:
        assert states()["replies"] == before["replies"]
    else:
        assert count(Reply, Reply.state == "published") == 0
