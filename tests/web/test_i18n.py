"""Every word of the interface goes through the catalogue: shown in a made-up language in which each is marked."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import flask_babel
import pytest
from flask import Flask, abort, template_rendered
from sqlalchemy import select

import forum
from forum.app import create_app
from forum.db import current_settings, db, end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.files import templates_path
from forum.jobs.runner import run_due
from forum.models import Appeal, Case, Flag, Post, Reply, Revision, Sanction, SiteFact, User
from forum.models.moderation import DECISION_KINDS
from forum.permissions import Actor
from forum.queries.people import get_member_actor
from forum.services.cases import add_step, close_case, open_case, thing_of
from forum.services.decisions import Statement, record_decision
from forum.services.holds import reject_held
from forum.services.moderation import hide_reply
from forum.services.replies import edit_reply, prepare_reply
from forum.services.tokens import confirm_token, make_decision_token, reset_token
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.conftest import settings_for
from tests.support.cases import change_case, choice_of, flag, make_case, make_member_case
from tests.support.web import PASSWORD, Browser, mails, make_member, text_of
from tests.web.marked_words import Pseudo, hard_wired


@pytest.fixture
def app(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """A site in the made-up language with both banners; words do not depend on the database, so one is enough."""
    database = tmp_path / "forum.sqlite3"
    database.write_bytes(sqlite_template.read_bytes())
    monkeypatch.setattr(flask_babel.Domain, "get_translations", lambda _self: Pseudo())
    monkeypatch.setattr("flask_wtf.i18n._get_translations", Pseudo)
    names = {"site_name": "Zzsite", "site_tagline": "Zztagline", "contact_email": "zzhelp@example.org"}
    app = create_app(settings_for(tmp_path, database_url=f"sqlite:///{database}", insecure_cookies=True, **names))
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


class Tour:
    """Goes through the site as everyone, and notes what is said outside the brackets and what was shown."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.faults: list[str] = []
        self.shown: set[str] = set()
        template_rendered.connect(self._note, app)

    def _note(self, _app: Flask, template: Any, **_rest: Any) -> None:
        self.shown.add(template.name)

    def see(self, browser: Browser, *paths: str, status: int = 200) -> None:
        for path in paths:
            self._look(browser.get(path, follow=True), path, status)

    def send(self, browser: Browser, path: str, status: int = 200, /, **fields: str | None) -> None:
        """Sends a form and follows where it leads; what is said on the way is said on the page that comes."""
        self._look(browser.post(path, fields, follow=True), f"POST {path} {fields}", status)

    def _look(self, page: Any, what: str, status: int) -> None:
        assert page.status_code == status, (what, page.status_code)
        self.faults += [f"{what}: {fault}" for fault in hard_wired(page.text)]

    def browser(self, handle: str) -> Browser:
        browser = Browser(self.app)
        browser.sign_in(handle)
        return browser


def read_as_a_newcomer(tour: Tour, tmp_path: Path) -> None:
    """Registering, signing in and passwords, with every way to go wrong."""
    app, visitor = tour.app, Browser(tour.app)
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
    with app.app_context():
        users = {user.handle: user for user in session().scalars(select(User))}
        confirm, reset = (
            f"/confirm/{confirm_token(users['zz_new'])}",
            f"/password/reset/{reset_token(users['zz_walter'])}",
        )
        end_reading()
    tour.see(visitor, "/confirm/zz", "/password/reset/zz", status=410)
    tour.see(visitor, reset, confirm)
    run_due(app)
    tour.send(visitor, reset, 400)
    tour.send(visitor, reset, 400, password="zz")
    tour.send(visitor, reset, password=PASSWORD)
    visitor.get(confirm)
    tour.send(visitor, confirm)
    tour.send(visitor, "/sign-out")
    run_due(app)
    for message in mails(tmp_path / "mail"):
        html = message.get_body(preferencelist=("html",))
        assert html is not None
        for part in (str(message["Subject"]), text_of(message), html.get_content()):
            tour.faults += [f"mail: {fault}" for fault in hard_wired(part)]


