"""Covers of posts and portraits of members."""

import pytest
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.errors import NotAllowed, NotFound
from forum.models import Blog, Post, User
from forum.permissions import VISITOR
from forum.queries.pictures import find_picture
from forum.services import picture_places
from forum.services import pictures as services
from forum.services.posts import publish_post
from tests.services.pictures.scene import ALL, STAFF, WHY, Scene, send, set_cover_of


def cover_of(post_id: int) -> str | None:
    end_reading()
    return session().scalars(select(Post.cover_html).where(Post.id == post_id)).one()


def test_a_cover_is_seen_by_whoever_reads_the_post(scene: Scene) -> None:
    post_id = scene.write_post(is_published=False, body="Words.")
    set_cover_of(scene, post_id, scene.name)
    assert f"/pictures/{scene.name}/" in (cover_of(post_id) or "")
    assert scene.viewers() == {"ann", "edith"}
    with unit_of_work() as work:
        publish_post(work, actor=scene.ann, post_id=post_id)
    assert scene.viewers() == ALL
    scene.decide("hide_post", post_id=post_id)
    assert scene.viewers() == {"ann"} | STAFF
    scene.decide("restore_post", post_id=post_id)
    for other in (scene.bob, scene.mod):
        with pytest.raises(NotAllowed):
            set_cover_of(scene, post_id, None, other)
    with pytest.raises(NotFound):
        set_cover_of(scene, post_id, scene.name, scene.editor)
    theirs = send(scene.editor, 7)
    set_cover_of(scene, post_id, theirs, scene.editor)
    assert (scene.viewers(), scene.viewers(theirs)) == ({"ann"}, ALL)
    with unit_of_work() as work:
        services.remove_picture(work, actor=scene.admin, name=theirs, reason=WHY)
    assert cover_of(post_id) is None


def test_a_cover_does_not_pass_by_moderators_who_read_first(scene: Scene) -> None:
    post_id = scene.write_post(body="Words.")
    with unit_of_work() as work:
        work.get_one(Blog, scene.blog.id).moderation = "all"
    with pytest.raises(NotAllowed, match="reads what you write here first"):
        set_cover_of(scene, post_id, scene.name)
    set_cover_of(scene, scene.write_post(is_published=False, body="A draft."), scene.name)


def test_a_portrait_is_seen_by_everybody_while_it_is_one(scene: Scene) -> None:
    def set_portrait(name: str | None) -> None:
        with unit_of_work() as work:
            picture = services.get_own(work, actor=scene.ann, name=name) if name else None
            picture_places.set_portrait(work, actor=scene.ann, picture=picture)

    set_portrait(scene.name)
    assert scene.viewers() == ALL
    other = send(scene.ann, 8)
    set_portrait(other)
    assert (scene.viewers(), scene.viewers(other)) == ({"ann"}, ALL)
    assert session().scalars(select(User.avatar).where(User.id == scene.ann.id)).one() == f"{other}/320"
    with unit_of_work() as work:
        services.delete_picture(work, actor=scene.ann, name=other)
    end_reading()
    assert session().scalars(select(User.avatar).where(User.id == scene.ann.id)).one() is None
    set_portrait(scene.name)
    with unit_of_work() as work:
        work.get_one(User, scene.ann.member_id).state = "deactivated"
    assert find_picture(VISITOR, scene.name) is None
    with pytest.raises(NotFound):
        set_portrait(send(scene.bob, 9))
