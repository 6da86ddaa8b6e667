"""Writing under a pseudonym, and what moderators see and do of it."""

from unittest import mock

from sqlalchemy import select, update

from forum.db import unit_of_work
from forum.models import Blog, User
from tests.browser.content import post_id_of
from tests.web.tours.touring import BLOG, Tour


def go_through(tour: Tour) -> None:
    # A name is no word of the catalogue.
    names = (f"Zzname {number}" for number in range(9))
    with mock.patch("forum.services.pseudonyms.invent_name", side_effect=list(names)):
        _go_through(tour)


def _go_through(tour: Tour) -> None:
    path, mod = tour.conversation(), tour.browser("zz_mod")
    tour.member("zz_hidden")
    hidden, walter = tour.browser("zz_hidden"), tour.browser("zz_walter")
    replies = f"/posts/{post_id_of(path)}/replies"
    under = {"body": "Zzhidden", "signature": "pseudonym"}
    tour.send(hidden, replies, 400, **under, key="k1")
    with unit_of_work() as work:
        work.execute(update(Blog).where(Blog.slug == BLOG).values(has_pseudonyms=True))
    tour.see(hidden, path, replies, "/posts/new")
    tour.send(hidden, replies, 400, body="Zzhidden", signature="zz", key="k2")
    tour.send(hidden, replies, **under, action="preview", key="k3")
    tour.send(hidden, replies, **under, key="k4")
    (handle,) = tour.find(select(User.handle).where(User.state == "pseudonym"))
    record = f"/moderation/members/{handle}"
    tour.see(hidden, path, replies, f"{replies}/7/edit")
    tour.see(walter, path, f"{replies}/7/reply")
    tour.send(walter, f"{replies}/7/reply", body="Zzunderstood", key="k5")
    tour.see(hidden, "/inbox", path)
    tour.send(
        hidden, "/posts/new", blog=BLOG, title="Zztitle", body="Zzbody", signature="pseudonym", action="draft", key="k"
    )
    tour.see(hidden, "/drafts")
    tour.see(mod, path, record, f"{record}/sanction", f"{record}/reveal")
    tour.see(mod, f"{record}/sweep", status=409)
    tour.send(mod, f"{record}/reveal", 400)
    tour.send(mod, f"{record}/reveal", reason="Zzreason")
    tour.see(mod, f"{record}/reveal", record)
    tour.see(hidden, "/inbox", "/standing")
    tour.see(walter, f"{record}/reveal", status=403)
    with unit_of_work() as work:
        work.execute(update(Blog).where(Blog.slug == BLOG).values(has_pseudonyms=False))
