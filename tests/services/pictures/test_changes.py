"""Pictures in texts that are edited, moved, joined and rendered anew."""

from typing import Any

from sqlalchemy import func, select

from forum.db import end_reading, session, unit_of_work
from forum.models import Picture, PictureUse, Post
from forum.queries.pictures import Rights
from forum.rendering import names_in
from forum.services import moving
from forum.services.merging_accounts import merge_accounts
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from forum.services.rerendering import rerender_next
from tests.services.pictures.scene import ALL, STAFF, WHY, Scene, markdown, send


def test_nobody_elses_address_is_shown_by_a_text_nor_opened_by_it(scene: Scene) -> None:
    """Whoever heard of the address of a picture must not be able to put it where they see it."""
    post_id = scene.write_post(actor=scene.bob)
    assert names_in(session().scalars(select(Post.html).where(Post.id == post_id))) == set()
    scene.write_reply(post_id, actor=scene.mod)
    assert scene.viewers() == {"ann"}
    assert session().scalar(select(func.count()).select_from(PictureUse)) == 0


def test_whoever_else_edits_a_text_keeps_its_pictures_and_may_add_own_ones(scene: Scene) -> None:
    post_id = scene.write_post()
    own, foreign = send(scene.mod, 2), send(scene.bob, 3)
    html = session().scalars(select(Post.html).where(Post.id == post_id)).one()
    body = "\n\n".join(markdown(name) for name in (scene.name, own, foreign))
    prepared = prepare_post("A post", body, rights=Rights(scene.mod.id, (html,)))
    with unit_of_work() as work:
        edit_post(work, actor=scene.mod, post_id=post_id, version=1, prepared=prepared, reason=WHY)
    assert (scene.viewers(), scene.viewers(own), scene.viewers(foreign)) == (ALL, ALL, {"bob"})


def test_pictures_go_where_texts_are_moved_to(scene: Scene) -> None:
    post_id, other_id = scene.post_of_words(), scene.post_of_words()
    number = scene.write_reply(post_id)
    given: dict[str, Any] = {"actor": scene.mod, "is_wider_agreed": False, "reason": WHY}
    with unit_of_work() as work:
        new = moving.move_reply(work, post_id=post_id, number=number, to_post_id=other_id, **given)
    scene.decide("hide_post", post_id=post_id)
    assert scene.viewers() == ALL
    scene.decide("hide_reply", post_id=other_id, number=new)
    assert scene.viewers() == {"ann"} | STAFF
    scene.decide("restore_reply", post_id=other_id, number=new)
    prepared = moving.prepare_split("Its own")
    with unit_of_work() as work:
        split = moving.split_reply(
            work, actor=scene.mod, post_id=other_id, number=new, prepared=prepared, reason=WHY
        ).id
    scene.decide("hide_post", post_id=other_id)
    assert scene.viewers() == ALL
    scene.decide("restore_post", post_id=other_id)
    merge = moving.prepare_merge(scene.mod, split)
    assert names_in([merge.html]) == {scene.name}
    with unit_of_work() as work:
        moving.merge_post(work, post_id=other_id, prepared=merge, **given)
    assert scene.viewers() == ALL
    scene.decide("hide_post", post_id=other_id)
    assert scene.viewers() == {"ann", "bob"} | STAFF


def test_two_accounts_that_become_one(scene: Scene) -> None:
    scene.write_post()
    with unit_of_work() as work:
        merge_accounts(work, actor=scene.admin, handle="ann", into="bob", reason=WHY)
    assert "bob" in scene.viewers()
    assert session().scalars(select(Picture.owner_id)).one() == scene.bob.id


def test_rendering_anew_keeps_what_is_shown(scene: Scene) -> None:
    post_id = scene.write_post()
    html = session().scalars(select(Post.html).where(Post.id == post_id)).one()
    with unit_of_work() as work:
        work.get_one(Post, post_id).render_version = 0
    for _round in range(40):
        if not rerender_next():
            break
    end_reading()
    assert session().scalars(select(Post.html).where(Post.id == post_id)).one() == html
