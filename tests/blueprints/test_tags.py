"""Tags from outside: writing them, finding posts by them, feeds, related posts, the archive, and what admins do."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine
from flask import Flask
from werkzeug.test import TestResponse

from forum.db import end_reading, now, unit_of_work
from forum.models import Blog
from forum.permissions import Actor
from forum.services.blogs import edit_blog, prepare_blog
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from tests.browser.content import post_id_of, simple_blog
from tests.support.feeds import read_feed, titles
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

RTL = "צמחי מרפא"


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def blog(app: Flask, admin: Actor) -> str:
    return simple_blog(app, admin)


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter")
    return signed_in(app, "walter")


def signed_in(app: Flask, handle: str) -> Browser:
    browser = Browser(app)
    browser.sign_in(handle)
    return browser


def write(browser: Browser, blog: str, title: str, tags: str | None, *, action: str = "publish") -> TestResponse:
    browser.get(f"/posts/new?blog={blog}")
    return browser.post(
        "/posts/new",
        {
            "blog": blog,
            "title": title,
            "body": f"About {title}.",
            "tags": tags,
            "action": action,
            "key": browser.hidden("key"),
        },
    )


def path_of(answer: TestResponse) -> str:
    assert answer.status_code == 303, answer.text
    assert answer.location
    return answer.location


def tags_on(page: TestResponse) -> list[str]:
    """The tags of the first row on a page."""
    row = re.search(r'<ul class="tag-row".*?</ul>', page.text, re.DOTALL)
    return re.findall(r"<bdi>([^<]*)</bdi>", row[0]) if row else []


def titles_on(page: TestResponse) -> list[str]:
    return re.findall(r'<h2 dir="auto"><a href="[^"]+">([^<]+)</a>', page.text)


def related_on(page: TestResponse) -> list[str]:
    part = page.text.partition('<section class="related"')[2].partition("</section>")[0]
    return re.findall(r'<a href="[^"]+"><bdi>([^<]+)</bdi></a>', part)


def edit(browser: Browser, path: str, **changed: str) -> TestResponse:
    browser.get(f"/posts/{post_id_of(path)}/edit")
    assert browser.page is not None
    body = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", browser.page.text, re.DOTALL)
    assert body is not None
    return browser.post(
        f"/posts/{post_id_of(path)}/edit", browser.fields() | {"body": body[1], "action": "save"} | changed
    )


def test_tags_stand_on_the_post_and_lead_to_others_with_them(app: Flask, walter: Browser, blog: str) -> None:
    first = path_of(write(walter, blog, "First", f"Heart Health, {RTL}, heart  health"))
    write(walter, blog, "Second", "HEART HEALTH")
    write(walter, blog, "Third", "")
    visitor = Browser(app)
    page = visitor.get(first)
    assert tags_on(page) == ["Heart Health", RTL]
    links = re.findall(r'<a class="tag" rel="tag" href="([^"]+)"', page.text)
    assert [titles_on(visitor.get(link)) for link in links] == [["Second", "First"], ["First"]]
    assert tags_on(visitor.get("/")) == ["Heart Health"]
    assert tags_on(visitor.get("/@walter")) == ["Heart Health"]
    listed = visitor.get("/tags").text
    assert re.findall(r'rel="tag" href="[^"]+"><bdi>([^<]+)</bdi></a> <span[^>]*>([^<]+)<', listed) == [
        ("Heart Health", "2 posts"),
        (RTL, "1 post"),
    ]
    for spelling in ("Heart%20Health", "HEART-HEALTH"):
        assert visitor.get(f"/tags/{spelling}").location == "/tags/heart-health"
    assert visitor.get("/tags/none").status_code == 404
    assert not visitor.client.get_cookie("session")


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        ("x", "2 to 40 characters"),
        ("b" * 41, "2 to 40 characters"),
        ("!!!", "letters and digits"),
        ("aa, bb, cc, dd, ee, ff", "at most 5 tags"),
    ],
)
def test_a_refused_tag_is_said_beside_its_field_and_nothing_is_lost(
    walter: Browser, blog: str, tags: str, words: str
) -> None:
    page = write(walter, blog, "Kept title", tags)
    assert page.status_code == 400
    error = re.search(r'id="tags-error">(.*?)</div>', page.text, re.DOTALL)
    assert error is not None
    assert words in error[1]
    assert walter.fields()["tags"] == tags
    assert walter.fields()["title"] == "Kept title"
    assert "About Kept title." in page.text


def test_who_is_new_takes_tags_that_there_are(app: Flask, walter: Browser, blog: str) -> None:
    write(walter, blog, "First", "Gardens")
    write(walter, blog, "Not yet", "Secret garden", action="draft")
    make_member(app, "newton", trust_level=0)
    newton = signed_in(app, "newton")
    answers = [write(newton, blog, f"Mine {tags}", tags) for tags in ("gardens", "Secret garden", "Never seen")]
    assert [answer.status_code for answer in answers] == [303, 400, 400]
    texts = [re.sub("Secret garden|Never seen", "…", answer.text) for answer in answers[1:]]
    errors = [re.findall(r'class="field-error">.*', text) for text in texts]
    assert errors[0] == errors[1] != []


def test_other_tags_make_no_new_version(app: Flask, walter: Browser, blog: str) -> None:
    path = path_of(write(walter, blog, "First", "Gardens"))
    assert edit(walter, path, tags="Walks, Gardens").status_code == 303
    page = walter.get(path)
    assert tags_on(page) == ["Walks", "Gardens"]
    assert "/history" not in page.text
    assert edit(walter, path, tags="").status_code == 303
    assert tags_on(walter.get(path)) == []
    assert walter.get("/tags/walks").status_code == 404


def test_what_another_saved_meanwhile_is_not_overwritten(app: Flask, admin: Actor, walter: Browser, blog: str) -> None:
    path = path_of(write(walter, blog, "First", "Gardens"))
    post_id = post_id_of(path)
    fields = {"title": "First", "body": "About First.", "version": "1", "seen_tags": "Gardens", "action": "save"}
    walter.get(f"/posts/{post_id}/edit")
    assert walter.post(f"/posts/{post_id}/edit", fields | {"tags": "Gardens, Walks"}).status_code == 303
    conflict = walter.post(f"/posts/{post_id}/edit", fields | {"tags": "Rivers"})
    assert conflict.status_code == 409
    assert "Gardens, Walks" in conflict.text
    assert walter.fields()["tags"] == "Rivers"
    assert walter.fields()["seen_tags"] == "Gardens, Walks"
    # Who only changes the text leaves the tags as they are by now.
    changed = fields | {"tags": "Gardens", "body": "Better said."}
    assert walter.post(f"/posts/{post_id}/edit", changed).status_code == 303
    assert tags_on(walter.get(path)) == ["Gardens", "Walks"]
    # A form that was made before there were tags says nothing of them.
    old = {"title": "First", "body": "Said again.", "version": "2", "action": "save"}
    assert walter.post(f"/posts/{post_id}/edit", old).status_code == 303
    assert tags_on(walter.get(path)) == ["Gardens", "Walks"]


def test_a_tag_goes_with_its_last_post(app: Flask, walter: Browser, blog: str) -> None:
    path = path_of(write(walter, blog, "First", "Gardens"))
    post_id, visitor = post_id_of(path), Browser(app)
    for act, status in (("unpublish", 404), ("publish", 200), ("delete", 404), ("undelete", 404), ("publish", 200)):
        walter.get(path)
        walter.post(f"/posts/{post_id}/{act}")
        assert visitor.get("/tags/gardens").status_code == status, act
        assert visitor.get("/tags/gardens/feed.atom").status_code == status, act
        assert ("Gardens" in visitor.get("/tags").text) == (status == 200), act
        assert tags_on(walter.get(path)) == ["Gardens"], act


def test_a_post_that_is_in_no_list_has_tags_that_are_no_links(app: Flask, admin: Actor, walter: Browser) -> None:
    aside = simple_blog(app, admin, "Aside", is_unlisted=True)
    path = path_of(write(walter, aside, "First", "Gardens"))
    assert tags_on(walter.get(path)) == ["Gardens"]
    assert 'rel="tag"' not in walter.get(path).text
    assert walter.get("/tags/gardens").status_code == 404


def test_feeds_tell_tags_and_a_tag_has_feeds(app: Flask, walter: Browser, blog: str) -> None:
    path = path_of(write(walter, blog, "First", f"Gardens, {RTL}"))
    write(walter, blog, "Second", "Rivers")
    visitor = Browser(app)
    for form in ("rss", "atom", "json"):
        found = visitor.get(f"/tags/gardens/feed.{form}")
        assert titles(form, found.data) == ["First"]
        entry = (read_feed(form, found.data)["items" if form == "json" else "entries"])[0]
        tags = entry["tags"] if form == "json" else [tag.term for tag in entry.tags]
        assert tags == ["Front porch", "Gardens", RTL]
        assert f'href="/tags/gardens/feed.{form}"' in visitor.get("/tags/gardens").text
    feed = f"/blogs/{blog}/feed.atom"
    etag = visitor.get(feed).headers["ETag"]
    assert visitor.get(feed, headers={"If-None-Match": etag}).status_code == 304
    edit(walter, path, tags="Gardens")
    assert visitor.get(feed, headers={"If-None-Match": etag}).status_code == 200
    assert visitor.get("/tags/GARDENS/feed.rss").location == "/tags/gardens/feed.rss"
    assert visitor.get("/tags/none/feed.rss").status_code == 404


def test_related_posts_share_tags_or_are_the_newest(app: Flask, admin: Actor, walter: Browser, blog: str) -> None:
    other = simple_blog(app, admin, "Back porch")
    start = now() - timedelta(hours=12)
    posts = [
        (other, "Far", "Gardens, Walks"),
        (blog, "Both", "Gardens, Walks"),
        (other, "Elsewhere", "Rivers"),
        *((blog, f"Recent {number}", "") for number in range(6)),
        (other, "One", "Walks"),
    ]
    for hour, (place, title, tags) in enumerate(posts):
        with time_machine.travel(start + timedelta(hours=hour), tick=False):
            write(signed_in(app, "walter"), place, title, tags)
    path = path_of(write(walter, blog, "Here", "Walks, Gardens"))
    visitor = Browser(app)
    assert related_on(visitor.get(path)) == ["Both", "Far", "One", "Recent 5", "Recent 4"]
    plain = path_of(write(walter, blog, "Plain", ""))
    assert related_on(visitor.get(plain)) == ["Here", "Recent 5", "Recent 4", "Recent 3", "Recent 2"]
    with app.app_context(), unit_of_work() as work:
        blog_id = work.query(Blog.id).filter_by(slug=other).scalar()
        private = prepare_blog(
            name="Back porch",
            slug=other,
            description="",
            note="",
            posting="members",
            reading="private",
            is_unlisted=False,
            closes_after_days=None,
            position=0,
        )
        edit_blog(work, actor=admin, blog_id=blog_id, version=1, prepared=private)
    assert related_on(visitor.get(path))[:1] == ["Both"]
    assert not {"Far", "One"} & set(related_on(visitor.get(path)))


def test_lists_of_tags_have_pages(app: Flask, walter: Browser, blog: str) -> None:
    for number in range(11):
        names = ", ".join(f"tag {place:03}" for place in range(number * 5, number * 5 + 5))
        with time_machine.travel(now() + timedelta(minutes=number), tick=False):
            write(walter, blog, f"Post {number}", names)
    visitor = Browser(app)
    first = visitor.get("/tags").text
    assert first.count('rel="tag"') == 50
    link = re.search(r'rel="next" href="([^"]+)"', first)
    assert link is not None
    second = visitor.get(unquote(link[1])).text
    assert second.count('rel="tag"') == 5
    back = re.search(r'rel="prev" href="([^"]+)"', second)
    assert back is not None
    again = visitor.get(back[1]).text
    assert re.findall('rel="tag" href="([^"]+)"', again) == re.findall('rel="tag" href="([^"]+)"', first)
    assert 'rel="prev"' not in again


def test_the_archive_of_a_blog(app: Flask, admin: Actor, walter: Browser, blog: str) -> None:
    """Months are those of the site's zone."""
    for moment, title in (
        ("2025-12-31T22:30:00Z", "Old year"),
        ("2026-03-01T09:00:00Z", "Spring"),
        ("2026-03-31T09:00:00Z", "Later"),
    ):
        with time_machine.travel(moment, tick=False):
            write(signed_in(app, "walter"), blog, title, "")
    visitor = Browser(app)
    page = visitor.get(f"/blogs/{blog}/archive").text
    assert re.findall(r'<a href="(/blogs/[^"]+)">([^<]+)</a> <span[^>]*>([^<]+)<', page) == [
        (f"/blogs/{blog}/2026/03", "March 2026", "2 posts"),
        (f"/blogs/{blog}/2025/12", "December 2025", "1 post"),
    ]
    assert f"/blogs/{blog}/archive" in visitor.get(f"/blogs/{blog}").text
    assert titles_on(visitor.get(f"/blogs/{blog}/2026/03")) == ["Later", "Spring"]
    assert visitor.get(f"/blogs/{blog}/2026/3").location == f"/blogs/{blog}/2026/03"
    for missing in ("2026/02", "2026/13", "2026/00", "0000/01", "9999/12", "99999999/01"):
        assert visitor.get(f"/blogs/{blog}/{missing}").status_code == 404, missing
    empty = simple_blog(app, admin, "Nothing yet")
    assert "No posts yet" in visitor.get(f"/blogs/{empty}/archive").text


