"""The pages about the site, and how admins write them."""

from forum.models import PAGE_NAMES
from tests.support.web import Browser
from tests.web.tours.touring import Tour


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
    tour.see(ruth, "/admin/site")
