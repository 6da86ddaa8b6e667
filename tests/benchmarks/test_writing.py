"""Replies that are measured: no two alike, and figures also of none."""

from benchmarks.floor import BYTES, PAGE
from benchmarks.writing import summary, text_of


def test_texts_have_the_length_that_is_asked_for() -> None:
    texts = {text_of(300) for _ in range(50)}
    assert len(texts) == 50
    assert all(295 <= len(text) <= 300 for text in texts)


def test_figures_are_percentiles_and_a_rate() -> None:
    posted = summary([float(value) for value in range(1, 101)], errors=2, seconds=4)
    assert (posted.count, posted.errors, posted.p50, posted.per_second) == (100, 2, 50.5, 25)
    assert posted.p99 > 99
    assert summary([], errors=1, seconds=4).p99 == 0


def test_the_floor_is_as_long_as_is_said() -> None:
    assert len(PAGE) == BYTES
