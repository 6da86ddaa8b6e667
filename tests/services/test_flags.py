"""Reports: what they weigh, when they hide a text, how it comes back, and what is refused."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.errors import ForumError, InvalidInput, NotAllowed, NotFound, StateConflict, TooMany
from forum.models import Case, Decision, Flag, Notification, Post, Reply, SiteFact
from forum.permissions import Actor
from forum.queries.flags import Target, list_own_flags
from forum.queries.people import get_member_actor
from forum.queries.rules import RULE_SETTINGS
from forum.services import limits, moderation, replies
from forum.services.appeals import appeal_decision, prepare_appeal
from forum.services.case_decisions import Seen, decide_case
from forum.services.case_scores import report_by_rule
from forum.services.cases import close_case, thing_of
from forum.services.deciding_appeals import prepare_answer, reverse_decision
from forum.services.decisions import Statement
from forum.services.flags import create_flag, prepare_flag, withdraw_flag
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import edit_reply, prepare_reply
from forum.services.sweeps import sweep_member, undo_sweep
from tests.support.factories import grant, make_actor, make_blog, make_post, reply
from tests.support.recount import find_faults
from tests.support.statements import count_statements


class Scene:
    """A reply by ann under a post by author; two trusted members hide it together, which one of them does not."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.blog = make_blog()
        self.author, self.ann, self.bea = (make_actor(name) for name in ("author", "ann", "bea"))
        self.uma, self.ute = (make_actor(name, trust_level=4) for name in ("uma", "ute"))
        self.mod = grant(self.blog, make_actor("moddy"), "moderator")
        self.post_id = make_post(self.author, self.blog)
        self.number = reply(self.ann, self.post_id, "First words of ann")

    def flag(
        self, actor: Actor, reason: str = "spam", words: str = "", target: Target | None = None, version: int = 0
    ) -> int:
        with unit_of_work() as work:
            made = create_flag(
                work,
                actor=actor,
                target=target or Target(self.post_id, self.number),
                prepared=prepare_flag(reason, words, version),
            )
        return made.id

    def withdraw(self, actor: Actor, flag_id: int) -> None:
        with unit_of_work() as work:
            withdraw_flag(work, actor=actor, flag_id=flag_id)

    def edit(self, body: str, version: int) -> None:
        prepared = prepare_reply(body)
        with unit_of_work() as work:
            edit_reply(
                work, actor=self.ann, post_id=self.post_id, number=self.number, version=version, prepared=prepared
            )

    def act(self, service: Callable[..., object], number: int | None = None) -> None:
        with unit_of_work() as work:
            service(work, actor=self.mod, post_id=self.post_id, number=number or self.number, reason="A rule.")

    def state(self) -> str:
        end_reading()
        found = session().scalars(select(Reply.state).where(Reply.post_id == self.post_id, Reply.number == self.number))
        state = found.one()
        end_reading()
        assert find_faults(self.post_id, self.blog.id) == []
        return state

    def case(self, lane: str = "normal") -> Case:
        end_reading()
        case = session().scalars(select(Case).where(Case.lane == lane).order_by(Case.id.desc()).limit(1)).one()
        end_reading()
        return case

    def told(self, actor: Actor) -> list[tuple[Any, ...]]:
        """Kind of decision and whether by machine, of each notice of a decision."""
        end_reading()
        rows = session().execute(
            select(Decision.kind, Decision.is_automated)
            .join(Notification, Notification.decision_id == Decision.id)
            .where(Notification.user_id == actor.member_id)
            .order_by(Notification.id)
        )
        found = [tuple(row) for row in rows]
        end_reading()
        return found

    def set_rules(self, **values: object) -> None:
        stored = json.dumps({"version": 1, "values": values})
        with unit_of_work() as work:
            work.merge(SiteFact(name=RULE_SETTINGS, value=stored))


@pytest.fixture
def scene(app: Flask) -> Scene:
    return Scene(app)


