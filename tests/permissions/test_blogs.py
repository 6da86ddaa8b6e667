"""Blogs: who posts, moderates and administers, and which blogs the criterion lets through."""

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import session, unit_of_work
from forum.errors import NotAllowed, SignInNeeded
from forum.models import Blog, Post, PostReader, User
from forum.permissions import blogs as rules
from forum.permissions.members import list_readers
from tests.permissions.people import BLOG, MODERATORS, PEOPLE, SIGNED_IN, member
from tests.permissions.test_posts import raised_by
from tests.support.factories import grant, make_actor, make_blog, make_post

AUTHORS = {"author", "editor", "admin"}
NAMED = {"reader", "author", "mentor", "editor", "moderator"}
POSTING = {
    ("authors", "public"): AUTHORS,
    ("authors", "members"): AUTHORS,
    ("authors", "private"): AUTHORS,
    ("members", "public"): SIGNED_IN,
    ("members", "members"): SIGNED_IN,
    ("members", "private"): NAMED | {"admin"},
}


@pytest.mark.parametrize(("posting", "reading"), POSTING)
def test_who_posts(posting: str, reading: str) -> None:
    blog = Blog(id=BLOG, posting=posting, reading=reading)
    allowed = POSTING[posting, reading]
    assert {name for name, actor in PEOPLE.items() if rules.may_post(actor, blog)} == allowed
    for name, actor in PEOPLE.items():
        expected = None if name in allowed else NotAllowed if name in SIGNED_IN else SignInNeeded
        assert raised_by(rules.check_post, actor, blog) is expected, name


def test_who_moderates_edits_and_administers() -> None:
    assert {name for name, actor in PEOPLE.items() if rules.may_moderate(actor, BLOG)} == MODERATORS
    assert {name for name, actor in PEOPLE.items() if rules.may_edit_blog_posts(actor, BLOG)} == {"editor"}
    for name, actor in PEOPLE.items():
        refused = NotAllowed if name in SIGNED_IN else SignInNeeded
        assert raised_by(rules.check_moderate, actor, BLOG) is (None if name in MODERATORS else refused)
        assert raised_by(rules.check_admin, actor) is (None if name == "admin" else refused)
        assert raised_by(rules.check_signed_in, actor) is (None if name in SIGNED_IN else SignInNeeded)


def test_the_criteria(app: Flask) -> None:
    blogs = {reading: make_blog(name=reading, reading=reading).id for reading in ("public", "members", "private")}
    names = {blog_id: reading for reading, blog_id in blogs.items()}
    everything = set(blogs)
    outsider = PEOPLE["member"]
    cases = [
        (PEOPLE["visitor"], {"public"}, set()),
        (outsider, {"public", "members"}, set()),
        (PEOPLE["site moderator"], everything, everything),
        (PEOPLE["admin"], everything, everything),
        (member(3, "member", "moderator", blog=blogs["public"]), {"public", "members"}, {"public"}),
    ]
    cases += [
        (member(3, "member", part, blog=blogs["private"]), everything, {"private"} if part == "moderator" else set())
        for part in NAMED
    ]
    for actor, readable, moderated in cases:
        for criterion, expected in (
            (rules.visible_blogs(actor), readable),
            (rules.moderated_blogs(actor), moderated),
        ):
            found = {names[blog_id] for blog_id in session().scalars(select(Blog.id).where(criterion))}
            assert found == expected, (actor.role, actor.grants)


def test_which_members_may_read_a_post(app: Flask) -> None:
    """The same rules asked from the other side, for telling people of mentions."""
    public, private = make_blog(name="open"), make_blog(name="shut", reading="private")
    people = {name: make_actor(name) for name in ("writer", "reader", "decider", "outsider")}
    people["mod"] = make_actor("mod", role="moderator")
    people["gone"] = make_actor("gone")
    people["writer"] = grant(private, people["writer"], "author")
    people["reader"] = grant(private, people["reader"], "reader")
    people["gone"] = grant(private, people["gone"], "reader")
    for blog in (public, private):
        people["decider"] = grant(blog, people["decider"], "moderator")
    with unit_of_work() as work:
        work.get_one(User, people["gone"].member_id).state = "deactivated"
    ids = [actor.member_id for actor in people.values()]

    def readers(blog: Blog, audience: str) -> set[str]:
        post_id = make_post(people["writer"], blog)
        with unit_of_work() as work:
            post = work.get_one(Post, post_id)
            post.audience = audience
            if audience == "named":
                work.add(PostReader(post_id=post_id, user_id=people["outsider"].member_id))
            work.flush()
            found = list_readers(post, blog, ids)
        return {name for name, actor in people.items() if actor.member_id in found}

    assert readers(public, "blog") == {"writer", "reader", "decider", "outsider", "mod"}
    assert readers(private, "blog") == {"writer", "reader", "decider", "mod"}
    assert readers(public, "named") == {"writer", "decider", "outsider", "mod"}
    assert readers(private, "named") == {"writer", "decider", "mod"}
