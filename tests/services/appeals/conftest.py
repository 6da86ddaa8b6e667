"""A blog with decisions that can be appealed, on each database."""

import pytest
from flask import Flask

from tests.services.appeals.scene import Scene
from tests.support.factories import grant, make_actor, make_blog, make_post, reply


@pytest.fixture
def scene(app: Flask) -> Scene:
    blog = make_blog()
    ann, bob, cleo = (make_actor(name) for name in ("ann", "bob", "cleo"))
    mia, other = (grant(blog, make_actor(name), "moderator") for name in ("mia", "max"))
    post_id = make_post(ann, blog)
    first = reply(bob, post_id, "First, @ann.")
    reply(cleo, post_id, "Second.", to=first)
    reply(bob, post_id, "Third.")
    return Scene(app, blog, ann, bob, cleo, mia, other, post_id)