def write_as_a_member(tour: Tour, path: str) -> None:
    """Posts and replies in every state, as their writer sees them, and the settings."""
    walter = tour.browser("zz_walter")
    replies = f"/posts/{post_id_of(path)}/replies"
    tour.see(walter, path, f"{path}?order=newest", f"{replies}/1/branch", replies, f"{replies}/1/reply")
    tour.see(walter, f"{replies}/2/edit", f"{replies}/2/delete", f"{replies}/2/history", f"{replies}/3", "/inbox")
    tour.see(walter, "/mentions", "/drafts", "/@zz_walter", "/@zz_walter?show=replies", "/@zz_ruth", "/posts/new")
    tour.see(walter, "/settings/profile", "/settings/password", "/settings/sessions")
    for settings_page in ("/settings/profile", "/settings/password", "/posts/new", replies):
        walter.get(settings_page)
        tour.send(walter, settings_page, 400, current="zz", password="zz", key="k")
    tour.send(walter, "/settings/profile", 400, display_name="Zz Admin", bio="zz", timezone="zz")
    tour.send(walter, "/settings/profile", display_name="Zzwalter", bio="zz", timezone="Europe/Berlin")
    tour.send(walter, "/settings/password", current=PASSWORD, password=PASSWORD + "x")
    tour.send(walter, "/settings/sessions/end-others")
    draft = {"blog": "zzblog", "title": "Zztitle", "body": "Zztext"}
    tour.send(walter, "/posts/new", **draft, action="preview", key="a")
    tour.send(walter, "/posts/new", **draft, action="draft", key="b")
    own = f"/posts/{post_id_of(path) + 1}"
    tour.see(walter, own, f"{own}/edit", f"{own}/history", "/drafts")
    for action in ("publish", "unpublish", "publish"):
        tour.send(walter, f"{own}/{action}")
    tour.send(walter, f"{own}/edit", title="Zztitle", body="Zzmore", version="1", key="k")
    tour.send(walter, f"{own}/edit", 409, title="Zztitle", body="Zzelse", version="1", key="k")
    tour.see(walter, f"{own}/history", f"{own}/edit", f"{own}/delete")
    tour.send(walter, f"{own}/delete")
    tour.send(walter, f"{own}/undelete")
    tour.send(walter, f"{replies}/2/edit", 409, body="Zzelse", version="1", key="k")
    tour.send(walter, f"{replies}/2/edit", 400, body="", version="2", key="k")
    tour.send(walter, replies, 400, csrf_token="zz", body="zz", key="k")
    tour.send(walter, f"{replies}/2/delete")
    tour.send(walter, f"{replies}/2/undelete")
    tour.send(walter, "/inbox/read", up_to_id="99")
    tour.send(walter, "/inbox/read", 400, up_to_id="zz")


def report_as_a_member(tour: Tour, path: str) -> None:
    """Every kind of report in every state, and the steps that follow from a worry."""
    walter, mod = tour.browser("zz_walter"), tour.browser("zz_mod")
    replies, settings = f"/posts/{post_id_of(path)}/replies", current_settings()
    tour.see(walter, "/reports", f"/posts/{post_id_of(path)}/report", f"{replies}/1/report", "/@zz_ruth/report")
    for where in (f"{replies}/1/report", "/@zz_ruth/report"):
        walter.get(where)
        tour.send(walter, where, 400)
        tour.send(walter, where, 400, kind="other")
        tour.send(walter, where, kind="spam", words="Zzwords")
        tour.send(walter, where, kind="spam")
    tour.send(walter, "/reports/1/withdraw")
    tour.send(walter, "/reports/1/withdraw", 409)
    tour.app.extensions[EXTENSION] = replace(settings, help_contacts="Zzhelp|12|Zzalways\nZzother|https://example.org")
    tour.send(walter, f"/posts/{post_id_of(path)}/report", kind="worried", words="Zzwords")
    tour.see(walter, "/reports", "/reports/2", "/reports/3")
    tour.see(mod, "/inbox")
    with tour.app.app_context():
        at_case = f"/moderation/cases/{session().scalars(select(Case.id).where(Case.lane == 'worried')).one()}"
        end_reading()
    for step in ("contacted", "hand-over", "close-worry"):
        tour.send(mod, f"{at_case}/{step}", 400)
    for step in ("seen", "card", "contacted", "hand-over", "close-worry"):
        done = mod.post(f"{at_case}/{step}", {"to": "Zzwhom", "words": "Zzwords"})
        assert done.status_code == 303, step
        tour.see(mod, "/inbox")
    tour.see(walter, "/inbox", "/reports")
    tour.app.extensions[EXTENSION] = settings


