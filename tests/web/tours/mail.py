"""Mail about what happens: its settings, a message, a summary, and the link that stops them."""

from datetime import timedelta

import time_machine

from forum.db import now, unit_of_work
from forum.db.jobs import SendDue, enqueue
from forum.services.reader_settings import set_mail
from forum.services.suppressions import suppress
from forum.services.tokens import make_stop_token
from tests.browser.content import write_reply
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    path, walter = tour.conversation(), tour.browser("zz_walter")
    tour.see(walter, "/settings/notifications")
    choices = {f"mail_{kind}": "daily" for kind in ("reply", "mention", "decision", "message", "correction", "flag")}
    hours = {"digest_hour": "8", "digest_weekday": "0", "quiet_from": "", "quiet_to": "", "mail_budget": "3"}
    tour.send(walter, "/settings/notifications", 400, **hours, **(choices | {"mail_reply": "zz"}))
    tour.send(walter, "/settings/notifications", 400, **hours | {"quiet_from": "3"}, **choices)
    tour.send(walter, "/settings/notifications", on_site="reply", **hours, **choices)
    for kind in ("kind:reply", "gathered", "kind:flag"):
        token = make_stop_token(tour.walter.member_id, kind)
        tour.see(walter, f"/unsubscribe/{token}")
        tour.send(walter, f"/unsubscribe/{token}")
        tour.see(walter, f"/unsubscribe/{token}")
    tour.send(walter, f"/unsubscribe/{token}", all="1")
    tour.see(walter, "/unsubscribe/zz", status=404)
    with unit_of_work() as work:
        set_mail(work, tour.ruth.member_id, "mention", "daily")
        suppress(work, "zz_walter@example.org", "bounce")
    tour.see(walter, "/settings/notifications")
    tour.send(walter, "/settings/notifications/address-works")
    write_reply(tour.app, tour.walter, path, "Zzreply, @zz_ruth", to=1)
    write_reply(tour.app, tour.walter, path, "Zzreply")
    with time_machine.travel(now() + timedelta(days=1)):
        for _ in range(2):
            with unit_of_work() as work:
                enqueue(work, SendDue())
            tour.read_mails()
