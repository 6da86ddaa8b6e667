"""Pictures: who may see one in each state of what shows it, quotas, deleting, removing for good, cleaning up."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.db.jobs import CleanPictures
from forum.errors import InvalidInput, NotAllowed, NotFound, Restricted
from forum.jobs.clean_pictures import clean_pictures
from forum.jobs.runner import run_due
from forum.models import Blog, Decision, Notification, Picture, PictureUse, Post, Reply, Revision, User
from forum.permissions import VISITOR, Actor
from forum.pictures import open_store
from forum.queries.people import get_member_actor
from forum.queries.pictures import Rights, files_of, find_picture, list_pictures_to_judge
from forum.queries.public_log import count_unlisted_decisions, list_public_decisions
from forum.queries.statements import read_statements
from forum.queries.verification import find_faults
from forum.rendering import names_in
from forum.rules.facts import Note, Verdict
from forum.rules.pictures import QUOTAS
from forum.services import moderation, moving, picture_places
from forum.services import pictures as services
from forum.services.appeals import appeal_decision, prepare_appeal
from forum.services.closing import ask_erasure
from forum.services.deciding_appeals import prepare_answer, reverse_decision
from forum.services.decisions import Statement
from forum.services.erasing import erase_due
from forum.services.merging_accounts import merge_accounts
from forum.services.posts import create_post, delete_post, edit_post, prepare_post, publish_post, unpublish_post
from forum.services.replies import create_reply, delete_reply, edit_reply, prepare_reply
from forum.services.rerendering import rerender_next
from forum.services.sanctions import Reach, silence_member
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


@pytest.fixture
def scene(app: Flask) -> Scene:
    return Scene(app)


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


def test_removed_for_good_is_gone_for_everybody_and_cannot_come_back(scene: Scene) -> None:
    scene.write_post()
    store, files = open_store(current_settings()), files_of(session().scalars(select(Picture)).one())
    assert all(store.has(name) for name in files)
    for nobody in (scene.ann, scene.bob, scene.mod):
        with pytest.raises(NotAllowed), unit_of_work() as work:
            services.remove_picture(work, actor=nobody, name=scene.name, reason=WHY)
    with pytest.raises(InvalidInput), unit_of_work() as work:
        services.remove_picture(work, actor=scene.admin, name=scene.name, reason=" ")
    for _twice in range(2):
        with unit_of_work() as work:
            services.remove_picture(work, actor=scene.admin, name=scene.name, reason=WHY)
    assert scene.viewers() == set()
    run_due(scene.app, limit=10)
    assert not any(store.has(name) for name in files)
    for actor in (scene.ann, scene.bob):
        with pytest.raises(InvalidInput, match="removed"):
            send(actor)


def test_whoever_sent_a_picture_is_told_why_it_went_and_can_appeal(scene: Scene) -> None:
    scene.write_post()
    with unit_of_work() as work:
        services.remove_picture(work, actor=scene.admin, name=scene.name, reason=WHY)
    decision = session().scalars(select(Decision)).one()
    assert (decision.kind, decision.user_id, decision.reason) == ("remove_picture", scene.ann.id, WHY)
    told = session().execute(select(Notification.user_id, Notification.kind, Notification.decision_id)).one()
    assert tuple(told) == (scene.ann.id, "decision", decision.id)
    (statement,) = read_statements(now() - timedelta(hours=1), now() + timedelta(hours=1))
    assert (statement.decision_visibility, statement.content_type) == (
        "DECISION_VISIBILITY_CONTENT_REMOVED",
        "CONTENT_TYPE_IMAGE",
    )
    assert [row.kind for row in list_public_decisions().rows] == ["remove_picture"]
    scene.set_reading("private")
    end_reading()
    assert (list_public_decisions().rows, count_unlisted_decisions()) == ([], 1)
    end_reading()
    prepared = prepare_appeal("It was my garden.")
    with unit_of_work() as work:
        case_id = appeal_decision(work, actor=scene.ann, decision_id=decision.id, prepared=prepared)
    for nobody in (scene.mod, scene.admin):
        with pytest.raises((NotFound, NotAllowed)):
            reverse(nobody, case_id)
    reverse(make_actor("eve", role="moderator"), case_id)
    run_due(scene.app, limit=20)
    # The file is gone, and the text shows words in its place; but the same file may come again.
    assert scene.viewers() == set()
    assert send(scene.ann) != scene.name
    assert list(find_faults()) == []


def test_the_log_keeps_quiet_about_what_stood_where_not_everybody_reads(scene: Scene) -> None:
    cover = send(scene.ann, 2)
    post_id = scene.write_post()
    set_cover_of(scene, post_id, cover)
    scene.set_reading("private")
    for name in (scene.name, cover):
        with unit_of_work() as work:
            services.remove_picture(work, actor=scene.admin, name=name, reason=WHY)
    end_reading()
    assert session().scalars(select(PictureUse.kind)).all() == ["text"], "a cover goes at once"
    assert (list_public_decisions().rows, count_unlisted_decisions()) == ([], 2)


def reverse(actor: Actor, case_id: int) -> None:
    with unit_of_work() as work:
        reverse_decision(work, actor=actor, case_id=case_id, version=1, answer=prepare_answer("You are right."))


def test_moderators_find_the_pictures_of_a_text(scene: Scene) -> None:
    post_id, other = scene.write_post(), send(scene.ann, 2)
    set_cover_of(scene, post_id, other)
    number = scene.write_reply(post_id)
    reply_id = session().scalars(select(Reply.id).where(Reply.number == number)).one()
    edited = prepare_post("A post", "No picture any more.", rights=Rights(scene.ann.id))
    with unit_of_work() as work:
        edit_post(work, actor=scene.ann, post_id=post_id, version=1, prepared=edited)

    def found(of_reply: int | None) -> list[tuple[str, bool]]:
        return [(each.shown.name, each.is_of_text) for each in list_pictures_to_judge(post_id, of_reply)]

    assert (found(None), found(reply_id)) == ([(scene.name, False), (other, True)], [(scene.name, True)])
    with unit_of_work() as work:
        services.remove_picture(work, actor=scene.admin, name=scene.name, reason=WHY)
    end_reading()
    assert (found(None), found(reply_id)) == ([(other, True)], [])


def test_only_an_admin_removes_what_an_admin_sent(scene: Scene) -> None:
    name = send(scene.admin, 9)
    moderator = make_actor("ruth", role="moderator")
    with pytest.raises(NotAllowed), unit_of_work() as work:
        services.remove_picture(work, actor=moderator, name=name, reason=WHY)


def test_the_owner_deletes_a_picture_wherever_it_stands(scene: Scene) -> None:
    scene.write_post()
    with pytest.raises(NotFound), unit_of_work() as work:
        services.delete_picture(work, actor=scene.bob, name=scene.name)
    with unit_of_work() as work:
        services.delete_picture(work, actor=scene.ann, name=scene.name)
    assert scene.viewers() == set()
    run_due(scene.app, limit=10)
    assert list(open_store(current_settings()).names(now() + timedelta(days=1))) == []


def test_the_same_file_is_kept_once_for_each_member(scene: Scene) -> None:
    assert send(scene.ann) == scene.name
    assert send(scene.bob) != scene.name


def test_what_a_member_may_send(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    app.extensions["forum_settings"] = replace(current_settings(), limits="on")
    newcomer, staff = make_actor("newy", trust_level=0), make_actor("mo", role="moderator")
    for number in range(QUOTAS[0].a_day):
        send(newcomer, number)
    with pytest.raises(InvalidInput, match="5 pictures in 24 hours"):
        send(newcomer, 99)
    send(staff, 99)
    with time_machine.travel(now() + timedelta(hours=25), tick=False):
        send(newcomer, 99)
        with unit_of_work() as work:
            work.scalars(select(Picture).where(Picture.owner_id == newcomer.id).limit(1)).one().byte_count = 20_000_000
        with pytest.raises(InvalidInput, match="of the 20 MB"):
            send(newcomer, 100)


def test_a_silenced_member_sends_none(scene: Scene) -> None:
    with unit_of_work() as work:
        silence_member(work, actor=scene.admin, handle="bob", statement=Statement(WHY), reach=Reach())
    with pytest.raises(Restricted):
        send(scene.bob)


def test_what_nobody_needs_is_cleaned_up(scene: Scene) -> None:
    unused = send(scene.bob, 5)
    scene.write_post()
    store = open_store(current_settings())
    store.put(f"{'z' * 20}-320.jpeg", b"of a process that ended")
    clean_pictures(CleanPictures())
    assert scene.viewers(unused) == {"bob"}
    with time_machine.travel(now() + timedelta(days=8), tick=False):
        clean_pictures(CleanPictures())
        run_due(scene.app, limit=20)
        assert scene.viewers(unused) == set()
        assert scene.viewers() == ALL
        kept = files_of(session().scalars(select(Picture)).one())
        assert sorted(store.names(now() + timedelta(days=1))) == sorted(kept)


def set_cover_of(scene: Scene, post_id: int, name: str | None, actor: Actor | None = None) -> None:
    actor = actor or scene.ann
    with unit_of_work() as work:
        picture = services.get_own(work, actor=actor, name=name) if name else None
        picture_places.set_cover(work, actor=actor, post_id=post_id, picture=picture, alt="The river")


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


@pytest.mark.parametrize("texts", ["keep", "remove"])
def test_an_erased_member_leaves_pictures_only_in_texts_that_stay(scene: Scene, texts: str) -> None:
    scene.write_post()
    number = scene.write_reply(scene.post_of_words())
    unused, portrait, cover = (send(scene.ann, nth) for nth in (2, 3, 4))
    set_cover_of(scene, scene.write_post(is_published=False, body="A draft."), cover)
    with unit_of_work() as work:
        picture = services.get_own(work, actor=scene.ann, name=portrait)
        picture_places.set_portrait(work, actor=scene.ann, picture=picture)
    with unit_of_work() as work:
        ask_erasure(work, actor=scene.ann, texts=texts)
    with time_machine.travel(now() + timedelta(days=15), tick=False):
        erase_due()
        run_due(scene.app, limit=20)
        end_reading()
        left = set(session().scalars(select(Picture.name)))
        assert left == ({scene.name} if texts == "keep" else set())
        assert find_picture(VISITOR, scene.name) is None or texts == "keep"
        names = {name[:20] for name in open_store(current_settings()).names(now() + timedelta(days=1))}
        assert names == left
    assert number
    assert {unused, portrait, cover}.isdisjoint(left)
