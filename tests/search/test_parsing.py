"""What a search is read as: whatever is typed gives a search, and the parts that count for nothing have a reason."""

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.search import LONGEST, parse_query
from forum.search.parsing import MOST_FILTERS, MOST_IGNORED, MOST_WORDS

BERLIN = ZoneInfo("Europe/Berlin")
PIECES = st.sampled_from(
    ["by:", "in:", "tag:", "before:", "after:", "is:mine", "-", '"', "“", "by:gerda", "2026-03", "word", "é", " ", "::"]
)
TYPED = st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join))


def reasons(text: str) -> list[tuple[str, str]]:
    return [(part.text, part.reason) for part in parse_query(text).ignored]


def test_words_phrases_and_what_must_not_be_there() -> None:
    query = parse_query('Sleep "Second Opinion" -tablets -"side effects" “gut so”')
    assert query.words == (("sleep",), ("second", "opinion"), ("gut", "so"))
    assert query.not_words == (("tablets",), ("side", "effects"))
    assert query.ignored == ()


def test_a_word_of_several_parts_is_a_phrase() -> None:
    assert parse_query("state-of-the-art don't").words == (("state", "of", "the", "art"), ("don", "t"))


def test_a_quotation_mark_that_nobody_closed_reaches_to_the_end() -> None:
    assert parse_query('one "two three').words == (("one",), ("two", "three"))


def test_conditions() -> None:
    query = parse_query("by:@Gerda BY:walter -by:ruth in:sleep -in:news tag:diet is:mine")
    assert (query.by, query.not_by) == (("Gerda", "walter"), ("ruth",))
    assert (query.blogs, query.not_blogs, query.tags, query.is_mine) == (("sleep",), ("news",), ("diet",), True)
    assert query.words == ()


def test_days_begin_where_the_reader_is() -> None:
    query = parse_query("after:2026-03-28 before:2026-04", BERLIN)
    assert query.since == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert query.until == datetime(2026, 3, 31, 22, tzinfo=UTC)
    assert parse_query("after:2025").since == datetime(2026, 1, 1, tzinfo=UTC)
    assert parse_query("after:2025-12").since == datetime(2026, 1, 1, tzinfo=UTC)
    assert parse_query("before:2025").until == datetime(2025, 1, 1, tzinfo=UTC)


def test_the_narrower_of_two_dates_counts() -> None:
    query = parse_query("before:2026 before:2025 after:2020 after:2021")
    assert (query.since, query.until) == (datetime(2022, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ("by: sleep", ("by:", "no_value")),
        ('in:"" sleep', ('in:""', "no_value")),
        ("before:2026-13 sleep", ("before:2026-13", "bad_date")),
        ("after:yesterday sleep", ("after:yesterday", "bad_date")),
        ("before:2026-02-30 sleep", ("before:2026-02-30", "bad_date")),
        ("before:٢٠٢٦ sleep", ("before:٢٠٢٦", "bad_date")),
        ("-before:2026 sleep", ("-before:2026", "bad_date")),
        ("after:9999 sleep", ("after:9999", "bad_date")),
        ("before:0000 sleep", ("before:0000", "bad_date")),
        ("is:hers sleep", ("is:hers", "unknown_is")),
        ("-is:mine sleep", ("-is:mine", "unknown_is")),
        ("sleep ?!", ("?!", "no_words")),
        ("sleep 🙂", ("🙂", "no_words")),
        ('sleep ""', ('""', "no_words")),
    ],
)
def test_what_cannot_be_understood_is_left_out(text: str, ignored: tuple[str, str]) -> None:
    query = parse_query(text)
    assert query.words == (("sleep",),)
    assert reasons(text) == [ignored]


def test_nothing_but_what_must_not_be_there_is_no_search() -> None:
    for text in ("-tablets", "-by:gerda", '-"side effects" -in:news'):
        assert parse_query(text).is_empty
        assert reasons(text) == [(text, "only_not")]
    assert not parse_query("-tablets by:gerda").is_empty
    assert not parse_query("-tablets after:2025").is_empty


def test_operators_only() -> None:
    query = parse_query('by: in: - "" :: && || ( )')
    assert query.is_empty
    assert query.ignored


def test_a_search_of_ten_thousand_characters() -> None:
    query = parse_query("sleep " * 1_666 + "well")
    assert query.words == (("sleep",), ("well",))
    assert query.ignored == ()


def test_what_is_too_much_is_said() -> None:
    assert ("x", "too_long") in reasons("sleep ".ljust(LONGEST) + "x")
    words = parse_query(" ".join(f"word{number}" for number in range(100)))
    assert len(words.words) == MOST_WORDS
    assert {part.reason for part in words.ignored} == {"too_many"}
    assert len(words.ignored) == MOST_IGNORED
    assert len(parse_query(" ".join(f"by:m{number}" for number in range(100))).by) == MOST_FILTERS


@given(TYPED)
def test_whatever_is_typed_gives_a_search(text: str) -> None:
    query = parse_query(text, BERLIN)
    asked = (query.words, query.by, query.blogs, query.tags, query.is_mine, query.since, query.until)
    assert query.is_empty == (not any(asked))
    assert sum(map(len, (*query.words, *query.not_words))) <= MOST_WORDS
    assert all(word for phrase in query.words for word in phrase)
    assert len(query.ignored) <= MOST_IGNORED + 1
    assert "\0" not in "".join((*query.by, *query.blogs, *query.tags))
    for name in (*query.by, *query.blogs, *query.tags):
        name.encode()


@given(st.lists(PIECES, min_size=1, max_size=4).map("".join))
def test_the_longest_search_takes_no_longer_than_its_length_asks(piece: str) -> None:
    begun = time.process_time()
    parse_query((piece * LONGEST)[: LONGEST * 2])
    assert time.process_time() - begun < 1
