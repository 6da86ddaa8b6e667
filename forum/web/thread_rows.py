"""The rows of a thread as pages show them, and how they hang on each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.i18n import ngettext
from forum.web.views import WriterView


@dataclass(frozen=True)
class ParentView:
    number: int
    handle: str
    name: str
    url: str


@dataclass
class RowView:
    """A row as components/threads.html prints it; `tools` are the viewer's, as HTML."""

    number: int
    depth: int
    heading: str
    stub_text: str | None
    writer: WriterView | None
    date_text: str
    date_iso: str
    edited: bool
    history_url: str | None
    body_html: str
    parent: ParentView | str | None
    permalink: str
    tools: str
    opens: int = 0
    closes: int = 0
    has_children: bool = False
    children_label: str = ""
    next_sibling_url: str | None = None
    is_folded: bool = False
    is_unread: bool = False


def nest(rows: Sequence[RowView]) -> None:
    """Says for each row how many lists open before it and close after it, and what hangs on it in this window."""
    path: list[int] = []
    levels = []
    for row in rows:
        while path and path[-1] >= row.depth:
            path.pop()
        path.append(row.depth)
        levels.append(len(path))
    last_at: dict[int, RowView] = {}
    for index, row in enumerate(rows):
        level = levels[index]
        before = levels[index - 1] if index else 0
        after = levels[index + 1] if index + 1 < len(rows) else 0
        row.opens = max(level - before, 0)
        row.closes = max(level - after, 0)
        row.has_children = after > level
        if level <= before and level in last_at:
            last_at[level].next_sibling_url = f"#reply-{row.number}"
        last_at[level] = row
        for deeper in [found for found in last_at if found > level]:
            del last_at[deeper]
    _label_children(rows, levels)


def _label_children(rows: Sequence[RowView], levels: Sequence[int]) -> None:
    counts = [0] * len(rows)
    open_rows: list[int] = []
    for index, level in enumerate(levels):
        while open_rows and levels[open_rows[-1]] >= level:
            open_rows.pop()
        for above in open_rows:
            counts[above] += 1
        open_rows.append(index)
    for row, count in zip(rows, counts, strict=True):
        if count:
            row.children_label = ngettext("%(num)s reply", "%(num)s replies", count)
