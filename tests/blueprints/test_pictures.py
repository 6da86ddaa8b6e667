"""Sending pictures with and without scripts, and how each is served: to whom, and what caches may keep."""

import re
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, session, unit_of_work
from forum.models import AuditEntry, Blog, Decision, Picture, Reply
from forum.pictures import MissingObject, open_store
from forum.services import moderation
from forum.services.pictures import remove_picture
from forum.services.prepared_posts import prepare_post
from forum.web.urls import mailed_html
from tests.support.factories import make_blog, make_post
from tests.support.feeds import read_feed
from tests.support.picture_files import picture_file
from tests.support.web import Browser, make_member

SITE = "http://localhost"
SIZE = (800, 600)
EVERYBODY = "public, max-age=600, immutable"
SOME = "no-store"


def attached(data: bytes | None = None, name: str = "IMG_1.jpg") -> tuple[BytesIO, str]:
    return BytesIO(picture_file(size=SIZE) if data is None else data), name


class Scene:
    def __init__(self, app: Flask) -> None:
        self.app = app
        self.ann, self.bob = make_member(app, "ann"), make_member(app, "bob")
        self.ada = make_member(app, "ada", role="admin")
        self.blog = make_blog(name="Garden")
        self.visitor = Browser(app)

    def browser(self, handle: str) -> Browser:
        browser = Browser(self.app)
        browser.sign_in(handle)
        return browser

    def send(self, browser: Browser, alt: str = "The river", size: tuple[int, int] = SIZE) -> str:
        """The Markdown that the script is given."""
        browser.get("/pictures")
        sent = {"picture": attached(picture_file(size=size)), "picture_alt": alt}
        page = browser.post("/pictures", sent, headers={"Accept": "application/json"})
        assert page.status_code == 200, page.text
        return str(page.json["markdown"])  # type: ignore[index]

    def post(self, browser: Browser, body: str, **fields: Any) -> str:
        """The address of a new post."""
        browser.get("/posts/new")
        given = {"blog": "garden", "title": "Roses", "body": body, "action": "publish", "key": browser.hidden("key")}
        page = browser.post("/posts/new", given | fields)
        assert page.status_code == 303, page.text
        return str(page.location)


@pytest.fixture
def scene(app: Flask) -> Scene:
    return Scene(app)


def address_in(markdown: str) -> str:
    return markdown.rpartition("(")[2].rstrip(")\n")


def test_sent_by_the_script_and_shown_to_everybody(scene: Scene) -> None:
    ann = scene.browser("ann")
    markdown = scene.send(ann, "The [river]")
    assert markdown.startswith("![The \\[river\\]](/pictures/")
    address = address_in(markdown)
    assert scene.visitor.get(address).status_code == 404
    assert ann.get(address).headers["Cache-Control"] == SOME
    url = scene.post(ann, markdown)
    page = scene.visitor.get(url)
    assert f'src="{address}/640"' in page.text
    assert 'alt="The [river]"' in page.text
    for path in (address, f"{address}/320", f"{address}/640"):
        answer = scene.visitor.get(path)
        assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
        assert answer.headers["Cache-Control"] == EVERYBODY
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in answer.headers
        again = scene.visitor.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["Cache-Control"] == EVERYBODY
    assert ann.get(address).headers["Cache-Control"] == EVERYBODY
    for path in (f"{address}/641", f"{address}/0", f"{address}.jpeg", "/pictures/..%2f..%2fsecret", f"{address}x"):
        assert scene.visitor.get(path).status_code == 404


def test_what_members_read_is_kept_by_nobody(scene: Scene) -> None:
    with unit_of_work() as work:
        work.get_one(Blog, scene.blog.id).reading = "members"
    ann, bob = scene.browser("ann"), scene.browser("bob")
    address = address_in(scene.send(ann))
    scene.post(ann, f"![x]({address})")
    answer = bob.get(address)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, SOME)
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "ETag" not in answer.headers
    tag = {"If-None-Match": f'"{address.rpartition("/")[2]}-{SIZE[0]}"'}
    assert bob.get(address, headers=tag).status_code == 200
    refused = scene.visitor.get(address, headers=tag)
    assert (refused.status_code, refused.headers["Cache-Control"]) == (404, "no-store")


