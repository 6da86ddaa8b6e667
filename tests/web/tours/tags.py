"""Tags in every place, the archive of a blog, and what admins do with tags."""

from sqlalchemy import select

from forum.db import now
from forum.models import Tag
from tests.support.web import Browser, make_member
from tests.web.tours.touring import Tour

POST = {"blog": "zzblog", "title": "Zztagged", "body": "Zztaggedbody"}


def go_through(tour: Tour) -> None:
    tour.conversation()
    walter, ruth, visitor = tour.browser("zz_walter"), tour.browser("zz_ruth"), Browser(tour.app)
    tour.see(ruth, "/admin/tags")
    tour.see(visitor, "/tags")
    for typed in ("z", "zz1, zz2, zz3, zz4, zz5, zz6", "!!!", f"zz{'z' * 40}"):
        tour.send(walter, "/posts/new", 400, **POST, tags=typed, action="draft", key="a")
    tour.send(walter, "/posts/new", **POST, tags="Zzone, Zztwo", action="publish", key="b")
    make_member(tour.app, "zz_newest", trust_level=0)
    newest = tour.browser("zz_newest")
    tour.send(newest, "/posts/new", 400, **POST, tags="Zznever", action="draft", key="c")
    tour.see(visitor, "/tags", "/tags/zzone", "/blogs/zzblog/archive", f"/blogs/zzblog/{now():%Y/%m}", "/@zz_walter")
    tour.see(walter, "/drafts")
    (first, second) = tour.find(select(Tag.id).order_by(Tag.id))
    at_tag = f"/admin/tags/{first}"
    tour.see(ruth, "/admin/tags", at_tag, f"{at_tag}/delete")
    for name in ("", "z", "Zztwo"):
        tour.send(ruth, at_tag, 400, name=name)
    tour.send(ruth, at_tag, name="Zzthree")
    for into in ("", "zznone", "Zzthree"):
        tour.send(ruth, f"{at_tag}/merge", 400, into=into)
    tour.send(ruth, f"{at_tag}/merge", into="Zztwo")
    tour.send(ruth, f"/admin/tags/{second}/delete")
