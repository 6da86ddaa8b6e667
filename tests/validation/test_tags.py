"""What a tag may be called, and which spellings are one."""

import pytest

from forum.errors import InvalidInput
from forum.validation.tags import TagName, check_tag, join_tags, parse_tags

WORLDWIDE = (
    TagName("שלום-עולם", "שלום עולם"),
    TagName("مرحبا", "مرحبا"),
    TagName("健康", "健康"),
    TagName("ไทย", "ไทย"),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ()),
        (" , ,, ", ()),
        ("Heart Health", (TagName("heart-health", "Heart Health"),)),
        ("heart  health ,HEART-HEALTH,#Heart health", (TagName("heart-health", "heart health"),)),
        ("bb, aa", (TagName("bb", "bb"), TagName("aa", "aa"))),
        ("שלום עולם, مرحبا، 健康、ไทย", WORLDWIDE),
        ("\u200fשלום\u200f, \u200e", (TagName("שלום", "שלום"),)),
        ("Straße, STRASSE", (TagName("strasse", "Straße"),)),
        ("Ｗｉｄｅ, wide", (TagName("wide", "Ｗｉｄｅ"),)),
        ("cafe\u0301, caf\u00e9", (TagName("caf\u00e9", "caf\u00e9"),)),
        ("covid-19\nlong covid", (TagName("covid-19", "covid-19"), TagName("long-covid", "long covid"))),
    ],
)
def test_what_is_read(typed: str, expected: tuple[TagName, ...]) -> None:
    found = parse_tags(typed)
    assert found == expected
    assert parse_tags(join_tags(found)) == found


@pytest.mark.parametrize(
    "typed",
    ["x", "#x", "a" * 41, "!!", "🎈🎈", "a\u202eb", "ab\u0000", "aa, bb, cc, dd, ee, ff", "aa," * 1000, "\ud800a"],
)
def test_what_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_tags(typed)
    assert caught.value.field == "tags"


def test_the_limits_are_those_that_are_said() -> None:
    assert check_tag("ab").name == "ab"
    assert len(check_tag("a" * 40).name) == 40
    assert len(parse_tags("aa, bb, cc, dd, ee")) == 5
