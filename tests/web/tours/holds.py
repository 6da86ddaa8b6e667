"""Rules and words as an admin, and what a writer sees of them."""

from sqlalchemy import select

from forum.db import unit_of_work
from forum.models import Case, Reply
from forum.services.decisions import Statement
from forum.services.holds import reject_held
from tests.browser.content import post_id_of
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    path = tour.conversation()
    writer = tour.member("zz_held")
    ruth, held = tour.browser("zz_ruth"), tour.browser("zz_held")
    ruth.get("/")
    tour.see(ruth, "/admin/rules", "/admin/rules/try", "/admin/words", "/admin/words/new", "/admin/words/import")
    tour.send(ruth, "/admin/rules", 400, max_links="zz")
    tour.send(ruth, "/admin/words/new", 400)
    tour.send(ruth, "/admin/words/import", 400, lines="zz" * 80, action="hold")
    tour.send(ruth, "/admin/words/new", phrase="zzheld", action="hold", blog="", is_active="y")
    tour.send(ruth, "/admin/words/import", lines="zzcensored", action="censor", blog="zzblog")
    tour.see(ruth, "/admin/words/1", "/admin/words/1/try", "/admin/words/1/delete", "/admin/words?blog=zzblog")
    replies = f"/posts/{post_id_of(path)}/replies"
    held.get("/")
    for body in ("Zzheld", "Zzheld zztoo"):
        tour.send(held, replies, body=body, key=body)
    pending = select(Reply.id).where(Reply.state == "pending", Reply.writer_id == writer.id)
    first, second = tour.find(pending.order_by(Reply.id))
    waiting = f"/posts/{post_id_of(path)}/waiting"
    tour.see(held, path, f"{waiting}/{first}/edit")
    tour.send(held, f"{waiting}/{first}/edit", 409, body="Zzelse", version="9")
    tour.send(held, f"{waiting}/{first}/withdraw")
    tour.send(held, replies, 422, body="zz@example.org", key="p")
    tour.send(held, replies, 400, body="Zzheld zztoo", key="q")
    post = {"blog": "zzblog", "title": "Zztitle", "body": "Zzheld", "key": "z", "action": "publish"}
    tour.send(held, "/posts/new", **post)
    (case_id,) = tour.find(select(Case.id).where(Case.reply_id == second))
    with unit_of_work() as work:
        case = work.get_one(Case, case_id)
        reject_held(work, actor=tour.ruth, case=case, statement=Statement("Zzreason"))
    tour.see(held, path, "/inbox")
