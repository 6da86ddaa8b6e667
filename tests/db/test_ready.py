"""Statements that are kept say the same as the library's own way of sending them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import BindParameter, bindparam, event, func, insert, select, text, union_all, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import UnmappedInstanceError

from forum.db import ago, db, read, session, unit_of_work, write
from forum.db.ready import Shown
from forum.models import CountDelta, SiteFact, User
from tests.support.statements import count_statements
from tests.support.web import make_member

NAMES: BindParameter[str] = bindparam("names", expanding=True)
LISTED = select(SiteFact.name, SiteFact.value).where(SiteFact.name.in_(NAMES)).order_by(SiteFact.name)


@pytest.fixture
def member(app: Flask) -> User:
    make_member(app, "walter")
    return session().scalars(select(User).where(User.handle == "walter")).one()


def add_facts(*names: str) -> None:
    with unit_of_work() as work:
        work.add_all(SiteFact(name=name, value=f"of {name}") for name in names)


@pytest.mark.parametrize("names", [[], ["a"], ["a", "c"], ["c", "nobody", "a", "b"]])
def test_lists_of_any_length(app: Flask, names: list[str]) -> None:
    add_facts("a", "b", "c")
    for _time in range(2):
        assert read(LISTED, {"names": names}).all() == session().execute(LISTED, {"names": names}).all()


def test_values_of_every_kind_in_a_union(app: Flask, member: User) -> None:
    def of(kind: str) -> Any:
        since = bindparam("since", type_=User.created_at.type)
        return select(User.handle, User.created_at, func.length(User.handle).label("letters")).where(
            User.state == kind, User.created_at >= since, User.created_at <= ago(), User.role.in_(["member", "admin"])
        )

    both = union_all(of("active"), of("closed"))
    values = {"since": datetime(2001, 1, 1, tzinfo=UTC)}
    (row,) = read(both, values).all()
    assert (row.handle, row.created_at, row.letters) == (member.handle, member.created_at, len(member.handle))
    assert row.created_at.tzinfo is UTC
    assert session().execute(both, values).all() == [row]


def test_what_is_missing_is_named(app: Flask) -> None:
    with pytest.raises(KeyError, match="wanted"):
        read(select(SiteFact.name).where(SiteFact.name == bindparam("wanted")), {"other": "a"})


def test_a_unit_of_work_reads_what_it_wrote(app: Flask) -> None:
    with unit_of_work() as work:
        work.add(SiteFact(name="new", value="x"))
        assert read(LISTED, {"names": ["new"]}).all() == [("new", "x")]


def test_it_is_counted_as_any_other(app: Flask) -> None:
    with count_statements() as sent:
        read(LISTED, {"names": ["a"]})
    assert len(sent) == 1
    assert "site_facts" in sent[0]


def test_what_the_database_refuses_is_said_as_by_the_library(app: Flask) -> None:
    def rename(old: str, new: str) -> None:
        db.session.remove()
        with db.engine.begin() as connection:
            connection.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    read(LISTED, {"names": ["a"]})
    rename("site_facts", "site_facts_away")
    with pytest.raises(DBAPIError, match="site_facts"):
        read(LISTED, {"names": ["a"]})
    rename("site_facts_away", "site_facts")
    assert read(LISTED, {"names": ["a"]}).all() == []


def test_an_entity_that_is_shown_cannot_be_changed(app: Flask, member: User) -> None:
    shown = Shown(User)
    row = read(select(*shown.columns).where(User.id == bindparam("user_id")), {"user_id": member.id}).one()
    found = shown.read(row)
    assert (found.id, found.handle, found.created_at) == (member.id, member.handle, member.created_at)
    with pytest.raises(AttributeError):
        found.handle = "other"
    with unit_of_work() as work, pytest.raises(UnmappedInstanceError):
        work.add(found)


def test_what_never_differs_is_part_of_the_text(app: Flask) -> None:
    add_facts("it's 50 %", "other")
    kept = select(SiteFact.value).where(SiteFact.name == "it's 50 %", SiteFact.value != bindparam("not_this")).limit(1)
    with count_statements() as sent:
        assert read(kept, {"not_this": "x"}).scalars().all() == ["of it's 50 %"]
    assert "it''s 50 %" in sent[0]
    assert "LIMIT 1" in sent[0]


NEW_FACT = insert(SiteFact).returning(SiteFact.value)


def test_a_change_that_is_kept_adds_and_gives_what_it_returns(app: Flask) -> None:
    with unit_of_work() as work:
        work.add(SiteFact(name="first", value="1"))
        given = [write(NEW_FACT, {"name": name, "value": f"of {name}"}).scalar_one() for name in "ab"]
        write(update(SiteFact).where(SiteFact.name == bindparam("which")).values(value="none"), {"which": "a"})
    rows = session().execute(select(SiteFact.name, SiteFact.value).order_by(SiteFact.name)).all()
    assert given == ["of a", "of b"]
    assert rows == [("a", "none"), ("b", "of b"), ("first", "1")]


def test_a_change_that_is_kept_names_all_values(app: Flask) -> None:
    def add() -> None:
        with unit_of_work():
            write(insert(CountDelta), {"user_id": 1, "blog_id": 1, "replies": 1})

    with pytest.raises(RuntimeError, match="default"):
        add()


def test_whoever_listens_for_changes_hears_of_those_that_are_kept(app: Flask) -> None:
    heard: list[Any] = []

    def note(_connection: Any, statement: Any, *_rest: Any) -> None:
        heard.append(statement)

    event.listen(db.engine, "before_execute", note)
    try:
        with unit_of_work():
            write(NEW_FACT, {"name": "a", "value": "x"})
    finally:
        event.remove(db.engine, "before_execute", note)
    assert NEW_FACT in heard
