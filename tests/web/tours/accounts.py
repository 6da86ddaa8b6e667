"""What a member changes about their account, with the mail about it."""

from sqlalchemy import select

from forum.models import EmailChange, User
from forum.services.tokens import email_change_token, reopen_token
from tests.support.web import PASSWORD, Browser
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    _change_email(tour)
    _change_handle(tour)
    _leave(tour)


def _leave(tour: Tour) -> None:
    for handle, path, texts in (
        ("zz_rester", "close", ""),
        ("zz_leaver", "erase", "keep"),
        ("zz_goer", "erase", "remove"),
    ):
        tour.member(handle)
        browser = tour.browser(handle)
        tour.see(browser, "/settings/leave")
        for fields in ({}, {"current": "zz", "texts": texts}):
            tour.send(browser, f"/settings/leave/{path}", 400, **fields)
        if texts:
            tour.send(browser, f"/settings/leave/{path}", 400, current=PASSWORD, texts="zz")
        tour.send(browser, f"/settings/leave/{path}", current=PASSWORD, texts=texts)
        tour.read_mails()
        browser.get("/sign-in")
        tour.send(browser, "/sign-in", 403, name=handle, password=PASSWORD)
        user = tour.find(select(User).where(User.handle == handle))[0]
        tour.send(browser, f"/sign-in/reopen/{reopen_token(user)}")
        tour.send(browser, f"/sign-in/reopen/{reopen_token(user)}", 409)
        tour.read_mails()


def _change_handle(tour: Tour) -> None:
    tour.member("zz_early")
    browser = tour.browser("zz_early")
    tour.see(browser, "/settings/handle")
    for handle in ("", "zz!", "zz_ruth", "zz_early", "former_1", "zzruth"):
        tour.send(browser, "/settings/handle", 400, handle=handle, current=PASSWORD)
    tour.send(browser, "/settings/handle", 400, handle="zz_later", current="zz")
    tour.send(browser, "/settings/handle", handle="zz_later", current=PASSWORD)
    tour.send(browser, "/settings/handle", 400, handle="zz_last", current=PASSWORD)
    tour.see(browser, "/@zz_early")
    tour.read_mails()


def _change_email(tour: Tour) -> None:
    names = ("zz_mover", "zz_undoer", "zz_agreer")
    for handle in names:
        tour.member(handle)
        browser = tour.browser(handle)
        tour.see(browser, "/settings/email")
        tour.send(browser, "/settings/email", 400)
        tour.send(browser, "/settings/email", 400, email="zz_ruth@example.org", current="zz")
        tour.send(browser, "/settings/email", 400, email=f"{handle}@example.org", current=PASSWORD)
        tour.send(browser, "/settings/email", email="zz_ruth@example.org", current=PASSWORD)
        tour.send(browser, "/settings/email/stop")
        tour.send(browser, "/settings/email", email=f"zznew_{handle}@example.org", current=PASSWORD)
    tour.read_mails()
    visitor = Browser(tour.app)
    for handle, is_agreed in zip(names, (False, False, True), strict=True):
        change = tour.find(select(EmailChange).where(EmailChange.new_email == f"zznew_{handle}@example.org"))[0]
        confirm, review = (
            f"/email/{kind}/{email_change_token(change, side)}"
            for kind, side in (("confirm", "new"), ("review", "old"))
        )
        tour.see(visitor, confirm, review)
        if is_agreed:
            tour.send(visitor, review, act="agree")
            tour.see(visitor, review)
        tour.send(visitor, confirm)
        tour.run_jobs()
        if not is_agreed:
            tour.see(visitor, review)
    mover = tour.browser("zz_mover")
    tour.see(mover, "/settings/email")
    tour.send(mover, "/settings/email", 409, email="zz_third@example.org", current=PASSWORD)
    registration = {"handle": "zz_late", "email": "zz_mover@example.org", "password": PASSWORD, "terms": "y"}
    visitor.get("/register")
    tour.send(visitor, "/register", **registration)
    changes = tour.find(select(EmailChange).where(EmailChange.new_email == "zznew_zz_undoer@example.org"))
    tour.send(visitor, f"/email/review/{email_change_token(changes[0], 'old')}", act="undo")
    tour.see(visitor, "/email/confirm/zz", "/email/review/zz", status=410)
    tour.read_mails()
