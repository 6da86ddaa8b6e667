"""Two accounts, or two blogs, become one: nothing is lost, nothing counts twice, nothing points to what is gone."""

from threading import Event
from time import sleep
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import Base, end_reading, now, session, unit_of_work
from forum.db.jobs import FoldCounts
from forum.errors import InvalidInput, NotAllowed, StateConflict
from forum.jobs import fold_counts as folding
from forum.jobs.fold_counts import fold_counts
from forum.models import (
    Appeal,
    Blog,
    BlogSlug,
    Case,
    Decision,
    Flag,
    Mention,
    Notification,
    Post,
    Reply,
    Sanction,
    User,
)
from forum.permissions import Actor
from forum.queries.blogs import get_blog
from forum.queries.people import get_member_actor, get_profile, list_mentionable
from forum.queries.rules import get_stored_rules
from forum.queries.verification import find_faults as verify
from forum.services import merging_blogs, moderation
from forum.services.accounts import start_session
from forum.services.answers import create_answer, prepare_answer
from forum.services.cases import open_case, thing_of, thing_of_member
from forum.services.decisions import record_decision
from forum.services.merging_accounts import STAY, merge_accounts
from forum.services.merging_blogs import merge_blogs
from forum.services.replies import create_reply, prepare_reply
from tests.support.factories import grant, make_actor, make_blog, make_post, reply
from tests.support.racing import OVERLAP, all_at_once, errors, overlap
from tests.support.statements import count_statements


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_actor("adah", role="admin")


def merge(admin: Actor, handle: str, into: str) -> None:
    with unit_of_work() as work:
        merge_accounts(work, actor=admin, handle=handle, into=into, reason="They asked for it.")


def pointing_to(table_name: str, row_id: int) -> set[str]:
    """The columns, of whatever table, in which rows name this row."""
    end_reading()
    found = set()
    for table in Base.metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            if constraint.referred_table.name == table_name and len(constraint.columns) == 1:
                (column,) = constraint.columns
                if session().scalar(select(func.count()).select_from(table).where(column == row_id)):
                    found.add(f"{table.name}.{column.name}")
    end_reading()
    return found


def flag(work: Any, case: Case, flagger: Actor) -> None:
    case.flag_count += 1
    case.rank -= 2
    work.add(Flag(case_id=case.id, thing=case.thing, flagger_id=flagger.id, reason="spam", weight=2, created_at=now()))


def everything(old: Actor, new: Actor, admin: Actor) -> tuple[Blog, int]:
    """Both write, name each other, report the same, moderate the same blog and are decided on."""
    blog, other = make_blog(), make_blog()
    for actor, role in ((old, "moderator"), (new, "moderator"), (old, "mentor")):
        grant(blog, actor, role)
    post_id = make_post(old, blog, "Old", "Of the old, @newer and @walter.")
    make_post(new, other, "New", "Of the new.")
    walter = make_actor("walter")
    for actor in (old, new, walter, old):
        reply(actor, post_id, f"By {actor.handle}: @older @newer")
    with unit_of_work() as work:
        moderation.hide_reply(work, actor=admin, post_id=post_id, number=1, reason="For now.")
    with unit_of_work() as work:
        row = work.scalars(select(Reply).where(Reply.number == 3)).one()
        case = open_case(work, thing_of(work.get_one(Post, post_id), row))
        about = open_case(work, thing_of_member(old.member_id))
        for flagger in (old, new, walter):
            flag(work, case, flagger)
        flag(work, about, walter)
        work.flush()
        decision = record_decision(work, actor=admin, kind="warn", user_id=old.member_id, reason="Softly, please.")
        work.add(Sanction(user_id=old.member_id, kind="warning", decision_id=decision.id, starts_at=now()))
        for appellant in (old, new):
            work.add(
                Appeal(
                    decision_id=decision.id,
                    appellant_id=appellant.member_id,
                    side="writer",
                    case_id=case.id,
                    source="No.",
                    html="<p>No.</p>",
                    created_at=now(),
                )
            )
        start_session(work, user_id=old.member_id, is_kept=True, user_agent="", address="")
    return blog, post_id


