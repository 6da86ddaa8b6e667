"""Searching: what is found in which order, by whom, and in how many statements, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.db import clock_at, db, end_reading, session, unit_of_work
from forum.jobs import run_due
from forum.models import Post, PostReader, SearchText
from forum.permissions import VISITOR, Actor
from forum.queries import search
from forum.queries.search import FoundPage, list_newest, list_newest_keys, list_ranked, parse_place
from forum.queries.search_names import resolve
from forum.queries.tags import find_tag
from forum.search import Ignored, parse_query
from forum.services import moderation
from forum.services.merging_accounts import merge_accounts
from forum.services.merging_blogs import merge_blogs
from forum.services.moving import move_post
from forum.services.posts import edit_post, unpublish_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import delete_reply, edit_reply, prepare_reply, undelete_reply
from forum.services.tag_tools import delete_tag, merge_tags
from forum.services.tags import put_tags
from forum.validation.tags import parse_tags
from tests.support.factories import grant, make_actor, make_blog, make_draft, make_post, reply
from tests.support.statements import count_statements

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def names(page: FoundPage) -> list[str]:
    """Posts by their titles, replies by title and number."""
    end_reading()
    return [row.post_title if row.number is None else f"{row.post_title} {row.number}" for row in page.rows]


def find(text: str, actor: Actor = VISITOR) -> list[str]:
    """Everything found, the newest first."""
    wanted = resolve(actor, parse_query(text))
    found = names(list_newest(actor, wanted)) if not wanted.is_empty else []
    if wanted.query.words:
        assert sorted(names(list_ranked(actor, wanted))) == sorted(found), text
    return found


def test_words_phrases_and_what_must_not_be_there(app: Flask) -> None:
    ruth = make_actor("ruth")
    blog = make_blog()
    first = make_post(ruth, blog, "Sleep", "A *second* opinion on cafés.")
    reply(ruth, first, "Opinion, second time.")
    make_post(ruth, blog, "Straße", "The café of the second opinions")
    assert find("second opinion") == ["Sleep 1", "Sleep"]
    assert find('"second opinion"') == ["Sleep"]
    assert find("second -opinion") == ["Straße"]
    assert find('second -"second opinion"') == ["Straße", "Sleep 1"]
    assert find("CAFE") == ["Straße"]
    assert find("cafés") == ["Sleep"]
    assert find("strasse") == ["Straße"]
    assert find("opin") == []
    assert find("sleep second") == ["Sleep"]
    # A phrase reaches from no title into the text below it.
    assert find('"sleep a"') == []


def test_a_word_that_stands_in_the_language_of_an_index_is_a_word(app: Flask) -> None:
    make_post(make_actor("ruth"), make_blog(), "And", "or not near title body marks,")
    for text in ("and", "or", "not", "near", "AND OR NOT", "NEAR(title", "title:body", "marks", "and*", "^and"):
        assert find(text) == ["And"], text
    for text in ("#b1", "#w1", "b1", "'b1'", "'"):
        assert find(text) == [], text


def test_conditions(app: Flask) -> None:
    ruth, walter = make_actor("Ruth"), make_actor("walter")
    sleep, food = make_blog(slug="sleep"), make_blog(slug="food")
    with clock_at(START):
        first = make_post(ruth, sleep, "One", "Words")
    with clock_at(START + timedelta(days=1)):
        reply(walter, first, "Words")
    with clock_at(START + timedelta(days=40)):
        make_post(walter, food, "Two", "Words")
    everything = ["Two", "One 1", "One"]
    for words in ("words ", ""):
        assert find(f"{words}by:ruth") == ["One"]
        assert find(f"{words}by:@WALTER by:ruth") == everything
        assert find(f"{words}in:sleep") == ["One 1", "One"]
        assert find(f"{words}in:SLEEP in:food") == everything
        assert find(f"{words}in:sleep by:walter") == ["One 1"]
        assert find(f"{words}in:sleep -by:walter") == ["One"]
        assert find(f"{words}by:walter -in:sleep") == ["Two"]
        assert find(f"{words}before:2026-03-03") == ["One"]
        assert find(f"{words}after:2026-03") == ["Two"]
        assert find(f"{words}after:2026-03-02 before:2026-04") == ["One 1"]
        assert find(f"{words}is:mine", ruth) == ["One"]
        assert find(f"{words}is:mine by:walter", ruth) == []
        assert find(f"{words}by:walter by:nobody in:nowhere tag:none") == ["Two", "One 1"]
    assert find("by:ruth -words") == []
    assert find("after:2025 -one") == ["Two", "One 1"]


def test_a_tag_narrows_a_search(app: Flask) -> None:
    """By any spelling, with what stands below its posts; after an admin's work on it as soon as the job has run."""
    admin, ruth, walter = make_actor("admin", role="admin"), make_actor("ruth"), make_actor("walter")
    blog, secret = make_blog(), make_blog(reading="private")
    first = make_post(ruth, blog, "One", "Words", tags="Heart Health, Walks")
    reply(walter, first, "Words")
    second = make_post(ruth, blog, "Two", "Words", tags="Hearts")
    make_post(admin, secret, "Hidden", "Words", tags="Unseen")
    for words in ("words ", ""):
        assert find(f"{words}tag:heart-health") == ["One 1", "One"]
        assert find(f"{words}tag:HEART-Health tag:walks") == ["One 1", "One"]
        assert find(f"{words}tag:walks tag:hearts") == []
    assert find("words -tag:walks") == ["Two"]
    assert resolve(VISITOR, parse_query("words tag:unseen")).ignored == (Ignored("tag:unseen", "no_such"),)
    assert find("words tag:unseen", admin) == ["Hidden"]
    with unit_of_work() as work:
        put_tags(work, work.get_one(Post, first), parse_tags("Walks"))
    assert find("words tag:walks") == ["One 1", "One"]
    assert find("words tag:heart-health", ruth) == ["Two", "One 1", "One"]
    hearts = find_tag("hearts")
    walks = find_tag("walks")
    assert hearts is not None
    assert walks is not None
    with unit_of_work() as work:
        merge_tags(work, actor=admin, tag_id=hearts.id, into="walks")
    end_reading()
    run_due(app)
    assert find("words tag:hearts") == ["Two", "One 1", "One"]
    with unit_of_work() as work:
        delete_tag(work, actor=admin, tag_id=walks.id)
    end_reading()
    run_due(app)
    marks = {row.tags for row in session().scalars(select(SearchText).where(SearchText.post_id.in_([first, second])))}
    assert marks == {""}
    end_reading()


