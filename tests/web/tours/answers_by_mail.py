"""Answers by mail: a message that can be answered, one that is kept with a question, and one that comes back."""

from datetime import timedelta
from email.message import EmailMessage
from email.utils import make_msgid

import time_machine
from sqlalchemy import select

from forum.db import now, unit_of_work
from forum.db.jobs import SendDue, enqueue
from forum.models import Blog, IncomingMail, Post
from forum.services.mail_addresses import make_reply_address
from forum.web.incoming import receive
from tests.browser.content import post_id_of, write_reply
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    member = tour.member("zz_answerer")
    path = tour.conversation()
    post_id = post_id_of(path)
    with tour.settings(mail_reply="reply@forum.example.org"):
        write_reply(tour.app, tour.ruth, path, "Zzreply, @zz_answerer")
        with time_machine.travel(now() + timedelta(minutes=1)):
            with unit_of_work() as work:
                enqueue(work, SendDue())
            tour.read_mails()
        _answer(member.member_id, post_id, "Zzcall +44 20 7946 0958")
        _answer(member.member_id, post_id, "")
        _answer(member.member_id, 987654321, "Zztext")
        tour.read_mails()
    (mail_id,) = tour.find(select(IncomingMail.id).where(IncomingMail.state == "kept"))
    browser = tour.browser("zz_answerer")
    tour.see(browser, f"/mail/kept/{mail_id}")
    tour.send(browser, f"/mail/kept/{mail_id}", 400, body="", key="zz")
    tour.see(browser, "/mail/kept/987654321", status=404)
    with unit_of_work() as work:
        blog = work.get_one(Blog, work.get_one(Post, post_id).blog_id)
        reading, blog.reading = blog.reading, "private"
    tour.see(browser, f"/mail/kept/{mail_id}")
    with unit_of_work() as work:
        work.get_one(Blog, work.get_one(Post, post_id).blog_id).reading = reading


def _answer(user_id: int, post_id: int, text: str) -> None:
    message = EmailMessage()
    message["From"] = "zz_answerer@example.org"
    message["To"] = make_reply_address(user_id, post_id, None, now())
    message["Message-ID"] = make_msgid(domain="example.org")
    message.set_content(text)
    receive(message.as_bytes())
