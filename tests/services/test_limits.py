"""How limits count addresses, and that attempts are forgotten by time and by nothing else."""

import pytest
from flask import Flask

from forum.db import unit_of_work
from forum.errors import TooMany
from forum.services import limits
from forum.services.limits import LIMITS, address_key, count_attempt
from forum.services.replies import create_reply, prepare_reply
from tests.support.factories import make_actor, make_blog, make_post
from tests.support.racing import Act, all_at_once


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("::ffff:c000:207", "192.0.2.7"),
        ("::1", "::/64"),
        ("", ""),
        ("unix:/run/forum.sock", "unix:/run/forum.sock"),
    ],
)
def test_addresses_as_they_are_counted(address: str, key: str) -> None:
    assert address_key(address) == key


def test_the_table_is_the_one_that_was_agreed() -> None:
    assert {name: (limit.amount, limit.seconds) for name, limit in LIMITS.items()} == {
        "sign-in account": (10, 300),
        "sign-in address": (10, 300),
        "sign-in site": (1000, 300),
        "registration tries address": (30, 1800),
        "registration address": (5, 1800),
        "confirmation account": (3, 21600),
        "reset address": (5, 1800),
        "reset account": (5, 1800),
        "reply newcomer": (1, 30),
        "reply member": (1, 5),
        "reply newcomer day": (10, 86400),
        "post newcomer": (1, 120),
        "post member": (1, 15),
        "post newcomer day": (3, 86400),
        "post member day": (20, 86400),
        "edit": (30, 600),
        "message account": (20, 3600),
        "legal notice address": (10, 3600),
        "feed address account": (10, 3600),
        "follow account": (100, 3600),
        "newsletter place": (10, 3600),
        "newsletter mailbox": (3, 21600),
        "newsletter test account": (20, 3600),
        "applications told": (1, 86400),
        "invitation account": (20, 86400),
        "second step account": (5, 300),
        "second step account hour": (20, 3600),
        "second step told": (1, 86400),
        "new device told": (5, 86400),
        "address change account": (5, 86400),
        "handle change account": (10, 86400),
    }


class On:
    """Settings with the limits on."""

    limits = "on"


@pytest.fixture
def limited_app(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The site with its limits on."""
    monkeypatch.setattr(limits, "current_settings", On)
    return app


def test_of_many_attempts_at_once_as_many_pass_as_one_after_the_other(limited_app: Flask) -> None:
    acts: list[Act] = [lambda work: count_attempt(work, "sign-in account", "walter")] * 20
    outcomes = all_at_once(limited_app, acts)
    assert [type(outcome) for outcome in outcomes if outcome is not None] == [TooMany] * 10


def test_attempts_that_were_rolled_back_do_not_count(limited_app: Flask) -> None:
    for _ in range(7):
        with unit_of_work() as work:
            count_attempt(work, "reset account", "walter@example.org")
            work.rollback()
    for _ in range(5):
        with unit_of_work() as work:
            count_attempt(work, "reset account", "walter@example.org")
    with pytest.raises(TooMany) as refused, unit_of_work() as work:
        count_attempt(work, "reset account", "walter@example.org")
    assert 1 <= refused.value.retry_after <= 1801
    with unit_of_work() as work:
        count_attempt(work, "reset account", "gerda@example.org")
        count_attempt(work, "reset address", "walter@example.org")


@pytest.mark.parametrize("trust_level", [0, 1])
def test_of_replies_to_several_posts_at_once_one_is_written(app: Flask, monkeypatch, trust_level: int) -> None:
    author, writer = make_actor("anna"), make_actor("walter", trust_level=trust_level)
    blog = make_blog()
    prepared = prepare_reply("The same everywhere.")

    def answer(post_id: int) -> Act:
        return lambda work: create_reply(
            work, actor=writer, post_id=post_id, parent_number=None, prepared=prepared, form_key="one form"
        )

    acts = [answer(make_post(author, blog, f"Post {number}")) for number in range(8)]
    monkeypatch.setattr(limits, "current_settings", On)
    outcomes = all_at_once(app, acts)
    assert [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)] == [TooMany] * 7
