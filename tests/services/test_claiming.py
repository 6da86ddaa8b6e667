"""Whoever confirms the address of an author may take over what the author wrote, and nobody else."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session
from forum.db.jobs import FoldCounts, enqueue
from forum.db.work import unit_of_work
from forum.errors import NotFound
from forum.jobs.runner import run_due
from forum.models import Erasure, ImportSource, Notification, OldAddress, Post, Reply, User
from forum.queries.people import get_profile
from forum.queries.verification import find_faults
from forum.services.claiming import claim_author, list_own_earlier_authors
from forum.services.erasing import erase_due
from forum.services.registration import find_confirmable
from tests.support.factories import make_actor
from tests.support.importing import admin, import_wxr
from tests.support.web import Browser, link_in, mails, make_member
from tests.support.wordpress import comment, item, write_export


def bring_in(folder: Path) -> None:
    """Anna wrote a post and a comment, two people called Bea with two addresses a comment each."""
    comments = [
        comment(1, "by Anna", comment_author="anna", comment_author_email="anna@old.example"),
        comment(2, "by Bea"),
        comment(3, "by the other", comment_author_email="other@mail.example"),
    ]
    import_wxr(write_export(folder, item(1, comments=comments)))


def test_only_what_has_ones_confirmed_address(app: Flask, tmp_path: Path) -> None:
    bring_in(tmp_path)
    anna = make_actor("anna_again", email="Anna@Old.example", email_key="anna@old.example")
    bea = make_actor("bea_again", email="bea@mail.example", email_key="bea@mail.example", email_verified_at=None)
    (found,) = list_own_earlier_authors(anna)
    assert (found.name, found.post_count, found.reply_count) == ("Anna Old", 1, 1)
    assert list_own_earlier_authors(bea) == []
    assert list_own_earlier_authors(admin()) == []
    for other in (bea, admin()):
        with pytest.raises(NotFound), unit_of_work() as work:
            claim_author(work, actor=other, user_id=found.user_id)
    with pytest.raises(NotFound), unit_of_work() as work:
        claim_author(work, actor=anna, user_id=bea.member_id)


def test_the_texts_change_hands_and_later_exports_know_it(app: Flask, tmp_path: Path) -> None:
    bring_in(tmp_path)
    anna = make_actor("anna_again", email="anna@old.example", email_key="anna@old.example")
    (found,) = list_own_earlier_authors(anna)
    for _twice in range(2):
        with unit_of_work() as work:
            claim_author(work, actor=anna, user_id=found.user_id)
    end_reading()
    assert {post.writer_id for post in session().scalars(select(Post))} == {anna.member_id}
    assert session().scalars(select(Reply.writer_id).where(Reply.source == "by Anna")).one() == anna.member_id
    assert get_profile(found.handle.casefold()).handle == "anna_again"
    assert list_own_earlier_authors(anna) == []
    newer = write_export(tmp_path, item(1), item(2))
    assert import_wxr(newer).taken["authors who cannot sign in"] == 0
    assert {post.writer_id for post in session().scalars(select(Post))} == {anna.member_id}
    with unit_of_work() as work:
        enqueue(work, FoldCounts())
    run_due(app, limit=50)
    end_reading()
    kept = session().get_one(User, anna.member_id)
    assert (kept.post_count, kept.reply_count) == (2, 1)
    assert session().scalars(select(Notification.id)).all() == []
    assert [fault.words for fault in find_faults()] == []


def test_whoever_confirms_the_address_is_led_there(app: Flask, tmp_path: Path) -> None:
    bring_in(tmp_path)
    member = make_member(app, "bea_again", state="unconfirmed", email="bea@mail.example")
    browser = Browser(app)
    browser.get("/confirm/resend")
    browser.post("/confirm/resend", {"email": "bea@mail.example"})
    run_due(app, limit=50)
    (message,) = mails(tmp_path / "mail")
    link = link_in(message).removeprefix("http://localhost")
    end_reading()
    assert find_confirmable(link.rpartition("/")[2], session()) is not None
    end_reading()
    browser.get(link)
    assert browser.post(link).location == "/settings/earlier-texts"
    page = browser.follow()
    assert "Make these texts mine" in page.text
    assert page.text.count("Make these texts mine") == 1
    (found,) = list_own_earlier_authors(member)
    end_reading()
    browser.post(f"/settings/earlier-texts/{found.user_id}/claim", follow=True)
    end_reading()
    assert session().scalars(select(Reply.writer_id).where(Reply.source == "by Bea")).one() == member.member_id
    assert session().scalars(select(Reply.writer_id).where(Reply.source == "by the other")).one() != member.member_id


def test_nobody_who_was_erased_is_brought_back(app: Flask, tmp_path: Path) -> None:
    bring_in(tmp_path)
    anna = make_actor("anna_again", email="anna@old.example", email_key="anna@old.example")
    (found,) = list_own_earlier_authors(anna)
    with unit_of_work() as work:
        claim_author(work, actor=anna, user_id=found.user_id)
        work.add(Erasure(user_id=anna.member_id, texts="remove", handles="", asked_at=now(), due_at=now()))
    erase_due()
    end_reading()
    kept = session().scalars(select(ImportSource).where(ImportSource.user_id == anna.member_id)).one()
    assert (kept.external_id, kept.address_hash) == ("author anna", None)
    assert session().scalars(select(OldAddress.path)).all() == []
    report = import_wxr(write_export(tmp_path, item(1), item(2)))
    assert (report.taken["posts"], report.taken["authors who cannot sign in"]) == (1, 0)
    assert "Anna" not in {user.display_name for user in session().scalars(select(User))}
    assert [fault.words for fault in find_faults()] == []
