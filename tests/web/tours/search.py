"""The page of searches: what is found, what is not, and what is left out; and feeds of it."""

from tests.support.feeds import titles
from tests.support.web import Browser
from tests.web.marked_words import hard_wired
from tests.web.tours.touring import BLOG, Tour

IGNORED = ("by:", "before:zz", "is:zz", "by:zz_nobody", "tag:zz", "is:mine", "!!", "zz " * 4000, "-zzbody")


def go_through(tour: Tour) -> None:
    tour.conversation()
    visitor, walter = Browser(tour.app), tour.browser("zz_walter")
    for browser in (visitor, walter):
        tour.see(browser, "/search", "/search?q=zzbody", "/search?q=zzbody&order=newest", "/search?q=zzabsent")
        tour.see(
            browser, f"/search?q=zzchanged&blog={BLOG}", "/search?q=zzbody&after=1-1", "/search?q=zzabsent&after=1-1"
        )
        before = len(tour.faults)
        tour.see(browser, *(f"/search?q={words}" for words in IGNORED))
        # What was typed is said again as it was typed.
        tour.faults[before:] = [fault for fault in tour.faults[before:] if not fault.endswith(" in bdi")]
    for path in ("/search.atom?q=zzbody", "/search.atom?q=zzreply"):
        found = titles("atom", visitor.get(path).data)
        assert found, path
        for title in found:
            tour.faults += [f"{path}: {fault}" for fault in hard_wired(title)]
    tour.see(visitor, f"/search.atom?q={'zz' * 300}", status=400)
    tour.see(visitor, "/search.atom", status=404)
