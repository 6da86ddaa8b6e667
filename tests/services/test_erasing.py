"""Erasing an account: nothing says who the member was, what stays is whole, and the database is sound."""

from datetime import timedelta
from unittest import mock

import pytest
import time_machine
from flask import Flask
from sqlalchemy import LargeBinary, String, cast, select

from forum.db import Base, end_reading, now, session, unit_of_work
from forum.db.jobs import FoldCounts
from forum.errors import InvalidInput, StateConflict
from forum.jobs.fold_counts import fold_counts
from forum.models import Correction, Erasure, FormerHandle, Post, Reply, User
from forum.permissions import Actor
from forum.queries.flags import Target
from forum.queries.people import get_member_actor, list_mentionable
from forum.queries.verification import find_faults
from forum.services import moderation
from forum.services.closing import ask_erasure, close_account, reopen_account
from forum.services.corrections import create_correction, prepare_correction
from forum.services.erasing import FORGOTTEN, KEPT, erase_due, has_due_erasure
from forum.services.feed_keys import renew_feed_key
from forum.services.flags import create_flag, prepare_flag
from forum.services.handles import change_handle
from forum.services.mailing import queue_mail, queue_mail_to
from forum.services.posts import delete_post, edit_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import delete_reply
from forum.services.tokens import reopen_token
from tests.support.factories import grant, make_actor, make_blog, make_draft, make_post, reply

SECRET = "zanzibar"
LATER = timedelta(days=14, minutes=1)


def leave(actor: Actor, texts: str) -> None:
    with unit_of_work() as work:
        ask_erasure(work, actor=actor, texts=texts)


def erase(actor: Actor, texts: str) -> None:
    leave(actor, texts)
    with time_machine.travel(now() + LATER):
        assert has_due_erasure()
        end_reading()
        erase_due()
    fold_counts(FoldCounts())
    end_reading()


def columns_of_members() -> set[str]:
    """Every column that names a member."""
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for constraint in table.foreign_key_constraints
        if constraint.referred_table.name == "users"
        for column in constraint.columns
    }


def mentions_of(word: str) -> set[str]:
    """The columns, of whatever table, that hold a word."""
    found = set()
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, LargeBinary):
                continue
            holds = cast(column, String).ilike(f"%{word}%")
            if session().execute(select(table).where(holds).limit(1)).first() is not None:
                found.add(f"{table.name}.{column.name}")
    end_reading()
    return found


def everything() -> tuple[Actor, Actor, int, int]:
    """A member with something everywhere; gives them, a friend, a post of each."""
    member = make_actor("older", bio_source=SECRET, bio_html=SECRET, title=SECRET, return_to=f"/{SECRET}")
    with unit_of_work() as work:
        change_handle(work, actor=member, handle=SECRET)
        user = work.get_one(User, member.member_id)
        user.email, user.email_key, user.display_name = f"{SECRET}@example.org", f"{SECRET}@example.org", SECRET
        renew_feed_key(work, actor=member)
        queue_mail(work, "password_changed", user)
        queue_mail_to(work, "email_held", f"{SECRET}@example.org")
    member, friend = get_member_actor(member.member_id), make_actor("friend")
    blog = make_blog()
    grant(blog, member, "author")
    own = make_post(member, blog, "Own title", "Own words, @friend.", tags="bread")
    with unit_of_work() as work:
        edit_post(work, actor=member, post_id=own, version=1, prepared=prepare_post("Own title", "Own words."))
    draft = make_draft(member, blog, f"Draft {SECRET}", f"About {SECRET}")
    gone = make_post(member, blog, f"Gone {SECRET}", f"About {SECRET}")
    with unit_of_work() as work:
        delete_post(work, actor=member, post_id=gone)
    others = make_post(friend, blog, "Thanks", f"Thanks to @{SECRET}.")
    first = reply(member, others, "Own reply.")
    reply(friend, others, f"An answer to @{SECRET}", to=first)
    taken_back = reply(member, others, f"Taken back by {SECRET}")
    with unit_of_work() as work:
        delete_reply(work, actor=member, post_id=others, number=taken_back)
    reply(friend, own, "Others write here.")
    assert draft
    return member, friend, own, others


def test_every_column_that_names_a_member_is_thought_of() -> None:
    assert columns_of_members() == FORGOTTEN | KEPT.keys()
    assert not FORGOTTEN & KEPT.keys()


