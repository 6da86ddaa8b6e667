"""What changed between two texts: nothing of either is lost, and only what changed is marked."""

from hypothesis import given
from hypothesis import strategies as st

from forum.rendering import Difference, compare
from forum.rendering.differences import MOST_WORDS

WORDS = st.lists(st.sampled_from(["a", "the", "rain", "it", "雨", "مطر", "\n", "\n\n", "don’t"]), max_size=30).map(
    " ".join
)


def kinds(difference: Difference) -> list[list[tuple[str, str]]]:
    return [[(piece.kind, piece.text) for piece in line] for line in difference.lines]


def signs(difference: Difference, *wanted: str) -> str:
    return "".join(piece.text for line in difference.lines for piece in line if piece.kind in wanted).replace(" ", "")


def bare(text: str) -> str:
    return "".join(text.split())


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_it(earlier: str, later: str) -> None:
    difference = compare(earlier, later)
    assert signs(difference, "same", "gone") == bare(earlier)
    assert signs(difference, "same", "new") == bare(later)
    assert len(difference.lines) >= len(later.splitlines())


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    difference = compare(text, text)
    assert (difference.gone, difference.new) == (0, 0)
    assert signs(difference, "gone", "new") == ""


def test_words_are_marked_and_not_their_lines() -> None:
    assert kinds(compare("It rained all day.\n\nWe stayed in.", "It rained half the day.\n\nWe stayed in.")) == [
        [("same", "It rained"), ("gone", " all"), ("new", " half the"), ("same", " day.")],
        [],
        [("same", "We stayed in.")],
    ]
    assert kinds(compare("下雨了", "下雪了")) == [[("same", "下"), ("gone", "雨"), ("new", "雪"), ("same", "了")]]
    assert kinds(compare("One.\nTwo.", "One. Two.")) == [[("same", "One."), ("same", " Two.")]]


def test_a_text_that_was_made_to_be_dear_counts_as_replaced() -> None:
    many = MOST_WORDS + 1
    difference = compare("a b " * many, "b a " * many)
    assert (difference.gone, difference.new) == (2 * many, 2 * many)
    assert [kind for kind, _text in kinds(difference)[-1]] == ["gone", "new"]
