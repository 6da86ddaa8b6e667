"""Addresses of a site that was brought in lead to where its posts are, and tell nobody of what they may not read."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import session, unit_of_work
from forum.models import Post, Reply
from forum.services.moderation import remove_reply
from forum.validation.old_addresses import old_path
from tests.support.importing import admin, import_wxr
from tests.support.web import Browser, make_member
from tests.support.wordpress import comment, item, write_export


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://old.example/2012/01/a-post/", "/2012/01/a-post"),
        ("https://old.example//greek/%ce%b5%cf%80/", "/greek/επ"),
        ("/2012/01/a-post/comment-page-2/#comment-7", "/2012/01/a-post"),
        ("/2012/01/a-post/?utm_source=x", "/2012/01/a-post"),
        ("https://old.example/?p=7", "?p=7"),
        ("/?page_id=7&preview=true", "?p=7"),
        ("/blog/?p=7", "/blog?p=7"),
        ("/questions/10/why-so/11#11", "/questions/10"),
        ("https://board.example/q/10/7", "/questions/10"),
        ("/?p=x", None),
        ("https://old.example/", None),
        ("/" + "x" * 600, None),
        ("http://[broken", None),
    ],
)
def test_what_makes_two_addresses_one(address: str, path: str | None) -> None:
    assert old_path(address) == path


def number_of(words: str) -> tuple[int, int]:
    reply = session().scalars(select(Reply).where(Reply.source == words)).one()
    assert reply.number is not None
    return reply.post_id, reply.number


def test_they_lead_on_for_good(app: Flask, tmp_path: Path) -> None:
    comments = [comment(905, "first"), comment(906, "removed")]
    page = item(2, post_type="page", link="https://old.example/über-uns/", title="About")
    import_wxr(write_export(tmp_path, item(1148, comments=comments), page))
    post, about = (session().scalars(select(Post).where(Post.title == name)).one() for name in ("Post 1148", "About"))
    here, there = f"/posts/{post.id}/post-1148", f"/posts/{about.id}/post-2"
    _post_id, removed = number_of("removed")
    with unit_of_work() as work:
        remove_reply(work, actor=admin(), post_id=post.id, number=removed, reason="Beside the matter.")
    visitor = Browser(app)
    for address, target in {
        "/2012/01/post-1148/": here,
        "/2012/01/post-1148": here,
        "/2012/01/post-1148/comment-page-1/": here,
        "/?p=1148": here,
        "/?page_id=2": there,
        "/%C3%BCber-uns/": there,
        "/2012/01/post-1148/?replytocom=905": f"/posts/{post.id}/replies/1",
        f"/posts/{post.id}/old-comments/905": f"/posts/{post.id}/replies/1",
    }.items():
        found = visitor.get(address)
        assert (found.status_code, found.location) == (301, target), address
    for address in (f"/posts/{post.id}/old-comments/906", f"/posts/{post.id}/old-comments/907"):
        found = visitor.get(address)
        assert (found.status_code, found.location) == (302, here), address
    for address in ("/2012/01/other/", "/posts/99999/old-comments/905"):
        assert visitor.get(address).status_code == 404
    assert visitor.get("/?p=7").status_code == 200
    assert visitor.post("/2012/01/post-1148/").status_code in {400, 404, 405}


def test_what_may_not_be_read_answers_as_if_it_never_was(app: Flask, tmp_path: Path) -> None:
    make_member(app, "ruth", role="admin")
    import_wxr(write_export(tmp_path, item(1, post_password="enter", comments=[comment(1)]), item(2, status="draft")))
    visitor, keeper = Browser(app), Browser(app)
    keeper.sign_in("ruth")
    missing = visitor.get("/2012/01/post-9/")
    for number in (1, 2):
        found = visitor.get(f"/2012/01/post-{number}/")
        assert (found.status_code, len(found.data)) == (404, len(missing.data))
        assert visitor.get(f"/?p={number}").status_code == 200
    post_id, _number = number_of("A comment.")
    assert visitor.get(f"/posts/{post_id}/old-comments/1").status_code == 404
    assert keeper.get("/2012/01/post-1/").status_code == 301
