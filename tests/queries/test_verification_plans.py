"""A batch that `forum verify` looks at costs the same wherever it stands, and however long the thread is."""

import re
from collections.abc import Sequence

import pytest
from flask import Flask

from forum.db import db, end_reading, paging
from forum.queries.verification import find_faults
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.plans import collect_statements, plan_of

BATCH = 7


@pytest.fixture
def plans(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Sequence[str]:
    """Of the statements that read a batch of posts or replies with what belongs to each, in order."""
    monkeypatch.setattr(paging, "BATCH_SIZE", BATCH)
    ann, blog = make_actor("ann"), make_blog()
    post_ids = [make_post(ann, blog) for _ in range(2 * BATCH)]
    for _ in range(3 * BATCH):
        reply(ann, post_ids[0])
    reply(ann, post_ids[1])
    end_reading()
    with collect_statements() as sent:
        assert list(find_faults()) == []
    batches = re.compile(rf"LIMIT {BATCH}(?: OFFSET \?)?\) AS anon_1\b")
    return [plan_of(statement, parameters) for statement, parameters in sent if batches.search(statement)]


def test_the_rows_of_a_batch_are_found_before_anything_is_joined_to_them(plans: Sequence[str]) -> None:
    """A join that is cut off afterwards may read the other table from its beginning."""
    # Twice through the posts, and twice through the thread, to its end and beyond it.
    assert len(plans) == 2 * 3 + 2 * 5
    for plan in plans:
        if db.engine.dialect.name == "sqlite":
            assert "'CO-ROUTINE anon_1'" in plan.splitlines()[0]
            assert "AUTOMATIC" not in plan
        else:
            assert not [step for step in _below_limits(plan) if re.search("Join|Nested Loop", step)], plan


def test_within_a_long_thread_a_batch_begins_at_its_first_reply(plans: Sequence[str]) -> None:
    is_sqlite = db.engine.dialect.name == "sqlite"
    begins = re.compile(r"\(post_id=\? AND id>\?\)" if is_sqlite else r"\(\(post_id = \S+\) AND \(id > ")
    assert len([plan for plan in plans if begins.search(plan)]) == 2 * 3


def _below_limits(plan: str) -> list[str]:
    """The steps of a plan of PostgreSQL whose rows a limit cuts off."""
    steps, limit = [], -1
    for line in plan.splitlines():
        step = line.removeprefix("('").removeprefix('("')
        depth = len(step) - len(step.lstrip(" "))
        limit = limit if 0 <= limit < depth else -1
        if limit >= 0:
            steps.append(step)
        elif re.match(r"(->  )?Limit\b", step.lstrip()):
            limit = depth
    return steps
