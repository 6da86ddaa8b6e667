"""Decisions on cases: what each act does to text, case and flags, who may, and what two at once come to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.errors import CaseConflict, InvalidInput, NotAllowed, NotFound, StateConflict
from forum.models import AuditEntry, Decision, Flag, Notification, Post
from forum.permissions import Actor
from forum.queries.people import get_member_actor
from forum.services import moderation, posts, replies
from forum.services.case_claims import claim_case, release_case, take_over_case
from forum.services.case_decisions import Seen, decide_case
from forum.services.decisions import Statement, record_decision
from forum.services.hidden_by_flags import RULE
from forum.services.thread_state import lock_thread, set_reply_state
from tests.support.cases import flag_case, make_case, make_member_case, read_case
from tests.support.factories import grant, make_actor, make_blog, make_post, reply
from tests.support.racing import all_at_once, errors, overlap
from tests.support.recount import find_faults, read_rows


@dataclass
class Scene:
    """A post with replies by ann, each flagged by bob and cid; two moderators of its blog."""

    app: Flask
    blog: Any
    ann: Actor
    bob: Actor
    cid: Actor
    mia: Actor
    max: Actor
    post_id: int

    def case(self, number: int | None = None, reason: str = "spam") -> int:
        return make_case(self.post_id, number, flaggers=(self.bob, self.cid), reason=reason)

    def decision(self, case_id: int, act: str, by: Actor | None = None, **seen: int) -> Callable[[Any], Any]:
        case = read_case(case_id)
        at = Seen(seen.get("version", case.version), seen.get("text_version", 1))
        statement = Statement("A rule.", category="spam")
        return lambda work: decide_case(
            work, actor=by or self.mia, case_id=case_id, seen=at, act=act, statement=statement
        )

    def decide(self, case_id: int, act: str, by: Actor | None = None, **seen: int) -> None:
        run = self.decision(case_id, act, by, **seen)
        with unit_of_work() as work:
            run(work)

    def hide_by_reports(self, *numbers: int) -> None:
        for number in numbers:
            with unit_of_work() as work:
                lock_thread(work, self.post_id)
                post = work.get_one(Post, self.post_id)
                text = replies.load_reply(work, self.mia, post, number)
                hiding = record_decision(
                    work, actor=None, kind="hide", post=post, reply=text, reason=Statement("Reported.", rule=RULE)
                )
                set_reply_state(work, post, text, "hidden", decision_id=hiding.id)

    def outcome(self, case_id: int) -> tuple[str, str | None, set[str]]:
        case = read_case(case_id)
        end_reading()
        flags = set(session().scalars(select(Flag.state).where(Flag.case_id == case_id)))
        end_reading()
        assert find_faults(self.post_id, self.blog.id) == []
        return case.state, case.outcome, flags

    def states(self) -> list[str]:
        return [row.state for row in read_rows(self.post_id)]


def kinds() -> list[tuple[str, str | None, str]]:
    end_reading()
    rows = session().scalars(select(Decision).order_by(Decision.id)).all()
    found = [(row.kind, row.category, row.found_by) for row in rows]
    end_reading()
    return found


def told(actor: Actor, kind: str) -> int:
    end_reading()
    found = session().scalars(
        select(Notification.id).where(Notification.user_id == actor.member_id, Notification.kind == kind)
    )
    return len(found.all())


@pytest.fixture
def scene(app: Flask) -> Scene:
    ann, bob, cid = (make_actor(name) for name in ("ann", "bob", "cid"))
    blog = make_blog()
    mia, other = (grant(blog, make_actor(name), "moderator") for name in ("mia", "max"))
    post_id = make_post(make_actor("author"), blog)
    for _ in range(4):
        reply(ann, post_id)
    reply(bob, post_id, to=3)
    return Scene(app, blog, ann, bob, cid, mia, other, post_id)


def test_each_act_changes_text_case_and_flags_together(scene: Scene) -> None:
    hidden, removed, branch, kept = (scene.case(number) for number in (1, 2, 3, 4))
    scene.decide(hidden, "agree_hide")
    scene.decide(removed, "agree_remove")
    scene.decide(branch, "agree_remove_branch")
    scene.decide(kept, "disagree")
    assert scene.states() == ["hidden", "removed", "removed", "published", "removed"]
    for case_id in (hidden, removed, branch):
        assert scene.outcome(case_id) == ("closed", "agreed", {"agreed"})
    assert scene.outcome(kept) == ("closed", "disagreed", {"disagreed"})
    again = scene.case(4)
    scene.decide(again, "ignore")
    assert scene.outcome(again) == ("closed", "ignored", {"ignored"})
    on_post = scene.case(None)
    scene.decide(on_post, "lock")
    assert scene.outcome(on_post) == ("closed", "handled", {"ignored"})
    end_reading()
    assert session().get_one(Post, scene.post_id).is_locked
    assert kinds() == [(kind, "spam", "notice") for kind in ("hide", "remove", "remove", "dismiss", "ignore", "lock")]
    assert told(scene.ann, "decision") == 3, "what changed nothing is not told"
    assert told(scene.cid, "flag") == 6
    lines = session().scalars(select(AuditEntry.action).where(AuditEntry.actor_id == scene.mia.id)).all()
    assert lines == ["hide", "remove", "remove", "dismiss", "ignore", "lock"]


def test_what_reports_have_hidden(scene: Scene) -> None:
    """Agreeing keeps it hidden by a decision of the moderator; disagreeing and ignoring bring it back."""
    kept, back, ignored = (scene.case(number) for number in (1, 2, 4))
    scene.hide_by_reports(1, 2, 4)
    scene.decide(ignored, "ignore")
    assert scene.outcome(ignored)[1:] == ("ignored", {"ignored"})
    assert told(scene.ann, "decision") == 1
    scene.decide(kept, "agree_hide")
    scene.decide(back, "disagree")
    assert [scene.states()[place] for place in (0, 1, 3)] == ["hidden", "published", "published"]
    assert scene.outcome(kept)[1:] == ("agreed", {"agreed"})
    assert scene.outcome(back)[1:] == ("disagreed", {"disagreed"})
    assert [kind for kind, *_rest in kinds()][3:] == ["restore", "hide", "restore"]


def test_what_reports_have_hidden_below_a_post_that_was_taken_back(scene: Scene) -> None:
    """It would come back with the post, still hidden, and no moderator would be asked about it any more."""
    disagreed, ignored, by_moderator = (scene.case(number) for number in (1, 2, 4))
    scene.hide_by_reports(1, 2)
    with unit_of_work() as work:
        writer = get_member_actor(work.get_one(Post, scene.post_id).writer_id)
        moderation.hide_reply(work, actor=scene.max, post_id=scene.post_id, number=4, reason="A rule.")
    assert scene.outcome(by_moderator)[1] == "agreed"
    later = scene.case(4)
    with unit_of_work() as work:
        posts.unpublish_post(work, actor=writer, post_id=scene.post_id)
    for case_id, act in ((disagreed, "disagree"), (ignored, "ignore"), (later, "disagree")):
        scene.decide(case_id, act)
    with unit_of_work() as work:
        posts.publish_post(work, actor=writer, post_id=scene.post_id)
    assert scene.states() == ["published", "published", "published", "hidden", "published"]
    assert scene.outcome(disagreed)[1:] == ("disagreed", {"disagreed"})
    assert scene.outcome(ignored)[1:] == ("ignored", {"ignored"})
    assert [kind for kind, *_rest in kinds()] == ["hide", "hide", "hide", "restore", "restore", "dismiss"]


def test_a_text_that_its_writer_deleted_can_still_be_decided_on(scene: Scene) -> None:
    removed, dismissed = scene.case(1), scene.case(2)
    for number in (1, 2):
        with unit_of_work() as work:
            replies.delete_reply(work, actor=scene.ann, post_id=scene.post_id, number=number)
    with pytest.raises(StateConflict):
        scene.decide(removed, "agree_hide")
    scene.decide(removed, "agree_remove")
    scene.decide(dismissed, "disagree")
    assert scene.states()[:2] == ["removed", "deleted"]
    with pytest.raises(NotAllowed), unit_of_work() as work:
        replies.undelete_reply(work, actor=scene.ann, post_id=scene.post_id, number=1)


def test_who_may_decide(scene: Scene) -> None:
    """Nobody outside their blogs, on themself, or on an admin; and no act that is none."""
    case_id = scene.case(1)
    elsewhere = grant(make_blog(), make_actor("else"), "moderator")
    ann = grant(scene.blog, scene.ann, "moderator")
    for actor, error in ((scene.bob, NotAllowed), (elsewhere, NotFound), (ann, NotFound)):
        with pytest.raises(error):
            scene.decide(case_id, "disagree", actor)
    root = make_actor("root", role="admin")
    number = reply(root, scene.post_id)
    of_admin = scene.case(number)
    with pytest.raises(NotAllowed):
        scene.decide(of_admin, "agree_hide")
    scene.decide(of_admin, "agree_hide", make_actor("other", role="admin"))
    of_member = make_member_case(scene.ann)
    with pytest.raises(NotFound):
        scene.decide(of_member, "ignore", text_version=0)
    scene.decide(of_member, "ignore", make_actor("site", role="moderator"), text_version=0)
    with pytest.raises(InvalidInput):
        scene.decide(case_id, "approve it")
    with pytest.raises(StateConflict):
        scene.decide(case_id, "handled")
    assert read_case(case_id).state == "open"


def test_nothing_is_decided_on_what_the_moderator_did_not_see(scene: Scene) -> None:
    case_id = scene.case(1)
    before = read_case(case_id).version
    flag_case(case_id, scene.mia)
    with pytest.raises(CaseConflict):
        scene.decide(case_id, "agree_remove", version=before)
    prepared = replies.prepare_reply("Said otherwise.")
    with unit_of_work() as work:
        replies.edit_reply(work, actor=scene.ann, post_id=scene.post_id, number=1, version=1, prepared=prepared)
    with pytest.raises(CaseConflict):
        scene.decide(case_id, "agree_remove", text_version=1)
    scene.decide(case_id, "agree_remove", text_version=2)
    with pytest.raises(CaseConflict):
        scene.decide(case_id, "agree_remove", text_version=2)
    assert len(kinds()) == 1


def test_a_claim_keeps_others_out_until_they_take_over(scene: Scene) -> None:
    case_id = scene.case(1)

    def run(service: Callable[..., None], actor: Actor) -> None:
        with unit_of_work() as work:
            service(work, actor=actor, case_id=case_id)

    run(claim_case, scene.mia)
    for act in (lambda: run(claim_case, scene.max), lambda: scene.decide(case_id, "ignore", scene.max)):
        with pytest.raises(StateConflict):
            act()
    run(release_case, scene.max)
    assert read_case(case_id).claimed_by_id == scene.mia.id, "only one's own claim is given back"
    run(take_over_case, scene.max)
    scene.decide(case_id, "ignore", scene.max)
    assert read_case(case_id).claimed_by_id is None
    with pytest.raises(StateConflict):
        run(claim_case, scene.mia)


def test_of_two_moderators_who_decide_at_once_one_does(scene: Scene) -> None:
    case_id = scene.case(1)
    outcomes = overlap(
        scene.app, scene.decision(case_id, "agree_hide", scene.mia), scene.decision(case_id, "disagree", scene.max)
    )
    assert errors(outcomes) == [CaseConflict]
    assert [kind for kind, *_rest in kinds()] == ["hide"]
    assert told(scene.ann, "decision") == 1
    assert scene.outcome(case_id)[1:] == ("agreed", {"agreed"})


def test_claims_taken_at_once_give_one_claim(scene: Scene) -> None:
    case_id = scene.case(1)

    def claim(actor: Actor) -> Callable[[Any], Any]:
        return lambda work: claim_case(work, actor=actor, case_id=case_id)

    outcomes = all_at_once(scene.app, [claim(scene.mia), claim(scene.max)])
    assert errors(outcomes) == [StateConflict]
    winner = (scene.mia, scene.max)[outcomes.index(None)]
    assert read_case(case_id).claimed_by_id == winner.id


@pytest.mark.parametrize("swap", [False, True])
def test_a_decision_to_remove_while_someone_replies_to_it(scene: Scene, swap: bool) -> None:
    case_id = scene.case(1)
    prepared = replies.prepare_reply("An answer.")

    def answer(work: Any) -> Any:
        return replies.create_reply(
            work, actor=scene.bob, post_id=scene.post_id, parent_number=1, prepared=prepared, form_key="k"
        )

    outcomes = overlap(scene.app, scene.decision(case_id, "agree_remove_branch"), answer, swap=swap)
    assert errors(outcomes) == ([] if swap else [StateConflict])
    assert scene.states()[0] == "removed"
    assert set(scene.states()[5:]) == ({"removed"} if swap else set())
    assert scene.outcome(case_id)[0] == "closed"


def test_a_reply_is_restored_whose_branch_is_being_removed(scene: Scene) -> None:
    """The reply below it was hidden by reports; whichever comes first, states and counters agree."""
    inner = scene.case(5)
    scene.decide(scene.case(3), "agree_remove_branch")
    with unit_of_work() as work:
        moderation.restore_reply(work, actor=scene.mia, post_id=scene.post_id, number=5, reason="Wrong.")
    assert scene.states()[2:] == ["removed", "published", "published"]
    assert scene.outcome(inner) == ("closed", "disagreed", {"disagreed"})
    outer = scene.case(4)
    outcomes = overlap(
        scene.app,
        scene.decision(outer, "agree_remove_branch", scene.max),
        lambda work: moderation.restore_reply(work, actor=scene.mia, post_id=scene.post_id, number=3, reason="Wrong."),
    )
    assert errors(outcomes) == []
    assert scene.states()[2:] == ["published", "removed", "published"]
    assert scene.outcome(outer)[0] == "closed"
