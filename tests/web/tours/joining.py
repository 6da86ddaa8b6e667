"""Letting people in: by a moderator, and by invitation."""

from sqlalchemy import select

from forum.models import Application, User
from forum.services.tokens import confirm_token
from tests.support.web import PASSWORD, Browser
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    with tour.settings(registration="approval", registration_question="Zzquestion"):
        _decide(tour)
        secret = _invite(tour)
    with tour.settings(registration="invitation"):
        visitor = Browser(tour.app)
        tour.see(visitor, "/register", "/register?invitation=zz", f"/register?invitation={secret}")
        fields = {"handle": "zz_second", "email": "zz_second@example.org", "password": PASSWORD, "terms": "y"}
        tour.send(visitor, "/register", 403, **fields)
        tour.send(visitor, "/register", **fields, invitation=secret)
        tour.send(visitor, "/register", 400, **(fields | {"handle": "zz_third"}), invitation=secret)
    tour.see(tour.browser("zz_ruth"), "/admin/invitations", "/admin/members/zz_second")


def _register(tour: Tour, handle: str, **fields: str) -> User:
    visitor = Browser(tour.app)
    tour.see(visitor, "/register")
    given = {"handle": handle, "email": f"{handle}@example.org", "password": PASSWORD, "terms": "y"}
    tour.send(visitor, "/register", 400, **given)
    tour.send(visitor, "/register", 400, **given, answer="Zzx" * 700)
    tour.send(visitor, "/register", **given, answer="Zzanswer")
    found: User = tour.find(select(User).where(User.handle == handle))[0]
    confirm = f"/confirm/{confirm_token(found)}"
    tour.see(visitor, confirm)
    tour.send(visitor, confirm)
    visitor.get("/sign-in")
    tour.send(visitor, "/sign-in", 403, name=handle, password=PASSWORD)
    return found


def _decide(tour: Tour) -> None:
    ruth = tour.browser("zz_ruth")
    tour.see(ruth, "/moderation/applications")
    first, second = _register(tour, "zz_asker"), _register(tour, "zz_other")
    tour.see(ruth, "/moderation/applications", "/admin/members/zz_asker")
    tour.send(ruth, f"/moderation/applications/{first.id}/accept")
    tour.send(ruth, f"/moderation/applications/{second.id}/refuse", 400, words="Zzx" * 400)
    tour.send(ruth, f"/moderation/applications/{second.id}/refuse", words="Zzwords")
    tour.send(ruth, f"/moderation/applications/{second.id}/refuse", 404, words="Zzwords")
    assert not tour.find(select(Application))
    tour.read_mails()


def _invite(tour: Tour) -> str:
    ruth = tour.browser("zz_ruth")
    tour.see(ruth, "/admin/invitations", "/settings/invitations")
    for fields in ({}, {"places": "0", "days": "1"}, {"places": "1", "days": "99"}):
        tour.send(ruth, "/settings/invitations", 400, **fields)
    tour.send(ruth, "/settings/invitations", 400, places="1", days="1", for_whom="Zzx" * 40)
    tour.send(ruth, "/settings/invitations", places="1", days="1", for_whom="Zzfriends")
    assert ruth.page is not None
    secret = ruth.page.text.partition("invitation=")[2].partition('"')[0]
    tour.send(ruth, "/settings/invitations", places="1", days="1")
    tour.send(ruth, "/settings/invitations/2/revoke")
    tour.see(ruth, "/settings/invitations", "/admin/invitations")
    return secret
