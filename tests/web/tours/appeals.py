"""Standing, every kind of decision, an appeal by link and one for a report, and answering them."""

from datetime import timedelta

from sqlalchemy import select

from forum.db import now, unit_of_work
from forum.models import Appeal, Flag, Post, Sanction
from forum.models.moderation import DECISION_KINDS
from forum.services.cases import close_case, open_case, thing_of
from forum.services.decisions import record_decision
from forum.services.tokens import make_decision_token
from tests.browser.content import post_id_of
from tests.support.web import Browser
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    post_id = post_id_of(tour.conversation())
    # A moderator, so that they see all those decisions and the case of their own appeal.
    user_id = tour.member("zz_judged", role="admin").member_id
    tour.member("zz_eve", role="admin")
    judged, eve, visitor = tour.browser("zz_judged"), tour.browser("zz_eve"), Browser(tour.app)
    own_id, flag_id, texts = _decide_everything(post_id, user_id)
    link = f"/decision/{make_decision_token(user_id, own_id)}"
    report = f"/reports/{flag_id}/appeal"
    tour.see(visitor, "/decision/zz", status=410)
    tour.see(visitor, link, "/moderation/log")
    tour.see(judged, "/standing", "/standing/appeals", report, *(f"/standing/decisions/{row_id}" for row_id in texts))
    tour.send(judged, f"/standing/decisions/{own_id}/appeal", 400)
    tour.send(judged, report, 400)
    tour.send(judged, f"/standing/decisions/{own_id}/appeal", body="Zzwords")
    tour.send(judged, report, body="Zzwords")
    tour.send(judged, report, 409, body="Zzother")
    tour.see(judged, "/standing", "/standing/appeals", report, link)
    cases = tour.find(select(Appeal.case_id).where(Appeal.appellant_id == user_id).order_by(Appeal.id))
    for case_id in cases:
        at_appeal = f"/moderation/appeals/{case_id}"
        tour.see(eve, at_appeal)
        tour.send(eve, at_appeal, 400)
    at_appeal = f"/moderation/appeals/{cases[0]}"
    tour.see(judged, at_appeal)
    for status in (200, 409):
        tour.send(eve, at_appeal, status, ruling="uphold", answer="Zzanswer", version="1")
    tour.see(judged, "/inbox", f"/standing/decisions/{own_id}")
    tour.see(tour.browser("zz_ruth"), "/inbox")


def _decide_everything(post_id: int, user_id: int) -> tuple[int, int, list[int]]:
    """A silence of the member, a report of theirs that is not followed, and every kind of decision on the post."""
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
        return own.id, flag.id, texts
