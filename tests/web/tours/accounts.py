"""What a member changes about their account, with the mail about it."""

from sqlalchemy import select

from forum.db import unit_of_work
from forum.models import EmailChange, Passkey, User
from forum.services.accounts import change_password
from forum.services.second_step import renew_codes, tell_of_guesses
from forum.services.tokens import email_change_token, reopen_token
from tests.support.passkeys import Device, options_in
from tests.support.two_step import code_of
from tests.support.web import PASSWORD, Browser
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    _change_email(tour)
    _change_handle(tour)
    _leave(tour)
    _two_steps(tour)
    _passkeys(tour)


def _passkeys(tour: Tour) -> None:
    member, device = tour.member("zz_keyed"), Device(count=0)
    browser, path = tour.browser("zz_keyed"), "/settings/passkeys"
    tour.see(browser, path)
    tour.send(browser, path, 400)
    tour.send(browser, path, 400, name="Zzphone", current="zz")
    for handed in (device, Device()):
        tour.send(browser, path, name="Zzphone", current=PASSWORD)
        tour.send(browser, f"{path}/new", 409, name="Zzphone", challenge="zz")
        tour.send(browser, path, name="Zzphone", current=PASSWORD)
        challenge, options = browser.hidden("challenge"), options_in(browser)
        tour.send(browser, f"{path}/new", 400, name="Zzphone", challenge=challenge, credential="zz")
        credential = handed.make(options)
        tour.send(browser, f"{path}/new", name="Zzphone", challenge=challenge, credential=credential)
    tour.see(browser, path, "/settings/two-step")
    copy = device.copy()
    for handed, status in ((device, 200), (copy, 400)):
        visitor = Browser(tour.app)
        tour.see(visitor, "/sign-in")
        answer = {"challenge": visitor.hidden("challenge"), "credential": handed.answer(options_in(visitor))}
        tour.send(visitor, "/sign-in/passkey", status, **answer)
    visitor = Browser(tour.app)
    visitor.get("/sign-in")
    tour.send(visitor, "/sign-in/passkey", 400)
    tour.send(visitor, "/sign-in", name="zz_keyed", password=PASSWORD)
    fields = visitor.fields()
    tour.send(visitor, "/sign-in/passkey/second", 400, **(fields | {"credential": "zz"}))
    tour.send(visitor, "/sign-in/passkey/second", 400, **(fields | {"half": "zz"}))
    with unit_of_work() as work:
        change_password(work, actor=member, password_hash=work.get_one(User, member.member_id).password_hash or "")
    visitor.get("/sign-in")
    answer = {"challenge": visitor.hidden("challenge"), "credential": device.answer(options_in(visitor))}
    tour.send(visitor, "/sign-in/passkey", 400, **answer)
    again = tour.find(select(Passkey).where(Passkey.user_id == member.member_id))
    browser = Browser(tour.app)
    browser.get("/sign-in")
    tour.send(browser, "/sign-in", name="zz_keyed", password=PASSWORD)
    answer = {"credential": device.answer(options_in(browser))}
    tour.send(browser, "/sign-in/passkey/second", **(browser.fields() | answer))
    tour.see(browser, path)
    tour.send(browser, f"{path}/{again[0].id}/remove", 400, current="zz")
    tour.send(browser, f"{path}/{again[0].id}/remove", current=PASSWORD)
    tour.read_mails()


def _two_steps(tour: Tour) -> None:
    member = tour.member("zz_careful", role="moderator")
    browser = tour.browser("zz_careful")
    tour.see(browser, "/settings/two-step", "/settings/two-step/app")
    for path in ("", "/codes", "/off"):
        tour.send(browser, f"/settings/two-step{path}", 400)
        tour.send(browser, f"/settings/two-step{path}", 400, current="zz")
    tour.send(browser, "/settings/two-step/codes", 409, current=PASSWORD)
    tour.send(browser, "/settings/two-step", current=PASSWORD)
    tour.send(browser, "/settings/two-step/app", 400)
    tour.send(browser, "/settings/two-step/app", 400, code="zz")
    tour.send(browser, "/settings/two-step/app", code=code_of(member.member_id, is_pending=True))
    tour.send(browser, "/settings/two-step/codes", current=PASSWORD)
    with tour.settings(two_step_staff="on"):
        tour.see(browser, "/settings/two-step")
    visitor = Browser(tour.app)
    visitor.get("/sign-in")
    tour.send(visitor, "/sign-in", name="zz_careful", password=PASSWORD)
    half = visitor.hidden("half")
    tour.send(visitor, "/sign-in/code", 400, half=half, code="")
    tour.send(visitor, "/sign-in/code", 400, half=half, code="zz")
    tour.send(visitor, "/sign-in/code", 400, half="zz", code="zz")
    visitor.get("/sign-in")
    with unit_of_work() as work:
        recovery = renew_codes(work, actor=member)[0]
    tour.send(visitor, "/sign-in/code", half=half, code=recovery)
    stranger, admin = Browser(tour.app), tour.browser("zz_ruth")
    tour.see(stranger, "/password/lost-mail")
    tour.send(stranger, "/password/lost-mail", 400)
    tour.send(stranger, "/password/lost-mail", 400, name="zz_careful", code="zz", email="zz")
    tour.send(stranger, "/password/lost-mail", name="zz_careful", code="zz", email="zz_careful_new@example.org")
    tour.see(admin, "/admin/members/zz_careful")
    tour.send(admin, "/admin/members/zz_careful/email", 400)
    tour.send(admin, "/admin/members/zz_careful/email", email="zz_careful_new@example.org")
    with unit_of_work() as work:
        tell_of_guesses(work, member.member_id)
    tour.read_mails()
    tour.send(visitor, "/settings/two-step/off", current=PASSWORD)
    tour.send(admin, "/admin/members/zz_careful/two-step/clear")
    tour.read_mails()
    late = tour.browser("zz_careful")
    with tour.settings(two_step_staff="on"):
        tour.see(late, "/", "/settings/two-step")
    with tour.settings(two_step_staff="on", two_step_grace_days=0):
        tour.see(late, "/moderation/queue")
        tour.send(late, "/posts/new", 403, title="Zztitle", body="Zzbody")


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
