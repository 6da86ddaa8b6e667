"""What cannot be found, may not be done, or goes wrong."""

from tests.browser.content import post_id_of
from tests.support.web import Browser
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    visitor, member, path = Browser(tour.app), tour.browser("zz_walter"), tour.conversation()
    tour.see(visitor, path, "/blogs/zzblog", "/blogs", "/@zz_walter")
    tour.see(visitor, "/terms", "/guidelines", "/privacy", "/moderation")
    tour.see(visitor, "/zz", "/blogs/zz", status=404)
    tour.see(visitor, "/settings/profile", status=401)
    tour.see(visitor, "/sign-out", status=405)
    tour.see(member, "/admin", status=403)
    for code in (400, 403, 405, 409, 413, 418, 429, 500, 503):
        tour.see(member, f"/zz/{code}", status=code)
    visitor.get("/sign-in")
    tour.send(visitor, f"/posts/{post_id_of(path)}/replies", 401, body="Zzbody", key="k")
    tour.send(visitor, "/zz/500", 500, body="Zzbody")