@pytest.mark.parametrize("is_for_good", [True, False])
def test_removal_wins_over_what_a_browser_has(scene: Scene, is_for_good: bool) -> None:
    ann, bob = scene.browser("ann"), scene.browser("bob")
    address = address_in(scene.send(ann))
    url = scene.post(ann, f"![x]({address})")
    tag = {"If-None-Match": scene.visitor.get(address).headers["ETag"]}
    with unit_of_work() as work:
        if is_for_good:
            remove_picture(work, actor=scene.ada, name=address.rpartition("/")[2], reason="house rules")
        else:
            post_id = int(url.split("/")[2])
            moderation.hide_post(work, actor=scene.ada, post_id=post_id, reason="house rules")
    for browser in (scene.visitor, bob):
        for path in (address, f"{address}/640"):
            answer = browser.get(path, headers=tag)
            assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")
    assert ann.get(address).status_code == (404 if is_for_good else 200)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/posts/new", {"blog": "garden", "title": "Roses", "tags": "Sun", "action": "publish"}),
        ("/posts/{post}/replies", {}),
        ("/posts/{post}/edit", {"title": "Roses", "version": "1", "action": "save", "tags": "Sun"}),
    ],
)
def test_without_a_script_a_picture_joins_the_text_and_nothing_is_lost(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, path: str, fields: dict[str, str]
) -> None:
    for module in ("forum.services.pictures", "forum.web.sending_pictures"):
        monkeypatch.setattr(f"{module}.MOST_BYTES", 100_000)
    post_id = make_post(scene.ann, scene.blog)
    path, ann = path.format(post=post_id), scene.browser("ann")
    ann.get(path)
    page = ann.post(
        path, fields | {"body": "They want *sun*.", "picture": attached(), "picture_alt": "A rose", "key": "k"}
    )
    assert page.status_code == 200
    assert "They want *sun*.\n\n![A rose](/pictures/" in page.text
    for name, value in fields.items():
        assert name == "action" or f'value="{value}"' in page.text
    assert "Nothing is posted yet" in page.text
    for sent, words in (
        (attached(b"<svg></svg>"), "not a picture that can be shown"),
        (attached(b"\xff\xd8" + b"x" * 100_000), "This file has 1 MB"),
        ((BytesIO(b""), ""), "choose a picture first"),
    ):
        given = {"body": "They want *sun*.", "picture": sent, "picture_alt": "A rose", "key": "k", "action": "picture"}
        page = ann.post(path, fields | given)
        assert page.status_code == 400
        assert words in page.text
        assert "They want *sun*." in page.text
        assert 'value="A rose"' in page.text