def test_admins_rename_merge_and_delete(app: Flask, admin: Actor, walter: Browser, blog: str) -> None:
    first = path_of(write(walter, blog, "First", "Gardning, Walks"))
    second = path_of(write(walter, blog, "Second", "Gardens, Gardning"))
    ruth, visitor = signed_in(app, "ruth_admin"), Browser(app)
    listed = re.findall(r'<a href="(/admin/tags/\d+)"><bdi>([^<]+)</bdi>', ruth.get("/admin/tags").text)
    at_tags = {name: url for url, name in listed}
    assert list(at_tags) == ["Gardens", "Gardning", "Walks"]
    ruth.get(at_tags["Walks"])
    assert ruth.post(at_tags["Walks"], {"name": "gardens"}).status_code == 400
    assert ruth.post(at_tags["Walks"], {"name": "Walking"}).status_code == 303
    assert visitor.get("/tags/walks").location == "/tags/walking"
    assert visitor.get("/tags/walks/feed.rss").location == "/tags/walking/feed.rss"
    assert ruth.post(f"{at_tags['Gardning']}/merge", {"into": "no such"}).status_code == 400
    assert ruth.post(f"{at_tags['Gardning']}/merge", {"into": "Gardens"}).status_code == 303
    assert visitor.get("/tags/gardning").location == "/tags/gardens"
    assert tags_on(visitor.get(first)) == ["Gardens", "Walking"]
    assert tags_on(visitor.get(second)) == ["Gardens"]
    # Whoever types an earlier spelling means what it became.
    third = path_of(write(walter, blog, "Third", "gardning, walks"))
    assert tags_on(visitor.get(third)) == ["Gardens", "Walking"]
    ruth.get(f"{at_tags['Gardens']}/delete")
    assert ruth.post(f"{at_tags['Gardens']}/delete").status_code == 303
    assert tags_on(visitor.get(first)) == ["Walking"]
    assert visitor.get("/tags/gardens").status_code == 404
    assert visitor.get("/tags/gardning").status_code == 404
    assert tags_on(visitor.get(path_of(write(walter, blog, "Fourth", "gardning")))) == ["gardning"]


