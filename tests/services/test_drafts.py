"""Drafts that are saved while they are written: two windows with one draft, and nothing is lost."""

from dataclasses import dataclass, field
from random import Random

import pytest
from flask import Flask

from forum.db import unit_of_work
from forum.errors import EditConflict, InvalidInput, NotAllowed, NotFound, StateConflict
from forum.models import Post
from forum.permissions import Actor
from forum.services.drafts import SavedDraft, move_draft, save_draft, start_draft
from forum.services.posts import publish_post
from forum.services.prepared_posts import prepare_post
from tests.support.factories import grant, make_actor, make_blog, make_draft

# Two windows begin with one draft. A and B: it types; a and b: it saves; x and y: the same, and the answer is lost;
# m and n: what was lost on the way to the site arrives late; r and s: it looks at both texts after a conflict.
ORDERS = ("AaBb", "AaBbsb", "ABabsb", "AxaBbsb", "AxAaBb", "AxBbara", "AaAmaBb", "AxBbAara", "BbAxyara", "AaBysbBmnb")
KEYS = "AaxmrBbyns"


def stored(post_id: int) -> str:
    with unit_of_work() as work:
        return work.get_one(Post, post_id).source


@dataclass
class Window:
    """What `static/js/autosave.js` does, without the waiting."""

    actor: Actor
    post_id: int
    name: str
    text: str = "It began so."
    version: int = 1
    seen: set[str] = field(default_factory=lambda: {"It began so."})
    unanswered: tuple[str, int] | None = None
    late: list[tuple[str, int]] = field(default_factory=list)
    shown: EditConflict | None = None
    typed: int = 0

    def write(self) -> None:
        self.typed += 1
        self.text = f"{self.text} {self.name}{self.typed}"
        self.seen.add(self.text)

    def send(self, text: str, version: int) -> SavedDraft:
        before = stored(self.post_id)
        with unit_of_work() as work:
            prepared = prepare_post("A title", text)
            saved = save_draft(work, actor=self.actor, post_id=self.post_id, version=version, prepared=prepared)
        assert before in self.seen, f"{self.name} wrote over {before!r} that it never saw"
        assert stored(self.post_id) == text
        return saved

    def save(self, *, is_answer_lost: bool = False) -> None:
        if self.shown is not None:
            return
        sent = self.unanswered or (self.text, self.version)
        self.unanswered = sent
        try:
            saved = self.send(*sent)
        except EditConflict as conflict:
            self.unanswered, self.shown = None, conflict
            return
        if is_answer_lost:
            self.late.append(sent)
        else:
            self.unanswered, self.version = None, saved.version

    def arrive_late(self) -> None:
        """A copy of an earlier request; nobody waits for its answer."""
        for sent in self.late:
            try:
                self.send(*sent)
            except EditConflict:
                continue

    def look(self) -> None:
        """The page that shows both texts: the window puts them together."""
        if self.shown is not None:
            self.seen.add(self.shown.current)
            self.text, self.version = f"{self.text} + {self.shown.current}", self.shown.version
            self.seen.add(self.text)
            self.shown = None


def go_through(actor: Actor, post_id: int, order: str) -> None:
    windows = {name: Window(actor, post_id, name) for name in "AB"}
    for event in order:
        window = windows["A" if event in "Aaxmr" else "B"]
        if event in "AB":
            window.write()
        elif event in "rs":
            window.look()
        elif event in "mn":
            window.arrive_late()
        else:
            window.save(is_answer_lost=event in "xy")
    for window in windows.values():
        # What a window typed stands in it, or in the draft that it made or went on from.
        assert window.text in window.seen
        while True:
            window.look()
            window.save()
            if window.shown is None and window.unanswered is None and window.text == stored(post_id):
                break
    words = stored(post_id).split()
    for window in windows.values():
        for number in range(1, window.typed + 1):
            assert f"{window.name}{number}" in words, (order, window.name, number)


@pytest.fixture
def walter(app: Flask) -> Actor:
    return make_actor("walter")


def test_two_windows_and_ten_orders_of_events_lose_nothing(walter: Actor) -> None:
    blog = make_blog()
    for order in ORDERS:
        go_through(walter, make_draft(walter, blog, body="It began so."), order)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_two_windows_and_any_order_of_events_lose_nothing(walter: Actor) -> None:
    blog, chance = make_blog(), Random(39)
    for _try in range(60):
        order = "".join(chance.choices(KEYS, k=10))
        go_through(walter, make_draft(walter, blog, body="It began so."), order)


def test_a_new_form_that_is_sent_again_never_writes_over_what_came_after(walter: Actor) -> None:
    blog = make_blog()

    def start(body: str) -> SavedDraft:
        with unit_of_work() as work:
            prepared = prepare_post("A title", body)
            return start_draft(work, actor=walter, blog_slug=blog.slug, prepared=prepared, form_key="one form")

    first = start("Some words.")
    assert start("Some words.") == first
    Window(walter, first.id, "B", text="Some words. Others.", seen={"Some words."}).save()
    again = start("Some words.")
    assert again == first
    older = Window(walter, again.id, "A", text="Some words. Mine.", version=again.version)
    older.save()
    assert older.shown is not None
    assert older.shown.current == "Some words. Others."
    assert start("Quite other words.").id != first.id


def test_only_its_writer_has_a_draft_saved_and_only_while_it_is_one(walter: Actor) -> None:
    blog = make_blog()
    post_id = make_draft(walter, blog)
    prepared = prepare_post("A post", "Another text.")
    for other, error in ((make_actor("otto"), NotFound), (grant(blog, make_actor("edda"), "editor"), NotAllowed)):
        with pytest.raises(error), unit_of_work() as work:
            save_draft(work, actor=other, post_id=post_id, version=1, prepared=prepared)
    with unit_of_work() as work:
        publish_post(work, actor=walter, post_id=post_id)
    with pytest.raises(StateConflict), unit_of_work() as work:
        save_draft(work, actor=walter, post_id=post_id, version=1, prepared=prepared)


def move(actor: Actor, post_id: int, version: int, slug: str) -> int:
    with unit_of_work() as work:
        return move_draft(work, actor=actor, post_id=post_id, version=version, blog_slug=slug)


def test_a_draft_moves_until_it_was_read_and_an_older_window_does_not_move_it_back(walter: Actor) -> None:
    here, there, closed = make_blog(), make_blog(), make_blog(posting="authors")
    post_id = make_draft(walter, here)
    assert move(walter, post_id, 1, there.slug) == 2
    assert move(walter, post_id, 1, there.slug) == 1
    with pytest.raises(EditConflict):
        move(walter, post_id, 1, here.slug)
    with pytest.raises(NotAllowed):
        move(walter, post_id, 2, closed.slug)
    with pytest.raises(InvalidInput):
        move(walter, post_id, 2, "no-such-blog")
    with unit_of_work() as work:
        assert work.get_one(Post, post_id).blog_id == there.id
        publish_post(work, actor=walter, post_id=post_id)
    with pytest.raises(StateConflict):
        move(walter, post_id, 2, here.slug)