def decide_as_a_moderator(tour: Tour, path: str) -> None:
    mod = tour.browser("zz_mod")
    post_id = post_id_of(path)
    replies = f"/posts/{post_id}/replies"
    at_post, at_replies = f"/moderation/posts/{post_id}", f"/moderation{replies}"
    tour.see(mod, path, f"{at_post}/hide", f"{at_post}/remove", f"{at_post}/hidden", f"{replies}/3?text=1")
    tour.see(mod, f"{at_replies}/1/hide", f"{at_replies}/1/remove", f"{at_replies}/3/restore", f"{replies}/2/edit")
    tour.see(mod, f"{at_post}/restore", f"{at_replies}/3/hide", status=409)
    tour.send(mod, f"{at_replies}/1/remove", 400)
    tour.send(mod, f"{replies}/2/edit", 400, body="Zzother", version="2", key="k")
    with tour.app.app_context():
        revision = session().scalars(select(Revision.id).where(Revision.reply_id.is_not(None))).first()
        end_reading()
    hide_version = f"{at_post}/revisions/{revision}/hide"
    tour.see(mod, hide_version)
    for where in (hide_version, f"{at_replies}/1/remove", f"{at_replies}/1/restore", f"{at_replies}/1/hide"):
        tour.send(mod, where, reason="Zzreason", scope="branch")
    tour.see(mod, f"{replies}/2/history", path)
    for act in ("hide", "restore", "remove"):
        tour.send(mod, f"{at_post}/{act}", reason="Zzreason")
    tour.send(mod, f"{at_post}/hide", 409, reason="Zzreason")
    tour.see(tour.browser("zz_ruth"), path, "/inbox")
    tour.send(mod, f"{at_post}/restore", reason="Zzreason")
    for act in ("lock", "unlock", "lock"):
        tour.see(mod, f"{at_post}/{act}")
        tour.send(mod, f"{at_post}/{act}", reason="Zzreason")
    tour.see(Browser(tour.app), path)


def limit_a_member(tour: Tour, path: str) -> None:
    """Every measure, as moderators and the member see it; in the end nothing of it holds."""
    app, mod = tour.app, tour.browser("zz_mod")
    make_member(app, "zz_sam", name="Zzsam")
    at, why = "/moderation/members/zz_sam", {"reason": "Zzreason", "category": "spam", "case": ""}
    sam = tour.browser("zz_sam")
    tour.see(mod, "/@zz_sam", at, f"{at}/sanction", f"{at}/sweep", "/moderation/members/zz_ruth")
    tour.see(mod, "/moderation/members/zz_ruth/sanction", status=403)
    tour.send(mod, f"{at}/sanction", 400, kind="zz", scope="zz")
    for kind in ("warn", "silence", "require_approval"):
        for duration in ("1d", "good"):
            tour.send(mod, f"{at}/sanction", **why, kind=kind, scope="site", duration=duration)
        tour.see(sam, path, "/posts/new", f"{path.rsplit('/', 1)[0]}/replies")
        tour.send(sam, f"{path.rsplit('/', 1)[0]}/replies", 403, body="Zzbody", key="k")
        if kind == "warn":
            tour.see(sam, "/warning")
            tour.send(sam, "/warning", **sam.fields())
    tour.send(mod, f"{at}/sanction", **why, kind="suspend", scope="site", duration="1w")
    with app.app_context():
        ids = session().scalars(select(Sanction.id).where(Sanction.lifted_at.is_(None))).all()
        end_reading()
    sam = tour.browser("zz_sam")
    tour.see(sam, "/suspended")
    tour.see(mod, at, f"{at}/sanctions/{ids[-1]}/lift")
    tour.send(mod, f"{at}/sanctions/{ids[-1]}/lift", 400)
    tour.send(mod, f"{at}/sanctions/{ids[-1]}/lift", reason="Zzreason")
    tour.see(mod, f"{at}/sanctions/{ids[-1]}/lift", status=409)
    tour.send(mod, f"{at}/sweep", 400)
    tour.send(mod, f"{at}/sweep", **why)
    tour.see(tour.browser("zz_sam"), "/suspended")
    tour.see(mod, at, f"{at}/sweep/undo")
    tour.see(mod, f"{at}/sweep", status=409)
    tour.send(mod, f"{at}/sweep/undo", 400)
    tour.send(mod, f"{at}/sweep/undo", reason="Zzreason")
    tour.see(mod, f"{at}/sweep/undo", status=409)
    tour.see(tour.browser("zz_sam"), "/inbox")


