"""What pages say of themselves: one address each, what stands on them, and nothing else."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask

from forum.db import now, unit_of_work
from forum.models import Blog
from forum.permissions import Actor
from forum.services import moderation
from forum.services.posts import delete_post, edit_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import delete_reply, edit_reply, prepare_reply
from forum.web.linked_data import LONGEST_COMMENT, LONGEST_TEXT
from tests.queries.test_statement_counts import fill_thread
from tests.support.factories import make_actor, make_blog, make_draft, make_post, reply
from tests.support.linked_data import Head, Thing, check_thing, comments_of
from tests.support.web import Browser, make_member

HOSTILE = "</script><script>alert(1)</script> ]]> <!-- \"' & \u2067עולם\u2069 {{ 7*7 }} \U0001f388"
HOST = "http://localhost"


@dataclass
class Site:
    visitor: Browser
    ann: Actor
    tom: Actor
    mo: Actor
    blog: Blog

    def head(self, path: str, browser: Browser | None = None) -> Head:
        return Head((browser or self.visitor).get(path, follow=True).text)

    def path(self, post_id: int) -> str:
        found = self.visitor.get(f"/posts/{post_id}").location
        assert found is not None
        return found


@pytest.fixture
def site(app: Flask) -> Site:
    ann = make_member(app, "ann", name="Ann & Co")
    blog = make_blog(name="Front porch", description="Letters <weekly>")
    return Site(Browser(app), ann, make_actor("tom"), make_actor("mo", role="moderator"), blog)


def act(do: Callable[..., Any], actor: Actor, **given: Any) -> None:
    with unit_of_work() as work:
        do(work, actor=actor, **given)


def numbers(thing: Thing) -> Any:
    """The tree of replies by their numbers."""
    return {int(c["url"].rpartition("/")[2]): numbers(c) for c in thing.get("comment", [])}


def test_a_post_says_what_stands_on_its_page(site: Site) -> None:
    post_id = make_post(site.ann, site.blog, "Knees & all", "Some *words* for @tom.\n\n- one\n- two")
    reply(site.tom, post_id, "A **first** answer.")
    reply(site.ann, post_id, "To Tom.", 1)
    reply(site.mo, post_id, "Another.")
    path = site.path(post_id)
    head, page = site.head(path), site.visitor.get(path).text
    assert not head.is_noindex
    assert head.canonical == f"{HOST}{path}" == head.posting["url"]
    assert {name: values[0] for name, values in head.metas.items() if ":" in name or name == "description"} == {
        "description": "Some words for @tom. one two",
        "og:type": "article",
        "og:title": "Knees & all",
        "og:url": f"{HOST}{path}",
        "og:site_name": "Riverside Commons",
        "og:locale": "en",
        "og:description": "Some words for @tom. one two",
        "article:published_time": head.posting["datePublished"],
        "article:modified_time": head.posting["dateModified"],
        "article:author": f"{HOST}/@ann",
        "article:section": "Front porch",
    }
    posting = head.posting
    assert posting["@type"] == "DiscussionForumPosting"
    assert (posting["headline"], posting["text"]) == ("Knees & all", "Some words for @tom. one two")
    assert posting["author"] == {"@type": "Person", "name": "Ann & Co", "url": f"{HOST}/@ann"}
    assert posting["isPartOf"]["name"] == "Front porch"
    assert numbers(posting) == {1: {2: {}}, 3: {}}
    assert [comment["text"] for comment in comments_of(posting)] == ["A first answer.", "To Tom.", "Another."]
    assert posting["commentCount"] == posting["interactionStatistic"]["userInteractionCount"] == 3
    assert "Comments (3)" in page
    assert [step["name"] for step in head.things["BreadcrumbList"]["itemListElement"]] == ["Front porch", "Knees & all"]
    for moment in (posting["datePublished"], *(comment["datePublished"] for comment in posting["comment"])):
        assert f'datetime="{moment}"' in page
    by_authors = make_blog(name="News", posting="authors")
    news = make_post(make_actor("zoe", role="admin"), by_authors)
    assert site.head(site.path(news)).posting["@type"] == "BlogPosting"


def test_hostile_words_stay_words(site: Site) -> None:
    blog = make_blog(name=f"B {HOSTILE}"[:90], description=HOSTILE)
    title = HOSTILE + "x" * (150 - len(HOSTILE))
    post_id = make_post(site.ann, blog, title, f"`{HOSTILE}`\n\n\u2028 \u2029 \\u003c/script> \\")
    reply(site.tom, post_id, HOSTILE)
    reply(site.tom, post_id, "![](https://example.org/a.png)")
    for path in (site.path(post_id), f"/blogs/{blog.slug}", "/@ann", "/"):
        page = site.visitor.get(path).text
        head = Head(page)
        assert page.count("<script") == page.count("</script") == 2, path
        assert head.canonical is not None
    posting = site.head(site.path(post_id)).posting
    assert posting["headline"].startswith("</script><script>alert(1)</script> ]]> <!--")
    assert "</script><script>alert(1)" in posting["text"]
    assert "</script><script>alert(1)" in posting["comment"][0]["text"]


def test_a_long_text_is_told_by_its_beginning(site: Site) -> None:
    post_id = make_post(site.ann, site.blog, "Long", "Some words. " * 2000)
    for words in ("A few words.", "Some words. " * 200):
        reply(site.tom, post_id, words)
    posting = site.head(site.path(post_id)).posting
    short, long = (comment["text"] for comment in posting["comment"])
    for text, most in ((posting["text"], LONGEST_TEXT), (long, LONGEST_COMMENT)):
        assert most - 20 < len(text) <= most
        assert text.endswith("…")
    assert short == "A few words."


def test_what_is_not_shown_is_not_told(site: Site) -> None:
    post_id = make_post(site.ann, site.blog, "The post")
    for writer, to in ((site.tom, None), (site.ann, 1), (site.mo, 2), (site.tom, 3), (site.tom, None), (site.ann, 5)):
        reply(writer, post_id, f"Secretwords by {writer.handle}", to)
    path = site.path(post_id)
    assert numbers(site.head(path).posting) == {1: {2: {3: {4: {}}}}, 5: {6: {}}}
    act(moderation.hide_reply, site.mo, post_id=post_id, number=2, reason="Rude.")
    act(delete_reply, site.tom, post_id=post_id, number=5)
    posting = site.head(path).posting
    assert numbers(posting) == {1: {3: {4: {}}}, 6: {}}
    assert posting["commentCount"] == len(comments_of(posting)) == 4
    act(moderation.remove_reply, site.mo, post_id=post_id, number=1, reason="Rude.")
    act(edit_reply, site.mo, post_id=post_id, number=3, version=1, prepared=prepare_reply("Changed."))
    head = site.head(path)
    assert numbers(head.posting) == {3: {4: {}}, 6: {}}
    assert head.posting["comment"][0]["text"] == "Changed."
    assert "Secretwords" not in str(head.posting["comment"][0]["text"])
    member = Browser(site.visitor.app)
    member.sign_in("ann")
    own = site.head(path, member)
    assert own.canonical == head.canonical
    assert own.things == {}, "robots do not sign in"
    with time_machine.travel(now() + timedelta(minutes=5)):
        act(edit_post, site.ann, post_id=post_id, version=1, prepared=prepare_post("The post", "Other words."))
    assert site.head(path).posting["dateModified"] > head.posting["dateModified"]
    act(moderation.hide_post, site.mo, post_id=post_id, reason="Wait.")
    for browser in (site.visitor, member):
        hidden = site.head(path, browser)
        assert hidden.is_noindex
        assert (hidden.canonical, hidden.things, hidden.metas.get("og:title")) == (None, {}, None)


def test_no_word_is_said_of_what_a_visitor_does_not_read(site: Site) -> None:
    kinds: dict[str, dict[str, Any]] = {
        "private": {"reading": "private"},
        "members": {"reading": "members"},
        "unlisted": {"is_unlisted": True},
        "left out": {"is_noindex": True},
    }
    zoe = make_member(site.visitor.app, "zoe", role="admin")
    admin = Browser(site.visitor.app)
    admin.sign_in("zoe")
    for name, kind in kinds.items():
        blog = make_blog(name=name, description="About it", **kind)
        paths = [f"/blogs/{blog.slug}", f"/posts/{make_post(zoe, blog)}"]
        is_read = kind.get("reading", "public") == "public"
        for path in paths:
            head = site.head(path, admin)
            assert head.is_noindex, path
            assert (head.canonical is not None) == is_read, path
            if is_read:
                assert site.head(path).is_noindex
                assert site.head(path).things == {}
    for post_id in (make_draft(zoe, site.blog), make_post(zoe, site.blog)):
        act(delete_post, zoe, post_id=post_id)
        assert site.head(f"/posts/{post_id}", admin).canonical is None


def test_windows_of_a_thread_each_have_one_address(site: Site) -> None:
    post_id = make_post(site.ann, site.blog, "Long talk")
    path = site.path(post_id)
    fill_thread(path, [site.ann, site.tom], 160)
    seen: list[int] = []
    windows, address = [], f"{HOST}{path}"
    while address:
        head = site.head(address.removeprefix(HOST))
        assert head.canonical == address
        assert f'id="reply-{min(numbers(head.posting))}"' in site.visitor.get(address.removeprefix(HOST)).text
        shown = [int(comment["url"].rpartition("/")[2]) for comment in comments_of(head.posting)]
        seen += shown
        windows.append(address)
        (following,) = head.links.get("next", [""])
        address = f"{HOST}{following}" if following else ""
    assert len(windows) == 4
    assert sorted(seen) == list(range(1, 161))
    assert len(set(windows)) == len(windows)
    second = site.head(windows[1].removeprefix(HOST))
    (previous,) = second.links["prev"]
    assert site.head(previous).canonical == windows[0]
    (before_last,) = site.head(windows[3].removeprefix(HOST)).links["prev"]
    assert site.head(before_last).canonical == windows[2]
    for query in ("?order=newest", "?order=newest&at=60", "?at=1", "?at=zz", "?at=99999&order=newest", "?before=3"):
        assert site.head(path + query).canonical == windows[0], query
    last = site.head(f"{path}?last=1")
    assert re.fullmatch(re.escape(f"{HOST}{path}?at=") + r"\d+", last.canonical or "")
    assert "prev" in last.links
    assert "next" not in last.links
    assert "next" not in site.head(f"{path}?order=newest").links


def test_each_page_has_one_address_and_the_rest_is_not_listed(site: Site) -> None:
    post_id = make_post(site.ann, site.blog, "One")
    reply(site.tom, post_id)
    path, blog = site.path(post_id), f"/blogs/{site.blog.slug}"
    same = {
        "/": ["/", "/?x=1", "/latest"],
        blog: [blog, f"{blog}/", f"{blog}?utm_source=x"],
        "/@ann": ["/@ann", "/@ANN"],
        path: [path, f"/posts/{post_id}", f"/posts/{post_id}/old-title", f"{path}?utm_source=x"],
        **{page: [page] for page in ("/blogs", "/terms", "/guidelines", "/privacy", "/moderation")},
    }
    for canonical, addresses in same.items():
        for address in addresses:
            head = site.head(address)
            assert head.canonical == HOST + canonical, address
            assert not head.is_noindex
            assert head.metas["og:url"] == [HOST + canonical]
    rest = ["/?before=99999999999999999-1", f"{blog}?before=99999999999999999-1", "/@ann?show=replies", "/register"]
    rest += ["/sign-in", f"/posts/{post_id}/replies/1/branch", "/moderation/log", "/no-such", "/legal-notice"]
    for address in rest:
        head = site.head(address)
        assert (head.is_noindex, head.canonical, head.things) == (True, None, {}), address
    assert site.head("/@tom").is_noindex, "a member without posts"


def test_other_pages_say_what_they_are(site: Site) -> None:
    make_post(site.ann, site.blog, "One")
    front = site.head("/")
    assert front.things["WebSite"]["url"] == f"{HOST}/"
    blog = site.head(f"/blogs/{site.blog.slug}")
    assert blog.things["Blog"]["description"] == "Letters <weekly>"
    assert [step["name"] for step in blog.things["BreadcrumbList"]["itemListElement"]] == ["Blogs", "Front porch"]
    ann = site.head("/@ann")
    assert ann.metas["og:type"] == ["profile"]
    assert ann.metas["profile:username"] == ["ann"]
    person = ann.things["ProfilePage"]["mainEntity"]
    assert (person["name"], person["alternateName"], person["url"]) == ("Ann & Co", "@ann", f"{HOST}/@ann")


def test_the_reader_of_these_tests_is_strict() -> None:
    person = {"@type": "Person", "name": "A", "url": "http://a.example/"}
    check_thing(person)
    for wrong in ({"name": ""}, {"url": "/@a"}, {"@type": "Nobody"}, {"email": "a@example.org"}):
        with pytest.raises((AssertionError, KeyError)):
            check_thing(person | wrong)
    for block in ('{"a": 1, "a": 2}', '{"a": NaN}', '{"a": "<b>"}', "[1]"):
        with pytest.raises((AssertionError, AttributeError)):
            Head(f'<script type="application/ld+json">{block}</script>')
