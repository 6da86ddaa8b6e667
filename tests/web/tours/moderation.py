"""Hiding, removing, restoring, changing and locking on the pages of a text."""

from sqlalchemy import select

from forum.models import Revision
from tests.browser.content import post_id_of
from tests.support.web import Browser
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    path, mod = tour.conversation(), tour.browser("zz_mod")
    post_id = post_id_of(path)
    replies = f"/posts/{post_id}/replies"
    at_post, at_replies = f"/moderation/posts/{post_id}", f"/moderation{replies}"
    tour.see(mod, path, f"{at_post}/hide", f"{at_post}/remove", f"{at_post}/hidden", f"{replies}/3?text=1")
    tour.see(mod, f"{at_replies}/1/hide", f"{at_replies}/1/remove", f"{at_replies}/3/restore", f"{replies}/2/edit")
    tour.see(mod, f"{at_post}/restore", f"{at_replies}/3/hide", status=409)
    tour.send(mod, f"{at_replies}/1/remove", 400)
    tour.send(mod, f"{replies}/2/edit", 400, body="Zzother", version="2", key="k")
    revision = tour.find(
        select(Revision.id).where(Revision.post_id == post_id, Revision.reply_id.is_not(None)).order_by(Revision.id)
    )[0]
    hide_version = f"{at_post}/revisions/{revision}/hide"
    tour.see(mod, hide_version)
    for where in (hide_version, f"{at_replies}/1/remove", f"{at_replies}/1/restore", f"{at_replies}/1/hide"):
        tour.send(mod, where, reason="Zzreason", scope="branch")
    tour.see(mod, f"{replies}/2/history", path)
    for act in ("hide", "restore", "remove"):
        tour.send(mod, f"{at_post}/{act}", reason="Zzreason")
    tour.send(mod, f"{at_post}/hide", 409, reason="Zzreason")
    tour.see(tour.browser("zz_ruth"), path, "/inbox")
    tour.send(mod, f"{at_post}/restore", reason="Zzreason")
    for act in ("lock", "unlock", "lock"):
        tour.see(mod, f"{at_post}/{act}")
        tour.send(mod, f"{at_post}/{act}", reason="Zzreason")
    tour.see(Browser(tour.app), path)
