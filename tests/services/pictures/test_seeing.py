"""Who sees a picture in each state of what shows it."""

from dataclasses import replace

from sqlalchemy import select

from forum.db import session, unit_of_work
from forum.models import Post, Revision
from forum.queries.pictures import Rights
from forum.rules.facts import Note, Verdict
from forum.services.posts import delete_post, edit_post, publish_post, unpublish_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import delete_reply, edit_reply, prepare_reply
from tests.services.pictures.scene import ALL, STAFF, Scene, markdown


def test_one_that_nothing_shows_is_its_owners_alone(scene: Scene) -> None:
    assert scene.viewers() == {"ann"}
    assert scene.viewers("a" * 20) == set()


def test_a_post_in_each_state(scene: Scene) -> None:
    post_id = scene.write_post(is_published=False)
    assert scene.viewers() == {"ann", "edith"}
    with unit_of_work() as work:
        publish_post(work, actor=scene.ann, post_id=post_id)
    assert scene.viewers() == ALL
    with unit_of_work() as work:
        unpublish_post(work, actor=scene.ann, post_id=post_id)
    assert scene.viewers() == {"ann", "edith"}
    with unit_of_work() as work:
        publish_post(work, actor=scene.ann, post_id=post_id)
    scene.decide("hide_post", post_id=post_id)
    assert scene.viewers() == {"ann"} | STAFF
    scene.decide("restore_post", post_id=post_id)
    assert scene.viewers() == ALL
    scene.decide("remove_post", post_id=post_id)
    assert scene.viewers() == {"ann"} | STAFF
    scene.decide("restore_post", post_id=post_id)
    with unit_of_work() as work:
        delete_post(work, actor=scene.ann, post_id=post_id)
    assert scene.viewers() == {"ann"} | STAFF


def test_a_blog_for_members_and_one_for_named_members(scene: Scene) -> None:
    scene.write_post()
    scene.set_reading("members")
    assert scene.viewers() == ALL - {"visitor"}
    scene.set_reading("private")
    assert scene.viewers() == {"ann", "moddy", "edith", "ada"}


def test_a_post_for_named_members(scene: Scene) -> None:
    post_id = scene.write_post()
    with unit_of_work() as work:
        work.get_one(Post, post_id).audience = "named"
    assert scene.viewers() == {"ann"} | STAFF


def test_a_reply_in_each_state(scene: Scene) -> None:
    post_id = scene.post_of_words()
    scene.write_reply(post_id, is_held=True)
    assert scene.viewers() == {"ann"} | STAFF
    number = scene.write_reply(post_id)
    assert scene.viewers() == ALL
    scene.decide("hide_reply", post_id=post_id, number=number)
    assert scene.viewers() == {"ann"} | STAFF
    scene.decide("restore_reply", post_id=post_id, number=number)
    assert scene.viewers() == ALL
    # An answer keeps a stub in its place: it shows nothing of the text.
    scene.decide("remove_reply", post_id=post_id, number=number)
    assert scene.viewers() == {"ann"} | STAFF
    scene.decide("restore_reply", post_id=post_id, number=number)
    with unit_of_work() as work:
        delete_reply(work, actor=scene.ann, post_id=post_id, number=number)
    assert scene.viewers() == {"ann"} | STAFF


def test_a_published_reply_below_a_post_that_went_away(scene: Scene) -> None:
    post_id = scene.post_of_words()
    scene.write_reply(post_id)
    scene.decide("hide_post", post_id=post_id)
    # Whose post it is reads it, with its thread.
    assert scene.viewers() == {"ann", "bob"} | STAFF
    scene.set_reading("private")
    assert scene.viewers() == {"ann"} | STAFF


def test_an_earlier_version_shows_what_its_history_does(scene: Scene) -> None:
    post_id = scene.post_of_words()
    number = scene.write_reply(post_id)
    with unit_of_work() as work:
        edit_reply(
            work, actor=scene.ann, post_id=post_id, number=number, version=1, prepared=prepare_reply("No more of it.")
        )
    assert scene.viewers() == ALL
    (revision_id,) = session().scalars(select(Revision.id).where(Revision.post_id == post_id))
    scene.decide("hide_revision", post_id=post_id, revision_id=revision_id)
    assert scene.viewers() == {"ann"} | STAFF


def test_a_change_that_waits_is_seen_by_its_writer_and_moderators(scene: Scene) -> None:
    post_id = scene.write_post(body="Words.")
    body = prepare_post("A post", markdown(scene.name), rights=Rights(scene.ann.id))
    verdict = Verdict("hold", "word", "Wait.", body.body.source, notes=(Note("word", "Found."),))
    held = replace(body, body=replace(body.body, verdict=verdict))
    with unit_of_work() as work:
        edit_post(work, actor=scene.ann, post_id=post_id, version=1, prepared=held)
    assert scene.viewers() == {"ann"} | STAFF


def test_a_draft_that_no_longer_shows_it(scene: Scene) -> None:
    post_id = scene.write_post(is_published=False)
    with unit_of_work() as work:
        edit_post(work, actor=scene.ann, post_id=post_id, version=1, prepared=prepare_post("A post", "Words."))
    assert scene.viewers() == {"ann"}
