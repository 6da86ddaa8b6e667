"""Another handle: whose the old one is, and that every text that names the member follows."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import Job
from forum.errors import InvalidInput
from forum.jobs.runner import run_due
from forum.models import Blog, Post, Reply, Revision, SearchText, User
from forum.permissions import Actor
from forum.queries.people import find_user_for_sign_in, list_mentionable
from forum.queries.verification import find_faults
from forum.services.accounts import edit_profile, prepare_profile
from forum.services.handles import change_handle, prepare_handle
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.racing import all_at_once, errors
from tests.support.statements import count_statements
from tests.support.web import PASSWORD, Browser, mails, make_member, text_of

LINK = '<a class="mention" href="/@{0}" dir="ltr">@{0}</a>'


def rename(actor: Actor, handle: str) -> None:
    chosen = prepare_handle(actor=actor, handle=handle)
    with unit_of_work() as work:
        change_handle(work, actor=actor, handle=chosen)


def field_of_refusal(actor: Actor, handle: str) -> str | None:
    with pytest.raises(InvalidInput) as refusal:
        rename(actor, handle)
    return refusal.value.field


def stored(model: type[Post] | type[Reply] | type[Revision] | type[Blog] | type[User], row_id: int) -> tuple[str, str]:
    source, html = {Blog: ("note_source", "note_html"), User: ("bio_source", "bio_html")}.get(model, ("source", "html"))
    end_reading()
    found = session().get_one(model, row_id)
    end_reading()
    return getattr(found, source), getattr(found, html)


def test_every_text_that_names_the_member_follows(app: Flask) -> None:
    mary, ann = make_actor("Mary_B"), make_actor("ann")
    blog = make_blog(note="Run by @mary_b.")
    post_id = make_post(ann, blog, "Thanks", "Thanks, @mary_b. `@mary_b` is code.")
    with unit_of_work() as work:
        edited = prepare_post("Thanks", "Thanks again, @MARY_B, and @ann.")
        edit_post(work, actor=ann, post_id=post_id, version=1, prepared=edited)
    number = reply(mary, post_id, "From @mary_b to @ann")
    make_post(ann, blog, "Other", "Nobody is named here.")
    bio = prepare_profile(actor=ann, display_name="Ann", bio="A friend of @mary_b", timezone="")
    with unit_of_work() as work:
        edit_profile(work, actor=ann, prepared=bio)
    with unit_of_work() as work:
        revision_id = work.scalars(select(Revision.id)).one()
        reply_id = work.scalars(select(Reply.id).where(Reply.number == number)).one()

    rename(mary, "mary_bell")
    assert LINK.format("Mary_B") in stored(Post, post_id)[1], "the old link leads on until the job has run"
    run_due(app, limit=50)

    new = LINK.format("mary_bell")
    assert stored(Post, post_id)[0] == "Thanks again, @mary_bell, and @ann."
    assert new in stored(Post, post_id)[1]
    assert stored(Revision, revision_id)[0] == "Thanks, @mary_bell. `@mary_b` is code."
    for model, row_id in ((Revision, revision_id), (Reply, reply_id), (Blog, blog.id), (User, ann.member_id)):
        source, html = stored(model, row_id)
        assert "@mary_bell" in source, model
        assert new in html, model
        assert "/@Mary_B" not in html, model
    end_reading()
    post = session().get_one(Post, post_id)
    assert (post.version, post.excerpt) == (2, "Thanks again, @mary_bell, and @ann.")
    words = session().scalars(select(SearchText.body).where(SearchText.post_id == post_id)).all()
    assert all("bell" in found for found in words)
    assert list(find_faults()) == []
    end_reading()
    with time_machine.travel(now() + timedelta(days=1, minutes=1)):
        run_due(app, limit=50)
        end_reading()
        assert session().scalars(select(Job.state).where(Job.name == "relabel_mentions")).all() == ["done"] * 2


def test_the_old_handle_leads_to_the_member_and_is_kept_for_them(app: Flask) -> None:
    mary, ann = make_actor("mary"), make_actor("ann")
    rename(mary, "mary_bell")
    assert list_mentionable(["mary", "mary_bell"])["mary"].handle == "mary_bell"
    found = find_user_for_sign_in("mary")
    assert found is not None
    assert found.id == mary.id
    assert field_of_refusal(ann, "Mary") == "handle"
    with time_machine.travel(now() + timedelta(days=89)):
        assert field_of_refusal(ann, "mary") == "handle"
    with time_machine.travel(now() + timedelta(days=91)):
        assert find_user_for_sign_in("mary") is None
        assert list_mentionable(["mary"]) == {}
        rename(ann, "mary")
        end_reading()
        assert list_mentionable(["mary"])["mary"].id == ann.id
    with count_statements() as counted:
        list_mentionable(["mary", "ann", "mary_bell"])
    assert len(counted) == 1


def test_how_often_and_back_again(app: Flask) -> None:
    mary = make_actor("mary")
    rename(mary, "mary_bell")
    rename(mary, "Mary_Bell")
    assert field_of_refusal(mary, "mary") == "handle"
    with time_machine.travel(now() + timedelta(days=31)):
        rename(mary, "mary")
        end_reading()
        assert list_mentionable(["mary_bell"])["mary_bell"].handle == "mary"


def test_what_is_refused(app: Flask) -> None:
    make_actor("ruth_keeper", role="moderator")
    mary = make_actor("mary")
    make_actor("ann")
    for handle in ("ann", "ANN", "mary", "admin", "former_12", "former12", "x", "ruthkeeper", "mary-b", "email"):
        assert field_of_refusal(mary, handle) == "handle", handle


def test_of_many_who_want_one_handle_one_gets_it(app: Flask) -> None:
    people = [make_actor(f"person{number}") for number in range(4)]
    outcomes = all_at_once(app, [partial(change_handle, actor=person, handle="popular") for person in people])
    assert len(errors(outcomes)) == 3
    end_reading()
    assert session().scalars(select(User.handle).where(User.handle_key == "popular")).all() == ["popular"]


def test_from_outside(app: Flask, tmp_path: Path) -> None:
    make_member(app, "walter")
    walter, visitor = Browser(app), Browser(app)
    walter.sign_in("walter")
    walter.get("/settings/handle")
    for fields, field in (({"handle": "wally", "current": "wrong"}, "current"), ({"handle": "x"}, "handle")):
        page = walter.post("/settings/handle", {"current": PASSWORD} | fields)
        assert page.status_code == 400
        assert f'id="{field}-error"' in page.text
    assert walter.post("/settings/handle", {"handle": "wally", "current": PASSWORD}).location == "/settings/handle"
    assert "You are @wally now." in walter.get("/settings/handle").text
    for path, there in (
        ("/@walter", "/@wally"),
        ("/@WALTER?show=replies", "/@wally?show=replies"),
        ("/@walter/feed.atom", "/@wally/feed.atom"),
    ):
        page = visitor.get(path)
        assert (page.status_code, page.location) == (302, there)
    assert visitor.sign_in("walter").status_code == 303
    run_due(app)
    assert "was @walter, and is @wally now" in text_of(mails(tmp_path / "mail")[-2])
    assert Browser(app).get("/settings/handle").status_code == 401
