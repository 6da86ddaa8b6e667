"""Pictures: sent along with a text and alone, the list of one's own, deleting one, removing one for good."""

from io import BytesIO
from typing import Any

from sqlalchemy import select

from forum.models import Appeal, Picture, Post
from tests.support.picture_files import bomb, picture_file
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    walter, ruth = tour.browser("zz_walter"), tour.browser("zz_ruth")
    tour.see(walter, "/pictures", "/posts/new")
    typed = {"blog": "zzblog", "title": "Zzpictured", "body": "Zzbody", "tags": ""}

    def sent(data: bytes) -> Any:
        return BytesIO(data), "zz.png"

    for data in (b"zz", b"", bomb(60_000, 60_000), picture_file("PNG")[:-30]):
        tour.send(walter, "/posts/new", 400, **typed, action="picture", picture=sent(data))
    tour.send(walter, "/posts/new", **typed, picture=sent(picture_file("PNG")), picture_alt="Zzalt")
    tour.send(walter, "/pictures", 400)
    tour.send(walter, "/pictures", picture=sent(picture_file("PNG", (50, 50))), picture_alt="Zzalt")
    first, second = tour.find(select(Picture.name).order_by(Picture.id))
    tour.send(walter, "/posts/new", **typed | {"body": f"![Zzalt](/pictures/{first})"}, action="publish", key="zz")
    tour.see(walter, "/pictures", f"/pictures/{first}/delete", f"/pictures/{second}/delete")
    (post_id,) = tour.find(select(Post.id).where(Post.title == "Zzpictured"))
    for data, alt, status in (
        (b"zz", "Zzalt", 400),
        (picture_file("PNG"), "", 400),
        (picture_file("PNG"), "Zzalt", 200),
    ):
        tour.send(walter, f"/posts/{post_id}/cover", status, picture=sent(data), picture_alt=alt)
    tour.see(walter, f"/posts/{post_id}/cover")
    tour.send(walter, f"/posts/{post_id}/cover/remove")
    tour.see(walter, "/settings/portrait")
    for data, status in ((b"zz", 400), (picture_file("PNG"), 200)):
        tour.send(walter, "/settings/portrait", status, picture=sent(data))
    tour.see(walter, "/settings/portrait", "/@zz_walter")
    tour.send(walter, "/settings/portrait/remove")
    tour.see(ruth, f"/moderation/posts/{post_id}/pictures")
    tour.see(ruth, f"/pictures/{first}/remove", f"/pictures/{second}/remove")
    tour.send(ruth, f"/pictures/{first}/remove", 400, reason="")
    tour.send(ruth, f"/pictures/{first}/remove", reason="Zzreason")
    (decision_id,) = tour.find(select(Picture.decision_id).where(Picture.name == first))
    tour.see(walter, "/inbox", "/pictures", f"/standing/decisions/{decision_id}")
    tour.send(walter, f"/standing/decisions/{decision_id}/appeal", body="Zzappeal")
    (case_id,) = tour.find(select(Appeal.case_id).where(Appeal.decision_id == decision_id))
    tour.member("zz_judge", role="admin")
    second_admin = tour.browser("zz_judge")
    at_appeal = f"/moderation/appeals/{case_id}"
    tour.see(second_admin, at_appeal)
    tour.send(second_admin, at_appeal, ruling="reverse", answer="Zzanswer", version="1")
    tour.see(walter, "/pictures", f"/standing/decisions/{decision_id}")
    tour.see(ruth, f"/pictures/{first}/remove", "/moderation/log")
    tour.send(walter, f"/pictures/{second}/delete")