def test_all_that_is_of_the_one_is_of_the_other(app: Flask, admin: Actor) -> None:
    old, new = make_actor("older"), make_actor("newer")
    older = make_actor("oldest")
    merge(admin, "oldest", "older")
    blog, post_id = everything(old, new, admin)
    merge(admin, "@older", "Newer")
    assert list(verify()) == []
    left = pointing_to("users", old.member_id)
    assert {name.partition(".")[0] for name in left} <= STAY | {"appeals"}, left
    user = session().get(User, old.member_id)
    assert user is not None
    assert (user.state, user.merged_into_id, user.email_key, user.password_hash) == (
        "deactivated",
        new.member_id,
        None,
        None,
    )
    earlier = session().get(User, older.member_id)
    assert earlier is not None
    assert earlier.merged_into_id == new.member_id
    assert get_profile("older").handle == get_profile("oldest").handle == "newer"
    assert list_mentionable(["older"])["older"].handle == "newer"
    assert get_member_actor(new.member_id).grants[blog.id] == {"moderator", "mentor"}
    assert [r.kind for r in get_member_actor(new.member_id).restrictions] == ["warning"]
    writers = session().scalars(select(Reply.writer_id).where(Reply.post_id == post_id).order_by(Reply.number)).all()
    assert writers[0] == writers[1] == writers[3] == new.member_id
    named = session().scalars(select(Mention.user_id).where(Mention.reply_id.is_not(None))).all()
    assert named.count(new.member_id) == 4
    case = session().scalars(select(Case).where(Case.reply_id.is_not(None), Case.state == "open")).one()
    assert (case.flag_count, case.score) == (2, 4)
    assert session().scalars(select(Flag.flagger_id).where(Flag.case_id == case.id).order_by(Flag.id)).all() != []
    assert session().scalars(select(Case.thing).where(Case.reply_id.is_(None))).all() == [f"member:{new.member_id}"]
    told = session().scalars(
        select(Decision.kind)
        .join(Notification, Notification.decision_id == Decision.id)
        .where(Notification.user_id == new.member_id)
    )
    assert sorted(told) == ["hide", "merge_accounts", "merge_accounts"]
    end_reading()


def test_some_accounts_are_not_merged(app: Flask, admin: Actor) -> None:
    make_actor("other", role="admin")
    make_actor("older")
    make_actor("newer")
    make_actor("gone", state="deactivated")
    moddy = make_actor("moddy", role="moderator")
    for handle, into, error in (
        ("older", "older", InvalidInput),
        ("older", "nobody", InvalidInput),
        ("older", "gone", InvalidInput),
        ("older", "other", NotAllowed),
        ("other", "older", NotAllowed),
        ("adah", "older", NotAllowed),
        ("older", "adah", NotAllowed),
    ):
        with pytest.raises(error):
            merge(admin, handle, into)
    with pytest.raises(NotAllowed):
        merge(moddy, "older", "newer")
    merge(admin, "older", "newer")
    with pytest.raises(StateConflict):
        merge(admin, "older", "moddy")


def test_merging_costs_the_same_for_few_and_for_many_texts(app: Flask, admin: Actor) -> None:
    costs = []
    for name, texts in (("few", 1), ("many", 12)):
        actor, into = make_actor(name), make_actor(f"{name}_kept")
        post_id = make_post(actor, make_blog())
        for _ in range(texts):
            reply(actor, post_id)
        with count_statements() as sent:
            merge(admin, name, into.handle)
        costs.append(len(sent))
    assert costs[0] == costs[1]
    assert list(verify()) == []


def test_two_blogs_become_one(app: Flask, admin: Actor) -> None:
    source, target = make_blog(slug="the-old"), make_blog(slug="the-new")
    walter = grant(source, grant(target, make_actor("walter"), "author"), "author")
    walter = grant(source, walter, "moderator")
    posts = [make_post(walter, blog, f"Of {blog.slug}") for blog in (source, target, source)]
    for post_id in posts:
        reply(walter, post_id)
    with unit_of_work() as work:
        open_case(work, thing_of(work.get_one(Post, posts[0])))
        create_answer(work, actor=walter, blog_slug="the-old", prepared=prepare_answer("Thanks", "Hello {name}"))
    with unit_of_work() as work:
        moderation.hide_post(work, actor=admin, post_id=posts[0], reason="For now.")
    words = get_stored_rules().words_version
    end_reading()
    with unit_of_work() as work:
        merge_blogs(work, actor=admin, slug="the-old", into="the-new", is_wider_agreed=False, reason="One is enough.")
    assert get_stored_rules().words_version != words, "the list that was read with the old blog is read anew"
    assert list(verify()) == []
    assert pointing_to("blogs", source.id) == set()
    assert get_blog(admin, "the-old").slug == "the-new"
    assert session().scalars(select(BlogSlug.slug)).all() == ["the-old"]
    assert set(session().scalars(select(Post.blog_id))) == {target.id}
    assert get_member_actor(walter.member_id).grants == {target.id: frozenset({"author", "moderator"})}
    told = select(Notification.user_id).join(Decision, Decision.id == Notification.decision_id)
    assert session().scalars(told.where(Decision.kind == "merge_blogs")).all() == [walter.member_id]
    end_reading()


