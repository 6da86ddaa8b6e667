"""How limits count addresses, and that attempts are forgotten by time and by nothing else."""

import pytest
from flask import Flask

from forum.db import unit_of_work
from forum.errors import TooMany
from forum.services import limits
from forum.services.limits import LIMITS, address_key, count_attempt


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
    }


def test_attempts_that_were_rolled_back_do_not_count(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    class On:
        limits = "on"

    monkeypatch.setattr(limits, "current_settings", On)
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
