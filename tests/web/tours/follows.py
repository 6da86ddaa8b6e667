"""The page behind each Follow button, the list of what is followed, and ignoring."""

from sqlalchemy import select

from forum.models import Follow
from tests.browser.content import post_id_of
from tests.web.tours.touring import BLOG, Tour


def go_through(tour: Tour) -> None:
    path = tour.conversation()
    post_id = post_id_of(path)
    tour.member("zz_fay")
    fay = tour.browser("zz_fay")
    places = (f"/blogs/{BLOG}", f"/posts/{post_id}", f"/posts/{post_id}/replies/1", "/@zz_ruth")
    tour.see(fay, "/follows", "/ignored", *(f"{place}/follow" for place in places))
    for place in places:
        fay.get(f"{place}/follow")
        tour.send(fay, f"{place}/follow", 400)
        tour.send(fay, f"{place}/follow", delivery="site")
        tour.see(fay, f"{place}/follow")
    tour.send(fay, f"/posts/{post_id}/follow", delivery="off")
    tour.send(fay, f"/blogs/{BLOG}/follow", delivery="stop")
    tour.see(fay, path, "/@zz_ruth", "/follows?group=members")
    tour.see(fay, "/@zz_fay/follow", "/@zz_fay/ignore", status=403)
    first = tour.find(select(Follow.id).where(Follow.kind == "member").order_by(Follow.id))[-1]
    tour.send(fay, f"/follows/{first}", delivery="daily")
    tour.send(fay, f"/follows/{first}/stop")
    tour.see(fay, "/@zz_ruth/ignore")
    for where in ("/@zz_ruth", f"/blogs/{BLOG}"):
        fay.get(f"{where}/follow")
        tour.send(fay, f"{where}/follow", delivery="site")
    other = tour.conversation()
    tour.run_jobs()
    tour.see(fay, "/inbox", other, "/", "/followed", "/latest", "/active", "/unanswered")
    tour.send(fay, f"/inbox/threads/{post_id_of(other)}/read", up_to_id="99999")
    tour.send(fay, f"/inbox/threads/{post_id_of(other)}/read", 400, up_to_id="zz")
    tour.send(fay, "/@zz_ruth/ignore")
    tour.see(fay, "/@zz_ruth/ignore", "/ignored", path)
    tour.send(fay, f"/ignored/{tour.ruth.id}/stop")
