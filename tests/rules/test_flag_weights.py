"""Flags weigh what they should, and hide only together."""

import pytest

from forum.rules.flag_weights import CountedFlag, accuracy, flag_weight, flags_a_day, hides, hiding_score


@pytest.mark.parametrize(
    ("agreed", "disagreed", "expected"),
    [
        (0, 0, 0),
        (5, 0, 0),
        (0, 5, 0),
        (6, 0, 6.46),
        (20, 0, 10.8),
        (14, 6, 0),
        (10, 10, -3.09),
        (0, 20, -10.8),
        (100, 0, 16.61),
    ],
)
def test_accuracy(agreed, disagreed, expected) -> None:
    assert accuracy(agreed, disagreed) == expected


def test_weights_begin_at_one_and_never_fall_below_nothing() -> None:
    assert [flag_weight(level, False, 0, 0) for level in range(5)] == [1, 2, 3, 4, 5]
    assert flag_weight(4, True, 0, 0) == 6
    assert flag_weight(1, False, 6, 0) == 8.46
    assert flag_weight(4, False, 0, 20) == 0


def test_thresholds() -> None:
    assert [hiding_score(each) for each in ("low", "medium", "high", "off")] == [12.5, 8.33, 4.17, None]


def flag(flagger_id, weight, is_moderator=False) -> CountedFlag:
    return CountedFlag(flagger_id, weight, is_moderator)


@pytest.mark.parametrize(
    ("flags", "is_writer_moderator", "expected"),
    [
        ([], False, False),
        ([flag(1, 20)], False, False),
        ([flag(1, 10), flag(1, 10)], False, False),
        ([flag(1, 4.16), flag(2, 4.17)], False, True),
        ([flag(1, 4.16), flag(2, 4.16)], False, False),
        ([flag(1, 8.33, is_moderator=True)], False, True),
        ([flag(1, 6, is_moderator=True)], False, False),
        ([flag(1, 6, is_moderator=True), flag(2, 2.33)], False, True),
        ([flag(9, 20), flag(1, 8)], False, False),
        ([flag(1, 20), flag(2, 20)], True, False),
        ([flag(1, 6, is_moderator=True), flag(2, 20)], True, False),
        ([flag(1, 8.4, is_moderator=True)], True, True),
    ],
)
def test_hiding_at_medium_sensitivity(flags, is_writer_moderator, expected) -> None:
    assert hides(flags, "medium", writer_id=9, is_writer_moderator=is_writer_moderator) is expected
    assert not hides(flags, "off", writer_id=9, is_writer_moderator=is_writer_moderator)


def test_flags_a_day_grow_with_trust() -> None:
    assert [flags_a_day(level, 20) for level in range(5)] == [20, 20, 30, 40, 60]
