"""Threads that a process keeps for its members: as fresh as the database, and with nothing that is one member's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import NullPool, create_engine, text

from forum.app import PAGE_CACHE, create_app
from forum.db import db, unit_of_work
from forum.models import Blog
from forum.permissions import Actor
from forum.queries.threads import WindowAt
from forum.services.accounts import edit_profile, prepare_profile
from forum.services.ignores import ignore_member
from forum.services.moderation import hide_reply, remove_post
from forum.web.kept_threads import EXTENSION, KeptThreads
from tests.conftest import settings_for
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member


@dataclass
class World:
    """A process that keeps threads, members who read there, and a visitor whose browser has a cookie."""

    app: Flask
    ann: Actor
    mo: Actor
    blog: Blog
    post_id: int
    bob: Actor
    readers: dict[str, Browser]

    @property
    def path(self) -> str:
        return f"/posts/{self.post_id}/the-harbour"

    def read(self, handle: str, path: str = "") -> str:
        page = self.readers[handle].get(path or self.path)
        assert page.status_code == 200, page.status
        return page.text

    def statements(self, handle: str) -> list[str]:
        with count_statements() as sent:
            self.read(handle)
        return sent


@pytest.fixture
def world(database_url: str, tmp_path: Path) -> Iterator[World]:
    app = create_app(settings_for(tmp_path, database_url=database_url, page_cache_mb=4))
    app.testing = True
    with app.app_context():
        ann = make_member(app, "ann", name="Ann")
        bob = make_member(app, "bob", name="Bob")
        make_member(app, "cleo", name="Cleo", role="moderator")
        blog = make_blog(name="Porch")
        post_id = make_post(ann, blog, "The harbour", "Its old text.")
        reply(ann, post_id, "A reply of old.")
        readers = {}
        for handle in ("ann", "bob", "cleo"):
            readers[handle] = Browser(app)
            readers[handle].sign_in(handle)
        readers["visitor"] = Browser(app)
        readers["visitor"].client.set_cookie("any", "1")
        yield World(app, ann, make_actor("mo", role="moderator"), blog, post_id, bob, readers)
        app.extensions[PAGE_CACHE].changes.close()
        db.session.remove()
        db.engine.dispose()


def act(do: Any, actor: Actor, **given: Any) -> Any:
    with unit_of_work() as work:
        return do(work, actor=actor, **given)


def test_the_next_member_asks_for_what_is_their_own_alone(world: World) -> None:
    """Who they are, how far they read, and once how much waits in their inbox."""
    world.read("ann")
    assert [len(world.statements("bob")) for _time in range(2)] == [3, 2]
    reply(world.ann, world.post_id, "Another.")
    assert len(world.statements("bob")) > 3
    assert len(world.statements("bob")) == 2


def test_visitors_whose_pages_nobody_keeps_find_what_was_read(world: World) -> None:
    """A request with a cookie has no page from memory; whoever read last, members and visitors are told their own."""
    is_told_whole = {}
    for handle in ("visitor", "bob", "visitor"):
        page = world.read(handle)
        is_told_whole[handle] = "application/ld+json" in page
        assert ("Sign out" in page) == (handle == "bob")
    assert is_told_whole == {"visitor": True, "bob": False}
    assert world.statements("visitor") == []
    reply(world.ann, world.post_id, "Another.")
    assert "Another." in world.read("visitor")
    assert len(world.statements("bob")) == 3


def test_each_member_sees_what_they_may_do(world: World) -> None:
    pages = {handle: world.read(handle) for handle in ("ann", "bob", "cleo", "ann", "bob")}
    article = {handle: page.partition('id="reply-1"')[2].partition("</article>")[0] for handle, page in pages.items()}
    assert ["/1/delete" in article[handle] for handle in ("ann", "bob", "cleo")] == [True, False, False]
    assert ["/1/report" in article[handle] for handle in ("ann", "bob", "cleo")] == [False, True, True]
    assert ["/1/hide" in article[handle] for handle in ("ann", "bob", "cleo")] == [False, False, True]
    for handle, name in (("ann", "Ann"), ("bob", "Bob"), ("cleo", "Cleo")):
        assert f"<summary><bdi>{name}</bdi></summary>" in pages[handle]
    act(ignore_member, world.bob, handle_key="ann")
    assert ["whom you ignore" in world.read(handle) for handle in ("bob", "cleo", "bob")] == [True, False, True]


@pytest.mark.parametrize("handle", ["bob", "visitor"])
def test_every_change_is_seen_at_once(world: World, handle: str) -> None:
    assert "A reply of old." in world.read(handle)
    act(hide_reply, world.mo, post_id=world.post_id, number=1, reason="Not now.")
    assert "A reply of old." not in world.read(handle)
    reply(world.ann, world.post_id, "A reply of today.")
    assert "A reply of today." in world.read(handle)
    changed = prepare_profile(actor=world.ann, display_name="Anneke", bio="", timezone="")
    act(edit_profile, world.ann, prepared=changed)
    assert "Anneke" in world.read(handle)
    act(remove_post, world.mo, post_id=world.post_id, reason="Not here.")
    assert world.readers[handle].get(world.path).status_code == 404


def by_another_process(world: World, statement: str) -> None:
    """Not by this app: nothing but the database itself can tell of it."""
    engine = create_engine(world.app.config["SQLALCHEMY_DATABASE_URI"], poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(statement))


def test_a_change_by_another_process_is_seen_at_once(world: World) -> None:
    world.read("bob")
    assert len(world.statements("bob")) == 2
    by_another_process(world, "UPDATE posts SET title = 'The quay'")
    assert "The quay" in world.read("bob")


def test_what_visitors_do_not_read_is_not_kept(world: World) -> None:
    world.read("bob")
    by_another_process(world, "UPDATE blogs SET reading = 'members'")
    for _time in range(2):
        assert len(world.statements("bob")) > 2
    by_another_process(world, "UPDATE blogs SET reading = 'private'")
    assert world.readers["bob"].get(world.path).status_code == 404


def test_posts_related_to_a_public_one_are_public(world: World) -> None:
    """They are the same for everybody: a member's page of it must not fill a place for somebody else."""
    inner = make_blog(name="Inner room", reading="members")
    own = make_post(world.ann, inner, "Behind the door", tags="boats")
    public = make_post(world.ann, world.blog, "On the pier", tags="boats")
    other = make_post(world.ann, world.blog, "On the shore", tags="boats")
    page = world.read("bob", f"/posts/{public}/on-the-pier")
    assert "On the shore" in page
    assert "Behind the door" not in page
    assert "On the pier" in world.read("bob", f"/posts/{own}/behind-the-door")
    assert other != public


def test_only_so_many_are_kept(world: World) -> None:
    kept: KeptThreads = world.app.extensions[EXTENSION]
    world.read("bob")
    mark = kept.mark(is_fresh=True)
    assert mark is not None
    few = KeptThreads(world.app.extensions[PAGE_CACHE].changes, most=2)
    found = kept.find((world.post_id, WindowAt()), mark)
    assert found is not None
    for number in (1, 2, 3):
        few.put((number, WindowAt()), mark, found)
    assert [few.find((number, WindowAt()), mark) is None for number in (1, 2, 3)] == [True, False, False]
    assert few.find((2, WindowAt()), None) is None
    assert few.find((2, WindowAt()), mark) is None
