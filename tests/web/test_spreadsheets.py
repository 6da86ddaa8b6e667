"""No cell of a file for spreadsheets is a formula."""

import csv

from forum.web.spreadsheets import csv_lines


def test_formulas_stay_text_and_everything_comes_back_as_it_was() -> None:
    harmless = ["a", "1-2", 'a "b", c', "two\nlines", "", "ø", -3, 1.5, None]
    harmful = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"]
    (first, second) = csv.reader([line for row in (harmless, harmful) for line in [*csv_lines([row])]])
    assert first == ["" if value is None else str(value) for value in harmless]
    assert second == [f"'{value}" for value in harmful]
