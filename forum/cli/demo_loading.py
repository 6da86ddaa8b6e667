"""Demo content through the services into an empty database, at the dates that the content gives.

All of it is one unit of work, texts rendered inside: nobody else writes yet, and half a demo would stay half.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.cli.members import random_password
from forum.db import clock_at, current_settings, now, unit_of_work
from forum.db.jobs import FoldCounts, enqueue
from forum.demo_content.shapes import DemoBlog, DemoContent, DemoPerson, DemoPost, DemoReply
from forum.models import Delivery, Post, SiteFact, User
from forum.permissions import Actor
from forum.queries.people import get_member_actor
from forum.queries.site import IS_DEMO
from forum.services.blogs import create_blog, grant_role, prepare_blog
from forum.services.moderation import lock_post, remove_reply
from forum.services.passwords import hash_password
from forum.services.posts import create_post, publish_post
from forum.services.prepared_posts import prepare_post
from forum.services.registration import add_member
from forum.services.replies import create_reply, delete_reply, prepare_reply
from forum.services.tags import put_tags
from forum.services.texts import prepare_optional_text
from forum.validation.emails import email_key
from forum.validation.handles import handle_key
from forum.validation.tags import parse_tags

SETTLED_BEFORE = timedelta(days=30)
MAIL_DOMAIN = "riverside.example"


def load_content(content: DemoContent) -> dict[str, str]:
    """Stores everything and marks the database as demo; returns the passwords of who can sign in, by handle."""
    passwords = {person.handle: random_password() for person in content.people if person.key}
    hashes = {handle: hash_password(password) for handle, password in passwords.items()}
    start = now()
    with unit_of_work() as work:
        work.add(SiteFact(name=IS_DEMO, value=start.isoformat()))
        _Loader(work, start, content, hashes).load()
        enqueue(work, FoldCounts())
    return passwords


@dataclass
class _Loader:
    work: Session
    start: datetime
    content: DemoContent
    hashes: dict[str, str]
    actors: dict[str, Actor] = field(default_factory=dict)

    def load(self) -> None:
        first = max(post.hours_ago for post in self.content.posts)
        with clock_at(self._at(first) - SETTLED_BEFORE):
            self._add_people(self.content.people)
            self._add_blogs(self.content.blogs)
            # Their days to set up the second step begin when somebody first signs in as them.
            self.work.execute(update(User).values(staff_since=None))
        self._load_actors()
        for post in sorted(self.content.posts, key=lambda post: -post.hours_ago):
            self._add_post(post)
        # What the made-up people did in their past sends no mail to those who look at the site.
        self.work.execute(delete(Delivery))

    def _at(self, hours_ago: float) -> datetime:
        return self.start - timedelta(hours=hours_ago)

    def _add_people(self, people: Iterable[DemoPerson]) -> None:
        for person in people:
            email = f"{person.handle}@{MAIL_DOMAIN}" if person.key else None
            add_member(
                self.work,
                User(
                    handle=person.handle,
                    handle_key=handle_key(person.handle),
                    display_name=person.name,
                    title=person.title or "",
                    email=email,
                    email_key=email_key(email) if email else None,
                    email_verified_at=now(),
                    password_hash=self.hashes.get(person.handle),
                    state="active",
                    role=person.role,
                    terms_version=current_settings().terms_version,
                    terms_accepted_at=now(),
                    created_at=now(),
                ),
            )
        self._load_actors()
        for person in people:
            bio = prepare_optional_text(person.bio, place="bio", field="bio")
            member = self.work.get_one(User, self.actors[person.handle].member_id)
            member.bio_source, member.bio_html = bio.source, bio.rendered.html
        self.work.flush()

    def _load_actors(self) -> None:
        """Actors as they are now; once more when the grants are given."""
        for person in self.content.people:
            known = self.actors.get(person.handle)
            member_id = known.member_id if known else _id_of(self.work, person.handle)
            self.actors[person.handle] = get_member_actor(member_id)

    def _add_blogs(self, blogs: Iterable[DemoBlog]) -> None:
        admin = self.actors[self.content.person_for("admin").handle]
        for position, blog in enumerate(blogs, start=1):
            prepared = prepare_blog(
                name=blog.name,
                slug=blog.slug,
                description=blog.description,
                note=blog.note,
                posting=blog.posting,
                reading=blog.reading,
                is_unlisted=False,
                closes_after_days=None,
                position=position,
            )
            blog_id = create_blog(self.work, actor=admin, prepared=prepared).id
            for role, handles in (("author", blog.authors), ("moderator", blog.moderators)):
                for handle in handles:
                    grant_role(self.work, actor=admin, blog_id=blog_id, handle=handle, role=role)

    def _add_post(self, post: DemoPost) -> None:
        writer = self.actors[post.writer]
        with clock_at(self._at(post.hours_ago)):
            prepared = prepare_post(post.title, post.body)
            post_id = create_post(
                self.work, actor=writer, blog_slug=post.blog, prepared=prepared, form_key=_form_key()
            ).id
            put_tags(self.work, self.work.get_one(Post, post_id), parse_tags(", ".join(post.tags)))
            publish_post(self.work, actor=writer, post_id=post_id)
        numbers: dict[str, int] = {}
        for reply in post.replies:
            numbers[reply.key] = self._add_reply(post_id, reply, numbers)
        moderator = self.actors[self.content.person_for("moderator").handle]
        with clock_at(self._at(min((reply.hours_ago for reply in post.replies), default=post.hours_ago))):
            for reply in post.replies:
                self._decide(moderator, post_id, reply, numbers[reply.key])
            if post.locked_because:
                lock_post(self.work, actor=moderator, post_id=post_id, reason=post.locked_because)
        self.work.flush()

    def _add_reply(self, post_id: int, reply: DemoReply, numbers: dict[str, int]) -> int:
        with clock_at(self._at(reply.hours_ago)):
            written = create_reply(
                self.work,
                actor=self.actors[reply.writer],
                post_id=post_id,
                parent_number=numbers[reply.to] if reply.to else None,
                prepared=prepare_reply(reply.body),
                form_key=_form_key(),
            )
        if written.number is None:
            raise RuntimeError("a reply of the demo content was held")
        return written.number

    def _decide(self, moderator: Actor, post_id: int, reply: DemoReply, number: int) -> None:
        if reply.state == "removed":
            remove_reply(self.work, actor=moderator, post_id=post_id, number=number, reason=reply.reason or "")
        elif reply.state == "deleted":
            delete_reply(self.work, actor=self.actors[reply.writer], post_id=post_id, number=number)


def _id_of(work: Session, handle: str) -> int:
    return work.scalars(select(User.id).where(User.handle_key == handle_key(handle))).one()


def _form_key() -> str:
    return secrets.token_hex(16)