def test_the_script_is_told_what_is_wrong_in_words(scene: Scene) -> None:
    ann = scene.browser("ann")
    ann.get("/pictures")
    answer = ann.post("/pictures", {"picture": attached(b"words")}, headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert "JPEG, PNG, WebP or GIF" in answer.json["error"]  # type: ignore[index]
    nobody = scene.visitor.post("/pictures", {"picture": attached(), "csrf_token": None})
    assert nobody.status_code in {400, 401}
    assert session().scalars(select(Picture.id)).all() == []


def test_the_list_of_ones_own_deleting_and_removing(scene: Scene) -> None:
    ann, bob, ada = (scene.browser(handle) for handle in ("ann", "bob", "ada"))
    ann.get("/pictures")
    page = ann.post("/pictures", {"picture": attached(), "picture_alt": "A rose"})
    assert "![A rose](/pictures/" in page.text
    assert "Shown nowhere" in page.text
    (name,) = session().scalars(select(Picture.name))
    end_reading()
    address = f"/pictures/{name}"
    scene.post(ann, f"![A rose]({address})")
    assert "Shown nowhere" not in ann.get("/pictures").text
    assert bob.get(f"{address}/delete").status_code == 404
    assert bob.get(f"{address}/remove").status_code == 403
    page = ada.get(f"{address}/remove")
    assert "Roses" in page.text
    assert ada.post(f"{address}/remove", {"reason": ""}).status_code == 400
    ada.post(f"{address}/remove", {"reason": "Of somebody who did not agree."}, follow=True)
    page = ann.get("/pictures")
    assert "Removed by a moderator" in page.text
    assert "Of somebody who did not agree." in page.text
    removals = select(func.count()).where(AuditEntry.action == "remove_picture")
    assert session().scalar(removals) == 1
    end_reading()
    other = address_in(scene.send(bob, size=(50, 60)))
    assert ann.post(f"{other}/delete").status_code == 404
    assert bob.get(f"{other}/delete").status_code == 200
    assert bob.post(f"{other}/delete").status_code == 303
    assert bob.get(other).status_code == 404


def test_a_removal_says_what_it_is_about_and_which_law(scene: Scene) -> None:
    ann, ada = scene.browser("ann"), scene.browser("ada")
    address = address_in(scene.send(ann))
    scene.post(ann, f"![A rose]({address})")
    form = ada.get(f"{address}/remove").text
    for words in ("What it is about", "The law", "Which law"):
        assert words in form
    sent = {"reason": "It is somebody's face.", "category": "personal_data", "ground": "law", "law": " "}
    refused = ada.post(f"{address}/remove", sent)
    assert refused.status_code == 400
    assert "Please say which law." in refused.text
    assert "It is somebody&#39;s face." in refused.text
    assert ada.post(f"{address}/remove", sent | {"law": "§ 22 KunstUrhG"}).status_code == 303
    decision = session().scalars(select(Decision).where(Decision.kind == "remove_picture")).one()
    assert (decision.category, decision.ground, decision.law) == ("personal_data", "law", "§ 22 KunstUrhG")
    end_reading()
    assert "§ 22 KunstUrhG" in ann.get(f"/standing/decisions/{decision.id}").text


def test_what_only_earlier_versions_show_is_reached_from_the_history(scene: Scene) -> None:
    ann, ada, bob = (scene.browser(handle) for handle in ("ann", "ada", "bob"))
    markdown = scene.send(ann)
    url = scene.post(ann, markdown)
    at_post = "/".join(url.split("/")[:3])
    ann.get(url)
    ann.post(f"{at_post}/replies", {"body": f"Look: {markdown}", "key": ann.hidden("key")})
    for place, more in ((at_post, {"title": "Roses"}), (f"{at_post}/replies/1", {})):
        ann.get(f"{place}/edit")
        changed = {"body": "Only words.", "version": "1", "action": "save"} | more
        assert ann.post(f"{place}/edit", changed).status_code == 303
        pictures = f"/moderation{place}/pictures"
        assert f'href="{pictures}"' not in ada.get(url).text
        assert f'href="{pictures}"' in ada.get(f"{place}/history").text
        for browser in (ann, bob, scene.visitor):
            assert f'href="{pictures}"' not in browser.get(f"{place}/history").text
        page = ada.get(pictures).text
        assert "In an earlier version" in page
        assert f'href="{address_in(markdown)}/remove"' in page


def test_a_portrait_is_removed_from_its_members_page(scene: Scene) -> None:
    ann, ada, bob = (scene.browser(handle) for handle in ("ann", "ada", "bob"))
    assert "Remove the picture" not in ada.get("/@ann").text
    ann.get("/settings/portrait")
    ann.post("/settings/portrait", {"picture": attached()}, follow=True)
    found = re.search(r'href="(/pictures/[a-z2-7]{20}/remove)"', ada.get("/@ann").text)
    assert found is not None
    for browser in (ann, bob, scene.visitor):
        assert found[1] not in browser.get("/@ann").text
    ada.get(found[1])
    assert ada.post(found[1], {"reason": "It is not her."}).status_code == 303
    assert "/pictures/" not in scene.visitor.get("/@ann").text
    assert "/pictures/" not in ada.get("/@ann").text


def test_feeds_have_whole_addresses_and_those_of_members_words(scene: Scene) -> None:
    ann, bob = scene.browser("ann"), scene.browser("bob")
    markdown = scene.send(ann)
    address = address_in(markdown)
    url = scene.post(bob, "Words.")
    ann.get(url)
    ann.post(f"/posts/{url.split('/')[2]}/replies", {"body": f"@bob {markdown}", "key": ann.hidden("key")})
    body = scene.visitor.get(f"/posts/{url.split('/')[2]}/feed.atom").data
    read_feed("atom", body)
    assert f"{SITE}{address}/640" in body.decode()
    assert "&quot;/pictures/" not in body.decode()
    bob.get("/settings/feeds")
    page = bob.post("/settings/feeds", follow=True)
    for name in ("mentions", "replies"):
        found = re.search(rf'/feeds/[^"/]*/{name}\.atom', page.text)
        assert found is not None
        body = scene.visitor.get(found[0]).data
        (entry,) = read_feed("atom", body).entries
        assert "<img" not in entry.content[0].value
        assert "The river" in entry.content[0].value
    mail = mailed_html(session().scalars(select(Reply.html)).one())
    assert "<img" not in mail
    assert f'href="{SITE}{address}">The river</a>' in mail


def test_a_file_that_went_missing_is_a_page_that_is(scene: Scene) -> None:
    ann = scene.browser("ann")
    address = address_in(scene.send(ann))
    store = open_store(scene.app.extensions["forum_settings"])
    store.delete(f"{address.rpartition('/')[2]}-320.jpeg")
    with pytest.raises(MissingObject):
        store.open(f"{address.rpartition('/')[2]}-320.jpeg")
    assert ann.get(f"{address}/320").status_code == 404
    assert ann.get(address).status_code == 200


def test_preparing_needs_no_statement_for_pictures_where_there_are_none(scene: Scene) -> None:
    assert prepare_post("Title", "Words.").body.rendered.images == ()


def test_a_cover_and_a_portrait_on_the_page(scene: Scene) -> None:
    ann = scene.browser("ann")
    url = scene.post(ann, "Words.")
    post_id = url.split("/")[2]
    ann.get(f"/posts/{post_id}/cover")
    page = ann.post(f"/posts/{post_id}/cover", {"picture": attached(), "picture_alt": ""})
    assert page.status_code == 400
    assert "what the picture shows" in page.text
    page = ann.post(f"/posts/{post_id}/cover", {"picture": attached(), "picture_alt": "A rose"}, follow=True)
    assert 'alt="A rose"' in page.text
    ann.post("/settings/portrait", {"picture": attached(picture_file(size=(60, 60)))}, follow=True)
    ann.get(url)
    ann.post(f"/posts/{post_id}/replies", {"body": "Words of mine.", "key": ann.hidden("key")})
    page = scene.visitor.get(url)
    (image,) = re.findall(r'property="og:image" content="http://localhost(/pictures/[a-z2-7]{20})"', page.text)
    assert scene.visitor.get(image).headers["Cache-Control"] == EVERYBODY
    (portrait,) = set(re.findall(r'src="(/pictures/[^"]*)" alt="" width="44"', page.text))
    assert scene.visitor.get(portrait).status_code == 200
    assert portrait in scene.visitor.get("/@ann").text
    ann.post(f"/posts/{post_id}/cover/remove")
    ann.post("/settings/portrait/remove")
    page = scene.visitor.get(url)
    assert "/pictures/" not in page.text
    for path in (image, portrait):
        assert scene.visitor.get(path).status_code == 404