def appeal_and_decide(tour: Tour, path: str) -> None:
    """Standing, every kind of decision, an appeal by link and one for a report, and answering them."""
    mod, ruth, visitor = tour.browser("zz_mod"), tour.browser("zz_ruth"), Browser(tour.app)
    make_member(tour.app, "zz_eve", role="moderator", name="Zzeve")
    eve, post_id = tour.browser("zz_eve"), post_id_of(path)
    with tour.app.app_context():
        users = {user.handle: user.id for user in session().scalars(select(User))}
        user_id = users["zz_mod"]
        end_reading()
        with unit_of_work() as work:
            post = work.get_one(Post, post_id)
            case = open_case(work, thing_of(post))
            flag = Flag(case_id=case.id, thing=case.thing, flagger_id=user_id, reason="spam", weight=1.0, words="zz")
            flag.created_at = now()
            work.add(flag)
            record_decision(work, actor=None, kind="dismiss", reason="Zzno", post=post, case=case)
            close_case(work, case, "disagreed", actor_id=None)
            texts = [record_decision(work, actor=None, kind=kind, reason="Zz", post=post).id for kind in DECISION_KINDS]
            own = record_decision(work, actor=None, kind="silence", reason="Zz", user_id=user_id)
            for kind, blog_id, ends_at in (("silence", None, now() + timedelta(1)), ("approval", post.blog_id, None)):
                sanction = Sanction(user_id=user_id, kind=kind, blog_id=blog_id, decision_id=own.id, ends_at=ends_at)
                sanction.starts_at = now()
                work.add(sanction)
            own_id, flag_id = own.id, flag.id
            link = f"/decision/{make_decision_token(user_id, own_id)}"
    report = f"/reports/{flag_id}/appeal"
    tour.see(visitor, "/decision/zz", status=410)
    tour.see(visitor, link)
    tour.see(mod, "/standing", "/standing/appeals", report, *(f"/standing/decisions/{row_id}" for row_id in texts))
    tour.send(mod, f"/standing/decisions/{own_id}/appeal", 400)
    tour.send(mod, report, 400)
    tour.send(mod, f"/standing/decisions/{own_id}/appeal", body="Zzwords")
    tour.send(mod, report, body="Zzwords")
    tour.send(mod, report, 409, body="Zzother")
    tour.see(mod, "/standing", "/standing/appeals", report, link)
    with tour.app.app_context():
        cases = list(session().scalars(select(Appeal.case_id).order_by(Appeal.id)))
        end_reading()
    for case_id in cases:
        at_appeal = f"/moderation/appeals/{case_id}"
        tour.see(eve, at_appeal)
        tour.send(eve, at_appeal, 400)
    at_appeal = f"/moderation/appeals/{cases[0]}"
    tour.see(mod, at_appeal)
    for status in (200, 409):
        tour.send(eve, at_appeal, status, ruling="uphold", answer="Zzanswer", version="1")
    tour.see(mod, "/inbox", f"/standing/decisions/{own_id}")
    tour.see(ruth, "/inbox")


