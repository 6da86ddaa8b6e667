"""What the rules are told of a writer costs the same however much they have written."""

import secrets

from flask import Flask
from sqlalchemy import update

from forum.db import db, unit_of_work
from forum.models import Reply
from forum.permissions import Actor
from forum.queries.rules import LOOKED_AT, get_writer_facts, list_sent_texts
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.plans import collect_statements, plan_of

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


def test_what_somebody_did_of_late_is_found_by_indexes(app: Flask) -> None:
    """Not by reading all that somebody ever wrote."""
    _new, old, post_id = _thread()
    with collect_statements() as sent:
        get_writer_facts(old, post_id=post_id)
        list_sent_texts(old.member_id, 5)
    facts, texts = (plan_of(statement, parameters) for statement, parameters in sent)
    assert "ix_replies_rejected" in facts
    assert "ix_posts_lately" in facts
    # PostgreSQL chooses by what it has counted, which is next to nothing here.
    assert "ix_posts_lately" in texts or db.engine.dialect.name == "postgresql"
