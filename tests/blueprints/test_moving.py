"""Moving, splitting and joining from outside: who may, what the pages say, and where old addresses lead."""

import pytest
from flask import Flask

from forum.db import unit_of_work
from forum.permissions import Actor
from forum.services.blogs import grant_role
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.web import Browser, make_member

WHY = "It fits better there."


class Site:
    """Two open blogs and an inner one; mia moderates the first and the inner one."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.ruth = make_member(app, "ruth_admin", role="admin", name="Ruth")
        self.walter, self.mia = make_member(app, "walter"), make_member(app, "mia")
        self.porch = simple_blog(app, self.ruth, "Front porch")
        self.garden = simple_blog(app, self.ruth, "Garden")
        self.inner = simple_blog(app, self.ruth, "Inner circle", reading="private")
        for blog in (self.porch, self.inner):
            self.grant(blog, self.mia, "moderator")
        self.path = publish_post(app, self.walter, self.porch, "On the porch", "A post.")
        self.other = publish_post(app, self.walter, self.porch, "Another title", "Another post.")
        for number in range(3):
            write_reply(app, self.walter, self.path, f"Reply {number + 1}", to=number or None)
        self.at, self.at_other = (f"/posts/{post_id_of(path)}" for path in (self.path, self.other))
        self.visitor = Browser(app)

    def grant(self, blog: str, actor: Actor, role: str) -> None:
        with self.app.app_context(), unit_of_work() as work:
            blog_id = work.connection().exec_driver_sql(f"SELECT id FROM blogs WHERE slug = '{blog}'").scalar_one()
            grant_role(work, actor=self.ruth, blog_id=blog_id, handle=actor.handle, role=role)

    def browser(self, handle: str) -> Browser:
        browser = Browser(self.app)
        browser.sign_in(handle)
        return browser


@pytest.fixture
def site(app: Flask) -> Site:
    return Site(app)


def send(browser: Browser, path: str, **fields: str):
    browser.get(path)
    return browser.post(path, {"reason": WHY} | fields)


def test_a_post_moves_for_who_moderates_both_blogs(site: Site) -> None:
    where = f"/moderation{site.at}/move"
    mia, walter, ruth = (site.browser(handle) for handle in ("mia", "walter", "ruth_admin"))
    assert walter.get(where).status_code == 403
    page = mia.get(where).text
    assert "In this blog, everyone reads it." in page
    assert "3 replies that readers see go along." in page
    assert "Inner circle – only named members read it" in page
    assert "Garden" not in page, "mia does not moderate there"
    assert send(mia, where, blog=site.garden).status_code == 403
    page = send(mia, where, blog=site.inner)
    assert page.status_code == 400
    assert "could not read it there" in page.text
    assert WHY in page.text
    site.grant(site.inner, site.walter, "reader")
    assert send(mia, where, blog=site.inner).location == site.path
    assert "On the porch" in walter.get(f"/blogs/{site.inner}").text
    assert "A moderator has moved your post to another blog." in walter.get("/inbox").text
    assert site.visitor.get(site.path).status_code == 404
    page = send(ruth, where, blog=site.garden)
    assert page.status_code == 400
    assert "Other people can read and find it there." in page.text
    assert send(ruth, where, blog=site.garden, is_wider="y").status_code == 303
    assert "Comments (3)" in site.visitor.get(site.path).text


def test_old_addresses_lead_to_a_reply_that_became_a_post(site: Site) -> None:
    mia, walter = site.browser("mia"), site.browser("walter")
    where = f"/moderation{site.at}/replies/2"
    assert f'href="{where}/move"' in mia.get(site.path).text
    assert f'href="{where}/split"' in mia.get(f"{where}/move").text
    assert walter.get(f"{where}/split").status_code == 403
    assert send(mia, f"{where}/split", title="").status_code == 400
    new_path = send(mia, f"{where}/split", title="Secret garden").location
    assert new_path.endswith("/secret-garden")
    assert mia.get(f"{where}/split").status_code == 404
    new_at = f"/posts/{post_id_of(new_path)}"
    for old, new in (
        ("/replies/2", new_path),
        ("/replies/2/branch", new_path),
        ("/on-the-porch?at=2", new_path),
        ("/replies/3", f"{new_at}/replies/1"),
        ("/replies/3/branch", f"{new_at}/replies/1/branch"),
        ("/on-the-porch?at=3&order=newest", f"{new_path}?at=1"),
    ):
        answer = site.visitor.get(site.at + old)
        assert (answer.status_code, answer.location) == (301, new), old
    assert "Comments (1)" in site.visitor.get(site.path).text
    assert "A moderator has made a post of its own of your reply." in walter.get("/inbox").text
    late = walter.post(f"{site.at}/replies/3/reply", {"body": "My long answer", "key": "k"})
    assert late.status_code == 409
    assert "My long answer" in late.text
    send(mia, f"/moderation{new_at}/hide")
    for path in ("/replies/2", "/replies/3", "/replies/3/branch"):
        answer = site.visitor.get(site.at + path)
        assert answer.status_code == 404
        assert "secret" not in answer.text + str(answer.headers), "an address tells of nothing that one may not see"
    assert site.visitor.get(f"{site.path}?at=3").status_code == 200
    assert mia.get(f"{site.at}/replies/2").location == new_path


def test_two_posts_are_joined_and_the_old_address_leads_on(site: Site) -> None:
    mia, walter = site.browser("mia"), site.browser("walter")
    where = f"/moderation{site.at_other}/merge"
    assert where in mia.get(site.other).text
    assert walter.get(where).status_code == 403
    for typed in ("nonsense", "/posts/999", site.other):
        page = send(mia, where, to_post=typed)
        assert page.status_code == 400, typed
        assert typed in page.text
    assert send(mia, where, to_post=f"http://localhost{site.path}").location == f"{site.at_other}/replies/1"
    page = site.visitor.get(site.other).text
    assert "Comments (4)" in page
    assert "A post." in page
    for browser in (site.visitor, walter, mia):
        for path in (site.path, site.at, f"{site.path}?at=2"):
            assert browser.get(path).location == f"{site.at_other}/replies/1", path
    assert site.visitor.get(f"{site.at}/replies/3").location == f"{site.at_other}/replies/4"
    refused = send(mia, f"/moderation{site.at}/restore")
    assert refused.status_code == 409
    send(mia, f"/moderation{site.at_other}/remove")
    for path in (site.path, f"{site.at}/replies/3"):
        assert site.visitor.get(path).status_code == 404


def test_a_reply_moves_to_another_post(site: Site) -> None:
    mia = site.browser("mia")
    where = f"/moderation{site.at}/replies/2/move"
    page = send(mia, where, to_post="x", reason="Why I moved it")
    assert page.status_code == 400
    assert "Why I moved it" in page.text
    assert send(mia, where, to_post=f"#{post_id_of(site.other)}").location == f"{site.at_other}/replies/1"
    assert "Reply 2" in site.visitor.get(site.other).text
    assert send(mia, where, to_post=site.other).status_code == 404
