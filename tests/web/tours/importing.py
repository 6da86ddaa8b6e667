"""Texts of an earlier site that a member makes theirs, and the form for one whose formatting cannot be typed."""

from sqlalchemy import update

from forum.db import now, unit_of_work
from forum.models import ImportSource, Post, Reply, User
from forum.services.importing.plans import address_hash
from tests.browser.content import post_id_of
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    with tour.app.app_context(), unit_of_work() as work:
        author = User(
            handle="zz_earlier",
            handle_key="zz_earlier",
            display_name="Zzearlier",
            state="imported",
            created_at=now(),
        )
        work.add(author)
        work.flush()
        work.add(
            ImportSource(
                source="wxr old.example",
                kind="author",
                external_id="author zz",
                user_id=author.id,
                address_hash=address_hash("zz_walter@example.org"),
                created_at=now(),
            )
        )
        author_id = author.id
    walter = tour.browser("zz_walter")
    tour.see(walter, "/settings/earlier-texts")
    tour.send(walter, f"/settings/earlier-texts/{author_id}/claim")
    path = tour.conversation()
    with tour.app.app_context(), unit_of_work() as work:
        post_id = post_id_of(path)
        work.execute(update(Post).where(Post.id == post_id).values(body_format="html"))
        work.execute(update(Reply).where(Reply.post_id == post_id).values(body_format="html"))
    ruth = tour.browser("zz_ruth")
    tour.see(ruth, f"/posts/{post_id}/edit", f"/posts/{post_id}/replies/1/edit")
