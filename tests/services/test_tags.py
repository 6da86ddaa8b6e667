"""Tags of posts as services see them: the rules, changes that wait, decisions, races, and what `verify` says."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.db import end_reading, session, unit_of_work
from forum.db.context import EXTENSION
from forum.errors import InvalidInput, MustConfirm, StateConflict
from forum.models import AuditEntry, Blog, Case, Decision, FeedChange, Post, PostTag, Revision, Tag
from forum.permissions import VISITOR, Actor
from forum.permissions.tags import may_make_tag
from forum.queries.posts import list_tag_posts
from forum.queries.tags import find_tag, list_post_tags, list_tag_ids, list_tags
from forum.queries.verification import find_faults
from forum.rules.facts import Verdict
from forum.services.checking import judge_post
from forum.services.decisions import Statement
from forum.services.holds import approve_held, reject_held
from forum.services.moderation import hide_post, restore_post
from forum.services.posts import create_post, edit_post, publish_post
from forum.services.prepared_posts import PreparedPost, prepare_post
from forum.services.tag_tools import merge_tags
from forum.services.verification import Repairs
from tests.services.test_checking import add_words
from tests.support.factories import grant, make_actor, make_blog, make_draft, make_post
from tests.support.racing import Act, all_at_once, errors


@pytest.fixture
def blog(app: Flask) -> Blog:
    return make_blog()


@pytest.fixture
def ann(blog: Blog) -> Actor:
    return make_actor("ann")


def names(post_id: int) -> list[str]:
    end_reading()
    return [tag.name for tag in list_post_tags(post_id)]


def listed(slug: str) -> list[int]:
    """The posts of a tag as a visitor finds them."""
    end_reading()
    tag = find_tag(slug)
    return [row.id for row in list_tag_posts(VISITOR, tag.id).rows] if tag else []


def prepared(tags: str, body: str = "Its text.") -> PreparedPost:
    return prepare_post("A post", body, tags)


def held(post: PreparedPost) -> PreparedPost:
    verdict = Verdict("hold", "word", "Wait.", post.body.source, title=post.title)
    return replace(post, body=replace(post.body, verdict=verdict))


def change(actor: Actor, post_id: int, post: PreparedPost, version: int = 1, reason: str = "") -> Any:
    with unit_of_work() as work:
        return edit_post(work, actor=actor, post_id=post_id, version=version, prepared=post, reason=reason)


def test_who_may_make_a_tag(blog: Blog) -> None:
    new = make_actor("new", trust_level=0)
    assert not may_make_tag(VISITOR, blog.id)
    assert not may_make_tag(new, blog.id)
    assert may_make_tag(make_actor("ann"), blog.id)
    for part, may in (("author", True), ("editor", True), ("moderator", True), ("mentor", False), ("reader", False)):
        named = grant(blog, make_actor(f"n{part}", trust_level=0), part)
        assert may_make_tag(named, blog.id) == may
        assert not may_make_tag(named, blog.id + 1)
    assert may_make_tag(make_actor("mo", role="moderator", trust_level=0), blog.id)


def test_the_rules_read_tags(ann: Actor, blog: Blog) -> None:
    add_words(("slur", "block"), ("doubt", "hold"), ("hm", "flag"), ("lost", "worry"), ("rude", "replace"))

    def judged(tags: str) -> PreparedPost:
        return judge_post(ann, prepared=prepared(tags), blog_slug=blog.slug)

    with pytest.raises(InvalidInput, match="slur"):
        judged("fine, a slur")
    assert judged("doubt").body.is_held
    verdict = judged("hm, lost").body.verdict
    assert verdict is not None
    assert [match.rule.phrase for match in verdict.flags] == ["hm"]
    assert [match.rule.phrase for match in verdict.worries] == ["lost"]
    kind = judged("rude, fine")
    assert [tag.name for tag in kind.tags or ()] == ["kind word", "fine"]
    with pytest.raises(MustConfirm):
        judged("020 7946 0958")
    with unit_of_work() as work:
        post_id = create_post(work, actor=ann, blog_slug=blog.slug, prepared=kind, form_key="k").id
        publish_post(work, actor=ann, post_id=post_id, prepared=kind)
    assert names(post_id) == ["kind word", "fine"]
    add_words(("censored", "censor"))
    with pytest.raises(InvalidInput) as caught:
        judge_post(ann, prepared=prepared("censored", "Another text."), blog_slug=blog.slug)
    assert caught.value.field == "tags"


def test_a_draft_is_published_with_the_tags_that_the_rules_have_seen(ann: Actor, blog: Blog) -> None:
    post_id = make_draft(ann, blog, tags="rude, fine")
    add_words(("rude", "replace"))
    seen = judge_post(ann, prepared=prepare_post("A post", "Its text.", "rude, fine"), post_id=post_id)
    change(ann, post_id, prepared("other"))
    with unit_of_work() as work, pytest.raises(StateConflict):
        publish_post(work, actor=ann, post_id=post_id, prepared=seen)
    change(ann, post_id, prepared("rude, fine"))
    with unit_of_work() as work:
        publish_post(work, actor=ann, post_id=post_id, prepared=seen)
    assert names(post_id) == ["kind word", "fine"]


def test_a_held_post_is_in_no_list_until_it_is_approved(ann: Actor, blog: Blog) -> None:
    mo = make_actor("mo", role="moderator")
    waiting = held(prepared("Gardens"))
    with unit_of_work() as work:
        post_id = create_post(work, actor=ann, blog_slug=blog.slug, prepared=waiting, form_key="k").id
        publish_post(work, actor=ann, post_id=post_id, prepared=waiting)
    assert listed("gardens") == []
    assert list_tags(VISITOR).rows == []
    decide(mo, approve_held)
    assert listed("gardens") == [post_id]
    for act, found in ((hide_post, []), (restore_post, [post_id])):
        with unit_of_work() as work:
            act(work, actor=mo, post_id=post_id, reason="house rules")
        assert listed("gardens") == found


def decide(actor: Actor, service: Any) -> None:
    with unit_of_work() as work:
        case = work.scalars(select(Case).where(Case.state == "open")).one()
        service(work, actor=actor, case=case, statement=Statement("house rules"))


@pytest.mark.parametrize(("body", "version"), [("Its text.", 1), ("Another text.", 2)])
def test_a_held_change_brings_its_tags_when_it_is_approved(ann: Actor, blog: Blog, body: str, version: int) -> None:
    mo = make_actor("mo", role="moderator")
    post_id = make_post(ann, blog, tags="Gardens")
    for service, expected in ((reject_held, ["Gardens"]), (approve_held, ["Walks", "Rivers"])):
        assert change(ann, post_id, held(prepared("Walks, Rivers", body))).is_held
        assert names(post_id) == ["Gardens"]
        decide(mo, service)
        assert names(post_id) == expected
    post = session().get_one(Post, post_id)
    assert (post.version, post.source) == (version, body)
    earlier = session().scalars(select(Revision.version).where(Revision.state == "earlier")).all()
    assert earlier == list(range(1, version))


def test_a_moderators_other_tags_are_a_decision(ann: Actor, blog: Blog) -> None:
    mo = make_actor("mo", role="moderator")
    post_id = make_post(ann, blog, tags="Gardens")
    with pytest.raises(InvalidInput) as caught:
        change(mo, post_id, prepared("Walks"))
    assert caught.value.field == "reason"
    change(mo, post_id, prepared("Walks"), reason="It is about walks.")
    decision = session().scalars(select(Decision)).one()
    assert (decision.kind, decision.revision_id) == ("edit", None)
    assert names(post_id) == ["Walks"]
    assert session().get_one(Post, post_id).edited_at is None


def test_tags_can_be_typed_again_after_the_same_text(ann: Actor, blog: Blog) -> None:
    """Whoever goes back and sends the form with other tags writes something new; the same twice is one."""

    def send(tags: str) -> int:
        with unit_of_work() as work:
            post = prepared(tags)
            return create_post(work, actor=ann, blog_slug=blog.slug, prepared=post, form_key="one form").id

    assert send("Gardens") == send("Gardens") != send("Walks")


def test_an_index_finds_what_a_post_bears(ann: Actor, blog: Blog) -> None:
    post_id = make_post(ann, blog, tags="Walks, Gardens")
    ids = {row.slug: row.id for row in session().scalars(select(Tag))}
    assert list_tag_ids(post_id) == [ids["walks"], ids["gardens"]]


def test_other_tags_are_news_for_the_hub(app: Flask, ann: Actor, blog: Blog) -> None:
    post_id = make_post(ann, blog, tags="Gardens")
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], websub_hub="https://hub.example.org/")
    change(ann, post_id, prepared("Gardens"))
    assert session().scalars(select(FeedChange.post_id)).all() == []
    change(ann, post_id, prepared("Walks"))
    assert session().scalars(select(FeedChange.post_id)).all() == [post_id]


def test_verify_finds_and_mends_what_stands_in_no_list(ann: Actor, blog: Blog) -> None:
    post_id = make_post(ann, blog, tags="Gardens, Walks")
    assert list(find_faults()) == []
    with unit_of_work() as work:
        work.execute(update(PostTag).values(published_at=None))
    repairs = Repairs()
    faults = list(find_faults())
    assert [fault.post_id for fault in faults] == [post_id, post_id]
    assert all(repairs.take(fault) for fault in faults)
    repairs.run()
    assert list(find_faults()) == []
    assert listed("gardens") == [post_id]


def test_two_make_the_same_tags_at_once(app: Flask, blog: Blog) -> None:
    writers = [make_actor(f"writer{number}") for number in range(4)]
    orders = ["Gardens, Walks, Rivers", "Rivers, Walks, Gardens"] * 2

    def act(actor: Actor, tags: str) -> Any:
        post = prepared(tags, f"By {actor.handle}.")
        return lambda work: create_post(work, actor=actor, blog_slug=blog.slug, prepared=post, form_key=actor.handle)

    outcomes = all_at_once(app, [act(actor, tags) for actor, tags in zip(writers, orders, strict=True)])
    assert errors(outcomes) == []
    assert len(session().scalars(select(Tag.id)).all()) == 3
    assert sorted(names(outcome.id) for outcome in outcomes) == sorted(order.split(", ") for order in orders)


def test_a_tag_is_merged_while_it_is_given(app: Flask, ann: Actor, blog: Blog) -> None:
    admin = make_actor("ruth", role="admin")
    posts = [make_post(ann, blog, body=f"Post {number}.", tags="Gardning") for number in range(3)]
    make_post(ann, blog, body="Another.", tags="Gardens")
    source = find_tag("gardning")
    assert source is not None

    def give(number: int) -> Act:
        post = prepared("Walks, Gardning", f"Post {number}.")
        return lambda work: edit_post(work, actor=ann, post_id=posts[number], version=1, prepared=post)

    def merge(work: Any) -> str:
        return merge_tags(work, actor=admin, tag_id=source.id, into="gardens")

    assert errors(all_at_once(app, [merge, *map(give, range(3))])) == []
    assert session().scalars(select(Tag.slug).order_by(Tag.slug)).all() == ["gardens", "walks"]
    for post_id in posts:
        assert "Walks" in names(post_id)
    entry = session().scalars(select(AuditEntry).where(AuditEntry.subject_kind == "tag")).one()
    assert entry.action == "merge"
