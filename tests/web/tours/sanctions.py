"""Every measure, as moderators and the member see it; in the end nothing of it holds."""

from sqlalchemy import select

from forum.models import Sanction
from tests.browser.content import post_id_of
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    path, mod = tour.conversation(), tour.browser("zz_mod")
    limited = tour.member("zz_sam")
    replies = f"/posts/{post_id_of(path)}/replies"
    at, why = "/moderation/members/zz_sam", {"reason": "Zzreason", "category": "spam", "case": ""}
    sam = tour.browser("zz_sam")
    tour.see(mod, "/@zz_sam", at, f"{at}/sanction", f"{at}/sweep", "/moderation/members/zz_ruth")
    tour.see(mod, "/moderation/members/zz_ruth/sanction", status=403)
    tour.send(mod, f"{at}/sanction", 400, kind="zz", scope="zz")
    for kind in ("warn", "silence", "require_approval"):
        for duration in ("1d", "good"):
            tour.send(mod, f"{at}/sanction", **why, kind=kind, scope="site", duration=duration)
        tour.see(sam, path, "/posts/new", replies)
        tour.send(sam, replies, 403, body="Zzbody", key="k")
        if kind == "warn":
            tour.see(sam, "/warning")
            tour.send(sam, "/warning", **sam.fields())
    tour.send(mod, f"{at}/sanction", **why, kind="suspend", scope="site", duration="1w")
    standing = select(Sanction.id).where(Sanction.user_id == limited.id, Sanction.lifted_at.is_(None))
    lift = f"{at}/sanctions/{tour.find(standing.order_by(Sanction.id))[-1]}/lift"
    sam = tour.browser("zz_sam")
    tour.see(sam, "/suspended")
    tour.see(mod, at, lift)
    tour.send(mod, lift, 400)
    tour.send(mod, lift, reason="Zzreason")
    tour.see(mod, lift, status=409)
    tour.send(mod, f"{at}/sweep", 400)
    tour.send(mod, f"{at}/sweep", **why)
    tour.see(tour.browser("zz_sam"), "/suspended")
    tour.see(mod, at, f"{at}/sweep/undo")
    tour.see(mod, f"{at}/sweep", status=409)
    tour.send(mod, f"{at}/sweep/undo", 400)
    tour.send(mod, f"{at}/sweep/undo", reason="Zzreason")
    tour.see(mod, f"{at}/sweep/undo", status=409)
    tour.see(tour.browser("zz_sam"), "/inbox")
