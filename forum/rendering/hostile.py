"""Guesses what a text would cost to parse and sanitise, so that a hostile one is shown plain instead.

The figures are nanoseconds measured on one slow core. They need not be exact: ordinary texts at the
greatest length stay far below the budget, hostile ones far above. Nothing is timed, so the same text
always gets the same answer.
"""

import re

MOST_NESTED = 20

_BUDGET = 250_000_000

# Cost of one occurrence, wherever it stands: an element or an entity made, parsed and sanitised.
_EACH: dict[str, int] = {
    "\n": 40_000,
    "*": 16_000,
    "_": 13_000,
    "~": 11_000,
    "`": 10_000,
    "&": 13_000,
    "<": 13_000,
    ">": 35_000,
    '"': 13_000,
    "\\": 7_000,
    "@": 55_000,
    "#": 20_000,
    "[": 20_000,
    "://": 60_000,
    "www.": 60_000,
}

_LIST_MARK = re.compile(r"(?<![^\s>])(?:[-+*]|\d{1,9}[.)])[ \t]")
_LIST_ITEM = 60_000

# Cost of one occurrence for each character of its paragraph: what the parser looks for again and again.
_EACH_BY_LENGTH: dict[str, float] = {"[": 2.5, "://": 18.0}

_BLANK_LINE = re.compile(r"\n[ \t>]*\n")


def is_hostile(source: str) -> bool:
    """Whether parsing the text would take longer than any honest text of its length."""
    items = sum(1 for _ in _LIST_MARK.finditer(source))
    if items * _LIST_ITEM + sum(source.count(mark) * cost for mark, cost in _EACH.items()) > _BUDGET:
        return True
    return sum(_cost_by_length(paragraph) for paragraph in _BLANK_LINE.split(source)) > _BUDGET


def _cost_by_length(paragraph: str) -> float:
    return len(paragraph) * sum(paragraph.count(mark) * cost for mark, cost in _EACH_BY_LENGTH.items())
