"""Legal notices, one that is refused and one that is agreed with, the public log and the report."""

from sqlalchemy import select

from forum.models import LegalNotice
from tests.browser.content import post_id_of
from tests.support.web import Browser
from tests.web.tours.touring import Tour

REPORT = "/moderation/report"


def go_through(tour: Tour) -> None:
    path, visitor, mod = tour.conversation(), Browser(tour.app), tour.browser("zz_mod")
    notice = {"words": "Zzwords", "law": "Zzlaw", "name": "Zzname", "email": "zz@example.org", "good_faith": "y"}
    tour.see(visitor, "/legal-notice", "/moderation/log", REPORT, f"{REPORT}?from=2026-01-01&to=2026-01-02")
    tour.see(visitor, f"{REPORT}?from=zz&to=zz", f"{REPORT}?from=2026-02-01&to=2026-01-01", status=400)
    for fields in ({}, notice | {"url": "zz"}, notice | {"url": f"http://localhost{path}", "email": "zz"}):
        tour.send(visitor, "/legal-notice", 400, **fields)
    for place in (f"/posts/{post_id_of(path)}/replies/6", "/@zz_walter", "/zz", path):
        tour.send(visitor, "/legal-notice", **notice, url=f"http://localhost{place}", key=place)
    ids = tour.find(select(LegalNotice.id).order_by(LegalNotice.id.desc()).limit(4))
    fourth, third, second, first = (f"/moderation/notices/{notice_id}" for notice_id in ids)
    tour.see(mod, first, second, third, fourth, "/inbox")
    verdict = {"version": "1", "text_version": "1", "message": "Zzmessage", "category": "law"}
    tour.send(mod, first, 400)
    tour.send(mod, first, 400, **verdict, act="hide")
    tour.send(mod, first, 409, **(verdict | {"version": "7"}), act="hide", law="Zzlaw", reason="Zzreason")
    tour.send(mod, first, **verdict, act="remove", law="Zzlaw", reason="Zzreason")
    for where, act in ((second, "done"), (third, "refuse")):
        tour.send(mod, where, **(verdict | {"text_version": "0"}), act=act)
    tour.see(visitor, "/moderation/log", f"{REPORT}?from=2026-01-01&to=2029-12-31")
    tour.see(tour.browser("zz_ruth"), REPORT)
