"""When a soak calls what a site holds level."""

from collections.abc import Callable

import pytest

from benchmarks.soak import Sample, judge


def _samples(memory: Callable[[int], float], files: Callable[[int], int]) -> list[Sample]:
    return [Sample(1_000 * number, memory(number), files(number)) for number in range(101)]


@pytest.mark.parametrize(
    ("memory", "files", "words"),
    [
        (lambda _number: 200.0, lambda _number: 60, []),
        # It rises while the site warms up, and goes up and down afterwards.
        (lambda number: 100 + min(number, 10) * 10 + number % 7, lambda number: 50 + number % 9, []),
        (lambda number: 200.0 - number / 10, lambda _number: 60, []),
        (lambda number: 200.0 + number / 5, lambda _number: 60, ["memory grew by 8.5%"]),
        (lambda _number: 200.0, lambda number: 60 + number, ["open files grew by 81"]),
    ],
)
def test_growth_after_warming_up_is_told(
    memory: Callable[[int], float], files: Callable[[int], int], words: list[str]
) -> None:
    assert judge(_samples(memory, files), warm=10_000) == words


def test_too_few_samples_say_nothing() -> None:
    level = _samples(lambda _number: 200.0, lambda _number: 60)
    assert judge(level[:25], warm=10_000) == ["only 15 samples were taken after warming up"]