@pytest.mark.parametrize("texts", ["keep", "remove"])
def test_nothing_says_who_the_member_was(app: Flask, texts: str) -> None:
    member, _friend, own, others = everything()
    assert len(mentions_of(SECRET)) > 8
    erase(member, texts)
    assert mentions_of(SECRET) <= {"jobs.payload"}, "jobs that were done go a week later"
    user = session().get_one(User, member.member_id)
    assert (user.state, user.display_name, user.handle) == ("erased", "Former member", f"former_{user.id}")
    left = {
        name
        for name in FORGOTTEN
        if session()
        .execute(
            select(Base.metadata.tables[name.split(".")[0]]).where(
                Base.metadata.tables[name.split(".")[0]].c[name.split(".")[1]] == user.id
            )
        )
        .first()
    }
    assert left == set()
    assert session().get(Erasure, user.id) is None
    source = session().get_one(Post, others).source
    assert source == "Thanks to @former_member."
    own_text = session().get_one(Post, own)
    first = session().scalars(select(Reply).where(Reply.post_id == others, Reply.number == 1)).one()
    if texts == "keep":
        assert (own_text.state, own_text.source) == ("published", "Own words.")
        assert (first.state, first.source) == ("published", "Own reply.")
    else:
        assert (own_text.state, own_text.source, own_text.title) == ("deleted", "", "…")
        assert (first.state, first.source, first.html, first.is_shown) == ("deleted", "", "", True)
        assert mentions_of("Own words") == set()
    assert list(find_faults()) == []
    end_reading()


def test_it_goes_on_where_it_was_interrupted(app: Flask) -> None:
    member, _friend, own, _others = everything()
    leave(member, "remove")
    with time_machine.travel(now() + LATER):
        with mock.patch("forum.services.erasing._erase_posts", side_effect=RuntimeError), pytest.raises(RuntimeError):
            erase_due()
        end_reading()
        assert session().get_one(User, member.member_id).state == "erased"
        assert session().get_one(Post, own).state == "published"
        end_reading()
        erase_due()
        end_reading()
        assert session().get_one(Post, own).state == "deleted"
        assert mentions_of(SECRET) <= {"jobs.payload"}
        assert not has_due_erasure()


def test_whoever_changes_their_mind_has_everything_back(app: Flask) -> None:
    member, _friend, own, _others = everything()
    leave(member, "remove")
    with pytest.raises(StateConflict), unit_of_work() as work:
        close_account(work, actor=member)
    assert list_mentionable([SECRET]) == {}
    token = reopen_token(session().get_one(User, member.member_id))
    end_reading()
    with unit_of_work() as work:
        reopen_account(work, token=token)
    with time_machine.travel(now() + LATER):
        erase_due()
    end_reading()
    assert session().get_one(User, member.member_id).handle == SECRET
    assert session().get_one(Post, own).state == "published"
    with pytest.raises(StateConflict), unit_of_work() as work:
        reopen_account(work, token=token)


def test_what_moderators_need_stays_for_them_alone(app: Flask) -> None:
    moderator, member, friend = make_actor("adah", role="admin"), make_actor("older"), make_actor("friend")
    post_id = make_post(friend, make_blog())
    for words in ("Removed words.", "Hidden words.", "Reported words.", "Plain words."):
        reply(member, post_id, words)
    with unit_of_work() as work:
        moderation.remove_reply(work, actor=moderator, post_id=post_id, number=1, reason="It had to go.")
    with unit_of_work() as work:
        moderation.hide_reply(work, actor=moderator, post_id=post_id, number=2, reason="For now.")
    report(friend, post_id, 3)
    erase(member, "remove")
    rows = session().execute(select(Reply.state, Reply.source).order_by(Reply.number)).all()
    assert [tuple(row) for row in rows] == [
        ("removed", "Removed words."),
        ("deleted", "Hidden words."),
        ("deleted", "Reported words."),
        ("deleted", ""),
    ]
    assert list(find_faults()) == []
    end_reading()


def report(actor: Actor, post_id: int, number: int) -> None:
    prepared = prepare_flag("spam", "", 0)
    with unit_of_work() as work:
        create_flag(work, actor=actor, target=Target(post_id, number), prepared=prepared)


def test_the_only_admin_stays(app: Flask) -> None:
    admin = make_actor("adah", role="admin")
    for act in (
        lambda work: close_account(work, actor=admin),
        lambda work: ask_erasure(work, actor=admin, texts="keep"),
    ):
        with pytest.raises(InvalidInput), unit_of_work() as work:
            act(work)
    make_actor("other", role="admin")
    with unit_of_work() as work:
        close_account(work, actor=admin)


def test_nobody_takes_the_handle_at_once(app: Flask) -> None:
    member, other = make_actor("older"), make_actor("other")
    erase(member, "keep")
    with pytest.raises(InvalidInput), unit_of_work() as work:
        change_handle(work, actor=other, handle="older")
    with time_machine.travel(now() + LATER + timedelta(days=91)), unit_of_work() as work:
        change_handle(work, actor=other, handle="older")
    end_reading()
    assert session().scalars(select(FormerHandle.handle_key).where(FormerHandle.user_id.is_(None))).one()[0] == "#"


@pytest.mark.parametrize("texts", ["keep", "remove"])
def test_corrections_go_or_stay_with_the_text_of_their_post(app: Flask, texts: str) -> None:
    member = make_actor("walter")
    post_id = make_post(member, make_blog())
    with unit_of_work() as work:
        create_correction(work, actor=member, post_id=post_id, prepared=prepare_correction("It is 5 mg."))
    erase(member, texts)
    assert len(list(session().scalars(select(Correction.id)))) == (texts == "keep")