def refused(act: Callable[[], object]) -> type[ForumError]:
    with pytest.raises(ForumError) as caught:
        act()
    return type(caught.value)


def test_two_members_hide_a_text_and_its_writer_is_told_once(scene: Scene) -> None:
    scene.flag(scene.bea, "off_topic")
    scene.flag(scene.uma, "disrespect")
    case = scene.case()
    assert (case.score, case.category, case.flag_count, scene.state()) == (7.0, "disrespect", 2, "published")
    before = case.version
    scene.flag(scene.ute, "disrespect")
    case = scene.case()
    assert (case.score, case.flag_count, scene.state()) == (12.0, 3, "hidden")
    assert case.version > before
    decision = session().scalars(select(Decision)).one()
    assert (decision.actor_id, decision.rule, decision.category, decision.case_id) == (
        None,
        "flags",
        "disrespect",
        case.id,
    )
    assert decision.reason == "It was reported. The main reason given: Disrespectful."
    assert scene.told(scene.ann) == [("hide", True)]
    assert refused(lambda: scene.flag(make_actor("late"))) is StateConflict
    scene.act(moderation.restore_reply)
    end_reading()
    earlier, restoring = session().scalars(select(Decision).order_by(Decision.id)).all()
    assert earlier.undone_by_id == restoring.id
    assert set(session().scalars(select(Flag.state))) == {"disagreed"}


def test_one_member_alone_hides_nothing_and_nobody_hides_what_a_moderator_wrote(scene: Scene) -> None:
    scene.set_rules(sensitivity="high")
    scene.flag(scene.uma)
    assert scene.state() == "published"
    scene.flag(scene.mod)
    assert scene.state() == "hidden"
    of_mod = reply(scene.mod, scene.post_id)
    for member in (scene.uma, scene.ute, scene.bea):
        scene.flag(member, target=Target(scene.post_id, of_mod))
    of_admin = reply(make_actor("adam", role="admin"), scene.post_id)
    for member in (scene.uma, scene.ute, scene.mod):
        scene.flag(member, target=Target(scene.post_id, of_admin))
    for number in (of_mod, of_admin):
        assert session().scalars(select(Reply.state).where(Reply.number == number)).one() == "published"


def test_sensitivity_says_how_much_it_takes(scene: Scene) -> None:
    for sensitivity, members, hides in (("off", 3, False), ("low", 2, False), ("low", 3, True), ("medium", 2, True)):
        scene.set_rules(sensitivity=sensitivity)
        scene.number = reply(scene.ann, scene.post_id)
        for number in range(members):
            scene.flag(make_actor(f"{sensitivity}{members}_{number}", trust_level=4))
        assert scene.state() == ("hidden" if hides else "published"), (sensitivity, members)


def test_an_edit_by_the_writer_brings_it_back_once_and_not_at_once(scene: Scene) -> None:
    scene.flag(scene.uma)
    scene.flag(scene.ute)
    scene.edit("Written in anger", 1)
    assert scene.state() == "hidden"
    with time_machine.travel(now() + timedelta(minutes=10, seconds=1), tick=False) as clock:
        scene.edit("Said with care, for @bea", 2)
        assert scene.state() == "published"
        assert scene.told(scene.ann) == [("hide", True), ("restore", True)]
        case = scene.case()
        assert (case.state, case.hides_from_version) == ("open", 3)
        mentions = select(Notification.kind).where(Notification.user_id == scene.bea.member_id)
        assert session().scalars(mentions).all() == ["mention"]
        scene.flag(make_actor("uli", trust_level=4))
        assert scene.state() == "published", "reports of the earlier text hide no more"
        scene.flag(make_actor("ulf", trust_level=4))
        assert scene.state() == "hidden"
        clock.shift(3600)
        scene.edit("Once more", 3)
        assert scene.state() == "hidden"
        version = scene.case().version
        with unit_of_work() as work:
            replies.delete_reply(work, actor=scene.ann, post_id=scene.post_id, number=scene.number)
        assert (scene.case().state, scene.case().version > version) == ("open", True)


