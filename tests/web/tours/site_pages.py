"""The pages about the site, and how admins write them."""

from sqlalchemy import delete

from forum.db import now, unit_of_work
from forum.db.known_facts import ANNOUNCEMENT, TERMS_VERSION
from forum.models import PAGE_NAMES, SiteFact
from tests.support.web import Browser
from tests.web.tours.touring import Tour

OVER = '{"version": 7, "text": "Zzwords", "until": "2020-01-01T00:00:00+00:00"}'


def go_through(tour: Tour) -> None:
    ruth, visitor = tour.browser("zz_ruth"), Browser(tour.app)
    tour.see(ruth, "/admin/site", "/admin/pages/imprint/history")
    for name in PAGE_NAMES:
        at_page = f"/admin/pages/{name}"
        tour.see(visitor, f"/{name}")
        tour.send(ruth, at_page, 400, body="", version="0")
        tour.send(ruth, at_page, body="Zzone", version="0", action="preview")
        tour.send(ruth, at_page, body="Zzone", version="0")
        tour.send(ruth, at_page, 409, body="Zztwo", version="0")
        tour.see(ruth, at_page, f"{at_page}/history", f"{at_page}/history/1", f"{at_page}/history/0")
        tour.send(ruth, f"{at_page}/history/0/restore", version="1")
        tour.send(ruth, f"{at_page}/history/0/restore", version="1")
        tour.see(ruth, f"{at_page}/history")
        tour.see(visitor, f"/{name}")
    tour.see(ruth, "/admin/site", "/admin/site/look")
    look = {"name": "Zzsite", "tagline": "Zztagline", "footer": "Zzfooter", "accent": "plum"}
    for name, value in (("name", "z" * 99), ("tagline", "z" * 199), ("footer", "z" * 2001), ("accent", "zz")):
        tour.send(ruth, "/admin/site/look", 400, **look | {name: value}, version="0")
    tour.send(ruth, "/admin/site/look", 409, **look, version="7")
    tour.send(ruth, "/admin/site/look", **look, version="0")
    at_announcement = "/admin/site/announcement"
    today = f"{now():%Y-%m-%d}"
    for text, last_day in (("Zzwords", ""), ("Zzwords", "2020-01-01"), ("Zzwords", "zz"), ("z" * 501, today)):
        tour.send(ruth, at_announcement, 400, text=text, last_day=last_day, version="0")
    tour.send(ruth, at_announcement, 409, text="Zzwords", last_day=today, version="7")
    tour.send(ruth, at_announcement, text="Zzwords", last_day=today, version="0")
    tour.see(visitor, "/terms")
    with unit_of_work() as work:
        work.merge(SiteFact(name=ANNOUNCEMENT, value=OVER))
    tour.see(ruth, at_announcement)
    tour.send(ruth, at_announcement, text="", version="7")
    tour.send(ruth, "/admin/as-visitor", next="/terms")
    tour.see(ruth, "/")
    tour.send(ruth, "/admin/as-visitor/leave", next="/terms")
    tour.member("zz_late")
    late = tour.browser("zz_late")
    tour.send(ruth, "/admin/pages/terms", body="Zzterms", version="2", is_binding="y")
    tour.see(late, "/terms", "/drafts")
    tour.send(late, "/settings/profile", 403, display_name="Zzlate", bio="Zzbio")
    tour.send(late, "/inbox/read", 403)
    tour.send(late, "/terms/accept", 409, seen="zz")
    for browser in (late, ruth, tour.browser("zz_walter"), tour.browser("zz_mod")):
        tour.see(browser, "/drafts")
        tour.send(browser, "/terms/accept", seen=browser.hidden("seen"))
    tour.see(late, "/terms")
    with unit_of_work() as work:
        work.execute(delete(SiteFact).where(SiteFact.name == TERMS_VERSION))