def go_through_the_queue(tour: Tour, path: str) -> None:
    """Reports, a conflict, several at once, notes, and the conversation with the member."""
    mod, walter = tour.browser("zz_mod"), Browser(tour.app)
    # The password that they chose before.
    walter.sign_in("zz_walter", PASSWORD + "x")
    tour.see(mod, "/moderation/queue", "/moderation/queue?kind=legal", "/moderation/dashboard")
    post_id = post_id_of(path)
    with tour.app.app_context():
        walter_id, ruth_id = (
            session().scalars(select(User.id).where(User.handle == handle)).one() for handle in ("zz_walter", "zz_ruth")
        )
        walter_actor, ruth_actor = get_member_actor(walter_id), get_member_actor(ruth_id)
        numbers = [write_reply(tour.app, walter_actor, path, f"Zzflagged {number}") for number in range(4)]
        first, second, third, held = (make_case(post_id, number, flaggers=(ruth_actor,)) for number in numbers)
        change_case(held, hold_rule="zzrule", hold_detail="Zzdetail")
        about_member = make_member_case(walter_actor)
        with unit_of_work() as work:
            flag(work, work.get_one(Case, first), None, "personal_data", "Zzwords")
            add_step(work, work.get_one(Case, first), "seen", actor_id=ruth_id)
        with unit_of_work() as work:
            edit_reply(
                work,
                actor=walter_actor,
                post_id=post_id,
                number=numbers[0],
                version=1,
                prepared=prepare_reply("Zzbetter"),
            )
        end_reading()
    case = f"/moderation/cases/{first}"
    tour.see(mod, "/moderation/queue", case, f"/moderation/cases/{held}", f"/moderation/cases/{about_member}")
    for act in ("claim", "release", "take-over"):
        tour.send(mod, f"{case}/{act}")
    decision = {"act": "agree_hide", "reason": "Zzreason", "category": "spam", "ground": "rules", "seen_flag": "0"}
    tour.send(mod, f"{case}/decide", 400)
    tour.send(mod, f"{case}/decide", 400, **(decision | {"ground": "law"}))
    tour.send(mod, f"{case}/decide", 409, **decision, version="1", text_version="1")
    for kind, handle, status in (
        ("note", "", 200),
        ("ask", "zz_nobody", 400),
        ("ask", "zz_ruth", 200),
        ("member", "", 200),
    ):
        tour.send(mod, f"{case}/entries", status, kind=kind, body="Zztext", handle=handle, key=kind + handle)
    standing = f"/standing/cases/{first}"
    tour.see(walter, standing)
    tour.send(walter, standing, body="Zzanswer", key="k")
    tour.send(walter, standing, 400, body="", key="k")
    mod.get(case)
    seen = {name: mod.hidden(name) for name in ("version", "text_version")}
    tour.send(mod, f"{case}/decide", **(decision | seen))
    tour.send(mod, f"{case}/decide", 409, **(decision | seen))
    tour.see(mod, case, f"/moderation/cases/{second}", "/moderation/queue?state=closed", "/moderation/dashboard")
    tour.send(mod, "/moderation/queue/decide", 400)
    bulk = {"act": "disagree", "reason": "Zzreason", "category": "spam"}
    tour.send(mod, "/moderation/queue/decide", **bulk, selected=choice_of(third))
    tour.send(mod, "/moderation/queue/decide", **bulk, selected=f"{second}:99:1")
    tour.see(tour.browser("zz_ruth"), "/inbox")


def send_legal_notices(tour: Tour, path: str) -> None:
    """One that is refused and one that is agreed with, the log and the report."""
    visitor, mod = Browser(tour.app), tour.browser("zz_mod")
    notice = {"words": "Zzwords", "law": "Zzlaw", "name": "Zzname", "email": "zz@example.org", "good_faith": "y"}
    tour.see(
        visitor,
        "/legal-notice",
        "/moderation/log",
        "/moderation/report",
        "/moderation/report?from=2026-01-01&to=2026-01-02",
    )
    tour.see(
        visitor, "/moderation/report?from=zz&to=zz", "/moderation/report?from=2026-02-01&to=2026-01-01", status=400
    )
    for fields in ({}, notice | {"url": "zz"}, notice | {"url": f"http://localhost{path}", "email": "zz"}):
        tour.send(visitor, "/legal-notice", 400, **fields)
    tour.send(visitor, "/legal-notice", **notice, url=f"http://localhost/posts/{post_id_of(path)}/replies/6", key="a")
    tour.send(visitor, "/legal-notice", **notice, url="http://localhost/@zz_walter", key="b")
    tour.send(visitor, "/legal-notice", **notice, url="http://localhost/zz", key="c")
    tour.send(visitor, "/legal-notice", **notice, url=f"http://localhost{path}", key="d")
    first, second, third, fourth = (f"/moderation/notices/{number}" for number in range(1, 5))
    tour.see(mod, first, second, third, fourth, "/inbox")
    verdict = {"version": "1", "text_version": "1", "message": "Zzmessage", "category": "law"}
    tour.send(mod, first, 400)
    tour.send(mod, first, 400, **verdict, act="hide")
    tour.send(mod, first, 409, **(verdict | {"version": "7"}), act="hide", law="Zzlaw", reason="Zzreason")
    tour.send(mod, first, **verdict, act="remove", law="Zzlaw", reason="Zzreason")
    for where, act in ((second, "done"), (third, "refuse")):
        tour.send(mod, where, **(verdict | {"text_version": "0"}), act=act)
    tour.see(visitor, "/moderation/log", "/moderation/report?from=2026-01-01&to=2029-12-31")
    tour.see(tour.browser("zz_ruth"), "/moderation/report")


