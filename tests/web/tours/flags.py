"""Every kind of report in every state, and the steps that follow from a worry."""

from sqlalchemy import select

from forum.models import Case, Flag
from tests.browser.content import post_id_of
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    post_id = post_id_of(tour.conversation())
    walter, mod = tour.browser("zz_walter"), tour.browser("zz_mod")
    of_reply, of_member, of_post = f"/posts/{post_id}/replies/1/report", "/@zz_ruth/report", f"/posts/{post_id}/report"
    tour.see(walter, "/reports", of_post, of_reply, of_member)
    for where in (of_reply, of_member):
        walter.get(where)
        tour.send(walter, where, 400)
        tour.send(walter, where, 400, kind="other")
        tour.send(walter, where, kind="spam", words="Zzwords")
        tour.send(walter, where, kind="spam")
    own = select(Flag.id).where(Flag.flagger_id == tour.walter.id).order_by(Flag.id)
    first, second = tour.find(own)
    tour.send(walter, f"/reports/{first}/withdraw")
    tour.send(walter, f"/reports/{first}/withdraw", 409)
    with tour.settings(help_contacts="Zzhelp|12|Zzalways\nZzother|https://example.org"):
        tour.send(walter, of_post, kind="worried", words="Zzwords")
        tour.see(walter, "/reports", f"/reports/{second}", f"/reports/{tour.find(own)[-1]}")
        tour.see(mod, "/inbox")
        (case_id,) = tour.find(select(Case.id).where(Case.lane == "worried", Case.post_id == post_id))
        at_case = f"/moderation/cases/{case_id}"
        for step in ("contacted", "hand-over", "close-worry"):
            tour.send(mod, f"{at_case}/{step}", 400)
        for step in ("seen", "card", "contacted", "hand-over", "close-worry"):
            done = mod.post(f"{at_case}/{step}", {"to": "Zzwhom", "words": "Zzwords"})
            assert done.status_code == 303, step
            tour.see(mod, "/inbox")
        tour.see(walter, "/inbox", "/reports")
