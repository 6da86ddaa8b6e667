"""Signing in with an OpenID Connect provider, which runs as a process of its own meanwhile."""

from sqlalchemy import select

from forum.db import unit_of_work
from forum.models import Identity, User
from forum.services.accounts import put_password
from tests.support.provider import RealProvider, running_provider
from tests.support.web import PASSWORD, Browser
from tests.web.tours.touring import Tour

START = "/sign-in/provider"
PAGE = "/settings/provider"


def go_through(tour: Tour) -> None:
    with running_provider() as provider, tour.settings(**provider.settings):
        _link(tour, provider)
        _join(tour, provider)
        _go_wrong(tour, provider)


def _go(
    tour: Tour, provider: RealProvider, browser: Browser, person: str, status: int = 200, path: str = START
) -> None:
    tour.see(browser, provider.visit(browser.get(path).location, person), status=status)


def _link(tour: Tour, provider: RealProvider) -> None:
    member = tour.member("zz_linker")
    browser = tour.browser("zz_linker")
    tour.see(browser, PAGE)
    _go(tour, provider, browser, "zzhome", path=f"{START}?link=1")
    claims = browser.fields()["claims"]
    tour.send(browser, f"{PAGE}/link", 400, claims=claims)
    tour.send(browser, f"{PAGE}/link", 400, claims=claims, current="zz")
    tour.send(browser, f"{PAGE}/link", 409, claims="zz", current=PASSWORD)
    tour.send(browser, f"{PAGE}/link", claims=claims, current=PASSWORD)
    _go(tour, provider, Browser(tour.app), "zzhome")
    tour.member("zz_other_linker")
    stranger = tour.browser("zz_other_linker")
    _go(tour, provider, stranger, "zzhome", path=f"{START}?link=1")
    tour.send(stranger, f"{PAGE}/link", 409, claims=stranger.fields()["claims"], current=PASSWORD)
    with unit_of_work() as work:
        user = work.get_one(User, member.member_id)
        put_password(work, user, user.password_hash or "")
    _go(tour, provider, Browser(tour.app), "zzhome", 400)
    tour.see(browser, PAGE)
    identity = tour.find(select(Identity).where(Identity.user_id == member.member_id))[0]
    tour.send(browser, f"{PAGE}/{identity.id}/unlink", 400)
    tour.send(browser, f"{PAGE}/{identity.id}/unlink", 400, current="zz")
    tour.send(browser, f"{PAGE}/{identity.id}/unlink", current=PASSWORD)
    tour.read_mails()


def _join(tour: Tour, provider: RealProvider) -> None:
    visitor = Browser(tour.app)
    tour.see(visitor, "/register", "/privacy")
    for mode, status in (("closed", 403), ("invitation", 403), ("approval", 200), ("open", 200)):
        with tour.settings(registration=mode, registration_question="Zzwhy"):
            _go(tour, provider, visitor, "zznewcomer", status)
    fields = visitor.fields()
    tour.send(visitor, "/register/provider", 400, claims=fields["claims"])
    tour.send(visitor, "/register/provider", 400, **(fields | {"handle": "zz_ruth", "terms": "y"}))
    sent = fields | {"handle": "zz_newcomer", "display_name": "Zznewcomer", "terms": "y"}
    tour.send(visitor, "/register/provider", 409, **(sent | {"claims": "zz"}))
    late = Browser(tour.app)
    late.get("/sign-in")
    tour.send(visitor, "/register/provider", **sent)
    tour.send(late, "/register/provider", **(sent | {"csrf_token": late.token}))
    tour.see(visitor, PAGE, "/settings/password")
    identity = tour.find(select(Identity).where(Identity.subject == "zznewcomer"))[0]
    tour.send(visitor, f"{PAGE}/{identity.id}/unlink", 400, current="zz")
    provider.tell(profile={"email_verified": False})
    unsure = Browser(tour.app)
    _go(tour, provider, unsure, "zzunsure")
    sent = unsure.fields() | {"handle": "zz_unsure", "display_name": "", "terms": "y"}
    tour.send(unsure, "/register/provider", **sent)
    _go(tour, provider, unsure, "zzunsure", 403)
    provider.tell()
    tour.read_mails()


def _go_wrong(tour: Tour, provider: RealProvider) -> None:
    visitor = Browser(tour.app)
    tour.see(visitor, f"{START}/back", status=400)
    tour.see(visitor, provider.visit(visitor.get(START).location, "zz", "deny"), status=400)
    provider.tell(fault="down")
    _go(tour, provider, visitor, "zz", 400)
    provider.tell()
    visitor.get("/sign-in")
    tour.send(visitor, "/settings/profile", 401, display_name="Zz", bio="Zzbio")
    tour.send(visitor, "/sign-in/go-on", 401, carried=visitor.fields()["carried"])
    browser = tour.browser("zz_linker")
    tour.see(browser, provider.visit(browser.get(f"{START}?link=1").location, "zz", "deny"))