def look_after_the_site_as_an_admin(tour: Tour) -> None:
    ruth = tour.browser("zz_ruth")
    tour.see(ruth, "/admin", "/admin/blogs/new", "/admin/blogs/zzblog", "/admin/blogs/zzblog/members", "/admin/members")
    tour.see(ruth, "/admin/members?q=zz_nobody", "/admin/members/zz_walter", "/admin/members/zz_ruth", "/blogs/zzblog")
    form = {"name": "Zzthird", "posting": "members", "reading": "private", "position": "3", "version": "1"}
    form["moderation"] = "newcomers"
    tour.send(ruth, "/admin/blogs/new", 400)
    tour.send(ruth, "/admin/blogs/new", 400, name="Zz", closes_after_days="zz", position="zz", posting="zz")
    tour.send(ruth, "/admin/blogs/new", 400, **(form | {"slug": "zzblog"}))
    tour.send(ruth, "/admin/blogs/new", **form, is_unlisted="y")
    changed = {"reading": "members", "closes_after_days": "9", "slug": "zzthird"}
    tour.send(ruth, "/admin/blogs/zzthird", **(form | changed))
    tour.send(ruth, "/admin/blogs/zzthird", 409, **form, slug="zzthird", is_unlisted="y")
    members = "/admin/blogs/zzthird/members"
    tour.see(ruth, members, "/admin/blogs", "/blogs")
    tour.send(ruth, members, 400)
    tour.send(ruth, members, 400, handle="zz_nobody", role="zz")
    tour.send(ruth, members, 400, handle="zz_nobody", role="reader")
    tour.send(ruth, members, handle="zz_walter", role="mentor")
    with tour.app.app_context():
        walter_id = session().scalars(select(User.id).where(User.handle == "zz_walter")).one()
        end_reading()
    tour.send(ruth, f"{members}/revoke", user_id=str(walter_id), role="mentor")
    tour.send(ruth, "/admin/members/zz_walter/role", 400, role="zz")
    tour.send(ruth, "/admin/members/zz_walter/role", role="moderator")
    tour.send(ruth, "/admin/members/zz_walter/trust", 400, level="9")
    tour.send(ruth, "/admin/members/zz_walter/trust", level="2")
    tour.send(ruth, "/admin/members/zz_walter/title", 400, title="Zz" * 99)
    tour.send(ruth, "/admin/members/zz_walter/title", title="Zztitle")
    tour.see(ruth, "/@zz_walter", "/admin/members/zz_walter")


def move_and_join(tour: Tour) -> None:
    """Posts and branches go elsewhere; answers are prepared; two accounts and two blogs become one."""
    ruth, mod = make_actor_of(tour, "zz_ruth"), tour.browser("zz_mod")
    admin, app = tour.browser("zz_ruth"), tour.app
    blog = simple_blog(app, ruth, "Zzhome", description="Zzabout", note="Zznote")
    simple_blog(app, ruth, "Zzaway", reading="private", description="Zzabout")
    path, other = (publish_post(app, ruth, blog, f"Zzpost{number}", "Zzbody") for number in range(2))
    for number in range(3):
        write_reply(app, ruth, path, "Zzreply", to=number or None)
    at_post, at_other = (f"/moderation/posts/{post_id_of(found)}" for found in (path, other))
    at_reply = f"{at_post}/replies/2"
    tour.see(mod, f"{at_post}/move", f"{at_post}/merge", f"{at_reply}/move", f"{at_reply}/split", f"{at_other}/merge")
    tour.send(mod, f"{at_post}/move", 400)
    tour.send(mod, f"{at_post}/move", 400, blog="zz", reason="Zzreason")
    tour.send(mod, f"{at_reply}/move", 400, to_post="zz", reason="Zzreason")
    tour.send(mod, f"{at_reply}/split", 400, title="", reason="Zzreason")
    tour.send(mod, f"{at_reply}/split", title="Zzsplit", reason="Zzreason")
    tour.send(mod, f"{at_post}/merge", 400, to_post=path, reason="Zzreason")
    tour.send(mod, f"{at_post}/merge", to_post=other, reason="Zzreason")
    tour.send(mod, f"{at_post}/replies/1/move", to_post=str(post_id_of(path) + 2), reason="Zzreason")
    tour.send(mod, f"{at_post}/move", blog="zzaway", reason="Zzreason")
    tour.send(mod, f"{at_post}/move", 400, blog="zzhome", reason="Zzreason")
    tour.see(admin, "/inbox")
    answers = "/moderation/answers"
    tour.see(mod, answers, f"{answers}/new")
    tour.send(mod, f"{answers}/new", 400, title="", body="")
    for place in ("", "zzhome"):
        tour.send(mod, f"{answers}/new", title="Zzthanks", body="Zzdear", blog=place)
    tour.see(mod, answers, f"{answers}/1", f"{answers}/2", f"{answers}/1/delete")
    tour.send(mod, f"{answers}/1", 409, title="Zzthanks", body="Zzelse", version="7")
    tour.send(mod, f"{answers}/1/delete", 409, version="7")
    tour.send(mod, f"{answers}/1/delete", version="1")
    make_member(app, "zz_older", name="Zzolder")
    make_member(app, "zz_newer", name="Zznewer")
    accounts, blogs = "/admin/members/zz_older/merge", "/admin/blogs/zzaway/merge"
    tour.see(admin, accounts, f"{accounts}?into=zz_newer", blogs, f"{blogs}?into=zzhome")
    tour.see(admin, f"{accounts}?into=zz_nobody", status=400)
    tour.send(admin, accounts, 400, into="zz_newer")
    tour.send(admin, accounts, into="zz_newer", reason="Zzreason")
    tour.send(admin, accounts, 409, into="zz_newer", reason="Zzreason")
    tour.send(admin, blogs, 400, into="zzhome", reason="Zzreason")
    tour.send(admin, blogs, into="zzhome", reason="Zzreason", is_wider="y")
    tour.see(tour.browser("zz_newer"), "/inbox")


