"""The three forms of a feed, read as feed readers do, whatever people have written."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.feeds import FORMS, Answered, Entry, Feed, Person, Thread
from forum.feeds.texts import legal
from forum.rendering import parse, render
from forum.rendering.links import whole_links
from tests.rendering.oracle import faults
from tests.rendering.test_xss import CORPUS
from tests.support.feeds import read_feed, titles

SITE = "https://forum.example.org"
AT = datetime(2026, 11, 5, 10, 30, tzinfo=timezone(timedelta(hours=1)))
MARY = Person("Mary & <Tom>", f"{SITE}/@mary")
EMPTY = Feed(
    id=f"{SITE}/feed.atom",
    title="Riverside ]]> & Commons",
    description="",
    url=f"{SITE}/",
    feed_url=f"{SITE}/feed.rss",
    updated_at=AT,
    publisher=Person("Riverside", f"{SITE}/"),
    language="en",
    entries=(),
)
POST = Entry(
    id="tag:forum.example.org,2026-11-05:posts/7",
    url=f"{SITE}/posts/7/feet",
    title="שלום עולם & <b>kalte</b> Füße ]]> 👩‍👩‍👧",
    published_at=AT,
    updated_at=AT + timedelta(hours=1),
    author=MARY,
    html='<p dir="auto">a &amp; b &lt;i&gt; ]]&gt; ]]> \x00\x0b\ud800\ufffe🎈</p>',
    summary="a & b <i> \x1f]]>",
    categories=("Front & porch",),
    thread=Thread(f"{SITE}/posts/7/feet#comments", f"{SITE}/posts/7/feed.atom", f"{SITE}/posts/7/feed.rss", 2, AT),
)
REPLY = replace(
    POST,
    id="tag:forum.example.org,2026-11-05:posts/7/replies/2",
    title="Reply 2 by Mary",
    thread=None,
    answers=Answered("tag:forum.example.org,2026-11-05:posts/7/replies/1", f"{SITE}/posts/7/replies/1"),
)
GONE = replace(REPLY, id=f"{REPLY.id}1", answers=Answered(REPLY.id, None), html=None)
FULL = replace(EMPTY, description="A calm <place>", entries=(GONE, REPLY, POST), hub="https://hub.example.org/")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("feed", [EMPTY, FULL, replace(FULL, entries=[POST])])
def test_readers_have_nothing_to_complain_of(form: str, feed: Feed) -> None:
    body = FORMS[form].write(feed)
    assert len(titles(form, body)) == len(feed.entries)
    assert body == FORMS[form].write(feed)


def test_atom_says_who_answers_what() -> None:
    found = read_feed("atom", FORMS["atom"].write(FULL))
    gone, reply, post = found.entries
    assert (found.feed.title, found.feed.subtitle, found.feed.updated) == (
        FULL.title,
        FULL.description,
        "2026-11-05T09:30:00Z",
    )
    assert (post.title, post.author_detail.name, post.author_detail.href) == (POST.title, MARY.name, MARY.url)
    assert (post.published, post.updated) == ("2026-11-05T09:30:00Z", "2026-11-05T10:30:00Z")
    assert post.content[0].type == "text/html"
    assert post.content[0].value == '<p dir="auto">a &amp; b &lt;i&gt; ]]&gt; ]]> 🎈</p>'
    assert post.summary == "a & b <i> ]]>"
    assert post.tags[0].term == "Front & porch"
    assert post.thr_total == "2"
    replies = [link for link in post.links if link.rel == "replies"]
    assert [(link.type, link.href) for link in replies] == [
        ("application/atom+xml", f"{SITE}/posts/7/feed.atom"),
        ("text/html", f"{SITE}/posts/7/feet#comments"),
    ]
    assert {(link["thr:count"], link["thr:updated"]) for link in replies} == {("2", "2026-11-05T09:30:00Z")}
    assert reply["thr_in-reply-to"] == {"ref": REPLY.answers.id, "href": REPLY.answers.url, "type": "text/html"}  # type: ignore[union-attr]
    assert gone["thr_in-reply-to"] == {"ref": REPLY.id}
    assert "content" not in gone
    assert [link.href for link in found.feed.links if link.rel == "hub"] == [FULL.hub]


def test_rss_holds_whole_texts_and_counts_comments() -> None:
    found = read_feed("rss", FORMS["rss"].write(FULL))
    gone, _reply, post = found.entries
    assert (found.feed.ttl, found.feed.language) == ("60", "en")
    assert (post.id, post.guidislink, post.link) == (POST.id, False, POST.url)
    assert (post.author, post.published) == (MARY.name, "Thu, 05 Nov 2026 09:30:00 GMT")
    assert post.content[0].value.startswith('<p dir="auto">a &amp; b')
    assert post.summary == "a &amp; b &lt;i&gt; ]]&gt;"
    thread: Any = POST.thread
    assert (post.comments, post.slash_comments, post.wfw_commentrss) == (thread.url, "2", thread.rss_url)
    assert "content" not in gone
    assert [link.href for link in found.feed.links if link.rel == "hub"] == [FULL.hub]


def test_json_says_the_same() -> None:
    found = json.loads(FORMS["json"].write(FULL))
    gone, _reply, post = found["items"]
    assert post["content_html"] == '<p dir="auto">a &amp; b &lt;i&gt; ]]&gt; ]]> 🎈</p>'
    assert (post["summary"], post["tags"], post["title"]) == ("a & b <i> ]]>", ["Front & porch"], POST.title)
    assert post["authors"] == [{"name": MARY.name, "url": MARY.url}]
    assert (gone["content_text"], "content_html" in gone) == ("a & b <i> ]]>", False)
    assert found["hubs"] == [{"type": "WebSub", "url": FULL.hub}]
    assert "description" not in json.loads(FORMS["json"].write(EMPTY))


@settings(max_examples=30)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_survives(text: str) -> None:
    title = f"x{text}x"
    feed = replace(EMPTY, title=title, entries=[replace(POST, title=title, summary=text, html=text)])
    for form in FORMS:
        read_feed(form, FORMS[form].write(feed))
    assert json.loads(FORMS["json"].write(feed))["title"] == legal(title)


def test_no_payload_comes_alive_in_a_feed() -> None:
    for payload in CORPUS:
        body = render(parse(f"[x](/blogs) {payload}", place="post"), {}).html
        assert faults(whole_links(body, SITE)) == []
        found = read_feed("json", FORMS["json"].write(replace(EMPTY, entries=[replace(POST, html=body)])))
        assert found["items"][0]["content_html"] == body


def test_links_within_the_site_become_whole() -> None:
    body = (
        '<p dir="auto">href="/x" <a class="mention" href="/@mary" dir="ltr">@mary</a> '
        '<a href="https://example.org/?a=1&amp;b=/2" rel="nofollow">there</a> '
        '<a href="/blogs" title="a href=&quot;/">b</a></p>'
    )
    assert whole_links(body, SITE) == (
        f'<p dir="auto">href="/x" <a class="mention" href="{SITE}/@mary" dir="ltr">@mary</a> '
        '<a href="https://example.org/?a=1&amp;b=/2" rel="nofollow">there</a> '
        f'<a href="{SITE}/blogs" title="a href=&quot;/">b</a></p>'
    )