def test_a_blog_is_not_merged_where_more_people_read_it_unless_somebody_says_so(app: Flask, admin: Actor) -> None:
    make_blog(slug="inner", reading="private")
    make_blog(slug="outer")
    walter = make_actor("walter")

    def act(actor: Actor = admin, **given: Any) -> None:
        values: dict[str, Any] = {"slug": "inner", "into": "outer", "is_wider_agreed": False, "reason": "So."} | given
        with unit_of_work() as work:
            merge_blogs(work, actor=actor, **values)

    for given, error in (
        ({}, InvalidInput),
        ({"into": "inner"}, InvalidInput),
        ({"into": "none"}, InvalidInput),
        ({"actor": walter}, NotAllowed),
    ):
        with pytest.raises(error):
            act(**given)
    act(is_wider_agreed=True)
    assert session().scalars(select(Blog.slug)).all() == ["outer"]
    end_reading()


@pytest.mark.parametrize("is_first_text", [False, True])
@pytest.mark.parametrize("swap", [False, True])
def test_a_reply_that_is_on_its_way_goes_along_or_is_refused(
    app: Flask, admin: Actor, swap: bool, is_first_text: bool
) -> None:
    """Whichever comes first, and whether the thread is one of theirs already: nothing is left with the old account."""
    old, new = make_actor("older"), make_actor("newer")
    post_id = make_post(make_actor("walter"), make_blog())
    if not is_first_text:
        reply(old, post_id, "Before.")
    prepared = prepare_reply("On its way.")

    def send(work: Any) -> Any:
        return create_reply(
            work, actor=old, post_id=post_id, parent_number=None, prepared=prepared, form_key="k"
        ).number

    def join(work: Any) -> None:
        merge_accounts(work, actor=admin, handle="older", into="newer", reason="They asked for it.")

    joined, sent = overlap(app, join, send, swap)
    end_reading()
    if isinstance(joined, StateConflict):
        merge(admin, "older", "newer")
    else:
        assert joined is None
    assert isinstance(sent, int | StateConflict), sent
    texts = 1 + isinstance(sent, int) - is_first_text
    assert set(session().scalars(select(Reply.writer_id))) == ({new.id} if texts else set())
    assert session().scalar(select(func.count(Reply.id))) == texts
    end_reading()
    with pytest.raises(StateConflict, match="made part of another"), unit_of_work() as work:
        send(work)
    fold_counts(FoldCounts())
    assert list(verify()) == []


@pytest.mark.parametrize("is_merging_first", [False, True])
def test_counts_are_folded_while_two_blogs_become_one(
    app: Flask, admin: Actor, monkeypatch: pytest.MonkeyPatch, is_merging_first: bool
) -> None:
    """Each holds what the other wants, unless they follow each other."""
    source, _target = make_blog(slug="the-old"), make_blog(slug="the-new")
    reply(admin, make_post(admin, source))
    fold, lock_both = folding._sums, merging_blogs._lock_both
    has_deltas, has_blogs = Event(), Event()
    if is_merging_first:
        has_deltas.set()

    def sums(deltas: Any) -> Any:
        has_deltas.set()
        has_blogs.wait(0.3)
        return fold(deltas)

    def both(*given: Any) -> Any:
        found = lock_both(*given)
        has_blogs.set()
        sleep(OVERLAP)
        return found

    monkeypatch.setattr(folding, "_sums", sums)
    monkeypatch.setattr(merging_blogs, "_lock_both", both)

    def join(work: Any) -> None:
        has_deltas.wait(0.3)
        merge_blogs(work, actor=admin, slug="the-old", into="the-new", is_wider_agreed=False, reason="One is enough.")

    def add_up(work: Any) -> int:
        if is_merging_first:
            has_blogs.wait(0.3)
        return folding._fold_batch(work)

    outcomes = all_at_once(app, [join, add_up])
    assert errors(outcomes) == []
    monkeypatch.undo()
    fold_counts(FoldCounts())
    assert list(verify()) == []
