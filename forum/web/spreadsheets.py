"""Lines of CSV that a spreadsheet opens without running anything in them."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

# A cell that begins with one of these is taken for a formula, or hides one behind a blank.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def safe_cell(value: Any) -> Any:
    """A text that a spreadsheet could take for a formula gets an apostrophe in front, so that it stays text."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def csv_lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """One text for each row, as RFC 4180 has it; None is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for row in rows:
        writer.writerow([safe_cell(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
