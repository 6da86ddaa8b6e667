"""Prepared answers: who sees which, who changes which, and of two who change one the second is told."""

import re

from flask import Flask

from forum.db import end_reading, unit_of_work
from forum.models import Blog
from forum.queries.answers import list_answers
from forum.queries.people import get_member_actor
from forum.services.blogs import grant_role
from tests.browser.content import simple_blog
from tests.support.web import Browser, make_member

AT = "/moderation/answers"


def save(browser: Browser, path: str, **fields: str):
    browser.get(path)
    return browser.post(path, {"title": "Thank you", "body": "Dear {name},\nthank you."} | fields)


def test_answers_of_the_site_and_of_a_blog(app: Flask) -> None:
    ruth = make_member(app, "ruth_admin", role="admin")
    moddy = make_member(app, "moddy")
    make_member(app, "walter")
    blogs = [simple_blog(app, ruth, name) for name in ("Porch", "Garden")]
    with app.app_context(), unit_of_work() as work:
        ids = {blog.slug: blog.id for blog in work.query(Blog)}
        grant_role(work, actor=ruth, blog_id=ids["porch"], handle="moddy", role="moderator")
    admin, keeper, walter = Browser(app), Browser(app), Browser(app)
    for browser, handle in ((admin, "ruth_admin"), (keeper, "moddy"), (walter, "walter")):
        browser.sign_in(handle)
    for path in (AT, f"{AT}/new", f"{AT}/1"):
        assert walter.get(path).status_code == 403
        assert Browser(app).get(path).status_code == 401
    assert "No answers yet" in keeper.get(AT).text
    assert save(admin, f"{AT}/new", blog="").status_code == 303
    assert save(admin, f"{AT}/new", blog=blogs[1], title="Of the garden").status_code == 303
    assert save(keeper, f"{AT}/new", blog=blogs[0], title="Of the porch").status_code == 303
    assert save(keeper, f"{AT}/new", blog="").status_code == 403
    assert save(keeper, f"{AT}/new", blog=blogs[1]).status_code == 403
    assert save(keeper, f"{AT}/new", blog=blogs[0], body=" ").status_code == 400
    form = keeper.get(f"{AT}/new").text
    assert "Every blog" not in form
    assert "{rule}" in form
    page = keeper.get(AT).text
    assert "Thank you" in page
    assert "Of the porch" in page
    assert "Of the garden" not in page
    assert re.findall(rf'href="{AT}/(\d+)"', page) == ["3"], "the site's are not theirs to change"
    assert keeper.get(f"{AT}/2").status_code == 404
    assert keeper.get(f"{AT}/1").status_code == 403
    with app.app_context():
        mod = get_member_actor(moddy.member_id)
        assert [answer.title for answer in list_answers(mod, ids["porch"])] == ["Of the porch", "Thank you"]
        assert [answer.title for answer in list_answers(mod, ids["garden"])] == ["Thank you"]
        assert [answer.body for answer in list_answers(mod, None)] == ["Dear {name},\nthank you."]
        end_reading()
    keeper.get(f"{AT}/3")
    first = keeper.hidden("version")
    assert save(admin, f"{AT}/3", version=first, title="Of the porch", body="By Ruth").status_code == 303
    late = save(keeper, f"{AT}/3", version=first, body="By Moddy")
    assert late.status_code == 409
    assert "By Ruth" in late.text
    assert "By Moddy" in late.text
    assert save(keeper, f"{AT}/3", version=keeper.hidden("version"), body="By Moddy").status_code == 303
    keeper.get(f"{AT}/3/delete")
    assert keeper.post(f"{AT}/3/delete", {"version": "1"}).status_code == 409
    keeper.get(f"{AT}/3/delete")
    assert keeper.post(f"{AT}/3/delete", {"version": keeper.hidden("version")}).location == AT
    assert keeper.get(f"{AT}/3").status_code == 404
