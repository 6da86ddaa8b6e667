"""What the check refuses, and that it says why."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from forum.demo_content.checking import check, mentions
from forum.demo_content.loading import DemoContent, load
from forum.demo_content.tables import Table

CONTENT = load()


def with_reply(content: DemoContent, **changes: object) -> DemoContent:
    """The content with the last reply of its first post changed."""
    post = content.posts[0]
    replies = (*post.replies[:-1], replace(post.replies[-1], **changes))  # type: ignore[arg-type]
    return replace(content, posts=(replace(post, replies=replies), *content.posts[1:]))


def with_post(content: DemoContent, **changes: object) -> DemoContent:
    post = replace(content.posts[0], **changes)  # type: ignore[arg-type]
    return replace(content, posts=(post, *content.posts[1:]))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda c: with_reply(c, to="nowhere"), "answers 'nowhere'"),
        (lambda c: with_reply(c, hours_ago=99_999.0), "not later"),
        (lambda c: with_reply(c, writer="nobody"), "no person 'nobody'"),
        (lambda c: with_reply(c, body="Hello @nobody_at_all."), "no person 'nobody_at_all'"),
        (lambda c: with_reply(c, state="removed"), "has a reason"),
        (lambda c: with_reply(c, key=c.posts[0].replies[0].key), "used twice"),
        (lambda c: with_post(c, blog="cellar"), "no blog 'cellar'"),
        (lambda c: with_post(c, writer="walt_b"), "not an author"),
        (lambda c: replace(c, people=c.people[1:]), "key of one person"),
        (lambda c: replace(c, people=(replace(c.people[0], handle="_x"), *c.people[1:])), "begins and ends"),
    ],
)
def test_a_fault_is_named(change: Callable[[DemoContent], DemoContent], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        check(change(CONTENT))


def test_mentions_end_where_the_handle_ends() -> None:
    assert mentions("Thanks, @walt_b's card (@ines_m), @bea_t.") == {"walt_b", "ines_m", "bea_t"}
    assert mentions("write to somebody@walt_b or see [me](/@walt_b)") == {"walt_b"}


@pytest.mark.parametrize(
    ("fields", "read", "complaint"),
    [
        ({}, lambda t: t.text("a"), "'a' is missing"),
        ({"a": "  "}, lambda t: t.text("a"), "not empty"),
        ({"a": 1}, lambda t: t.optional_text("a"), "must be a text"),
        ({"a": "x"}, lambda t: t.choice("a", ("y", "z")), "one of y, z"),
        ({}, lambda t: t.choice("a", ("y", "z")), "'a' is missing"),
        ({"a": 1}, lambda t: t.flag("a"), "true or false"),
        ({"a": True}, lambda t: t.whole("a"), "whole number"),
        ({"a": 0}, lambda t: t.hours("a"), "above 0"),
        ({"a": ["x", 1]}, lambda t: t.texts("a"), "list of texts"),
        ({"a": []}, lambda t: t.table("a"), "must be a table"),
        ({"a": {}}, lambda t: t.tables("a"), "list of tables"),
        ({"a": 1}, lambda t: t.end(), "unknown 'a'"),
    ],
)
def test_a_table_is_read_strictly(fields: dict[str, object], read: Callable[[Table], object], complaint: str) -> None:
    with pytest.raises(ValueError, match=f"shelf: .*{complaint}"):
        read(Table("shelf", fields))