def make_actor_of(tour: Tour, handle: str) -> Actor:
    with tour.app.app_context():
        user_id = session().scalars(select(User.id).where(User.handle == handle)).one()
        actor = get_member_actor(user_id)
        end_reading()
    return actor


def hold_and_ask(tour: Tour, path: str) -> None:
    """Rules and words as an admin, and what a writer sees of them."""
    make_member(tour.app, "zz_held", name="Zzheld")
    ruth, walter = tour.browser("zz_ruth"), tour.browser("zz_held")
    ruth.get("/")
    tour.see(ruth, "/admin/rules", "/admin/rules/try", "/admin/words", "/admin/words/new", "/admin/words/import")
    tour.send(ruth, "/admin/rules", 400, max_links="zz")
    tour.send(ruth, "/admin/words/new", 400)
    tour.send(ruth, "/admin/words/import", 400, lines="zz" * 80, action="hold")
    tour.send(ruth, "/admin/words/new", phrase="zzheld", action="hold", blog="", is_active="y")
    tour.send(ruth, "/admin/words/import", lines="zzother", action="censor", blog="zzblog")
    tour.see(ruth, "/admin/words/1", "/admin/words/1/try", "/admin/words/1/delete", "/admin/words?blog=zzblog")
    replies = f"/posts/{post_id_of(path)}/replies"
    walter.get("/")
    for body in ("Zzheld", "Zzheld zztoo"):
        tour.send(walter, replies, body=body, key=body)
    with tour.app.app_context():
        first, second = session().scalars(select(Reply.id).where(Reply.state == "pending").order_by(Reply.id))
        end_reading()
    waiting = f"/posts/{post_id_of(path)}/waiting"
    tour.see(walter, path, f"{waiting}/{first}/edit")
    tour.send(walter, f"{waiting}/{first}/edit", 409, body="Zzelse", version="9")
    tour.send(walter, f"{waiting}/{first}/withdraw")
    tour.send(walter, replies, 422, body="zz@example.org", key="p")
    tour.send(walter, replies, 400, body="Zzheld zztoo", key="q")
    post = {"blog": "zzblog", "title": "Zztitle", "body": "Zzheld", "key": "z", "action": "publish"}
    tour.send(walter, "/posts/new", **post)
    with tour.app.app_context():
        for case in session().scalars(select(Case).where(Case.reply_id == second)):
            case_id = case.id
        end_reading()
        with unit_of_work() as work:
            ruth_actor = get_member_actor(work.scalars(select(User.id).where(User.handle == "zz_ruth")).one())
            statement = Statement("Zzreason")
            reject_held(work, actor=ruth_actor, case=work.get_one(Case, case_id), statement=statement)
    tour.see(walter, path, "/inbox")


