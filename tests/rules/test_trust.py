"""Who has which trust level, and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rules.trust import TrustFacts, TrustSettings, conditions, reached_level

DEFAULT = TrustSettings()
NEW = TrustFacts(days=0, published_replies=0)
READER = TrustFacts(days=1, published_replies=0, threads_entered=5, replies_read=30, minutes=10)
REGULAR = TrustFacts(
    days=15,
    published_replies=3,
    threads_entered=20,
    replies_read=100,
    minutes=60,
    reactions_given=1,
    reactions_received=1,
)
LEADER = replace(
    REGULAR,
    days_visited_lately=50,
    threads_answered_lately=10,
    percent_read_lately=25,
    reactions_given_lately=30,
    reactions_received_lately=20,
    people_reacting_lately=5,
    agreed_flags_lately=5,
)


@pytest.mark.parametrize(
    ("facts", "current", "expected"),
    [
        (NEW, 0, 0),
        (replace(NEW, days=3, published_replies=3), 0, 1),
        (replace(NEW, days=2, published_replies=3), 0, 0),
        (replace(NEW, days=3, published_replies=2), 0, 0),
        (replace(NEW, days=3, published_replies=3, agreed_flags=1), 0, 0),
        (replace(NEW, days=900, published_replies=900), 0, 1),
        (READER, 0, 1),
        (replace(READER, minutes=9, days=30, published_replies=30), 0, 0),
        (replace(READER, minutes=None), 0, 0),
        (REGULAR, 0, 2),
        (replace(REGULAR, reactions_received=0), 0, 1),
        (replace(REGULAR, reactions_received=None), 1, 1),
        (LEADER, 0, 3),
        (replace(LEADER, agreed_flags_lately=6), 2, 2),
        (LEADER, 4, 4),
        (NEW, 1, 1),
        (NEW, 3, 3),
        (NEW, 4, 4),
    ],
)
def test_levels(facts, current, expected) -> None:
    assert reached_level(facts, DEFAULT, current) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"days_visited_lately": 45}, 3),
        ({"days_visited_lately": 44}, 2),
        ({"people_reacting_lately": 4}, 2),
        ({"agreed_flags_lately": 6}, 2),
        ({"agreed_flags_lately": 6, "days_visited_lately": None}, 3),
        ({"days_visited_lately": 0, "is_earned": False}, 3),
    ],
)
def test_an_earned_level_3_is_lost_below_nine_tenths(change, expected) -> None:
    assert reached_level(replace(LEADER, **({"is_earned": True} | change)), DEFAULT, 3) == expected


def test_a_page_can_show_what_is_missing() -> None:
    shown = conditions(replace(NEW, days=4), DEFAULT)
    assert [(each.have, each.need, each.is_met, each.is_measured) for each in shown if each.level == 1] == [
        (4, 3, True, True),
        (0, 3, False, True),
        (0, 0, True, True),
    ]
    assert {each.is_measured for each in shown if each.level == 3} == {False}
    assert not any(each.is_met for each in shown if each.level == 3)
    assert [each.need for each in conditions(READER, DEFAULT) if each.level == 1] == [5, 30, 10]


numbers = st.one_of(st.none(), st.integers(0, 200))


@given(
    facts=st.builds(
        TrustFacts,
        days=st.integers(0, 200),
        published_replies=st.integers(0, 200),
        threads_entered=numbers,
        replies_read=numbers,
        minutes=numbers,
        reactions_given=numbers,
    ),
    current=st.integers(0, 4),
)
def test_a_granted_level_is_never_lowered(facts, current) -> None:
    assert current <= reached_level(facts, DEFAULT, current) <= 4
