"""What members do with their pictures: sending within quotas, deleting, and what is cleaned up behind them."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.db.jobs import CleanPictures
from forum.errors import InvalidInput, NotFound, Restricted
from forum.jobs.clean_pictures import clean_pictures
from forum.jobs.runner import run_due
from forum.models import Picture
from forum.permissions import VISITOR
from forum.pictures import open_store
from forum.queries.pictures import files_of, find_picture
from forum.rules.pictures import QUOTAS
from forum.services import picture_places
from forum.services import pictures as services
from forum.services.closing import ask_erasure
from forum.services.decisions import Statement
from forum.services.erasing import erase_due
from forum.services.sanctions import Reach, silence_member
from tests.services.pictures.scene import ALL, WHY, Scene, send, set_cover_of
from tests.support.factories import make_actor


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
