"""How long texts are, in scripts with spaces and without."""

import pytest

from forum.rendering import count_words, minutes_to_read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("It rained – all day.", 4),
        ("don’t e-mail 3.5 mg", 4),
        ("… * —", 0),
        ("下雨了 today", 4),
        ("نزل المطر", 2),
        ("नमस्ते दुनिया", 2),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


def test_a_text_takes_a_minute_at_the_least() -> None:
    assert [minutes_to_read(words) for words in (1, 238, 500, 2_380)] == [1, 1, 2, 10]