def test_names_that_nothing_bears_are_told(app: Flask) -> None:
    make_blog(slug="secret", reading="private")
    query = parse_query("sleep by:nobody in:secret in:nowhere -by:noone tag:diet is:mine by:ü\0")
    ignored = [(part.text, part.reason) for part in resolve(VISITOR, query).ignored]
    assert ignored == [
        ("is:mine", "not_signed_in"),
        ("by:nobody", "no_such"),
        ("by:ü", "no_such"),
        ("-by:noone", "no_such"),
        ("in:secret", "no_such"),
        ("in:nowhere", "no_such"),
        ("tag:diet", "no_such"),
    ] or {part[0] for part in ignored} == {
        *("is:mine", "by:nobody", "by:ü", "-by:noone", "in:secret", "in:nowhere", "tag:diet"),
    }


def test_only_what_one_may_read_is_found(app: Flask) -> None:
    ruth, reader = make_actor("ruth"), make_actor("reader")
    private, members, unlisted, public = (
        make_blog(slug="private", reading="private"),
        make_blog(reading="members"),
        make_blog(slug="aside", is_unlisted=True),
        make_blog(),
    )
    ruth = grant(private, ruth, "author")
    for blog, title in ((private, "Private"), (members, "Members"), (unlisted, "Aside"), (public, "Public")):
        reply(ruth, make_post(ruth, blog, title, "Words"), "Words")
    make_draft(ruth, public, "Draft", "Words")
    named = make_post(ruth, public, "Named", "Words")
    reply(ruth, named, "Words")
    with unit_of_work() as work:
        work.execute(update(Post).where(Post.id == named).values(audience="named"))
        work.add(PostReader(post_id=named, user_id=reader.member_id))
    assert find("words") == ["Public 1", "Public"]
    assert find("words", make_actor("gerda")) == ["Public 1", "Public", "Members 1", "Members"]
    assert find("words", reader) == ["Named 1", "Named", "Public 1", "Public", "Members 1", "Members"]
    assert find("words in:private", ruth) == ["Private 1", "Private"]
    assert find("words in:aside") == find("in:aside") == ["Aside 1", "Aside"]
    page = list_ranked(VISITOR, resolve(VISITOR, parse_query("words")))
    assert page.count == 2


def test_what_changes_is_found_as_it_is(app: Flask) -> None:
    ruth, moddy = make_actor("ruth"), make_actor("moddy", role="admin")
    here, there = make_blog(slug="here"), make_blog(slug="there")
    post_id = make_post(ruth, here, "Title", "Before")
    reply(ruth, post_id, "Before")
    with unit_of_work() as work:
        prepared = prepare_post("Heading", "After")
        edit_post(work, actor=ruth, post_id=post_id, version=1, prepared=prepared)
        edit_reply(work, actor=ruth, post_id=post_id, number=1, version=1, prepared=prepare_reply("After"))
    assert find("before") == find("title") == []
    assert find("after") == ["Heading 1", "Heading"]
    with unit_of_work() as work:
        delete_reply(work, actor=ruth, post_id=post_id, number=1)
    assert find("after") == ["Heading"]
    with unit_of_work() as work:
        undelete_reply(work, actor=ruth, post_id=post_id, number=1)
        move_post(
            work, actor=moddy, post_id=post_id, blog_slug="there", is_wider_agreed=False, reason="It belongs there."
        )
    assert find("after in:here") == []
    assert find("after in:there") == ["Heading 1", "Heading"]
    with unit_of_work() as work:
        moderation.hide_post(work, actor=moddy, post_id=post_id, reason="For now.")
    assert find("after") == find("after", moddy) == []
    with unit_of_work() as work:
        moderation.restore_post(work, actor=moddy, post_id=post_id, reason="Fine.")
    assert find("after") == ["Heading 1", "Heading"]
    with unit_of_work() as work:
        unpublish_post(work, actor=ruth, post_id=post_id)
    assert find("after", ruth) == []
    assert (here.id, there.id) != (0, 0)


