"""Excerpts say what stands in the text, show what was found, and are pieces of plain text."""

from hypothesis import given
from hypothesis import strategies as st

from forum.search import Piece, excerpt_around, mark_found

LONG = "\n".join(f"This is line {number} of a long text about nothing at all." for number in range(40))


def text_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def found_in(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.is_found]


def test_words_are_found_whatever_their_case_and_accents() -> None:
    pieces = mark_found("Das CAFÉ am Cafe\u0301haus, cafe.", [("cafe",)])
    assert found_in(pieces) == ["CAFÉ", "cafe"]
    assert text_of(pieces) == "Das CAFÉ am Cafe\u0301haus, cafe."


def test_phrases_are_found_as_a_whole() -> None:
    assert found_in(mark_found("A second, a Second-Opinion second opinion", [("second", "opinion")])) == [
        "Second-Opinion",
        "second opinion",
    ]


def test_the_longest_of_several_counts() -> None:
    assert found_in(mark_found("side effects", [("side",), ("side", "effects")])) == ["side effects"]


def test_the_excerpt_lies_where_most_was_found() -> None:
    text = f"{LONG}\nSleep is good.\n{LONG}\nSleep and tablets do not mix.\n{LONG}"
    pieces = excerpt_around(text, [("sleep",), ("tablets",)])
    assert found_in(pieces) == ["Sleep", "tablets"]
    assert text_of(pieces).startswith("…")
    assert len(text_of(pieces)) < 320


def test_without_anything_found_it_is_the_beginning() -> None:
    pieces = excerpt_around(LONG, [("absent",)])
    assert found_in(pieces) == []
    assert text_of(pieces).startswith("This is line 0")
    assert excerpt_around("", []) == []


@given(st.text(), st.lists(st.lists(st.sampled_from(["a", "b", "é"]), min_size=1, max_size=3).map(tuple), max_size=3))
def test_nothing_is_lost_and_nothing_added(text: str, phrases: list[tuple[str, ...]]) -> None:
    assert text_of(mark_found(text, phrases)) == text
    excerpt_around(text, phrases)
