"""A newsletter: asked for, confirmed, written, sent, stopped, and a list that is moved in."""

from datetime import timedelta
from io import BytesIO

import time_machine
from sqlalchemy import select

from forum.db import now, unit_of_work
from forum.db.jobs import SendNewsletters, enqueue
from forum.models import Blog, Newsletter, NewsletterImport, NewsletterIssue, NewsletterSubscriber
from forum.services.tokens import make_newsletter_stop_token, newsletter_token
from tests.browser.content import post_id_of, simple_blog
from tests.support.web import Browser
from tests.web.tours.touring import BLOG, Tour

BASE = f"/blogs/{BLOG}/newsletter"
SETTINGS = {"weekday": "2", "hour": "7", "rate": "3600"}


def go_through(tour: Tour) -> None:
    post_id = post_id_of(tour.conversation())
    ruth, visitor = tour.browser("zz_ruth"), Browser(tour.app)
    tour.see(ruth, BASE, f"{BASE}/settings", f"{BASE}/import", f"{BASE}/issues/new")
    tour.send(ruth, f"{BASE}/settings", 400, rhythm="zz", version="0", **SETTINGS)
    tour.send(ruth, f"{BASE}/settings", 400, rhythm="weekly", version="0", **SETTINGS | {"rate": "1"})
    tour.send(ruth, f"{BASE}/settings", 400, rhythm="weekly", version="0", **SETTINGS | {"rate": "zz"})
    tour.send(ruth, f"{BASE}/settings", 409, rhythm="weekly", version="7", **SETTINGS)
    for version, rhythm in enumerate(("each_post", "off", "weekly", "by_hand")):
        tour.send(ruth, f"{BASE}/settings", rhythm=rhythm, version=str(version), **SETTINGS)
    _subscribe(tour, visitor)
    _write(tour, ruth, post_id)
    _move_in(tour, ruth)
    simple_blog(tour.app, tour.ruth, "Zzclosed", reading="private", description="Zzabout", note="Zznote")
    tour.see(ruth, "/blogs/zzclosed/newsletter")
    tour.send(ruth, "/blogs/zzclosed/newsletter/settings", 400, rhythm="weekly", version="0", **SETTINGS)
    with unit_of_work() as work:
        blog_id = work.scalars(select(Blog.id).where(Blog.slug == BLOG)).one()
        work.get_one(Newsletter, blog_id).rhythm = "off"


def _subscribe(tour: Tour, visitor: Browser) -> None:
    tour.see(visitor, f"/newsletter/{BLOG}", f"/blogs/{BLOG}")
    tour.send(visitor, f"/newsletter/{BLOG}", 400, email="zz")
    tour.send(visitor, f"/newsletter/{BLOG}", 400)
    tour.send(visitor, f"/newsletter/{BLOG}", email="zz_eva@example.org")
    tour.read_mails()
    tour.see(visitor, "/newsletter/zznowhere", "/newsletter/stop/zz", status=404)
    tour.see(visitor, "/newsletter/confirm/zz", status=410)
    (subscriber,) = tour.find(select(NewsletterSubscriber).where(NewsletterSubscriber.address == "zz_eva@example.org"))
    token, stop = newsletter_token(subscriber), make_newsletter_stop_token(subscriber.id)
    tour.see(visitor, f"/newsletter/confirm/{token}", f"/newsletter/stop/{stop}")
    tour.send(visitor, f"/newsletter/confirm/{token}")
    tour.send(visitor, f"/newsletter/confirm/{token}", 410)
    tour.send(visitor, f"/newsletter/stop/{stop}")
    tour.see(visitor, f"/newsletter/stop/{stop}")
    tour.send(visitor, f"/newsletter/confirm/{newsletter_token(_again(tour))}")


def _again(tour: Tour) -> NewsletterSubscriber:
    (found,) = tour.find(select(NewsletterSubscriber).where(NewsletterSubscriber.address == "zz_eva@example.org"))
    assert isinstance(found, NewsletterSubscriber)
    return found


def _write(tour: Tour, ruth: Browser, post_id: int) -> None:
    fields = {"subject": "Zznews", "words": "Zzwords", "place": f"{post_id}:1", "rate": "10", "key": "zz"}
    new = f"{BASE}/issues/new"
    tour.send(ruth, new, 400, **fields | {"subject": ""})
    tour.send(ruth, new, 400, **fields | {"subject": "z" * 200})
    tour.send(ruth, new, 400, **fields | {"place": "987654321:1"})
    tour.send(ruth, new, 400, subject="Zznews", rate="10", key="zz")
    tour.send(ruth, new, 400, **fields | {"rate": "zz"})
    tour.send(ruth, new, **fields)
    issue_id = tour.find(select(NewsletterIssue.id).order_by(NewsletterIssue.id.desc()))[0]
    at = f"{BASE}/issues/{issue_id}"
    tour.see(ruth, f"{at}/edit", at)
    tour.send(ruth, f"{at}/edit", **fields, version="1")
    tour.send(ruth, f"{at}/edit", 409, **fields, version="1")
    tour.send(ruth, f"{at}/test")
    tour.read_mails()
    tour.send(ruth, f"{at}/send", 400, when="later", send_at="", version="2")
    tour.send(ruth, f"{at}/send", 400, when="later", send_at="2020-01-01T10:00", version="2")
    tour.send(ruth, f"{at}/send", 409, when="now", version="1")
    tour.send(
        ruth, f"{at}/send", when="later", send_at=(now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"), version="2"
    )
    tour.send(ruth, f"{at}/rate", 400, rate="1")
    tour.send(ruth, f"{at}/rate", rate="20")
    tour.send(ruth, f"{at}/stop")
    tour.send(ruth, f"{at}/stop", 409)
    tour.send(ruth, f"{at}/send", when="now", version="3")
    with unit_of_work() as work:
        enqueue(work, SendNewsletters())
    tour.read_mails()
    tour.see(ruth, at, BASE)
    tour.send(ruth, f"{at}/stop")
    tour.see(ruth, at, BASE)
    tour.send(ruth, f"{at}/delete", 409)
    tour.send(ruth, f"{at}/resume")
    with time_machine.travel(now() + timedelta(hours=1)):
        with unit_of_work() as work:
            enqueue(work, SendNewsletters())
        tour.run_jobs()
    tour.see(ruth, at)
    for path, status in (("resume", 409), ("rate", 409)):
        tour.send(ruth, f"{at}/{path}", status, rate="20")
    tour.send(ruth, f"{at}/edit", 409, **fields, version="3")
    tour.send(ruth, new, **fields | {"key": "zzother"})
    other = tour.find(select(NewsletterIssue.id).order_by(NewsletterIssue.id.desc()))[0]
    tour.send(ruth, f"{BASE}/issues/{other}/delete")


def _move_in(tour: Tour, ruth: Browser) -> None:
    fields = {"source": "Zzsource", "consented_on": "2024-05-31", "proof": "Zzproof"}
    path = f"{BASE}/import"
    for name in fields:
        tour.send(ruth, path, 400, **fields | {name: ""}, lines="zz_ida@example.org")
    tour.send(ruth, path, 400, **fields | {"consented_on": "2999-01-01"}, lines="zz_ida@example.org")
    tour.send(ruth, path, 400, **fields, lines="zz")
    page = ruth.post(path, fields | {"file": (BytesIO(b"email\nzz_ida@example.org\nzz\n"), "list.csv")}, follow=True)
    assert page.status_code == 200
    tour.see(ruth, f"{BASE}/imports/{tour.find(select(NewsletterImport.id))[0]}")
    assert ruth.post(f"{BASE}/subscribers.csv").status_code == 200
