"""Any interleaving of writing and moderating leaves a thread as a plain recount of it says."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
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

from forum.db import end_reading, session, unit_of_work
from forum.errors import ForumError, NotAllowed, NotFound, StateConflict
from forum.feeds import MOST_ENTRIES
from forum.models import PostCounters
from forum.permissions import VISITOR, Actor
from forum.queries import threads
from forum.queries.feeds import FeedReply, Mark, list_feed_replies, list_thread_marks
from forum.queries.posts import get_post_page
from forum.queries.threads import Order, ThreadReply, ThreadWindow, WindowAt, get_thread_window
from forum.services import moderation, posts, replies, thread_state
from tests.support.factories import make_actor, make_blog, make_post
from tests.support.factories import reply as write_reply
from tests.support.recount import find_faults, read_rows

SMALL_WINDOW = 3
LOW_CAP = 4


@dataclass
class Text:
    """A reply as the model knows it; `decision` numbers the act that hid or removed it."""

    number: int
    writer: Actor
    parent: int | None
    path: tuple[int, ...]
    state: str = "published"
    decision: int | None = None
    version: int = 1


class Thread(RuleBasedStateMachine):
    """One new post in a new blog for each example; members and a moderator are the class's."""

    people: tuple[Actor, ...]
    moderator: Actor

    @initialize()
    def begin(self) -> None:
        self.blog = make_blog()
        self.author = self.people[0]
        self.post_id = make_post(self.author, self.blog)
        self.texts: dict[int, Text] = {}
        self.branch_decisions: set[int] = set()
        self.decisions = 0
        self.is_published, self.is_locked = True, False
        self.feed: tuple[Sequence[Mark], list[FeedReply]] = ([], [])

    # What the model says.

    def text(self, pick: int) -> Text:
        return self.texts[1 + pick % len(self.texts)]

    def below(self, text: Text) -> list[Text]:
        return [other for other in self.texts.values() if text.path == other.path[: len(text.path)] and other != text]

    def is_shown(self, text: Text) -> bool:
        return text.state == "published" or any(other.state == "published" for other in self.below(text))

    def in_order(self, order: Order, root: Text | None = None) -> list[int]:
        """The visible tree, sorted by recursion."""
        hang_on: dict[tuple[int, ...], list[int]] = {}
        for text in self.texts.values():
            if self.is_shown(text):
                hang_on.setdefault(text.path[:-1], []).append(text.number)

        def walk(path: tuple[int, ...]) -> Iterator[int]:
            is_reversed = order == "newest" and not path
            for number in sorted(hang_on.get(path, []), reverse=is_reversed):
                yield number
                yield from walk((*path, number))

        if root is not None:
            return [root.number, *walk(root.path)]
        return list(walk(()))

    def error(self, actor: Actor, allowed: bool, otherwise: type[ForumError]) -> type[ForumError] | None:
        """What must be raised: an unpublished post is there for its author alone."""
        if not self.is_published and actor != self.author:
            return NotFound
        return None if allowed else otherwise

    def decide(self) -> int:
        self.decisions += 1
        return self.decisions

    # Writing.

    @rule(who=st.integers(0, 2))
    def answer_post(self, who: int) -> None:
        self.answer(self.people[who], None)

    @precondition(lambda self: self.texts)
    @rule(who=st.integers(0, 2), pick=st.integers(0, 99))
    def answer_reply(self, who: int, pick: int) -> None:
        self.answer(self.people[who], self.text(pick))

    @precondition(lambda self: self.texts)
    @rule(who=st.integers(0, 2))
    def answer_latest(self, who: int) -> None:
        self.answer(self.people[who], self.texts[len(self.texts)])

    def answer(self, actor: Actor, parent: Text | None) -> None:
        is_open = self.is_published and not self.is_locked and (parent is None or parent.state == "published")
        with expecting(self.error(actor, is_open, StateConflict)) as outcome:
            number = write_reply(actor, self.post_id, to=parent.number if parent else None)
            outcome.append(number)
        if outcome:
            assert outcome == [len(self.texts) + 1]
            base = parent.path[: LOW_CAP - 1] if parent else ()
            self.texts[outcome[0]] = Text(outcome[0], actor, parent.number if parent else None, (*base, outcome[0]))

    def attempt(self, allowed: type[ForumError] | None, service: Callable[..., Any], **arguments: Any) -> bool:
        """Calls a service in a unit of work, expects the error if there is one, says whether it was done."""
        with expecting(allowed), unit_of_work() as work:
            service(work, post_id=self.post_id, **arguments)
        return allowed is None

    @precondition(lambda self: self.texts)
    @rule(pick=st.integers(0, 99), is_by_moderator=st.booleans())
    def edit(self, pick: int, is_by_moderator: bool) -> None:
        text = self.text(pick)
        actor = self.moderator if is_by_moderator else text.writer
        prepared = replies.prepare_reply(f"Version {text.version + 1}.")
        error = self.error(actor, text.state in {"published", "hidden"}, NotAllowed)
        arguments = {"number": text.number, "version": text.version, "prepared": prepared, "reason": "wording"}
        if self.attempt(error, replies.edit_reply, actor=actor, **arguments):
            text.version += 1

    @precondition(lambda self: self.texts)
    @rule(pick=st.integers(0, 99))
    def delete(self, pick: int) -> None:
        text = self.text(pick)
        error = self.error(text.writer, text.state in {"published", "hidden", "deleted"}, NotAllowed)
        if self.attempt(error, replies.delete_reply, actor=text.writer, number=text.number):
            text.state = "deleted"

    @precondition(lambda self: self.texts)
    @rule(pick=st.integers(0, 99))
    def undelete(self, pick: int) -> None:
        text = self.text(pick)
        is_deleted = text.state == "deleted"
        error = self.error(text.writer, text.state in {"deleted", "published", "hidden"}, NotAllowed)
        if self.attempt(error, replies.undelete_reply, actor=text.writer, number=text.number) and is_deleted:
            text.state = "hidden" if text.decision else "published"

    # Moderating.

    def judge(self, text: Text, allowed: bool, service: Callable[..., Any]) -> bool:
        error = self.error(self.moderator, allowed, StateConflict)
        return self.attempt(error, service, actor=self.moderator, number=text.number, reason="house rules")

    @precondition(lambda self: self.texts)
    @rule(pick=st.integers(0, 99))
    def hide(self, pick: int) -> None:
        text = self.text(pick)
        if self.judge(text, text.state == "published", moderation.hide_reply):
            text.state, text.decision = "hidden", self.decide()

    @precondition(lambda self: self.texts)
    @rule(pick=st.integers(0, 99))
    def remove(self, pick: int) -> None:
        text = self.text(pick)
        if self.judge(text, text.state in {"published", "hidden"}, moderation.remove_reply):
            text.state, text.decision = "removed", self.decide()

    @precondition(lambda self: self.texts)
    @rule(pick=st.integers(0, 99))
    def remove_branch(self, pick: int) -> None:
        text = self.text(pick)
        if self.judge(text, text.state in {"published", "hidden"}, moderation.remove_reply_branch):
            decision = self.decide()
            self.branch_decisions.add(decision)
            for other in [text, *(o for o in self.below(text) if o.state == "published")]:
                other.state, other.decision = "removed", decision

    @precondition(lambda self: self.texts)
    @rule(pick=st.integers(0, 99))
    def restore(self, pick: int) -> None:
        text = self.text(pick)
        if self.judge(text, text.state in {"hidden", "removed"}, moderation.restore_reply):
            text.state, text.decision = "published", None

    @precondition(lambda self: self.texts)
    @rule(pick=st.integers(0, 99))
    def restore_branch(self, pick: int) -> None:
        text = self.text(pick)
        allowed = text.state == "removed" and text.decision in self.branch_decisions
        decision = text.decision
        if self.judge(text, allowed, moderation.restore_reply_branch):
            for other in self.texts.values():
                if other.decision == decision:
                    other.state, other.decision = "published", None

    # The post itself.

    @rule()
    def lock_or_unlock(self) -> None:
        service = moderation.unlock_post if self.is_locked else moderation.lock_post
        error = self.error(self.moderator, True, NotAllowed)
        if self.attempt(error, service, actor=self.moderator, reason="house rules"):
            self.is_locked = not self.is_locked

    @rule()
    def unpublish(self) -> None:
        error = None if self.is_published else NotAllowed
        if self.attempt(error, posts.unpublish_post, actor=self.author):
            self.is_published = False

    @precondition(lambda self: not self.is_published)
    @rule()
    def publish(self) -> None:
        self.attempt(None, posts.publish_post, actor=self.author)
        self.is_published = True

    # What must hold after every step.

    @invariant()
    def rows_are_the_models(self) -> None:
        stored = {row.number: row for row in read_rows(self.post_id)}
        assert {number: row.state for number, row in stored.items()} == {n: t.state for n, t in self.texts.items()}
        for number, text in self.texts.items():
            assert stored[number].is_shown == self.is_shown(text)
            assert threads.thread_numbers(stored[number].thread_key) == list(text.path)
            assert len(text.path) <= LOW_CAP

    @invariant()
    def counts_are_exact(self) -> None:
        assert find_faults(self.post_id, self.blog.id) == []
        published = Counter(text.state for text in self.texts.values())["published"]
        counted = session().get_one(PostCounters, self.post_id).reply_count
        end_reading()
        assert counted == published

    @invariant()
    def visitors_read_the_count(self) -> None:
        with expecting(None if self.is_published else NotFound):
            page = get_post_page(VISITOR, self.post_id)
            assert page.reply_count == sum(text.state == "published" for text in self.texts.values())
        end_reading()

    @invariant()
    def feeds_hold_what_is_published(self) -> None:
        rows, marks = list_feed_replies(self.post_id), list_thread_marks(self.post_id)
        end_reading()
        published = {n for n, text in self.texts.items() if text.state == "published" and self.is_published}
        assert [row.number for row in rows] == sorted(published, reverse=True)[: MOST_ENTRIES - 1]
        for row in rows:
            answered = self.texts[row.number].parent
            assert (row.parent_number, row.is_answer) == (answered, answered is not None)
            assert (row.parent_name is not None) == (answered in published)
        # Whoever has the same marks has the same feed.
        last_marks, last_rows = self.feed
        assert marks != last_marks or rows == last_rows
        self.feed = marks, rows

    @invariant()
    def windows_hold_each_row_once(self) -> None:
        for order in ("oldest", "newest"):
            self.check_windows(order, None)
            for text in self.texts.values():
                if text.number % 3 == 1 and self.is_shown(text):
                    self.check_windows(order, text)
        end_reading()

    def check_windows(self, order: Order, root: Text | None) -> None:
        expected = self.in_order(order, root)
        branch_of = b"".join(number.to_bytes(4, "big") for number in root.path) if root else None

        def read(at: WindowAt) -> ThreadWindow:
            return get_thread_window(self.post_id, at, branch_of=branch_of)

        forwards = [read(WindowAt(order=order))]
        while (following := forwards[-1].next_at) is not None:
            forwards.append(read(WindowAt(at=following, order=order)))
        backwards = [read(WindowAt(is_last=True, order=order))]
        while (previous := backwards[0].previous_before) is not None:
            backwards.insert(0, read(WindowAt(before=previous, order=order)))
        for chain in (forwards, backwards):
            assert [row.number for window in chain for row in window.rows] == expected
            assert [window.is_first for window in chain] == [True] + [False] * (len(chain) - 1)
            assert [window.is_last for window in chain] == [False] * (len(chain) - 1) + [True]
            for window in chain:
                self.check_window(window, root)

    def check_window(self, window: ThreadWindow, root: Text | None) -> None:
        assert len(window.rows) <= SMALL_WINDOW
        if window.rows:
            first = self.texts[window.rows[0].number]
            path = first.path[len(root.path) - 1 : -1] if root else first.path[:-1]
            assert [row.number for row in window.ancestors] == list(path)
        for row in [*window.ancestors, *window.rows]:
            parent = window.parent_of(row)
            self.check_row(row, parent.number if parent else None)

    def check_row(self, row: ThreadReply, parent: int | None) -> None:
        text = self.texts[row.number]
        assert (row.state, row.version, row.depth) == (text.state, text.version, len(text.path))
        assert row.handle == (text.writer.handle if text.state == "published" else None)
        assert (row.html is None) == (text.state != "published")
        assert parent == text.parent


@contextmanager
def expecting(error: type[ForumError] | None) -> Iterator[list[int]]:
    """A block that must raise `error`, or must not raise at all; it may note its result in the list."""
    outcome: list[int] = []
    if error is None:
        yield outcome
        return
    with pytest.raises(error) as raised:
        yield outcome
    assert raised.type is error


def run(monkeypatch: pytest.MonkeyPatch, *, examples: int, steps: int) -> None:
    monkeypatch.setattr(threads, "WINDOW", SMALL_WINDOW)
    monkeypatch.setattr(thread_state, "MAX_DEPTH", LOW_CAP)
    Thread.people = tuple(make_actor(handle) for handle in ("author", "ann", "bob"))
    Thread.moderator = make_actor("mod", role="moderator")
    run_state_machine_as_test(
        Thread,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_order_of_acts_agrees_with_a_recount(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, examples=8, steps=25)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_many_orders_of_acts_agree_with_a_recount(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, examples=300, steps=60)