def test_a_post_is_hidden_with_its_thread_and_comes_back_by_an_edit_too(scene: Scene) -> None:
    """And a member is reported to the moderators of the site, whatever it weighs hides nobody."""

    def states() -> tuple[str, ...]:
        end_reading()
        return tuple(session().scalars(select(Post.state).where(Post.id == scene.post_id)))

    for actor in (scene.uma, scene.ute):
        scene.flag(actor, "misinformation", target=Target(scene.post_id))
        scene.flag(actor, "disrespect", target=Target(handle="ANN"))
    assert states() == ("hidden",)
    with time_machine.travel(now() + timedelta(minutes=11), tick=False):
        prepared = prepare_post("A post", "Said with care")
        with unit_of_work() as work:
            edit_post(work, actor=scene.author, post_id=scene.post_id, version=1, prepared=prepared)
    assert states() == ("published",)
    assert scene.told(scene.author) == [("hide", True), ("restore", True)]
    cases = session().execute(select(Case.thing, Case.blog_id, Case.rank).order_by(Case.id))
    assert [tuple(row) for row in cases] == [
        (f"post:{scene.post_id}", scene.blog.id, -10.0),
        (f"member:{scene.ann.id}", None, -10.0),
    ]
    assert (scene.state(), list_own_flags(scene.uma).rows[0].name) == ("published", "Ann")


def test_what_a_moderator_hid_an_edit_does_not_bring_back(scene: Scene) -> None:
    scene.act(moderation.hide_reply)
    with time_machine.travel(now() + timedelta(hours=1), tick=False):
        scene.edit("Changed", 1)
    assert scene.state() == "hidden"


def test_after_a_moderator_showed_it_again_old_reports_do_not_hide_it(scene: Scene) -> None:
    scene.flag(scene.uma)
    scene.flag(scene.ute)
    scene.act(moderation.remove_reply)
    scene.act(moderation.restore_reply)
    scene.flag(make_actor("uli", trust_level=4))
    assert (scene.case().score, scene.state()) == (15.0, "published")


def test_nor_after_a_branch_or_a_swept_account_came_back(scene: Scene) -> None:
    """Whichever reply of the branch it was brought back from, and whatever was agreed with before."""
    below = reply(scene.ann, scene.post_id, "Below", to=scene.number)
    boss = make_actor("boss", role="admin")
    for member in (scene.uma, scene.ute):
        scene.flag(member, target=Target(scene.post_id, below), reason="off_topic")
        scene.flag(member)
    scene.act(moderation.restore_reply)
    scene.act(moderation.restore_reply, below)
    scene.flag(make_actor("ulf", trust_level=4))
    scene.act(moderation.remove_reply_branch)
    scene.act(moderation.restore_reply_branch, below)
    fresh = [make_actor(f"uli{number}", trust_level=4) for number in range(3)]
    scene.flag(fresh[0])
    assert scene.state() == "published"
    with unit_of_work() as work:
        sweep_member(work, actor=boss, handle="ann", statement=Statement("Spam."))
    assert scene.state() == "removed"
    with unit_of_work() as work:
        undo_sweep(work, actor=boss, handle="ann", reason="A mistake.")
    assert set(session().scalars(select(Flag.state).where(Flag.flagger_id == fresh[0].id))) == {"agreed"}
    scene.flag(fresh[1])
    assert scene.state() == "published"
    scene.flag(fresh[2])
    assert scene.state() == "hidden", "new reports count among themselves"


