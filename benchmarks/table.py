"""Rows of measurements as a table in Markdown, each with what the project promises of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEADINGS = ("what", "measured", "floor, requests/s", "times the floor", "target", "")


@dataclass(frozen=True)
class Target:
    """What is promised: a figure of a row must be at least or at most `figure`, in `unit`."""

    figure: float
    unit: str
    is_least: bool = True

    def __str__(self) -> str:
        return f"{'≥' if self.is_least else '≤'} {number(self.figure)} {self.unit}"

    def is_met(self, figure: float) -> bool:
        return figure >= self.figure if self.is_least else figure <= self.figure


@dataclass(frozen=True)
class Row:
    """One measurement; `judged` is the figure that the target is about."""

    what: str
    measured: str
    floor: float | None = None
    ratio: float | None = None
    target: Target | None = None
    judged: float | None = None

    def cells(self) -> tuple[str, ...]:
        verdict = ""
        if self.target is not None and self.judged is not None:
            verdict = "met" if self.target.is_met(self.judged) else "**missed**"
        floor, ratio = ("" if figure is None else number(figure) for figure in (self.floor, self.ratio))
        return (self.what, self.measured, floor, ratio, str(self.target or ""), verdict)


def number(figure: float) -> str:
    """Three digits that say something, thousands parted."""
    size = abs(figure)
    return f"{figure:,.0f}" if size >= 100 else f"{figure:.1f}" if size >= 10 else f"{figure:.3g}"


def markdown(rows: Iterable[Row], headings: Sequence[str] = HEADINGS) -> str:
    lines = [headings, ["---"] * len(headings), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