def test_a_name_that_stands_on_a_draft_alone_is_nobodys_business(
    app: Flask, admin: Actor, walter: Browser, blog: str
) -> None:
    write(walter, blog, "First", "Walks")
    draft = path_of(write(walter, blog, "Not yet", "Walking", action="draft"))
    ruth = signed_in(app, "ruth_admin")
    (url,) = re.findall(r'href="(/admin/tags/\d+)"', ruth.get("/admin/tags").text)
    ruth.get(url)
    assert ruth.post(f"{url}/merge", {"into": "Walking"}).status_code == 400
    assert ruth.post(url, {"name": "Walking"}).status_code == 303
    assert tags_on(walter.get(draft)) == ["Walking"]
    assert titles_on(walter.get("/tags/walking")) == ["First"]


def test_pages_cost_the_same_for_two_and_twenty(app: Flask, admin: Actor, walter: Browser, blog: str) -> None:
    path = path_of(write(walter, blog, "First", "aa, bb"))
    month = f"{now():%Y/%m}"
    pages = ("/tags", "/tags/aa", "/tags/aa/feed.atom", path, f"/blogs/{blog}/archive", f"/blogs/{blog}/{month}")

    def count() -> dict[tuple[str, str], int]:
        found = {}
        for who, browser in (("visitor", Browser(app)), ("member", walter)):
            for page in pages:
                with count_statements() as sent:
                    assert browser.get(page).status_code == 200, page
                found[who, page] = len(sent)
        return found

    few = count()
    with app.app_context():
        prepared = prepare_post("First", "About First.", "aa, bb, cc, dd, ee")
        with unit_of_work() as work:
            edit_post(work, actor=admin, post_id=post_id_of(path), version=1, prepared=prepared, reason="More tags.")
        end_reading()
    for number in range(20):
        with time_machine.travel(now() + timedelta(minutes=number), tick=False):
            write(walter, blog, f"Post {number}", f"aa, tag {number}")
    assert count() == few
    assert max(few["visitor", page] for page in pages) <= 4
    assert max(few["member", page] for page in pages) <= 10