def test_a_report_is_known_refused_after_its_answer_and_withdrawn(scene: Scene) -> None:
    first = scene.flag(scene.bea)
    assert scene.flag(scene.bea, "disrespect") == first
    scene.withdraw(scene.bea, first)
    assert [own.state for own in list_own_flags(scene.bea).rows] == ["withdrawn"]
    assert scene.case().outcome == "withdrawn"
    assert refused(lambda: scene.withdraw(scene.bea, first)) is StateConflict
    assert refused(lambda: scene.withdraw(scene.uma, first)) is NotFound
    scene.flag(scene.bea)
    case = scene.case()
    with unit_of_work() as work:
        found = work.get_one(Case, case.id)
        close_case(work, found, "disagreed", actor_id=scene.mod.member_id)
    assert refused(lambda: scene.flag(scene.bea)) is StateConflict
    scene.withdraw(scene.bea, scene.flag(scene.bea, "disrespect"))
    scene.edit("Another text", 1)
    scene.withdraw(scene.bea, scene.flag(scene.bea))
    scene.edit("Once more", 2)
    with time_machine.travel(now() + timedelta(hours=25), tick=False):
        scene.flag(scene.bea)
    states = [own.state for own in list_own_flags(scene.bea).rows]
    assert states == ["open", "withdrawn", "withdrawn", "disagreed", "withdrawn"]


def test_which_version_a_form_names_opens_no_way_around_an_answer(scene: Scene) -> None:
    scene.edit("Another text", 1)
    first = scene.flag(scene.bea, version=-(10**30))
    assert session().scalars(select(Flag.text_version).where(Flag.id == first)).one() == 1
    end_reading()
    with unit_of_work() as work:
        found = work.scalars(select(Case).where(Case.state == "open")).one()
        close_case(work, found, "disagreed", actor_id=scene.mod.member_id)
    assert refused(lambda: scene.flag(scene.bea)) is StateConflict
    scene.edit("A third text", 2)
    assert scene.flag(scene.bea) > first


def test_withdrawing_the_last_report_shows_the_text_again(scene: Scene) -> None:
    ids = [(actor, scene.flag(actor)) for actor in (scene.uma, scene.ute)]
    scene.withdraw(*ids[0])
    assert (scene.state(), scene.case().score) == ("hidden", 5.0)
    scene.withdraw(*ids[1])
    assert (scene.state(), scene.case().outcome, scene.case().score) == ("published", "withdrawn", 0.0)
    assert scene.told(scene.ann) == [("hide", True), ("restore", True)]


def test_what_cannot_be_reported(scene: Scene) -> None:
    private = make_blog(reading="private")
    hidden_post = make_post(grant(private, scene.author, "author"), private)
    assert refused(lambda: scene.flag(scene.ann)) is NotAllowed
    assert refused(lambda: scene.flag(scene.ann, target=Target(handle="ann"))) is NotAllowed
    assert refused(lambda: scene.flag(scene.bea, target=Target(hidden_post))) is NotFound
    assert refused(lambda: scene.flag(scene.bea, target=Target(handle="nobody_here"))) is NotFound
    assert refused(lambda: scene.flag(scene.bea, target=Target(scene.post_id, 99))) is StateConflict
    for reason, words in (("other", " "), ("zz", "x"), ("spam", "x" * 2001)):
        assert refused(lambda reason=reason, words=words: prepare_flag(reason, words)) is InvalidInput  # type: ignore[misc]
    assert session().scalars(select(Case)).all() == []


