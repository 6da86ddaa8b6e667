"""In any order of writing, hiding, following, ignoring and waiting, mail and inbox tell what may be read, once."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import update

from forum.db import end_reading, unit_of_work
from forum.db.jobs import SendDue, enqueue
from forum.jobs import run_due
from forum.models import Blog
from forum.permissions import Actor
from forum.queries.follows import Target
from forum.queries.inbox import list_notifications
from forum.services.follows import end_follow, set_follow
from forum.services.ignores import ignore_member, stop_ignoring
from forum.services.inbox import mark_all_read
from forum.services.moderation import hide_reply, restore_reply
from forum.services.posts import publish_post, unpublish_post
from forum.services.reader_settings import set_mail
from forum.services.replies import delete_reply, undelete_reply
from forum.services.stopping import stop_mail
from tests.support.factories import make_actor, make_blog, make_post, reply

BEGIN = datetime(2026, 3, 27, 12, tzinfo=UTC)
NEWEST = 2**62
WHO = st.integers(0, 2)
SELDOM = st.sampled_from([False, False, False, True])


class Text:
    """A reply as the model knows it, recognised by a word that stands in no other."""

    def __init__(self, number: int, writer: Actor, word: str, told: set[int]) -> None:
        self.number, self.writer, self.word = number, writer, word
        self.state, self.was_hidden = "published", False
        # Members whom nothing has kept from being mailed of it so far.
        self.owed = told


class Notices(RuleBasedStateMachine):
    """A new blog and post for each example; members, moderator, clock and mailbox are the class's."""

    app: Flask
    folder: Path
    clock: Any
    people: tuple[Actor, ...]
    moderator: Actor
    seen: set[str]
    words = 0

    @initialize()
    def begin(self) -> None:
        self.blog = make_blog()
        self.post_id = make_post(self.people[0], self.blog)
        self.texts: dict[str, Text] = {}
        self.is_public = self.is_published = True
        self.ignored: set[tuple[int, int]] = set()
        self.follows: set[int] = set()
        self.mailed: Counter[tuple[int, str]] = Counter()
        with unit_of_work() as work:
            for person in self.people:
                for kind in ("mention", "reply"):
                    set_mail(work, person.member_id, kind, "at_once")
                for other in self.people:
                    stop_ignoring(work, actor=person, member_id=other.member_id)
                mark_all_read(work, actor=person, up_to_id=NEWEST)
        self.rhythms = {person.member_id: "at_once" for person in self.people}
        self.deliver(0)
        first, second, third = self.people
        self.answer(second, first, None)
        self.answer(third, second, self.text(0))
        self.answer(first, third, self.text(1))

    def may_hear_of(self, member_id: int, text: Text) -> bool:
        """Whether a message may tell of it."""
        return self.is_readable(text) and (member_id, text.writer.member_id) not in self.ignored

    def is_readable(self, text: Text) -> bool:
        return text.state == "published" and self.is_public and self.is_published

    def text(self, pick: int) -> Text:
        return list(self.texts.values())[pick % len(self.texts)]

    def forgive(self) -> None:
        """Whoever cannot read a text now may rightly never hear of it."""
        for text in self.texts.values():
            text.owed = {member_id for member_id in text.owed if self.may_hear_of(member_id, text)}

    # What people do.

    @rule(who=WHO, named=WHO)
    def answer_post(self, who: int, named: int) -> None:
        self.answer(self.people[who], self.people[named], None)

    @precondition(lambda self: self.texts)
    @rule(who=WHO, named=WHO, pick=st.integers(0, 20))
    def answer_reply(self, who: int, named: int, pick: int) -> None:
        self.answer(self.people[who], self.people[named], self.text(pick))

    @precondition(lambda self: self.texts)
    @rule(who=WHO, named=WHO)
    def answer_latest(self, who: int, named: int) -> None:
        self.answer(self.people[who], self.people[named], self.text(-1))

    def answer(self, writer: Actor, other: Actor, parent: Text | None) -> None:
        if not (self.is_public and self.is_published) or (parent is not None and parent.state != "published"):
            return
        type(self).words += 1
        word = f"qz{self.words}x"
        number = reply(writer, self.post_id, f"{word}, @{other.handle}.", to=parent.number if parent else None)
        told = {other.member_id} | self.follows
        told |= {parent.writer.member_id} if parent else {self.people[0].member_id}
        text = Text(number, writer, word, told - {writer.member_id})
        # A silent member has chosen so; one who follows may have muted nothing else.
        text.owed = {member_id for member_id in text.owed if self.rhythms[member_id] != "off"}
        self.texts[word] = text
        self.forgive()

    @rule(who=WHO, delivery=st.sampled_from(["at_once", "daily", "weekly"]))
    def follow(self, who: int, delivery: str) -> None:
        if not (self.is_public and self.is_published):
            return
        with unit_of_work() as work:
            set_follow(work, actor=self.people[who], target=Target(post_id=self.post_id), delivery=delivery)
        self.follows.add(self.people[who].member_id)

    @rule(who=WHO)
    def unfollow(self, who: int) -> None:
        if not (self.is_public and self.is_published):
            return
        member_id = self.people[who].member_id
        with unit_of_work() as work:
            end_follow(work, actor=self.people[who], target=Target(post_id=self.post_id))
        if member_id in self.follows:
            self.give_up(member_id)
        self.follows.discard(member_id)

    def give_up(self, member_id: int) -> None:
        for text in self.texts.values():
            text.owed.discard(member_id)

    @rule(who=WHO, whom=WHO)
    def ignore(self, who: int, whom: int) -> None:
        if who == whom:
            return
        actor, other = self.people[who], self.people[whom]
        with unit_of_work() as work:
            ignore_member(work, actor=actor, handle_key=other.handle)
        self.ignored.add((actor.member_id, other.member_id))
        self.forgive()

    @rule(who=WHO, rhythm=st.sampled_from(["at_once", "daily", "weekly", "off"]))
    def choose(self, who: int, rhythm: str) -> None:
        """What is planned already comes as it was planned, unless nothing is to come."""
        member_id = self.people[who].member_id
        with unit_of_work() as work:
            for kind in ("mention", "reply"):
                if rhythm == "off":
                    stop_mail(work, member_id, f"kind:{kind}")
                else:
                    set_mail(work, member_id, kind, rhythm)
        self.rhythms[member_id] = rhythm
        if rhythm == "off":
            self.give_up(member_id)

    @rule(who=WHO)
    def read_all(self, who: int) -> None:
        with unit_of_work() as work:
            mark_all_read(work, actor=self.people[who], up_to_id=NEWEST)
        self.give_up(self.people[who].member_id)

    # What becomes of texts and places.

    @precondition(lambda self: self.texts and self.is_published)
    @rule(pick=st.integers(0, 20))
    def hide_or_restore(self, pick: int) -> None:
        text = self.text(pick)
        if text.state == "deleted":
            return
        act = restore_reply if text.state == "hidden" else hide_reply
        with unit_of_work() as work:
            act(work, actor=self.moderator, post_id=self.post_id, number=text.number, reason="house rules")
        text.state = "published" if text.state == "hidden" else "hidden"
        self.forgive()

    @precondition(lambda self: self.texts and self.is_published and self.is_public)
    @rule(pick=st.integers(0, 20))
    def delete_or_undo(self, pick: int) -> None:
        text = self.text(pick)
        if text.state == "hidden":
            return
        act = undelete_reply if text.state == "deleted" else delete_reply
        with unit_of_work() as work:
            act(work, actor=text.writer, post_id=self.post_id, number=text.number)
        text.state = "published" if text.state == "deleted" else "deleted"
        self.forgive()

    @precondition(lambda self: self.is_public)
    @rule(is_meant=SELDOM)
    def unpublish_or_publish(self, is_meant: bool) -> None:
        if self.is_published and not is_meant:
            return
        act = unpublish_post if self.is_published else publish_post
        with unit_of_work() as work:
            act(work, actor=self.people[0], post_id=self.post_id)
        self.is_published = not self.is_published
        self.forgive()

    @rule(is_meant=SELDOM)
    def close_or_open_blog(self, is_meant: bool) -> None:
        if self.is_public and not is_meant:
            return
        self.is_public = not self.is_public
        reading = "public" if self.is_public else "private"
        with unit_of_work() as work:
            work.execute(update(Blog).where(Blog.id == self.blog.id).values(reading=reading))
        self.forgive()

    # Time.

    @rule(hours=st.sampled_from([0, 1, 7, 25, 200]))
    def deliver(self, hours: int) -> None:
        """What the worker does, and what each message that left tells of."""
        self.clock.shift(timedelta(hours=hours))
        for _ in range(2):
            with unit_of_work() as work:
                enqueue(work, SendDue())
            while run_due(self.app, limit=500) == 500:
                pass
        for path in sorted(self.folder.glob("*.eml")):
            if path.name not in self.seen:
                self.seen.add(path.name)
                self.check_message(path.read_bytes())

    def check_message(self, raw: bytes) -> None:
        message = message_from_bytes(raw, policy=policy.default)
        member = next(person for person in self.people if message["To"] == f"{person.handle}@example.org")
        body = message.get_body(("plain",))
        assert body is not None
        for word in set(re.findall(r"qz\d+x", str(body.get_content()))):
            text = self.texts[word]
            assert self.may_hear_of(member.member_id, text), (
                f"@{member.handle} is told of {word}, which is {text.state}"
            )
            self.mailed[member.member_id, word] += 1

    @invariant()
    def nobody_is_mailed_twice(self) -> None:
        assert max(self.mailed.values(), default=0) <= 1

    @invariant()
    def the_inbox_tells_of_what_may_be_read(self) -> None:
        numbers = {text.number: text for text in self.texts.values()}
        for person in self.people:
            page = list_notifications(person, None)
            end_reading()
            here = [n.reply_number for n in page.rows if n.post_id == self.post_id and n.kind != "decision"]
            # Lines that stood there before their writer was ignored stay.
            told = [number for number in here if number is not None]
            assert max(Counter(told).values(), default=0) <= 1
            assert all(self.is_readable(numbers[number]) for number in told)

    def teardown(self) -> None:
        """After more than a week whoever was to hear of a text has heard of it."""
        if not hasattr(self, "texts"):
            return
        for _ in range(4):
            self.deliver(100)
        for text in self.texts.values():
            for member_id in text.owed:
                assert self.mailed[member_id, text.word] == 1, f"{member_id} never heard of {text.word}"


def run(app: Flask, folder: Path, *, examples: int, steps: int) -> None:
    with time_machine.travel(BEGIN, tick=False) as clock:
        Notices.app, Notices.folder, Notices.clock, Notices.seen = app, folder, clock, set()
        Notices.people = tuple(make_actor(handle, timezone="Europe/Berlin") for handle in ("author", "ann", "bob"))
        Notices.moderator = make_actor("mod", role="moderator", email_verified_at=None)
        run_state_machine_as_test(
            Notices,
            settings=settings(
                max_examples=examples,
                stateful_step_count=steps,
                deadline=None,
                database=None,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            ),
        )
    assert len(Notices.seen) > examples


def test_any_order_of_acts_tells_what_may_be_read_once(app: Flask, tmp_path: Path) -> None:
    run(app, tmp_path / "mail", examples=4, steps=15)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_many_orders_of_acts_tell_what_may_be_read_once(app: Flask, tmp_path: Path) -> None:
    run(app, tmp_path / "mail", examples=200, steps=50)
