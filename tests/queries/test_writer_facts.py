"""What the rules are told of a writer costs the same however much they have written."""

import secrets

from flask import Flask
from sqlalchemy import update

from forum.db import db, unit_of_work
from forum.models import Reply
from forum.permissions import Actor
from forum.queries.rules import LOOKED_AT, get_writer_facts
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.plans import collect_statements

REPLIES = 12


def _thread() -> tuple[Actor, Actor, int]:
    """A newcomer and a member, with as many replies each in a thread, of which some were rejected."""
    blog = make_blog()
    new, old = make_actor("new", trust_level=0), make_actor("old")
    post_id = make_post(old, blog)
    for _time in range(REPLIES):
        reply(new, post_id, secrets.token_hex(4))
        reply(old, post_id, secrets.token_hex(4))
    with unit_of_work() as work:
        work.execute(update(Reply).where(Reply.number <= 6).values(state="rejected"))
    return new, old, post_id


def test_replies_are_counted_where_a_rule_asks(app: Flask) -> None:
    new, old, post_id = _thread()
    facts = {actor.handle: get_writer_facts(actor, post_id=post_id) for actor in (new, old)}
    assert (facts["new"].published_replies, facts["old"].published_replies) == (REPLIES - 3, 0)
    assert [facts[handle].rejected_lately for handle in ("new", "old")] == [3, 3]
    assert [facts[handle].has_written for handle in ("new", "old")] == [True, True]
    assert facts["old"].texts_lately == REPLIES + 1
    assert REPLIES < LOOKED_AT


def test_what_was_rejected_is_found_by_an_index_of_its_own(app: Flask) -> None:
    """Not by reading all that somebody ever wrote."""
    _new, old, post_id = _thread()
    with collect_statements() as sent:
        get_writer_facts(old, post_id=post_id)
    ((statement, parameters),) = sent
    is_sqlite = db.engine.dialect.name == "sqlite"
    with db.engine.connect() as connection:
        if not is_sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        plan = "\n".join(str(row) for row in connection.exec_driver_sql(f"{explain} {statement}", parameters))
    assert "ix_replies_rejected" in plan
