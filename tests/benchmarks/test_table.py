"""The table of measurements: figures, targets, and whether they are met."""

import pytest

from benchmarks.table import Row, Target, markdown, number


@pytest.mark.parametrize(
    ("figure", "words"), [(0, "0"), (0.01234, "0.0123"), (9.876, "9.88"), (12.34, "12.3"), (12_345.6, "12,346")]
)
def test_figures_have_three_digits_that_count(figure: float, words: str) -> None:
    assert number(figure) == words


def test_a_row_says_whether_its_target_is_met() -> None:
    least, most = Target(4, "× floor"), Target(50, "ms", is_least=False)
    rows = [
        Row("kept", "9,000 requests/s", 2_000, 4.5, least, 4.5),
        Row("made", "200 requests/s", 2_000, 0.1, least, 0.1),
        Row("posted", "p50 50 ms", target=most, judged=50),
        Row("of nothing", "1"),
    ]
    assert markdown(rows).splitlines()[2:] == [
        "| kept | 9,000 requests/s | 2,000 | 4.5 | ≥ 4 × floor | met |",
        "| made | 200 requests/s | 2,000 | 0.1 | ≥ 4 × floor | **missed** |",
        "| posted | p50 50 ms |  |  | ≤ 50.0 ms | met |",
        "| of nothing | 1 |  |  |  |  |",
    ]
