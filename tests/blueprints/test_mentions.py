"""Mentions from outside: what becomes one, whom it tells, and the page that lists them."""

import pytest
from flask import Flask

from forum.permissions import Actor
from forum.queries.blogs import get_blog
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.factories import grant
from tests.support.web import Browser, make_member


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "Walter", name="Walter")
    browser = Browser(app)
    browser.sign_in("Walter")
    return browser


def lines(browser: Browser, path: str = "/inbox") -> int:
    """How many entries a list of the member has."""
    return browser.get(path).text.count('<li class="card')


def test_what_names_a_member_and_what_does_not(app: Flask, admin: Actor, walter: Browser) -> None:
    make_member(app, "hedda", state="unconfirmed")
    blog = simple_blog(app, admin)
    silent = [
        "In code: `@walter`",
        "```\n@walter\n```",
        "    @walter",
        "[@walter](https://example.org)",
        "https://example.org/@walter",
        "write to me@walter or someone@walter.example.org",
        "<mailto:x@walter>",
        "\\@walter",
        "@walter_x and @walterx and x@walter",
        "@nobody and @hedda",
    ]
    for number, body in enumerate(silent):
        page = Browser(app).get(publish_post(app, admin, blog, f"Silent {number}", body))
        assert 'class="mention"' not in page.text, body
    assert lines(walter) == 0
    for number, body in enumerate(("@WALTER said", "**@walter**, hello", "(@Walter)", "> @walter\n\n- @walter")):
        page = Browser(app).get(publish_post(app, admin, blog, f"Loud {number}", body))
        assert '<a class="mention" href="/@Walter" dir="ltr">@Walter</a>' in page.text, body
        assert lines(walter) == number + 1, body
    assert lines(walter, "/mentions") == 4


def test_an_edit_tells_only_those_who_are_new(app: Flask, admin: Actor, walter: Browser) -> None:
    make_member(app, "gerda")
    gerda = Browser(app)
    gerda.sign_in("gerda")
    path = publish_post(app, admin, simple_blog(app, admin), body="For @walter")
    write_reply(app, admin, path, "For @walter")
    keeper = Browser(app)
    keeper.sign_in("ruth_admin")
    assert (lines(walter), lines(gerda)) == (2, 0)
    edit = f"/posts/{post_id_of(path)}/replies/1/edit"
    for version, (body, named) in enumerate(
        (("For @walter and @gerda", (2, 1)), ("For nobody", (1, 0)), ("For @walter and @gerda again", (2, 1))), 1
    ):
        keeper.get(edit)
        assert keeper.post(edit, {"body": body, "version": str(version), "key": body}).status_code == 303
        assert (lines(walter), lines(gerda)) == (2, 1), "nobody is told twice"
        assert (lines(walter, "/mentions"), lines(gerda, "/mentions")) == named


def test_a_draft_tells_when_it_is_published_and_once(app: Flask, admin: Actor, walter: Browser) -> None:
    blog = simple_blog(app, admin)
    keeper = Browser(app)
    keeper.sign_in("ruth_admin")
    keeper.get("/posts/new")
    draft = {"blog": blog, "title": "T", "body": "For @walter", "action": "draft", "key": "k"}
    post_id = post_id_of(keeper.post("/posts/new", draft).location or "")
    assert lines(walter) == 0
    for act, expected in (("publish", 1), ("unpublish", 0), ("publish", 1)):
        assert keeper.post(f"/posts/{post_id}/{act}").status_code == 303
        assert (lines(walter), lines(walter, "/mentions")) == (expected, expected), act


def test_a_text_in_a_private_blog_tells_only_those_who_may_read_it(app: Flask, admin: Actor, walter: Browser) -> None:
    reader = make_member(app, "gerda")
    gerda = Browser(app)
    gerda.sign_in("gerda")
    blog = simple_blog(app, admin, "Inner room", reading="private")
    with app.app_context():
        grant(get_blog(admin, blog), reader, "reader")
    path = publish_post(app, admin, blog, body="For @walter and @gerda")
    write_reply(app, admin, path, "For @walter and @gerda")
    assert (lines(walter), lines(walter, "/mentions")) == (0, 0)
    assert "Inbox (" not in walter.get("/").text
    assert (lines(gerda), lines(gerda, "/mentions")) == (2, 2)


def test_the_list_is_for_the_member_alone(app: Flask, admin: Actor, walter: Browser) -> None:
    path = publish_post(app, admin, simple_blog(app, admin), "A title", body="For @walter")
    write_reply(app, admin, path, "For @walter")
    page = walter.get("/mentions").text
    assert page.index("in a reply") < page.index("in the post")
    assert f'href="{path}"' in page
    assert f'href="/posts/{post_id_of(path)}/replies/1"' in page
    assert "@ruth_admin" in page
    assert Browser(app).get("/mentions").status_code == 401
