"""Pictures that come in with their texts: whose they are, where they show, and what becomes of those not given."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.db.jobs import CleanPictures
from forum.importing.staging import open_staging
from forum.importing.wxr import read_wxr
from forum.jobs.clean_pictures import clean_pictures
from forum.models import Picture, PictureUse, Post, Reply, User
from forum.permissions import VISITOR
from forum.pictures import open_store
from forum.queries.picture_files import find_missing_files
from forum.queries.pictures import Rights, files_of, find_picture
from forum.rendering import names_in
from forum.services.importing.plans import Plan
from forum.services.importing.runs import bring_in
from forum.services.pictures import remove_picture
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from tests.services.importing.test_runs import everything, faults, post_called
from tests.support.importing import admin, import_wxr
from tests.support.picture_files import bomb, picture_file
from tests.support.wordpress import comment, item, write_export

AT = "https://old.example/wp-content/uploads/2012/01"
CAT = f"<p>See <img src='{AT}/cat-300x200.jpg' alt='A [cat]'> there.</p>"


@pytest.fixture
def media(tmp_path: Path) -> Path:
    folder = tmp_path / "uploads" / "2012" / "01"
    folder.mkdir(parents=True)
    (folder / "cat.jpg").write_bytes(picture_file("JPEG", (400, 300)))
    (folder / "dog.png").write_bytes(picture_file("PNG", (500, 300)))
    (folder / "broken.jpg").write_bytes(picture_file()[:-300])
    (folder / "bomb.png").write_bytes(bomb(60_000, 60_000))
    (folder / "words.jpg").write_text("zz")
    return tmp_path / "uploads"


def pictures() -> dict[str, tuple[str, int]]:
    """The owner and the width of each, by its name."""
    end_reading()
    rows = session().execute(select(Picture.name, User.display_name, Picture.width).join(User))
    return {name: (owner, width) for name, owner, width in rows}


def is_public(name: str) -> bool:
    end_reading()
    return find_picture(VISITOR, name) is not None


def test_each_belongs_to_whoever_wrote_the_text_that_shows_it(app: Flask, tmp_path: Path, media: Path) -> None:
    file = write_export(
        tmp_path,
        item(1, CAT, comments=[comment(1, f"<img src='{AT}/cat.jpg'>"), comment(2)]),
        item(2, f"<table><tr><td><a href='{AT}/dog.png'><img src='{AT}/dog.png' alt='A dog'></a></td></tr></table>"),
        item(3, CAT + f"<img src='{AT}/mouse.jpg' alt='A mouse'>", status="draft"),
    )
    dry = import_wxr(file, media=media, is_dry=True)
    assert pictures() == {}
    report = import_wxr(file, media=media)
    assert report.taken["pictures"] == dry.taken["pictures"] == 3
    assert report.changed["pictures became links"] == dry.changed["pictures became links"] == 1
    of_posts, answer = (
        [post_called(f"Post {number}") for number in (1, 2, 3)],
        session().scalars(select(Reply).where(Reply.number == 1)).one(),
    )
    (cat,), (dog,), (again,) = (names_in([post.html]) for post in of_posts)
    (of_bea,) = names_in([answer.html])
    assert cat == again, "of the same member and file there is one"
    assert pictures() == {cat: ("Anna Old", 400), dog: ("Anna Old", 500), of_bea: ("Bea", 400)}
    assert [post.body_format for post in of_posts] == ["markdown", "html", "markdown"]
    assert of_posts[0].source == f"See ![A \\[cat\\]](/pictures/{cat}) there."
    assert f'<a href="/pictures/{dog}"><img src="/pictures/{dog}/' in of_posts[1].html
    assert of_posts[2].source.endswith(f"[A mouse]({AT}/mouse.jpg)")
    assert all(is_public(name) for name in (cat, dog, of_bea))
    assert faults() == []
    assert list(find_missing_files(open_store(current_settings()))) == []
    before = everything()
    assert not +import_wxr(file, media=media).taken
    assert everything() == before
    with time_machine.travel(now() + timedelta(days=8), tick=False):
        clean_pictures(CleanPictures())
        assert len(pictures()) == 3
    with unit_of_work() as work:
        for post in of_posts:
            work.get_one(Post, post.id).state = "hidden"
    assert not any(is_public(name) for name in (cat, dog, of_bea))


def test_a_text_that_came_in_keeps_its_pictures_when_it_is_edited(app: Flask, tmp_path: Path, media: Path) -> None:
    import_wxr(write_export(tmp_path, item(1, CAT)), media=media)
    post = post_called("Post 1")
    prepared = prepare_post("Post 1", post.source + " More.", rights=Rights(admin().id, (post.html,)))
    with unit_of_work() as work:
        edit_post(work, actor=admin(), post_id=post.id, version=1, prepared=prepared, reason="Why.")
    (name,) = names_in([post.html])
    assert names_in([post_called("Post 1").html]) == {name}
    assert is_public(name)


def test_the_picture_above_a_post(app: Flask, tmp_path: Path, media: Path) -> None:
    def attachment(number: int, file: str, **others: Any) -> str:
        return item(number, "", post_type="attachment", attachment_url=f"{AT}/{file}", title=file, **others)

    file = write_export(
        tmp_path,
        item(1, meta=[("_edit_last", 1), ("_thumbnail_id", 11)]),
        item(2, meta=[("_thumbnail_id", 12)]),
        item(3, meta=[("_thumbnail_id", 13)]),
        item(4, meta=[("_thumbnail_id", 14)]),
        attachment(11, "cat.jpg", meta=[("_wp_attachment_image_alt", "A <b>cat</b>")]),
        attachment(12, "dog.png"),
        attachment(13, "mouse.jpg"),
    )
    report = import_wxr(file, media=media)
    assert report.changed["posts lost the picture above their text"] == 2
    covers = [post_called(f"Post {number}").cover_html or "" for number in (1, 2, 3, 4)]
    assert ['alt="A cat"' in covers[0], 'alt="dog.png"' in covers[1], *covers[2:]] == [True, True, "", ""]
    uses = session().execute(select(PictureUse.kind, PictureUse.alt).order_by(PictureUse.post_id)).all()
    assert [tuple(use) for use in uses] == [("cover", "A cat"), ("cover", "dog.png")]
    assert all(is_public(name) for name in pictures())
    assert faults() == []


def test_what_cannot_be_shown_is_a_link_and_said(app: Flask, tmp_path: Path, media: Path) -> None:
    first = write_export(tmp_path, item(1, CAT))
    import_wxr(first, media=media)
    (name,) = pictures()
    with unit_of_work() as work:
        remove_picture(work, actor=admin(), name=name, reason="Why.")
    bad = ("cat.jpg", "broken.jpg", "bomb.png", "words.jpg")
    second = write_export(tmp_path, item(2, "".join(f"<p><img src='{AT}/{name}' alt=zz></p>" for name in bad)))
    with open_staging() as staging:
        staging.gather(read_wxr(second))
        report = bring_in(staging, Plan(admin(), media=media))
        left_out, examples = dict(staging.left_out), staging.examples
    assert (report.taken["pictures"], report.changed["pictures became links"]) == (0, 4)
    (reason,) = left_out
    assert (left_out[reason], examples[reason]) == (4, ["cat.jpg", "broken.jpg", "bomb.png"])
    assert post_called("Post 2").source.count("[zz](https://old.example/") == 4
    assert list(pictures()) == [name]
    kept = {file for row in session().scalars(select(Picture)) for file in files_of(row)}
    assert set(open_store(current_settings()).names(now() + timedelta(days=1))) <= kept


def test_pictures_of_this_site_cannot_be_shown_by_naming_them(app: Flask, tmp_path: Path, media: Path) -> None:
    import_wxr(write_export(tmp_path, item(1, CAT, status="draft")), media=media)
    (name,) = pictures()
    hostile = f"<img src='/pictures/{name}/320' srcset='/pictures/{name}/320 320w'><p>![x](/pictures/{name})</p>"
    import_wxr(write_export(tmp_path, item(2, hostile), item(3, f"<table><tr><td>{hostile}</td></tr></table>")))
    assert names_in([post_called("Post 2").html, post_called("Post 3").html]) == set()
    assert not is_public(name)
