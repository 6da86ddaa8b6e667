"""What makes two words the same, and that the words with their places are the words that are indexed."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.search.folding import LONGEST_WORD, MOST_WORDS, fold, spans

SIGNS = "abzABZ019_-'\"’#\\:%&|()*^{} \n\u00e9\u00c9\u0301\u00df\ufb01\u0130薬局각\u0939\u093f\u200b\u00ad🙂ß\u2126"
TEXTS = st.one_of(st.text(), st.text(st.sampled_from(SIGNS)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café CAFÉ cafe\u0301", ["cafe"] * 3),
        ("Straße STRASSE", ["strasse"] * 2),
        ("don't don’t", ["don", "t"] * 2),
        ("naïve ﬁne Ⅳ ２", ["naive", "fine", "iv", "2"]),
        ("state-of-the-art, 3.5 mg", ["state", "of", "the", "art", "3", "5", "mg"]),
        ("mary_b", ["mary", "b"]),
        ("薬局 각", ["薬", "局", "각"]),
        ("so\u00adft zero\u200bwidth", ["soft", "zerowidth"]),
        ("Ελλάδα ЁЖ", ["ελλαδα", "еж"]),
        ("?! … 🙂", []),
    ],
)
def test_words_are_whole_and_plain(text: str, words: list[str]) -> None:
    assert fold(text) == words


@given(TEXTS)
def test_words_hold_nothing_that_an_index_takes_for_its_own(text: str) -> None:
    for word in fold(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert not [char for char in word if char.isascii() and not (char.islower() or char.isdigit())]
        assert not any(map(str.isspace, word))


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    words = fold(text)
    assert fold(" ".join(words)) == words


@given(TEXTS)
def test_letters_of_either_case_and_any_form_are_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_each_word_has_its_place(text: str) -> None:
    found = spans(text)
    assert [span.word for span in found] == fold(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert [span.start for span in found] == sorted(span.start for span in found)


def test_a_text_is_indexed_up_to_a_number_of_words() -> None:
    assert len(fold("a " * (MOST_WORDS + 5))) == len(fold("é " * (MOST_WORDS + 5))) == MOST_WORDS


@pytest.mark.parametrize("text", ["\u0301" * 100_000, "é" * 100_000, "a" * 100_000, "薬" * 100_000, "_'" * 50_000])
def test_long_texts_take_no_longer_than_their_length_asks(text: str) -> None:
    begun = time.process_time()
    fold(text)
    assert time.process_time() - begun < 2
