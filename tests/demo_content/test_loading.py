"""The demo content as it is delivered: complete, consistent, and safe to show."""

import re
import unicodedata

import pytest

from forum.demo_content.checking import mentions
from forum.demo_content.loading import DemoContent, DemoPost, load

LINK = re.compile(r"\]\(([^)]*)\)")


@pytest.fixture(scope="module")
def content() -> DemoContent:
    return load()


def depths(post: DemoPost) -> dict[str, int]:
    """How deep each reply stands; a reply to the post stands 1 deep."""
    found: dict[str, int] = {}
    for reply in post.replies:
        found[reply.key] = found[reply.to] + 1 if reply.to else 1
    return found


def all_texts(content: DemoContent) -> list[str]:
    texts = [person.bio for person in content.people]
    texts += [text for blog in content.blogs for text in (blog.description, blog.note)]
    texts += [post.body for post in content.posts]
    return texts + [reply.body for post in content.posts for reply in post.replies]


def test_counts(content: DemoContent) -> None:
    lengths = sorted(len(post.replies) for post in content.posts)
    handwritten = sum(lengths[:-1])
    assert (len(content.blogs), len(content.posts)) == (3, 12)
    assert lengths[-1] == 300
    assert lengths.count(0) == 1
    assert 65 <= handwritten <= 80
    assert len(content.people) >= 14


def test_blogs_differ_in_who_reads_and_who_posts(content: DemoContent) -> None:
    assert sorted(blog.reading for blog in content.blogs) == ["members", "public", "public"]
    assert {blog.posting for blog in content.blogs} == {"authors", "members"}
    assert {post.blog for post in content.posts} == {blog.slug for blog in content.blogs}


def test_the_four_to_sign_in_as_can_do_their_part(content: DemoContent) -> None:
    assert content.person_for("admin").role == "admin"
    assert content.person_for("moderator").role == "moderator"
    assert content.person_for("member").role == "member"
    author = content.person_for("author").handle
    assert any(author in blog.authors for blog in content.blogs)
    assert author in {post.writer for post in content.posts}


def test_one_removed_and_one_deleted_reply_both_answered(content: DemoContent) -> None:
    replies = [reply for post in content.posts for reply in post.replies]
    gone = {reply.state: reply.key for reply in replies if reply.state != "published"}
    assert sorted(reply.state for reply in replies if reply.state != "published") == ["deleted", "removed"]
    assert set(gone.values()) <= {reply.to for reply in replies}


def test_one_post_is_locked_and_one_thread_is_deep(content: DemoContent) -> None:
    assert [post.key for post in content.posts if post.locked_because] == ["group-name"]
    assert max(max(depths(post).values(), default=0) for post in content.posts) >= 7


def test_parents_come_first_and_earlier(content: DemoContent) -> None:
    for post in content.posts:
        seen: dict[str | None, float] = {None: post.hours_ago}
        for reply in post.replies:
            assert 0 < reply.hours_ago < seen[reply.to], reply.key
            seen[reply.key] = reply.hours_ago
        written = [reply.hours_ago for reply in post.replies]
        assert written == sorted(written, reverse=True)


def test_every_mention_names_a_person(content: DemoContent) -> None:
    handles = {person.handle for person in content.people}
    named = set().union(*(mentions(text) for text in all_texts(content)))
    assert named <= handles
    assert len(named) >= 10


def test_links_stay_on_the_site(content: DemoContent) -> None:
    slugs = {f"/blogs/{blog.slug}" for blog in content.blogs}
    targets = {target for text in all_texts(content) for target in LINK.findall(text)}
    assert targets
    assert targets <= slugs | {"/guidelines", "/moderation", "/terms", "/privacy"}
    assert not [text for text in all_texts(content) if "://" in text or "www." in text]


def test_posts_are_articles(content: DemoContent) -> None:
    for post in content.posts:
        assert len(post.title) <= 150
        assert 3 <= len([part for part in post.body.split("\n\n") if part.strip()]) <= 12, post.key
        assert "\n- " in post.body or "\n1. " in post.body, post.key


def test_names_of_many_scripts_and_lengths(content: DemoContent) -> None:
    names = [person.name for person in content.people]
    assert all(len(name) <= 60 for name in names)
    assert max(len(name) for name in names) > 45
    assert any(unicodedata.bidirectional(name[0]) in {"R", "AL"} for name in names)
    assert sum(not name.isascii() for name in names) >= 5
