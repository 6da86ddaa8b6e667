"""Whom a name behind an `@` means in a thread of another site, and what a board brings along."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, session
from forum.importing.stackexchange import read_stackexchange
from forum.importing.staging import open_staging
from forum.models import Delivery, Mention, Notification, Post, PostCounters, Reply, User
from forum.queries.verification import find_faults
from forum.rendering import MentionedMember
from forum.services.importing.names import Names
from forum.services.importing.plans import Plan, Report
from forum.services.importing.runs import bring_in
from tests.support.importing import admin
from tests.support.stackexchange import REAL, WHY_SKIPPED, write_dump

PEOPLE = {"1": "Ann Lee", "2": "bob", "3": "Bobby Tables", "4": "Zoë", "5": "Bobbin"}
MEMBERS = {key: MentionedMember(int(key), f"handle_{key}") for key in PEOPLE}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("@AnnLee: yes", "@handle_1: yes"),
        ("@Ann yes", "@handle_1 yes"),
        ("@bob yes", "@handle_2 yes"),
        ("@bobb yes", "@bobb yes"),
        ("@BobbyTables, yes", "@handle_3, yes"),
        ("(@Zoë) yes", "(@handle_4) yes"),
        ("@An yes", "@An yes"),
        ("@nobody yes", "@nobody yes"),
        ("`@bob` is code, mail@bob is none", "`@bob` is code, mail@bob is none"),
    ],
)
def test_whom_a_name_means(source: str, expected: str) -> None:
    assert Names(PEOPLE, MEMBERS).put_into(source)[0] == expected


def import_board(folder: Path) -> Report:
    with open_staging() as staging:
        staging.gather(read_stackexchange(folder, base="https://board.example"))
        return bring_in(staging, Plan(admin()))


def test_names_become_mentions_that_tell_nobody(app: Flask, tmp_path: Path) -> None:
    import_board(write_dump(tmp_path))
    end_reading()
    reply = session().scalars(select(Reply).where(Reply.source.contains("to the answer"))).one()
    assert reply.source == "@bob to the answer, @Ann_Lee"
    named = session().execute(select(User.handle, Mention.is_told).join(Mention, Mention.user_id == User.id))
    assert {tuple(row) for row in named} == {("bob", True), ("Ann_Lee", True)}
    parent = session().scalars(select(Reply).where(Reply.id == reply.parent_id)).one()
    assert (parent.source, reply.depth) == ("Because.", 2)
    assert session().scalars(select(Notification.id)).all() == session().scalars(select(Delivery.id)).all() == []
    before = session().scalars(select(func.count()).select_from(Mention)).one()
    assert not +import_board(tmp_path).taken
    assert session().scalars(select(func.count()).select_from(Mention)).one() == before
    assert [fault.words for fault in find_faults()] == []


@pytest.mark.slow
@pytest.mark.skipif(REAL is None, reason=WHY_SKIPPED)
def test_the_real_board_comes_in_whole(app: Flask) -> None:
    assert REAL is not None
    report = import_board(REAL)
    assert (report.taken["posts"], report.taken["comments"]) == (556, 1_095 + 3_454)
    end_reading()
    assert session().scalars(select(func.count()).select_from(Post)).one() == 556
    assert session().scalars(select(func.sum(PostCounters.reply_count))).one() == 4_549
    assert session().scalars(select(func.count()).select_from(Mention)).one() > 700
    assert session().scalars(select(func.count()).select_from(Notification)).one() == 0
    assert [fault.words for fault in find_faults()] == []
