"""Reports, a conflict, several at once, notes, and the conversation with the member."""

from forum.db import unit_of_work
from forum.models import Case
from forum.services.cases import add_step
from forum.services.replies import edit_reply, prepare_reply
from tests.browser.content import post_id_of, write_reply
from tests.support.cases import change_case, choice_of, flag, make_case, make_member_case
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    path = tour.conversation()
    mod, walter = tour.browser("zz_mod"), tour.browser("zz_walter")
    tour.see(mod, "/moderation/queue", "/moderation/queue?kind=legal", "/moderation/dashboard")
    first, second, third, held, about_member = _bring_cases(tour, path)
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


def _bring_cases(tour: Tour, path: str) -> tuple[int, int, int, int, int]:
    """Three reported replies, one of them changed since and reported by a rule, a held one, and a member."""
    post_id = post_id_of(path)
    numbers = [write_reply(tour.app, tour.walter, path, f"Zzflagged {number}") for number in range(4)]
    first, second, third, held = (make_case(post_id, number, flaggers=(tour.ruth,)) for number in numbers)
    change_case(held, hold_rule="zzrule", hold_detail="Zzdetail")
    about_member = make_member_case(tour.walter)
    with unit_of_work() as work:
        flag(work, work.get_one(Case, first), None, "personal_data", "Zzwords")
        add_step(work, work.get_one(Case, first), "seen", actor_id=tour.ruth.id)
    prepared = prepare_reply("Zzbetter")
    with unit_of_work() as work:
        edit_reply(work, actor=tour.walter, post_id=post_id, number=numbers[0], version=1, prepared=prepared)
    return first, second, third, held, about_member
