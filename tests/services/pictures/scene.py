"""A blog with a moderator and an editor, two members, and a picture of the first."""

from dataclasses import dataclass, field, replace
from typing import Any

from flask import Flask

from forum.db import end_reading, unit_of_work
from forum.models import Blog
from forum.permissions import VISITOR, Actor
from forum.queries.people import get_member_actor
from forum.queries.pictures import Rights, find_picture
from forum.rules.facts import Note, Verdict
from forum.services import moderation, picture_places
from forum.services import pictures as services
from forum.services.posts import create_post, publish_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import create_reply, prepare_reply
from tests.support.factories import grant, make_actor, make_blog
from tests.support.picture_files import picture_file

WHY = "house rules"


def send(actor: Actor, nth: int = 1) -> str:
    """The name of a new picture; the same number is the same file."""
    prepared = services.prepare_picture(actor, picture_file(size=(400, 300 + nth)))
    with unit_of_work() as work:
        return services.add_picture(work, actor=actor, prepared=prepared).name


def markdown(name: str) -> str:
    return f"Look: ![The river](/pictures/{name})"


@dataclass
class Scene:
    """A blog with a moderator and an editor, two members, and a picture of the first."""

    app: Flask
    blog: Blog = field(default_factory=make_blog)
    ann: Actor = field(default_factory=lambda: make_actor("ann"))
    bob: Actor = field(default_factory=lambda: make_actor("bob"))
    admin: Actor = field(default_factory=lambda: make_actor("ada", role="admin"))

    def __post_init__(self) -> None:
        self.mod = grant(self.blog, make_actor("moddy"), "moderator")
        self.editor = grant(self.blog, make_actor("edith"), "editor")
        self.name = send(self.ann)

    def viewers(self, name: str | None = None) -> set[str]:
        """Who sees the picture."""
        end_reading()
        people = {
            "visitor": VISITOR,
            **{actor.handle: get_member_actor(actor.member_id) for actor in self.people},
        }
        return {who for who, actor in people.items() if find_picture(actor, name or self.name) is not None}

    @property
    def people(self) -> tuple[Actor, ...]:
        return self.ann, self.bob, self.mod, self.editor, self.admin

    def write_post(self, *, is_published: bool = True, actor: Actor | None = None, body: str | None = None) -> int:
        actor = actor or self.ann
        prepared = prepare_post("A post", body or markdown(self.name), rights=Rights(actor.id))
        with unit_of_work() as work:
            post_id = create_post(work, actor=actor, blog_slug=self.blog.slug, prepared=prepared, form_key="").id
            if is_published:
                publish_post(work, actor=actor, post_id=post_id)
        return post_id

    def write_reply(self, post_id: int, *, actor: Actor | None = None, is_held: bool = False) -> Any:
        actor = actor or self.ann
        prepared = prepare_reply(markdown(self.name), Rights(actor.id))
        if is_held:
            note = Note("word", "Found: a word.")
            prepared = replace(prepared, verdict=Verdict("hold", "word", "Wait.", prepared.source, notes=(note,)))
        with unit_of_work() as work:
            written = create_reply(
                work, actor=actor, post_id=post_id, parent_number=None, prepared=prepared, form_key=""
            )
        return written.number

    def set_reading(self, reading: str) -> None:
        with unit_of_work() as work:
            work.get_one(Blog, self.blog.id).reading = reading

    def post_of_words(self) -> int:
        return self.write_post(actor=self.bob, body="Only words.")

    def decide(self, name: str, **given: Any) -> Any:
        with unit_of_work() as work:
            return getattr(moderation, name)(work, actor=self.mod, reason=WHY, **given)


ALL = {"visitor", "ann", "bob", "moddy", "edith", "ada"}


STAFF = {"moddy", "ada"}


def set_cover_of(scene: Scene, post_id: int, name: str | None, actor: Actor | None = None) -> None:
    actor = actor or scene.ann
    with unit_of_work() as work:
        picture = services.get_own(work, actor=actor, name=name) if name else None
        picture_places.set_cover(work, actor=actor, post_id=post_id, picture=picture, alt="The river")
