"""Registering, signing in and passwords, with every way to go wrong."""

from sqlalchemy import select

from forum.models import User
from forum.services.tokens import confirm_token, reset_token
from tests.support.web import PASSWORD, Browser
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    tour.member("zz_forgetful")
    visitor = Browser(tour.app)
    tour.see(visitor, "/register", "/sign-in", "/password/forgot", "/confirm/resend")
    for path in ("/register", "/sign-in", "/password/forgot", "/confirm/resend"):
        visitor.get(path)
        tour.send(visitor, path, 400)
        tour.send(visitor, path, 400, email="zz", name="zz", password="zz", handle="zz!", terms="y")
    visitor.get("/register")
    fields = {"handle": "zz_new", "email": "zz_new@example.org", "password": PASSWORD, "terms": "y"}
    tour.send(visitor, "/register", **fields, display_name="Zznew")
    tour.send(visitor, "/register", 400, **(fields | {"handle": "zz_ruth"}))
    tour.send(visitor, "/register", **(fields | {"handle": "zz_other", "email": "zz_ruth@example.org"}))
    visitor.get("/sign-in")
    tour.send(visitor, "/sign-in", 403, name="zz_new", password=PASSWORD)
    visitor.get("/password/forgot")
    tour.send(visitor, "/password/forgot", email="zz_ruth@example.org")
    new, forgetful = (tour.find(select(User).where(User.handle == handle))[0] for handle in ("zz_new", "zz_forgetful"))
    confirm, reset = f"/confirm/{confirm_token(new)}", f"/password/reset/{reset_token(forgetful)}"
    tour.see(visitor, "/confirm/zz", "/password/reset/zz", status=410)
    tour.see(visitor, reset, confirm)
    tour.run_jobs()
    tour.send(visitor, reset, 400)
    tour.send(visitor, reset, 400, password="zz")
    tour.send(visitor, reset, password=PASSWORD)
    visitor.get(confirm)
    tour.send(visitor, confirm)
    tour.send(visitor, "/sign-out")
    visitor.get("/sign-in")
    with tour.settings(registration="closed"):
        tour.see(visitor, "/register")
        tour.send(visitor, "/register", 403)