def test_merged_accounts_and_blogs_are_found_under_either_name(app: Flask) -> None:
    ruth, other, admin = make_actor("ruth"), make_actor("ruth2"), make_actor("admin2", role="admin")
    make_blog(slug="old"), make_blog(slug="young")
    post_id = make_post(other, make_blog(slug="third"), "Post", "Words")
    reply(other, post_id, "Words")
    with unit_of_work() as work:
        merge_accounts(work, actor=admin, handle="ruth2", into="ruth", reason="One person.")
        merge_blogs(work, actor=admin, slug="third", into="young", is_wider_agreed=False, reason="One matter.")
    for text in ("words by:ruth", "by:ruth2", "words in:young", "in:third", "words in:third by:ruth2"):
        assert find(text) == ["Post 1", "Post"], text
    assert find("words in:old") == []
    assert find("words is:mine", ruth) == ["Post 1", "Post"]


def test_a_title_counts_more_and_the_newer_of_equals_comes_first(app: Flask) -> None:
    ruth = make_actor("ruth")
    blog = make_blog()
    make_post(ruth, blog, "Sleep", "About rest and other things that one does at night")
    for number in range(3):
        make_post(ruth, blog, f"Rest {number}", "About sleep and other things that one does at night")
    page = list_ranked(VISITOR, resolve(VISITOR, parse_query("sleep")))
    assert names(page) == ["Sleep", "Rest 2", "Rest 1", "Rest 0"]


@pytest.mark.parametrize("order", ["ranked", "newest"])
def test_pages_follow_each_other_without_gap_or_repetition(
    app: Flask, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(search, "PAGE_SIZE", 3)
    ruth = make_actor("ruth")
    post_id = make_post(ruth, make_blog(), "Post", "Nothing")
    # All of one moment, as an import may bring them.
    with clock_at(START):
        for number in range(11):
            reply(ruth, post_id, "Word " * (1 + number % 4) + "other words " * (number % 3))
    wanted = resolve(VISITOR, parse_query("word"))
    found, token = [], None
    while True:
        place = parse_place(token, is_ranked=order == "ranked")
        page = list_ranked(VISITOR, wanted, place) if order == "ranked" else list_newest(VISITOR, wanted, place, 3)
        found += names(page)
        if page.following is None:
            break
        token = page.following.token()
    assert sorted(found) == sorted(f"Post {number}" for number in range(1, 12))
    if order == "newest":
        assert found == [f"Post {number}" for number in range(11, 0, -1)]


@pytest.mark.parametrize("token", ["", "x", "-", "1-", "-1", "1-2-3", "9" * 30, "١-١", "1.5-2", None])
def test_a_place_that_cannot_be_read_is_the_beginning(token: str | None) -> None:
    assert parse_place(token, is_ranked=True) is None
    assert parse_place("12-34", is_ranked=False) is None
    assert parse_place("12", is_ranked=True) is None
    assert parse_place("12-34", is_ranked=True) is not None


def test_of_very_much_the_newest_are_ranked(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", 3)
    ruth = make_actor("ruth")
    blog = make_blog()
    make_post(ruth, blog, "Word", "Word word word")
    for number in range(5):
        make_post(ruth, blog, f"Post {number}", "Word")
    page = list_ranked(VISITOR, resolve(VISITOR, parse_query("word")))
    assert page.count == 4
    assert "Word" not in names(page)


def test_the_number_of_statements_is_that_of_the_question(app: Flask) -> None:
    ruth = make_actor("ruth")
    blog = make_blog(slug="here")

    def count(text: str, actor: Actor) -> list[int]:
        counts = []
        for listing in (list_ranked, list_newest):
            with count_statements() as sent:
                listing(actor, resolve(actor, parse_query(text)))
            counts.append(len(sent))
            end_reading()
        return counts

    make_post(ruth, blog, "Post", "Word")
    few = [count(text, actor) for text in ("word", "word by:ruth in:here -other") for actor in (VISITOR, ruth)]
    for number in range(20):
        make_post(ruth, blog, f"Post {number}", "Word")
    many = [count(text, actor) for text in ("word", "word by:ruth in:here -other") for actor in (VISITOR, ruth)]
    # PostgreSQL is told how to plan, and asked how its ids are spread.
    more = 0 if db.engine.dialect.name == "sqlite" else 2
    assert few == many == [[2 + more] * 2] * 2 + [[5 + more] * 2] * 2


def test_keys_of_the_newest(app: Flask) -> None:
    ruth = make_actor("ruth")
    post_id = make_post(ruth, make_blog(), "Post", "Word")
    reply(ruth, post_id, "Word")
    keys = list_newest_keys(VISITOR, resolve(VISITOR, parse_query("word")), 5)
    assert [(found, reply_id is None) for found, reply_id in keys] == [(post_id, False), (post_id, True)]