def run_into_errors(tour: Tour, path: str) -> None:
    visitor, member = Browser(tour.app), tour.browser("zz_walter")
    tour.see(
        visitor, path, "/blogs/zzblog", "/blogs", "/terms", "/guidelines", "/privacy", "/moderation", "/@zz_walter"
    )
    tour.see(visitor, "/zz", "/blogs/zz", status=404)
    tour.see(visitor, "/settings/profile", status=401)
    tour.see(visitor, "/sign-out", status=405)
    tour.see(member, "/admin", status=403)
    for code in (400, 403, 405, 409, 413, 418, 429, 500, 503):
        tour.see(member, f"/zz/{code}", status=code)
    visitor.get("/sign-in")
    tour.send(visitor, f"/posts/{post_id_of(path)}/replies", 401, body="Zzbody", key="k")
    tour.send(visitor, "/zz/500", 500, body="Zzbody")
    settings = current_settings()
    tour.app.extensions[EXTENSION] = replace(settings, registration="closed")
    tour.see(visitor, "/register")
    tour.send(visitor, "/register", 403)
    tour.app.extensions[EXTENSION] = settings


def test_every_word_is_in_the_catalogue(app: Flask, tmp_path: Path) -> None:
    tour = Tour(app)

    def fail(code: int) -> str:
        if code == 500:
            raise RuntimeError
        abort(code)

    app.add_url_rule("/zz/<int:code>", view_func=fail, methods=["GET", "POST"])
    ruth = make_member(app, "zz_ruth", role="admin", name="Zzruth")
    walter = make_member(app, "zz_walter", name="Zzwalter")
    mod = make_member(app, "zz_mod", role="admin", name="Zzmod")
    with unit_of_work() as work:
        work.add(SiteFact(name="is_demo", value="1"))
    admin = tour.browser("zz_ruth")
    nothing = ("/", "/blogs", "/inbox", "/mentions", "/drafts", "/admin/blogs", "/@zz_ruth", "/@zz_ruth?show=replies")
    tour.see(admin, *nothing)
    tour.see(Browser(app), "/", "/blogs", "/@zz_walter", "/@zz_walter?show=replies")
    blog = simple_blog(app, ruth, "Zzblog", description="Zzabout", note="Zznote")
    tour.see(admin, f"/admin/blogs/{blog}/members", f"/blogs/{blog}")
    path = publish_post(app, ruth, blog, "Zztitle", "Zzbody, @zz_walter")
    for number in range(6):
        write_reply(app, walter if number % 2 else ruth, path, "Zzreply, @zz_walter", to=number or None)
    with app.app_context():
        for number, text in ((2, "Zzchanged"), (3, "Zzchanged")):
            with unit_of_work() as work:
                edit_reply(
                    work,
                    actor=walter if number == 2 else ruth,
                    post_id=post_id_of(path),
                    number=number,
                    version=1,
                    prepared=prepare_reply(text),
                )
        for number in (3, 4):
            with unit_of_work() as work:
                hide_reply(work, actor=mod, post_id=post_id_of(path), number=number, reason="Zzreason")
    report_as_a_member(tour, path)
    write_as_a_member(tour, path)
    hold_and_ask(tour, path)
    limit_a_member(tour, path)
    decide_as_a_moderator(tour, path)
    move_and_join(tour)
    appeal_and_decide(tour, path)
    send_legal_notices(tour, path)
    with unit_of_work() as work:
        work.get_one(Post, post_id_of(path)).is_locked = False
    go_through_the_queue(tour, path)
    read_as_a_newcomer(tour, tmp_path)
    run_into_errors(tour, path)
    look_after_the_site_as_an_admin(tour)
    assert not tour.faults, "\n".join(sorted(set(tour.faults)))
    assert every_page() - tour.shown == set(), "these pages were never shown here"


def every_page() -> set[str]:
    """The templates that are pages or parts of mail, by name."""
    names = {path.relative_to(templates_path()).as_posix() for path in templates_path().rglob("*.*")}
    parts = re.compile(r"(?:components|layouts)/|base\.html|(?:.*/)?_[^/]*$")
    return {name for name in names if not parts.match(name)}


def test_no_error_is_raised_with_words_outside_the_catalogue() -> None:
    """Also those that no page of the tour runs into."""
    spoken = {"InvalidInput", "NotAllowed", "StateConflict", "EditConflict", "TooMany", "flash_done", "flash_error"}
    faults = []
    package = Path(forum.__file__).parent
    for file in sorted(set(package.rglob("*.py")) - set((package / "cli").rglob("*.py"))):
        for node in ast.walk(ast.parse(file.read_text())):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in spoken and isinstance(node.args[0], ast.Constant | ast.JoinedStr):
                faults.append(f"{file.name}:{node.lineno} {ast.unparse(node.args[0])}")
    assert not faults, "\n".join(faults)