def test_admins_choose_how_many_reports_a_day_are_enough(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [reply(scene.ann, scene.post_id, f"Of many {number}") for number in range(2)]
    monkeypatch.setattr(limits, "current_settings", lambda: replace(current_settings(), limits="on"))
    scene.set_rules(flags_a_day=2)
    for number in numbers:
        scene.flag(scene.bea, target=Target(scene.post_id, number))
    with count_statements() as sent:
        assert refused(lambda: scene.flag(scene.bea)) is TooMany
    # The unit of work asked for maintenance besides.
    assert len([one for one in sent if "site_facts" in one]) == 2
    scene.set_rules(flags_a_day=3)
    scene.flag(scene.bea)
    assert refused(lambda: scene.flag(scene.bea, target=Target(scene.post_id))) is TooMany


def test_what_a_rule_reports_adds_to_the_score_and_hides_nothing(scene: Scene) -> None:
    scene.set_rules(sensitivity="high")
    for reason in ("spam", "worried"):
        with unit_of_work() as work:
            post = work.get_one(Post, scene.post_id)
            text = work.scalars(select(Reply).where(Reply.number == scene.number)).one()
            for _ in range(2):
                report_by_rule(work, thing_of(post, text), version=1, reason=reason, words="A listed word")
    scene.flag(scene.uma)
    assert (scene.case().score, scene.case().flag_count, scene.state()) == (6.0, 2, "published")
    assert scene.case("worried").category == "worried"
    called = select(Notification.user_id).where(Notification.kind == "duty")
    assert session().scalars(called).all() == [scene.mod.member_id]
    scene.flag(scene.ute)
    assert scene.state() == "hidden"


def test_accuracy_changes_what_a_report_weighs(scene: Scene) -> None:
    """The check values of the formula, on rows of the database."""
    for agreed, disagreed, weight in ((5, 0, 2.0), (6, 0, 8.46), (10, 10, 0.0), (14, 6, 2.0)):
        flagger = make_actor(f"f{agreed}_{disagreed}")
        with unit_of_work() as work:
            case = Case(thing=f"member:{flagger.id}", state="closed", outcome="handled", opened_at=now())
            work.add(case)
            work.flush()
            for number in range(agreed + disagreed):
                work.add(
                    Flag(
                        case_id=case.id,
                        thing="member:0",
                        flagger_id=flagger.member_id,
                        reason="spam",
                        weight=2.0,
                        state="agreed" if number < agreed else "disagreed",
                        created_at=now(),
                        handled_at=now(),
                    )
                )
        flag_id = scene.flag(flagger, target=Target(handle="author"))
        assert session().get_one(Flag, flag_id).weight == weight, (agreed, disagreed)
    assert get_member_actor(scene.uma.member_id).trust_level == 4


@pytest.mark.parametrize("way", ["withdrawn", "disagreed", "open"])
def test_a_text_that_its_writer_deleted_comes_back_shown_once_nobody_reports_it(scene: Scene, way: str) -> None:
    ids = [scene.flag(scene.uma), scene.flag(scene.ute)]
    place: dict[str, Any] = {"actor": scene.ann, "post_id": scene.post_id, "number": scene.number}
    with unit_of_work() as work:
        replies.delete_reply(work, **place)
    if way == "withdrawn":
        scene.withdraw(scene.uma, ids[0])
        scene.withdraw(scene.ute, ids[1])
    elif way == "disagreed":
        with unit_of_work() as work:
            close_case(work, work.get_one(Case, scene.case().id), "disagreed", actor_id=scene.mod.id)
    with unit_of_work() as work:
        replies.undelete_reply(work, **place)
    is_back = way != "open"
    assert scene.state() == ("published" if is_back else "hidden")
    assert scene.told(scene.ann) == [("hide", True), *([("restore", True)] if is_back else [])]


def test_reports_before_a_reversed_decision_do_not_hide_again(scene: Scene) -> None:
    scene.flag(scene.uma)
    scene.flag(scene.ute)
    case = scene.case()
    seen, statement = Seen(case.version, 1), Statement("A rule.")
    with unit_of_work() as work:
        decision = decide_case(
            work, actor=scene.mod, case_id=case.id, seen=seen, act="agree_hide", statement=statement
        ).id
    prepared, other = prepare_appeal("I see it differently."), grant(scene.blog, make_actor("max"), "moderator")
    with unit_of_work() as work:
        appeal_id = appeal_decision(work, actor=scene.ann, decision_id=decision, prepared=prepared)
    answer, version = prepare_answer("You are right."), scene.case("appeal").version
    with unit_of_work() as work:
        reverse_decision(work, actor=other, case_id=appeal_id, version=version, answer=answer)
    scene.flag(make_actor("uli", trust_level=4))
    assert scene.state() == "published"
